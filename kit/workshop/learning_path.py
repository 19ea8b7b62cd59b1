"""The path of somebody who learns alone: which workshops on which evening, what is done, and what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kit.exercises import Exercise, Pack, Workshop, load_pack
from kit.exercises.times import minutes_alone
from kit.widgets.markup import render
from kit.workshop.opened_where import OpenedWhere, opened_where
from kit.workshop.own_answers import OwnAnswers

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Stop:
    """A workshop on the path; `done` of the `total` exercises have all their core answers.

    `next` is the first core exercise that is not complete yet, and None where the workshop is done.
    """

    evening: int
    workshop: Workshop
    done: int
    total: int
    next: Exercise | None

    @property
    def minutes(self) -> int:
        """Minutes to read and answer all of it alone, without a talk."""
        return minutes_alone(self.workshop)


class LearningPath:
    """The evenings of a pack, with one's own answers on this computer; in a room, where nobody is known, without."""

    def __init__(self, pack: Pack, where: OpenedWhere) -> None:
        self._words = pack.words(where.language)
        self.stops = tuple(
            _stop(number, pack, name, where)
            for number, evening in enumerate(pack.manifest.evenings, 1)
            for name in evening
        )

    @property
    def next(self) -> Stop | None:
        """The first workshop that is not done yet; None at the end of the path."""
        return next((stop for stop in self.stops if stop.next), None)

    def table(self) -> "pandas.DataFrame":
        """A row for each workshop: `workshop` (index), `evening`, `title`, `minutes`, exercises `done` and `total`."""
        import pandas

        of = [(stop.workshop, stop) for stop in self.stops]
        rows = [(each.workshop, at.evening, each.short_title, at.minutes, at.done, at.total) for each, at in of]
        columns = ["workshop", "evening", "title", "minutes", "done", "total"]
        return pandas.DataFrame(rows, columns=columns).set_index("workshop")

    def _repr_html_(self) -> str:
        evenings = [tuple(stops) for _, stops in groupby(self.stops, key=lambda stop: stop.evening)]
        minutes = [sum(stop.minutes for stop in stops) for stops in evenings]
        return render(
            "learning_path",
            evenings=list(zip(evenings, minutes, strict=True)),
            hours=f"{sum(minutes) / 60:.1f}".removesuffix(".0"),
            next=self.next,
            words=self._words,
        )

    def __repr__(self) -> str:
        return f"The path through {len(self.stops)} workshops"


def _stop(evening: int, pack: Pack, name: str, where: OpenedWhere) -> Stop:
    workshop, kept = pack.workshop(name, where.language), OwnAnswers(where.data, pack, name)
    answers: Mapping[str, Mapping[str, object]] = (
        {} if where.in_room else {each.id: kept.of(each.id) for each in workshop.exercises}
    )
    complete = [each for each in workshop.exercises if each.is_complete(dict(answers.get(each.id, {})))]
    return Stop(evening, workshop, len(complete), len(workshop.exercises), _next(workshop.exercises, complete))


def _next(exercises: Sequence[Exercise], complete: Sequence[Exercise]) -> Exercise | None:
    """The first core exercise that is not complete; where none is core, the first of all, until one is complete."""
    needed = [each for each in exercises if each.core] or ([] if complete else list(exercises))
    return next((each for each in needed if each not in complete), None)


def learning_path() -> LearningPath:
    """The path through the series for whoever sits at this computer. Raises `PackNotUsable` if the pack has faults."""
    where = opened_where()
    return LearningPath(load_pack(where.exercises), where)
