"""Participants' answers: taken in batches, each with a receipt once it is durable; and what one has answered."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import Connection

from kit.exercises import AnswerNotAccepted, Exercise
from kit.exercises.json_types import JsonDict, JsonObject, Value
from kit.responses import Answer, Current, Participant, Receipt, group_author
from kit.responses.answering import answers, recording, versions
from kit.responses.room import rooms
from kit.room.context import RoomContext
from kit.room.lifecycle.expiry import note_use
from kit.room.participants.paper import not_on_paper, still_types
from kit.room.participants.tables import answers_by_author, may_write
from kit.room.refused import Refused
from kit.room.reveal.retract import take_back
from kit.room.schema import Answered, Known, Nothing, ReceiptAnswer
from kit.room.sides.roles import still_here
from kit.room.validation import is_number


async def take(context: RoomContext, given: list[Value]) -> list[ReceiptAnswer]:
    """Keep what may be kept of `given`; a receipt for each answer, once it is durable.

    Raises `Refused`: 400 for what is no answer, 403 for whoever has been erased meanwhile.
    """
    room, person, pack = context.room, context.person(), context.pack
    taken, receipts = _accepted(context, given)
    taken_back = False

    def job(connection: Connection) -> list[Receipt]:
        nonlocal taken_back
        still_here(connection, person.id)
        still_types(connection, context)
        now, kept = time.time(), []
        note_use(connection, room, now)
        by, services = (pack.manifest.id, pack.manifest.version), context.services
        lock, private = context.lock, pack.private_exercises
        by_author = answers_by_author(taken, person, services.sheets.together)
        for author, given in by_author.items():
            about = (connection, room.id, author, *by, versions.as_stored(connection, author, given), now)
            merge, meaning = services.sheets.merge, services.meanings.key
            made = recording.record(*about, private=private, lock=lock, merge=merge, meaning=meaning)
            kept += versions.as_told(connection, author, given, made)
        taken_back = take_back(connection, room.id, pack, by_author)
        return kept

    if taken:
        for receipt in await context.write(job):
            receipts[receipt.id] = _as_json(receipt)
        context.events.tell(room.id, "answers")
        if taken_back:
            context.events.tell(room.id, "state")
        if person.group and any(each.exercise in context.services.sheets.together for each in taken):
            context.events.tell(room.id, "sheets", person.group)
    return list(receipts.values())


def _accepted(context: RoomContext, given: list[Value]) -> tuple[list[Answer], dict[str, ReceiptAnswer]]:
    """What may be kept of `given`, and receipts of all else."""
    pack, words = context.pack, context.words
    was_open, taken, refused = Opened(context), [], {}
    for each in given:
        answer = _answer(each)
        try:
            was_open.check(answer.exercise)
            exercise = pack.exercise(answer.exercise)
            if why := not_on_paper(context, exercise):
                raise AnswerNotAccepted(words[why])
            if exercise.id in pack.contributed_exercises:
                raise AnswerNotAccepted(words["headings-no-form"])
            _check_the_table(context, exercise, each)
            value = exercise.accept(answer.item, answer.value)
            if context.lock is None and exercise.id in pack.private_exercises:
                raise AnswerNotAccepted(words["private-needs-code"])
        except (AnswerNotAccepted, KeyError) as error:
            refused[answer.id] = _refusal(answer.id, str(error.args[0]))
        else:
            taken.append(replace(answer, value=value))
    return taken, refused


def _check_the_table(context: RoomContext, exercise: Exercise, given: JsonObject) -> None:
    """Words for one table must not end on the sheet of another, where their author has moved since."""
    person, words = context.person(), context.words
    if not exercise.together:
        return
    if person.group is None:
        raise AnswerNotAccepted(words["table-first"])
    if not may_write(person, exercise):
        raise AnswerNotAccepted(words["table-observer"])
    table = given.get("group", person.group)
    if not is_number(table) or table != person.group:
        raise AnswerNotAccepted(words["table-moved"])


@dataclass
class Opened:
    """The workshops that are open or ever were: some answers wait on a phone without a line until after the closing."""

    context: RoomContext

    def check(self, exercise: str) -> None:
        """Raises `AnswerNotAccepted`."""
        workshop = self.context.pack.workshop_of(exercise).workshop
        if workshop not in self.context.state().open and workshop not in self._before:
            raise AnswerNotAccepted(self.context.words["workshop-closed"])

    @cached_property
    def _before(self) -> frozenset[Value]:
        """Read once for all answers of a request."""
        with self.context.store.read() as connection:
            acts = rooms.acts(connection, self.context.room.id)
        return frozenset(act.detail.get("workshop") for act in acts if act.act in ("open", "close"))


def own_answers(context: RoomContext) -> Answered:
    """`{"participant", "group", "answers": {"<exercise>/<place>": {"value", "seq"}}}`, hers and those of her table.

    Every `seq` here and in receipts is a version of its place; see `versions`.
    """
    with context.store.read() as connection:
        room, person, lock = context.room.id, context.person(), context.lock
        together = context.services.sheets.together
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


def _answer(given: Value) -> Answer:
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


def _refusal(name: str, message: str) -> ReceiptAnswer:
    return {"id": name, "seq": None, "status": "refused", "message": message, "current": None}


def _as_json(receipt: Receipt) -> ReceiptAnswer:
    seq, value = receipt.current_seq, receipt.current_value
    current: Known | Nothing = {"seq": None, "value": None} if seq is None else {"seq": seq, "value": value}
    return {
        "id": receipt.id,
        "seq": receipt.seq,
        "status": receipt.status,
        "message": receipt.message,
        "current": current,
    }


def still_offered(exercise: Exercise, current: Mapping[tuple[str, str], Current]) -> JsonDict:
    """A person's answers to `exercise` by place, from all her current ones; what it offers no longer is left out."""
    given = {place: each.value for (of, place), each in current.items() if of == exercise.id and each.value is not None}
    return {place: value for place, value in given.items() if exercise.offers(place, value)}


def headings_added(connection: Connection, person: Participant, exercise: Exercise) -> bool:
    """Whether `person` has added her headings to the room; `exercise` holds them."""
    found = answers.current_answers(connection, person.room, person.id, exercise.id)
    return any(each.value is not None for each in found.values())
