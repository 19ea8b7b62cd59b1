from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from kit.responses import Answer, Participant, Room, Store
from kit.responses.answering import answers, recording
from kit.responses.database.engines import Engines, copy_file
from kit.responses.database.schema import metadata
from kit.responses.people import erasure, participants, sessions
from kit.responses.room import rooms, snapshots

NOW = 1_700_000_000.0
HERS = ("her first words ÄÖ العربية", "her second words, long " + "secret " * 3000)
HIS = "his words stay"


def join(store: Store, room: Room, lookup: bytes) -> Participant:
    return store.write(lambda c: participants.join(c, room.id, None, "en", lookup, now=NOW)).result()


def say(store: Store, who: Participant, exercise: str, words: Iterable[str]) -> None:
    seq = None
    for number, text in enumerate(words):
        value = {"text": text, "shared": True}
        sent = [Answer(f"{exercise}-{number}", exercise, "one", value, seq)]
        said = store.write(lambda c, sent=sent: recording.record(c, who.room, who.id, "kit", "1", sent, NOW))
        seq = said.result()[0].seq


@pytest.fixture
def people(store: Store, room: Room) -> tuple[Participant, Participant]:
    ana, ben = join(store, room, b"lookup of ana".ljust(32)), join(store, room, b"lookup of ben".ljust(32))
    say(store, ana, "hopes", HERS)
    say(store, ben, "hopes", [HIS])
    say(store, ben, "fears", [HIS])

    def more(c: Any) -> None:
        sessions.start_session(c, room.id, "participant", ana.id, NOW)
        for exercise, quoted in (("hopes", [HERS[1], HIS]), ("fears", [HIS])):
            snapshots.save_snapshot(c, room.id, exercise, {"said": quoted}, 3, NOW)
        rooms.change_state(c, room.id, revealed=("hopes", "fears"))
        rooms.log_act(c, room.id, "facilitator", "move-participant", {"participant": ana.id}, NOW)
        rooms.log_act(c, room.id, "facilitator", "reveal", {"exercise": "hopes"}, NOW)

    store.write(more).result()
    return ana, ben


def traces(folder: Path, *texts: str | bytes) -> list[tuple[str, str | bytes]]:
    encoded = [(text, text if isinstance(text, bytes) else text.encode()) for text in texts]
    return [(file.name, text) for file in folder.iterdir() for text, code in encoded if code in file.read_bytes()]


def back_up(store: Store) -> None:
    def copy(engines: Engines) -> None:
        assert store.file is not None
        copy_file(engines, store.file.with_name("mutuality.sqlite.before-v9"))

    store.maintain(copy).result()


def test_of_an_erased_person_no_byte_is_left(store: Store, room: Room, people: tuple[Participant, Participant]) -> None:
    ana, ben = people
    back_up(store)
    personal = (ana.id, b"lookup of ana", *HERS)
    assert {name for name, _ in traces(store.folder, *personal)} >= {"mutuality.sqlite.before-v9"}
    erased = erasure.erase_participant(store, ana.id)
    assert erased.complete
    assert erased.rows == {"session": 1, "response": 2, "snapshot": 1, "act": 1, "participant": 1}
    assert erased.backups == ("mutuality.sqlite.before-v9",)
    assert "2 in 'response'" in erased.said
    assert "before-v9" in erased.said
    assert traces(store.folder, *personal) == []
    assert traces(store.folder, HIS)
    with store.read() as c:
        assert participants.participants(c, room.id) == [ben]
        assert rooms.state(c, room.id).revealed == ("fears",)
        assert [each.exercise for each in snapshots.snapshots(c, room.id)] == ["fears"]
        assert [each.act for each in rooms.acts(c, room.id)] == ["reveal"]
        assert [each.author for each in answers.room_answers(c, room.id, None)] == [ben.id, ben.id]
    again = erasure.erase_participant(store, ana.id)
    assert (again.rows, again.complete) == ({}, True)
    assert "Nothing of the person was found" in again.said


def test_of_an_erased_room_no_byte_is_left_and_others_stay(
    store: Store, room: Room, people: tuple[Participant, Participant]
) -> None:
    other = store.write(lambda c: rooms.create_room(c, "The other room", ["A", "B"], NOW)).result()
    cai = join(store, other, b"lookup of cai".ljust(32))
    say(store, cai, "hopes", ["cai's words"])
    back_up(store)
    erased = erasure.erase_room(store, room.id)
    assert erased.complete
    assert erased.rows["room"] == 1
    assert erased.rows["response"] == 4
    gone = (HERS[0], HIS, room.code, "Health check", "Ashford", room.salt, people[0].id, people[1].id)
    assert traces(store.folder, *gone) == []
    with store.read() as c:
        assert rooms.rooms(c) == [other]
        assert len(answers.room_answers(c, other.id, None)) == 1
        for table in metadata.sorted_tables:
            if "room" in table.c:
                assert set(c.scalars(select(table.c.room))) <= {other.id}


def test_seq_is_not_used_again_after_erasing(store: Store, room: Room, people: tuple[Participant, Participant]) -> None:
    ana, ben = people
    say(store, ana, "plans", ["the newest answer of all"])
    with store.read() as c:
        newest = max(each.seq for each in answers.room_answers(c, room.id, None))
    erasure.erase_participant(store, ana.id)
    say(store, ben, "plans", ["later"])
    with store.read() as c:
        assert max(each.seq for each in answers.room_answers(c, room.id, None)) > newest


def test_while_somebody_reads_erasing_says_that_it_is_not_complete(
    store: Store, room: Room, people: tuple[Participant, Participant]
) -> None:
    ana, _ = people

    def be_impatient(engines: Engines) -> None:
        with engines.writer.connect() as connection:
            database: Any = connection.connection.driver_connection
            database.execute("PRAGMA busy_timeout=50")

    store.maintain(be_impatient).result()
    with store.read() as c:
        participants.participants(c, room.id)
        erased = erasure.erase_participant(store, ana.id)
        assert not erased.complete
        assert "erase once more" in erased.said
    assert erasure.erase_participant(store, ana.id).complete
    assert traces(store.folder, ana.id, *HERS) == []
    assert store.write(lambda c: rooms.touch(c, room.id, NOW)).exception() is None
