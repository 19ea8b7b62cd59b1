"""What the board shows of the sides and their facilitators: who is there, what waits for a yes, and the log."""

import time
from collections.abc import Callable, Sequence
from typing import Literal

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.responses import Proposal, RoomState, Side, Snapshot
from kit.responses.people import facilitators
from kit.responses.people.facilitators import DEPUTY
from kit.responses.people.facilitators import FACILITATOR as LEADER
from kit.responses.room import held_items, proposals, rooms
from kit.results import item_label
from kit.room.activity_log import in_words, proposed, side_name
from kit.room.context import RoomContext
from kit.room.reveal.retract import REVISION
from kit.room.reveal.staged import before_the_room, has_stages, holdable
from kit.room.schema import ProposalAnswer, Stage, Together
from kit.room.sides.roles import FacilitatorRole, role_of
from kit.room.sides.sharing import may_invite

LINES_OF_THE_LOG = 50


def about_the_sides(connection: Connection, context: RoomContext) -> Together:
    """`together` of GET /api/board, as the facilitator of this visit may see it.

    `held` are the items that her own side holds back, by exercise; nothing here depends on what another side holds.
    """
    room = context.room.id
    who, sides = role_of(connection, context), rooms.sides(connection, room)
    log = rooms.acts(connection, room)[-LINES_OF_THE_LOG:]
    return {
        "shared": who.shared,
        "side": who.side,
        "role": who.role,
        "facilitators": [
            {"side": each.side, "role": each.role, "here": each.came_at is not None}
            for each in facilitators.facilitators(connection, room)
        ],
        "own_side_at": {
            name: seen.taken_at
            for name in rooms.state(connection, room).own_side
            if (seen := before_the_room(connection, context.room, name))
        },
        "proposals": _waiting(proposals.proposals(connection, room), who, sides, context),
        "may_invite": [
            {"id": f"{side.id} {role}", "side": side.id, "deputy": role == DEPUTY}
            for side in sides
            for role in (LEADER, DEPUTY)
            if may_invite(who, side.id, role)
        ],
        "held": _held(connection, room, who, context),
        "log": [
            {"id": each.id, "at": each.done_at, "text": in_words(each, sides, context.words, _title(context))}
            for each in reversed(log)
        ],
    }


def stage_of(context: RoomContext, exercise: Exercise, state: RoomState, taken: Snapshot | None) -> Stage:
    """Where `exercise` stands on its way to the room: None, "own-side" or "room", and until when its answers count.

    `revision` says how often words were taken back from its result.
    """
    stage: Literal["own-side", "room"] | None
    stage = "own-side" if exercise.id in state.own_side else "room" if exercise.id in state.revealed else None
    return {
        "stage": stage,
        "has_stages": has_stages(context, exercise),
        "revealed_at": taken.taken_at if taken else None,
        "until": taken.results.get("until", taken.taken_at) if taken else None,
        "revision": taken.results.get(REVISION, 0) if taken else 0,
        "items": [{"id": item, "text": item_label(exercise, item)} for item in holdable(exercise)]
        if stage == "own-side"
        else [],
    }


def _waiting(
    made: Sequence[Proposal], who: FacilitatorRole, sides: Sequence[Side], context: RoomContext
) -> list[ProposalAnswer]:
    now, words = time.time(), context.words
    return [
        {
            "id": each.id,
            "act": each.act,
            "exercise": each.detail.get("exercise"),
            "text": words["side-asked-again" if _asked_again(each, who) else "side-proposes"].format(
                side=side_name(each.side, sides, words),
                what=proposed(each.act, each.detail, words, _title(context)),
            ),
            "asked_again": _asked_again(each, who),
            "mine": each.side == who.side,
            "may_confirm": who.side is not None and who.side not in each.agreed,
            "seconds_left": round(proposals.SECONDS_OPEN - (now - each.made_at)),
        }
        for each in made
        if each.waits(now)
    ]


def _asked_again(proposal: Proposal, who: FacilitatorRole) -> bool:
    """Whether the side has agreed already, and to other people than are counted for it now."""
    return who.side not in proposal.agreed and str(who.side) in proposal.people


def _held(connection: Connection, room: int, who: FacilitatorRole, context: RoomContext) -> dict[str, list[str]]:
    if who.side is None:
        return {}
    looking_at = rooms.state(connection, room).own_side
    return {name: sorted(held_items.held_by(connection, room, who.side, name)) for name in looking_at}


def _title(context: RoomContext) -> Callable[[str], str]:
    def title(name: str) -> str:
        pack = context.pack
        try:
            return pack.workshop(name, context.language).title
        except KeyError:
            pass
        try:
            return pack.exercise(name, context.language).title
        except KeyError:
            return name  # of a pack that was changed since

    return title
