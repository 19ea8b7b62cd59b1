"""Under which names, over HTTPS, and through which proxies a visitor comes in; and who is turned away."""

import json
import ssl
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from free_ports import free_port
from hypothesis import given
from hypothesis import strategies as st
from nginx import make_certificate, nginx
from patience import SECONDS, wait_until
from server_process import Client, RoomOnServer, ServerProcess
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from kit.server.runtime.hosts import Hosts, NotUsable, full_address, known_hosts, tls_context
from tests.server.own_notebook_files import COST, write_notebook

NAME = "rooms.example.org"


def request(address: str, **headers: str) -> HTTPServerRequest:
    start = RequestStartLine("GET", "/", "HTTP/1.1")
    found = HTTPServerRequest(start_line=start, headers=HTTPHeaders({"Host": "laptop:8866"} | headers))
    found.remote_ip, found.protocol = address, "http"
    return found


def forwarded(address: str, told: str) -> HTTPServerRequest:
    more = {"X-Forwarded-Proto": "https", "X-Real-Ip": "9.9.9.9"}
    return request(address, **{"X-Forwarded-For": told}, **more)


@given(st.ip_addresses().map(str), st.lists(st.ip_addresses().map(str), max_size=4))
def test_nobody_but_a_named_proxy_is_believed(address: str, told: list[str]) -> None:
    asked = forwarded(address, ", ".join(told))
    for door in (Hosts(), known_hosts((), ("127.0.0.1", "fd00::1"), None)):
        assert (door.address(asked), door.is_secure(asked)) == (address, False)


@given(st.lists(st.ip_addresses(network="10.0.0.0/8").map(str), max_size=3), st.lists(st.text("0.9a,: ", max_size=9)))
def test_of_what_a_proxy_tells_the_nearest_stranger_counts(proxies: list[str], made_up: list[str]) -> None:
    """Whatever the stranger made up before: it stands to the left."""
    door = known_hosts((), ("10.0.0.0/8",), None)
    asked = forwarded("10.0.0.1", ", ".join([*made_up, "8.8.4.4", *proxies]))
    assert (door.address(asked), door.is_secure(asked)) == ("8.8.4.4", True)


def test_a_proxy_that_tells_nothing_is_asked_nothing() -> None:
    door = known_hosts((), ("10.0.0.1",), None)
    assert door.address(request("10.0.0.1")) == "10.0.0.1"
    assert door.address(request("::ffff:10.0.0.1", **{"X-Forwarded-For": "8.8.8.8"})) == "8.8.8.8"
    assert door.address(request("10.0.0.1", **{"X-Forwarded-For": "x" * 9000})) == "10.0.0.1"


@pytest.mark.parametrize(
    "given", ["a b", "https://x/y", "ftp://x", "http://u@x", "x?y", "http://[", "", "x/y", "http://"]
)
def test_addresses_that_no_link_can_begin_with_are_refused_in_words(given: str) -> None:
    with pytest.raises(NotUsable, match="--address"):
        full_address(given, 8866, secure=False)
    with pytest.raises(NotUsable, match="--trusted-proxy"):
        known_hosts((), (given or "x",), None)


def test_wrong_files_for_https_are_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    certificate, key = make_certificate(tmp_path, NAME)
    _, another = make_certificate(tmp_path / "other", NAME)
    for files, said in (
        ((certificate, None), "both --tls-cert and --tls-key"),
        ((None, key), "both --tls-cert and --tls-key"),
        ((tmp_path / "none", key), "none cannot be read: No such file"),
        ((certificate, tmp_path / "none"), "none cannot be read: No such file"),
        ((key, key), "not in PEM form|belongs to another"),
        ((certificate, another), "belongs to another one"),
        ((certificate, certificate), "is no key in PEM form"),
    ):
        with pytest.raises(NotUsable, match=said):
            tls_context(*files)
    assert tls_context(None, None) is None
    assert isinstance(tls_context(certificate, key), ssl.SSLContext)


def test_the_command_says_so_before_it_starts(server: ServerProcess, tmp_path: Path) -> None:
    status, said = server.command("serve", "--tls-cert", str(tmp_path / "none.pem"), "--tls-key", "x")
    assert status == 1 and "none.pem cannot be read" in said and "Traceback" not in said


def test_a_name_of_an_attacker_shows_nothing(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    cookie = {"Cookie": person.cookies}
    for host in ("evil.example", "laptop.local.evil.example:80", "kit.test.evil.example", "a b", "x" * 5000):
        for method, path in (
            ("GET", "/"),
            ("GET", "/api/answers"),
            ("POST", "/join"),
            ("GET", "/health"),
            ("GET", "/x"),
        ):
            line = HTTPConnection("127.0.0.1", room.server.port, timeout=SECONDS)
            line.request(method, path, headers={**cookie, "Host": host})
            answer = line.getresponse()
            said = answer.read().decode()
            line.close()
            assert answer.status in (400, 421), (host, path, answer.status)
            assert answer.status == 400 or f":{room.server.port}" in said, "which addresses work"
    for host in ("laptop.local", "laptop", f"localhost:{room.server.port}", "192.168.7.7", "[fd00::7]:80", "kit.test"):
        assert person.request("GET", "/health", headers={"Host": host})[0] == 200, host


def test_a_post_without_an_origin_from_another_site_is_refused(room: RoomOnServer) -> None:
    content = json.dumps({"act": "open", "workshop": "linking"}).encode()
    for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)):
        assert room.board.request("POST", "/api/board/act", content, {"Sec-Fetch-Site": site})[0] == status, site


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("nginx")
    certificate, _ = make_certificate(folder, "kit.test")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SSL_CERT_FILE", str(certificate))
        yield folder


@pytest.fixture(scope="module")
def behind(certificates: Path) -> Iterator[tuple[ServerProcess, str]]:
    """A server behind nginx, and the address of nginx."""
    port = free_port()
    (certificates / "notebooks").mkdir()
    write_notebook(certificates / "notebooks" / "cost.ipynb", "What would it cost?", COST)
    here = f"https://127.0.0.1:{port}"
    options = ["--host", "127.0.0.1", "--trusted-proxy", "127.0.0.1", "--address", here]
    running = ServerProcess(certificates / "data", *options, "--workshops", str(certificates / "notebooks"))
    with nginx(certificates, port, running.listens_on):
        yield running, here
    running.stop()
    assert "Traceback" not in running.said()


def come_in(here: str, running: ServerProcess) -> tuple[Client, Client, str]:
    """A facilitator, a participant, and the code of the room."""
    board, person = Client(here), Client(here)
    board.get(urlsplit(running.links["facilitator_url"]).path)
    room = board.json("/api/board")
    assert person.form("/join", code=room["room"]["code"], language="en", side=str(room["sides"][0]["id"]))[0] == 200
    return board, person, room["room"]["code"]


def test_behind_nginx_everything_passes_and_links_are_of_https(behind: tuple[ServerProcess, str]) -> None:
    running, here = behind
    assert running.links["facilitator_url"].startswith(f"{here}/f/")
    assert running.links["join_url"].startswith(f"{here}/join?code=")
    board, person, code = come_in(here, running)
    assert all(each.secure for each in (*board.jar, *person.jar))
    assert board.json("/api/board")["room"]["join_url"] == f"{here}/join?code={code}"
    assert board.post("/api/board/act", {"act": "console-link"})["link"].startswith(f"{here}/c/")
    headers = {"Origin": here, "Content-Type": "application/json"}
    content = json.dumps({"act": "open-notebook", "notebook": "cost"}).encode()
    assert board.request("POST", "/api/board/act", content, headers)[0] == 200
    assert board.request("POST", "/api/board/act", content, headers | {"Origin": "https://evil.example"})[0] == 403
    for more in ({}, {"X-Forwarded-Host": urlsplit(here).netloc}):
        assert board.request("GET", "/health", headers={"Host": "evil.example"} | more)[0] == 421, "its page may say so"

    with person.listening() as events:
        assert b"retry" in events.readline() and b"state" in events.readline()

    assert "data-notebook=" in person.get("/n/cost").decode()
    wait_until(lambda: person.json("/api/notebook/cost")["state"] == "ready")
    kernel = person.get("/n/cost").decode().partition('data-kernel="')[2].partition('"')[0]
    address = f"wss://127.0.0.1:{urlsplit(here).port}/api/kernels/{kernel}/channels"
    trusted = ssl.create_default_context()
    with connect(address, ssl=trusted, additional_headers={"Cookie": person.cookies}, origin=Origin(here)) as socket:
        header = {
            "msg_id": "1",
            "msg_type": "kernel_info_request",
            "username": "",
            "session": "s",
            "date": "",
            "version": "5.3",
        }
        rest = {"parent_header": {}, "metadata": {}, "content": {}, "channel": "shell"}
        socket.send(json.dumps({"header": header, **rest}))
        while json.loads(socket.recv(timeout=SECONDS))["header"]["msg_type"] != "kernel_info_reply":
            pass
    with (
        pytest.raises(InvalidStatus),
        connect(
            address, ssl=trusted, additional_headers={"Cookie": person.cookies}, origin=Origin("https://evil.example")
        ),
    ):
        pass


def test_guesses_behind_a_proxy_are_counted_by_the_visitor(behind: tuple[ServerProcess, str]) -> None:
    """Nginx says from where each comes: what one says of herself stands before it, and does not count."""
    running, here = behind
    plain = Client(running.here)
    for number in range(25):
        told = {"X-Forwarded-For": f"1.2.3.{number}", "X-Forwarded-Proto": "https"}
        assert plain.request("GET", f"/join?code=AAAAA{number}", headers=told)[0] == 200
    code = running.links["join_url"].rpartition("=")[2]
    assert code in Client(here).get(f"/join?code={code}").decode()


def test_https_without_a_proxy(certificates: Path) -> None:
    files = ["--tls-cert", str(certificates / "cert.pem"), "--tls-key", str(certificates / "key.pem")]
    running = ServerProcess(certificates / "own", *files)
    try:
        port = running.listens_on
        assert running.links["facilitator_url"].startswith(f"https://kit.test:{port}/f/"), (
            "the certificate is for a name"
        )
        assert running.links["join_url"].startswith(f"https://kit.test:{port}/join?code=")
        board, person, code = come_in(f"https://127.0.0.1:{port}", running)
        assert all(each.secure for each in (*board.jar, *person.jar))
        line = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        with pytest.raises((ConnectionError, OSError)):
            line.request("GET", "/health")
            line.getresponse()
        line.close()
        output = certificates / "results.csv"
        assert running.command("export", "--room", code, "-o", str(output)) == (0, f"Written: {output}\n")
        assert board.json("/health")["status"] == "ok"
    finally:
        running.stop()
    assert "Traceback" not in running.said()
