"""Answers from the plain form of a page: without scripts, or before they have come."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from kit.responses.people.sessions import PARTICIPANT
from kit.room.plain_answers import PlainPage, keep, plain_page
from kit.server.handler import RoomHandler
from kit.widgets.forms import kept_line_html
from kit.widgets.plain_form import Fields


class PlainAnswers(RoomHandler):
    """GET /answers/<exercise>: its form with what is answered, and its results. POST: the fields of a form of it."""

    open_to = (PARTICIPANT,)

    async def get(self, name: str) -> None:
        self._show(await plain_page(self.context, name))

    async def post(self, name: str) -> None:
        page = await keep(self.context, name, _fields(self.request.body_arguments))
        if page is None:
            self.redirect(self.request.path, status=303)
        else:
            self.set_status(422)
            self._show(page)

    def _show(self, page: PlainPage) -> None:
        kept = Markup(kept_line_html(page.exercise, self.words))
        self.show("plain_answers.html.j2", room=self.room, page=page, kept=kept)


def _fields(arguments: Mapping[str, Sequence[bytes]]) -> Fields:
    return {name: [each.decode("utf-8", "replace") for each in values] for name, values in arguments.items()}
