"""A pack: a folder of exercises with a manifest, and one file per workshop and language."""

import re
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import Field, HttpUrl, StringConstraints, model_validator

from kit.exercises.episodes import Case, Episode, EpisodeSet, for_each_episode
from kit.exercises.kinds import AnyExercise, Guess, PairedScale
from kit.exercises.kinds.guess import guessing
from kit.exercises.model import OUR_OWN, Cited, Exercise, Identifier, Model, Term, Text

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Source(Model):
    """A document that content is cited from; `short` is how a page names it, such as "Geddes (2007)"."""

    id: Identifier
    short: Text
    citation: Text
    url: HttpUrl | None = None


class Manifest(Model):
    """`pack.yaml`: what the pack is, who wrote it, and the workshops in the order of the series."""

    id: Identifier
    title: Text
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+(\.\d+)?$")]
    licence: Text
    authors: tuple[Text, ...] = Field(min_length=1)
    languages: tuple[Language, ...] = Field(min_length=1)
    workshops: tuple[Identifier, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = ()


class Workshop(Model):
    """One file `<language>/<workshop>.yaml`: a lesson and its exercises.

    Every exercise of a `private` workshop is private. `honesty` says what its exercises cannot claim to be. An exercise
    that is there `for_each` episode has a section for every one of the `episodes`.
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
    closing: Text
    glossary: tuple[Term, ...] = ()
    debrief: tuple[Cited, ...] = ()
    cases: tuple[Case, ...] = ()
    episodes: tuple[Episode, ...] = ()
    episode_sets: tuple[EpisodeSet, ...] = Field((), alias="episode-sets")
    exercises: tuple[AnyExercise, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _all_of_it_is_private(cls, given: Any) -> Any:
        if isinstance(given, dict) and given.get("private") is True and isinstance(given.get("exercises"), list):
            exercises = [{**each, "private": True} if isinstance(each, dict) else each for each in given["exercises"]]
            return {**given, "exercises": exercises}
        return given

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [exercise.id for exercise in self.exercises]
        for name in sorted({each for each in ids if ids.count(each) > 1}):
            raise ValueError(f"two exercises have the id '{name}'; give one of them another id")
        return self

    @model_validator(mode="after")
    def _episodes_are_known(self) -> Self:
        ids, cases = [episode.id for episode in self.episodes], {case.id for case in self.cases}
        for name in sorted({each for each in ids if ids.count(each) > 1}):
            raise ValueError(f"two episodes have the id '{name}'; give one of them another id")
        for episode in self.episodes:
            if episode.case and episode.case not in cases:
                raise ValueError(f"the episode '{episode.id}' is of the case '{episode.case}', which is not here")
        for each in self.episode_sets:
            for name in each.episodes:
                if name not in ids:
                    raise ValueError(f"the set '{each.id}' names the episode '{name}', which is not here")
        return self

    @model_validator(mode="after")
    def _asked_for_each_episode(self) -> Self:
        if any(exercise.for_each for exercise in self.exercises) and not self.episodes:
            raise ValueError("an exercise is there 'for-each: episode', but there are no 'episodes'; write them")
        asked = [for_each_episode(each, self.episodes) if each.for_each else each for each in self.exercises]
        self.__dict__["exercises"] = tuple(asked)  # the model is frozen, and not finished yet
        return self

    @model_validator(mode="after")
    def _guesses_know_what_is_guessed(self) -> Self:
        by_id = {exercise.id: exercise for exercise in self.exercises}
        filled: list[AnyExercise] = []
        for exercise in self.exercises:
            if not isinstance(exercise, Guess):
                filled.append(exercise)
                continue
            guessed = by_id.get(exercise.of)
            if not isinstance(guessed, PairedScale):
                raise ValueError(f"'{exercise.id}' is a guess of '{exercise.of}', which is no paired-scale here")
            filled.append(guessing(exercise, guessed))
        self.__dict__["exercises"] = tuple(filled)  # the model is frozen, and not finished yet
        return self

    def exercise(self, name: str) -> Exercise:
        """The exercise with the id `name`. Raises `KeyError`, naming those there are, if there is none."""
        for exercise in self.exercises:
            if exercise.id == name:
                return exercise
        known = ", ".join(exercise.id for exercise in self.exercises)
        raise KeyError(f"workshop '{self.workshop}' has no exercise '{name}'; it has {known}")


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
        every = (each for workshops in self.workshops.values() for each in workshops.values())
        return frozenset(exercise.id for workshop in every for exercise in workshop.exercises if exercise.private)

    @cached_property
    def sealed_exercises(self) -> frozenset[str]:
        """The ids of the exercises that show nothing before every side is ready; sealed in any language is in all."""
        every = (each for workshops in self.workshops.values() for each in workshops.values())
        return frozenset(exercise.id for workshop in every for exercise in workshop.exercises if exercise.sealed)

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

    def workshop_of(self, exercise: str) -> Workshop:
        """The workshop that holds the exercise with the id `exercise`. Raises `KeyError` if none does."""
        for name in self.manifest.workshops:
            workshop = self.workshop(name)
            if any(each.id == exercise for each in workshop.exercises):
                return workshop
        raise KeyError(f"there is no exercise '{exercise}'")

    def exercise(self, name: str, language: str = "en") -> Exercise:
        """The exercise with the id `name`, wherever it is. Raises `KeyError` if there is none."""
        return self.workshop(self.workshop_of(name).workshop, language).exercise(name)
