"""Items that a side holds back from what the room will see. Which side it is, no exit of the kit says.

Once the sharing of a room has ended, what was held back then is held for good: nobody acts for the side any more, and
whoever the room belongs to could invite herself in its place.
"""

from sqlalchemy import Connection, delete, insert, select, update

from kit.responses.database import schema

_H = schema.held_item


def hold(connection: Connection, room_id: int, side: int, exercise: str, item: str) -> None:
    """Let `side` hold an item back; twice is no error."""
    hers = select(_H.c.item).where(_H.c.room == room_id, _H.c.side == side, _H.c.exercise == exercise)
    if item not in connection.scalars(hers).all():
        connection.execute(insert(_H).values(room=room_id, side=side, exercise=exercise, item=item))


def let_go(connection: Connection, room_id: int, side: int, exercise: str, item: str) -> None:
    """Let `side` hold an item back no longer. What another side holds stays held."""
    hers = (_H.c.room == room_id) & (_H.c.side == side) & (_H.c.exercise == exercise) & (_H.c.item == item)
    connection.execute(delete(_H).where(hers, ~_H.c.for_good))


def hold_for_good(connection: Connection, room_id: int) -> None:
    """Let nobody let go what is held back in the room now."""
    connection.execute(update(_H).where(_H.c.room == room_id).values(for_good=True))


def held_by(connection: Connection, room_id: int, side: int, exercise: str) -> frozenset[str]:
    """The items that `side` itself holds back, for nobody's eyes but this side's; none that are held for good."""
    hers = (_H.c.room == room_id, _H.c.side == side, _H.c.exercise == exercise)
    return frozenset(connection.scalars(select(_H.c.item).where(*hers, ~_H.c.for_good)))


def held_by_anyone(connection: Connection, room_id: int, exercise: str) -> frozenset[str]:
    """The items that must not be in what the room sees."""
    return frozenset(connection.scalars(select(_H.c.item).where(_H.c.room == room_id, _H.c.exercise == exercise)))
