"""What a notebook calls: plain HTML in a room, widgets elsewhere, and one's own answers as a table."""

from pathlib import Path
from typing import Any

import pytest

from kit import open_board, open_workshop
from kit.exercises import Pack, PackNotUsable
from kit.widgets.form_widget import Form, Result
from kit.workshop.lesson import Lesson
from kit.workshop.own_answers import OwnAnswers
from kit.workshop.shown import Shown

SECRET = "what I would tell nobody"


@pytest.fixture
def in_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUTUALITY_IN_ROOM", "1")


@pytest.fixture
def own(pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OwnAnswers:
    """A folder of answers that the lessons of this test use."""
    monkeypatch.setenv("MUTUALITY_DATA", str(tmp_path))
    return OwnAnswers(tmp_path / "self-study", pack, "linking")


def answer(own: OwnAnswers, item: str, value: Any, exercise: str = "readiness") -> None:
    name = f"{exercise}/{item}/{value}"
    (receipt,) = own.record([{"id": name, "exercise": exercise, "item": item, "value": value}])
    assert receipt["status"] == "saved"


def every_part(lesson: Lesson) -> list[Any]:
    names = list(lesson.exercises().index)
    parts = [lesson.introduction(), lesson.closing()]
    return parts + [getattr(lesson, part)(name) for part in ("exercise", "result", "talk") for name in names]


@pytest.mark.usefixtures("in_room")
@pytest.mark.parametrize("name", ["start-here", "linking"])
def test_in_a_room_every_part_is_a_page_without_widgets(name: str) -> None:
    for part in every_part(open_workshop(name)):
        assert isinstance(part, Shown)
        assert part._repr_html_().lstrip().startswith("<")
        assert "\n" not in repr(part)


@pytest.mark.parametrize("name", ["start-here", "linking"])
def test_elsewhere_forms_and_results_are_widgets(own: OwnAnswers, name: str) -> None:
    del own
    lesson = open_workshop(name)
    for exercise in lesson.exercises().index:
        assert isinstance(lesson.exercise(exercise), Form)
        assert isinstance(lesson.result(exercise), Result)
        assert isinstance(lesson.talk(exercise), Shown)


def test_the_page_of_a_room_brings_its_heading_and_a_notebook_has_its_own(
    own: OwnAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    del own
    assert "<h1" not in open_workshop("linking").introduction().html
    monkeypatch.setenv("MUTUALITY_IN_ROOM", "1")
    assert "<h1" in open_workshop("linking").introduction().html


def test_nothing_that_a_room_shows_holds_an_answer(own: OwnAnswers, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(own, "before-you-start.note", SECRET)
    assert SECRET in str(open_workshop("linking").responses("readiness"))
    monkeypatch.setenv("MUTUALITY_IN_ROOM", "1")
    lesson = open_workshop("linking")
    assert not any(SECRET in part.html for part in every_part(lesson))
    assert lesson.responses("readiness").empty


def test_answers_are_a_table_in_the_order_of_the_page(own: OwnAnswers, pack: Pack) -> None:
    items = pack.exercise("readiness").items
    answer(own, "before-you-start.note", "Ask Grace")
    answer(own, items[1].id, "not-yet")
    answer(own, items[0].id, "yes")
    answer(own, items[2].id, "partly")
    answer(own, items[2].id, None)  # cleared
    table = open_workshop("linking").responses("readiness")
    assert list(table.columns) == ["text", "value"] and table.index.name == "item"
    assert list(table.index) == [items[0].id, items[1].id, "before-you-start.note"]
    assert list(table["value"]) == ["yes", "not-yet", "Ask Grace"]
    assert list(table["text"]) == [items[0].text, items[1].text, ""]


def test_an_empty_table_has_its_columns(own: OwnAnswers) -> None:
    del own
    table = open_workshop("linking").responses("readiness")
    assert table.empty and list(table.columns) == ["text", "value"] and table.index.name == "item"


def test_answers_with_parts_fit_into_a_table(own: OwnAnswers, pack: Pack) -> None:
    item = pack.exercise("challenges").items[0].id
    answer(own, item, {"us": 2, "them": "cannot-say"}, "challenges")
    assert open_workshop("linking").responses("challenges").loc[item, "value"] == {"us": 2, "them": "cannot-say"}


def test_exercises_are_a_table(pack: Pack) -> None:
    table = open_workshop("linking").exercises()
    assert list(table.columns) == ["title", "kind", "items", "minutes", "core"]
    assert list(table.index) == [exercise.id for exercise in pack.workshop("linking", "en").exercises]
    assert table.loc["readiness", "items"] == len(pack.exercise("readiness").items)


@pytest.mark.parametrize("part", ["exercise", "result", "talk", "responses"])
def test_an_unknown_exercise_is_named(part: str) -> None:
    with pytest.raises(KeyError, match="no-such-exercise"):
        getattr(open_workshop("linking"), part)("no-such-exercise")


def test_an_unknown_workshop_is_named() -> None:
    with pytest.raises(KeyError, match="no-such-workshop"):
        open_workshop("no-such-workshop")


def test_a_pack_with_faults_is_not_half_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pack.yaml").write_text("id: nothing-else\n")
    monkeypatch.setenv("MUTUALITY_EXERCISES", str(tmp_path))
    with pytest.raises(PackNotUsable):
        open_workshop("linking")


def test_the_board_says_where_it_lives() -> None:
    assert "mutuality serve" in repr(open_board().lobby())


@pytest.mark.usefixtures("in_room")
@pytest.mark.parametrize("part", ["lobby", "working", "reveal", "settings"])
def test_the_board_has_its_parts_in_a_room(part: str) -> None:
    shown = getattr(open_board(), part)()
    assert shown.html.lstrip().startswith("<") and part in repr(shown)
