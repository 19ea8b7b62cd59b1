"""How far people are, for boards and the Screen: how many of each side have begun and finished, and never who."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.responses import Progress, RoomState, Snapshot, group_of
from kit.responses.answering import answers
from kit.room.context import RoomContext
from kit.room.reveal.completion import as_at_the_reveal, finished, without_refusals_of_few
from kit.room.reveal.seal import sealed_progress
from kit.room.schema import ProgressOfSide


@dataclass(frozen=True)
class RoomProgress:
    """Of a room with these `sides`: who has something where, which sides are `ready`, and what the room has `seen`."""

    sides: Sequence[int]
    begun: Mapping[str, list[Progress]]
    ready: Mapping[str, list[ProgressOfSide]]
    seen: Mapping[str, Snapshot]

    def of(self, exercise: Exercise) -> list[ProgressOfSide]:
        """Per side: how many have begun, and how many have answered every core item. Of a private one only the first.

        Of a sealed one, whether enough have. Of what groups do together, one line counts tables; its side is None.
        """
        if exercise.id in self.ready:
            return self.ready[exercise.id]
        results = self.seen[exercise.id].results if exercise.id in self.seen else {}
        return as_at_the_reveal(self._counted_of(exercise), results)

    def again(self, exercise: Exercise) -> list[ProgressOfSide]:
        """The same of its second round; empty for an exercise with one."""
        again = exercise.second_round()
        if not again or exercise.sealed:
            return []
        begun = [each for each in self._begun(exercise) if not each.places.isdisjoint(again.values())]
        return self._counted(begun, [{again[place] for place in places} for places in exercise.enough()])

    def _begun(self, exercise: Exercise) -> list[Progress]:
        return self.begun.get(exercise.id, [])

    def _counted_of(self, exercise: Exercise) -> list[ProgressOfSide]:
        progress = self._begun(exercise)
        if exercise.private:
            return [{"side": side, "answered": sum(each.side_id == side for each in progress)} for side in self.sides]
        if exercise.together:
            tables = [each for each in progress if group_of(each.author) is not None]
            complete = sum(exercise.is_filled(each.places) for each in tables)
            return [{"side": None, "answered": len(tables), "complete": complete}]
        return self._counted(progress, list(exercise.enough()))

    def _counted(self, progress: list[Progress], enough: Collection[Collection[str]]) -> list[ProgressOfSide]:
        complete, begun = finished(progress, enough), Counter(each.side_id for each in progress)
        return [{"side": side, "answered": begun[side], "complete": complete[side]} for side in self.sides]


def progress_in_room(
    connection: Connection,
    context: RoomContext,
    state: RoomState,
    sides: Sequence[int],
    taken: Mapping[str, Snapshot],
) -> RoomProgress:
    """How far people are now; `taken` are the latest results by exercise. Counting a large room takes a while."""
    room = context.room
    progress = answers.progress(connection, room.id)
    begun: defaultdict[str, list[Progress]] = defaultdict(list)
    for each in without_refusals_of_few(connection, room.id, progress):
        begun[each.exercise].append(each)
    ready = sealed_progress(connection, context.pack, room, progress, list(sides))
    return RoomProgress(sides, begun, ready, {name: taken[name] for name in state.revealed if name in taken})
