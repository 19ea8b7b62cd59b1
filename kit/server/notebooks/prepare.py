"""Making ready what a room will ask for next, so that the first phone and the first reveal do not wait.

It is done once a board is open, and not when the server starts: a server nobody has come to needs no kernels, and after
a restart the open boards come back by themselves.
"""

import asyncio
import logging

from kit.responses import Room
from kit.responses.room import rooms
from kit.room.reveal.render_job import warm_up
from kit.server.notebooks.execute import PageNotReady
from kit.server.state import AppState

LOG = logging.getLogger("mutuality")


def prepare(app: AppState, room: Room) -> None:
    """Execute the pages of the workshops open in `room`, and start what draws, in the background.

    What is ready already is not made again. Of a page that cannot be made, boards are told; so is the terminal.
    """
    with app.store.read() as connection:
        names = rooms.state(connection, room.id).open

    async def work() -> None:
        for name in names:
            try:
                await app.pages.page(name, app.pack.manifest.languages[0])
            except PageNotReady as error:
                LOG.error("%s", error)
                app.events.tell(room.id, "state")
            except KeyError:  # open, and not of this pack: the board says so
                continue
        await app.pool.run(warm_up)

    app.keep_running(asyncio.ensure_future(work()))
