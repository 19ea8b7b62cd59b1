"""Sending the finished page of a notebook."""

from kit.responses.people.sessions import FACILITATOR
from kit.room.refused import Refused
from kit.server.handler import RoomHandler
from kit.server.notebooks.execute import Page, PageNotReady


async def send_page(handler: RoomHandler, name: str, *, keep: bool = True) -> None:
    """Send the finished page of a notebook, compressed, or 304 if the browser has it already.

    What it may not `keep` comes anew each time: else Back shows it as it was, with what was ticked in it.
    """
    try:
        page: Page = await handler.app.pages.page(name, handler.language)
    except PageNotReady as error:
        handler.application.settings["log"].error("%s", error)
        handler.app.events.tell(handler.the_room().id, "state")
        if handler.session is not None and handler.session.role == FACILITATOR:
            raise Refused(503, "page-broken", why=str(error).rstrip(".")) from error
        raise Refused(503, "page-not-ready") from error
    except KeyError as error:  # the notebook of the board was moved away, for example
        raise Refused(404, "not-found") from error
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Vary", "Accept-Encoding, Cookie")
    if not keep:
        page.content.send(handler)
        return
    handler.set_header("Cache-Control", "private, no-cache")
    handler.set_header("ETag", f'"{page.etag}"')
    if handler.check_etag_header():
        handler.set_status(304)
        handler.finish()
    else:
        page.content.send(handler)
