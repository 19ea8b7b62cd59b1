"""What the board shows of the sides and their facilitators: who is there, what waits for a yes, and the log."""

import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.responses import Proposal, RoomState, Side, Snapshot, facilitators, held_items, proposals, rooms
from kit.responses.facilitators import DEPUTY
from kit.responses.facilitators import FACILITATOR as LEADER
from kit.results import item_label
from kit.server.access import Visit
from kit.server.act_log import in_words, proposed, side_name
from kit.server.own_side import before_the_room, has_stages, holdable
from kit.server.sharing import may_invite
from kit.server.standing import Standing, standing
from kit.server.taking_back import REVISION

LINES_OF_THE_LOG = 50


def about_the_sides(connection: Connection, visit: Visit) -> dict[str, Any]:
    """`together` of GET /api/board, as the facilitator of this visit may see it.

    `held` are the items that her own side holds back, by exercise; nothing here depends on what another side holds.
    """
    room = visit.the_room().id
    who, sides = standing(connection, visit), rooms.sides(connection, room)
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
            if (seen := before_the_room(connection, visit.the_room(), name))
        },
        "proposals": _waiting(proposals.proposals(connection, room), who, sides, visit),
        "may_invite": [
            {"id": f"{side.id} {role}", "side": side.id, "deputy": role == DEPUTY}
            for side in sides
            for role in (LEADER, DEPUTY)
            if may_invite(who, side.id, role)
        ],
        "held": _held(connection, room, who, visit),
        "log": [
            {"id": each.id, "at": each.done_at, "text": in_words(each, sides, visit.words, _title(visit))}
            for each in reversed(log)
        ],
    }


def stage_of(visit: Visit, exercise: Exercise, state: RoomState, taken: Snapshot | None) -> dict[str, Any]:
    """Where `exercise` stands on its way to the room: None, "own-side" or "room", and until when its answers count.

    `revision` says how often words were taken back from its result.
    """
    stage = "own-side" if exercise.id in state.own_side else "room" if exercise.id in state.revealed else None
    return {
        "stage": stage,
        "has_stages": has_stages(visit, exercise),
        "revealed_at": taken.taken_at if taken else None,
        "until": taken.results.get("until", taken.taken_at) if taken else None,
        "revision": taken.results.get(REVISION, 0) if taken else 0,
        "items": [{"id": item, "text": item_label(exercise, item)} for item in holdable(exercise)]
        if stage == "own-side"
        else [],
    }


def _waiting(made: Sequence[Proposal], who: Standing, sides: Sequence[Side], visit: Visit) -> list[dict[str, Any]]:
    now, words = time.time(), visit.words
    return [
        {
            "id": each.id,
            "act": each.act,
            "exercise": each.detail.get("exercise"),
            "text": words["side-asked-again" if _asked_again(each, who) else "side-proposes"].format(
                side=side_name(each.side, sides, words),
                what=proposed(each.act, each.detail, words, _title(visit)),
            ),
            "asked_again": _asked_again(each, who),
            "mine": each.side == who.side,
            "may_confirm": who.side is not None and who.side not in each.agreed,
            "seconds_left": round(proposals.SECONDS_OPEN - (now - each.made_at)),
        }
        for each in made
        if each.waits(now)
    ]


def _asked_again(proposal: Proposal, who: Standing) -> bool:
    """Whether the side has agreed already, and to other people than are counted for it now."""
    return who.side not in proposal.agreed and str(who.side) in proposal.people


def _held(connection: Connection, room: int, who: Standing, visit: Visit) -> dict[str, list[str]]:
    if who.side is None:
        return {}
    looking_at = rooms.state(connection, room).own_side
    return {name: sorted(held_items.held_by(connection, room, who.side, name)) for name in looking_at}


def _title(visit: Visit) -> Any:
    def title(name: str) -> str:
        pack = visit.house.pack
        try:
            return pack.workshop(name, visit.language).title
        except KeyError:
            pass
        try:
            return pack.exercise(name, visit.language).title
        except KeyError:
            return name  # of a pack that was changed since

    return title
