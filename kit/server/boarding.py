"""What the board shows, and what a facilitator can do from it."""

import asyncio
import io
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

import segno
from sqlalchemy import Connection

from kit.exercises import Canvas, Exercise, Rows, Scale, Workshop
from kit.exercises.kinds.scale import AGAIN
from kit.responses import Progress, RoomState, answers, group_of, participants, rooms, snapshots
from kit.server.access import FACILITATOR, Refused, Visit, facilitator_path
from kit.server.codes import find_person
from kit.server.episode_choice import choice_asked_for, library, with_choice
from kit.server.erasing import act_erase_participant, act_erase_room
from kit.server.expiry import note_use
from kit.server.live import timer
from kit.server.opening import open_room, placeholder_sides
from kit.server.revealing import reveal, shown_to_the_room
from kit.server.sealing import sealed_progress

LONGEST_TIMER = 8 * 3600


class Board(Visit):
    """GET /api/board: the room as its facilitator sees it. Never a name, never an answer."""

    open_to = (FACILITATOR,)

    async def get(self) -> None:
        self.answer(await asyncio.to_thread(self._look))  # counting a large room takes longer than an answer may wait

    def _look(self) -> dict[str, Any]:
        room = self.the_room()
        with self.house.store.read() as connection:
            state = rooms.state(connection, room.id)
            sides = rooms.sides(connection, room.id)
            people = participants.participants(connection, room.id)
            progress = answers.progress(connection, room.id)
            ready = sealed_progress(connection, self.house.pack, room, progress, [side.id for side in sides])
            taken = {each.exercise: each.taken_at for each in reversed(snapshots.snapshots(connection, room.id))}
        count = Counter(person.side for person in people)
        on_paper = Counter(person.side for person in people if person.paper_by is not None)
        urls = [f"{url}/join?code={room.code}" for url in self.house.urls]
        return {
            "version": state.version,
            "room": {
                "title": room.title,
                "code": room.code,
                "minimum": room.minimum,
                "join_url": urls[0],
                "addresses": urls,
                "simulated": self.house.is_simulated(room),
            },
            "sides": [
                {"id": side.id, "name": side.name, "people": count[side.id], "on_paper": on_paper[side.id]}
                for side in sides
            ],
            "observers": count[None],
            "people": len(people),
            "tables": len({person.group for person in people if person.group}),
            "workshops": self._workshops(state, [side.id for side in sides], progress, ready, taken),
            "timer": timer(state),
        }

    def _workshops(
        self,
        state: RoomState,
        sides: list[int],
        progress: list[Progress],
        ready: dict[str, list[dict[str, Any]]],
        taken: dict[str, float],
    ) -> list[dict[str, Any]]:
        by_exercise: defaultdict[str, list[Progress]] = defaultdict(list)
        for each in progress:
            by_exercise[each.exercise].append(each)
        listed = []
        for name in self.house.pack.manifest.workshops:
            workshop = self.house.pack.workshop(name, self.language)
            exercises = [
                {
                    "id": exercise.id,
                    "title": exercise.title,
                    "kind": exercise.kind,
                    "together": exercise.together,
                    "private": exercise.id in self.house.pack.private_exercises,
                    "sealed": exercise.id in self.house.pack.sealed_exercises,
                    "progress": ready.get(exercise.id) or _progress(exercise, by_exercise[exercise.id], sides),
                    "again": _second_round(exercise, by_exercise[exercise.id], sides),
                    "revealed": exercise.id in state.revealed,
                    "revealed_at": taken.get(exercise.id),
                }
                for exercise in workshop.exercises
            ]
            listed.append(_listed(workshop, state, exercises))
        return listed


def _listed(workshop: Workshop, state: RoomState, exercises: list[dict[str, Any]]) -> dict[str, Any]:
    is_open = workshop.workshop in state.open
    return {
        "id": workshop.workshop,
        "title": workshop.title,
        "minutes": workshop.minutes,
        "open": is_open,
        "exercises": exercises,
        "library": library(workshop, state.episodes) if is_open else None,
    }


def _progress(exercise: Exercise, progress: list[Progress], sides: list[int]) -> list[dict[str, int | None]]:
    """Per side: how many have begun, and how many have answered every core item. Of a private one only the first.

    Of what groups do together, one line counts the tables, whose side is None.
    """
    if exercise.private:
        return [{"side": side, "answered": sum(each.side_id == side for each in progress)} for side in sides]
    if exercise.together:
        tables = [each for each in progress if group_of(each.author) is not None]
        complete = sum(_fills(exercise, each) for each in tables)
        return [{"side": None, "answered": len(tables), "complete": complete}]
    return _counted(progress, sides, list(exercise.enough()))


def _counted(progress: list[Progress], sides: list[int], enough: list[set[str]]) -> list[dict[str, int | None]]:
    complete = [each.side_id for each in progress if any(places <= each.places for places in enough)]
    begun = [each.side_id for each in progress]
    return [{"side": side, "answered": begun.count(side), "complete": complete.count(side)} for side in sides]


def _second_round(exercise: Exercise, progress: list[Progress], sides: list[int]) -> list[dict[str, int | None]]:
    """Progress of the second round by side; empty for an exercise with one."""
    if not isinstance(exercise, Scale) or exercise.rounds == 1 or exercise.sealed:
        return []
    again = {f"{item.id}{AGAIN}" for item in exercise.items}
    begun = [each for each in progress if again & each.places]
    return _counted(begun, sides, [{f"{place}{AGAIN}" for place in places} for places in exercise.enough()])


def _fills(exercise: Exercise, group: Progress) -> bool:
    """Whether a group has something in every core box of its sheet, or a first row."""
    match exercise:
        case Canvas():
            return all(not group.places.isdisjoint(exercise.places_of(box)) for box in exercise.core_items)
        case Rows():
            return bool(group.places)
    return {item.id for item in exercise.core_items} <= group.places


class BoardAct(Visit):
    """POST /api/board/act: `{"act": name, ...}`. Every act is written into the room's log."""

    open_to = (FACILITATOR,)

    async def post(self) -> None:
        given = self.posted()
        acts: dict[str, Callable[[dict[str, Any]], Awaitable[dict[str, Any] | None]]] = {
            "open": self._open,
            "close": self._close,
            "choose-episodes": self._choose_episodes,
            "reveal": self._reveal,
            "hide": self._hide,
            "rename": self._rename,
            "add-side": self._add_side,
            "timer": self._timer,
            "stop-timer": self._stop_timer,
            "move-participant": self._move_participant,
            "new-room": self._new_room,
            "erase-room": lambda given: act_erase_room(self, given),
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

    async def _choose_episodes(self, given: dict[str, Any]) -> dict[str, Any]:
        name = self._workshop(given)
        chosen = choice_asked_for(self.house.pack.workshop(name), given.get("episodes"))
        detail = {"workshop": name, "episodes": chosen}
        await self._change("choose-episodes", detail, lambda s: {"episodes": with_choice(s.episodes, name, chosen)})
        return {"message": self.words["board-episodes-chosen" if chosen else "board-episodes-taken-back"]}

    async def _reveal(self, given: dict[str, Any]) -> None:
        await reveal(self, self.exercise(str(given.get("exercise"))))

    async def _hide(self, given: dict[str, Any]) -> None:
        name = self.exercise(str(given.get("exercise"))).id

        def without(state: RoomState) -> dict[str, Any]:
            return {"revealed": [each for each in state.revealed if each != name]}

        await self._change("hide", {"exercise": name}, without)

    async def _timer(self, given: dict[str, Any]) -> None:
        seconds = given.get("seconds")
        if not isinstance(seconds, int) or not 1 <= seconds <= LONGEST_TIMER:
            raise Refused(400, "timer-out-of-range")
        ends_at = time.time() + seconds
        await self._change(
            "timer", {"seconds": seconds}, lambda _: {"timer_ends_at": ends_at, "timer_seconds": seconds}
        )

    async def _stop_timer(self, given: dict[str, Any]) -> None:
        await self._change("stop-timer", {}, lambda _: {"timer_ends_at": None, "timer_seconds": None})

    async def _rename(self, given: dict[str, Any]) -> None:
        title, sides = given.get("title"), given.get("sides") or {}
        if not isinstance(sides, dict) or not all(str(side).isdecimal() for side in sides):
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

    async def _move_participant(self, given: dict[str, Any]) -> dict[str, Any]:
        """Only a facilitator changes someone's side, and it is logged. The four words tell whose; no list does."""
        side = given.get("side")
        with self.house.store.read() as connection:
            sides = [each.id for each in rooms.sides(connection, self.the_room().id)]
        if side not in [None, *sides]:
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
        """Another room on the same server, for another group. Its facilitator link is told once, here."""
        title = str(given.get("title") or self.words["room-placeholder"])
        sides = [str(each) for each in given.get("sides") or placeholder_sides(self.words)]
        first = self.house.pack.manifest.workshops[:1]
        try:
            room = await self.keep(lambda connection: open_room(connection, title, sides, first))
        except ValueError as error:
            raise Refused(400, "needs-a-name") from error
        return {"code": room.code, "path": facilitator_path(self.house.secret, room.code)}

    async def _change(self, act: str, detail: dict[str, Any], changes: Callable[[RoomState], dict[str, Any]]) -> None:
        def work(connection: Connection, room: int) -> None:
            rooms.change_state(connection, room, **changes(rooms.state(connection, room)))

        await self._in_the_room(act, detail, work)

    async def _in_the_room(self, act: str, detail: dict[str, Any], work: Callable[[Connection, int], Any]) -> None:
        room, now = self.the_room().id, time.time()

        def job(connection: Connection) -> None:
            work(connection, room)
            rooms.log_act(connection, room, "facilitator", act, detail, now)
            note_use(connection, self.the_room(), now)

        try:
            await self.keep(job)
        except ValueError as error:
            raise Refused(400, "needs-a-name") from error
        self.house.news.tell(room, "state")

    def _workshop(self, given: dict[str, Any]) -> str:
        name = str(given.get("workshop"))
        if name not in self.house.pack.manifest.workshops:
            raise Refused(404, "not-found")
        return name

    def exercise(self, name: str) -> Exercise:
        """The exercise `name`, or a clear refusal."""
        try:
            return self.house.pack.exercise(name, self.language)
        except KeyError as error:
            raise Refused(404, "not-found") from error


class BoardResult(Visit):
    """GET /api/board/result/<exercise>: the revealed result, as everybody may see it."""

    open_to = (FACILITATOR,)

    async def get(self, name: str) -> None:
        room = self.the_room().id
        with self.house.store.read() as connection:
            revealed = name in rooms.state(connection, room).revealed
            snapshot = snapshots.snapshot(connection, room, name)
        if name in self.house.pack.private_exercises:
            raise Refused(403, "private-not-revealed")
        if not revealed or snapshot is None:
            raise Refused(404, "nothing-revealed-yet")
        exercise = self.house.pack.exercise(name, self.language)
        wide = self.get_query_argument("wide", "") == "1"
        self.answer({"html": await shown_to_the_room(self, exercise, snapshot, wide=wide)})


class QrCode(Visit):
    """GET /api/board/qr.svg: the join link as a QR code."""

    open_to = (FACILITATOR,)

    def get(self) -> None:
        link = f"{self.house.urls[0]}/join?code={self.the_room().code}"
        picture = io.BytesIO()
        segno.make(link, error="m").save(picture, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None)
        self.set_header("Content-Type", "image/svg+xml")
        self.finish(picture.getvalue())
