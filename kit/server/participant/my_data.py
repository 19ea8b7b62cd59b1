"""All that the kit holds about one person, taken out by herself: a page to read and a file of JSON."""

import json
from datetime import datetime

from kit.responses.people.sessions import PARTICIPANT
from kit.room.participants.own_data import as_json, own_data, to_read, when
from kit.server.handler import RoomHandler


class MyData(RoomHandler):
    """GET /mine: everything about whoever asks, to read. GET /mine.json: the same as a file.

    Her four words open it on any device, by `/resume`: what is private opens only then.
    """

    open_to = (PARTICIPANT,)

    def get(self, ending: str | None = None) -> None:
        own = own_data(self.context)
        if ending:
            name = f"my-answers-{own.room.code}-{datetime.now().date().isoformat()}.json"
            self.set_header("Content-Disposition", f'attachment; filename="{name}"')
            self.set_header("Content-Type", "application/json; charset=utf-8")
            self.finish(json.dumps(as_json(own), ensure_ascii=False, indent=1))
            return
        groups = list(to_read(self.context, own.about.answers))
        self.show("mine.html.j2", room=own.room, own=own, groups=groups, when=when)
