"""At which address phones are told to join: the best of this computer, unless a facilitator shows another one."""

from kit.exercises.json_types import JsonDict
from kit.responses import Room
from kit.room.context import RoomContext
from kit.room.refused import Refused
from kit.room.services import RoomServices


def join_address(services: RoomServices, room: Room) -> str:
    """The address that boards and Screens of the room show, as long as this computer has it."""
    shown = services.shown_addresses.get(room.id)
    return shown if shown in services.urls else services.urls[0]


async def show_address(context: RoomContext, given: JsonDict) -> None:
    """The act `{"act": "show-address", "address"}`, of a link to join. Not logged: it changes what is seen.

    Raises `Refused` (404) if this computer has no such address.
    """
    address = str(given.get("address")).partition("/join")[0]
    if address not in context.services.urls:
        raise Refused(404, "not-found")
    context.services.shown_addresses[context.room.id] = address
    context.events.tell(context.room.id, "screen")
