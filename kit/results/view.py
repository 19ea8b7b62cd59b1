"""A room's result with all that it takes to tell or to draw it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from kit.exercises import Episode, Exercise, one_by_one
from kit.exercises.wording import Words
from kit.results.group import GroupResult, ItemResult
from kit.results.kind import ResultKind, answer_label, item_label
from kit.results.words.labels import group_label, isolated

if TYPE_CHECKING:
    from kit.responses import Side

Asked_co = TypeVar("Asked_co", bound=Exercise, covariant=True)


@dataclass(frozen=True)
class ResultView(Generic[Asked_co]):
    """A `result`, the `exercise` that it is of, the `sides` of the room, and the `words` of a language."""

    result: GroupResult
    exercise: Asked_co
    sides: "Sequence[Side]"
    words: Words

    @property
    def items(self) -> tuple[ItemResult, ...]:
        """The items of the result."""
        return self.result.items

    @property
    def shown(self) -> list[ItemResult]:
        """Those of which anything is shown."""
        return [item for item in self.items if item.shown]

    def with_items(self, items: Sequence[ItemResult]) -> "ResultView[Asked_co]":
        """The same of these items alone."""
        return replace(self, result=replace(self.result, items=tuple(items)))

    def by_episode(self) -> "Iterator[tuple[Episode, ResultView[Asked_co]]]":
        """For each episode of which anything is shown: it, and the view of the questions about it alone."""
        for episode, asked in one_by_one(self.exercise):
            names = {item.id for item in asked.items}
            of_it = self.with_items([item for item in self.items if item.item in names])
            if of_it.shown:
                yield episode, replace(of_it, exercise=asked)

    def side(self, side: int | None) -> str:
        """The name of a side, or the words for the whole room, as it can stand inside a sentence."""
        return isolated(group_label(side, self.sides, self.words))

    def item(self, item: str) -> str:
        """The text of an item, or of what is asked about all items."""
        return item_label(self.exercise, item)

    def part(self, part: str) -> str:
        """What a part of an item asks, such as the question for "us" of a paired scale; "" where it has no parts."""
        return ResultKind.of(self.exercise).part_label(self.exercise, part, self.words)

    def answer(self, item: str, answer: str) -> str:
        """The words of an answer."""
        return answer_label(self.exercise, item, answer, self.words)
