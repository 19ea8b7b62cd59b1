"""Participants' answers: taken in batches, each with a receipt, once they are durable."""

import logging
import time
from collections.abc import Awaitable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from kit.exercises import AnswerNotAccepted, Choice, Exercise, Guess, Rows, Schedule
from kit.reports import has_dates
from kit.responses import (
    Answer,
    Current,
    Participant,
    Receipt,
    Snapshot,
    answers,
    group_author,
    recording,
    rooms,
    snapshots,
    versions,
)
from kit.results import Revealed, from_json
from kit.server.access import PARTICIPANT, Refused, Visit
from kit.server.expiry import note_use
from kit.server.groups import answers_by_author, changes_of, current_of, may_write
from kit.server.json_input import is_number
from kit.server.own_side import own_side_html
from kit.server.paper import not_on_paper
from kit.server.shown_results import shown_to_the_room
from kit.server.standing import still_here
from kit.server.taking_back import take_back
from kit.widgets.contribution import offer_html
from kit.widgets.result import own_result_html

MOST_AT_ONCE = 200


class Taking(Visit):
    """Base of the routes that take a participant's answers."""

    open_to = (PARTICIPANT,)

    async def take(self, given: list[Any]) -> list[dict[str, Any]]:
        """Keep what may be kept of `given`; a receipt for each answer, once it is durable."""
        room, person, pack = self.the_room(), self.the_participant(), self.house.pack
        lock, private = self.the_lock(), pack.private_exercises
        together, taken, receipts = self.house.sheets.together, [], {}
        for each in given:
            answer = _answer(each)
            try:
                self._check_it_was_open(answer.exercise)
                exercise = pack.exercise(answer.exercise)
                if why := not_on_paper(self, exercise):
                    raise AnswerNotAccepted(self.words[why])
                if exercise.id in pack.contributed_exercises:
                    raise AnswerNotAccepted(self.words["headings-no-form"])
                self._check_the_table(exercise, each)
                value = exercise.accept(answer.item, answer.value)
            except (AnswerNotAccepted, KeyError) as error:
                receipts[answer.id] = _refusal(answer.id, str(error.args[0]))
                continue
            if lock is None and answer.exercise in private:
                receipts[answer.id] = _refusal(answer.id, self.words["private-needs-code"])
            else:
                taken.append(replace(answer, value=value))

        taken_back = False

        def job(connection: Connection) -> list[Receipt]:
            nonlocal taken_back
            still_here(connection, person.id)
            self.still_types(connection)
            now, kept = time.time(), []
            note_use(connection, room, now)
            by = (pack.manifest.id, pack.manifest.version)
            merge, meaning = self.house.sheets.merge, self.house.meanings.key
            by_author = answers_by_author(taken, person, together)
            for author, given in by_author.items():
                about = (connection, room.id, author, *by, versions.as_stored(connection, author, given), now)
                made = recording.record(*about, private=private, lock=lock, merge=merge, meaning=meaning)
                kept += versions.as_told(connection, author, given, made)
            taken_back = take_back(connection, room.id, pack, by_author)
            return kept

        if taken:
            for receipt in await self.keep(job):
                receipts[receipt.id] = _as_json(receipt)
            self.house.news.tell(room.id, "answers")
            if taken_back:
                self.house.news.tell(room.id, "state")
            if person.group and any(each.exercise in together for each in taken):
                self.house.news.tell(room.id, "sheets", person.group)
        return list(receipts.values())

    def _check_the_table(self, exercise: Exercise, given: dict[str, Any]) -> None:
        """Words for one table must not end on the sheet of another, where their author has moved since."""
        person = self.the_participant()
        if not exercise.together:
            return
        if person.group is None:
            raise AnswerNotAccepted(self.words["table-first"])
        if not may_write(person, exercise):
            raise AnswerNotAccepted(self.words["table-observer"])
        if given.get("group", person.group) != person.group:
            raise AnswerNotAccepted(self.words["table-moved"])

    def _check_it_was_open(self, exercise: str) -> None:
        """Take answers to what is open, or was: some wait on a phone without a line until after it is closed."""
        workshop = self.house.pack.workshop_of(exercise).workshop
        if workshop not in self.the_state().open and workshop not in self._opened_before:
            raise AnswerNotAccepted(self.words["workshop-closed"])

    @cached_property
    def _opened_before(self) -> frozenset[Any]:
        """The workshops that ever were open, read once for all answers of this request."""
        with self.house.store.read() as connection:
            acts = rooms.acts(connection, self.the_room().id)
        return frozenset(act.detail.get("workshop") for act in acts if act.act in ("open", "close"))


class Answers(Taking):
    """GET /api/answers: one's own current answers, and those of one's table. POST /api/answers: a batch of new ones."""

    def get(self) -> None:
        self.answer(own_answers(self))

    async def post(self) -> None:
        given = self.posted().get("answers")
        if not isinstance(given, list) or len(given) > MOST_AT_ONCE:
            raise Refused(400, "not-understood")
        self.answer({"receipts": await self.take(given)})


def own_answers(visit: Visit) -> dict[str, Any]:
    """`{"participant", "group", "answers": {"<exercise>/<place>": {"value", "seq"}}}`, hers and those of her table.

    Every `seq` here and in receipts is a version of its place; see `versions`.
    """
    with visit.house.store.read() as connection:
        room, person, lock = visit.the_room().id, visit.the_participant(), visit.the_lock()
        together = visit.house.sheets.together
        found = answers.current_answers(connection, room, person.id, lock=lock)
        current = {place: each for place, each in found.items() if place[0] not in together}
        seqs = versions.seqs_by_place(connection, person.id)
        if person.group:
            table = group_author(room, person.group)
            current |= (at_table := answers.current_answers(connection, room, table))
            seqs |= {place: versions.seqs_in(connection, table, *place) for place in at_table}
    return {
        "participant": person.id,
        "group": person.group,
        "answers": {
            "/".join(place): {"value": each.value, "seq": versions.version(seqs[place], each.seq)}
            for place, each in current.items()
        },
    }


def _answer(given: Any) -> Answer:
    try:
        name, exercise, item = given["id"], given["exercise"], given["item"]
        based_on, value, continues = given.get("based_on"), given["value"], given.get("continues")
    except (TypeError, KeyError, AttributeError) as error:
        raise Refused(400, "not-understood") from error
    texts = all(isinstance(each, str) and 0 < len(each) <= 120 and each.isascii() for each in (name, exercise, item))
    goes_on = continues is None or (isinstance(continues, str) and len(continues) <= 120 and continues.isascii())
    if not texts or not goes_on or not (based_on is None or is_number(based_on)):
        raise Refused(400, "not-understood")
    return Answer(name, exercise, item, value, based_on, continues=continues)


def _refusal(name: str, message: str) -> dict[str, Any]:
    return {"id": name, "seq": None, "status": "refused", "message": message, "current": None}


def _as_json(receipt: Receipt) -> dict[str, Any]:
    return {
        "id": receipt.id,
        "seq": receipt.seq,
        "status": receipt.status,
        "message": receipt.message,
        "current": {"seq": receipt.current_seq, "value": receipt.current_value},
    }


def still_offered(exercise: Exercise, current: Mapping[tuple[str, str], Current]) -> dict[str, Any]:
    """A person's answers to `exercise` by place, from all her current ones; what it offers no longer is left out."""
    given = {place: each.value for (of, place), each in current.items() if of == exercise.id and each.value is not None}
    return {place: value for place, value in given.items() if exercise.offers(place, value)}


def headings_added(connection: Connection, person: Participant, exercise: Exercise) -> bool:
    """Whether `person` has added her headings to the room; `exercise` holds them."""
    found = answers.current_answers(connection, person.room, person.id, exercise.id)
    return any(each.value is not None for each in found.values())


class Result(Visit):
    """GET /api/result/<exercise>: one's own result, her side's while that stage is on, the room's once revealed."""

    open_to = (PARTICIPANT,)

    def _told_when_joining(self, exercise: Exercise) -> dict[str, str]:
        """Her side is not among the answers: she chose it at the door, and only a facilitator changes it."""
        side = "observer" if self.the_participant().side is None else "ours"
        return {item.id: side for item in exercise.items if getattr(item, "options_from", None) == "sides"}

    async def get(self, name: str) -> None:
        exercise = self.the_exercise(name)
        lock = self.the_lock()
        if name in self.house.pack.private_exercises and lock is None:
            raise Refused(403, not_on_paper(self, exercise) or "private-needs-code")
        of_room = exercise.added_to_room() or exercise
        with self.house.store.read() as connection:
            current = current_of(connection, self.the_participant(), exercise, lock)
            snapshot = self._seen_by_the_room(connection, of_room)
            added = of_room is not exercise and headings_added(connection, self.the_participant(), of_room)
            guessed = self._guessed(connection, exercise)
        own = still_offered(exercise, current) | self._told_when_joining(exercise)
        words = self.words
        if self.the_state().report_closed_at is not None:
            words = {**words, **{each: words[f"{each}-closed"] for each in ("shared-with-room", "rows-shared")}}
        self.answer(
            {
                "own": own_result_html(exercise, own, words, revealed=guessed, in_room=True, **self._around(exercise))
                + offer_html(exercise, own, words, added=added),
                "side": await self._drawn(exercise, self._own_side(exercise)),
                "room": await self._drawn(of_room, shown_to_the_room(self, of_room, snapshot)) if snapshot else None,
            }
        )

    def _seen_by_the_room(self, connection: Connection, exercise: Exercise) -> Snapshot | None:
        private = exercise.id in self.house.pack.private_exercises
        if private or exercise.id not in self.the_state().revealed:
            return None
        return snapshots.snapshot(connection, self.the_room().id, exercise.id)

    def _guessed(self, connection: Connection, exercise: Exercise) -> Revealed | None:
        """What a guess is compared with, in this person's own request and nowhere else: what the room has seen."""
        room = self.the_room().id
        if not isinstance(exercise, Guess) or exercise.of not in self.the_state().revealed:
            return None
        snapshot = snapshots.snapshot(connection, room, exercise.of)
        if snapshot is None:
            return None
        sides = tuple(rooms.sides(connection, room))
        return Revealed(from_json(dict(snapshot.results)), self.the_participant().side, sides)

    def _around(self, exercise: Exercise) -> dict[str, Any]:
        """For a plan or a schedule: the address of the calendar file, and, if it gathers, her other plans.

        For a practice: the names of the sides, her own first, because people of a third city would look for theirs.
        """
        if isinstance(exercise, Choice) and exercise.practice:
            with self.house.store.read() as connection:
                sides = rooms.sides(connection, self.the_room().id)
            return {"sides": [each.name for each in sorted(sides, key=lambda s: s.id != self.the_participant().side)]}
        if not isinstance(exercise, Rows | Schedule):
            return {}
        person = self.the_participant()
        others: list[tuple[Rows, dict[str, Any]]] = []
        if isinstance(exercise, Rows) and exercise.gathers:
            workshop = self.house.pack.workshop_of(exercise.id)
            plans = [each for each in self.house.pack.plans_with(workshop, self.language) if each.id != exercise.id]
            with self.house.store.read() as connection:
                others = [(each, still_offered(each, current_of(connection, person, each))) for each in plans]
        with self.house.store.read() as connection:
            hers = [(exercise, still_offered(exercise, current_of(connection, person, exercise))), *others]
            public = [each for each in hers if not each[0].private]
            dated = any(has_dates(each, given, changes_of(connection, person, each)) for each, given in public)
        return {"beside": others, "calendar": f"/calendar/{exercise.id}.ics" if dated else ""}

    async def _own_side(self, exercise: Exercise) -> str | None:
        """What her side sees of itself before the room does."""
        person = self.the_participant()
        return None if person.side is None else await own_side_html(self, exercise, person.side, participant=person.id)

    async def _drawn(self, exercise: Exercise, drawing: Awaitable[str | None]) -> str | None:
        """A result of others; None if it cannot be shown, which must never take one's own result away."""
        try:
            return await drawing
        except Exception as error:
            logging.getLogger("mutuality").error("the result of '%s' was not drawn", exercise.id, exc_info=error)
            return None
