"""Starting the server: data folder, secret and port that survive a restart, and a room that is open at once."""

import asyncio
import errno
import json
import logging
import shutil
import socket
import sys
import tempfile
import time
import webbrowser
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection
from tornado.netutil import bind_sockets

from kit.exercises import Pack, workshops_folder
from kit.exercises.check import usable_pack
from kit.exercises.reading.files import copy_pack
from kit.exercises.session_plans.plans import Plans, offered_plans, plans_folder
from kit.responses import Backups, Room, Store
from kit.responses.answering.fit import fit_rooms
from kit.responses.people import facilitators
from kit.responses.people.names import NameNotUsable
from kit.room.board.notes import say_what_does_not_fit
from kit.room.demonstration.demo import Demo
from kit.room.demonstration.open import demo_room, plans_with_demonstration
from kit.room.facilitator_link import facilitator_path
from kit.room.lifecycle.create import newest_or_first_room
from kit.room.lifecycle.expiry import look_before_start, look_every_day
from kit.room.lifecycle.laptop import laptop_of_whom
from kit.room.lifecycle.settings_file import PORT, ServerFile
from kit.server.app import RoomServer
from kit.server.notebooks.execute import Folders
from kit.server.runtime.addresses import follow_the_network, urls
from kit.server.runtime.connections import Crowd
from kit.server.runtime.event_loop import few_at_a_time
from kit.server.runtime.hosts import NotUsable, full_address, known_hosts, names_in, tls_context
from kit.server.runtime.limits import free_mb, most_kernels, raise_file_limit, socket_limit
from kit.server.runtime.stay_awake import stays_awake
from kit.server.state import AppState
from kit.workshop.opened_where import real_place

PORTS_TRIED = 20
PREFIX = "mutuality-"


class CannotServe(Exception):
    """The server cannot start; the message says why and what to do."""


@dataclass(frozen=True)
class Serve:
    """What `mutuality serve` was asked for.

    `host` "" is every network; `demo` a number of simulated people; `kernels` how many visitors may have an own
    notebook open at once, 0 for as many as this computer can take. `addresses` are those that people use beside the
    computer's own, as in `full_address`; `trusted_proxies` those whose `X-Forwarded-*` count. `may_sleep` leaves
    sleep to the system.
    """

    data: Path
    exercises: Path
    workshops: Path | None = None
    host: str = ""
    port: int | None = None
    database: str | None = None
    demo: int = 0
    browser: bool = True
    as_json: bool = False
    kernels: int = 0
    addresses: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    tls_cert: Path | None = None
    tls_key: Path | None = None
    may_sleep: bool = False
    laptop_of: str = ""


def serve(asked: Serve) -> None:
    """Run a room server until it is stopped.

    Raises `PackNotUsable` for faulty content and `StoreNotUsable` for a data folder in use or damaged, before anything
    listens; `NotStored` if that folder can be read and not be written; `CannotServe` if no port is free, and for files
    of HTTPS, addresses, proxies and names that cannot be used.
    """
    try:
        tls = tls_context(asked.tls_cert, asked.tls_key)
        hosts = known_hosts(asked.addresses, asked.trusted_proxies, asked.tls_cert)
        laptop_of = laptop_of_whom(asked.laptop_of)
    except (NotUsable, NameNotUsable) as error:
        raise CannotServe(str(error)) from error
    pack = usable_pack(asked.exercises)
    pinned, exercises = _pinned(asked.exercises)
    store = Store(asked.data, asked.database)
    limit = min(raise_file_limit(), socket_limit())
    most = asked.kernels or most_kernels(limit, free_mb())
    kept = ServerFile.read(asked.data)
    _remove_what_was_left(kept.temporary)
    kept.temporary = pinned.name
    sockets = listen(asked, kept)
    look_before_start(store, time.time())
    say_what_does_not_fit(store.write(lambda connection: fit_rooms(connection, pack)).result(), pack)
    plans = plans_with_demonstration(offered_plans(plans_folder(asked.exercises), pack), pack, asked.demo)
    room = store.write(lambda connection: _newest_room(connection, asked, pack, plans)).result()
    kept.port, kept.room = sockets[0].getsockname()[1], room.code
    kept.host, kept.certificate = asked.host, str(asked.tls_cert.resolve()) if asked.tls_cert else ""
    kept.laptop_of = laptop_of or kept.laptop_of
    kept.keep(asked.data)
    folders = [folder for folder in (asked.workshops, workshops_folder()) if folder]

    def addresses() -> tuple[str, ...]:
        return (*_named(asked, kept.port), *urls(asked.host, kept.port, secure=tls is not None))

    where = Folders(exercises, *folders)
    app = AppState(store, pack, where, kept.secret, addresses(), plans, most, hosts, Path(pinned.name))
    app.laptop_of = kept.laptop_of
    app.backups = Backups(store, lambda said: print(said, file=sys.stderr))
    selector = app.lag.selector()
    app.crowd = Crowd(limit, lambda: len(selector.get_map()))
    asyncio.set_event_loop(asyncio.SelectorEventLoop(selector))
    server = _server(app, sockets, asked)
    server.tls = tls
    links = _links(app, asked, room, kept.port)

    def started(_: RoomServer) -> None:
        _announce(asked, links, room)
        app.keep_running(asyncio.ensure_future(look_every_day(app)))
        app.keep_running(asyncio.ensure_future(app.kernel_pool.watch()))
        app.keep_running(asyncio.ensure_future(follow_the_network(app, addresses)))
        if asked.demo:
            Demo(app, room, asked.demo).start()
        if asked.browser:
            webbrowser.open(links["facilitator_url"])

    server.on_start = started
    with pinned, stays_awake(not asked.may_sleep):
        server.start()


def _pinned(exercises: Path) -> tuple["tempfile.TemporaryDirectory[str]", Path]:
    """A copy of the pack that lasts as long as the folder around it: pages and answers must agree."""
    try:
        pinned = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        return pinned, copy_pack(exercises, Path(pinned.name) / "exercises")
    except OSError as error:
        raise CannotServe(
            f"the exercises cannot be copied to {tempfile.gettempdir()} ({error}). Make room on the disk."
        ) from error


def _remove_what_was_left(folder: str) -> None:
    """Remove the temporary folder of a server on this data that was ended by force, and what visitors had in it.

    No other server uses it: this one holds the lock of the data folder. Nothing else than such a folder is removed.
    """
    left = Path(folder)
    if folder and left.parent == Path(tempfile.gettempdir()) and left.name.startswith(PREFIX) and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)


def listen(asked: Serve, kept: ServerFile) -> list[socket.socket]:
    """Bind the port asked for, or the one of last time, or the next free one."""
    passed_by = (errno.EADDRINUSE, errno.EACCES) if asked.port is None else (errno.EADDRINUSE,)  # Windows reserves some
    first = asked.port if asked.port is not None else kept.port or PORT
    for port in [first] if asked.port is not None else range(first, first + PORTS_TRIED):
        if port == first + 1 and asked.port is None:
            print(f"Port {first} is in use or reserved, so printed QR codes will not work.", file=sys.stderr)
        try:
            return few_at_a_time(
                bind_sockets(
                    port, asked.host or "0.0.0.0", family=socket.AF_INET if not asked.host else socket.AF_UNSPEC
                )
            )
        except OSError as error:
            if error.errno not in passed_by:
                raise CannotServe(
                    f"cannot listen on {asked.host or 'this computer'}, port {port}: {error.strerror}"
                ) from error
    raise CannotServe(f"port {first} is in use by another program; close that program, or choose with --port")


def _newest_room(connection: Connection, asked: Serve, pack: Pack, plans: Plans) -> Room:
    """The newest room, or a first one: with placeholder names, or of simulated people."""
    if asked.demo:
        return demo_room(connection, pack, plans.demonstration, asked.demo)
    return newest_or_first_room(connection, pack)


def _server(app: AppState, sockets: list[socket.socket], asked: Serve) -> RoomServer:
    server = RoomServer(log_level=logging.WARNING, connection_dir_root=str(app.temporary))
    logging.getLogger("tornado.general").addFilter(_is_news)
    server.initialize([])
    server.config.KernelManager.transport_encryption = "auto"  # kernels speak over TCP on loopback
    server.config.KernelManager.autorestart = False  # a kernel that died and came back would have forgotten everything
    server.config.MappingKernelManager.allow_tracebacks = False
    server.voila_configuration.allow_template_override = "NO"
    server.voila_configuration.allow_theme_override = "NO"
    server.state, server.sockets, server.open_browser = app, sockets, False
    return server


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a record is news: that something still came from a kernel that was ended is none."""
    return record.module != "zmqstream" or record.levelno > logging.WARNING


def _named(asked: Serve, port: int) -> list[str]:
    """The addresses that were given; without any, those that the certificate is for."""
    secure = asked.tls_cert is not None
    names = asked.addresses or (names_in(asked.tls_cert) if asked.tls_cert else ())
    return [full_address(each, port, secure=secure) for each in names]


def _links(app: AppState, asked: Serve, room: Room, port: int) -> dict[str, str]:
    here = app.urls[0] if asked.addresses or asked.tls_cert else f"http://{asked.host or '127.0.0.1'}:{port}"
    with app.store.read() as connection:
        renewals = facilitators.renewals(connection, room.id)
    return {
        "facilitator_url": here + facilitator_path(app.secret, room.code, renewals),
        "join_url": f"{app.urls[0]}/join?code={room.code}",
        "data": str(asked.data),
    }


def _announce(asked: Serve, links: dict[str, str], room: Room) -> None:
    if asked.as_json:
        print(json.dumps(links), flush=True)
        return
    import segno

    print(f"\n  Your room is open. Its code is {room.code}.\n")
    print(f"  You, the facilitator:  {links['facilitator_url']}")
    print(f"  Participants:          {links['join_url']}\n")
    if sys.stdout.isatty():
        segno.make(links["join_url"], error="l").terminal(compact=True)
    print("  Everything is kept in", real_place(Path(links["data"])))
    print("  Press Ctrl-C to stop. Start again later, and the room, codes and links are the same.\n", flush=True)
