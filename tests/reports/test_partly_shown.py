"""Results of which only a part is shown, or whose exercise was changed since: every way out still works."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from worked_room import KAMPALA, KIRKLEES, SIDES, each_says, plausible

from kit.charts import describe, group_svg, table
from kit.exercises import Exercise, Open, Pack, PickAndRank, Plane, Scale, load_pack
from kit.reports.answer_rows import answer_rows
from kit.reports.kind import Row
from kit.reports.result_rows import result_rows
from kit.responses import Answered
from kit.results import GroupResult, ResultView, from_json, headline, summarise, to_json

PACK = load_pack()
WORDS = PACK.words("en")
ABOUT: dict[str, Any] = {"purpose": "To try", "instructions": "Answer", "minutes": 1, "where-this-comes-from": "kit"}
LABELS = ["not", "a little", "some", "much", "fully"]
SCALE = Scale.model_validate(
    {
        **ABOUT,
        "id": "a-scale",
        "title": "A scale",
        "labels": LABELS,
        "items": [{"id": "one", "text": "One"}, {"id": "two", "text": "Two"}],
    }
)
LETTERS = [{"options": [{"id": letter, "text": f"Letter {letter}"} for letter in "abc"]}]
NUMBERS = [{"options": [{"id": number, "text": f"Number {number}"} for number in "123"]}]
PICKS = PickAndRank.model_validate(
    {
        **ABOUT,
        "id": "some-picks",
        "title": "Some picks",
        "items": [
            {"id": "letters", "text": "Letters?", "groups": LETTERS},
            {"id": "numbers", "text": "Numbers?", "groups": NUMBERS},
        ],
    }
)


PLANE = Plane.model_validate(
    {
        **ABOUT,
        "id": "a-plane",
        "title": "A plane",
        "axes": {axis: {"label": axis, "low": "little", "high": "much"} for axis in ("x", "y")},
        "items": [{"id": name, "text": name.title(), "short": name} for name in ("today", "soon", "later")],
    }
)


def with_exercises(*exercises: Exercise) -> Pack:
    """The kit's pack, its first workshop with these exercises instead of those of the same id, or added."""
    ids = {each.id for each in exercises}
    workshops = {
        name: each.model_copy(update={"exercises": tuple(e for e in each.exercises if e.id not in ids)})
        for name, each in PACK.workshops["en"].items()
    }
    first = PACK.manifest.workshops[0]
    workshops[first] = workshops[first].model_copy(update={"exercises": (*workshops[first].exercises, *exercises)})
    return PACK.model_copy(update={"workshops": {"en": workshops}})


EVERY_KIND = [
    *(PACK.exercise(name) for name in ("who-we-are", "readiness", "challenges", "our-story", "kind-of-link")),
    SCALE,
    PICKS,
    PLANE,
]
every_kind = pytest.mark.parametrize("exercise", EVERY_KIND, ids=lambda exercise: exercise.id)
some_items = pytest.mark.parametrize("place", [0, 1, -1])


def ways_out(result: GroupResult, exercise: Exercise, room: list[Answered]) -> dict[str, Any]:
    view, pack = ResultView(from_json(to_json(result)), exercise, SIDES, WORDS), with_exercises(exercise)
    up_to = {exercise.id: max((each.seq for each in room), default=0)}
    made: dict[str, Any] = {way.__name__: way(view) for way in (table, describe, headline, group_svg)}
    made["result_rows"] = list(result_rows([view], pack))
    made["answer_rows"] = list(answer_rows(room, up_to, {exercise.id: view}, pack, 4))
    return made


def cells(made: dict[str, Any]) -> set[Any]:
    return {cell for row in made["table"].rows for cell in row} | set(made["table"].columns)


@every_kind
@some_items
def test_one_item_alone_is_shown(exercise: Exercise, place: int) -> None:
    room = plausible(exercise, {KIRKLEES: 9, KAMPALA: 7})
    asked = list(dict.fromkeys(item.item for item in summarise(exercise, room, SIDES).items))
    shown = asked[place % len(asked)]
    room = [each for each in room if each.item == shown]
    made = ways_out(summarise(exercise, room, SIDES), exercise, room)
    assert all(len(row) == len(made["table"].columns) for row in made["table"].rows)
    assert {row["item"] for row in made["result_rows"] if not row["withheld"]} == {shown}
    assert {row["item"] for row in made["answer_rows"]} <= {shown}
    if isinstance(exercise, Open):
        return
    for row in made["result_rows"]:
        if row["answer"] and not row["withheld"] and row["answer"] != "no-answer":
            assert row["answer_text"] in cells(made)
            assert row["answer_text"] != row["answer"], "it has words"


def test_only_experience_is_answered() -> None:
    exercise = PACK.exercise("who-we-are")
    options = exercise.item("experience").options
    room = each_says("who-we-are", KIRKLEES, "experience", [each.id for each in options[:4]] * 2)
    made = ways_out(summarise(exercise, room, SIDES), exercise, room)
    assert {each.text for each in options} <= cells(made)


def renamed_option(exercise: Any) -> Exercise:
    data = exercise.model_dump(by_alias=True)
    for item in (item for section in data["sections"] for item in section["items"]):
        for option in item.get("options", ()) or [o for g in item.get("groups", ()) for o in g["options"]]:
            option["id"] = f"new-{option['id']}"
    return type(exercise).model_validate(data)


def without_first_item(exercise: Any) -> Exercise:
    data = exercise.model_dump(by_alias=True)
    section = next(each for each in data["sections"])
    asked = [item for item in section["items"] if not item.get("options-from")]
    section["items"] = [item for item in section["items"] if item is not asked[0]]
    data["sections"] = [each for each in data["sections"] if each["items"]]
    if not data["sections"]:
        data["sections"] = [{**section, "items": [{**asked[0], "id": "another-item"}]}]
    return type(exercise).model_validate(data)


def fewer_points(exercise: Any) -> Exercise:
    labels = getattr(exercise, "labels", None)
    return exercise.model_copy(update={"labels": labels[:-2]}) if labels else exercise


@every_kind
@pytest.mark.parametrize("change", [renamed_option, without_first_item, fewer_points])
def test_an_exercise_changed_after_the_reveal(exercise: Exercise, change: Callable[[Any], Exercise]) -> None:
    room = plausible(exercise, {KIRKLEES: 9, KAMPALA: 7})
    result = summarise(exercise, room, SIDES)
    before, after = ways_out(result, exercise, room), ways_out(result, change(exercise), room)
    for what in ("result_rows", "answer_rows"):
        assert [stored(row) for row in after[what]] == [stored(row) for row in before[what]]
        assert all(row["question"] for row in after[what])
        assert all(row["answer_text"] for row in after[what] if row["answer"])
    rows = after["table"].rows
    assert all(len(row) == len(after["table"].columns) for row in rows)
    if change is without_first_item and not isinstance(exercise, Open):
        assert result.items[0].item in cells(after)


def stored(row: Row) -> tuple[Any, ...]:
    named = ("exercise", "item", "part", "side", "answer", "count", "points", "place")
    return tuple(row.get(name) for name in named) if "count" in row else tuple(row.get(name) for name in named[:3])


def test_a_label_that_is_gone_is_the_stored_id_and_no_word_of_the_interface() -> None:
    exercise = PACK.exercise("kind-of-link")
    room = each_says("kind-of-link", KIRKLEES, "kind", [["twinning"]] * 6)
    result = summarise(exercise, room, SIDES)
    odd = replace(
        result,
        items=tuple(
            replace(item, groups=tuple(replace(g, counts={"board": g.people}) if g.people else g for g in item.groups))
            for item in result.items
        ),
    )
    made = ways_out(odd, exercise, room)
    assert "“board”" in made["headline"]
    assert {row["answer_text"] for row in made["result_rows"] if row["answer"]} == {"board"}
