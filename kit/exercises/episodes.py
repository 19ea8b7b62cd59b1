"""Episodes: short true stories from a case, each read by itself, and the questions asked about every one of them."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, TypeVar

from pydantic import Field, StringConstraints

from kit.exercises.model import AnyItem, Cited, Exercise, Identifier, Model, Section, Text

AnyKind = TypeVar("AnyKind", bound=Exercise)

BLANK_ID, BLANK_TITLE = "{episode}", "{title}"
LONGEST_TITLE = 30  # characters; it is a heading on a phone, and a name in pictures


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

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TITLE)]
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


class EpisodeSection(Section[AnyItem]):
    """The questions about one episode."""

    episode: Episode


def for_each_episode(exercise: AnyKind, episodes: Iterable[Episode]) -> AnyKind:
    """`exercise` with its items once for every episode: a section an episode, the places `<episode>.<item>`."""
    return exercise.model_copy(update={"sections": tuple(_asked_about(each, exercise.items) for each in episodes)})


def _asked_about(episode: Episode, items: Iterable[AnyItem]) -> EpisodeSection:
    return EpisodeSection.model_construct(
        id=episode.id,
        title=episode.title,
        text="",
        source=episode.source,
        items=tuple(item.model_copy(update={"id": f"{episode.id}.{item.id}"}) for item in items),
        episode=episode,
    )


def one_by_one(exercise: AnyKind) -> Iterator[tuple[Episode, AnyKind]]:
    """Each episode that `exercise` asks about, and the exercise with the questions about this one alone."""
    for section in exercise.sections:
        if isinstance(section, EpisodeSection):
            yield section.episode, exercise.model_copy(update={"sections": (section,)})


def in_order_of_sets(episodes: Iterable[Episode], sets: Iterable[EpisodeSet]) -> tuple[Episode, ...]:
    """`episodes` as people meet them: those of the sets first, set by set, then all others as they stand."""
    by_id = {episode.id: episode for episode in episodes}
    order = dict.fromkeys([*(name for each in sets for name in each.episodes), *by_id])
    return tuple(by_id[name] for name in order)


def blank_section(exercise: Exercise) -> Section[AnyItem]:
    """The questions as a page copies them for the episode that is read: its id and title are still to be filled in."""
    first = exercise.sections[0]
    items = tuple(item.model_copy(update={"id": f"{BLANK_ID}{item.id.removeprefix(first.id)}"}) for item in first.items)
    return first.model_copy(update={"id": BLANK_ID, "title": BLANK_TITLE, "items": items})
