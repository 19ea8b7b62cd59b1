"""Who is let in where: each refusal in clear words, and nothing of Voilà's own reachable."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from patience import SECONDS, wait_for
from server_process import Client, RoomOnServer, ServerProcess

from kit.room.events import PAGES_OF_ONE_BROWSER

VOILAS_OWN = [
    "/voila/tree",
    "/voila/render/linking.ipynb",
    "/voila/files/server.json",
    "/voila/api/contents",
    "/voila/api/shutdown/x",
    "/voila/static/voila.js",
    "/voila/templates/lab/static/voila.js",
    "/voila/labextensions/x",
    "/api/kernels/00000000-0000-0000-0000-000000000000",
    "/api/kernels/00000000-0000-0000-0000-000000000000/channels",
    "/api/contents",
    "/tree",
    "/login",
    "/linking.ipynb",
    "/w/../server.json",
    "/w/map.ipynb",
]
PARTICIPANTS_ONLY = ["/api/me", "/api/answers", "/api/result/readiness", "/welcome"]
FACILITATORS_ONLY = [
    "/board",
    "/board/console",
    "/api/board",
    "/api/board/result/readiness",
    "/api/board/export?what=answers&to=csv",
    "/api/board/qr.svg",
]
ROOM_ONLY = ["/w/linking", "/api/start", "/api/state", "/api/events"]


def refusal(client: Client, path: str, method: str = "GET", content: bytes | None = None) -> tuple[int, str]:
    status, body = client.request(method, path, content)
    return status, body.decode()


@pytest.mark.parametrize("path", VOILAS_OWN)
def test_voilas_own_addresses_do_not_exist(room: RoomOnServer, path: str) -> None:
    for client in (Client(room.server.here), room.board, room.participant("observer")):
        status, text = refusal(client, path)
        assert status == 404
        assert "Traceback" not in text


@pytest.mark.parametrize("path", [*PARTICIPANTS_ONLY, *FACILITATORS_ONLY, *ROOM_ONLY])
def test_a_stranger_is_told_to_join(server: ServerProcess, path: str) -> None:
    status, text = refusal(Client(server.here), path)
    assert status == 403
    assert "join" in text.lower() or "facilitator" in text.lower()


@pytest.mark.parametrize("path", FACILITATORS_ONLY)
def test_a_participant_does_not_see_the_board(room: RoomOnServer, path: str) -> None:
    status, text = refusal(room.participant(room.sides[0]), path)
    assert status == 403
    assert "facilitator" in text.lower()


def test_a_participant_cannot_act_as_facilitator(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    status, said = person.post_json("/api/board/act", {"act": "open", "workshop": "linking"})
    assert status == 403
    assert "facilitator" in said["error"].lower()
    assert room.board.json("/api/state")["open"][0]["id"] == "start-here"


def test_what_a_page_asks_first_is_what_it_would_ask_in_three_parts(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    person.answer("who-we-are", {"sector": "health"})
    start = person.json("/api/start")
    answers = person.json("/api/answers")
    assert start.pop("me") == person.json("/api/me")
    assert before_news(start.pop("state")) == before_news(person.json("/api/state"))
    assert start == answers
    assert answers["answers"]["who-we-are/sector"]["value"] == "health"
    start = room.board.json("/api/start")
    assert (start["me"], before_news(start["state"])) == (None, before_news(room.board.json("/api/state")))


def before_news(state: dict[str, Any]) -> dict[str, Any]:
    """Without the number of news: what happened just now is told a moment later."""
    return {name: said for name, said in state.items() if name != "news"}


def test_a_closed_workshop_is_refused_with_words(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    status, text = refusal(person, "/w/linking")
    assert status == 403
    assert "not open" in text
    room.act("open", workshop="linking")
    assert b"readiness" in person.get("/w/linking")


def test_nobody_reads_anothers_answers(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    first, second = room.participant(room.sides[0]), room.participant(room.sides[0])
    first.answer("readiness", {"rationale": "yes"})
    assert "readiness/rationale" in first.json("/api/answers")["answers"]
    assert "readiness/rationale" not in second.json("/api/answers")["answers"]
    assert first.json("/api/me")["participant"] != second.json("/api/me")["participant"]


def test_a_facilitator_of_one_room_sees_no_other(server: ServerProcess) -> None:
    one, other = server.room("One"), server.room("Other")
    assert one.board.json("/api/board")["room"]["title"] == "One"
    status, _ = refusal(Client(server.here), f"/f/{other.code}/{one.path.rsplit('/', 1)[1]}")
    assert status == 403


def test_a_forged_cookie_is_a_stranger(server: ServerProcess) -> None:
    for cookie in ("mutuality=x", "mutuality=%ff%fe", "mutuality_facilitator=' OR 1=1 --", "mutuality=" + "a" * 3000):
        status, _ = Client(server.here).request("GET", "/api/me", headers={"Cookie": cookie})
        assert status == 403


def test_a_browser_is_told_by_its_token_and_not_by_what_comes_after_the_dot(room: RoomOnServer) -> None:
    """Sixty event streams, four kernels by one person, and signing out that ended one of them."""
    person = room.participant(room.sides[0])
    (cookie,) = person.jar
    token = (cookie.value or "").partition(".")[0]
    before = room.board.json("/health")["open_pages"]
    with ExitStack() as lines:
        streams = []
        for number in range(PAGES_OF_ONE_BROWSER + 4):
            line = lines.enter_context(closing(HTTPConnection("127.0.0.1", room.server.port, timeout=SECONDS)))
            line.request("GET", "/api/events", headers={"Cookie": f"mutuality={token}.{number}"})
            streams.append(line.getresponse())
            assert streams[-1].status == 200
        wait_for(PAGES_OF_ONE_BROWSER, lambda: room.board.json("/health")["open_pages"] - before)
        assert person.form("/leave")[0] == 200
        wait_for(0, lambda: room.board.json("/health")["open_pages"] - before)
        for stream in streams:
            stream.read()


def test_a_post_from_another_site_is_refused(room: RoomOnServer) -> None:
    content = json.dumps({"act": "open", "workshop": "linking"}).encode()
    for origin in ("http://evil.example", "null", "http://kit.test:1"):
        headers = {"Origin": origin, "Content-Type": "application/json"}
        status, _ = room.board.request("POST", "/api/board/act", content, headers)
        assert status == 403


def test_guessing_codes_is_slowed_down(tmp_path: Path) -> None:
    alone = ServerProcess(tmp_path / "data")
    code = alone.links["join_url"].rsplit("=", 1)[1]

    def guess(number: int) -> tuple[int, str]:
        if number % 2:
            return refusal(Client(alone.here), f"/join?code=XXXXX{number}")
        return Client(alone.here).form("/resume", words="a b c d", code=f"XXXXX{number}")

    try:
        assert [guess(number)[0] for number in range(20)] == [404, 200] * 10
        with ThreadPoolExecutor(30) as at_once:
            said = list(at_once.map(guess, range(20, 50)))
        assert [text for status, text in said if status == 429 and "Wait a minute" in text]
        assert {status for status, _ in said} == {200, 404, 429}
        assert code in Client(alone.here).get(f"/join?code={code}").decode(), "who knows the code takes her turn"
        assert alone.client(alone.links["facilitator_url"]).json("/api/board")  # a long secret is no guess
    finally:
        alone.stop()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"not json", b'{"answers": 3}', b'{"answers": [3]}', b'{"answers": [{}]}']
)
def test_nonsense_is_refused_with_words(room: RoomOnServer, content: bytes) -> None:
    person = room.participant(room.sides[0])
    status, body = person.request("POST", "/api/answers", content, {"Content-Type": "application/json"})
    assert status == 400
    assert json.loads(body)["error"]


def test_every_page_forbids_scripts_from_elsewhere(room: RoomOnServer) -> None:
    import urllib.request

    with urllib.request.urlopen(f"{room.server.here}/join") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "default-src 'none'" in policy
        assert "Server" not in answer.headers


@pytest.mark.parametrize("headers", [{"Origin": "http://["}, {"Origin": "null"}])
def test_a_strange_origin_is_refused_without_a_fault(room: RoomOnServer, headers: dict[str, str]) -> None:
    status, _ = room.board.request("POST", "/api/board/act", b"{}", headers)
    assert status == 403


@pytest.mark.parametrize("sides", [[1], {"\N{SUPERSCRIPT TWO}": "x"}, {"1": "n" * 500}, "x"])
def test_strange_names_are_refused_with_words(room: RoomOnServer, sides: object) -> None:
    status, said = room.board.post_json("/api/board/act", {"act": "rename", "sides": sides})
    assert status == 400
    assert said["error"]


def test_deep_json_is_refused_with_words(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    status, body = person.request("POST", "/api/answers", b"[" * 5000 + b"]" * 5000)
    assert status == 400
    assert json.loads(body)["error"]


def test_a_join_form_sent_twice_makes_one_participant(room: RoomOnServer) -> None:
    for _ in range(2):
        Client(room.server.here).form("/join", code=room.code, language="en", side="observer", ticket="t-" + room.code)
    assert room.board.json("/api/board")["people"] == 1
