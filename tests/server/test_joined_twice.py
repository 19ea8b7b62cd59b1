"""A throw-away browser: who seems to have joined a moment ago is asked for the four words first, and may go on."""

from collections.abc import Iterator

import pytest
from server_process import Client, ServerProcess

from kit.exercises import load_pack
from kit.server.auth import joined_twice
from kit.server.auth.joined_twice import JustJoined

WORDS = load_pack().words("en")
SCANNER = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Mobile/15E148 QRReader"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1"
CHROME = "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
HERE, ELSEWHERE = "192.168.1.20", "192.168.1.21"


def test_asked_is_who_comes_from_the_same_place_with_the_same_device_while_that_page_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, pages = [1000.0], {"ada"}
    monkeypatch.setattr(joined_twice.time, "monotonic", lambda: clock[0])
    joined = JustJoined(pages.__contains__)
    joined.note("ada", 1, HERE, SCANNER)
    assert not joined.is_back(1, HERE, SAFARI), "her page is open: this is somebody else behind the same address"
    pages.clear()
    assert joined.is_back(1, HERE, SAFARI)
    assert not joined.is_back(1, ELSEWHERE, SAFARI)
    assert not joined.is_back(2, HERE, SAFARI), "another room"
    assert not joined.is_back(1, HERE, CHROME), "another device"
    clock[0] += joined_twice.SECONDS_TO_COME_BACK + 1
    assert not joined.is_back(1, HERE, SAFARI), "a minute later"


def test_an_address_that_all_share_tells_nothing() -> None:
    joined = JustJoined(lambda _: False)
    joined.note("ada", 1, "127.0.0.1", SCANNER)
    assert not joined.is_back(1, "127.0.0.1", SCANNER)


@pytest.fixture(scope="module")
def behind_a_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    running = ServerProcess(tmp_path_factory.mktemp("proxy") / "data", "--trusted-proxy", "127.0.0.1")
    yield running
    running.stop()
    assert "Traceback" not in running.said()


def test_the_question_has_two_ways_and_both_lead_in(behind_a_proxy: ServerProcess) -> None:
    room = behind_a_proxy.room()

    def ask(client: Client, path: str, content: bytes | None = None) -> str:
        headers = {"User-Agent": SAFARI, "X-Forwarded-For": HERE}
        status, body = client.request("POST" if content else "GET", path, content, headers)
        assert status == 200, body[:300]
        return body.decode()

    first, again = Client(behind_a_proxy.here), Client(behind_a_proxy.here)
    assert WORDS["join-again-title"] not in ask(first, f"/join?code={room.code}")
    ask(first, "/join", f"code={room.code}&language=en&side={room.sides[0]}".encode())
    asked = ask(again, f"/join?code={room.code}")
    assert WORDS["join-again-title"] in asked and f"/resume?code={room.code}" in asked
    assert "four-words" in ask(again, f"/resume?code={room.code}")
    assert 'name="side"' in ask(again, f"/join?code={room.code}&new=1")
    ask(again, "/join", f"code={room.code}&language=en&side={room.sides[1]}".encode())
    assert room.board.json("/api/board")["people"] == 2
