"""What a facilitator can do from the board. What needs every side is not done here, but handed on to `fairness`."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import Connection

from kit.responses import Room, RoomState, participants, rooms
from kit.responses.names import NameNotUsable
from kit.server import agenda, agreeing, fairness, screen, sharing
from kit.server.access import FACILITATOR, Refused, Visit
from kit.server.codes import find_person
from kit.server.console import console_link
from kit.server.episode_choice import choice_asked_for, with_choice
from kit.server.erasing import act_erase_participant
from kit.server.expiry import note_use
from kit.server.facilitator_link import facilitator_path
from kit.server.gatherings import follow
from kit.server.holding_back import hold
from kit.server.json_input import is_number
from kit.server.notebook_acts import notebook_to_open
from kit.server.opening import named, open_room, placeholder_sides
from kit.server.standing import standing

LONGEST_TIMER = 8 * 3600
Act = Callable[[dict[str, Any]], Awaitable[dict[str, Any] | None]]


class BoardAct(Visit):
    """POST /api/board/act: `{"act": name, ...}`. Every act but what the screen shows is written into the room's log."""

    open_to = (FACILITATOR,)

    async def post(self) -> None:
        given = self.posted()
        acts: dict[str, Act] = {
            "open": self._open,
            "close": self._close,
            "choose-episodes": self._choose_episodes,
            **{act: self._together(act) for act in fairness.TOGETHER_ACTS},
            "confirm": lambda given: fairness.confirm(self, given),
            "decline": lambda given: fairness.decline(self, given),
            "hold": lambda given: hold(self, given),
            "share": lambda given: sharing.share(self, given),
            "invite": lambda given: sharing.invite(self, given),
            "hide": self._hide,
            "open-notebook": self._open_notebook,
            "close-notebook": self._close_notebook,
            "rename": self._rename,
            "add-side": self._add_side,
            "show": lambda given: screen.show(self, given),
            "wake": lambda given: screen.act_wake(self, given),
            "add-agreement": lambda given: agreeing.add(self, given),
            "change-agreement": lambda given: agreeing.change(self, given),
            "remove-agreement": lambda given: agreeing.remove(self, given),
            "set-time-zone": self._set_time_zone,
            "timer": self._timer,
            "stop-timer": self._stop_timer,
            "lock-door": lambda _: self._door("lock-door", locked=True),
            "open-door": lambda _: self._door("open-door", locked=False),
            "keep-room": lambda _: self._in_the_room("keep-room", {}, lambda *_: None),
            "move-participant": self._move_participant,
            "new-room": self._new_room,
            **{act: self._of_the_plan(do) for act, do in agenda.ACTS.items()},
            "console-link": lambda given: console_link(self),
            "erase-participant": lambda given: act_erase_participant(self, given),
        }
        act = acts.get(str(given.get("act")))
        if act is None:
            raise Refused(400, "not-understood")
        told = await act(given)
        self.answer({"ok": True, "message": "", **(told or {})})

    async def _open(self, given: dict[str, Any]) -> None:
        name = self._workshop(given)
        await self._change("open", {"workshop": name}, lambda s: {"open": [*dict.fromkeys([*s.open, name])]})

    async def _close(self, given: dict[str, Any]) -> None:
        name = self._workshop(given)
        await self._change("close", {"workshop": name}, lambda s: {"open": [each for each in s.open if each != name]})

    async def _open_notebook(self, given: dict[str, Any]) -> None:
        name = notebook_to_open(self.house, given)
        await self._change(
            "open-notebook", {"notebook": name}, lambda s: {"notebooks": [*dict.fromkeys([*s.notebooks, name])]}
        )

    async def _close_notebook(self, given: dict[str, Any]) -> None:
        """The pages that are open say so within a second or two; a file that is gone can be closed, too."""
        name = str(given.get("notebook"))
        await self._change(
            "close-notebook", {"notebook": name}, lambda s: {"notebooks": [n for n in s.notebooks if n != name]}
        )

    async def _choose_episodes(self, given: dict[str, Any]) -> dict[str, Any]:
        name = self._workshop(given)
        chosen = choice_asked_for(self.house.pack.workshop(name), given.get("episodes"))
        detail = {"workshop": name, "episodes": chosen}
        await self._change("choose-episodes", detail, lambda s: {"episodes": with_choice(s.episodes, name, chosen)})
        return {"message": self.words["board-episodes-chosen" if chosen else "board-episodes-taken-back"]}

    def _together(self, act: str) -> Act:
        return lambda given: fairness.act_together(self, act, given)

    def _of_the_plan(self, do: agenda.Do) -> Act:
        return lambda given: do(self, given)

    async def _hide(self, given: dict[str, Any]) -> None:
        name = self.the_exercise(str(given.get("exercise"))).id

        def left(state: RoomState) -> dict[str, Any]:
            return {
                "revealed": [each for each in state.revealed if each != name],
                "own_side": [each for each in state.own_side if each != name],
            }

        await self._change("hide", {"exercise": name}, left)

    async def _timer(self, given: dict[str, Any]) -> None:
        seconds = given.get("seconds")
        if not is_number(seconds) or not 1 <= seconds <= LONGEST_TIMER:
            raise Refused(400, "timer-out-of-range")
        ends_at = time.time() + seconds
        await self._change(
            "timer", {"seconds": seconds}, lambda _: {"timer_ends_at": ends_at, "timer_seconds": seconds}
        )

    async def _stop_timer(self, given: dict[str, Any]) -> None:
        await self._change("stop-timer", {}, lambda _: {"timer_ends_at": None, "timer_seconds": None})

    async def _door(self, act: str, *, locked: bool) -> None:
        """One facilitator suffices, also in a shared room: a locked door shows nobody anything."""
        await self._change(act, {}, lambda _: {"locked": locked})

    async def _rename(self, given: dict[str, Any]) -> None:
        title, sides = given.get("title"), given.get("sides") or {}
        if not isinstance(sides, dict) or not all(side.isdecimal() and len(side) <= 18 for side in sides):
            raise Refused(400, "not-understood")
        names = {int(side): str(name) for side, name in sides.items()}
        await self._in_the_room(
            "rename",
            {"title": title, "sides": names},
            lambda connection, room: rooms.rename(
                connection, room, title=None if title is None else str(title), sides=names
            ),
        )
        self.house.drawn.clear()  # pictures name the sides

    async def _add_side(self, given: dict[str, Any]) -> None:
        name = str(given.get("name", ""))
        await self._in_the_room(
            "add-side", {"name": name}, lambda connection, room: rooms.add_side(connection, room, name)
        )

    async def _set_time_zone(self, given: dict[str, Any]) -> None:
        side, zone = given.get("side"), str(given.get("zone") or "")
        if not is_number(side):
            raise Refused(400, "not-understood")
        await self._in_the_room(
            "set-time-zone",
            {"side": side, "zone": zone},
            lambda connection, room: rooms.set_time_zone(connection, room, side, zone),
            wrong="no-such-clock",
        )

    async def _move_participant(self, given: dict[str, Any]) -> dict[str, Any]:
        """Only a facilitator changes someone's side, and it is logged. The four words tell whose; no list does."""
        side = given.get("side")
        with self.house.store.read() as connection:
            sides = [each.id for each in rooms.sides(connection, self.the_room().id)]
        if side is not None and not (is_number(side) and side in sides):
            raise Refused(404, "not-found")
        known, _ = await find_person(self, self.the_room(), str(given.get("words", "")))
        if known is None:
            raise Refused(404, "wrong-resume-code")
        person = known.id
        await self._in_the_room(
            "move-participant",
            {"participant": person, "side": side},
            lambda connection, _: participants.move_side(connection, person, side),
        )
        return {"message": self.words["board-moved"]}

    async def _new_room(self, given: dict[str, Any]) -> dict[str, Any]:
        """Another room on the same server. Its facilitator link is told once, here.

        If it is the `next` gathering of this partnership, it has the same sides, and is linked to this room.
        """
        here, follows, asked = self.the_room(), given.get("next") is True, given.get("sides") or []
        if not isinstance(asked, list):
            raise Refused(400, "not-understood")
        if follows:
            await fairness.open_the_next_gathering(self)
            with self.house.store.read() as connection:
                names = [side.name for side in rooms.sides(connection, here.id)]
        else:
            names = list(placeholder_sides(self.words))
        title = str(given.get("title") or (here.title if follows else self.words["room-placeholder"]))
        sides = [str(each) for each in asked or names]
        first = self.house.pack.manifest.workshops[:1]

        def job(connection: Connection) -> Room:
            new = open_room(connection, title, sides, first, named(self.house.pack))
            if follows:
                follow(connection, new.id, here.id, time.time())
            return new

        try:
            room = await self.keep(job)
        except NameNotUsable as error:
            raise Refused(400, error.words, **error.filled) from error
        return {"code": room.code, "path": facilitator_path(self.house.secret, room.code)}

    async def _change(self, act: str, detail: dict[str, Any], changes: Callable[[RoomState], dict[str, Any]]) -> None:
        def work(connection: Connection, room: int) -> None:
            rooms.change_state(connection, room, **changes(rooms.state(connection, room)))

        await self._in_the_room(act, detail, work)

    async def _in_the_room(
        self, act: str, detail: dict[str, Any], work: Callable[[Connection, int], Any], wrong: str = "needs-a-name"
    ) -> None:
        room, now = self.the_room().id, time.time()

        def job(connection: Connection) -> None:
            work(connection, room)
            rooms.log_act(connection, room, standing(connection, self).actor, act, detail, now)
            note_use(connection, self.the_room(), now)

        try:
            await self.keep(job)
        except NameNotUsable as error:
            raise Refused(400, error.words, **error.filled) from error
        except ValueError as error:
            raise Refused(400, wrong) from error
        self.house.news.tell(room, "state")

    def _workshop(self, given: dict[str, Any]) -> str:
        name = str(given.get("workshop"))
        if name not in self.house.pack.manifest.workshops:
            raise Refused(404, "not-found")
        return name
