"""The few stories that a facilitator chooses for a room, out of the library of a workshop.

The room's state keeps them as `<workshop>/<episode>`, in the order in which they were chosen.
"""

from collections.abc import Iterable

from kit.exercises import Workshop
from kit.exercises.episodes import in_order_of_sets
from kit.exercises.json_types import Value
from kit.room.refused import Refused
from kit.room.schema import Library

MOST_CHOSEN = 6
NOT_ANSWERING = 2
"""People of a side at a story who may leave it out, and the side is still shown."""


def stories_that_fit(people_by_side: Iterable[int], minimum: int) -> int:
    """How many stories a room can share out among mixed tables, so that each side may be shown at each of them.

    Every story needs `minimum` people of each side who answer, and two more, because not everybody does. The smallest
    side decides. It is at least one: a small room takes one story together.

    >>> [stories_that_fit((half, half), 4) for half in (3, 6, 12, 30)]
    [1, 1, 2, 5]
    """
    return max(1, min(MOST_CHOSEN, min(people_by_side, default=0) // (minimum + NOT_ANSWERING)))


def choice_asked_for(workshop: Workshop, given: Value) -> list[str]:
    """The ids in `given`, each once, in its order; none takes the choice back.

    Raises `Refused` (400) for more than `MOST_CHOSEN` or for what is no list of ids, and (404) for an unknown one.
    """
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise Refused(400, "not-understood")
    chosen = list(dict.fromkeys(given))
    if not {episode.id for episode in workshop.episodes}.issuperset(chosen):
        raise Refused(404, "not-found")
    if len(chosen) > MOST_CHOSEN:
        raise Refused(400, "episodes-too-many", count=MOST_CHOSEN)
    return chosen


def with_choice(kept: Iterable[str], workshop: str, chosen: Iterable[str]) -> list[str]:
    """`kept` with `chosen` as the whole choice of `workshop`.

    >>> with_choice(["a/one", "b/two"], "a", ["three", "four"])
    ['b/two', 'a/three', 'a/four']
    """
    others = [each for each in kept if each.partition("/")[0] != workshop]
    return [*others, *(f"{workshop}/{episode}" for episode in chosen)]


def chosen_of(workshop: Workshop, kept: Iterable[str]) -> list[str]:
    """The choice of `workshop` among `kept`; an episode that its file does not have any more is left out."""
    known = {f"{workshop.workshop}/{episode.id}" for episode in workshop.episodes}
    return [each.partition("/")[2] for each in kept if each in known]


def library(workshop: Workshop, kept: Iterable[str], fitting: int) -> Library | None:
    """What the board needs to offer the choice, where a set takes no more episodes than are `fitting` the room.

    None for a workshop without episodes.
    """
    if not workshop.episodes:
        return None
    listed = in_order_of_sets(workshop.episodes, workshop.episode_sets)
    return {
        "sets": [
            {"id": each.id, "title": each.title, "episodes": list(each.episodes[:fitting])}
            for each in workshop.episode_sets
        ],
        "all": [{"id": each.id, "title": each.title} for each in listed],
        "chosen": chosen_of(workshop, kept),
        "most": MOST_CHOSEN,
        "fitting": fitting,
    }
