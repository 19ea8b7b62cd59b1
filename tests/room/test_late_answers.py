"""Answers that waited on a phone until their workshop was closed."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine, event

from kit.exercises import AnswerNotAccepted, load_pack
from kit.responses import Store
from kit.responses.room import rooms
from kit.room.context import RoomContext
from kit.room.participants.answers import Opened

PACK = load_pack()


def test_a_batch_of_late_answers_reads_the_log_of_the_room_once(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        room = store.write(lambda c: rooms.create_room(c, "Late", ["Aby", "Bex"], 1.0)).result()
        store.write(lambda c: rooms.log_act(c, room.id, "facilitator", "open", {"workshop": "linking"}, 1.0)).result()
        services: Any = SimpleNamespace(pack=PACK, store=store)
        opened, asked = Opened(RoomContext(services, room)), []

        def listen(connection: Any, cursor: Any, statement: str, *others: Any) -> None:
            asked.extend(["acts"] * ("FROM act" in statement))

        event.listen(Engine, "before_cursor_execute", listen)
        for _ in range(20):
            opened.check("readiness")
            with pytest.raises(AnswerNotAccepted):
                opened.check("gap")
        event.remove(Engine, "before_cursor_execute", listen)
        assert asked == ["acts"]
