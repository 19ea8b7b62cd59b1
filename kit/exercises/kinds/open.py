"""`open`: an answer in one's own words, private until its author shares it."""

from typing import ClassVar, Literal

from pydantic import Field

from kit.exercises.accepting import AnswerNotAccepted, accept_text
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.model import Exercise, Item, Section
from kit.exercises.wording import Wording

OpenSection = Section[Item]


class Open(Exercise):
    """Answers: `{"text": words, "shared": whether the author shows them to the room}`."""

    seconds_each: ClassVar[int] = 100

    kind: Literal["open"] = "open"
    sections: tuple[OpenSection, ...] = Field(min_length=1)

    def wording(self, place: str) -> Wording:
        return Wording(self.item(place).text)

    def _accept(self, place: str, value: Value) -> Value:
        if not isinstance(value, dict) or set(value) != {"text", "shared"} or not isinstance(value["shared"], bool):
            raise AnswerNotAccepted("this answer has two parts, 'text' and 'shared'")
        if self.private and value["shared"]:
            raise AnswerNotAccepted("this answer is private, so it cannot be shown to the room")
        return {"text": accept_text(value["text"]), "shared": value["shared"]}

    def is_complete(self, answers: JsonDict) -> bool:
        return super().is_complete({place: value for place, value in answers.items() if _written(value)})


def _written(value: Value) -> bool:
    return bool(value and value["text"].strip())
