"""Pages on which somebody types in what others have written on paper; see `kit.room.participants.paper`."""

import uuid

from kit.responses.people.sessions import FACILITATOR, PARTICIPANT, Role
from kit.responses.room import rooms
from kit.room.participants.paper import not_on_paper, open_sheet, own_sheets, sides_to_type_for, typist
from kit.server.auth.join import ticket_of
from kit.server.handler import RoomHandler, sheet_path


class Sheets(RoomHandler):
    """GET /paper (a helper) or /board/paper (a facilitator): one's sheets. POST opens another one."""

    def initialize(self, by: Role) -> None:
        """`by` is the role of whoever types."""
        self.open_to = (by,)

    def get(self) -> None:
        self._show("")

    async def post(self) -> None:
        sides = {str(side.id): side.id for side in sides_to_type_for(self.context)}
        side = sides.get(self.get_body_argument("side", ""))
        if side is None:
            self.set_status(400)
            self._show(self.words["paper-choose-side"])
            return
        ticket = f"{typist(self.context)}:{ticket_of(self)}"
        sheet = await self.app.arrivals.once(ticket, lambda: open_sheet(self.context, side))
        self.redirect(f"{sheet_path(sheet)}/", status=303)

    def _show(self, problem: str) -> None:
        sides, mine = sides_to_type_for(self.context), own_sheets(self.context)
        names = {side.id: side.name for side in sides}
        self.show(
            "paper.html.j2",
            room=self.room,
            helper=self.participant is not None,
            sides=[{"id": side.id, "name": side.name} for side in sides],
            sheets=[{"path": f"{sheet_path(each.id)}/", "side": names[each.side]} for each in mine if each.side],
            problem=problem,
            here=self.request.path,
            back="/" if self.participant else "/board",
            ticket=uuid.uuid4().hex,
        )


class Sheet(RoomHandler):
    """GET /paper/<participant>/: the words for the sheet, and the workshops to type in."""

    open_to = (PARTICIPANT, FACILITATOR)

    def get(self) -> None:
        person, pack = self.the_participant(), self.app.pack
        with self.app.store.read() as connection:
            state = rooms.state(connection, self.the_room().id)
            names = {side.id: side.name for side in rooms.sides(connection, self.the_room().id)}
        workshops = [pack.workshop(name, self.language) for name in state.open]
        self.show(
            "sheet.html.j2",
            room=self.room,
            side=names.get(person.side or 0, ""),
            code=self.app.arrivals.codes.get(person.id),
            version=state.version,
            workshops=[
                {
                    "path": f"{sheet_path(person.id)}/w/{each.workshop}",
                    "title": each.title,
                    "left_out": [exercise.title for exercise in each.exercises if not_on_paper(self.context, exercise)],
                    "whole": not all(not_on_paper(self.context, exercise) for exercise in each.exercises),
                }
                for each in workshops
            ],
            sealed_too=not person.typed_by_facilitator,
            back=self.sheet_back(),
        )
