"""`scale`: how far a statement holds, in labelled points; "cannot say" and "rather not say" are two more answers."""

from typing import Annotated, Any, Literal

from pydantic import Field

from kit.exercises.model import DECLINED, Exercise, Item, Section, Text, accept_one_of

Labels = Annotated[tuple[Text, ...], Field(min_length=2, max_length=11)]


class ScaleItem(Item):
    """A statement; `reverse` says that a low answer is the favourable one."""

    reverse: bool = False


class ScaleSection(Section):
    """Section of statements."""

    items: tuple[ScaleItem, ...] = Field(min_length=1)


class Scale(Exercise):
    """Answers: 1 to the number of `labels` (1 is the first label), or one of `DECLINED`."""

    kind: Literal["scale"] = "scale"
    labels: Labels
    sections: tuple[ScaleSection, ...] = Field(min_length=1)

    def _accept(self, place: str, value: Any) -> Any:
        return accept_one_of(value, [*range(1, len(self.labels) + 1), *DECLINED])
