"""Results of a group: counted answers per question and group, made only of what the gate lets out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from kit.exercises import Exercise, Open, PairedScale, Plane, Rows
from kit.results.gate import (
    MINIMUM,
    Given,
    Pool,
    Withheld,
    through_gate,
    whole_room_through_gate,
)
from kit.results.positions import BANDS, band, quartiles
from kit.results.questions import (
    CHANGE,
    MOVES,
    SECOND_ROUND,
    WRITTEN,
    Question,
    questions,
    reply_of,
)
from kit.results.replies import latest_answers, low_answers, on_scale
from kit.results.rows import Cells, cells_of, in_one_order
from kit.results.shared_sheets import SharedSheet, shared_sheets
from kit.results.small_sides import mean_of_bands, points_by_band
from kit.results.spread import disagreement, mean
from kit.results.subtraction import without_telling_changes

if TYPE_CHECKING:
    from kit.responses import Answered, Side

SHARED, KEPT = "shared", "kept"
CHANGED, STAYED = "changed", MOVES[1]


@dataclass(frozen=True)
class Group:
    """What may be said of one side, or of the whole room (`side` None), about one question.

    `people` gave an answer that counts; `counts` says how many gave each answer offered (where several are allowed
    they sum to more than `people`; from a first to a second round, how many moved either way, and in groups below 8
    only how many did); `declined` how many of those who took part gave none, by reason. A scale has
    `mean` (1 to the number of points, `scale`) and `disagreement` (Leik's D, 0 to 1); in groups below 8 it has `counts`
    by band, and both are of the bands alone: see `kit.results.small_sides`. A ranking has `points`; `open` has
    `texts`, and a plan or log `rows`, those that their authors share. An axis of a plane has `counts` by band and, in
    groups of 8 and more, the `quartiles` (lower, median, upper; 0 to 10), which are empty below. Of a withheld group
    nothing is here but the `reason`.
    """

    side: int | None
    people: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    declined: Mapping[str, int] = field(default_factory=dict)
    mean: float | None = None
    disagreement: float | None = None
    scale: int = 0
    points: Mapping[str, int] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    quartiles: tuple[float, ...] = ()
    rows: tuple[Cells, ...] = ()
    withheld: bool = False
    reason: str = ""

    @property
    def in_bands(self) -> bool:
        """Whether only bands are told of points on a scale, so that the mean is about where they lie."""
        return bool(self.scale) and BANDS[0] in self.counts


@dataclass(frozen=True)
class ItemResult:
    """One item, or one `part` of it ("us", "them", "picked", "ranked"), by group: the sides, then the whole room."""

    item: str
    part: str
    groups: tuple[Group, ...]

    @property
    def whole(self) -> Group:
        """The whole room."""
        return self.groups[-1]

    @property
    def shown(self) -> tuple[Group, ...]:
        """The groups that are not withheld."""
        return tuple(group for group in self.groups if not group.withheld)


@dataclass(frozen=True)
class GroupResult:
    """All that a room may see of its answers to one exercise, and the minimum group size that held.

    Of what groups write together there are `sheets` and no items.
    """

    exercise: str
    minimum: int
    items: tuple[ItemResult, ...]
    sheets: tuple[SharedSheet, ...] = ()


def summarise(
    exercise: Exercise, answers: "Iterable[Answered]", sides: "Sequence[Side]", minimum: int = MINIMUM
) -> GroupResult:
    """What may be shown of the `answers` to `exercise`, by question, for each of the `sides` and the whole room.

    Answers to other exercises are passed over; of several rounds the last one counts. A person took part who
    answered anything in the exercise. Nobody having answered is a result too: every group is withheld. Of
    what is asked for each episode, only those are in the result of which any group may be shown.

    Raises `ValueError` for a private exercise, whatever is in `answers`.
    """
    if exercise.private:
        raise ValueError(f"'{exercise.id}' is private: a group has no result of it")
    if exercise.together:
        return GroupResult(exercise.id, minimum, (), shared_sheets(exercise, answers))
    people = latest_answers(exercise, answers)
    order = [side.id for side in sides]
    items: list[ItemResult] = []
    asked: dict[tuple[str, str], tuple[Question, dict[str, Given]]] = {}
    for question in questions(exercise):
        of_each = {name: Given(side, reply_of(question, values)) for name, (side, values) in people.items()}
        asked[question.item, question.part] = question, of_each
        given = of_each.values()
        let_out: list[Pool | Withheld]
        if isinstance(exercise, WRITTEN):
            let_out = [whole_room_through_gate(given, order, minimum)]
        else:
            let_out = through_gate(given, order, minimum, low_answers(exercise, question))
        if question.part == CHANGE:  # how many people it tells of would tell why a round is withheld
            rounds = (each.groups for each in items if each.item == question.item)
            hidden = {group.side: group.reason for groups in rounds for group in groups if group.withheld}
            let_out = [Withheld(of.side, hidden[of.side]) if of.side in hidden else of for of in let_out]
            (round_one, first), (_, second) = asked[question.item, ""], asked[question.item, SECOND_ROUND]
            let_out = without_telling_changes(let_out, first, second, minimum, low_answers(exercise, round_one))
        groups = tuple(_group(exercise, question, each) for each in let_out)
        item = ItemResult(question.item, question.part, groups)
        if item.shown or not exercise.for_each:  # of many episodes, a room answers a few
            items.append(item)
    return GroupResult(exercise.id, minimum, tuple(items))


def _group(exercise: Exercise, question: Question, pool: Pool | Withheld) -> Group:
    if isinstance(pool, Withheld):
        return Group(pool.side, withheld=True, reason=pool.reason)
    if isinstance(exercise, Open):
        return _texts(exercise, question, pool)
    if isinstance(exercise, Rows):
        return _rows(pool)
    if isinstance(exercise, Plane):
        return _positions(pool)
    people = len(pool.replies)
    if question.part == CHANGE:
        return Group(pool.side, people, _moves(pool), pool.declined)
    if question.part == "ranked":
        first = _counted(question, (given[:1] for given in pool.replies))
        return Group(pool.side, people, first, pool.declined, points=_points(exercise, question, pool))
    counts = _counted(question, pool.replies)
    if on_scale(exercise, question):
        return _points_of_scale(pool, counts)
    return Group(pool.side, people, counts, pool.declined)


def _points_of_scale(pool: Pool, counts: Mapping[str, int]) -> Group:
    people, points = len(pool.replies), len(counts)
    if pool.fine:
        by_point = list(counts.values())
        return Group(pool.side, people, counts, pool.declined, mean(by_point), disagreement(by_point), points)
    held = points_by_band(points).items()
    counts = {each: sum(counts[str(point)] for point in of_band) for each, of_band in held}
    spread = disagreement(list(counts.values()))
    return Group(pool.side, people, counts, pool.declined, mean_of_bands(counts, points), spread, points)


def _moves(pool: Pool) -> dict[str, int]:
    """How many moved either way; of a group that is not `fine`, only how many did."""
    counted = Counter(move for (move,) in pool.replies)
    if pool.fine:
        return {move: counted[move] for move in MOVES}
    return {CHANGED: len(pool.replies) - counted[STAYED], STAYED: counted[STAYED]}


def _positions(pool: Pool) -> Group:
    positions = [float(position) for (position,) in pool.replies]
    counted = Counter(map(band, positions))
    spread = quartiles(positions) if pool.fine else ()
    counts = {each: counted[each] for each in BANDS}
    return Group(pool.side, len(positions), counts, pool.declined, quartiles=spread)


def _counted(question: Question, replies: Iterable[Sequence[str]]) -> dict[str, int]:
    counted = Counter(answer for given in replies for answer in given)
    return {answer: counted[answer] for answer in question.offered}


def _points(exercise: Exercise, question: Question, pool: Pool) -> dict[str, int]:
    """Points of a ranking: with r places to give, the first earns r points, the next r - 1, and so on (Borda)."""
    places = _places(exercise, question)
    points: Counter[str] = Counter()
    for ranked in pool.replies:
        for place, answer in enumerate(ranked):
            points[answer] += places - place
    return {answer: points[answer] for answer in question.offered}


def _places(exercise: Exercise, question: Question) -> int:
    if isinstance(exercise, PairedScale):
        return exercise.matters.pick if exercise.matters else 0
    return int(exercise.item(question.item).rank)


def _texts(exercise: Exercise, question: Question, pool: Pool) -> Group:
    """Shared texts in an order that depends on the words alone: not on author, side or time, and always the same."""
    shared = [given[0] for given in pool.replies if given]
    shared.sort(key=lambda text: sha256(f"{exercise.id}/{question.item}/{text}".encode()).digest())
    counts = {SHARED: len(shared), KEPT: len(pool.replies) - len(shared)}
    return Group(pool.side, len(pool.replies), counts, pool.declined, texts=tuple(shared))


def _rows(pool: Pool) -> Group:
    """Shared rows in the order of their words; `counts` are people, of whom each may share several."""
    sharing = sum(bool(given) for given in pool.replies)
    counts = {SHARED: sharing, KEPT: len(pool.replies) - sharing}
    rows = in_one_order([cells_of(row) for given in pool.replies for row in given])
    return Group(pool.side, len(pool.replies), counts, pool.declined, rows=rows)
