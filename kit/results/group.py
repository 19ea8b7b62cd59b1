"""Results of a group: counted answers per question and group, made only of what the gate lets out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.exercises import Exercise
from kit.results.gate import (
    MINIMUM,
    Given,
    Pool,
    Withheld,
    through_gate,
    whole_room_through_gate,
)
from kit.results.kind import ResultKind
from kit.results.questions import CHANGE, MOVES, SECOND_ROUND, Question, RoomAnswers, Sides
from kit.results.readings.positions import BANDS
from kit.results.readings.rows import Cells
from kit.results.readings.shared_sheets import SharedSheet, shared_sheets
from kit.results.subtraction import without_telling_changes
from kit.results.words.replies import latest_answers, low_answers

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


def summarise(exercise: Exercise, answers: RoomAnswers, sides: Sides, minimum: int = MINIMUM) -> GroupResult:
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
    kind, people = ResultKind.of(exercise), latest_answers(exercise, answers)
    order = [side.id for side in sides]
    items: list[ItemResult] = []
    asked: dict[tuple[str, str], tuple[Question, dict[str, Given]]] = {}
    for question in kind.questions(exercise):
        of_each = {name: Given(side, kind.reply(exercise, question, values)) for name, (side, values) in people.items()}
        asked[question.item, question.part] = question, of_each
        given = of_each.values()
        let_out: list[Pool | Withheld]
        if kind.written:
            let_out = [whole_room_through_gate(given, order, minimum)]
        else:
            let_out = through_gate(given, order, minimum, low_answers(exercise, question))
        if question.part == CHANGE:  # how many people it tells of would tell why a round is withheld
            rounds = (each.groups for each in items if each.item == question.item)
            hidden = {group.side: group.reason for groups in rounds for group in groups if group.withheld}
            let_out = [Withheld(of.side, hidden[of.side]) if of.side in hidden else of for of in let_out]
            (round_one, first), (_, second) = asked[question.item, ""], asked[question.item, SECOND_ROUND]
            let_out = without_telling_changes(let_out, first, second, minimum, low_answers(exercise, round_one))
        groups = tuple(
            Group(each.side, withheld=True, reason=each.reason)
            if isinstance(each, Withheld)
            else kind.group(exercise, question, each)
            for each in let_out
        )
        item = ItemResult(question.item, question.part, groups)
        if item.shown or not exercise.for_each:  # of many episodes, a room answers a few
            items.append(item)
    return GroupResult(exercise.id, minimum, tuple(items))
