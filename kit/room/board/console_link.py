"""The way onto a facilitator's phone without typing."""

from kit.exercises.json_types import JsonDict, JsonObject
from kit.room.act import act
from kit.room.console_links import SECONDS_A_LINK_WORKS
from kit.room.context import RoomContext
from kit.room.qr_code import picture_in_page


async def console_link(context: RoomContext, _: JsonObject) -> JsonDict:
    """The board's act; answers with the `link`, and its `qr` code as an address, this once."""
    await act(context, "console-link", lambda _: None)
    link = (
        f"{context.services.urls[0]}/c/{context.room.code}/{context.services.console_links.new(context.facilitating())}"
    )
    return {"link": link, "qr": picture_in_page(link), "minutes": SECONDS_A_LINK_WORKS // 60}
