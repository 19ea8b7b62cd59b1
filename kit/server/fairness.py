"""What no side does alone. In a shared room one side proposes it, and it is done when every other side has confirmed.

A room is shared as soon as two of its sides have a facilitator. This module alone reveals, erases a room on a board's
word, lets single answers out, ends the sharing, links rooms, and closes the report; a test holds on to that. In a room
of one facilitator it does so at once.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from sqlalchemy import Connection

from kit.responses import Proposal, facilitators, proposals, rooms
from kit.responses.facilitators import OPENER
from kit.server import watching
from kit.server.access import Refused, Visit
from kit.server.erasing import check_the_code, erase_the_room
from kit.server.gatherings import check_it_can_follow, earlier_by_link, keep_longer, link_room
from kit.server.own_side import before_the_room, has_stages, show_own_sides, show_to_the_room
from kit.server.revealing import reveal
from kit.server.standing import TOGETHER, Check, Standing, may_still, standing
from kit.server.taking_back import close_report

Given = Mapping[str, Any]
Told = dict[str, Any]
REVEAL, OWN_SIDE, ANSWERS, ERASE, END = "reveal", "own-side", "export-answers", "erase-room", "end-sharing"
CLOSE, NEXT, LINK, KEEP = "close-report", "next-gathering", "link-room", "keep-longer"
TOGETHER_ACTS = (REVEAL, OWN_SIDE, ANSWERS, ERASE, END, CLOSE, NEXT, LINK, KEEP)


async def act_together(visit: Visit, act: str, given: Given) -> Told:
    """Do `act` at once where one facilitator decides; in a shared room propose it for the side of this visit.

    Where people's answers would be shown, it is proposed once the facilitator says yes to how many people of her side
    are among them (see `watching`); without her yes the answer is what she is to be asked, under `ask`.

    Raises `Refused`: 403 for whoever may not, 409 if it is proposed already or cannot be done now.
    """
    room = visit.the_room()
    if act == ERASE:
        check_the_code(visit, given)
    if act == LINK:
        given = {"room": (await earlier_by_link(visit, given)).id}

    def job(connection: Connection) -> tuple[Standing, dict[str, Any], Told | None]:
        who, asked = standing(connection, visit), None
        detail = _detail(connection, visit, act, given, who)
        if who.shared:
            asked = _propose(connection, visit, act, detail, who, given)
        elif who.role != OPENER:
            raise Refused(403, "not-shared-yet")
        return who, detail, asked

    who, detail, asked = await visit.keep(job)
    if asked:
        return {"ask": asked}
    if not who.shared:
        return await _perform(visit, act, detail, who.actor, frozenset())
    visit.house.news.tell(room.id, "state")
    return {"message": visit.words["proposed"], "proposed": True}


async def confirm(visit: Visit, given: Given) -> Told:
    """Agree to a proposal of another side; when the last side agrees, it is done. Raises `Refused` (403, 409).

    As in `act_together`, a yes is for a number of people. A side of which that number has changed is asked again.
    """
    room, now = visit.the_room().id, time.time()

    def job(connection: Connection) -> tuple[Proposal, Told | None]:
        who = standing(connection, visit)
        proposal = _waiting(connection, room, given, now)
        if who.side is None or not who.shared:
            raise Refused(403, "not-for-your-side")
        if who.side in proposal.agreed:
            raise Refused(403, "own-proposal")
        people = watching.counted(connection, visit, proposal.act, proposal.detail, who.side)
        if asked := watching.question(people, given):
            return proposal, {"ask": asked}
        agreed = proposals.agree(connection, proposal, who.side, people.kept if people else None)
        rooms.log_act(connection, room, who.actor, "confirm", _of(proposal), now)
        if changed := watching.changed_since(connection, visit, agreed):
            return proposals.ask_again(connection, agreed, changed), {"message": visit.words["people-asked-again"]}
        if set(who.leading) - set(agreed.agreed):
            return agreed, {"message": visit.words["confirmed-waiting"]}
        proposals.close(connection, proposal, proposals.AGREED, now)
        return agreed, None

    proposal, told = await visit.keep(job)
    asked = told is not None and "ask" in told
    if not asked and (told is not None or proposal.act != REVEAL):  # what is revealed tells of itself
        visit.house.news.tell(room, "state")
    if told is not None:
        return told
    try:
        return await _perform(visit, proposal.act, proposal.detail, TOGETHER, frozenset(proposal.agreed), proposal)
    except Refused:
        await visit.keep(lambda connection: rooms.log_act(connection, room, TOGETHER, "not-done", _of(proposal), now))
        visit.house.news.tell(room, "state")
        raise


async def decline(visit: Visit, given: Given) -> Told:
    """Say "not now" to a proposal, or take back one's own. Raises `Refused` (403, 409)."""
    room, now = visit.the_room().id, time.time()

    def job(connection: Connection) -> None:
        who = standing(connection, visit)
        proposal = _waiting(connection, room, given, now)
        if who.side is None:
            raise Refused(403, "not-for-your-side")
        outcome = proposals.TAKEN_BACK if proposal.side == who.side else proposals.DECLINED
        proposals.close(connection, proposal, outcome, now)
        rooms.log_act(connection, room, who.actor, outcome, _of(proposal), now)

    await visit.keep(job)
    visit.house.news.tell(room, "state")
    return {}


async def take_answers_out(visit: Visit) -> None:
    """Pass before single answers leave; in a shared room for ten minutes after all its sides agreed. It is logged.

    Raises `Refused` (403).
    """
    await _pass_if_agreed(visit, ANSWERS, "answers-need-both")


async def open_the_next_gathering(visit: Visit) -> None:
    """Pass before a room is opened that follows this one; as `take_answers_out`. Raises `Refused` (403)."""
    await _pass_if_agreed(visit, NEXT, "next-needs-both")


async def _pass_if_agreed(visit: Visit, act: str, otherwise: str) -> None:
    room, now = visit.the_room().id, time.time()

    def job(connection: Connection) -> None:
        who = standing(connection, visit)
        if not who.shared and who.role != OPENER:
            raise Refused(403, "not-shared-yet")
        if who.shared and not _agreed_lately(proposals.proposals(connection, room), act, who, now):
            raise Refused(403, otherwise)
        rooms.log_act(connection, room, who.actor, act, {}, now)

    await visit.keep(job)


def _agreed_lately(made: list[Proposal], act: str, who: Standing, now: float) -> bool:
    agreed = [each for each in made if (each.act, each.outcome) == (act, proposals.AGREED)]
    return any(
        each.closed_at is not None and 0 <= now - each.closed_at < proposals.SECONDS_OPEN
        for each in agreed
        if {*who.leading} <= {*each.agreed}  # a side whose facilitator came since has agreed to nothing
    )


def _detail(connection: Connection, visit: Visit, act: str, given: Given, who: Standing) -> dict[str, Any]:
    """What exactly is proposed. A sealed exercise is shown to the room as the sides have seen it, and not before."""
    if act in (ANSWERS, END, NEXT) and not who.shared:
        raise Refused(409, "not-shared-yet")
    if act == CLOSE and rooms.state(connection, visit.the_room().id).report_closed_at is not None:
        raise Refused(409, "report-is-closed")
    if act == LINK:
        check_it_can_follow(connection, visit.the_room(), given["room"])
        return {"room": given["room"]}
    if act in (ERASE, ANSWERS, END, CLOSE, NEXT, KEEP):
        return {}
    exercise = visit.the_exercise(str(given.get("exercise")))
    if exercise.id in visit.house.pack.private_exercises:
        raise Refused(403, "private-not-revealed")
    if act == OWN_SIDE:
        if not who.shared or not has_stages(visit, exercise):
            raise Refused(409, "own-side-not-for-this")
        return {"exercise": exercise.id}
    if not who.shared or not has_stages(visit, exercise):
        return {"exercise": exercise.id}
    seen = before_the_room(connection, visit.the_room(), exercise.id)
    if seen is None:
        raise Refused(409, "own-side-first")
    return {"exercise": exercise.id, "snapshot": seen.id}


def _propose(
    connection: Connection, visit: Visit, act: str, detail: dict[str, Any], who: Standing, given: Given
) -> Told | None:
    """Keep the proposal, or say what its side is to be asked first."""
    room, now = visit.the_room().id, time.time()
    if who.side is None:
        raise Refused(403, "not-for-your-side")
    if any((each.act, each.proposed) == (act, detail) and each.waits(now) for each in _all(connection, room)):
        raise Refused(409, "proposed-already")
    people = watching.counted(connection, visit, act, detail, who.side)
    if asked := watching.question(people, given):
        return asked
    told = {proposals.PEOPLE: {str(who.side): people.kept}} if people else {}
    proposals.propose(connection, room, act, detail | told, who.side, now)
    rooms.log_act(connection, room, who.actor, "propose", {"act": act, **_named(detail)}, now)
    return None


async def _perform(
    visit: Visit, act: str, detail: Given, actor: str, agreed: frozenset[int], proposal: Proposal | None = None
) -> Told:
    """Do it, unless a side that is not among the `agreed` has come by the moment in which it is written.

    Nor is it done if a side is not the people any more to whom it said yes in a `proposal`.
    """

    def still(connection: Connection) -> None:
        may_still(connection, visit, agreed)
        if proposal is not None:
            watching.check_unchanged(connection, visit, proposal)

    acts: dict[str, Callable[[], Awaitable[Told | None]]] = {
        REVEAL: lambda: _reveal(visit, detail, actor, still),
        OWN_SIDE: lambda: show_own_sides(visit, visit.the_exercise(str(detail.get("exercise"))), actor, still),
        ANSWERS: lambda: _said(visit, "answers-may-leave"),
        ERASE: lambda: erase_the_room(visit, still),
        END: lambda: _end_sharing(visit, still),
        CLOSE: lambda: close_report(visit, actor, still),
        NEXT: lambda: _said(visit, "next-may-open"),
        LINK: lambda: link_room(visit, detail["room"], actor, still),
        KEEP: lambda: keep_longer(visit, actor, still),
    }
    return await acts[act]() or {}


async def _reveal(visit: Visit, detail: Given, actor: str, still: Check) -> None:
    exercise = visit.the_exercise(str(detail.get("exercise")))
    if "snapshot" in detail:
        await show_to_the_room(visit, exercise, detail["snapshot"], actor, still)
    else:
        await reveal(visit, exercise, actor, still)


async def _said(visit: Visit, words: str) -> Told:
    """Nothing is done but to know that all sides agreed: both may go on now."""
    return {"message": visit.words[words]}


async def _end_sharing(visit: Visit, still: Check) -> Told:
    room = visit.the_room().id

    def job(connection: Connection) -> None:
        still(connection)
        facilitators.end_sharing(connection, room)
        state = rooms.state(connection, room)
        rooms.change_state(connection, room, own_side=(), open=state.open)
        rooms.log_act(connection, room, TOGETHER, END, {}, time.time())

    await visit.keep(job)
    visit.house.news.tell(room, "state")
    return {"message": visit.words["sharing-ended"]}


def _waiting(connection: Connection, room: int, given: Given, now: float) -> Proposal:
    for each in _all(connection, room):
        if each.id == given.get("proposal") and each.waits(now):
            return each
    raise Refused(409, "proposal-over")


def _all(connection: Connection, room: int) -> list[Proposal]:
    return proposals.proposals(connection, room)


def _of(proposal: Proposal) -> dict[str, Any]:
    return {"act": proposal.act, **_named(proposal.detail)}


def _named(detail: Given) -> dict[str, Any]:
    return {"exercise": detail["exercise"]} if "exercise" in detail else {}
