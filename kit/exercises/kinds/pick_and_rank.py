"""`pick-and-rank`: tick what fits, then put the most important few in order."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from kit.exercises.accepting import AnswerNotAccepted, accept_one_of
from kit.exercises.json_types import Value
from kit.exercises.model import Cited, Exercise, Identifier, Item, Model, Section, check_options, fault_at
from kit.exercises.wording import Wording, option_wording, seconds_to_rank


class OptionGroup(Model):
    """Options under a heading."""

    id: Identifier = "all"
    title: str = ""
    options: tuple[Cited, ...] = Field(min_length=1)


class PickItem(Item):
    """A question with many options in groups; up to `rank` of those picked are put in order."""

    groups: tuple[OptionGroup, ...] = Field(min_length=1)
    rank: Annotated[int, Field(ge=1, le=5)] = 3

    @property
    def options(self) -> tuple[Cited, ...]:
        """All options in the order of the page."""
        return tuple(option for group in self.groups for option in group.options)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        seen: set[str] = set()
        for number, group in enumerate(self.groups):
            for index, option in enumerate(group.options):
                if option.id in seen:
                    message = f"two options have the id '{option.id}'; give one of them another id"
                    raise fault_at(message, "groups", number, "options", index, "id")
                seen.add(option.id)
            check_options(group.options, "groups", number, "options")
        return self


PickSection = Section[PickItem]


class PickAndRank(Exercise):
    """Answers: `{"picked": [option ids], "ranked": [the first few of them, best first]}`."""

    seconds_each: ClassVar[int] = 10

    kind: Literal["pick-and-rank"] = "pick-and-rank"
    sections: tuple[PickSection, ...] = Field(min_length=1)

    def wording(self, place: str) -> Wording:
        return option_wording(self.item(place))

    def seconds(self) -> float:
        return sum(seconds_to_rank(len(item.options), item.rank) for item in self.items)

    def _accept(self, place: str, value: Value) -> Value:
        item = self.item(place)
        if not isinstance(value, dict) or set(value) - {"picked", "ranked"}:
            raise AnswerNotAccepted("this answer has two parts, 'picked' and 'ranked'")
        allowed = [option.id for option in item.options]
        picked, ranked = (list(_known(value.get(part, []), allowed)) for part in ("picked", "ranked"))
        if not set(ranked) <= set(picked):
            raise AnswerNotAccepted("only what is picked can be ranked")
        if len(ranked) > item.rank:
            raise AnswerNotAccepted(f"at most {item.rank} can be ranked")
        return {"picked": [each for each in allowed if each in picked], "ranked": ranked}


def _known(values: object, allowed: list[str]) -> Iterator[str]:
    if not isinstance(values, list):
        raise AnswerNotAccepted("what is picked must come as a list")
    yield from (accept_one_of(each, allowed) for each in dict.fromkeys(map(str, values)))
