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

from kit.server import (
    agreeing,
    answering,
    board_acts,
    boarding,
    calendars,
    coming_back,
    console,
    contributing,
    erasing,
    exporting,
    facilitator_access,
    groups,
    joining,
    live,
    notebook_visits,
    page_start,
    pages,
    paper,
    pausing,
    plain_answers,
    printing,
    sharing,
    taking_out,
)
from kit.server.access import FACILITATOR, PARTICIPANT, SHEET
from kit.server.form_limits import FormsWithin
from kit.server.house import House
from kit.server.http_server import RoomHTTPServer
from kit.server.kernel_socket import KernelSocket
from kit.server.notebook_visits import KERNEL
from kit.server.static_files import Static
from kit.server.turns import phones_come_first
from kit.server.voila_files import VoilaFile

BYTES_A_REQUEST = 2_000_000
SECONDS_IDLE, SECONDS_A_BODY, SECONDS_FOR_CODES = 300, 60, 5

ROUTES = [
    (r"/", pages.Home),
    (r"/join", joining.Join),
    (r"/welcome", joining.Welcome),
    (r"/resume", coming_back.Resume),
    (r"/leave", coming_back.Leave),
    (r"/paper", paper.Sheets, {"by": PARTICIPANT}),
    (r"/board/paper", paper.Sheets, {"by": FACILITATOR}),
    (rf"{SHEET}/", paper.Sheet),
    (rf"{SHEET}/w/([a-z0-9-]+)", pages.WorkshopPage),
    (rf"{SHEET}/answers/([a-z0-9-]+)", plain_answers.PlainAnswers),
    (rf"{SHEET}/api/start", page_start.Start),
    (rf"{SHEET}/api/me", page_start.Me),
    (rf"{SHEET}/api/answers", answering.Answers),
    (rf"{SHEET}/api/result/([a-z0-9-]+)", answering.Result),
    (rf"{SHEET}/api/state", live.State),
    (rf"{SHEET}/api/events", live.Events),
    (r"/mine", taking_out.MyData),
    (r"/mine\.(json)", taking_out.MyData),
    (r"/erase", erasing.Erase),
    (r"/agreed", agreeing.Agreed),
    (r"/privacy", pages.Privacy),
    (r"/w/([a-z0-9-]+)", pages.WorkshopPage),
    (r"/answers/([a-z0-9-]+)", plain_answers.PlainAnswers),
    (r"/print/([a-z0-9-]+)", printing.PrintSheet),
    (r"/f/([A-Za-z0-9-]+)/([A-Za-z0-9_-]+)", coming_back.FacilitatorLink),
    (r"/i/([A-Za-z0-9-]+)/([A-Za-z0-9_-]+)", sharing.Invitation),
    (r"/board", pages.BoardPage),
    (r"/board/access", facilitator_access.FacilitatorAccess),
    (r"/board/console", console.Console),
    (r"/c/([A-Za-z0-9-]+)/([A-Za-z0-9_-]+)", console.OnThisPhone),
    (r"/handout/([a-z0-9-]+)", pages.Handout),
    (r"/health", pages.Health),
    (r"/static/voila/[0-9a-f]+/(static|labextensions)/(.*)", VoilaFile),
    (r"/static/.*", Static),
    (r"/n/([^/]+)", notebook_visits.NotebookPage),
    (r"/api/notebook/([^/]+)", notebook_visits.NotebookSeat),
    (rf"/api/kernels/{KERNEL}", notebook_visits.Kernel),
    (rf"/api/kernels/{KERNEL}/watch", notebook_visits.KernelWatch),
    (rf"/api/kernels/{KERNEL}/channels", KernelSocket),
    (rf"/voila/api/shutdown/{KERNEL}", notebook_visits.KernelLeft),
    (r"/calendar/([a-z0-9-]+)\.ics", calendars.CalendarFile),
    (r"/headings/([a-z0-9-]+)", contributing.Headings),
    (r"/api/start", page_start.Start),
    (r"/api/me", page_start.Me),
    (r"/api/answers", answering.Answers),
    (r"/api/result/([a-z0-9-]+)", answering.Result),
    (r"/api/group", groups.Group),
    (r"/api/history/([a-z0-9-]+)/([a-z0-9.-]+)", groups.History),
    (r"/api/state", live.State),
    (r"/api/events", live.Events),
    (r"/api/pause", pausing.Pause),
    (r"/api/board", boarding.Board),
    (r"/api/board/act", board_acts.BoardAct),
    (r"/api/board/result/([a-z0-9-]+)", boarding.BoardResult),
    (r"/api/board/findings/([a-z0-9-]+)", boarding.BoardFindings),
    (r"/api/board/export", exporting.Export),
    (r"/api/board/qr\.svg", boarding.QrCode),
]


class RoomServer(Voila):
    """Voilà's kernels, execution and exporter, behind our own doors.

    Voilà's tree, contents, files, kernels and default page are not registered, so they do not exist here.
    """

    house = AnyTrait()
    sockets = AnyTrait()
    tls = AnyTrait()
    on_start: Callable[["RoomServer"], Any] = staticmethod(lambda _: None)

    def load_config_file(self, *_: Any, **__: Any) -> None:
        """Leave the Jupyter settings of whoever owns the laptop out of the room."""

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings, and what Voilà offers no option for."""
        settings: dict[str, Any] = super().init_settings()
        house: House = self.house
        house.use_kernels(
            self.kernel_manager, lambda: get_page_config("/", settings, self.log, self.voila_configuration)
        )
        return {
            **settings,
            "house": house,
            "log": self.log,
            "compress_response": True,
            "default_handler_class": pages.NotFound,
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
            xheaders=False,  # `FrontDoor` believes those of trusted proxies
            max_body_size=BYTES_A_REQUEST,
            idle_connection_timeout=SECONDS_IDLE,
            body_timeout=SECONDS_A_BODY,
        )
        server.crowd = self.house.crowd
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
            self.ioloop.run_sync(lambda: self.house.pending_codes.finish(SECONDS_FOR_CODES))

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
        self.house.close()

    async def _end_kernels(self) -> None:
        """Kill them, because they hold nothing, and those that are just starting would fail at being asked to end."""
        for kernel in self.kernel_manager.list_kernel_ids():
            provisioner = self.kernel_manager.get_kernel(kernel).provisioner
            if provisioner:
                await provisioner.kill()
