"""Between the page of an own notebook and its kernel: what widgets say passes, code to execute does not."""

import logging
from contextlib import suppress
from typing import Any

from tornado.websocket import WebSocketHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from kit.server.notebooks.handlers import NotebookVisit
from kit.server.notebooks.kernel_frames import message_kind, shown
from kit.server.notebooks.kernel_pool import Seat

PASSES = frozenset({"comm_open", "comm_msg", "comm_close", "comm_info_request", "kernel_info_request"})
NOT_ALLOWED = 1008


class KernelSocket(NotebookVisit, VoilaKernelWebsocketHandler):
    """GET /api/kernels/<id>/channels: a web socket for whoever has this kernel, and for nobody else."""

    open_to = ()  # `the_seat` decides
    seat: Seat | None = None
    connection: Any = None  # with the kernel; None before it is made, and as soon as the phone has gone

    def check_origin(self, origin: str) -> bool:
        """Whether a page of this server opens the socket. Jupyter's settings have no say."""
        return self.is_from_here(origin)

    async def get(self, kernel_id: str) -> None:
        self.seat, self.kernel_id = self.the_seat(kernel_id), kernel_id
        connect = self.settings["kernel_websocket_connection_class"]
        kernel = self.app.kernels.get_kernel(kernel_id)
        self.connection = connect(parent=kernel, websocket_handler=self, config=self.config)
        self.connection.session.session = self.get_query_argument("session_id", self.connection.session.session)
        await self.connection.prepare()
        if self.connection:
            await WebSocketHandler.get(self, kernel_id)

    async def open(self, kernel_id: str) -> None:
        if self.seat and self.connection:
            self.app.kernel_pool.connected(self.seat, self)
            await super().open(kernel_id)

    def on_message(self, ws_message: str | bytes) -> None:
        """Pass on what widgets say. Anything else closes the socket: no script of this page sends it."""
        kind = message_kind(ws_message, self.selected_subprotocol)
        if kind not in PASSES:
            self._refuse(kind)
        elif self.seat and self.connection:
            self.app.kernel_pool.used(self.seat, self)
            try:
                super().on_message(ws_message)
            except Exception:  # parts that are none: a date of the 99th month, a header without an id
                self._refuse(kind)

    def _refuse(self, kind: str) -> None:
        logging.getLogger("mutuality").warning(
            "A visitor of room %s sent %s to the kernel of a notebook. It had no effect, and the connection was "
            "closed.",
            self.the_room().code,
            shown(kind),
        )
        self.close(NOT_ALLOWED)

    def on_close(self) -> None:
        if self.seat:
            self.app.kernel_pool.disconnected(self.seat, self)
        if self.connection:
            never_connected = not self.connection.channels
            with suppress(KeyError):  # Jupyter takes it from those that are open, also if it was not yet among them
                super().on_close()
            if never_connected and self.kernel_id in self.app.kernels:
                self.app.kernels.stop_buffering(self.kernel_id)  # the next one would get a buffer without channels
            self.connection = None
