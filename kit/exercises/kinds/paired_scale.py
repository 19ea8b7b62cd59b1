"""`paired-scale`: each item answered twice, for us and, as I believe, for them."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from kit.exercises.kinds.scale import Labels, ScaleSection
from kit.exercises.model import DECLINED, AnswerNotAccepted, Cited, Exercise, Text, accept_one_of, accept_ranking

ENDS = ("us", "them")
MATTERS = "matters"


class Matters(Cited):
    """A last question: which few of the items matter most, asked once. Its id is "matters", and so is its place."""

    id: Literal["matters"] = "matters"
    pick: Annotated[int, Field(ge=1, le=5)] = 3


class PairedScale(Exercise):
    """Answers: `{"us": point, "them": point}`, either of them absent until given; points as in `scale`.

    Under `matters`, where it is asked, a list of the ids of items, most important first.
    """

    kind: Literal["paired-scale"] = "paired-scale"
    labels: Labels
    us: Text
    them: Text
    matters: Matters | None = None
    sections: tuple[ScaleSection, ...] = Field(min_length=1)

    def places(self) -> Iterator[str]:
        yield from super().places()
        if self.matters:
            yield MATTERS

    def _accept(self, place: str, value: Any) -> Any:
        if self.matters and place == MATTERS:
            return accept_ranking(value, [item.id for item in self.items], self.matters.pick)
        if not isinstance(value, dict) or not value or set(value) - set(ENDS):
            raise AnswerNotAccepted("this answer has two parts, 'us' and 'them'")
        points = [*range(1, len(self.labels) + 1), *DECLINED]
        return {end: accept_one_of(value[end], points) for end in ENDS if value.get(end) is not None}

    def is_complete(self, answers: dict[str, Any]) -> bool:
        both = {place: value for place, value in answers.items() if place != MATTERS and set(value or {}) == set(ENDS)}
        return super().is_complete(both) and (self.matters is None or bool(answers.get(MATTERS)))
