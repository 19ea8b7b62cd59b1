"""Answers from the plain form of a page: without scripts, or before they have come."""

import uuid
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from kit.exercises import AnswerNotAccepted, Exercise
from kit.exercises.json_types import JsonDict, Value
from kit.responses import Current
from kit.responses.answering import versions
from kit.responses.people.sessions import PARTICIPANT
from kit.room.participants.answers import still_offered, take
from kit.room.participants.paper import not_on_paper
from kit.room.participants.tables import author_of, current_of
from kit.room.refused import Refused
from kit.server.handler import RoomHandler
from kit.widgets.forms import SHARE, kept_line_html
from kit.widgets.kind import WidgetKind

Fields = Mapping[str, Sequence[str]]


def values_of(exercise: Exercise, fields: Fields) -> JsonDict:
    """What `fields` of a form say, by place, as scripts would send it; what was left empty is not in it.

    >>> from kit.exercises import load_pack
    >>> scale = load_pack().exercise("dilemma")
    >>> values_of(scale, {"dilemma--comfort": ["3"], "dilemma--comfort.again": ["cannot-say"], "other": ["x"]})
    {'comfort': 3, 'comfort.again': 'cannot-say'}
    """
    kind, start, found = WidgetKind.of(exercise), f"{exercise.id}--", {}
    for name, texts in fields.items():
        given = [text for text in texts if text.strip()]
        if name.startswith(start) and not name.endswith(SHARE) and given:
            place = name.removeprefix(start)
            found[place] = kind.plain_value(exercise, place, given, shared=f"{name}{SHARE}" in fields)
    return found


class PlainAnswers(RoomHandler):
    """POST /answers/<exercise>: the fields of its form. GET: how many answers are safe. Both lead back to the page."""

    open_to = (PARTICIPANT,)

    def get(self, name: str) -> None:
        self._tell(self._exercise(name), [])

    async def post(self, name: str) -> None:
        exercise = self._exercise(name)
        before = self._current(exercise)
        seen = self._versions(exercise)
        given: list[JsonDict] = []
        for place, value in values_of(exercise, _fields(self.request.body_arguments)).items():
            current = before.get((exercise.id, place))
            if current is None or current.value != self._accepted(exercise, place, value):
                based_on = (
                    versions.version(seen[exercise.id, place], current.seq) if current else None
                )  # a button pressed is meant, whatever was there before
                answer = {"id": uuid.uuid4().hex, "exercise": exercise.id, "item": place, "value": value}
                given.append(answer | {"based_on": based_on})
        places = {each["id"]: each["item"] for each in given}
        refused = [each for each in await take(self.context, given) if each["status"] == "refused"]
        if refused:
            self.set_status(422)
            self._tell(exercise, [{"place": places[each["id"]], "why": each["message"] or ""} for each in refused])
        else:
            self.redirect(self.request.path, status=303)

    def _exercise(self, name: str) -> Exercise:
        exercise = self.context.exercise(name)
        if not WidgetKind.of(exercise).plain:
            raise Refused(404, "not-found")
        return exercise

    def _current(self, exercise: Exercise) -> dict[tuple[str, str], Current]:
        if exercise.private and self.the_lock() is None:
            raise Refused(403, not_on_paper(self.context, exercise) or "private-needs-code")
        with self.app.store.read() as connection:
            return current_of(connection, self.the_participant(), exercise, self.the_lock())

    def _versions(self, exercise: Exercise) -> dict[tuple[str, str], list[int]]:
        author = author_of(self.the_participant(), exercise)
        with self.app.store.read() as connection:
            return versions.seqs_by_place(connection, author) if author else {}

    def _accepted(self, exercise: Exercise, place: str, value: Value) -> Value:
        try:
            return exercise.accept(place, value)
        except (AnswerNotAccepted, KeyError):
            return object()  # equal to nothing, so that it is tried, and refused with the reason

    def _tell(self, exercise: Exercise, refused: list[dict[str, str]]) -> None:
        questions = {item.id: item.text for item in exercise.items}
        workshop = self.app.pack.workshop_of(exercise.id).workshop
        self.show(
            "plain_answers.html.j2",
            room=self.room,
            exercise=exercise,
            count=len(still_offered(exercise, self._current(exercise))),
            refused=[{"question": questions.get(each["place"], each["place"]), "why": each["why"]} for each in refused],
            back=f"../w/{workshop}#exercise-{exercise.id}",
            kept=Markup(kept_line_html(exercise, self.words)),
        )


def _fields(arguments: Mapping[str, Sequence[bytes]]) -> Fields:
    return {name: [each.decode("utf-8", "replace") for each in values] for name, values in arguments.items()}
