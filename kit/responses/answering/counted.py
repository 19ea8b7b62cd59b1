"""Which answers a snapshot counted, and for which side: what a later result is compared with, and what is exported.

Sides are those of the reveal. If single answers left with the sides of today, whoever moves one person would read in
the difference what she had answered.
"""

from dataclasses import replace

from sqlalchemy import Connection

from kit.responses.answering.answers import Answered, room_answers
from kit.responses.room.snapshots import Snapshot


def counted_in(connection: Connection, snapshot: Snapshot, *, also_set_aside: bool = False) -> list[Answered]:
    """The answers that `snapshot` was made from, each on the side where its author was then (None: an observer).

    Only `also_set_aside`, those that fit the exercise of then and not the one of today.
    """
    of, until = snapshot.exercise, snapshot.up_to_seq
    then = room_answers(connection, snapshot.room, of, until, also_set_aside=also_set_aside)
    if "sides" not in snapshot.results:  # it was taken before snapshots remembered this
        return then
    left_out = set(snapshot.results["left-out"])
    side_of = {author: int(side) for side, names in snapshot.results["sides"].items() for author in names.split()}
    return [replace(each, side_id=side_of.get(each.author)) for each in then if each.seq not in left_out]


def authors_by_side(answered: list[Answered]) -> dict[str, str]:
    """Who was on which side at the reveal: text is read faster than lists, and the board reads it each second."""
    authors: dict[str, set[str]] = {}
    for each in answered:
        if each.side_id is not None:
            authors.setdefault(str(each.side_id), set()).add(each.author)
    return {side: " ".join(sorted(names)) for side, names in authors.items()}
