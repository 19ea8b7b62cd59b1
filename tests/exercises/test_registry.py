"""Each kind of exercise is on each floor, whole; what is missing is said when it is imported."""

from abc import abstractmethod
from typing import Any, ClassVar, Literal

import pytest

from kit.charts.kind import ChartKind
from kit.exercises.kinds import Scale
from kit.exercises.model import Exercise, Wording
from kit.exercises.registry import MODELS, AnyKind, KindNotComplete, PartOfKind
from kit.reports.kind import ReportKind
from kit.results.kind import ResultKind
from kit.synthetic.kind import SyntheticKind
from kit.widgets.kind import WidgetKind

KINDS = [ResultKind, ChartKind, WidgetKind, ReportKind, SyntheticKind]


@pytest.mark.parametrize("needed", KINDS, ids=lambda each: each.floor)
def test_each_kind_is_on_each_floor(needed: type[PartOfKind[Any]]) -> None:
    assert set(needed.parts) == set(MODELS.values())


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
