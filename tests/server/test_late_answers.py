"""Answers that waited on a phone until their workshop was closed."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine, event

from kit.exercises import AnswerNotAccepted, load_pack
from kit.responses import RoomState, Store, rooms
from kit.server.answering import Taking

PACK = load_pack()


class Late(Taking):
    """A request with answers to a room in which nothing is open any more."""

    words = PACK.words()

    def __init__(self, store: Store, room: rooms.Room) -> None:
        self.application = SimpleNamespace(settings={"house": SimpleNamespace(pack=PACK, store=store)})
        self.room = room

    def the_state(self) -> RoomState:
        return RoomState()


def test_a_batch_of_late_answers_reads_the_log_of_the_room_once(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        room = store.write(lambda c: rooms.create_room(c, "Late", ["Aby", "Bex"], 1.0)).result()
        store.write(lambda c: rooms.log_act(c, room.id, "facilitator", "open", {"workshop": "linking"}, 1.0)).result()
        visit, asked = Late(store, room), []

        def listen(connection: Any, cursor: Any, statement: str, *others: Any) -> None:
            asked.extend(["acts"] * ("FROM act" in statement))

        event.listen(Engine, "before_cursor_execute", listen)
        for _ in range(20):
            visit._check_it_was_open("readiness")
            with pytest.raises(AnswerNotAccepted):
                visit._check_it_was_open("gap")
        event.remove(Engine, "before_cursor_execute", listen)
        assert asked == ["acts"]
