"""Episodes: written once in a workshop, asked about one by one, checked line by line, and translated whole."""

import pytest
from small_pack import DEBRIEF, SmallPack

from kit.exercises import Scale, Workshop, load_pack, one_by_one
from kit.exercises.check import EPISODE_WORDS, check_pack
from kit.exercises.episodes import blank_section
from kit.exercises.times import count_words, minutes_to_answer, minutes_to_read

STORY = " ".join(["word"] * 60)
EPISODES = f"""\
cases:
  - {{id: ferry, title: A ferry}}
episodes:
  - {{id: storm, title: The storm, case: ferry, level: personal, from: a-book, text: {STORY}}}
  - {{id: calm, title: The calm, from: a-book, text: {STORY}}}
  - {{id: ours, title: Our own, blank: true, from: kit, text: Tell it.}}
episode-sets:
  - {{id: quiet, title: Quiet, text: To begin with., episodes: [calm]}}
exercises:
  - id: learned
    kind: choice
    for-each: episode
    title: Learned
    purpose: You look.
    instructions: Choose.
    minutes: 2
    from: kit
    where-this-comes-from: Our own.
{DEBRIEF}    items:
      - {{id: much, text: Much?, options: [{{id: some, text: Some}}, {{id: none, text: None}}]}}
      - {{id: more, text: More?, core: false, options: [{{id: some, text: Some}}, {{id: none, text: None}}]}}
"""
FILE, FRENCH = "en/arrive.yaml", "fr/arrive.yaml"


@pytest.fixture
def stories(pack: SmallPack) -> SmallPack:
    """The small pack with episodes, and an exercise about each, in both languages."""
    for file in (FILE, FRENCH):
        pack.change(file, "exercises:\n", EPISODES)
    return pack


def workshop(pack: SmallPack) -> Workshop:
    return load_pack(pack.folder).workshop("arrive")


def test_it_is_asked_about_each_episode_those_of_the_sets_first(stories: SmallPack) -> None:
    assert check_pack(stories.folder) == []
    learned = workshop(stories).exercise("learned")
    assert list(learned.places())[:3] == ["calm.much", "calm.more", "storm.much"]
    assert [section.title for section in learned.sections] == ["The calm", "The storm", "Our own"]
    assert [(episode.id, len(asked.items)) for episode, asked in one_by_one(learned)] == [
        ("calm", 2),
        ("storm", 2),
        ("ours", 2),
    ]
    assert [item.id for item in blank_section(learned).items] == ["{episode}.much", "{episode}.more"]
    assert [item.id for item in workshop(stories).written[0].items] == ["much", "more"]


def test_one_episode_is_enough(stories: SmallPack) -> None:
    learned = workshop(stories).exercise("learned")
    assert not learned.is_complete({})
    assert not learned.is_complete({"storm.more": "some", "calm.more": "none"})
    assert learned.is_complete({"storm.much": "rather-not-say"})
    assert not learned.is_complete({"storm.much": None})


BROKEN = [
    (FILE, f"level: personal, from: a-book, text: {STORY}", "from: a-book, text: Short", 0, "'storm' has 1 words"),
    (FILE, f"calm, from: a-book, text: {STORY}", f"calm, from: a-book, text: {STORY} {STORY} a", 0, "has 121 words"),
    (FILE, "episodes: [calm]", "episodes: [wind]", None, "names the episode 'wind', which is not here"),
    (FILE, "case: ferry", "case: train", None, "is of the case 'train', which is not here"),
    (FILE, "id: calm, title: The calm", "id: storm, title: The calm", None, "two episodes have the id 'storm'"),
    (FILE, "title: The calm", "title: The calm that came after the storm", 0, "at most 30 characters"),
    (FILE, "level: personal", "level: planetary", 0, "level"),
    (FILE, "minutes: 2", "minutes: 1", 0, "answering 'learned' alone takes 1.4 minutes"),  # 0.6 of it for reading
    (FILE, "Much?,", "<b>Much</b>?,", 0, "'<b>' would be shown"),
    (FILE, "id: more, text", "id: more, from: nobody, text", 0, "no source 'nobody'"),
    (FILE, "    for-each: episode\n", "    afterwards: reading\n", None, "'afterwards' tells of an episode"),
    (FRENCH, "id: more, text", "id: plus, text", 0, "'plus' in items of exercise 'learned' is not in 'en'"),
    (FRENCH, "id: calm, title", "id: calme, title", None, "calm"),
]


@pytest.mark.parametrize(("file", "old", "new", "below", "message"), BROKEN)
def test_a_fault_is_found_once_and_with_its_line(
    stories: SmallPack, file: str, old: str, new: str, below: int | None, message: str
) -> None:
    line = stories.change(file, old, new)
    if file == FILE and below is None:
        stories.change(FRENCH, old, new)
    found = [fault for fault in check_pack(stories.folder) if message in fault.message]
    assert {stories.where(fault)[0] for fault in found} >= {file}
    in_file = [stories.where(fault)[1] for fault in found if stories.where(fault)[0] == file]
    assert len(in_file) == 1
    if below is not None:
        assert in_file == [line + below]


def test_reading_is_counted_once_and_two_rounds_twice() -> None:
    kit = load_pack()
    dilemma = kit.exercise("dilemma")
    assert isinstance(dilemma, Scale)
    assert minutes_to_answer(dilemma) == 2 * 7 * 12 * 1.5 / 60
    assert minutes_to_answer(kit.exercise("case-terrain")) == 2 * 30 * 1.5 / 60
    assert minutes_to_read([STORY, "one"]) == 0.6


def test_the_kits_own_stories() -> None:
    ours = load_pack().workshop("mutuality-cases")
    fewest, most = EPISODE_WORDS
    told = [episode for episode in ours.episodes if not episode.blank]
    assert len(told) == 36
    assert all(fewest <= count_words(episode.text) <= most for episode in told)
    assert all(episode.reading and episode.counter and episode.teller and episode.level for episode in told)
    assert not any("“" in episode.text or '"' in episode.text for episode in told)  # retold, never quoted
    placed = {episode.id for episode in told if episode.terrain}
    assert placed == {"giving-back", "sit-down-first", "superiority", "invisible-culture"}
    opening = ours.episode_sets[0].episodes
    assert {"representation-model", "standards", "bus-lane"} <= set(opening)
    assert not {"qualified-yet-poor", "humbled"} & set(opening)
    blank = {episode.id for episode in ours.episodes if episode.blank}
    assert blank == {"our-story-south", "our-story-north"}
    facts = " ".join(fact.text for case in ours.cases for fact in case.facts)
    assert "2003" in facts and "2004" in facts and "44 interviews" in facts
