"""The server: a Voilà application with our own routes and no others."""

import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

import tornado.ioloop
from jupyter_core.utils import run_sync
from jupyter_server.base.websocket import WS_PING_INTERVAL
from traitlets import Any as AnyTrait
from voila.app import Voila
from voila.utils import get_page_config

from kit.exercises.json_types import JsonDict
from kit.server.health import NotFound
from kit.server.routes import ROUTES
from kit.server.runtime.event_loop import phones_come_first
from kit.server.runtime.form_limits import FormsWithin
from kit.server.runtime.http_server import RoomHTTPServer
from kit.server.state import AppState

BYTES_A_REQUEST = 2_000_000
SECONDS_IDLE, SECONDS_A_BODY, SECONDS_FOR_CODES = 300, 60, 5


class RoomServer(Voila):
    """Voilà's kernels, execution and exporter, behind our own doors.

    Voilà's tree, contents, files, kernels and default page are not registered, so they do not exist here.
    """

    state = AnyTrait()
    sockets = AnyTrait()
    tls = AnyTrait()
    on_start: Callable[["RoomServer"], Any] = staticmethod(lambda _: None)

    def load_config_file(self, *_: object, **__: object) -> None:
        """Leave the Jupyter settings of whoever owns the laptop out of the room."""

    def init_settings(self) -> JsonDict:
        """Voilà's settings, and what Voilà offers no option for."""
        settings: JsonDict = super().init_settings()
        state: AppState = self.state
        state.use_kernels(
            self.kernel_manager, lambda: get_page_config("/", settings, self.log, self.voila_configuration)
        )
        return {
            **settings,
            "app": state,
            "log": self.log,
            "compress_response": True,
            "default_handler_class": NotFound,
            "log_function": lambda _: None,
            "ws_ping_timeout": WS_PING_INTERVAL,
            "websocket_max_message_size": BYTES_A_REQUEST,
        }

    def init_handlers(self) -> list[Any]:
        """Our own routes only."""
        return list(ROUTES)

    def listen(self) -> None:
        """Serve on the sockets bound beforehand, until a signal or Ctrl-C."""
        server = RoomHTTPServer(
            FormsWithin(self.app),
            ssl_options=self.tls,
            xheaders=False,  # `Hosts` believes those of trusted proxies
            max_body_size=BYTES_A_REQUEST,
            idle_connection_timeout=SECONDS_IDLE,
            body_timeout=SECONDS_A_BODY,
        )
        server.crowd = self.state.crowd
        server.add_sockets(self.sockets)
        self.ioloop = tornado.ioloop.IOLoop.current()
        self.ioloop.add_callback(self.on_start, self)
        signal.signal(signal.SIGINT, self._handle_signal_stop)  # SIGTERM has it from Voilà
        phones_come_first()
        try:
            self.ioloop.start()
        finally:
            server.stop()
            self._finish_joining()
            self.stop()

    def _finish_joining(self) -> None:
        """Let the words of who joined last lead back to them, also without their phone; a second Ctrl-C ends this."""
        with suppress(RuntimeError):
            self.ioloop.run_sync(lambda: self.state.pending_codes.finish(SECONDS_FOR_CODES))

    def _handle_signal_stop(self, number: int, frame: FrameType | None) -> None:
        """Ask the loop to end; before there is one, break the start off.

        Nothing is printed or logged here, as Voilà does: a signal may come in the middle of a print, and Python refuses
        to begin another one inside it.
        """
        del frame
        loop: tornado.ioloop.IOLoop | None = getattr(self, "ioloop", None)
        if loop is None:
            raise SystemExit(128 + number)
        loop.add_callback_from_signal(loop.stop)

    def stop(self) -> None:
        """End kernels, finish writing, and leave nothing in the temporary folder."""
        run_sync(self._end_kernels)()
        shutil.rmtree(self.connection_dir, ignore_errors=True)
        self.state.close()

    async def _end_kernels(self) -> None:
        """Kill them, because they hold nothing, and those that are just starting would fail at being asked to end."""
        for kernel in self.kernel_manager.list_kernel_ids():
            provisioner = self.kernel_manager.get_kernel(kernel).provisioner
            if provisioner:
                await provisioner.kill()
