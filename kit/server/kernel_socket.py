"""Between the page of an own notebook and its kernel: what widgets say passes, code to execute does not."""

import json
import logging
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_binary_message, deserialize_msg_from_ws_v1
from tornado.websocket import WebSocketHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from kit.server.kernel_seats import Seat
from kit.server.notebook_visits import NotebookVisit

PASSES = frozenset({"comm_open", "comm_msg", "comm_close", "comm_info_request", "kernel_info_request"})
V1 = "v1.kernel.websocket.jupyter.org"
NOT_ALLOWED = 1008


class KernelSocket(NotebookVisit, VoilaKernelWebsocketHandler):
    """GET /api/kernels/<id>/channels: a web socket for whoever has this kernel, and for nobody else."""

    open_to = ()  # `the_seat` decides
    seat: Seat | None = None
    connection: Any = None  # with the kernel; None before it is made, and as soon as the phone has gone

    def check_origin(self, origin: str) -> bool:
        """Whether a page of this server opens the socket. Jupyter's settings have no say."""
        return bool(WebSocketHandler.check_origin(self, origin))

    async def get(self, kernel_id: str) -> None:
        self.seat, self.kernel_id = self.the_seat(kernel_id), kernel_id
        connect = self.settings["kernel_websocket_connection_class"]
        kernel = self.house.kernels.get_kernel(kernel_id)
        self.connection = connect(parent=kernel, websocket_handler=self, config=self.config)
        self.connection.session.session = self.get_query_argument("session_id", self.connection.session.session)
        await self.connection.prepare()
        if self.connection:
            await WebSocketHandler.get(self, kernel_id)

    async def open(self, kernel_id: str) -> None:
        if self.seat and self.connection:
            self.house.seats.connected(self.seat, self)
            await super().open(kernel_id)

    def on_message(self, ws_message: str | bytes) -> None:
        """Pass on what widgets say. Anything else closes the socket: no script of this page sends it."""
        kind = message_kind(ws_message, self.selected_subprotocol)
        if kind not in PASSES:
            logging.getLogger("mutuality").warning(
                "A visitor of room %s sent '%s' to the kernel of a notebook. It had no effect, and the connection was "
                "closed.",
                self.the_room().code,
                kind,
            )
            self.close(NOT_ALLOWED)
        elif self.seat and self.connection:
            self.house.seats.used(self.seat)
            super().on_message(ws_message)

    def on_close(self) -> None:
        if self.seat:
            self.house.seats.disconnected(self.seat, self)
        if self.connection:
            super().on_close()


def message_kind(message: str | bytes, subprotocol: str | None) -> str:
    """The kind of a message from a page, such as "comm_msg"; "?" if it cannot be read.

    >>> message_kind('{"channel": "shell", "header": {"msg_type": "execute_request"}}', None)
    'execute_request'
    >>> message_kind("[]", None)
    '?'
    """
    try:
        content: Any
        if subprotocol == V1:
            _, parts = deserialize_msg_from_ws_v1(message)
            content = {"header": json.loads(parts[0])}
        else:
            content = deserialize_binary_message(message) if isinstance(message, bytes) else json.loads(message)
        return str(content["header"]["msg_type"])
    except Exception:  # whatever a stranger may have made up
        return "?"
