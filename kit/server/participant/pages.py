"""The pages one reads: home, a workshop, the privacy notice."""

from markupsafe import Markup

from kit.responses.people.sessions import FACILITATOR, PARTICIPANT
from kit.responses.room import rooms
from kit.room.agreements import agreed_values
from kit.room.lifecycle.expiry import expires_on
from kit.room.lifecycle.laptop import laptop_in_words
from kit.room.participants.join import way_in
from kit.room.refused import Refused
from kit.room.reveal.earlier import said_last_time
from kit.server.handler import RoomHandler
from kit.server.notebooks.send import send_page


class Home(RoomHandler):
    """GET /: a participant's list of what is open. A facilitator goes to the board, a stranger to joining.

    `?on=1` goes on to what there is to do, if that is one thing.
    """

    def get(self) -> None:
        if self.participant is None:
            self.redirect("/board" if self.room else "/join")
            return
        if self.get_query_argument("on", "") and (way := way_in(self.context)) != "/":
            self.redirect(way)
            return
        state = self.context.state()
        with self.app.store.read() as connection:
            sides = {side.id: side.name for side in rooms.sides(connection, self.the_room().id)}
            last_time = said_last_time(connection, self.the_room().id, self.app.pack, self.language)
        side = self.participant.side
        workshops = [self.app.pack.workshop(name, self.language) for name in state.open]
        self.show(
            "home.html.j2",
            room=self.room,
            expires=expires_on(self.the_room()),
            side=sides[side] if side is not None else None,
            **agreed_values(self.context),
            last_time=Markup(last_time),
            may_help=side is not None and self.participant.paper_by is None,
            version=state.version,
            notebooks=[each for name, each in self.app.own_notebooks.all().items() if name in state.notebooks],
            workshops=[
                {
                    "id": each.workshop,
                    "title": each.title,
                    "minutes": each.minutes,
                    "purpose": each.purpose,
                    "private": each.private,
                }
                for each in workshops
            ],
        )


class Privacy(RoomHandler):
    """GET /privacy: what is kept, who can see it, and what this kit cannot promise."""

    def get(self) -> None:
        laptop = laptop_in_words(self.app.laptop_of, self.words)
        expires = expires_on(self.room) if self.room else ""
        self.show("privacy.html.j2", room=self.room, expires=expires, laptop=laptop)


class WorkshopPage(RoomHandler):
    """GET /w/<workshop>: for participants while it is open in their room, for facilitators at any time."""

    open_to = (PARTICIPANT, FACILITATOR)

    async def get(self, name: str) -> None:
        if name not in self.app.pack.manifest.workshops:
            raise Refused(404, "not-found")
        by_participant = self.session is not None and self.session.role == PARTICIPANT
        if by_participant and name not in self.context.state().open and not self._enter_as(FACILITATOR):
            raise Refused(403, "workshop-closed")
        if self.participant and self.participant.paper_by is not None and self.app.pack.workshop(name).private:
            raise Refused(403, "paper-not-private")
        if self.participant and self.app.pack.workshop(name).private and self.the_lock() is None:
            self.redirect(f"/resume?for={name}", status=303)
            return
        await send_page(self, name, keep=not self.app.pack.workshop(name).private)
