"""Items that a side holds back from what the room will see. Which side it is, no exit of the kit says."""

from sqlalchemy import Connection, delete, insert, select

from kit.responses import schema

_H = schema.held_item


def hold(connection: Connection, room_id: int, side: int, exercise: str, item: str) -> None:
    """Let `side` hold an item back; twice is no error."""
    if item not in held_by(connection, room_id, side, exercise):
        connection.execute(insert(_H).values(room=room_id, side=side, exercise=exercise, item=item))


def let_go(connection: Connection, room_id: int, side: int, exercise: str, item: str) -> None:
    """Let `side` hold an item back no longer. What another side holds stays held."""
    hers = (_H.c.room == room_id) & (_H.c.side == side) & (_H.c.exercise == exercise) & (_H.c.item == item)
    connection.execute(delete(_H).where(hers))


def held_by(connection: Connection, room_id: int, side: int, exercise: str) -> frozenset[str]:
    """The items that `side` itself holds back, for nobody's eyes but this side's."""
    found = select(_H.c.item).where(_H.c.room == room_id, _H.c.side == side, _H.c.exercise == exercise)
    return frozenset(connection.scalars(found))


def held_by_anyone(connection: Connection, room_id: int, exercise: str) -> frozenset[str]:
    """The items that must not be in what the room sees."""
    return frozenset(connection.scalars(select(_H.c.item).where(_H.c.room == room_id, _H.c.exercise == exercise)))
