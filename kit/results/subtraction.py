"""What two results tell together: the gate between moments, and between two rounds of one exercise.

Whoever has seen both can subtract one from the other. The difference is a result too, of those who changed their
answer, came, left or moved, and it is let out only where `kit.results.gate` would let it out.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from kit.exercises import RATHER_NOT_SAY
from kit.exercises.json_types import JsonObject
from kit.results.gate import (
    MINIMUM,
    REFUSALS_MINIMUM,
    SMALLEST_MINIMUM,
    SUBTRACTION,
    Given,
    Pool,
    Withheld,
    few_and_all_low,
    left_to_know,
    tells_of_few,
    through_gate,
)
from kit.results.questions import Reply, declined


def may_show_again(
    before: Mapping[str, Given],
    now: Mapping[str, Given],
    sides: Iterable[int],
    minimum: int = MINIMUM,
    *,
    fine: bool = False,
    low: Collection[str] = (),
) -> bool:
    """Whether a result of one question may be shown `now` to a room that saw the one of `before`; both by person.

    Whoever has seen two results can subtract one from the other, and the difference is a result too: of those who
    changed their answer in between, came, left, or moved from side to side. So on each side nobody may be among them,
    or at least `minimum`; the same holds for those of them with an answer that counts, for those who came with one
    and for those who left with one. A side of which the room saw nothing before has no difference. If refusals, or
    more than bands of a `fine` answer, are told of a side both times, it takes 8 people as it does in one result: also
    of those who came, and of those who left. Fewer than 8 whose answers were all `low`, or all but one, before or now,
    may not be the difference either. Nor may one of the two show a side that the whole room of the other
    hides.

    >>> four = {name: Given(1, ("yes",)) for name in "abcd"}
    >>> may_show_again(four, four, [1]), may_show_again(four, {**four, "e": Given(1, ("no",))}, [1])
    (True, False)
    """
    sides, minimum = tuple(sides), max(minimum, SMALLEST_MINIMUM)
    seen, to_see = (_shown(given, sides, minimum, low) for given in (before, now))
    hidden = [side for side in sides if side not in seen | to_see]
    for given, groups in ((before, seen), (now, to_see)):
        if None in groups and tells_of_few(list(given.values()), hidden, minimum, low):
            return False
    compared = sides if None in seen else [side for side in sides if side in seen]
    return all(_may_subtract(_replies(before, [side]), _replies(now, [side]), minimum, fine, low) for side in compared)


def without_telling_changes(
    changes: Sequence[Pool | Withheld],
    first: Mapping[str, Given],
    second: Mapping[str, Given],
    minimum: int = MINIMUM,
    low: Collection[str] = (),
) -> list[Pool | Withheld]:
    """`changes` from the `first` round to the `second` (both by person) without those that tell of one round alone.

    Where nobody changed, one round less the other is what those said who answered only one of them, and a few changes
    leave few other ways. So on each side nobody may be among these people, or as many as between two results that a
    room sees: see `may_show_again`. Who left, or came, everybody saw; who declined in one round nobody did, so they are
    not counted among them. The whole room has no changes beside a side that has none for this reason, nor where the
    sides that are shown, and one that knows itself, taken away from it, leave such people.
    """
    minimum = max(minimum, SMALLEST_MINIMUM)
    both = {name for name, each in first.items() if each.reply and name in second and second[name].reply}
    as_if_kept = {name: first[name] if name in both else each for name, each in second.items()}

    def telling(sides: Collection[int]) -> bool:
        early, late = (_replies(given, sides) for given in (first, as_if_kept))
        return not _may_subtract(early, late, minimum, True, low)

    sides = [each.side for each in changes if each.side is not None]
    told = [each.side for each in changes if isinstance(each, Pool) and each.side is not None]
    hidden = {side for side in told if telling([side])}
    whole_too = bool(hidden) or any(map(telling, left_to_know([side for side in sides if side not in told])))
    return [
        Withheld(each.side, SUBTRACTION)
        if isinstance(each, Pool) and (each.side in hidden or (each.side is None and whole_too))
        else each
        for each in changes
    ]


def gone_too_few(stored: JsonObject) -> bool:
    """Whether so few people have been erased since a result was `stored` that a new one would tell of them.

    What they answered is not known any more, so on each side it takes as many as no answer needs hiding for: 8.

    >>> gone_too_few({}), gone_too_few({"gone": {"1": 1}}), gone_too_few({"gone": {"1": 8}})
    (False, True, False)
    """
    return any(0 < people < REFUSALS_MINIMUM for people in stored.get("gone", {}).values())


def _may_subtract(
    before: Mapping[str, Reply], now: Mapping[str, Reply], minimum: int, fine: bool, low: Collection[str]
) -> bool:
    changed = {name for name in {*before, *now} if before.get(name) != now.get(name)}
    counted_before, counted_now = _counted(before), _counted(now)
    with_answer = changed & (counted_before | counted_now)
    with_it = (with_answer, counted_now - counted_before, counted_before - counted_now)
    if any(0 < len(group) < minimum for group in (changed, *with_it)):
        return False
    if any(few_and_all_low([each[name] for name in changed if name in each], low) for each in (before, now)):
        return False
    large = min(len(counted_before), len(counted_now)) >= REFUSALS_MINIMUM
    refused = any((RATHER_NOT_SAY,) in (before.get(name), now.get(name)) for name in changed)
    if not (large and changed and (fine or refused)):
        return True
    return bool(with_answer) and not any(0 < len(group) < REFUSALS_MINIMUM for group in with_it)


def _shown(given: Mapping[str, Given], sides: Iterable[int], minimum: int, low: Collection[str]) -> set[int | None]:
    return {each.side for each in through_gate(given.values(), sides, minimum, low) if isinstance(each, Pool)}


def _replies(given: Mapping[str, Given], sides: Collection[int]) -> dict[str, Reply]:
    return {name: each.reply for name, each in given.items() if each.side in sides and each.reply is not None}


def _counted(replies: Mapping[str, Reply]) -> set[str]:
    return {name for name, reply in replies.items() if not declined(reply)}
