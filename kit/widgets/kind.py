"""What pages need of a kind of exercise: its form, one's own result, the room's, and its sheet of paper.

Each kind has a module in `kit.widgets.kinds`, and three templates: `form_<template>`, which fills `form`,
`handout_<template>`, which fills `handout_sheet`, and for one's own result `own_<template>`.
"""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal, NamedTuple, TypeAlias

from kit.charts import describe, group_svg, table
from kit.charts.drawing.look import WIDTH
from kit.exercises import Exercise, Rows
from kit.exercises.json_types import Value
from kit.exercises.registry import AnyKind, PartOfKind
from kit.exercises.wording import Words
from kit.results import GroupResult, OwnResult, ResultView, Revealed, headline
from kit.results.kind import Answers, ResultKind
from kit.widgets.markup import render

AnyResult: TypeAlias = Any
"""One's own result of a kind that is not known here; each kind says of which type its own is."""
CARD = 340  # px on a phone
Seen = Literal["own", "ticked", "anonymous"]
Parts: TypeAlias = Mapping[str, Sequence[str]]
"""What the fields of one place of a plain form hold, by the name of the part; "" is the field of the place itself."""


@dataclass(frozen=True)
class Around:
    """What a person's page knows besides her answers.

    A guess, or a point of a scale, is compared with what is `revealed`; before, the page says when a guess will be, in
    a room and alone. `beside`
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

    @property
    def in_a_card(self) -> int:
        """The width of a picture inside a card, on a phone that of the card: its letters are then not made smaller."""
        return min(self.width, CARD) if self.width <= WIDTH else self.width


class Card(NamedTuple):
    """Words that a room reads together: what somebody wrote, and above it a `title` or ""."""

    title: str
    text: str


class WidgetKind(PartOfKind[AnyKind], floor="widgets"):
    """What pages need of a kind."""

    template: ClassVar[str]
    """The end of the names of its templates."""

    dated: ClassVar[bool] = False
    """Whether its answers may hold dates, so that one's own result offers a calendar file."""

    @abstractmethod
    def seen(self, exercise: AnyKind) -> Seen:
        """Who sees an answer that is neither private nor sealed, nor a table's: the form promises it.

        Nobody else ("own"), the room if its author ticks it ("ticked"), or the room without her name ("anonymous").
        """

    @abstractmethod
    def from_fields(self, exercise: AnyKind, place: str, parts: Parts, before: Value) -> Value:
        """What the fields of a form say that is sent without scripts, as these would send it; None if all are empty.

        `before` is the answer that is there. What is no answer comes as it is, for `exercise` to say what is wrong.
        """

    @abstractmethod
    def to_fields(self, exercise: AnyKind, place: str, value: Value) -> Parts:
        """The other way round: the fields that hold the answer `value`, which is not None."""

    def note(self, exercise: AnyKind, place: str, value: Value, words: Words) -> str:
        """What a form without scripts says below an answer: what is still open of it, or what others wrote there."""
        return ""

    def with_room_for(self, exercise: AnyKind, answers: Answers) -> AnyKind:
        """`exercise` as its form must be, so that there is a field for each of these `answers`."""
        return exercise

    @abstractmethod
    def sentence(self, exercise: AnyKind, result: AnyResult, words: Words, around: Around) -> str:
        """The first line of one's own `result`, of which something is answered: at most 12 words, "you" among them."""

    def told(self, exercise: AnyKind, result: AnyResult, words: Words, around: Around) -> str:
        """What else is said of one's own `result` in words, behind the first line; "" where nothing is."""
        return ""

    def own_template(self, result: AnyResult) -> str:
        """What ends the name of the template of one's own `result`."""
        return self.template

    def own_values(
        self, exercise: AnyKind, result: AnyResult, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        """What the template needs besides what `own.html.j2` names."""
        return {}

    def room(self, view: ResultView[AnyKind], screen: OnScreen) -> str:
        """The room's result as HTML: the finding, a picture where anything can be drawn, and a table equal to it.

        Loads matplotlib.
        """
        drawn = view.shown and not ResultKind.of(view.exercise).written
        return room_html(
            view, group_svg(view, width=screen.width, simulated=bool(screen.simulated)) if drawn else "", screen
        )

    def room_values(
        self, view: ResultView[AnyKind], beside: "Iterable[tuple[Exercise, GroupResult]]"
    ) -> Mapping[str, object]:
        """What the template of the room's result shows in place of a picture: `owners`, and whether it is `written`."""
        return {"owners": [], "written": False}

    def sheet(self, exercise: AnyKind, answers: Answers, words: Words, caption: str) -> str:
        """A table's sheet, as the room sees it."""
        raise TypeError(f"tables have no sheet of '{exercise.id}'")

    def cards(self, view: ResultView[AnyKind]) -> "Sequence[tuple[str, Sequence[Card]]]":
        """What people wrote and share, as cards under headings; none of what is counted."""
        return ()

    def cards_of_sheet(self, exercise: AnyKind, answers: Answers, words: Words) -> Sequence[Card]:
        """A table's sheet as cards."""
        return ()


def room_html(view: ResultView[Exercise], picture: str, screen: OnScreen) -> str:
    """The finding of a room's result, the `picture` (an SVG, or ""), and a table equal to it."""
    return render(
        "group_result",
        exercise=view.exercise,
        words=view.words,
        finding=headline(view),
        description=describe(view),
        picture=picture,
        table=table(view),
        simulated=screen.simulated,
        minimum=view.result.minimum,
        folded=screen.folded,
        texts=[(view.item(item.item), item.whole.texts) for item in view.items if item.whole.texts],
        **WidgetKind.of(view.exercise).room_values(view, screen.beside),
    )


def is_answered(result: OwnResult, exercise: Exercise) -> bool:
    """Whether the person answered any item of `exercise`."""
    return len(result.unanswered) < len(exercise.items)
