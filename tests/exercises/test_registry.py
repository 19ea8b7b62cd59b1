"""Each kind of exercise is on each floor, whole; what is missing is said when it is imported."""

import ast
from abc import abstractmethod
from pathlib import Path
from typing import Any, ClassVar, Literal

import pytest

import kit.exercises as kit_exercises
from kit.charts.kind import ChartKind
from kit.exercises.kinds.scale import Scale
from kit.exercises.model import Exercise
from kit.exercises.registry import MODELS, AnyKind, KindNotComplete, PartOfKind
from kit.exercises.wording import Wording
from kit.reports.kind import ReportKind
from kit.results.kind import ResultKind
from kit.synthetic.kind import SyntheticKind
from kit.widgets.kind import WidgetKind

KINDS = [ResultKind, ChartKind, WidgetKind, ReportKind, SyntheticKind]


@pytest.mark.parametrize("needed", KINDS, ids=lambda each: each.floor)
def test_each_kind_is_on_each_floor(needed: type[PartOfKind[Any]]) -> None:
    assert set(needed.parts) == set(MODELS.values())


ALONE = {
    "exercises/pack.py": {"Rows"},  # plans stand together
    "room/participants/results.py": {"Choice"},  # a practice names the sides of the room
    "room/participants/seats.py": {"Worksheet"},  # on the wall
    "workshop/lesson.py": {"PairedScale", "Scale", "Worksheet"},  # what a notebook looks inside of
}
"""Modules that ask for a kind, because what they do is that kind's alone."""


def asked_for(file: Path) -> set[str]:
    """The kinds that a module asks for by `isinstance` or `match`."""
    kinds, found = {model.__name__ for model in MODELS.values()}, set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.MatchClass):
            found |= {ast.unparse(node.cls)}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
            found |= {each.id for each in ast.walk(node.args[1]) if isinstance(each, ast.Name)}
    return found & kinds


def test_no_other_module_asks_which_kind_an_exercise_is() -> None:
    kit = Path(kit_exercises.__file__ or "").parents[1]
    found = {file.relative_to(kit).as_posix(): asked for file in kit.rglob("*.py") if (asked := asked_for(file))}
    assert {file: asked for file, asked in found.items() if "/kinds/" not in file} == ALONE
    assert [file.name for file in kit.rglob("*.j2") if "exercise.kind ==" in file.read_text(encoding="utf-8")] == []


class Needed(PartOfKind[AnyKind], floor="attic"):
    """What a floor of this test needs."""

    private: ClassVar[bool]

    @abstractmethod
    def draw(self, exercise: AnyKind) -> str: ...


def test_a_member_that_is_missing_is_named_with_its_kind_and_floor() -> None:
    with pytest.raises(KindNotComplete, match=r"the kind 'scale' lacks 'draw' on the floor 'attic'; Undrawn must"):

        class Undrawn(Needed[Scale]):
            private = True

    with pytest.raises(KindNotComplete, match=r"the kind 'scale' lacks 'private' on the floor 'attic'"):

        class Open(Needed[Scale]):
            def draw(self, exercise: Scale) -> str:
                return exercise.title


def test_a_kind_that_is_missing_on_a_floor_is_named() -> None:
    with pytest.raises(KindNotComplete, match=r"is missing on the floor 'attic': add a module to kit/attic/kinds"):
        Needed.check()


def test_a_floor_that_needs_nothing_of_a_kind_knows_every_kind() -> None:
    class Idle(PartOfKind[AnyKind], floor="cellar"):
        def said(self, exercise: AnyKind) -> str:
            return exercise.title

    Idle.check()
    assert {*Idle.parts} == {*MODELS.values()} and all(type(part) is Idle for part in Idle.parts.values())


def test_a_model_says_how_long_it_takes_and_what_it_asks() -> None:
    with pytest.raises(KindNotComplete, match=r"the kind 'quiz' lacks 'wording' on the floor 'exercises'"):

        class Quiz(Exercise):
            kind: Literal["quiz"] = "quiz"
            seconds_each: ClassVar[int] = 1

            def _accept(self, place: str, value: Any) -> Any:
                return value

    with pytest.raises(KindNotComplete, match=r"the kind 'quiz' lacks 'seconds_each'"):

        class Untimed(Exercise):
            kind: Literal["quiz"] = "quiz"

            def _accept(self, place: str, value: Any) -> Any:
                return value

            def wording(self, place: str) -> Wording:
                return Wording(place)

    assert "quiz" not in MODELS
