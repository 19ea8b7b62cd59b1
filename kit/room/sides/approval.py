"""What no side does alone. In a shared room one side proposes it, and it is done when every other side has confirmed.

A room is shared as soon as two of its sides have a facilitator. This module alone reveals, erases a room on a board's
word, lets single answers out, ends the sharing, links rooms, and closes the report; a test holds on to that. In a room
of one facilitator it does so at once.
"""

import time
from collections.abc import Awaitable, Callable

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict, JsonObject
from kit.responses import Proposal
from kit.responses.people import facilitators
from kit.responses.people.facilitators import OPENER
from kit.responses.room import proposals, rooms
from kit.room.context import RoomContext
from kit.room.lifecycle.erase import check_the_code, erase_the_room
from kit.room.lifecycle.partnership import check_it_can_follow, earlier_by_link, keep_longer, link_room
from kit.room.refused import Refused
from kit.room.reveal.retract import close_report
from kit.room.reveal.reveal import reveal
from kit.room.reveal.staged import before_the_room, has_stages, show_own_sides, show_to_the_room
from kit.room.sides import counted_people
from kit.room.sides.roles import TOGETHER, Check, FacilitatorRole, may_still, role_of
from kit.room.validation import is_number

Given = JsonObject
Told = JsonDict
REVEAL, OWN_SIDE, ANSWERS, ERASE, END = "reveal", "own-side", "export-answers", "erase-room", "end-sharing"
CLOSE, NEXT, LINK, KEEP = "close-report", "next-gathering", "link-room", "keep-longer"
TOGETHER_ACTS = (REVEAL, OWN_SIDE, ANSWERS, ERASE, END, CLOSE, NEXT, LINK, KEEP)


async def act_together(context: RoomContext, act: str, given: Given) -> Told:
    """Do `act` at once where one facilitator decides; in a shared room propose it for the side of this context.

    Where people's answers would be shown, it is proposed once the facilitator says yes to how many people of her side
    are among them (see `counted_people`); without her yes the answer is what she is to be asked, under `ask`.

    Raises `Refused`: 403 for whoever may not, 409 if it is proposed already or cannot be done now.
    """
    room = context.room
    if act == ERASE:
        check_the_code(context, given)
    if act == LINK:
        given = {"room": (await earlier_by_link(context, given)).id}

    def job(connection: Connection) -> tuple[FacilitatorRole, JsonDict, Told | None]:
        who, asked = role_of(connection, context), None
        detail = _detail(connection, context, act, given, who)
        if who.shared:
            asked = _propose(connection, context, act, detail, who, given)
        elif who.role != OPENER:
            raise Refused(403, "not-shared-yet")
        return who, detail, asked

    who, detail, asked = await context.write(job)
    if asked:
        return {"ask": asked}
    if not who.shared:
        return await _perform(context, act, detail, who.actor, frozenset())
    context.events.tell(room.id, "state")
    return {"message": context.words["proposed"], "proposed": True}


async def confirm(context: RoomContext, given: Given) -> Told:
    """Agree to a proposal of another side; when the last side agrees, it is done. Raises `Refused` (403, 409).

    As in `act_together`, a yes is for a number of people. A side of which that number has changed is asked again.
    """
    room, now = context.room.id, time.time()

    def job(connection: Connection) -> tuple[Proposal, Told | None]:
        who = role_of(connection, context)
        proposal = _waiting(connection, room, given, now)
        if who.side is None or not who.shared:
            raise Refused(403, "not-for-your-side")
        if who.side in proposal.agreed:
            raise Refused(403, "own-proposal")
        people = counted_people.counted(connection, context, proposal.act, proposal.detail, who.side)
        if asked := counted_people.question(people, given):
            return proposal, {"ask": asked}
        agreed = proposals.agree(connection, proposal, who.side, people.kept if people else None)
        rooms.log_act(connection, room, who.actor, "confirm", _of(proposal), now)
        if changed := counted_people.changed_since(connection, context, agreed):
            return proposals.ask_again(connection, agreed, changed), {"message": context.words["people-asked-again"]}
        if set(who.leading) - set(agreed.agreed):
            return agreed, {"message": context.words["confirmed-waiting"]}
        proposals.close(connection, proposal, proposals.AGREED, now)
        return agreed, None

    proposal, told = await context.write(job)
    asked = told is not None and "ask" in told
    if not asked and (told is not None or proposal.act != REVEAL):  # what is revealed tells of itself
        context.events.tell(room, "state")
    if told is not None:
        return told
    try:
        return await _perform(context, proposal.act, proposal.detail, TOGETHER, frozenset(proposal.agreed), proposal)
    except Refused:
        await context.write(
            lambda connection: rooms.log_act(connection, room, TOGETHER, "not-done", _of(proposal), now)
        )
        context.events.tell(room, "state")
        raise


async def decline(context: RoomContext, given: Given) -> Told:
    """Say "not now" to a proposal, or take back one's own. Raises `Refused` (403, 409)."""
    room, now = context.room.id, time.time()

    def job(connection: Connection) -> None:
        who = role_of(connection, context)
        proposal = _waiting(connection, room, given, now)
        if who.side is None:
            raise Refused(403, "not-for-your-side")
        outcome = proposals.TAKEN_BACK if proposal.side == who.side else proposals.DECLINED
        proposals.close(connection, proposal, outcome, now)
        rooms.log_act(connection, room, who.actor, outcome, _of(proposal), now)

    await context.write(job)
    context.events.tell(room, "state")
    return {}


async def take_answers_out(context: RoomContext) -> None:
    """Pass before single answers leave; in a shared room for ten minutes after all its sides agreed. It is logged.

    Raises `Refused` (403).
    """
    await _pass_if_agreed(context, ANSWERS, "answers-need-both")


async def open_the_next_gathering(context: RoomContext) -> None:
    """Pass before a room is opened that follows this one; as `take_answers_out`. Raises `Refused` (403)."""
    await _pass_if_agreed(context, NEXT, "next-needs-both")


async def _pass_if_agreed(context: RoomContext, act: str, otherwise: str) -> None:
    room, now = context.room.id, time.time()

    def job(connection: Connection) -> None:
        who = role_of(connection, context)
        if not who.shared and who.role != OPENER:
            raise Refused(403, "not-shared-yet")
        if who.shared and not _agreed_lately(proposals.proposals(connection, room), act, who, now):
            raise Refused(403, otherwise)
        rooms.log_act(connection, room, who.actor, act, {}, now)

    await context.write(job)


def _agreed_lately(made: list[Proposal], act: str, who: FacilitatorRole, now: float) -> bool:
    agreed = [each for each in made if (each.act, each.outcome) == (act, proposals.AGREED)]
    return any(
        each.closed_at is not None and 0 <= now - each.closed_at < proposals.SECONDS_OPEN
        for each in agreed
        if {*who.leading} <= {*each.agreed}  # a side whose facilitator came since has agreed to nothing
    )


def _detail(connection: Connection, context: RoomContext, act: str, given: Given, who: FacilitatorRole) -> JsonDict:
    """What exactly is proposed. A sealed exercise is shown to the room as the sides have seen it, and not before."""
    if act in (ANSWERS, END, NEXT) and not who.shared:
        raise Refused(409, "not-shared-yet")
    if act == CLOSE and rooms.state(connection, context.room.id).report_closed_at is not None:
        raise Refused(409, "report-is-closed")
    if act == LINK:
        check_it_can_follow(connection, context.room, given["room"])
        return {"room": given["room"]}
    if act in (ERASE, ANSWERS, END, CLOSE, NEXT, KEEP):
        return {}
    exercise = context.exercise(str(given.get("exercise")))
    if exercise.id in context.pack.private_exercises:
        raise Refused(403, "private-not-revealed")
    if act == OWN_SIDE:
        if not who.shared or not has_stages(context, exercise):
            raise Refused(409, "own-side-not-for-this")
        return {"exercise": exercise.id}
    if not who.shared or not has_stages(context, exercise):
        return {"exercise": exercise.id}
    seen = before_the_room(connection, context.room, exercise.id)
    if seen is None:
        raise Refused(409, "own-side-first")
    return {"exercise": exercise.id, "snapshot": seen.id}


def _propose(
    connection: Connection, context: RoomContext, act: str, detail: JsonDict, who: FacilitatorRole, given: Given
) -> Told | None:
    """Keep the proposal, or say what its side is to be asked first."""
    room, now = context.room.id, time.time()
    if who.side is None:
        raise Refused(403, "not-for-your-side")
    if any((each.act, each.proposed) == (act, detail) and each.waits(now) for each in _all(connection, room)):
        raise Refused(409, "proposed-already")
    people = counted_people.counted(connection, context, act, detail, who.side)
    if asked := counted_people.question(people, given):
        return asked
    told = {proposals.PEOPLE: {str(who.side): people.kept}} if people else {}
    proposals.propose(connection, room, act, detail | told, who.side, now)
    rooms.log_act(connection, room, who.actor, "propose", {"act": act, **_named(detail)}, now)
    return None


async def _perform(
    context: RoomContext, act: str, detail: Given, actor: str, agreed: frozenset[int], proposal: Proposal | None = None
) -> Told:
    """Do it, unless a side that is not among the `agreed` has come by the moment in which it is written.

    Nor is it done if a side is not the people any more to whom it said yes in a `proposal`.
    """

    def still(connection: Connection) -> None:
        may_still(connection, context, agreed)
        if proposal is not None:
            counted_people.check_unchanged(connection, context, proposal)

    acts: dict[str, Callable[[], Awaitable[Told | None]]] = {
        REVEAL: lambda: _reveal(context, detail, actor, still),
        OWN_SIDE: lambda: show_own_sides(context, context.exercise(str(detail.get("exercise"))), actor, still),
        ANSWERS: lambda: _said(context, "answers-may-leave"),
        ERASE: lambda: erase_the_room(context, still),
        END: lambda: _end_sharing(context, still),
        CLOSE: lambda: close_report(context, actor, still),
        NEXT: lambda: _said(context, "next-may-open"),
        LINK: lambda: link_room(context, detail["room"], actor, still),
        KEEP: lambda: keep_longer(context, actor, still),
    }
    return await acts[act]() or {}


async def _reveal(context: RoomContext, detail: Given, actor: str, still: Check) -> None:
    exercise = context.exercise(str(detail.get("exercise")))
    if "snapshot" in detail:
        await show_to_the_room(context, exercise, detail["snapshot"], actor, still)
    else:
        await reveal(context, exercise, actor, still)


async def _said(context: RoomContext, words: str) -> Told:
    """Nothing is done but to know that all sides agreed: both may go on now."""
    return {"message": context.words[words]}


async def _end_sharing(context: RoomContext, still: Check) -> Told:
    room = context.room.id

    def job(connection: Connection) -> None:
        still(connection)
        facilitators.end_sharing(connection, room)
        state = rooms.state(connection, room)
        rooms.change_state(connection, room, own_side=(), open=state.open)
        rooms.log_act(connection, room, TOGETHER, END, {}, time.time())

    await context.write(job)
    context.events.tell(room, "state")
    return {"message": context.words["sharing-ended"]}


def _waiting(connection: Connection, room: int, given: Given, now: float) -> Proposal:
    number = given.get("proposal")
    for each in _all(connection, room):
        if is_number(number) and each.id == number and each.waits(now):
            return each
    raise Refused(409, "proposal-over")


def _all(connection: Connection, room: int) -> list[Proposal]:
    return proposals.proposals(connection, room)


def _of(proposal: Proposal) -> JsonDict:
    return {"act": proposal.act, **_named(proposal.detail)}


def _named(detail: Given) -> JsonDict:
    return {"exercise": detail["exercise"]} if "exercise" in detail else {}
