"""What the readings of a gap say in words: each side's own order first, then where a talk is worth most, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.exercises import PairedScale
from kit.results.group import Group, GroupResult
from kit.results.readings.gap import between_sides, is_divided, spreads
from kit.results.readings.perception import SEEN_ALIKE, perceptions
from kit.results.readings.ranking import ranking, top
from kit.results.words.labels import Words, group_label, isolated, listed, mean_in_words, point_labels, short_label
from kit.results.words.where_to_talk import Reason, WorthATalk, where_to_talk

if TYPE_CHECKING:
    from kit.responses import Side


def gap_headline(result: GroupResult, exercise: PairedScale, sides: "Sequence[Side]", words: Words) -> str:
    """What matters most to each side, then the items most worth a conversation, in two sentences."""
    firsts = [(_name(side.id, sides, words), top(ranking(result, side.id), 1)) for side in sides]
    named = [f"{side} {_quoted(items, exercise, words)}" for side, items in firsts if items]
    ranked = [words["headline-ranked"].format(findings="; ".join(named))] if named else []
    worth = [each.item for each in where_to_talk(result, sides)]
    if worth:
        found = words["headline-where-to-talk"].format(items=listed(_shorts(worth, exercise), words, len(worth)))
    else:
        found = words["headline-no-talk"]
    return " ".join([*ranked, found])


def reasons_in_words(
    worth: WorthATalk, result: GroupResult, exercise: PairedScale, sides: "Sequence[Side]", words: Words
) -> list[str]:
    """Why an item is worth a talk: for each reason a few plain sentences that blame nobody.

    Wherever a mean is told of a group whose opinions are divided, that is told with it, once.
    """
    told, known = [], {reason.side for reason in worth.reasons if reason.why == "division"}
    for reason in worth.reasons:
        sentence, means = _reason(worth.item, reason, result, exercise, sides, words)
        divided = [side for side, group, own in means if is_divided(group) and not (own and side in known)]
        told.append(
            " ".join(
                [sentence, *(words["talk-divided-too"].format(side=_name(side, sides, words)) for side in divided)]
            )
        )
    return told


Means = list[tuple[int, Group, bool]]
"""The groups whose means a sentence tells: the side, what it said, and whether it said so of itself."""


def _reason(
    item: str, reason: Reason, result: GroupResult, exercise: PairedScale, sides: "Sequence[Side]", words: Words
) -> tuple[str, Means]:
    side, points = _name(reason.side, sides, words), len(point_labels(result, exercise))
    if reason.why == "division":
        return words["talk-division"].format(side=side), []
    own = _group(result, item, "us", reason.side)
    means = [(reason.side, own, True)]
    if reason.why == "large-gap":
        ranked = next(each for each in ranking(result, reason.side) if each.item == item)
        of = words["of-people"].format(count=ranked.picked, people=ranked.people)
        return words["talk-large-gap"].format(side=side, of=of, mean=_mean(own, words), points=points), means
    by = reason.by if reason.by is not None else reason.side
    belief = _group(result, item, "them", by)
    key = "talk-seen-higher" if (belief.mean or 0) > (own.mean or 0) else "talk-seen-lower"
    believed, other = _mean(belief, words), _name(by, sides, words)
    told = words[key].format(side=side, own=_mean(own, words), other=other, believed=believed, points=points)
    return told, [*means, (by, belief, False)]


def mean_told(result: GroupResult, item: str, part: str, side: int, words: Words) -> str:
    """The mean of what a side that is shown says of an item, as words tell it."""
    return _mean(_group(result, item, part, side), words)


def _mean(group: Group, words: Words) -> str:
    return mean_in_words(group.mean or 0, words, about=group.in_bands)


def _group(result: GroupResult, item: str, part: str, side: int) -> Group:
    found = next(each for each in result.items if (each.item, each.part) == (item, part))
    return next(group for group in found.shown if group.side == side)


def _quoted(items: Sequence[str], exercise: PairedScale, words: Words) -> str:
    return listed(_shorts(items, exercise), words)


def _shorts(items: Sequence[str], exercise: PairedScale) -> list[str]:
    return [short_label(exercise, item) for item in items]


def _name(side: int, sides: "Sequence[Side]", words: Words) -> str:
    return isolated(group_label(side, sides, words))


def between_finding(result: GroupResult, exercise: PairedScale, sides: "Sequence[Side]", words: Words) -> str:
    """What the picture of both sides says: where they are furthest apart, and who is divided."""
    found = between_sides(result, sides)
    told = []
    if found:
        furthest = max(found, key=lambda each: abs(each.difference))
        if abs(furthest.difference) < SEEN_ALIKE:
            told.append(words["gap-between-alike"])
        else:
            told.append(
                words["gap-between-finding"].format(
                    item=_quoted([furthest.item], exercise, words),
                    one=_name(furthest.one, sides, words),
                    one_value=mean_told(result, furthest.item, "us", furthest.one, words),
                    other=_name(furthest.other, sides, words),
                    other_value=mean_told(result, furthest.item, "us", furthest.other, words),
                    points=len(point_labels(result, exercise)),
                )
            )
    told.append(_divided(result, exercise, sides, words))
    return f"{words['gap-between']}. {' '.join(each for each in told if each)}".strip()


def beliefs_finding(result: GroupResult, exercise: PairedScale, sides: "Sequence[Side]", words: Words) -> str:
    """What the picture of beliefs says: what is seen most differently."""
    found = list(perceptions(result, sides))
    told = ""
    if found:
        furthest = max(found, key=lambda each: each.distance)
        key = "gap-beliefs-alike" if furthest.distance < SEEN_ALIKE else "gap-beliefs-finding"
        told = words[key].format(
            item=_quoted([furthest.item], exercise, words),
            side=_name(furthest.about, sides, words),
            own=mean_told(result, furthest.item, "us", furthest.about, words),
            other=_name(furthest.by, sides, words),
            believed=mean_told(result, furthest.item, "them", furthest.by, words),
            points=len(point_labels(result, exercise)),
        )
    return f"{words['gap-beliefs']}. {told}".strip()


def _divided(result: GroupResult, exercise: PairedScale, sides: "Sequence[Side]", words: Words) -> str:
    found = [each for each in spreads(result, sides) if each.called == "divided"]
    by_side = {
        side.id: [each.item for each in found if each.side == side.id]
        for side in sides
        if any(each.side == side.id for each in found)
    }
    named = [f"{_name(side, sides, words)} {_quoted(items, exercise, words)}" for side, items in by_side.items()]
    return words["gap-divided-finding"].format(findings="; ".join(named)) if named else ""
