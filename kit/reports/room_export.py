"""What one room gives out: gathered from its store as it stood at each reveal, then exported through the gate."""

from sqlalchemy import Connection

from kit.exercises import Pack
from kit.reports.export import To, What, export, latest_revealed
from kit.reports.older_exercises import as_it_was_asked, of_older_exercises
from kit.responses import Room
from kit.responses.answering.counted import counted_in
from kit.responses.people import participants
from kit.responses.room import agreements, rooms, snapshots


def export_room(connection: Connection, room: Room, pack: Pack, what: What, to: To, language: str = "en") -> bytes:
    """The bytes of `export` for `room`; answers given after a reveal are not in it.

    What the room has seen of exercises that are other ones today is in it, in the words of then.
    Raises `ValueError` as `export` does.
    """
    state = rooms.state(connection, room.id)
    taken = snapshots.snapshots(connection, room.id)
    older = of_older_exercises(
        taken, [name for name in state.set_aside.get("revealed", ()) if name not in state.revealed]
    )
    pack, revealed = as_it_was_asked(pack, older), [*state.revealed, *older]
    answered = [
        answer
        for each in latest_revealed(taken, revealed, pack)
        if what == "answers" and "sides" in each.results  # whoever has been moved since stays on the side of then
        for answer in counted_in(connection, each, also_set_aside=True)
    ]
    return export(
        what,
        to,
        pack=pack,
        sides=rooms.sides(connection, room.id),
        revealed=revealed,
        snapshots=taken,
        answers=answered,
        minimum=room.minimum,
        language=language,
        agreed=agreements.agreements(connection, room.id),
        on_paper=[each.id for each in participants.participants(connection, room.id) if each.paper_by is not None],
    )
