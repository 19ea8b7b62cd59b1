"""What a facilitator does from the board. What needs every side is not done here, but handed on to `approval`."""

import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict
from kit.responses import Room, RoomState
from kit.responses.people import participants
from kit.responses.people.names import NameNotUsable
from kit.responses.people.sessions import FACILITATOR
from kit.responses.room import rooms
from kit.room import agreements
from kit.room.act import act
from kit.room.board.console_link import console_link
from kit.room.board.episode_choice import choice_asked_for, with_choice
from kit.room.board.own_notebooks import notebook_to_open
from kit.room.context import RoomContext
from kit.room.facilitator_link import facilitator_path
from kit.room.join_address import show_address
from kit.room.lifecycle.create import named, open_room, placeholder_sides
from kit.room.lifecycle.erase import act_erase_participant
from kit.room.lifecycle.laptop import name_the_laptop
from kit.room.lifecycle.partnership import follow
from kit.room.participants.codes import find_person
from kit.room.plan import runner, screen
from kit.room.refused import Refused
from kit.room.reveal.hold import hold
from kit.room.sides import approval, sharing
from kit.room.validation import is_number

LONGEST_TIMER = 8 * 3600  # seconds
Given = JsonDict
Action = Callable[[RoomContext, Given], Awaitable[JsonDict | None]]


async def do(context: RoomContext, given: Given) -> JsonDict:
    """Do what `given` names under `act`, and return what is told of it, `message` at least.

    Every action but what the screen shows is written into the room's log. Raises `Refused`: 403 for whoever is no
    facilitator, 400 for no such action.
    """
    if context.session is None or context.session.role != FACILITATOR:
        raise Refused(403, "only-facilitators")
    action = ACTIONS.get(str(given.get("act")))
    if action is None:
        raise Refused(400, "not-understood")
    return {"message": "", **(await action(context, given) or {})}


async def _door(context: RoomContext, _: Given, *, name: str, locked: bool) -> None:
    """One facilitator suffices, also in a shared room: a locked door shows nobody anything."""
    await _change(context, name, {}, lambda _: {"locked": locked})


async def _keep_room(context: RoomContext, _: Given) -> None:
    await _in_the_room(context, "keep-room", {}, lambda *_: None)


def _together(name: str) -> Action:
    return lambda context, given: approval.act_together(context, name, given)


async def _open(context: RoomContext, given: JsonDict) -> None:
    name = _workshop(context, given)
    await _change(context, "open", {"workshop": name}, lambda s: {"open": [*dict.fromkeys([*s.open, name])]})


async def _close(context: RoomContext, given: JsonDict) -> None:
    name = _workshop(context, given)
    await _change(context, "close", {"workshop": name}, lambda s: {"open": [each for each in s.open if each != name]})


async def _open_notebook(context: RoomContext, given: JsonDict) -> None:
    name = notebook_to_open(context.services.own_notebooks, given)
    await _change(
        context, "open-notebook", {"notebook": name}, lambda s: {"notebooks": [*dict.fromkeys([*s.notebooks, name])]}
    )


async def _close_notebook(context: RoomContext, given: JsonDict) -> None:
    """The pages that are open say so within a second or two; a file that is gone can be closed, too."""
    name = str(given.get("notebook"))
    await _change(
        context, "close-notebook", {"notebook": name}, lambda s: {"notebooks": [n for n in s.notebooks if n != name]}
    )


async def _choose_episodes(context: RoomContext, given: JsonDict) -> JsonDict:
    name = _workshop(context, given)
    chosen = choice_asked_for(context.pack.workshop(name), given.get("episodes"))
    detail = {"workshop": name, "episodes": chosen}
    await _change(context, "choose-episodes", detail, lambda s: {"episodes": with_choice(s.episodes, name, chosen)})
    return {"message": context.words["board-episodes-chosen" if chosen else "board-episodes-taken-back"]}


async def _hide(context: RoomContext, given: JsonDict) -> None:
    name = context.exercise(str(given.get("exercise"))).id

    def left(state: RoomState) -> JsonDict:
        return {
            "revealed": [each for each in state.revealed if each != name],
            "own_side": [each for each in state.own_side if each != name],
        }

    await _change(context, "hide", {"exercise": name}, left)


async def _timer(context: RoomContext, given: JsonDict) -> None:
    seconds = given.get("seconds")
    if not is_number(seconds) or not 1 <= seconds <= LONGEST_TIMER:
        raise Refused(400, "timer-out-of-range")
    ends_at = time.time() + seconds
    await _change(
        context, "timer", {"seconds": seconds}, lambda _: {"timer_ends_at": ends_at, "timer_seconds": seconds}
    )


async def _stop_timer(context: RoomContext, given: JsonDict) -> None:
    await _change(context, "stop-timer", {}, lambda _: {"timer_ends_at": None, "timer_seconds": None})


async def _rename(context: RoomContext, given: JsonDict) -> None:
    title, sides = given.get("title"), given.get("sides") or {}
    if not isinstance(sides, dict) or not all(side.isdecimal() and len(side) <= 18 for side in sides):
        raise Refused(400, "not-understood")
    names = {int(side): str(name) for side, name in sides.items()}
    await _in_the_room(
        context,
        "rename",
        {"title": title, "sides": names},
        lambda connection, room: rooms.rename(
            connection, room, title=None if title is None else str(title), sides=names
        ),
    )
    context.services.drawn.clear()  # pictures name the sides


async def _add_side(context: RoomContext, given: JsonDict) -> None:
    name = str(given.get("name", ""))
    await _in_the_room(
        context, "add-side", {"name": name}, lambda connection, room: rooms.add_side(connection, room, name)
    )


async def _set_time_zone(context: RoomContext, given: JsonDict) -> None:
    side, zone = given.get("side"), str(given.get("zone") or "")
    if not is_number(side):
        raise Refused(400, "not-understood")
    await _in_the_room(
        context,
        "set-time-zone",
        {"side": side, "zone": zone},
        lambda connection, room: rooms.set_time_zone(connection, room, side, zone),
        wrong="no-such-clock",
    )


async def _move_participant(context: RoomContext, given: JsonDict) -> JsonDict:
    """Only a facilitator changes someone's side, and it is logged. The four words tell whose; no list does."""
    side = given.get("side")
    with context.store.read() as connection:
        sides = [each.id for each in rooms.sides(connection, context.room.id)]
    if side is not None and not (is_number(side) and side in sides):
        raise Refused(404, "not-found")
    known, _ = await find_person(context.services, context.address, context.room, str(given.get("words", "")))
    if known is None:
        raise Refused(404, "wrong-resume-code")
    person = known.id
    await _in_the_room(
        context,
        "move-participant",
        {"participant": person, "side": side},
        lambda connection, _: participants.move_side(connection, person, side),
    )
    return {"message": context.words["board-moved"]}


async def _new_room(context: RoomContext, given: JsonDict) -> JsonDict:
    """Another room on the same server. Its facilitator link is told once, here.

    If it is the `next` gathering of this partnership, it has the same sides, and is linked to this room.
    """
    here, follows, asked = context.room, given.get("next") is True, given.get("sides") or []
    if not isinstance(asked, list):
        raise Refused(400, "not-understood")
    if follows:
        await approval.open_the_next_gathering(context)
        with context.store.read() as connection:
            names = [side.name for side in rooms.sides(connection, here.id)]
    else:
        names = list(placeholder_sides(context.words))
    title = str(given.get("title") or (here.title if follows else context.words["room-placeholder"]))
    sides = [str(each) for each in asked or names]
    first = context.pack.manifest.workshops[:1]

    def job(connection: Connection) -> Room:
        new = open_room(connection, title, sides, first, named(context.pack))
        if follows:
            follow(connection, new.id, here.id, time.time())
        return new

    try:
        room = await context.write(job)
    except NameNotUsable as error:
        raise Refused(400, error.words, **error.filled) from error
    return {"code": room.code, "path": facilitator_path(context.services.secret, room.code)}


async def _change(context: RoomContext, name: str, detail: JsonDict, changes: Callable[[RoomState], JsonDict]) -> None:
    def work(connection: Connection, room: int) -> None:
        rooms.change_state(connection, room, **changes(rooms.state(connection, room)))

    await _in_the_room(context, name, detail, work)


async def _in_the_room(
    context: RoomContext,
    name: str,
    detail: JsonDict,
    work: Callable[[Connection, int], object],
    wrong: str = "needs-a-name",
) -> None:
    try:
        await act(context, name, lambda connection: work(connection, context.room.id), detail)
    except NameNotUsable as error:
        raise Refused(400, error.words, **error.filled) from error
    except ValueError as error:
        raise Refused(400, wrong) from error


def _workshop(context: RoomContext, given: JsonDict) -> str:
    name = str(given.get("workshop"))
    if name not in context.pack.manifest.workshops:
        raise Refused(404, "not-found")
    return name


ACTIONS: Mapping[str, Action] = {
    "open": _open,
    "close": _close,
    "choose-episodes": _choose_episodes,
    **{name: _together(name) for name in approval.TOGETHER_ACTS},
    "confirm": approval.confirm,
    "decline": approval.decline,
    "hold": hold,
    "share": sharing.share,
    "invite": sharing.invite,
    "hide": _hide,
    "open-notebook": _open_notebook,
    "close-notebook": _close_notebook,
    "rename": _rename,
    "add-side": _add_side,
    "show": screen.show,
    "wake": screen.act_wake,
    "show-address": show_address,
    "add-agreement": agreements.add,
    "change-agreement": agreements.change,
    "remove-agreement": agreements.remove,
    "set-time-zone": _set_time_zone,
    "timer": _timer,
    "stop-timer": _stop_timer,
    "lock-door": partial(_door, name="lock-door", locked=True),
    "open-door": partial(_door, name="open-door", locked=False),
    "keep-room": _keep_room,
    "laptop-of": name_the_laptop,
    "move-participant": _move_participant,
    "new-room": _new_room,
    **runner.ACTS,
    "console-link": console_link,
    "erase-participant": act_erase_participant,
}
