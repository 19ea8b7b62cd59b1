"""Changes of mind from a first round of answers to a second: how many people, and which way.

What is counted passed the gate as a question of its own: only people with a point in both rounds are in it, and a group
is shown from the minimum of such people on. Below 8 people it is told how many changed and not which way, because
with both rounds beside it a direction would often point to one person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.exercises import Scale
from kit.results.group import CHANGED, STAYED, GroupResult
from kit.results.questions import CHANGE, MOVES
from kit.results.view import ResultView

UP, _, DOWN = MOVES


@dataclass(frozen=True)
class Change:
    """Of `people` of one side (None: the whole room) who answered an item in both rounds, how many moved.

    `up` is towards the last label of the scale and `down` towards the first; both are None for a group below 8.
    """

    item: str
    side: int | None
    people: int
    changed: int
    up: int | None = None
    down: int | None = None

    @property
    def share(self) -> float:
        """The part of the people who changed their answer, 0 to 1."""
        return self.changed / self.people


def changes(result: GroupResult) -> Iterator[Change]:
    """The changes that `result` shows, by item: those of each side or, where no side is shown, of the whole room."""
    for item in result.items:
        if item.part != CHANGE:
            continue
        sides = [group for group in item.shown if group.side is not None]
        for group in sides or item.shown:
            counts = group.counts
            changed = counts[CHANGED] if CHANGED in counts else group.people - counts[STAYED]
            yield Change(item.item, group.side, group.people, changed, counts.get(UP), counts.get(DOWN))


def most_changed(view: ResultView[Scale]) -> str:
    """The finding in a sentence: the statement on which most people changed their mind, by side; "" without changes."""
    found: dict[str, list[Change]] = {}
    for each in changes(view.result):
        found.setdefault(each.item, []).append(each)
    if not found:
        return ""
    item, most = max(found.items(), key=lambda each: _together(each[1]))
    if not _together(most):
        return view.words["headline-change-none"]
    text = view.words["quoted"].format(text=view.item(item).rstrip("."))
    return view.words["headline-change"].format(item=text, findings="; ".join(in_words(each, view) for each in most))


def in_words(change: Change, view: ResultView[Scale]) -> str:
    """One group's changes: "Kampala 5 of 9 (4 towards “I agree”, 1 towards “I disagree”)"."""
    name, words, labels = view.side(change.side), view.words, view.exercise.labels
    of = words["of-people"].format(count=change.changed, people=change.people)
    ways = [
        words["change-way"].format(count=count, label=label)
        for count, label in ((change.up, labels[-1]), (change.down, labels[0]))
        if count
    ]
    return f"{name} {of} ({', '.join(ways)})" if ways else f"{name} {of}"


def _together(found: Sequence[Change]) -> float:
    return sum(each.changed for each in found) / sum(each.people for each in found)
