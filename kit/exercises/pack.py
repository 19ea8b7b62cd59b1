"""A pack: a folder of exercises with a manifest, and one file per workshop and language."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, HttpUrl, StringConstraints, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from kit.exercises.episodes import Case, Episode, EpisodeSet, for_each_episode, in_order_of_sets
from kit.exercises.json_types import Value
from kit.exercises.kinds import AnyExercise
from kit.exercises.kinds.rows import Rows
from kit.exercises.model import OUR_OWN, Cited, Exercise, Identifier, Model, Term, Text, fault_at, reserved

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


NO_WORKSHOPS = (
    "interface",
    "map",
    "aux",
    "con",
    "nul",
    "prn",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
)
"""Files of the kit's own, and names that Windows gives to no file."""


class Source(Model):
    """A document that content is cited from; `short` is how a page names it, such as "Geddes (2007)"."""

    id: Identifier
    short: Text
    citation: Text
    url: HttpUrl | None = None


class Manifest(Model):
    """`pack.yaml`: what the pack is, who wrote it, and the workshops in the order of the series.

    `evenings` say which of them somebody who learns alone does together.
    """

    id: Identifier
    title: Text
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+(\.\d+)?$")]
    licence: Text
    authors: tuple[Text, ...] = Field(min_length=1)
    languages: tuple[Language, ...] = Field(min_length=1)
    workshops: tuple[Identifier, ...] = Field(min_length=1)
    evenings: tuple[tuple[Identifier, ...], ...] = ()
    sources: tuple[Source, ...] = ()

    @field_validator("workshops")
    @classmethod
    def _workshops_have_names_of_their_own(cls, workshops: tuple[str, ...]) -> tuple[str, ...]:
        for index, name in enumerate(workshops):
            if name in workshops[:index]:
                raise fault_at(f"'{name}' stands here twice; take one out", index)
            if name in NO_WORKSHOPS:
                raise reserved("workshop", name, "as the name of a file", index)
        return workshops

    @field_validator("languages")
    @classmethod
    def _languages_stand_once(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        for index, code in enumerate(languages):
            if code in languages[:index]:
                raise fault_at(f"'{code}' stands here twice; take one out", index)
        return languages

    @field_validator("evenings")
    @classmethod
    def _evenings_hold_workshops(
        cls, evenings: tuple[tuple[str, ...], ...], given: ValidationInfo
    ) -> tuple[tuple[str, ...], ...]:
        named = [name for evening in evenings for name in evening]
        for name in named:
            if name not in given.data.get("workshops", named):
                raise ValueError(f"'{name}' is not in the list 'workshops'; check its spelling or take it out")
            if named.count(name) > 1:
                raise ValueError(f"'{name}' stands in two evenings; take it out of one")
        return evenings


class Workshop(Model):
    """One file `<language>/<workshop>.yaml`: a lesson and its exercises.

    Every exercise of a `private` workshop is private. `honesty` says what its exercises cannot claim to be.
    `introduction_from` cites, for each paragraph of the introduction, where what it tells is from; it may be left out.
    The exercises stand in the file as `written`; of `exercises`, those `for_each` episode have a section for each.
    """

    workshop: Identifier
    title: Text
    short_title: Text = Field(alias="short-title")
    minutes: Annotated[int, Field(ge=5, le=480)]
    purpose: Text
    private: bool = False
    honesty: str = ""
    outcomes: tuple[Text, ...] = Field(min_length=2, max_length=4)
    introduction: Text
    introduction_from: tuple[Text, ...] = Field((), alias="introduction-from")
    closing: Text
    glossary: tuple[Term, ...] = ()
    debrief: tuple[Cited, ...] = ()
    cases: tuple[Case, ...] = ()
    episodes: tuple[Episode, ...] = ()
    episode_sets: tuple[EpisodeSet, ...] = Field((), alias="episode-sets")
    written: tuple[AnyExercise, ...] = Field(alias="exercises", min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _all_of_it_is_private(cls, given: Value) -> Value:
        if isinstance(given, dict) and given.get("private") is True and isinstance(given.get("exercises"), list):
            exercises = [{**each, "private": True} if isinstance(each, dict) else each for each in given["exercises"]]
            return {**given, "exercises": exercises}
        return given

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [exercise.id for exercise in (*self.written, *self.contributed)]
        for index, name in enumerate(ids):
            if name in ids[:index]:
                message = f"two exercises have the id '{name}'; give one of them another id"
                raise fault_at(message, "exercises", index, "id")
        return self

    @model_validator(mode="after")
    def _episodes_are_known(self) -> Self:
        ids, cases = [episode.id for episode in self.episodes], {case.id for case in self.cases}
        for index, episode in enumerate(self.episodes):
            if episode.id in ids[:index]:
                message = f"two episodes have the id '{episode.id}'; give one of them another id"
                raise fault_at(message, "episodes", index, "id")
            if episode.case and episode.case not in cases:
                message = f"there is no case '{episode.case}'; the cases are {', '.join(sorted(cases)) or 'missing'}"
                raise fault_at(message, "episodes", index, "case")
        for index, each in enumerate(self.episode_sets):
            for place, name in enumerate(each.episodes):
                if name not in ids:
                    message = f"there is no episode '{name}'; check its id, or take it out of the set '{each.id}'"
                    raise fault_at(message, "episode-sets", index, "episodes", place)
        return self

    @model_validator(mode="after")
    def _has_the_episodes_asked_about(self) -> Self:
        for index, exercise in enumerate(self.written):
            if exercise.for_each and not self.episodes:
                message = f"'{exercise.id}' is asked for each episode, but there are no 'episodes'; write them"
                raise fault_at(message, "exercises", index, "for-each")
        return self

    @model_validator(mode="after")
    def _exercises_go_together(self) -> Self:
        assert self.exercises  # made now, so that what is wrong is found
        return self

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises as people are asked them."""
        episodes = in_order_of_sets(self.episodes, self.episode_sets)
        asked = [for_each_episode(each, episodes) if each.for_each else each for each in self.written]
        by_id = {exercise.id: exercise for exercise in asked}
        return tuple(_among(by_id, index, exercise) for index, exercise in enumerate(asked))

    @cached_property
    def contributed(self) -> tuple[Exercise, ...]:
        """The exercises that nobody is asked: they hold the headings of private ones that people add to their room."""
        return tuple(made for each in self.written if (made := each.added_to_room()))

    def exercise(self, name: str) -> Exercise:
        """The exercise with the id `name`. Raises `KeyError`, naming those there are, if there is none."""
        for exercise in (*self.exercises, *self.contributed):
            if exercise.id == name:
                return exercise
        known = ", ".join(exercise.id for exercise in self.exercises)
        raise KeyError(f"workshop '{self.workshop}' has no exercise '{name}'; it has {known}")


def _among(others: Mapping[str, Exercise], index: int, exercise: Exercise) -> Exercise:
    try:
        return exercise.within(others)
    except PydanticCustomError as error:
        raise fault_at(error.message(), "exercises", index, *(error.context or {})["at"]) from error


class Pack(Model):
    """A manifest, its workshops by language and id, and the words of the interface by language."""

    manifest: Manifest
    workshops: dict[str, dict[str, Workshop]]
    interface: dict[str, dict[str, str]]

    def workshop(self, name: str, language: str = "en") -> Workshop:
        """The workshop in `language`, or in the pack's first language where that is missing.

        Raises `KeyError` if the pack has no such workshop.
        """
        for code in (language, *self.manifest.languages):
            if name in self.workshops.get(code, {}):
                return self.workshops[code][name]
        raise KeyError(f"there is no workshop '{name}'; there are {', '.join(self.manifest.workshops)}")

    def words(self, language: str = "en") -> dict[str, str]:
        """The interface in `language`; what it lacks comes from the pack's first language."""
        return {**self.interface.get(self.manifest.languages[0], {}), **self.interface.get(language, {})}

    def with_words_of(self, other: "Pack") -> "Pack":
        """This pack, in each of its languages with the words of `other` where it has none of its own."""
        words = {code: {**other.words(code), **self.words(code)} for code in self.manifest.languages}
        return self.model_copy(update={"interface": words})

    @cached_property
    def private_exercises(self) -> frozenset[str]:
        """The ids of the exercises whose answers only their author may read.

        One that is private in any language is private in all: a slip in a translation must not open it.
        """
        return frozenset(exercise.id for each in self._every() for exercise in each.exercises if exercise.private)

    @cached_property
    def sealed_exercises(self) -> frozenset[str]:
        """The ids of the exercises that show nothing before every side is ready; sealed in any language is in all."""
        return frozenset(exercise.id for each in self._every() for exercise in each.exercises if exercise.sealed)

    @cached_property
    def contributed_exercises(self) -> frozenset[str]:
        """The ids of the exercises that hold headings of private ones: nobody answers them in a form."""
        return frozenset(exercise.id for each in self._every() for exercise in each.contributed)

    def _every(self) -> Iterator[Workshop]:
        """The workshops in all languages."""
        return (each for workshops in self.workshops.values() for each in workshops.values())

    def readable(self, citation: str) -> str:
        """A citation as people read it: the keys of sources become their short names, "kit" becomes nothing.

        >>> from kit.exercises import load_pack
        >>> load_pack().readable("geddes-2007, obstacles; kit")
        'Geddes (2007), obstacles'
        """
        parts = [part.strip() for part in citation.split(";") if part.strip() not in ("", OUR_OWN)]
        text = "; ".join(parts)
        for source in self.manifest.sources:
            text = re.sub(rf"\b{re.escape(source.id)}\b", source.short, text)
        return text

    def cited_readably(self, exercise: Exercise) -> Exercise:
        """`exercise` with the citations of it and of its notes as people read them."""
        notes = tuple(note.model_copy(update={"source": self.readable(note.source)}) for note in exercise.notes)
        return exercise.model_copy(update={"source": self.readable(exercise.source), "notes": notes})

    def sources_of(self, workshop: Workshop) -> tuple[Source, ...]:
        """The documents that the exercises of `workshop`, their items or notes, are taken from."""
        text = workshop.model_dump_json(by_alias=True)
        return tuple(source for source in self.manifest.sources if source.id in text)

    def plans_with(self, workshop: Workshop, language: str = "en") -> tuple[Rows, ...]:
        """The plans of `workshop`; if one of them gathers, those of all workshops in the order of the series.

        Private ones are not among them.
        """
        own = _plans(workshop)
        return self.plans(language) if any(plan.gathers for plan in own) else own

    def plans(self, language: str = "en") -> tuple[Rows, ...]:
        """The plans of all workshops that are not private, in the order of the series."""
        return tuple(plan for name in self.manifest.workshops for plan in _plans(self.workshop(name, language)))

    def plans_beside(self, exercise: Exercise, language: str = "en") -> tuple[Rows, ...]:
        """The other plans whose rows stand beside those of `exercise`; none unless it gathers them."""
        if not isinstance(exercise, Rows) or not exercise.gathers:
            return ()
        plans = self.plans_with(self.workshop_of(exercise.id), language)
        return tuple(plan for plan in plans if plan.id != exercise.id)

    def workshop_of(self, exercise: str) -> Workshop:
        """The workshop that holds the exercise with the id `exercise`. Raises `KeyError` if none does."""
        for name in self.manifest.workshops:
            workshop = self.workshop(name)
            if any(each.id == exercise for each in (*workshop.exercises, *workshop.contributed)):
                return workshop
        raise KeyError(f"there is no exercise '{exercise}'")

    def exercise(self, name: str, language: str = "en") -> Exercise:
        """The exercise with the id `name`, wherever it is. Raises `KeyError` if there is none."""
        return self.workshop(self.workshop_of(name).workshop, language).exercise(name)


def _plans(workshop: Workshop) -> tuple[Rows, ...]:
    rows = (each for each in workshop.exercises if isinstance(each, Rows))
    return tuple(each for each in rows if each.kind == "plan" and not each.private)
