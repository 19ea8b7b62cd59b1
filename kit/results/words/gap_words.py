"""What the readings of a gap say in words: each side's own order first, then where a talk is worth most, and why."""

from collections.abc import Sequence

from kit.exercises import PairedScale
from kit.exercises.wording import Words
from kit.results.group import Group, GroupResult
from kit.results.readings.gap import between_sides, is_divided, spreads
from kit.results.readings.perception import SEEN_ALIKE, Perception, perceptions
from kit.results.readings.ranking import ranking, top
from kit.results.view import ResultView
from kit.results.words.labels import listed, mean_in_words, point_labels, short_label
from kit.results.words.where_to_talk import Reason, WorthATalk, where_to_talk

View = ResultView[PairedScale]


def gap_headline(view: View) -> str:
    """What matters most to each side, then the items most worth a conversation, in two sentences."""
    words = view.words
    firsts = [(view.side(side.id), top(ranking(view.result, side.id), 1)) for side in view.sides]
    named = [f"{side} {_quoted(items, view)}" for side, items in firsts if items]
    ranked = [words["headline-ranked"].format(findings="; ".join(named))] if named else []
    worth = [each.item for each in where_to_talk(view.result, view.sides)]
    if worth:
        found = words["headline-where-to-talk"].format(items=listed(_shorts(worth, view), words, len(worth)))
    else:
        found = words["headline-no-talk"]
    return " ".join([*ranked, found])


def reasons_in_words(worth: WorthATalk, view: View) -> list[str]:
    """Why an item is worth a talk: for each reason a few plain sentences that blame nobody.

    Wherever a mean is told of a group whose opinions are divided, that is told with it, once.
    """
    told, known = [], {reason.side for reason in worth.reasons if reason.why == "division"}
    for reason in worth.reasons:
        sentence, means = _reason(worth.item, reason, view)
        divided = [side for side, group, own in means if is_divided(group) and not (own and side in known)]
        also = (view.words["talk-divided-too"].format(side=view.side(side)) for side in divided)
        told.append(" ".join([sentence, *also]))
    return told


Means = list[tuple[int, Group, bool]]
"""The groups whose means a sentence tells: the side, what it said, and whether it said so of itself."""


def _reason(item: str, reason: Reason, view: View) -> tuple[str, Means]:
    words, side, points = view.words, view.side(reason.side), len(point_labels(view.result, view.exercise))
    if reason.why == "division":
        return words["talk-division"].format(side=side), []
    own = _group(view.result, item, "us", reason.side)
    means = [(reason.side, own, True)]
    if reason.why == "large-gap":
        ranked = next(each for each in ranking(view.result, reason.side) if each.item == item)
        of = words["of-people"].format(count=ranked.picked, people=ranked.people)
        return words["talk-large-gap"].format(side=side, of=of, mean=_mean(own, words), points=points), means
    by = reason.by if reason.by is not None else reason.side
    belief = _group(view.result, item, "them", by)
    key = "talk-seen-higher" if (belief.mean or 0) > (own.mean or 0) else "talk-seen-lower"
    believed, other = _mean(belief, words), view.side(by)
    told = words[key].format(side=side, own=_mean(own, words), other=other, believed=believed, points=points)
    return told, [*means, (by, belief, False)]


def seen_differently(key: str, item: str, seen: Perception, view: View) -> str:
    """The sentence `key` on an item, called `item`: what a side says of itself, and what the other believes."""
    return view.words[key].format(
        item=item,
        side=view.side(seen.about),
        own=_mean_told(seen.item, "us", seen.about, view),
        other=view.side(seen.by),
        believed=_mean_told(seen.item, "them", seen.by, view),
        points=len(point_labels(view.result, view.exercise)),
    )


def _mean_told(item: str, part: str, side: int, view: View) -> str:
    """The mean of what a side that is shown says of an item, as words tell it."""
    return _mean(_group(view.result, item, part, side), view.words)


def _mean(group: Group, words: Words) -> str:
    return mean_in_words(group.mean or 0, words, about=group.in_bands)


def _group(result: GroupResult, item: str, part: str, side: int) -> Group:
    found = next(each for each in result.items if (each.item, each.part) == (item, part))
    return next(group for group in found.shown if group.side == side)


def _quoted(items: Sequence[str], view: View) -> str:
    return listed(_shorts(items, view), view.words)


def _shorts(items: Sequence[str], view: View) -> list[str]:
    return [short_label(view.exercise, item) for item in items]


def between_finding(view: View) -> str:
    """What the picture of both sides says: where they are furthest apart, and who is divided."""
    found, words, told = between_sides(view.result, view.sides), view.words, []
    if found:
        furthest = max(found, key=lambda each: abs(each.difference))
        if abs(furthest.difference) < SEEN_ALIKE:
            told.append(words["gap-between-alike"])
        else:
            told.append(
                words["gap-between-finding"].format(
                    item=_quoted([furthest.item], view),
                    one=view.side(furthest.one),
                    one_value=_mean_told(furthest.item, "us", furthest.one, view),
                    other=view.side(furthest.other),
                    other_value=_mean_told(furthest.item, "us", furthest.other, view),
                    points=len(point_labels(view.result, view.exercise)),
                )
            )
    told.append(_divided(view))
    return f"{words['gap-between']}. {' '.join(each for each in told if each)}".strip()


def beliefs_finding(view: View) -> str:
    """What the picture of beliefs says: what is seen most differently."""
    found = list(perceptions(view.result, view.sides))
    told = ""
    if found:
        furthest = max(found, key=lambda each: each.distance)
        key = "gap-beliefs-alike" if furthest.distance < SEEN_ALIKE else "gap-beliefs-finding"
        told = seen_differently(key, _quoted([furthest.item], view), furthest, view)
    return f"{view.words['gap-beliefs']}. {told}".strip()


def _divided(view: View) -> str:
    found = [each for each in spreads(view.result, view.sides) if each.called == "divided"]
    by_side = {side.id: [each.item for each in found if each.side == side.id] for side in view.sides}
    named = [f"{view.side(side)} {_quoted(items, view)}" for side, items in by_side.items() if items]
    return view.words["gap-divided-finding"].format(findings="; ".join(named)) if named else ""
