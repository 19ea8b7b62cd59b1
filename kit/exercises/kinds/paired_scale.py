"""`paired-scale`: each item answered twice, for us and, as I believe, for them."""

from typing import Any, Literal

from pydantic import Field

from kit.exercises.kinds.scale import Labels, ScaleSection
from kit.exercises.model import DECLINED, AnswerNotAccepted, Exercise, Text, accept_one_of

ENDS = ("us", "them")


class PairedScale(Exercise):
    """Answers: `{"us": point, "them": point}`, either of them absent until given; points as in `scale`."""

    kind: Literal["paired-scale"] = "paired-scale"
    labels: Labels
    us: Text
    them: Text
    sections: tuple[ScaleSection, ...] = Field(min_length=1)

    def _accept(self, place: str, value: Any) -> Any:
        if not isinstance(value, dict) or not value or set(value) - set(ENDS):
            raise AnswerNotAccepted("this answer has two parts, 'us' and 'them'")
        points = [*range(1, len(self.labels) + 1), *DECLINED]
        return {end: accept_one_of(value[end], points) for end in ENDS if value.get(end) is not None}

    def is_complete(self, answers: dict[str, Any]) -> bool:
        both = {place: value for place, value in answers.items() if set(value or {}) == set(ENDS)}
        return super().is_complete(both)
