"""Parts of the sentences that tell a result: each side by its own ranking first.

People in different places use scales differently, so that the sides' own orders of items are compared and not only
their numbers; where the sides name the same, the sentence says so.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kit.exercises import Exercise
from kit.results.group import Group, GroupResult, ItemResult
from kit.results.kind import ResultKind
from kit.results.readings.by_episode import by_episode
from kit.results.words.labels import Words, answer_label, group_label, isolated, item_label, listed, nearest_label

if TYPE_CHECKING:
    from kit.responses import Side

EPISODES_TOLD = 3


def told_by_episode(
    result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words, at_most: int = EPISODES_TOLD
) -> str:
    """The findings of the first few episodes, each with its title."""
    shown = list(by_episode(result, exercise))
    told = [
        words["episode-finding"].format(
            title=episode.title, finding=ResultKind.of(asked).headline(of_it, asked, sides, words)
        )
        for episode, asked, of_it in shown[:at_most]
    ]
    if len(shown) > at_most:
        told.append(words["more-episodes"].format(count=len(shown) - at_most))
    return " ".join(told)


def chosen_most(item: ItemResult, exercise: Exercise, sides: "Sequence[Side]", words: Words) -> str:
    """What most people of each side answered to one item, by its counts."""
    named = []
    for group in leading(item.groups):
        most = max(group.counts.values())
        labels = [
            answer_label(exercise, item.item, answer, words) for answer, count in group.counts.items() if count == most
        ]
        of = words["of-people"].format(count=most, people=group.people)
        named.append((side_name(group.side, sides, words), listed(labels, words), of))
    return words["headline-chosen"].format(findings=joined(named, words))


def by_group(
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
    first = {group.side for item in items for group in leading(item.groups)}
    for side in [*(each.id for each in sides), None]:
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
            items_named = [item_label(exercise, item) for item, (score, _) in scores.items() if score == best]
            of = words["of-people"].format(count=int(value(group)), people=group.people)
            said = words["quoted"].format(text=nearest_label(best, labels)) if labels else of
            named.append((side_name(side, sides, words), listed(items_named, words), said))
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


def side_name(side: int | None, sides: "Sequence[Side]", words: Words) -> str:
    """The name of a side, or the words for the whole room, as it can stand inside a sentence."""
    return isolated(group_label(side, sides, words))
