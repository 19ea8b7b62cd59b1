import json

import pytest
from worked_room import KAMPALA, KIRKLEES, SIDES, each_says, plausible

from kit.exercises import Exercise, load_pack
from kit.results import ResultView, from_json, headline, perceptions, summarise, to_json
from kit.results.snapshot_json import ResultNotReadable

PACK = load_pack()
WORDS = PACK.words("en")
EVERY = [exercise for name in PACK.manifest.workshops for exercise in PACK.workshop(name).exercises]
EVERY = [exercise for exercise in EVERY if not exercise.private and not exercise.together]  # of people


def test_a_checklist_counts_states_item_by_item() -> None:
    exercise = PACK.exercise("practicalities")
    room = each_says("practicalities", KIRKLEES, "visas", ["yes", "yes", "partly", "not-yet", "not-for-us"])
    visas, money, *_ = summarise(exercise, room, SIDES).items
    assert visas.groups[0].counts == {"yes": 2, "partly": 1, "not-yet": 1, "not-for-us": 1}
    assert visas.groups[1].withheld
    assert not visas.whole.withheld
    assert all(group.withheld for group in money.groups)


def test_a_choice_of_several_counts_people_and_answers_apart() -> None:
    exercise = PACK.exercise("kind-of-link")
    room = each_says("kind-of-link", KIRKLEES, "kind", [["twinning"]] * 3 + [["twinning", "community-links"]] + [[]])
    group = summarise(exercise, room, SIDES).items[0].groups[0]
    assert group.people == 4
    assert (group.counts["twinning"], group.counts["community-links"]) == (4, 1)
    assert group.declined == {"no-answer": 1}


def test_a_ranking_gives_three_two_and_one_points() -> None:
    exercise = PACK.exercise("opportunities")
    item = exercise.items[0].id
    values = [
        {
            "picked": ["funding", "networks", "trade-and-tourism"],
            "ranked": ["networks", "funding", "trade-and-tourism"],
        },
        {"picked": ["funding", "networks"], "ranked": ["networks", "funding"]},
        {"picked": ["funding"], "ranked": ["funding"]},
        {"picked": ["funding", "environment"], "ranked": ["environment"]},
    ]
    picked, ranked = summarise(exercise, each_says("opportunities", KIRKLEES, item, values), SIDES).items
    assert picked.groups[0].counts["funding"] == 4
    points = {answer: number for answer, number in ranked.groups[0].points.items() if number}
    assert points == {"networks": 6, "funding": 7, "trade-and-tourism": 1, "environment": 3}
    assert ranked.groups[0].counts["networks"] == 2


def test_both_ends_of_a_paired_scale_and_what_each_side_sees_of_the_other() -> None:
    exercise = PACK.exercise("challenges")
    ours = each_says("challenges", KIRKLEES, "image", [{"us": 1, "them": 5}] * 2 + [{"us": 5, "them": 5}] * 2)
    theirs = each_says("challenges", KAMPALA, "image", [{"us": 2, "them": 3}] * 8 + [{"us": 2}])
    result = summarise(exercise, ours + theirs, SIDES)
    us, them = (item for item in result.items if item.item == "image")
    assert (us.groups[0].mean, us.groups[0].disagreement) == (3, 1)
    assert (us.groups[1].people, them.groups[1].people) == (9, 8)
    assert [(each.about, each.own, each.by, each.believed) for each in perceptions(result, SIDES)] == [
        (KIRKLEES.id, 3, KAMPALA.id, 3),
        (KAMPALA.id, 2, KIRKLEES.id, 4.5),
    ]
    text = exercise.item("image").text
    assert headline(ResultView(result, exercise, SIDES, WORDS)) == (
        f"Seen most differently: “{text}”. Kampala says 2.0 of 5 about itself. Kirklees believed about 4.5."
    )


def test_the_headline_gives_each_side_its_own_first_item() -> None:
    exercise = PACK.exercise("practicalities")
    room = [
        *each_says("practicalities", KIRKLEES, "visas", ["yes", "not-yet", "not-yet", "partly"]),
        *each_says("practicalities", KIRKLEES, "elections", ["yes"] * 4),
        *each_says("practicalities", KAMPALA, "visas", ["yes"] * 5),
        *each_says("practicalities", KAMPALA, "elections", ["yes", "yes", "yes", "yes", "partly"]),
    ]
    result = summarise(exercise, room, SIDES)
    visas, elections = (exercise.item(name).text.rstrip(".") for name in ("visas", "elections"))
    assert headline(ResultView(result, exercise, SIDES, WORDS)) == (
        f"Most often still missing: Kirklees “{visas}” (3 of 4); Kampala “{elections}” (1 of 5)."
    )


def test_the_headline_says_when_sides_agree_and_when_too_few_answered() -> None:
    exercise = PACK.exercise("kind-of-link")
    room = [
        *each_says("kind-of-link", KIRKLEES, "kind", [["twinning"]] * 4),
        *each_says("kind-of-link", KAMPALA, "kind", [["twinning"]] * 5),
    ]
    agreed = headline(ResultView(summarise(exercise, room, SIDES), exercise, SIDES, WORDS))
    twinning = exercise.items[0].options[0].text
    assert agreed == f"Chosen most often: on every side “{twinning}” (Kirklees 4 of 4, Kampala 5 of 5)."
    few = headline(ResultView(summarise(exercise, room[:3], SIDES), exercise, SIDES, WORDS))
    assert few == WORDS["withheld-too-few"].format(minimum=4)


@pytest.mark.parametrize("exercise", EVERY, ids=lambda exercise: exercise.id)
@pytest.mark.parametrize("people", [(9, 7), (30, 2), (4, 0), (0, 0), (3, 3), (1, 0)], ids=str)
def test_every_exercise_has_a_result_that_survives_json_and_a_headline(
    exercise: Exercise, people: tuple[int, int]
) -> None:
    room = plausible(exercise, dict(zip(SIDES, people, strict=True)))
    result = summarise(exercise, room, SIDES)
    assert from_json(json.loads(json.dumps(to_json(result)))) == result
    sentence = headline(ResultView(result, exercise, SIDES, WORDS))
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_a_result_of_another_format_is_refused_in_plain_words() -> None:
    with pytest.raises(ResultNotReadable, match="reveal the exercise again"):
        from_json({"format": 99})
