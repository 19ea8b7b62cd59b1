"""`mutuality check` rejects a pack that is wrong in one place, with the file, the line, and how to fix it."""

from pathlib import Path

import pytest
from mutuality import mutuality
from small_pack import DEBRIEF, SmallPack, write_small_pack

PACK, ARRIVE, LEAVE, STAY = "pack.yaml", "en/arrive.yaml", "en/leave.yaml", "en/stay.yaml"
COMMON = f"""\
    purpose: You do it.
    instructions: Do it.
    minutes: 7
    from: kit
    where-this-comes-from: Our own.
{DEBRIEF}"""

MOST_MESSAGES = 4

# A workshop of the kinds that the small pack has not: a sheet, rows, a schedule, a guess, a plane, rounds, episodes.
STORY = " ".join(["word"] * 60)
WORKSHOP_STAY = f"""\
workshop: stay
title: Staying
short-title: Stay
minutes: 60
purpose: You stay.
outcomes: [You know more., You plan.]
introduction: While you are here.
closing: Stay well.
cases:
  - id: two-towns
    title: Two towns
    facts:
      - {{id: water, text: They share a river., from: a-book}}
episodes:
  - {{id: ferry, title: The ferry, case: two-towns, text: {STORY}, from: a-book, level: personal}}
  - {{id: bridge, title: The bridge, case: two-towns, text: {STORY}, from: a-book}}
episode-sets:
  - id: short
    title: Short
    text: For an hour.
    episodes: [ferry, bridge]
exercises:
  - id: sheet
    kind: canvas
    title: A sheet
{COMMON}    items:
      - {{id: why, short: Why, text: Why do you build it?}}
      - {{id: who, short: Who, text: Who comes?}}
    checks:
      - id: nobody
        text: Who will come?
        rule: There is a reason and nobody comes.
        when: [{{filled: [why], empty: [who]}}]
  - id: steps
    kind: plan
    title: Steps
    core: false
{COMMON}    items:
      - {{id: what, short: What, text: What will you do?}}
      - {{id: day, short: By when, text: By when?, type: date}}
  - id: days
    kind: schedule
    title: Days
    core: false
    spacing: 12
{COMMON}    items:
      - {{id: first, text: You meet.}}
      - {{id: second, text: You meet again., after: 1}}
  - id: spot
    kind: place
    title: A spot
    core: false
    axes:
      x: {{label: price, low: cheap, high: dear}}
      y: {{label: age, low: new, high: old}}
{COMMON}    items:
      - {{id: here, short: Here, text: Where are we?}}
  - id: ways
    kind: paired-scale
    title: Ways
    core: false
    labels: [Never, Always]
    us: For us
    them: For them
    matters: {{text: What matters most?, pick: 1}}
{COMMON}    items:
      - {{id: road, text: By road}}
      - {{id: rail, text: By rail}}
  - id: their-choice
    kind: guess
    of: ways
    title: Their choice
    core: false
{COMMON}    items:
      - id: first-guess
        text: What will they choose?
        rank: 1
        options:
          - {{id: road, text: By road}}
          - {{id: rail, text: By rail}}
  - id: twice
    kind: scale
    rounds: 2
    labels: [Never, Always]
    title: Twice
    core: false
{COMMON}    items:
      - {{id: toll, text: A toll is fair.}}
  - id: each-story
    kind: open
    for-each: episode
    title: Each story
    core: false
{COMMON}    items:
      - {{id: lesson, text: What do you learn from it?}}
"""

# What is changed, where, into what; how many lines further down the fault is shown; and the words that name it.
WRONG = [
    # the manifest
    (PACK, "id: bridges", "id: My Bridges", 0, "'My Bridges' is not of the form of an id; use small letters"),
    (PACK, "authors: [Riverton and Lakeside]", "authors: Riverton", 0, "must be a list; put a hyphen before each"),
    (PACK, "workshops: [arrive, leave, stay]", "workshops: [arrive, leave, stay, rest]", None, "this file is missing"),
    # the form of a file
    (STAY, "    title: A spot\n", "\ttitle: A spot\n", 0, "spaces, never tabs"),
    (STAY, "title: The bridge, case", "title: The bridge', case: [", None, "not valid YAML"),
    (STAY, "closing: Stay well.\n", "closing: Stay well.\nclosing: Go.\n", 1, "'closing' stands here twice"),
    (STAY, "closing: Stay well.", "closing:", 0, "has nothing after it"),
    (
        STAY,
        "    where-this-comes-from: Our own.\n",
        "",
        None,
        "exercises.sheet.where-this-comes-from: is missing; add it",
    ),
    (STAY, "kind: canvas", "kind: canvass", 0, "there is no kind 'canvass'; the kinds are"),
    (STAY, "    of: ways", "    offer: ways", 0, "offer: is not known here"),
    (STAY, "    of: ways", "    off: ways", 0, "this name is read as a number, or as true or false"),
    (STAY, "closing: Stay well.", "closing: null", 0, "or 'null' or '~', which mean nothing"),
    (STAY, "outcomes: [You know more., You plan.]", "outcomes:", 0, "has nothing after it"),
    (STAY, "spacing: 12", "spacing: 012", 0, "'012' would be read as 10; write the number without zeros"),
    (STAY, "minutes: 60", "minutes: 1:30", 0, "'1:30' would be read as 90"),
    (STAY, "minutes: 60", "minutes: 0x20", 0, "'0x20' would be read as 32"),
    (STAY, "closing: Stay well.", "<<: {closing: Stay well.}\nclosing: Go.", 0, "'<<' takes over lines from elsewhere"),
    (STAY, "minutes: 60", "minutes: sixty", 0, "'sixty' is not a whole number"),
    (STAY, "outcomes: [You know more., You plan.]", "outcomes: [You plan.]", 0, "there must be at least 2 here"),
    (STAY, "core: false", "core: sometimes", 0, "'sometimes' is neither true nor false"),
    # ids
    (STAY, "id: water", "id: Water level", 0, "'Water level' is not of the form of an id"),
    (STAY, "{id: who, short", "{id: why, short", 0, "two items have the id 'why'"),
    (STAY, "{id: bridge, title", "{id: ferry, title", 0, "two episodes have the id 'ferry'"),
    (STAY, "  - id: steps", "  - id: sheet", 0, "two exercises have the id 'sheet'"),
    (STAY, "  - id: spot", "  - id: who", 0, "arrive.yaml has an exercise 'who' too"),
    (STAY, "{id: two, text", "{id: one, text", 0, "two of the debrief have the id 'one'"),
    (ARRIVE, "id: outside, text", "id: office, text", 0, "two options have the id 'office'"),
    (LEAVE, "id: stars, text", "id: bread, text", 0, "two options have the id 'bread'"),
    # ids that the kit uses itself, so that answers would end in the wrong place
    (STAY, "{id: first, text: You meet.}", "{id: start, text: You meet.}", 0, "'start' has a meaning of its own"),
    (STAY, "{id: first, text: You meet.}", "{id: spacing, text: You meet.}", 0, "'spacing' has a meaning of its own"),
    (STAY, "{id: first, text: You meet.}", "{id: holidays, text: You meet.}", 0, "in a schedule; give this item"),
    (STAY, "{id: who, short: Who", "{id: shared, short: Who", 0, "'shared' has a meaning of its own in a canvas"),
    (STAY, "{id: what, short: What", "{id: shared, short: What", 0, "'shared' has a meaning of its own in a plan"),
    (STAY, "{id: what, short: What", "{id: rows, short: What", 0, "'rows' has a meaning of its own in a plan"),
    (STAY, "{id: road, text: By road}", "{id: matters, text: Road}", 0, "'matters' has a meaning of its own"),
    (STAY, "{id: road, text: By road}", "{id: cannot-say, text: Road}", 0, "'cannot-say' has a meaning of its own"),
    (ARRIVE, "{id: office,", "{id: rather-not-say,", 0, "'rather-not-say' has a meaning of its own among answers"),
    (ARRIVE, "{id: office,", "{id: no-answer,", 0, "no option was chosen; give this option another id"),
    (LEAVE, "{id: peace,", "{id: cannot-say,", 0, "'cannot-say' has a meaning of its own among answers"),
    (STAY, "{id: here, short", "{id: constructor, short", 0, "'constructor' has a meaning of its own in every browser"),
    (PACK, "workshops: [arrive, leave, stay]", "workshops: [arrive, leave, stay, map]", 0, "'map' has a meaning"),
    (PACK, "workshops: [arrive, leave, stay]", "workshops: [arrive, leave, stay, con]", 0, "name of a file"),
    (
        PACK,
        "workshops: [arrive, leave, stay]",
        "workshops: [arrive, leave, stay, leave]",
        0,
        "'leave' stands here twice",
    ),
    (PACK, "languages: [en, fr]", "languages: [en, fr, en]", 0, "'en' stands here twice"),
    # what names something else
    (STAY, "empty: [who]", "empty: [whom]", 0, "'sheet' has no box 'whom'; the boxes are why, who"),
    (STAY, "The ferry, case: two-towns", "The ferry, case: one-town", 0, "there is no case 'one-town'"),
    (STAY, "episodes: [ferry, bridge]", "episodes: [ferry, tunnel]", 0, "there is no episode 'tunnel'"),
    (STAY, "of: ways", "of: means", 0, "this workshop has no exercise 'means' to guess"),
    (STAY, "          - {id: rail,", "          - {id: boat,", 0, "'boat' is no item or option of 'ways'"),
    (STAY, "They share a river., from: a-book", "They share a river., from: a-tale", 0, "no source 'a-tale'"),
    (STAY, "matters: {text: What", "matters: {from: a-tale, text: What", 0, "no source 'a-tale'"),
    # what a kind allows
    (STAY, "type: date", "type: day", 0, "'day' cannot stand here; write 'text', 'person' or 'date'"),
    (STAY, "spacing: 12", "spacing: 0", 0, "0 is too small; write 1 or more"),
    (STAY, "spacing: 12", "spacing: 60", 0, "60 is too much; write 52 or less"),
    (STAY, "rounds: 2", "rounds: 3", 0, "3 cannot stand here; write 1 or 2"),
    (STAY, "for-each: episode", "for-each: case", 0, "'case' cannot stand here; write 'episode'"),
    (STAY, "level: personal", "level: private", 0, "'private' cannot stand here; write 'espoused'"),
    (STAY, "    of: ways\n", "    of: ways\n    private: false\n", 1, "False cannot stand here; write True"),
    (LEAVE, "kind: open", "kind: open\n    private: true\n    sealed: true", 1, "what is private is never shown"),
    (STAY, "kind: canvas", "kind: canvas\n    private: true", 1, "cannot be 'sealed' or done 'together'"),
    # what a room can bear
    (STAY, "instructions: Do it.", "instructions: " + "Do it. " * 31, 0, "62 words are too many"),
    (STAY, "introduction: While you are here.", "introduction: " + "Here. " * 201, 0, "use at most 200"),
    (STAY, DEBRIEF, "", None, "'sheet' has 0 questions for the talk after it"),
    (STAY, "minutes: 7\n", "minutes: 2\n", 0, "answering 'sheet' alone takes 6.0 minutes"),
    (STAY, "minutes: 7\n", "minutes: 91\n", None, "the core exercises take 91 minutes"),
    (STAY, "low: cheap", "low: <i>cheap</i>", 0, "low: '<i>' would be shown as it stands"),
    (STAY, "rule: There is", "rule: <br>There is", 0, "rule: '<br>' would be shown as it stands"),
    # translations
    ("fr/stay.yaml", "      - {id: who, short: Who, text: Who comes?}\n", "", None, "has no box 'who'"),
    (
        "fr/stay.yaml",
        "      - {id: rail, text: By rail}\n  - id",
        "  - id",
        None,
        "'rail' in items of exercise 'ways' is missing",
    ),
    ("fr/stay.yaml", "{id: first, text: You meet.}", "{id: begin, text: You meet.}", 0, "'begin' in items"),
    ("fr/stay.yaml", "after: 1}", "after: 2}", 0, "after of 'second' in items of exercise 'days' is 2.0 here and 1.0"),
    ("fr/stay.yaml", "filled: [why], ", "filled: [who], ", 0, "filled of "),
    ("fr/stay.yaml", ", type: date", ", type: text", 0, "type of 'day' in items of exercise 'steps' is text here"),
    ("fr/interface.yaml", '"{count} people"', '"{number} people"', 0, "must have these placeholders: {count}"),
    ("fr/interface.yaml", "saved: Saved\n", "", None, "'saved' is missing; 'en' has it"),
]


@pytest.fixture
def pack(tmp_path: Path) -> SmallPack:
    """The small pack with a third workshop."""
    small = write_small_pack(tmp_path / "pack")
    small.change(PACK, "workshops: [arrive, leave]", "workshops: [arrive, leave, stay]")
    for language in ("en", "fr"):
        small.write(f"{language}/stay.yaml", WORKSHOP_STAY)
    return small


def check(pack: SmallPack) -> tuple[int, list[str]]:
    """The exit code of the command, and the lines that it prints."""
    done = mutuality("check", pack.folder)
    return done.exit_code, done.stdout.splitlines()


def test_the_pack_is_right_before_it_is_spoilt(pack: SmallPack) -> None:
    code, lines = check(pack)
    assert code == 0, lines


@pytest.mark.parametrize(("file", "old", "new", "below", "message"), WRONG, ids=[each[-1][:40] for each in WRONG])
def test_a_wrong_pack_is_rejected_with_its_line(
    pack: SmallPack, file: str, old: str, new: str, below: int | None, message: str
) -> None:
    """`below`: how many lines under the change the fault is shown; None where something is not there to be shown."""
    line = pack.change(file, old, new)
    code, lines = check(pack)
    assert code == 1
    faults = [each for each in lines if message in each]
    assert faults, lines
    if below is not None:
        assert [each.partition(": ")[0] for each in faults] == [f"{pack.folder / file}:{line + below}"], lines
    assert len(lines) <= MOST_MESSAGES, "one slip makes few messages"
