"""A group's result in one plain sentence, each side by its own ranking first.

People in different places use scales differently, so that the sides' own orders of items are compared and not only
their numbers; where the sides name the same, the sentence says so.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kit.exercises import Checklist, Choice, Exercise, Open, PairedScale, PickAndRank, Plane, Rows, Scale, Schedule
from kit.exercises.kinds.checklist import MISSING
from kit.results.by_episode import by_episode
from kit.results.changes import most_changed
from kit.results.gap_words import gap_headline, mean_told
from kit.results.group import SHARED, Group, GroupResult, ItemResult
from kit.results.labels import (
    Words,
    answer_label,
    group_label,
    isolated,
    item_label,
    listed,
    nearest_label,
    point_labels,
    withheld_in_words,
)
from kit.results.movement import furthest_apart, movements
from kit.results.perception import SEEN_ALIKE, perceptions
from kit.results.rows import gathered, rows_of
from kit.results.spread import reading

if TYPE_CHECKING:
    from kit.exercises import Episode
    from kit.responses import Side

EPISODES_TOLD = 3


def headline(result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words) -> str:
    """The finding of `result` in one sentence; that too few people answered, or nothing can be counted, is one too."""
    if exercise.together:
        key = {0: "sheets-none", 1: "sheets-count-one"}.get(len(result.sheets), "sheets-count")
        return words[key].format(count=len(result.sheets))
    if isinstance(exercise, Schedule):
        return words["schedule-of-ones-own"]
    if isinstance(exercise, Plane) and exercise.named and not result.items:
        return words["place-named-by-each"]
    if not any(item.shown for item in result.items):
        return withheld_in_words(result, words)
    if exercise.for_each and not isinstance(exercise, Open):
        return _episodes(result, exercise, sides, words)
    return one_finding(result, exercise, sides, words)


def _episodes(result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words) -> str:
    """The findings of the first few episodes, each with its title."""
    shown = list(by_episode(result, exercise))
    if isinstance(exercise, Plane) and (apart := _sides_apart(shown, sides, words)):
        return apart
    at_most = 1 if isinstance(exercise, Plane) else EPISODES_TOLD  # where points lie takes many words
    told = [
        words["episode-finding"].format(title=episode.title, finding=one_finding(of_it, asked, sides, words))
        for episode, asked, of_it in shown[:at_most]
    ]
    if len(shown) > at_most:
        told.append(words["more-episodes"].format(count=len(shown) - at_most))
    return " ".join(told)


def _sides_apart(
    shown: "Sequence[tuple[Episode, Exercise, GroupResult]]", sides: "Sequence[Side]", words: Words
) -> str:
    """On which episode the sides place their points furthest apart; "" where there is no difference to tell."""
    found = [
        (*furthest_apart(of_it, asked, sides, words), episode.title)
        for episode, asked, of_it in shown
        if isinstance(asked, Plane)
    ]
    most, finding, title = max(found, key=lambda each: each[0])
    return words["headline-episode-apart"].format(title=title, finding=finding, count=len(shown)) if most else ""


def one_finding(result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words) -> str:
    """What a result of which something is shown says, of the exercise itself or of one of its episodes."""
    match exercise:
        case Checklist():
            return _checklist(result, exercise, sides, words)
        case Choice():
            return chosen_most(next(each for each in result.items if each.shown), exercise, sides, words)
        case Scale():
            return _scale(result, exercise, sides, words)
        case PairedScale() if exercise.matters:
            return gap_headline(result, exercise, sides, words)
        case PairedScale():
            return _paired(result, exercise, sides, words)
        case PickAndRank():
            return _picks(result, exercise, sides, words)
        case Plane():
            return movements(result, exercise, sides, words)
        case Open():
            return _shared(result, words)
        case Rows():
            return _rows(result, exercise, words)
        case _:
            raise TypeError(f"there are no results yet for exercises of the type {type(exercise).__name__}")


def _shared(result: GroupResult, words: Words) -> str:
    count = sum(group.counts[SHARED] for item in result.items for group in item.shown)
    key = {0: "headline-open-none", 1: "headline-open-one"}.get(count, "headline-open")
    return words[key].format(count=count)


def _rows(result: GroupResult, exercise: Rows, words: Words) -> str:
    rows = rows_of(exercise, (row for item in result.items for row in item.whole.rows))
    owners = [owner for owner, _ in gathered(rows) if owner]
    key = {0: "headline-rows-none", 1: "headline-rows-one"}.get(len(rows), "headline-rows")
    nobody = sum(not row.owner for row in rows)
    named = words["headline-rows-nobody"].format(count=nobody) if rows and nobody else ""
    return f"{words[key].format(count=len(rows), owners=len(owners))} {named}".strip()


def _checklist(result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words) -> str:
    def missing(group: Group) -> int:
        return sum(group.counts[state] for state in MISSING)

    findings = _by_group(result.items, exercise, sides, words, missing)
    return words["headline-missing"].format(findings=findings) if findings else words["headline-all-ready"]


def chosen_most(item: ItemResult, exercise: Exercise, sides: "Sequence[Side]", words: Words) -> str:
    """What most people of each side answered to one item, by its counts."""
    named = []
    for group in _leading(item.groups):
        most = max(group.counts.values())
        labels = [
            answer_label(exercise, item.item, answer, words) for answer, count in group.counts.items() if count == most
        ]
        of = words["of-people"].format(count=most, people=group.people)
        named.append((_name(group.side, sides, words), listed(labels, words), of))
    return words["headline-chosen"].format(findings=_joined(named, words))


def _scale(result: GroupResult, exercise: Scale, sides: "Sequence[Side]", words: Words) -> str:
    if changed := most_changed(result, exercise, sides, words):
        return changed
    labels, items = point_labels(result, exercise), [item for item in result.items if not item.part]
    findings = _by_group(items, exercise, sides, words, lambda group: group.mean or 0, labels=labels)
    divided = [
        item_label(exercise, item.item)
        for item in items
        if any(reading(group.disagreement or 0, len(group.counts)) == "divided" for group in _leading(item.groups))
    ]
    if divided:
        return words["headline-scale-divided"].format(findings=findings, items=listed(divided, words))
    return words["headline-scale"].format(findings=findings)


def _paired(result: GroupResult, exercise: PairedScale, sides: "Sequence[Side]", words: Words) -> str:
    found = list(perceptions(result, sides))
    if not found:
        own = [each for each in result.items if each.part == "us"]
        labels = point_labels(result, exercise)
        findings = _by_group(own, exercise, sides, words, lambda group: group.mean or 0, labels=labels)
        if not findings:
            return withheld_in_words(result, words)
        return words["headline-scale"].format(findings=findings)
    furthest = max(found, key=lambda each: each.distance)
    if furthest.distance < SEEN_ALIKE:
        return words["headline-seen-alike"]
    return words["headline-seen-differently"].format(
        item=words["quoted"].format(text=item_label(exercise, furthest.item)),
        side=_name(furthest.about, sides, words),
        own=mean_told(result, furthest.item, "us", furthest.about, words),
        other=_name(furthest.by, sides, words),
        believed=mean_told(result, furthest.item, "them", furthest.by, words),
        points=len(point_labels(result, exercise)),
    )


def _picks(result: GroupResult, exercise: PickAndRank, sides: "Sequence[Side]", words: Words) -> str:
    ranked = next((each for each in result.items if each.part == "ranked" and each.shown), None)
    if ranked is None:
        return chosen_most(next(each for each in result.items if each.shown), exercise, sides, words)
    named = []
    for group in _leading(ranked.groups):
        most = max(group.points.values())
        labels = [
            answer_label(exercise, ranked.item, answer, words)
            for answer, points in group.points.items()
            if points == most
        ]
        named.append((_name(group.side, sides, words), listed(labels, words), ""))
    return words["headline-ranked"].format(findings=_joined(named, words))


def _by_group(
    items: Sequence[ItemResult],
    exercise: Exercise,
    sides: "Sequence[Side]",
    words: Words,
    value: Callable[[Group], float],
    labels: Sequence[str] = (),
) -> str:
    """For each group, the items where `value` is highest, if above 0.

    It is a count, compared as a share of the group's people; with `labels` it is a mean, told by its nearest label.
    """
    named = []
    leading = {group.side for item in items for group in _leading(item.groups)}
    for side in [*(each.id for each in sides), None]:
        if side not in leading:
            continue
        scores = {
            item.item: (value(group) / (1 if labels else group.people), group)
            for item in items
            for group in item.shown
            if group.side == side
        }
        best, group = max(scores.values(), key=lambda each: each[0])
        if best > 0:
            items_named = [item_label(exercise, item) for item, (score, _) in scores.items() if score == best]
            of = words["of-people"].format(count=int(value(group)), people=group.people)
            said = words["quoted"].format(text=nearest_label(best, labels)) if labels else of
            named.append((_name(side, sides, words), listed(items_named, words), said))
    return _joined(named, words)


def _leading(groups: Sequence[Group]) -> list[Group]:
    """The sides shown; only where there are none, the whole room."""
    shown = [group for group in groups if not group.withheld]
    return [group for group in shown if group.side is not None] or shown


def _joined(named: Sequence[tuple[str, str, str]], words: Words) -> str:
    """Findings (group, what, "7 of 9" or "") side by side; once for all where every side has the same."""
    if len(named) > 1 and len({what for _, what, _ in named}) == 1:
        counts = ", ".join(f"{group} {of}" for group, _, of in named if of)
        return words["on-every-side"].format(finding=f"{named[0][1]} ({counts})" if counts else named[0][1])
    each = (f"{group} {what} ({of})" if of else f"{group} {what}" for group, what, of in named)
    return "; ".join(each)


def _name(side: int | None, sides: "Sequence[Side]", words: Words) -> str:
    return isolated(group_label(side, sides, words))
