"""A facilitator's own notebooks over HTTP and web sockets: who gets in, and that nobody can execute code."""

import json
import os
import re
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path
from socket import create_connection
from typing import Any
from urllib.parse import quote

import pytest
from jupyter_server.services.kernels.connection.base import serialize_binary_message, serialize_msg_to_ws_v1
from patience import SECONDS, wait_until
from server_process import Client, RoomOnServer, ServerProcess
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from kit.server.notebooks.kernel_pool import MOST_SOCKETS
from tests.server.own_notebook_files import COST, PICTURE, SAYS_ITS_ENVIRONMENT, write_notebook

COST_OF = "What would it cost"
V1 = Subprotocol("v1.kernel.websocket.jupyter.org")
NOTEBOOKS = (COST_OF, "picture", "environment", "broken", "no-notebook")
SEATS = 2
GOING_AWAY, NOT_ALLOWED, TOO_LARGE = 1001, 1008, 1009
REFUSED = (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("own")
    notebooks = folder / "workshops"
    notebooks.mkdir()
    write_notebook(notebooks / f"{COST_OF}.ipynb", "What would it cost?", COST)
    write_notebook(notebooks / "picture.ipynb", "A picture", COST, PICTURE)
    write_notebook(notebooks / "environment.ipynb", "Where am I?", SAYS_ITS_ENVIRONMENT)
    write_notebook(notebooks / "broken.ipynb", "Broken", "raise ValueError('only for the author')")
    write_notebook(notebooks / "start-here.ipynb", "A copy of the kit's own", "1")
    (notebooks / "no-notebook.ipynb").write_text("{}")
    os.environ["PGPASSWORD"] = "a password of the facilitator"
    try:
        running = ServerProcess(folder / "data", "--workshops", str(notebooks), "--kernels", str(SEATS))
    finally:
        del os.environ["PGPASSWORD"]
    yield running
    running.stop()
    assert "Traceback" not in running.said()


@pytest.fixture
def room(server: ServerProcess) -> Iterator[RoomOnServer]:
    made = server.room()
    made.act("open-notebook", notebook=COST_OF)
    yield made
    for name in NOTEBOOKS:
        made.act("close-notebook", notebook=name)
    wait_until(lambda: made.board.json("/health")["kernels"] == 0)


def seat(person: Client, name: str = COST_OF) -> dict[str, str]:
    found: dict[str, str] = person.json(f"/api/notebook/{quote(name)}")
    return found


def open_page(person: Client, name: str = COST_OF) -> str:
    """The finished page, after waiting for it as a browser does."""
    assert "data-notebook=" in person.get(f"/n/{quote(name)}").decode()
    wait_until(lambda: seat(person, name)["state"] not in ("waiting", "starting"))
    return person.get(f"/n/{quote(name)}").decode()


def kernel_in(page: str) -> str:
    found = re.search(r'data-kernel="([0-9a-f-]+)"', page)
    assert found, page[:2000]
    return found[1]


def socket_to(person: Client, kernel: str, origin: str | None = None, **options: Any) -> ClientConnection:
    address = person.base.replace("http", "ws") + f"/api/kernels/{kernel}/channels"
    return connect(
        address, additional_headers={"Cookie": person.cookies}, origin=Origin(origin) if origin else None, **options
    )


def message(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    header = {"msg_id": "1", "msg_type": kind, "username": "", "session": "s", "date": "", "version": "5.3"}
    return {"header": header, "parent_header": {}, "metadata": {}, "content": content}


def ending_of(socket: ClientConnection) -> int:
    """The code with which the server closes the socket."""
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            socket.recv(timeout=SECONDS)
    assert closed.value.rcvd
    return closed.value.rcvd.code


def answers(person: Client, kernel: str) -> None:
    """The kernel is there, and answers what a widget may ask."""
    with socket_to(person, kernel) as socket:
        socket.send(json.dumps({**message("comm_info_request", {}), "channel": "shell"}))
        while json.loads(socket.recv(timeout=SECONDS))["header"]["msg_type"] != "comm_info_reply":
            pass


def test_it_is_listed_and_opens_only_where_it_is_open(server: ServerProcess, room: RoomOnServer) -> None:
    listed = {each["id"]: each for each in room.board.json("/api/board")["notebooks"]["all"]}
    assert set(listed) == {*NOTEBOOKS}, "neither workshops nor copies of the kit's"
    assert listed[COST_OF] == {"id": COST_OF, "title": "What would it cost?", "open": True}
    person = room.participant(room.sides[0])
    assert person.json("/api/state")["notebooks"] == [{"id": COST_OF, "title": "What would it cost?"}]
    assert f'href="/n/{quote(COST_OF)}"' in person.get("/").decode()
    elsewhere = server.room("Another")
    stranger, neighbour = Client(server.here), elsewhere.participant(elsewhere.sides[0])
    for visitor in (stranger, neighbour):
        for path in (f"/n/{quote(COST_OF)}", f"/api/notebook/{quote(COST_OF)}"):
            assert visitor.request("GET", path)[0] == HTTPStatus.FORBIDDEN
    for path in ("/n/environment", "/api/notebook/environment"):
        assert person.request("GET", path)[0] == HTTPStatus.FORBIDDEN, "it is not open"
    for name in ("linking", "start-here", "..%2F..%2Fstart-here", "facilitator%2Fboard"):
        assert person.request("GET", f"/n/{name}")[0] == HTTPStatus.NOT_FOUND
    status, _ = room.board.post_json("/api/board/act", {"act": "open-notebook", "notebook": "../secret"})
    assert status == HTTPStatus.NOT_FOUND
    assert person.post_json("/api/board/act", {"act": "open-notebook", "notebook": "environment"})[0] == 403


def test_the_page_is_whole_and_comes_from_here_alone(room: RoomOnServer) -> None:
    room.act("open-notebook", notebook="picture")
    person = room.participant(room.sides[0])
    page = open_page(person, "picture")
    assert "A picture" in page
    assert "application/vnd.jupyter.widget-view+json" in page
    assert "image/png" in page
    assert "setattr" not in page, "no source code"
    addresses = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert len(addresses) > 5
    assert not [each for each in addresses if not re.match(r"/(?!/)|#|data:", each)]
    for address in addresses:
        if address.startswith("/static/"):
            assert person.request("GET", address)[0] == HTTPStatus.OK
            assert Client(room.server.here).request("GET", address)[0] in (HTTPStatus.OK, HTTPStatus.FORBIDDEN)
    files = re.search(r"/static/voila/[0-9a-f]+", page)
    assert files
    for path in (
        "static/..%2F..%2F..%2F..%2Fetc%2Fpasswd",
        "static//etc/passwd",
        "labextensions/../../x",
        "static/no.js",
    ):
        assert person.request("GET", f"{files[0]}/{path}")[0] == HTTPStatus.NOT_FOUND


def test_code_has_no_effect_and_closes_the_socket(room: RoomOnServer, tmp_path: Path) -> None:
    person = room.participant(room.sides[0])
    kernel, trace = kernel_in(open_page(person)), tmp_path / "was-here"
    code = message("execute_request", {"code": f"open({str(trace)!r}, 'w')", "silent": False})
    for channel in ("shell", "control", "stdin"):
        with socket_to(person, kernel) as socket:
            socket.send(json.dumps({**code, "channel": channel}))
            assert ending_of(socket) == NOT_ALLOWED
        with socket_to(person, kernel, subprotocols=[V1]) as socket:
            assert socket.subprotocol == V1
            socket.send(serialize_msg_to_ws_v1(code, channel, lambda part: json.dumps(part).encode()))
            assert ending_of(socket) == NOT_ALLOWED
    assert room.server.said().count("'execute_request") == 6
    for kind in ("shutdown_request", "debug_request", "input_reply", "history_request", "", "nonsense"):
        with socket_to(person, kernel) as socket:
            socket.send("{" if kind == "nonsense" else json.dumps({**message(kind, {}), "channel": "control"}))
            assert ending_of(socket) == NOT_ALLOWED
    answers(person, kernel)
    assert not trace.exists()


def test_frames_that_claim_more_than_they_hold_close_the_socket(room: RoomOnServer) -> None:
    """One of them made the server build a list of 2**62 offsets, in the loop that answers everybody."""
    person = room.participant(room.sides[0])
    kernel = kernel_in(open_page(person))
    dated = message("comm_msg", {})
    dated["header"]["date"] = "2020-99-99T99:99:99"
    for frame, protocols in (
        ((2**62).to_bytes(8, "little"), [V1]),
        ((2**31 - 1).to_bytes(4, "big"), None),
        (b"\xff" * 4, None),
        (serialize_binary_message({**dated, "channel": "shell", "buffers": []}), None),
        (json.dumps({**message("a\nb\x1b[2J" + "x" * 200_000, {}), "channel": "shell"}), None),
    ):
        with socket_to(person, kernel, subprotocols=protocols) as socket:
            socket.send(frame)
            assert ending_of(socket) == NOT_ALLOWED
    with socket_to(person, kernel, max_size=None) as socket:
        socket.send(b"\0" * 2_100_000)
        assert ending_of(socket) == TOO_LARGE
    answers(person, kernel)
    assert "\x1b" not in room.server.said() and len(max(room.server.said().splitlines(), key=len)) < 1000


def test_one_page_holds_few_sockets(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    kernel = kernel_in(open_page(person))
    with ExitStack() as all_of_them:
        sockets = [
            all_of_them.enter_context(socket_to(person, kernel, max_queue=None)) for _ in range(MOST_SOCKETS + 2)
        ]
        wait_until(lambda: len([one for one in sockets if one.close_code == GOING_AWAY]) == 2)
    answers(person, kernel)


def test_a_phone_that_goes_while_its_socket_opens_disturbs_nobody(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    kernel = kernel_in(open_page(person))
    asked = (
        f"GET /api/kernels/{kernel}/channels HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {person.cookies}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    for _ in range(10):
        with create_connection(("127.0.0.1", room.server.port)) as line:
            line.sendall(asked.encode())
    answers(person, kernel)
    assert "Traceback" not in room.server.said()


def test_a_kernel_is_for_whoever_opened_the_page(room: RoomOnServer) -> None:
    person, other = (room.participant(side) for side in room.sides)
    kernel = kernel_in(open_page(person))
    for visitor in (other, room.board, Client(room.server.here)):
        for path in ("", "/watch", "/channels"):
            assert visitor.request("GET", f"/api/kernels/{kernel}{path}")[0] in REFUSED
        assert visitor.request("POST", f"/voila/api/shutdown/{kernel}", b"")[0] in REFUSED
        with pytest.raises(InvalidStatus), socket_to(visitor, kernel):
            pass
    with pytest.raises(InvalidStatus), socket_to(person, kernel, origin="http://evil.test"):
        pass
    for method, path in (("GET", ""), ("POST", ""), ("POST", f"/{kernel}/interrupt"), ("DELETE", f"/{kernel}")):
        assert person.request(method, f"/api/kernels{path}")[0] in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)


def test_a_kernel_is_told_no_secret_of_the_server(room: RoomOnServer) -> None:
    room.act("open-notebook", notebook="environment")
    person = room.participant(room.sides[0])
    page = open_page(person, "environment")
    assert "BEGIN" in page
    settings = json.loads((room.server.data / "server.json").read_text(encoding="utf-8"))
    secrets = [settings["secret"], "a password of the facilitator", str(room.server.data), room.path]
    assert not [each for each in [*secrets, *(cookie.value or "?" for cookie in person.jar)] if each in page]


@pytest.mark.parametrize("name", ["broken", "no-notebook"])
def test_what_fails_says_so(room: RoomOnServer, name: str) -> None:
    room.act("open-notebook", notebook=name)
    person = room.participant(room.sides[0])
    page = open_page(person, name)
    assert "data-notebook=" in page, "a new try, because she asked for the page again"
    found = wait_until(lambda: each if (each := seat(person, name))["state"] == "failed" else None)
    assert "could not be made" in found["text"]
    assert "only for the author" not in found["text"]
    room.board.get(f"/n/{name}")
    found = wait_until(lambda: each if (each := seat(room.board, name))["state"] == "failed" else None)
    assert ("only for the author" if name == "broken" else "could not be read") in found["text"]


def test_past_the_cap_people_wait_in_a_queue(room: RoomOnServer) -> None:
    people = [room.participant(room.sides[0]) for _ in range(SEATS + 2)]
    first, next_one, last = people[0], people[SEATS], people[SEATS + 1]
    pages = [open_page(person) for person in people[:SEATS]]
    assert "You are next" in next_one.get(f"/n/{quote(COST_OF)}").decode()
    assert "One person is before you" in last.get(f"/n/{quote(COST_OF)}").decode()
    told = room.board.json("/api/board")["notebooks"]
    assert (told["most"], told["open"], told["waiting"]) == (SEATS, SEATS, 2)
    assert room.board.json("/health")["kernels"] == SEATS
    page = open_page(first)
    assert kernel_in(page) != kernel_in(pages[0]), "who opens the page again keeps her place before the others"
    assert seat(next_one) == {"state": "waiting", "text": "You are next. This page opens by itself."}
    assert first.request("POST", f"/voila/api/shutdown/{kernel_in(page)}", b"")[0] == HTTPStatus.NO_CONTENT
    wait_until(lambda: seat(next_one)["state"] == "ready")
    assert seat(last)["text"].startswith("You are next")


def test_a_kernel_that_ends_is_said_at_once(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    page = open_page(person)
    process = re.search(r"process (\d+)", page)
    assert process
    os.kill(int(process[1]), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    told = person.json(f"/api/kernels/{kernel_in(page)}/watch")
    assert (told["alive"], told["again"]) == (False, True)
    assert "has stopped" in told["text"]


def test_who_asks_after_the_kernel_has_ended_hears_why(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    page = open_page(person)
    room.act("close-notebook", notebook=COST_OF)
    wait_until(lambda: room.board.json("/health")["kernels"] == 0)
    address = f"/api/kernels/{kernel_in(page)}/watch"
    told = {"alive": False, "text": "Your facilitator has closed this page.", "again": False}
    assert [person.json(address), person.json(address)] == [told, told], "each tab of hers asks"
    assert room.participant(room.sides[0]).request("GET", address)[0] == HTTPStatus.NOT_FOUND
    assert person.request("GET", address.removesuffix("/watch"))[0] == HTTPStatus.NOT_FOUND


def test_whoever_leaves_leaves_no_kernel(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    open_page(person)
    assert room.board.json("/health")["kernels"] == 1
    person.form("/leave")
    wait_until(lambda: room.board.json("/health")["kernels"] == 0)


def test_a_server_that_is_killed_leaves_no_folders_of_visitors_behind(room: RoomOnServer) -> None:
    """Last in this file, because it ends the server; the next start, on the same data, removes them."""
    open_page(room.participant(room.sides[0]))
    left = Path(json.loads((room.server.data / "server.json").read_text(encoding="utf-8"))["temporary"])
    assert [*left.glob("visitor-*")]
    room.server.kill()
    assert [*left.glob("visitor-*")]
    room.server.start()
    assert not left.exists()
    now = Path(json.loads((room.server.data / "server.json").read_text(encoding="utf-8"))["temporary"])
    assert now.exists() and not [*now.glob("visitor-*")]
