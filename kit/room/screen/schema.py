"""What the Screen is answered: GET /api/screen. All that a room may see stands here, and nothing else can be sent.

Nothing in it is about one person or one side alone, and nothing can be done with it: no name, no link but the one to
join, no proposal, no wish, no note. As in `kit.room.schema`, from which the scripts' types are written too.
"""

from typing import Literal

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from kit.room.schema import ProgressOfSide, Timer

Kind = Literal["welcome", "working", "talk", "finding", "agreements", "note", "paused"]


class CardOnScreen(TypedDict):
    """Words that are read together, with a `title` or ""."""

    title: str
    text: str


class FindingOnScreen(TypedDict):
    """One finding of a result that the room has seen; `picture` is SVG or ""."""

    headline: str
    picture: str
    question: str
    cards: list[CardOnScreen]


class SideOnScreen(TypedDict):
    """A side: how many are here, how many of them on paper, and its time zone or ""."""

    id: int
    name: str
    people: int
    on_paper: int
    time_zone: str


class JoinOnScreen(TypedDict):
    """How to join; `qr` is a picture that needs no address of its own."""

    address: str
    code: str
    qr: str


class ExerciseOnScreen(TypedDict):
    """What people work on: how many of each side have begun and finished, or whether enough have if it is `sealed`."""

    id: str
    title: str
    private: bool
    sealed: bool
    progress: list[ProgressOfSide]


class StepOnScreen(TypedDict):
    """The step of a running plan, `number` from 1."""

    number: int
    of: int
    title: str
    paused: bool


class ScreenAnswer(TypedDict):
    """GET /api/screen: one picture, by its `kind`; what that kind does not have is empty.

    `place` says which finding this is, of how many. `join` is null while joining is closed. `now` is the
    server's clock.
    """

    kind: Kind
    headline: str
    text: str
    question: str
    picture: str
    cards: list[CardOnScreen]
    place: str
    exercises: list[ExerciseOnScreen]
    sides: list[SideOnScreen]
    tables: int
    observers: int
    join: JoinOnScreen | None
    step: StepOnScreen | None
    timer: Timer | None
    now: float
    simulated: bool
