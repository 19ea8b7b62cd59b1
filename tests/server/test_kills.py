"""The real server is killed under load, its helpers too: what was acknowledged is there, and the rest comes back."""

import http.client
import random
import sqlite3
import threading
import time
import urllib.error
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psutil
from patience import wait_until
from server_process import Client, ServerProcess

from kit.responses.backup.backup_ring import fault, ring

KILLS = 2
PEOPLE = 8
AWAY = (urllib.error.URLError, http.client.HTTPException, OSError, ValueError)


class Person(threading.Thread):
    """Somebody who answers without a pause, and sends what was not acknowledged again, as a phone does."""

    def __init__(self, client: Client, number: int) -> None:
        super().__init__(name=f"person-{number}")
        self.client = client
        self.acknowledged: dict[str, int] = {}
        self.last = ""
        self.stopped = threading.Event()

    def run(self) -> None:
        number, seq = 0, None
        while not self.stopped.is_set():
            name = f"{self.name}-{number}"
            value = {"text": name, "shared": False}
            given = {"id": name, "exercise": "our-story", "item": "how-formed", "value": value, "based_on": seq}
            receipt = self._sent(given)
            if receipt is not None:
                assert receipt["status"] == "saved", receipt
                seq = receipt["seq"]
                self.acknowledged[name], self.last = seq, name
                number += 1

    def _sent(self, given: dict[str, Any]) -> Any:
        try:
            status, answer = self.client.post_json("/api/answers", {"answers": [given]})
        except AWAY:
            time.sleep(0.05)
            return None
        assert status == 200, (status, answer)
        return answer["receipts"][0]


def helpers(server: ServerProcess) -> list[psutil.Process]:
    """The process that draws and the kernels; not Python's own that counts what they share."""
    found = []
    for each in psutil.Process(server.process.pid).children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # or what is left of one that was killed a moment ago
            found += [each] if "resource_tracker" not in " ".join(each.cmdline()) else []
    return found


def kept(server: ServerProcess) -> set[str]:
    with closing(sqlite3.connect(server.data / "mutuality.sqlite", timeout=30)) as database:
        return {name for (name,) in database.execute("SELECT id FROM response WHERE exercise = 'our-story'")}


def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(10)
    server = ServerProcess(tmp_path / "data")
    try:
        room = server.room()
        people = [Person(room.participant(room.sides[number % 2]), number) for number in range(PEOPLE)]
        for person in people:
            person.start()
        for _ in range(KILLS):
            before = sum(len(person.acknowledged) for person in people)
            wait_until(lambda before=before: sum(len(person.acknowledged) for person in people) > before + PEOPLE)
            with room.board.listening("/api/events?board=1"):
                wait_until(lambda: helpers(server))
                for helper in helpers(server):  # while pages are made, or pictures drawn
                    helper.kill()
                time.sleep(chance.uniform(0, 0.5))
                server.kill()
            server.start()
        wait_until(lambda: all(person.client.json("/api/me") for person in people))
        for person in people:
            person.stopped.set()
        for person in people:
            person.join()
        assert all(person.acknowledged for person in people)
        for person in people:
            assert person.acknowledged.keys() <= kept(server)
            current = person.client.json("/api/answers")["answers"]["our-story/how-formed"]
            assert current["seq"] >= person.acknowledged[person.last]

        # The process that draws and every kernel are killed once more, and the server goes on by itself.
        for helper in helpers(server):
            helper.kill()
        room.act("open", workshop="linking")
        wait_until(lambda: people[0].client.request("GET", "/w/linking")[0] == 200)
        for person in people:
            person.client.answer("readiness", {"rationale": "yes"})
        room.act("reveal", exercise="readiness")
        assert wait_until(lambda: room.board.json("/api/board/result/readiness")["html"])
        assert room.board.json("/health")["drawings"] > 0
    finally:
        server.stop()
    file = server.data / "mutuality.sqlite"
    assert ring(file) and [each.file.name for each in ring(file) if fault(each.file)] == []
    assert "Traceback" not in server.said()
