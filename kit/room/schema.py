"""What pages and boards are answered: GET /api/state, /api/start and /api/board. Times are seconds since 1970.

The scripts' types are written from these (`tests/api_types.py`), and tests compare real answers with them (pydantic's
`TypeAdapter`). They are plain dictionaries, because a thousand phones ask at once.
"""

from typing import Literal, NotRequired

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from kit.exercises.json_types import JsonDict, Value


class Named(TypedDict):
    """Something by its id, with what people call it."""

    id: str
    title: str


class SideNamed(TypedDict):
    """A side of a room."""

    id: int
    name: str


class Timer(TypedDict):
    """`now` is the server's clock, so that a wrong one on a phone does not matter."""

    ends_at: float
    seconds: int | None
    now: float


class StepNow(TypedDict):
    """The step of a running plan, `number` from 1; what a kind of step does not have is ""."""

    number: int
    of: int
    kind: str
    title: str
    workshop: str
    exercise: str
    question: str
    group: str
    starts: str
    paused: bool


class TalkOnPhones(TypedDict):
    """The question that people talk about now; "" in a break."""

    title: str
    question: str
    group: str
    starts: str


class LineNow(TypedDict):
    """One line about what the room does; `sign` is the name of the picture beside it.

    It leads to one's own result of `exercise`, on the page of `workshop`, while the board shows that of the room; else
    both are "".
    """

    sign: str
    text: str
    workshop: str
    exercise: str


class RoomAnswer(TypedDict):
    """GET /api/state.

    `episodes` has, for each open workshop with episodes, those chosen for the room. `screen` is the mode of the board
    or "". `news` is the version of the latest event for all that this holds, `sheets` the same for the visitor's table;
    `minimum` the smallest group shown.
    """

    version: int
    open: list[Named]
    revealed: list[str]
    episodes: dict[str, list[str]]
    timer: Timer | None
    screen: str
    step: StepNow | None
    talk: TalkOnPhones | None
    now: LineNow
    news: int
    sheets: int
    minimum: int
    notebooks: list[Named]


class RoomNamed(TypedDict):
    """A room, as its participants know it."""

    title: str
    code: str


class Me(TypedDict):
    """GET /api/me. `paper` is the page to go back to for whoever types for somebody else; None for oneself."""

    participant: str
    side: SideNamed | None
    sides: list[SideNamed]
    language: str
    group: int | None
    room: RoomNamed
    paper: str | None
    agreed: bool


class Known(TypedDict):
    """What is known of a place, "<exercise>/<item>": its value, and the version of it."""

    seq: int
    value: NotRequired[Value]


class Answered(TypedDict):
    """GET /api/answers: one's own answers, and those of one's table, by place."""

    participant: str
    group: int | None
    answers: dict[str, Known]


class Nothing(TypedDict):
    """Of a place in which nothing counts."""

    seq: None
    value: NotRequired[None]


class ReceiptAnswer(TypedDict):
    """What became of one answer; `current` is what counts in its place now."""

    id: str
    seq: int | None
    status: Literal["saved", "merged", "history", "refused"]
    message: str | None
    current: Known | Nothing | None


class Start(TypedDict, total=False):
    """GET /api/start; a notebook's kernel says who keeps its answers (`keeper`) instead of who is here."""

    participant: str
    group: int | None
    answers: dict[str, Known]
    me: Me | None
    state: RoomAnswer
    keeper: str


class BoardRoom(TypedDict):
    """The room of a board; `addresses` are those at which phones may find it, the best first.

    `join_url` is the one that is shown; `screen_link` opens the Screen on another computer, which can do nothing else.
    """

    title: str
    code: str
    minimum: int
    join_url: str
    addresses: list[str]
    screen_link: str
    simulated: bool
    laptop_of: str


class BoardSide(SideNamed):
    """A side with how many people it has, and how many of them on paper."""

    people: int
    on_paper: int
    time_zone: str | None


class ProgressOfSide(TypedDict):
    """How many of a side (None: of the tables) have begun and finished; of what is sealed, whether `enough` have."""

    side: int | None
    answered: NotRequired[int]
    complete: NotRequired[int]
    enough: NotRequired[bool]


class Item(TypedDict):
    """A question of an exercise."""

    id: str
    text: str


class Stage(TypedDict):
    """Where an exercise is on its way to the room, and until when its answers count."""

    stage: Literal["own-side", "room"] | None
    has_stages: bool
    revealed_at: float | None
    until: float | None
    revision: int
    items: list[Item]


class BoardExercise(Stage, Named):
    """An exercise on the board; `again` is the progress of its second round."""

    kind: str
    together: bool
    private: bool
    sealed: bool
    progress: list[ProgressOfSide]
    again: list[ProgressOfSide]
    revealed: bool
    lock_first: bool


class EpisodeSet(Named):
    """Episodes that belong together."""

    episodes: list[str]


class Library(TypedDict):
    """The episodes of a workshop, to choose from; `most` may be chosen; `fitting` of them let each side be shown."""

    sets: list[EpisodeSet]
    all: list[Named]
    chosen: list[str]
    most: int
    fitting: int


class BoardWorkshop(Named):
    """A workshop on the board."""

    minutes: int
    open: bool
    exercises: list[BoardExercise]
    library: Library | None


class StepInWords(TypedDict):
    """A step of a plan; `exercise` is the one that people do, look at, or talk about."""

    kind: str
    title: str
    question: str
    who: str
    exercise: str | None


class AgendaStep(StepInWords):
    """A step of the plan that runs, `number` from 0."""

    number: int
    minutes: float
    planned_start: str
    notes: str
    dropped: bool
    can_drop: bool


class Agenda(TypedDict):
    """The plan that runs, in minutes; `leave_out` are the steps to leave out so that it ends in time."""

    plan: str
    title: str
    steps: list[AgendaStep]
    step: int
    next: int | None
    minutes_left: int
    minutes_behind: int
    leave_out: list[int]
    paused: bool


class PlanOffered(Named):
    """A plan to start; one with faults has no minutes."""

    minutes: int | None


class Plans(TypedDict):
    """The plan that runs, and those that could; the `demonstration` is offered where people are simulated."""

    agenda: Agenda | None
    plans: list[PlanOffered]
    demonstration: PlanOffered | None


class Note(TypedDict):
    """What a facilitator is told of her exercises."""

    id: str
    text: str
    more: list[str]


class ProposalAnswer(TypedDict):
    """What waits for a yes of another side."""

    id: int
    act: str
    exercise: str | None
    text: str
    asked_again: bool
    mine: bool
    may_confirm: bool
    seconds_left: int


class FacilitatorAnswer(TypedDict):
    """Who facilitates for a side; not `here` is who has not taken the invitation."""

    side: int | None
    role: str
    here: bool


class MayInvite(TypedDict):
    """An invitation that this facilitator may give."""

    id: str
    side: int
    deputy: bool


class LogLine(TypedDict):
    """One act in the log of the room, in words."""

    id: int
    at: float
    text: str


class Together(TypedDict):
    """The sides and their facilitators, as one of them may see it; `held` is what her own side holds back."""

    shared: bool
    side: int | None
    role: str
    facilitators: list[FacilitatorAnswer]
    own_side_at: dict[str, float]
    proposals: list[ProposalAnswer]
    may_invite: list[MayInvite]
    held: dict[str, list[str]]
    log: list[LogLine]


class BoardScreen(TypedDict, total=False):
    """What the board shows; empty while nobody chose. `moment` is when a result was revealed."""

    mode: str
    exercise: str
    finding: int
    moment: float
    before: JsonDict


class TalkOnBoard(TypedDict):
    """The question that people talk about: `number` (from 0) `of` those of an exercise, or one of the plan."""

    question: str
    group: str
    starts: str
    exercise: str | None
    number: int
    of: int


class AgreementAnswer(TypedDict):
    """What the room agreed on."""

    id: int
    text: str
    seen_differently: bool


class EarlierRoom(TypedDict):
    """An earlier gathering, and the day on which its room expires."""

    id: int
    title: str
    expires: str


class Partnership(TypedDict):
    """The gatherings of a partnership, the latest first."""

    linked: bool
    expires: str
    kept: bool
    earlier: list[EarlierRoom]


class SetAside(TypedDict):
    """A room that has expired, and goes at a later start."""

    title: str
    code: str
    last_used: str
    set_aside: str
    here: bool


class NotebookOffered(Named):
    """A facilitator's own notebook, and whether it is open for her room."""

    open: bool


class OwnNotebooksOnBoard(TypedDict):
    """How many pages of own notebooks may be open at once, are, and wait, on the whole server."""

    most: int
    open: int
    waiting: int
    all: list[NotebookOffered]


class BoardOfRoom(Plans):
    """GET /api/board, as far as the room knows it: never a name, never an answer."""

    version: int
    room: BoardRoom
    sides: list[BoardSide]
    observers: int
    people: int
    tables: int
    workshops: list[BoardWorkshop]
    timer: Timer | None
    locked: bool
    notes: list[Note]
    pause_asked_at: float | None
    together: Together
    screen: BoardScreen
    talk: TalkOnBoard | None
    agreements: list[AgreementAnswer]
    now: float
    partnership: Partnership
    set_aside: list[SetAside]
    last_time: str
    report_closed: bool


class BoardData(BoardOfRoom):
    """GET /api/board."""

    console_link: bool
    notebooks: OwnNotebooksOnBoard
