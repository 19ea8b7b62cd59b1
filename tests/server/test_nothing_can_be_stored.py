"""The database cannot be written: whoever sends something reads so, and the same is taken when it can be."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from server_process import RoomOnServer, ServerProcess

from kit.exercises import load_pack

WORDS = load_pack().words()


@contextmanager
def held(server: ServerProcess) -> Iterator[None]:
    """Another program writes to the database file, and does not end."""
    with closing(sqlite3.connect(server.data / "mutuality.sqlite", isolation_level=None, timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_what_cannot_be_stored_is_said_in_words_and_taken_later(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person = room.participant(room.sides[0])
    given = {"id": "waits", "exercise": "readiness", "item": "rationale", "value": "yes", "based_on": None}
    with held(room.server):
        assert person.post_json("/api/answers", {"answers": [given]}) == (503, {"error": WORDS["not-stored"]})
        status, page = person.form("/erase", sure="yes")
        assert status == 503 and WORDS["not-stored-title"] in page
    (receipt,) = person.post("/api/answers", {"answers": [given]})["receipts"]
    assert receipt["status"] == "saved"
    assert "another program is using the database file" in room.server.said()
