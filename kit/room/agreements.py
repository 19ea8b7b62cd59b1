"""What a room agrees on: facilitators write it down, participants read it, and may say no to it."""

import time
from collections.abc import Callable

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict
from kit.responses.room import agreements
from kit.room.act import act
from kit.room.context import RoomContext
from kit.room.refused import Refused
from kit.room.validation import is_number

LONGEST_NUMBER = 18  # digits: no agreement has a longer one, and none that is much longer can be read


async def add(context: RoomContext, given: JsonDict) -> None:
    """The act `{"act": "add-agreement", "text"}`."""
    text = str(given.get("text", ""))
    await _write(context, "add-agreement", lambda c: agreements.add_agreement(c, context.room.id, text, time.time()))


async def change(context: RoomContext, given: JsonDict) -> None:
    """The act `{"act": "change-agreement", "agreement", "text"}`; the mark goes with the old words."""
    number, text = _number(given), str(given.get("text", ""))
    await _write(context, "change-agreement", lambda c: agreements.change_agreement(c, context.room.id, number, text))


async def remove(context: RoomContext, given: JsonDict) -> None:
    """The act `{"act": "remove-agreement", "agreement"}`."""
    number = _number(given)
    await _write(context, "remove-agreement", lambda c: agreements.remove_agreement(c, context.room.id, number))


async def _write(context: RoomContext, name: str, change: Callable[[Connection], object]) -> None:
    """The log keeps that it was done, and not the words: they can be taken away again."""
    try:
        await act(context, name, change, tells="agreed")
    except KeyError as error:
        raise Refused(404, "not-found") from error
    except ValueError as error:
        raise Refused(
            400, "agreement-not-kept", most=agreements.MOST_AGREEMENTS, longest=agreements.LONGEST_AGREEMENT
        ) from error


def _number(given: JsonDict) -> int:
    number = given.get("agreement")
    if not is_number(number):
        raise Refused(400, "not-understood")
    return number


async def see_differently(context: RoomContext, number: str) -> None:
    """Mark the agreement with this number. Raises `Refused`: 403 for observers and for no number, 404 if it is gone."""
    room = context.room.id
    if context.person().side is None or not (number.isdecimal() and len(number) <= LONGEST_NUMBER):
        raise Refused(403, "agreement-not-yours")
    try:
        await context.write(lambda connection: agreements.see_differently(connection, room, int(number)))
    except KeyError as error:
        raise Refused(404, "agreement-gone") from error
    context.events.tell(room, "agreed")


def agreed_values(context: RoomContext) -> JsonDict:
    """What the template of the agreements needs: `agreed`, and whether this visitor `may_differ`."""
    person = context.participant
    with context.store.read() as connection:
        found = agreements.agreements(connection, context.room.id)
    return {"agreed": found, "may_differ": person is not None and person.side is not None and person.paper_by is None}
