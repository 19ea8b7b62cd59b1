"""`/health` for machines, and what is at no address."""

from kit.responses.people import participants
from kit.responses.room import rooms
from kit.room.refused import Refused
from kit.server.handler import RoomHandler
from kit.version import __version__


class Health(RoomHandler):
    """GET /health: whether the server answers, and how much it has to do."""

    def get(self) -> None:
        with self.app.store.read() as connection:
            known = rooms.rooms(connection)
            people = sum(len(participants.participants(connection, room.id)) for room in known)
        self.answer(
            {
                "status": "ok",
                "version": __version__,
                "rooms": len(known),
                "participants": people,
                "kernels": len(self.application.settings["kernel_manager"].list_kernel_ids()),
                "kernels_at_most": self.app.kernel_pool.most,
                "executions": self.app.pages.executions,
                "drawings": self.app.drawings,
                "open_pages": self.app.events.open_pages(),
                "longest_lag_ms": self.app.lag.longest_ms,
            }
        )


class NotFound(RoomHandler):
    """Every other address, Voilà's own among them."""

    def prepare(self) -> None:
        super().prepare()
        raise Refused(404, "not-found")
