"""What pages need of a kind of exercise: its form, one's own result, the room's, and its sheet of paper.

Each kind has a module in `kit.widgets.kinds`, and three templates: `form_<template>`, which fills `form`,
`handout_<template>`, which fills `handout_sheet`, and for one's own result `own_<template>`.
"""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from kit.exercises import Exercise, Rows
from kit.exercises.registry import AnyKind, PartOfKind
from kit.results import GroupResult, OwnResult, Revealed

if TYPE_CHECKING:
    from kit.responses import Side

Words = Mapping[str, str]
Answers = Mapping[str, Any]
Seen = Literal["own", "ticked", "anonymous"]


@dataclass(frozen=True)
class Around:
    """What a person's page knows besides her answers.

    A guess is compared with what is `revealed`; before, the page says when it will be, in a room and alone. `beside`
    are the other plans, each with her answers, for one that gathers them; `calendar` is the address of her calendar
    file, "" if it would hold nothing. What is late is late on `today`, by default the day of this computer. `sides`
    are the names of the room's sides, her own first, which a practice uses.
    """

    revealed: Revealed | None = None
    in_room: bool = False
    beside: Sequence[tuple[Rows, Answers]] = ()
    calendar: str = ""
    today: date = field(default_factory=date.today)
    sides: Sequence[str] = ()


@dataclass(frozen=True)
class OnScreen:
    """Where a room's result is shown: its `width` in px, `folded` on a phone, and what the room has seen `beside`.

    `simulated` is the line that says that these people do not exist, or "".
    """

    width: int
    simulated: str = ""
    beside: "Iterable[tuple[Exercise, GroupResult]]" = ()
    folded: bool = False


class WidgetKind(PartOfKind[AnyKind], floor="widgets"):
    """What pages need of a kind."""

    template: ClassVar[str]
    """The end of the names of its templates."""

    plain: ClassVar[bool]
    """Whether native fields say all of its answers, so that its form can be sent before scripts have come."""

    dated: ClassVar[bool]
    """Whether its answers may hold dates, so that one's own result offers a calendar file."""

    @abstractmethod
    def plain_value(self, exercise: AnyKind, place: str, given: Sequence[str], *, shared: bool) -> Any:
        """What the fields of a plain form say at `place`, as scripts would send it; `given` has one text at least."""

    @abstractmethod
    def seen(self, exercise: AnyKind) -> Seen:
        """Who sees an answer that is neither private nor sealed, nor a table's: the form promises it.

        Nobody else ("own"), the room if its author ticks it ("ticked"), or the room without her name ("anonymous").
        """

    @abstractmethod
    def sentence(self, exercise: AnyKind, result: Any, words: Words, around: Around) -> str:
        """The first line of one's own `result`; "" where nothing stands out, and how much is answered is said."""

    @abstractmethod
    def own_template(self, result: Any) -> str:
        """What ends the name of the template of one's own `result`."""

    @abstractmethod
    def own_values(
        self, exercise: AnyKind, result: Any, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, Any]:
        """What the template needs besides `exercise`, `result`, `words`, `sentence`, `label` and `text`."""

    @abstractmethod
    def room(
        self, exercise: AnyKind, result: GroupResult, sides: "Sequence[Side]", words: Words, screen: OnScreen
    ) -> str:
        """The room's result as HTML, with its pictures. Loads matplotlib."""

    @abstractmethod
    def room_values(
        self, exercise: AnyKind, result: GroupResult, beside: "Iterable[tuple[Exercise, GroupResult]]", words: Words
    ) -> Mapping[str, Any]:
        """What the template of the room's result shows in place of a picture: `owners`, and whether it is `written`."""

    @abstractmethod
    def sheet(self, exercise: AnyKind, answers: Answers, words: Words, caption: str) -> str:
        """A table's sheet, as the room sees it."""


def is_answered(result: OwnResult, exercise: Exercise) -> bool:
    """Whether the person answered any item of `exercise`."""
    return len(result.unanswered) < len(exercise.items)
