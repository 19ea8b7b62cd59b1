"""What every exercise, workshop and pack is made of: the pydantic models behind the YAML files.

The kinds of exercise each have a module of their own in `kit.exercises.kinds`; they build on `Exercise` here.
"""

import reprlib
from abc import abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Generic, Literal, Self, TypeAlias, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from kit.exercises.accepting import AnswerNotAccepted
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.registry import MODELS, must_have, words_of
from kit.exercises.wording import Wording

EVERY_OBJECT_HAS = "constructor"
"""The one name of the form of an id that every object of a browser's script has, so that it would be found there."""


def _is_free(name: str) -> str:
    if name == EVERY_OBJECT_HAS:
        raise reserved("id", name, "in every browser")
    return name


Identifier = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60), AfterValidator(_is_free)
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]

CANNOT_SAY = "cannot-say"
RATHER_NOT_SAY = "rather-not-say"
OUR_OWN = "kit"
DECLINED = (CANNOT_SAY, RATHER_NOT_SAY)
NO_OPTIONS = (*DECLINED, "no-answer")
"""What no option may be called, because results count under these names who chose none."""


class Model(BaseModel):
    """Immutable, and strict about unknown fields, so that a typing slip in a pack is found and not ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def fault_at(message: str, *at: str | int) -> PydanticCustomError:
    """An error to raise in a validator, about the part that the keys `at` lead to, as the file has them."""
    return PydanticCustomError("fault_at", "{message}", {"message": message, "at": at})


def reserved(what: str, name: str, where: str, *at: str | int) -> PydanticCustomError:
    """An error to raise about the id `name` of an item, an option..., because the kit itself uses this name."""
    return fault_at(f"'{name}' has a meaning of its own {where}; give this {what} another id", *at)


def check_options(options: "Sequence[Cited]", *at: str | int) -> None:
    """Raise an error if two options have one id, or one has an id that is no option's; `at` leads to the list."""
    for index, option in enumerate(options):
        if option.id in [each.id for each in options[:index]]:
            message = f"two options have the id '{option.id}'; give one of them another id"
            raise fault_at(message, *at, index, "id")
        if option.id in NO_OPTIONS:
            raise reserved("option", option.id, "among answers: no option was chosen", *at, index, "id")


class Cited(Model):
    """Something with an id, words and a citation; an empty `source` inherits the one of what contains it."""

    id: Identifier
    text: Text
    source: str = Field("", alias="from")


class Item(Cited):
    """A question, or a statement to respond to."""

    help: str = ""
    core: bool = True


AnyItem: TypeAlias = Any
"""An item of a kind that is not known here: an `Item`, and what the sections of that kind say of theirs."""


ItemOfKind = TypeVar("ItemOfKind")


class Section(Model, Generic[ItemOfKind]):
    """A named group of items; an exercise without sections has one with neither title nor text.

    Each kind names its own at the top of its module, where it can be pickled: `ChoiceSection = Section[ChoiceItem]`.
    """

    id: Identifier = "all"
    title: str = ""
    text: str = ""
    source: str = Field("", alias="from")
    items: tuple[ItemOfKind, ...] = Field(min_length=1)


class Exercise(Model):
    """What the kinds have in common. `kind` and the type of the items come with each kind.

    What is abstract, and `seconds_each`, every kind must say: how long an item takes to answer, in one's own language.

    Answers to a `private` exercise are for their author alone: no result of a group, no reveal, no export. One that
    is `sealed` shows nothing of anybody before every side has enough complete answers and the room reveals. One done
    `together` is a group's sheet, and not each person's. With `for_each` its items are asked for every episode of the
    workshop (see `kit.exercises.episodes`); what its source says of an episode that a person has answered about, and
    its own result shows `afterwards`, is a reading of it or the terrain it is placed on.
    """

    seconds_each: ClassVar[int]

    kind: str
    id: Identifier
    title: Text
    purpose: Text
    instructions: Text
    minutes: Annotated[int, Field(ge=1, le=240)]
    core: bool = True
    private: bool = False
    sealed: bool = False
    together: bool = False
    for_each: Literal["episode"] | None = Field(None, alias="for-each")
    afterwards: Literal["reading", "terrain"] | None = None
    source: str = Field("", alias="from")
    origin: Text = Field(alias="where-this-comes-from")
    notes: tuple[Cited, ...] = ()
    debrief: tuple[Cited, ...] = Field((), max_length=5)
    sections: tuple[Section[AnyItem], ...] = Field(min_length=1)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        must_have(cls, Exercise, words_of(cls), "exercises")
        MODELS.update(dict.fromkeys(get_args(cls.model_fields["kind"].annotation), cls))

    @model_validator(mode="before")
    @classmethod
    def _items_alone_are_one_section(cls, given: Value) -> Value:
        if isinstance(given, dict) and "items" in given and "sections" not in given:
            given = dict(given)
            given["sections"] = [{"items": given.pop("items")}]
        return given

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        seen: set[str] = set()
        for number, section in enumerate(self.sections):
            for index, item in enumerate(section.items):
                if item.id in seen:
                    message = f"two items have the id '{item.id}'; give one of them another id"
                    raise fault_at(message, "sections", number, "items", index, "id")
                if item.id in self.reserved_items():
                    raise reserved("item", item.id, f"in a {self.kind}", "sections", number, "items", index, "id")
                seen.add(item.id)
        return self

    @model_validator(mode="after")
    def _is_private_or_shown(self) -> Self:
        if self.private and (self.sealed or self.together):
            message = "what is private is never shown, so it cannot be 'sealed' or done 'together'; take one out"
            raise fault_at(message, "private")
        return self

    @model_validator(mode="after")
    def _is_written_once_for_all_episodes(self) -> Self:
        if self.for_each and len(self.sections) > 1:
            raise ValueError("the questions 'for-each: episode' have no sections; write them under 'items'")
        if self.afterwards and not self.for_each:
            raise ValueError("'afterwards' tells of an episode, so it needs 'for-each: episode'")
        return self

    def reserved_items(self) -> tuple[str, ...]:
        """What no item of this exercise may be called, because the kind keeps something else under this name."""
        return ()

    @property
    def items(self) -> tuple[AnyItem, ...]:
        """All items in the order of the page."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def items_at_once(self) -> tuple[AnyItem, ...]:
        """The items that one meets together: all of them or, of episodes, those about a single one."""
        return tuple(self.sections[0].items) if self.for_each else self.items

    @property
    def page_sections(self) -> tuple[Section[AnyItem], ...]:
        """The sections as the form shows them."""
        return self.sections

    @property
    def core_items(self) -> tuple[AnyItem, ...]:
        """The items that must be answered for the exercise to be complete."""
        return tuple(item for item in self.items if item.core)

    def item(self, name: str) -> AnyItem:
        """The item with the id `name`. Raises `KeyError` if there is none."""
        for item in self.items:
            if item.id == name:
                return item
        raise KeyError(f"exercise '{self.id}' has no item '{name}'")

    def places(self) -> Iterator[str]:
        """The ids under which answers are kept: the items, and what a kind adds (a note, an owner)."""
        yield from (item.id for item in self.items)

    def accept(self, place: str, value: Value) -> Value:
        """Return `value` as it is to be stored under `place`; None clears an answer.

        Raises `AnswerNotAccepted` when the place is unknown or the value does not fit.
        """
        if place not in set(self.places()):
            raise AnswerNotAccepted(f"'{self.id}' has no place for answers called {reprlib.repr(place)}")
        return None if value is None else self._accept(place, value)

    @abstractmethod
    def _accept(self, place: str, value: Value) -> Value: ...

    @abstractmethod
    def wording(self, place: str) -> Wording:
        """What is said to a person who answers at `place`. Raises `KeyError` if there is no such place."""

    def seconds(self) -> float:
        """How long answering what one meets together takes, in one's own language."""
        return len(self.items_at_once) * self.seconds_each

    def within(self, others: "Mapping[str, Exercise]") -> Self:
        """This exercise among the `others` of its workshop, by id. Raises a fault if they do not go together."""
        del others
        return self

    def compared_with(self) -> str | None:
        """The id of the exercise whose revealed result one's own answers are compared with; None as a rule."""
        return None

    def unlike(self, others: "Mapping[str, Exercise]") -> Iterator[tuple[str, str]]:
        """The ids of parts that do not go with the `others` of its workshop, each with what is wrong."""
        del others
        yield from ()

    def added_to_room(self) -> "Exercise | None":
        """The exercise that holds what people may add of this private one to their room; None if they cannot."""
        return None

    def second_round(self) -> Mapping[str, str]:
        """For each place that is answered a second time, the place of the second answer; none as a rule."""
        return {}

    def merge(self, place: str, current: Value, late: Value, continued: Value) -> Value:
        """`current` and what was written at the same moment and came `late` as one value, so that no words are lost.

        `continued` is what the late one goes on from. None where a late answer is history, as it is as a rule.
        """
        del place, current, late, continued

    def offers(self, place: str, value: Value) -> bool:
        """Whether `value` can be an answer at `place`: one stored before a pack was changed may not be any more."""
        try:
            self.accept(place, value)
        except AnswerNotAccepted:
            return False
        return True

    def is_complete(self, answers: JsonDict) -> bool:
        """Whether every core item has an answer; where no item is core, whether any has.

        "Cannot say" and "rather not say" count as answers. Of episodes one is enough.
        """
        return self.is_filled({place for place, value in answers.items() if value is not None})

    def is_filled(self, given: Collection[str]) -> bool:
        """Whether what is `given` fills all that makes the exercise complete, as far as the places alone tell."""
        return any(places <= {*given} for places in self.enough())

    def enough(self) -> Iterator[set[str]]:
        """The places that make the exercise complete once all of one of these sets are answered."""
        for items in (section.items for section in self.sections) if self.for_each else (self.items,):
            core = {item.id for item in items if item.core and not getattr(item, "options_from", None)}
            yield from [core] if core else ({item.id} for item in items)


class Term(Model):
    """A word that the workshop teaches, explained."""

    id: Identifier
    term: Text
    meaning: Text
