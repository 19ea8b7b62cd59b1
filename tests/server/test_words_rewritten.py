"""Writing on after a reveal: the result is made anew when words go or come back, and at no other time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event

from kit.exercises import load_pack
from kit.responses import Answer, Room, Store
from kit.responses.answering import answers, recording
from kit.responses.answering.counted import authors_by_side
from kit.responses.people import participants
from kit.responses.room import rooms, snapshots
from kit.results import summarise, to_json
from kit.room.reveal.retract import take_back

PACK = load_pack()
STORY = PACK.exercise("our-story")
SHOWN, KEPT = "how-formed", "how-maintained"
LIKE_A_WHOLE_ROOM = "EXISTS"  # only what reads the answers of everybody asks whether something followed each of them


class Written:
    """A room of six in which a story was revealed; `write` returns whether the result changed, and what was asked."""

    def __init__(self, connection: Connection) -> None:
        self.connection, self.made = connection, 0
        self.room: Room = rooms.create_room(connection, "Written", ["Aby", "Bex"], 1.0)
        sides = rooms.sides(connection, self.room.id)
        people = [
            participants.join(connection, self.room.id, sides[at % 2].id, "en", bytes([at]) * 32, now=1.0)
            for at in range(6)
        ]
        self.authors = [person.id for person in people]
        for author in self.authors:
            self._record(author, {SHOWN: f"text of {author}"}, shared=True)
            self._record(author, {KEPT: "for me"}, shared=False)
        given = answers.room_answers(connection, self.room.id, STORY.id)
        results = to_json(summarise(STORY, given, sides)) | {"sides": authors_by_side(given), "left-out": []}
        snapshots.save_snapshot(connection, self.room.id, STORY.id, results, given[-1].seq, 2.0)
        rooms.change_state(connection, self.room.id, revealed=[STORY.id])

    def write(self, author: str, *given: dict[str, str], shared: bool = True) -> tuple[bool, int]:
        """Whether what the room sees changed by `given`, one after the other in one request; how often all was read."""
        said: list[str] = []

        def listen(connection: Any, cursor: Any, statement: str, *others: Any) -> None:
            said.append(statement)

        sent = [answer for each in given for answer in self._record(author, each, shared)]
        event.listen(self.connection, "before_cursor_execute", listen)
        changed = take_back(self.connection, self.room.id, PACK, {author: sent})
        event.remove(self.connection, "before_cursor_execute", listen)
        return changed, sum(LIKE_A_WHOLE_ROOM in each for each in said)

    def shown(self) -> str:
        taken = snapshots.snapshot(self.connection, self.room.id, STORY.id)
        assert taken
        return str(taken.results["items"])

    def _record(self, author: str, texts: dict[str, str], shared: bool) -> list[Answer]:
        known = answers.current_answers(self.connection, self.room.id, author, STORY.id)
        sent = []
        for item, text in texts.items():
            self.made += 1
            seen = known.get((STORY.id, item))
            value = {"text": text, "shared": shared}
            sent.append(Answer(f"{self.made}", STORY.id, item, value, seen.seq if seen else None))
        receipts = recording.record(self.connection, self.room.id, author, "p", "1", sent, 1.0)
        assert {each.status for each in receipts} == {"saved"}
        return sent


def in_the_room(tmp_path: Path, work: Callable[[Written], None]) -> None:
    """Do `work` in one transaction of a new store."""
    with Store(tmp_path) as store:
        store.write(lambda connection: work(Written(connection))).result()


def test_words_that_the_room_never_saw_are_written_without_reading_the_room(tmp_path: Path) -> None:
    def work(room: Written) -> None:
        me = room.authors[0]
        assert room.write(me, {KEPT: "for me, longer"}, shared=False) == (False, 0)
        assert room.write(me, {KEPT: "shown from the next reveal on"}) == (False, 0)
        assert room.write(me, {"before": "a place of its own"}) == (False, 0)

    in_the_room(tmp_path, work)


def test_words_taken_back_are_written_on_without_reading_the_room_again(tmp_path: Path) -> None:
    def work(room: Written) -> None:
        me, shown = room.authors[0], f"text of {room.authors[0]}"
        assert room.write(me, {SHOWN: "other words"})[0]
        assert shown not in room.shown()
        assert room.write(me, {SHOWN: "other words, longer"}) == (False, 0)
        assert room.write(me, {SHOWN: shown}, {SHOWN: "and on"}, {SHOWN: shown})[0]
        assert shown in room.shown()
        assert room.write(me, {SHOWN: "away"}, {SHOWN: "and away"})[0]
        assert shown not in room.shown()

    in_the_room(tmp_path, work)
