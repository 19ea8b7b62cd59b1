"""The one gate: what a person may see of others' answers, anywhere in the kit.

`release` decides. `through_gate` applies its decision to the replies to one question and lets out `Pool`s: replies of
a group that may be shown, without their authors. Every summary is made of pools, never of answers.

The method is primary suppression by a minimum group size, and of small groups whose answers are all low, or all but
one, since then everyone, or the one, would know each one's answer; with the total withheld wherever subtracting from it
the groups shown, and what one side knows of itself, would give such a group. See Hundepool, A. et al. (2012)
Statistical Disclosure Control. Wiley, chapter 4 (magnitude and frequency tables: sensitive cells, secondary
suppression; coalitions of respondents).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kit.exercises import CANNOT_SAY, RATHER_NOT_SAY
from kit.results.questions import Reply, declined

MINIMUM = 4
SMALLEST_MINIMUM = 3
REFUSALS_MINIMUM = 8
NO_ANSWER = "no-answer"
TOO_FEW, SUBTRACTION = "too-few", "subtraction"
ONE_SIDE = 0


@dataclass(frozen=True)
class Release:
    """Sides that may be shown, sides that may not, and whether the whole room may."""

    sides: tuple[int, ...]
    withheld: tuple[int, ...]
    whole: bool


@dataclass(frozen=True)
class Withheld:
    """A group (None: the whole room) that is not shown, and the reason. Nothing else about it.

    "too-few": fewer than the minimum answered, or fewer than 8 gave a low answer and at most one another. Which of the
    two is not told: it would tell the answers. "subtraction": it would give away a side that is not shown, to everybody
    or to another such side, or people of one round alone.
    """

    side: int | None
    reason: str = TOO_FEW


@dataclass(frozen=True)
class Pool:
    """Replies that may be shown of one group (`side` None: the whole room), sorted, so that order tells nothing.

    `replies` are those that count; `declined` how many people gave none, by reason: "cannot-say", "no-answer" and, in
    groups of 8 and more, "rather-not-say", which in smaller groups is part of "no-answer". `fine`: the group has at
    least 8 people, also after subtraction, so that more than bands of a fine answer (a point on a plane or a scale) may
    be told. The whole room is not `fine` beside a side that is not: its points, less bands, could be that side's.
    """

    side: int | None
    replies: tuple[Reply, ...]
    declined: Mapping[str, int]
    fine: bool = False


@dataclass(frozen=True)
class Given:
    """What one person replied to a question (None: nothing); the side None is an observer's."""

    side: int | None
    reply: Reply | None


def release(
    people_by_side: Mapping[int, int], minimum: int = MINIMUM, asked_by_side: Mapping[int, int] | None = None
) -> Release:
    """Decide which groups may be shown. Observers are no side and must not be among the people.

    `people_by_side` counts those who gave an answer that will be shown, `asked_by_side` all who took part (by default
    the same). A side is shown if at least `minimum` of its people answered. The whole room is shown if at least
    `minimum` answered and, with the sides shown taken away from it, either nobody who took part is left or at least
    `minimum` who answered; and the same with any one of the other sides taken away too, because its people know what
    they said. So of two sides both are shown, or the whole room is not. A `minimum` below 3 is raised to 3.

    >>> release({1: 6, 2: 3})
    Release(sides=(1,), withheld=(2,), whole=False)
    >>> release({1: 6, 2: 3, 3: 2})
    Release(sides=(1,), withheld=(2, 3), whole=False)
    >>> release({1: 6, 2: 3, 3: 2, 4: 2})
    Release(sides=(1,), withheld=(2, 3, 4), whole=True)
    """
    minimum = max(minimum, SMALLEST_MINIMUM)
    asked = people_by_side if asked_by_side is None else asked_by_side
    everyone = sorted({*people_by_side, *asked})
    shown = tuple(side for side in everyone if people_by_side.get(side, 0) >= minimum)
    withheld = tuple(side for side in everyone if side not in shown)
    enough = sum(people_by_side.values()) >= minimum
    telling = any(_total(asked, left) > 0 and _total(people_by_side, left) < minimum for left in left_to_know(withheld))
    return Release(shown, withheld, whole=enough and not telling)


def _total(people_by_side: Mapping[int, int], sides: Iterable[int]) -> int:
    return sum(people_by_side.get(side, 0) for side in sides)


def left_to_know(withheld: Sequence[int]) -> list[tuple[int, ...]]:
    """The sides that the whole room tells of together: to everybody, and to each side that is not shown itself.

    >>> left_to_know([1, 2, 3])
    [(1, 2, 3), (2, 3), (1, 3), (1, 2)]
    """
    return [tuple(withheld), *(tuple(side for side in withheld if side != knowing) for knowing in withheld)]


def through_gate(
    given: Iterable[Given], sides: Iterable[int], minimum: int = MINIMUM, low: Collection[str] = ()
) -> list[Pool | Withheld]:
    """The groups of one question, each of the `sides` in their order and the whole room last: shown or withheld.

    `given` holds everyone who took part in the exercise, also those without a reply to this question. Whoever is of
    none of the `sides`, as observers are, counts nowhere. A group whose answers are all among the `low` ones, or
    all but one, is withheld if these are fewer than 8, and so is the whole room then, or where it would give such a
    group by subtraction.

    >>> [type(each).__name__ for each in through_gate([Given(1, ("1",))] * 4 + [Given(2, ("5",))] * 4, [1, 2], low="1")]
    ['Withheld', 'Pool', 'Withheld']
    """
    sides = tuple(sides)
    people = [each for each in given if each.side in sides]
    answered = {side: sum(each.side == side and _counts(each) for each in people) for side in sides}
    asked = {side: sum(each.side == side for each in people) for side in sides}
    decision = _without_low(release(answered, minimum, asked), people, low)
    refusals = release(answered, max(minimum, REFUSALS_MINIMUM), asked)
    fine_whole = refusals.whole and {*decision.sides} <= {*refusals.sides}
    groups: list[Pool | Withheld] = []
    for side in sides:
        if side in decision.sides:
            members = [each for each in people if each.side == side]
            groups.append(_pool(side, members, large=side in refusals.sides))
        else:
            groups.append(Withheld(side))
    if decision.whole:
        groups.append(_pool(None, people, large=fine_whole))
    else:
        # Who took part everybody sees; whether they answered, and how, must not decide what is said here.
        sides_hide = sum(asked.values()) >= minimum and sum(map(bool, asked.values())) > 1
        groups.append(Withheld(None, SUBTRACTION if decision.sides or sides_hide else TOO_FEW))
    return groups


def whole_room_through_gate(given: Iterable[Given], sides: Iterable[int], minimum: int = MINIMUM) -> Pool | Withheld:
    """The whole room alone, for what is never shown by side: no side can then be taken away from it."""
    sides = tuple(sides)
    everyone = [replace(each, side=ONE_SIDE) for each in given if each.side in sides]
    return through_gate(everyone, (ONE_SIDE,), minimum)[-1]


def single_answers(
    given: Mapping[str, Given],
    sides: Iterable[int],
    minimum: int = MINIMUM,
    coarser: Callable[[str], str] | None = None,
    low: Collection[str] = (),
) -> dict[str, Given]:
    """The answers to one question that may leave one by one: all those given by people of `sides`, or none.

    None as soon as a side from which anybody replied is withheld, as too few or for its `low` answers. A refusal is
    left out, as if nothing had been said, where `through_gate` would not tell it of that side. Where answers are fine,
    `coarser` gives the band that stands for each in a side below 8 people.
    """
    sides = tuple(sides)
    people = {name: each for name, each in given.items() if each.side in sides and each.reply is not None}
    replied = Counter(each.side for each in people.values() if each.side is not None)
    answered = {side: sum(each.side == side and _counts(each) for each in people.values()) for side in replied}
    if _without_low(release(answered, minimum, replied), list(people.values()), low).withheld:
        return {}
    refusals = release(answered, max(minimum, REFUSALS_MINIMUM), replied).sides
    told = {name: each for name, each in people.items() if each.reply != (RATHER_NOT_SAY,) or each.side in refusals}
    if coarser is None:
        return told
    return {name: each if each.side in refusals else _in_bands(each, coarser) for name, each in told.items()}


def _without_low(decision: Release, people: Sequence[Given], low: Collection[str]) -> Release:
    """The decision without groups whose answers are all low, nor a whole room that tells of such a group."""

    def all_low(of: Collection[int]) -> bool:
        return few_and_all_low([each.reply for each in people if each.side in of and each.reply is not None], low)

    shown = tuple(side for side in decision.sides if not all_low([side]))
    withheld = tuple(sorted({*decision.sides, *decision.withheld} - {*shown}))
    telling = shown != decision.sides or any(map(all_low, [*left_to_know(withheld), (*shown, *withheld)]))
    return Release(shown, withheld, decision.whole and not telling)


def tells_of_few(people: Iterable[Given], hidden: Sequence[int], minimum: int, low: Collection[str] = ()) -> bool:
    """Whether the whole room, once all but the `hidden` sides are known, tells of few of these people, or of low ones.

    To everybody, or to one of the hidden sides, which knows what it said itself.
    """
    for left in left_to_know(hidden):
        of_them = [each for each in people if each.side in left]
        if of_them and sum(map(_counts, of_them)) < minimum:
            return True
        if few_and_all_low([each.reply for each in of_them if each.reply is not None], low):
            return True
    return False


def few_and_all_low(replies: Iterable[Reply], low: Collection[str]) -> bool:
    """Whether everyone with an answer, or everyone but one, gave a low one, and those are few people.

    That one knows her own answer, and so those of all others; and she may be invented to hide that all are low.
    """
    counted = [reply for reply in replies if not declined(reply)]
    lows = sum(set(reply) <= set(low) for reply in counted) if low else 0
    return 0 < lows < REFUSALS_MINIMUM and lows >= len(counted) - 1


def _in_bands(given: Given, coarser: Callable[[str], str]) -> Given:
    if given.reply is None or declined(given.reply):
        return given
    return replace(given, reply=tuple(map(coarser, given.reply)))


def _counts(given: Given) -> bool:
    return given.reply is not None and not declined(given.reply)


def _pool(side: int | None, people: list[Given], *, large: bool) -> Pool:
    replies = sorted(each.reply for each in people if each.reply is not None and not declined(each.reply))
    reasons = Counter(each.reply[0] if each.reply else NO_ANSWER for each in people if not _counts(each))
    if not large:
        reasons[NO_ANSWER] += reasons.pop(RATHER_NOT_SAY, 0)
    order = (CANNOT_SAY, RATHER_NOT_SAY, NO_ANSWER)
    return Pool(side, tuple(replies), {reason: reasons[reason] for reason in order if reasons[reason]}, large)
