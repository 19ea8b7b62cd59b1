"""Episodes: short true stories from a case, each read by itself, and the questions asked about every one of them."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from kit.exercises.model import Cited, Exercise, Identifier, Model, Section, Text

LEVELS = ("espoused", "personal", "professional", "institutional", "spreading")


class Case(Model):
    """A partnership that episodes are taken from, and the facts known of it."""

    id: Identifier
    title: Text
    facts: tuple[Cited, ...] = ()
    source: str = Field("", alias="from")


class Episode(Cited):
    """One story, retold; `level` is where its source puts it, in its sections, and `tag` is our own.

    What only a reader with an answer of her own may see: `reading`, the authors' view as one reading, `counter`, ours,
    and `terrain`, where the authors place it ("" where they place nothing). A `blank` one is for a story of the room.
    """

    title: Text
    case: Identifier | None = None
    level: Literal["espoused", "personal", "professional", "institutional", "spreading"] | None = None
    tag: str = ""
    teller: str = ""
    reading: str = ""
    counter: str = ""
    terrain: str = ""
    blank: bool = False


class EpisodeSet(Model):
    """A few episodes that go well together at one meeting, and why."""

    id: Identifier
    title: Text
    text: Text
    episodes: tuple[Identifier, ...] = Field(min_length=1)


def for_each_episode(exercise: Exercise, episodes: Iterable[Episode]) -> Exercise:
    """`exercise` with its items once for every episode: a section an episode, the places `<episode>.<item>`."""
    sections = [
        Section.model_construct(
            id=episode.id,
            title=episode.title,
            text="",
            source=episode.source,
            items=tuple(item.model_copy(update={"id": f"{episode.id}.{item.id}"}) for item in exercise.items),
        )
        for episode in episodes
    ]
    return exercise.model_copy(update={"sections": tuple(sections)})
