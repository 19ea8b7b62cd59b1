"""`scale`: how far a statement holds, in labelled points; "cannot say" and "rather not say" are two more answers."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from kit.exercises.accepting import accept_one_of
from kit.exercises.json_types import Value
from kit.exercises.model import DECLINED, Exercise, Identifier, Item, Model, Section, Text, fault_at
from kit.exercises.wording import Wording

AGAIN = ".again"
_UNNAMED = {"id": "all", "title": "", "text": ""}

Labels = Annotated[tuple[Text, ...], Field(min_length=2, max_length=11)]


class ScaleItem(Item):
    """A statement; `reverse` says that a low answer is the favourable one."""

    reverse: bool = False


ScaleSection = Section[ScaleItem]


class Competence(Model):
    """A group of headings: the ids of `sections` whose results are taken together."""

    id: Identifier
    title: Text
    text: str = ""
    sections: tuple[Identifier, ...] = Field(min_length=1)


class Contributed(Model):
    """What people may add of a private scale to their room: the band of each heading, as answers to an exercise `id`.

    `labels` name the lowest, the middle and the highest third.
    """

    id: Identifier
    title: Text
    labels: tuple[Text, Text, Text]


class Scale(Exercise):
    """Answers: 1 to the number of `labels` (1 is the first label), or one of `DECLINED`.

    With `mixed`, the page shows no headings and takes the statements of the sections in turn, so that nobody answers
    a heading instead of a statement. With `competences`, one's own result is a profile of the headings. With two
    `rounds`, each statement is answered, talked about, and answered again, under `<item>.again`; both are kept. With
    `contributed`, each person may add her headings to the room: see `added_to_room`.
    """

    seconds_each: ClassVar[int] = 12

    kind: Literal["scale"] = "scale"
    labels: Labels
    mixed: bool = False
    rounds: Literal[1, 2] = 1
    competences: tuple[Competence, ...] = ()
    contributed: Contributed | None = None
    sections: tuple[ScaleSection, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _competences_name_sections(self) -> Self:
        known = {section.id for section in self.sections}
        for number, competence in enumerate(self.competences):
            for index, name in enumerate(competence.sections):
                if name not in known:
                    message = f"'{competence.id}' names '{name}', which is no section of '{self.id}'"
                    raise fault_at(message, "competences", number, "sections", index)
        return self

    @model_validator(mode="after")
    def _what_is_added_has_names(self) -> Self:
        if self.contributed and not all(section.title.strip() for section in self.sections):
            message = "people add headings to the room, so write 'sections', each with a 'title'"
            raise fault_at(message, "contributed")
        return self

    @property
    def page_sections(self) -> tuple[ScaleSection, ...]:
        """The sections as the form shows them: with `mixed`, one without a title."""
        if not self.mixed:
            return self.sections
        return (self.sections[0].model_copy(update={**_UNNAMED, "items": mix(self.sections)}),)

    def places(self) -> Iterator[str]:
        yield from super().places()
        yield from self.second_round().values()

    def wording(self, place: str) -> Wording:
        return Wording(self.item(place.removesuffix(AGAIN)).text, self.labels)

    def seconds(self) -> float:
        return super().seconds() * self.rounds

    def second_round(self) -> dict[str, str]:
        return {item.id: f"{item.id}{AGAIN}" for item in self.items} if self.rounds > 1 else {}

    def compared_with(self) -> str | None:
        return None if self.private else self.id

    def added_to_room(self) -> "Scale | None":
        """It is never private, has an item for each heading, and is answered by a press of a button, not in a form."""
        if self.contributed is None:
            return None
        headings = [
            {"id": section.id, "text": section.title, "from": section.source or self.source}
            for section in self.sections
        ]
        told = {name: getattr(self, name) for name in ("purpose", "instructions", "minutes", "debrief", "origin")}
        about = {"id": self.contributed.id, "title": self.contributed.title, "labels": self.contributed.labels}
        return Scale.model_validate({**about, **told, "core": False, "from": self.source, "items": headings})

    def _accept(self, place: str, value: Value) -> Value:
        return accept_one_of(value, [*range(1, len(self.labels) + 1), *DECLINED])


def mix(sections: tuple[ScaleSection, ...]) -> tuple[ScaleItem, ...]:
    """The statements of all `sections` in one fixed order, each section spread evenly over the whole.

    Each begins at another of its statements, so that what stands last in every section is not asked in a row.
    """
    placed = []
    for number, section in enumerate(sections):
        count = len(section.items)
        for turn in range(count):
            place = (turn + (number + 1) / (len(sections) + 1)) / count
            placed.append((place, number, section.items[(turn + 2 * number + 1) % count]))
    return tuple(item for _, _, item in sorted(placed, key=lambda each: each[:2]))
