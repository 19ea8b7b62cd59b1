"""Answers of somebody whose browser runs no scripts: a page for each exercise, which shows what she has answered."""

import asyncio
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from kit.exercises import AnswerNotAccepted, Exercise
from kit.exercises.json_types import JsonDict, Value
from kit.responses.answering import versions
from kit.room.board.episode_choice import chosen_of
from kit.room.context import RoomContext
from kit.room.participants.answers import Opened, take
from kit.room.participants.own_data import value_in_words
from kit.room.participants.paper import not_on_paper
from kit.room.participants.results import results_for
from kit.room.participants.seats import history_of, sit_at
from kit.room.participants.tables import author_of, current_of
from kit.room.refused import Refused
from kit.room.schema import ReceiptAnswer
from kit.widgets.fields import Unordered
from kit.widgets.plain_form import TABLE, Fields, PlainForm, Seen, fields_of, read_form, seen_in


class Fault(NamedTuple):
    """The `question` at a `place` whose answer was not saved, and why."""

    place: str
    question: str
    why: str


@dataclass(frozen=True)
class PlainPage:
    """The page of one exercise, for one person: its `form` and `results` as HTML, and how many answers are safe.

    `faults` are the answers that were not saved. `workshop` is the id of its workshop, `following` the exercise
    of it that comes next, if there is one.
    """

    exercise: Exercise
    form: str
    results: str
    safe: int
    faults: Sequence[Fault]
    workshop: str
    following: Exercise | None


@dataclass(frozen=True)
class _Known:
    """What is there: current answers by place, None for one that was cleared, with the version of each."""

    exercise: Exercise
    answers: JsonDict
    seen: Seen

    @cached_property
    def shown(self) -> JsonDict:
        """The answers that a form can show: a pack that was changed may offer some no longer."""
        return {
            place: each for place, each in self.answers.items() if each is None or self.exercise.offers(place, each)
        }


async def plain_page(
    context: RoomContext, name: str, faults: Mapping[str, str] | None = None, sent: Fields | None = None
) -> PlainPage:
    """The page of the exercise `name`; with `faults`, what was `sent` stands in the fields that they are about.

    Raises `Refused`: 404 for an exercise without a form, 403 where its workshop was never open, or without her key.
    """
    exercise, faults = _may_answer(context, name), faults or {}
    known = _known(context, exercise)
    workshop = context.pack.workshop_of(name).workshop
    asked, table = _of_this_room(context, exercise, known.shown), context.person().group
    seen = {place: known.seen[place] for place in known.shown}
    form = PlainForm(asked, context.words, known.shown, seen, f"../w/{workshop}", table, faults, sent or {})
    shown = await results_for(context, name)
    return PlainPage(
        exercise,
        await asyncio.to_thread(form.html),  # 0.2 s for a long one, in which others are answered
        await asyncio.to_thread(form.filled, shown["own"] or "") + (shown["side"] or "") + (shown["room"] or ""),
        sum(value is not None for value in known.shown.values()),
        [Fault(place, _question(exercise, place), why) for place, why in faults.items()],
        workshop,
        _following(context, workshop, name),
    )


async def keep(context: RoomContext, name: str, sent: Fields) -> PlainPage | None:
    """Keep what the form of the exercise `name` says. None if all of it is safe; else its page, with what is not.

    An answer is one's own decision, whatever was there before; where the form showed the answers, what was changed
    elsewhere in between stays, and is told. Raises `Refused` as `plain_page` does, and (400) for what is no table.
    """
    exercise, words = _may_answer(context, name), context.words
    known, seen = _known(context, exercise), seen_in(sent)
    read = {
        place: value
        for place, value in read_form(exercise, sent, known.answers).items()
        if _is_meant(context, known, seen, place, value)
    }
    unordered = {place: value for place, value in read.items() if isinstance(value, Unordered)}
    group = {"group": person.group} if (person := context.person()).group else {}
    given = {
        uuid.uuid4().hex: {"exercise": name, "item": place, "value": value, "based_on": _based_on(known, seen, place)}
        for place, value in read.items()
        if place not in unordered
    }
    context = await _at_table(context, exercise, sent)
    receipts = await take(context, [{"id": each, **answer, **group} for each, answer in given.items()])
    told = {given[each["id"]]["item"]: each for each in receipts}
    not_kept = {place: why for place, each in told.items() if (why := _why_not(words, exercise, place, each))}
    faults = not_kept | dict.fromkeys(unordered, words["rank-order"])
    for place, value in unordered.items():
        sent = {**sent, **fields_of(exercise, place, list(value))}
    return await plain_page(context, name, faults, sent) if faults else None


def _is_meant(context: RoomContext, known: "_Known", seen: Seen | None, place: str, value: Value) -> bool:
    """Whether a field says something new. An empty one does only in a form that showed the answer.

    One that was left as it was shown says nothing, also if somebody has changed the answer elsewhere since.
    """
    if _accepted(known.exercise, place, value) == known.answers.get(place) or (
        value is None and place not in (seen or {})
    ):
        return False
    stale = seen is not None and place in seen and seen[place] != known.seen.get(place)
    return not stale or value != _shown_then(context, known.exercise, place, seen or {})


def _based_on(known: "_Known", seen: Seen | None, place: str) -> int | None:
    """Of what is there now, what she has seen. At a table, others may have written since: both texts stay."""
    if seen is not None and (place in seen or place in known.shown):
        return seen.get(place)
    return None if known.exercise.together else known.seen.get(place)


def _shown_then(context: RoomContext, exercise: Exercise, place: str, seen: Seen) -> Value:
    every = history_of(context, exercise.id, place)  # the newest first
    return every[-seen[place]]["value"] if 0 < seen[place] <= len(every) else None


def _accepted(exercise: Exercise, place: str, value: Value) -> Value:
    try:
        return exercise.accept(place, value)
    except (AnswerNotAccepted, KeyError):
        return object()  # equal to nothing, so that it is tried, and refused with the reason


async def _at_table(context: RoomContext, exercise: Exercise, sent: Fields) -> RoomContext:
    """Seat her at the table that the form names, if it names one. Raises `Refused` (400) for what is no table."""
    number = "".join(sent.get(TABLE, ())).strip()
    person = context.person()
    if not exercise.together or not number or number == str(person.group):
        return context
    table = int(number) if number.isdecimal() and number.isascii() and len(number) < 10 else None
    await sit_at(context, table)
    return replace(context, participant=replace(person, group=table))


def _why_not(words: Mapping[str, str], exercise: Exercise, place: str, receipt: ReceiptAnswer) -> str:
    """Why an answer does not count at a `place`; "" if it does."""
    if receipt["status"] == "refused":
        return words["refused"].format(reason=as_sentence(receipt["message"] or ""))
    if receipt["status"] == "history" and (current := receipt["current"]):
        return words["plain-elsewhere"].format(answer=value_in_words(exercise, place, current["value"], words))
    return ""


def as_sentence(text: str) -> str:
    """Half a sentence as a whole one.

    >>> as_sentence("this is not a date; write it as 2026-05-04")
    'This is not a date; write it as 2026-05-04.'
    """
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _question(exercise: Exercise, place: str) -> str:
    return exercise.wording(place).text or exercise.title if place in exercise.places() else place


def _may_answer(context: RoomContext, name: str) -> Exercise:
    exercise = context.exercise(name)
    if name in context.pack.contributed_exercises:
        raise Refused(404, "not-found")
    if exercise.private and context.lock is None:
        raise Refused(403, not_on_paper(context, exercise) or "private-needs-code")
    try:
        Opened(context).check(name)
    except AnswerNotAccepted as error:
        raise Refused(403, "workshop-closed") from error
    return exercise


def _known(context: RoomContext, exercise: Exercise) -> "_Known":
    person = context.person()
    with context.store.read() as connection:
        current = current_of(connection, person, exercise, context.lock)
        author = author_of(person, exercise)
        seqs = versions.seqs_by_place(connection, author) if author else {}
    return _Known(
        exercise,
        {place[1]: each.value for place, each in current.items()},
        {place[1]: versions.version(seqs[place], each.seq) for place, each in current.items()},
    )


def _of_this_room(context: RoomContext, exercise: Exercise, given: JsonDict) -> Exercise:
    """Of what is asked about every story, that about those chosen for the room, and those she has answered about."""
    workshop = context.pack.workshop_of(exercise.id)
    chosen = chosen_of(workshop, context.state().episodes) if exercise.for_each else []
    if not chosen:
        return exercise
    begun = {place.partition(".")[0] for place, value in given.items() if value is not None}
    shown = tuple(each for each in exercise.sections if each.id in {*chosen, *begun})
    return exercise.model_copy(update={"sections": shown})


def _following(context: RoomContext, workshop: str, name: str) -> Exercise | None:
    asked = list(context.pack.workshop(workshop, context.language).exercises)
    return dict(zip([each.id for each in asked], asked[1:], strict=False)).get(name)
