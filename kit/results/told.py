"""Parts of the sentences that tell a result: each side by its own ranking first.

People in different places use scales differently, so that the sides' own orders of items are compared and not only
their numbers; where the sides name the same, the sentence says so.
"""

from collections.abc import Callable, Sequence

from kit.exercises import Exercise
from kit.exercises.wording import Words
from kit.results.group import Group, ItemResult
from kit.results.view import ResultView
from kit.results.words.labels import listed, nearest_label


def chosen_most(item: ItemResult, view: ResultView[Exercise]) -> str:
    """What most people of each side answered to one item, by its counts."""
    named = []
    for group in leading(item.groups):
        most = max(group.counts.values())
        labels = [view.answer(item.item, answer) for answer, count in group.counts.items() if count == most]
        of = view.words["of-people"].format(count=most, people=group.people)
        named.append((view.side(group.side), listed(labels, view.words), of))
    return view.words["headline-chosen"].format(findings=joined(named, view.words))


def by_group(
    items: Sequence[ItemResult],
    view: ResultView[Exercise],
    value: Callable[[Group], float],
    labels: Sequence[str] = (),
) -> str:
    """For each group, the items where `value` is highest, if above 0.

    It is a count, compared as a share of the group's people; with `labels` it is a mean, told by its nearest label.
    """
    named, words = [], view.words
    first = {group.side for item in items for group in leading(item.groups)}
    for side in [*(each.id for each in view.sides), None]:
        if side not in first:
            continue
        scores = {
            item.item: (value(group) / (1 if labels else group.people), group)
            for item in items
            for group in item.shown
            if group.side == side
        }
        best, group = max(scores.values(), key=lambda each: each[0])
        if best > 0:
            items_named = [view.item(item) for item, (score, _) in scores.items() if score == best]
            of = words["of-people"].format(count=int(value(group)), people=group.people)
            said = words["quoted"].format(text=nearest_label(best, labels)) if labels else of
            named.append((view.side(side), listed(items_named, words), said))
    return joined(named, words)


def leading(groups: Sequence[Group]) -> list[Group]:
    """The sides shown; only where there are none, the whole room."""
    shown = [group for group in groups if not group.withheld]
    return [group for group in shown if group.side is not None] or shown


def joined(named: Sequence[tuple[str, str, str]], words: Words) -> str:
    """Findings (group, what, "7 of 9" or "") side by side; once for all where every side has the same."""
    if len(named) > 1 and len({what for _, what, _ in named}) == 1:
        counts = ", ".join(f"{group} {of}" for group, _, of in named if of)
        return words["on-every-side"].format(finding=f"{named[0][1]} ({counts})" if counts else named[0][1])
    each = (f"{group} {what} ({of})" if of else f"{group} {what}" for group, what, of in named)
    return "; ".join(each)
