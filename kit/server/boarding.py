"""What the board shows. What a facilitator does from it is in `board_acts`."""

import asyncio
import io
import time
from collections import Counter, defaultdict
from typing import Any

import segno

from kit.exercises import Exercise, Pack, Workshop
from kit.responses import Progress, RoomState, Snapshot, agreements, answers, group_of, participants, rooms, snapshots
from kit.server.access import FACILITATOR, Refused, Visit
from kit.server.agenda_on_board import plan_of_the_room
from kit.server.board_of_sides import about_the_sides, stage_of
from kit.server.episode_choice import library
from kit.server.expiry import set_aside_on_board
from kit.server.finished import as_at_the_reveal, finished, without_refusals_of_few
from kit.server.gatherings import about_the_partnership
from kit.server.live import timer
from kit.server.looking_back import said_last_time
from kit.server.notebook_acts import own_notebooks_on_board
from kit.server.notes import notes_for_the_facilitator
from kit.server.own_side import own_side_html
from kit.server.sealing import sealed_progress
from kit.server.shown_results import findings_for_the_room, shown_to_the_room
from kit.server.standing import standing
from kit.server.talk_now import talk_now


class Board(Visit):
    """GET /api/board: the room as its facilitator sees it. Never a name, never an answer."""

    open_to = (FACILITATOR,)

    async def get(self) -> None:
        # The event loop changes seats and links, so they are read here; counting a large room would keep it waiting.
        in_the_loop = {
            "console_link": self.house.console_links.waits(self),
            "notebooks": own_notebooks_on_board(self.house, self.the_state()),
        }
        self.answer(await asyncio.to_thread(self._look) | in_the_loop)

    def _look(self) -> dict[str, Any]:
        room = self.the_room()
        with self.house.store.read() as connection:
            state = rooms.state(connection, room.id)
            sides = rooms.sides(connection, room.id)
            people = participants.participants(connection, room.id)
            progress = answers.progress(connection, room.id)
            counted = without_refusals_of_few(connection, room.id, progress)
            ready = sealed_progress(connection, self.house.pack, room, progress, [side.id for side in sides])
            taken = {each.exercise: each for each in reversed(snapshots.snapshots(connection, room.id))}
            together = about_the_sides(connection, self)
            agreed = agreements.agreements(connection, room.id)
            partnership = about_the_partnership(connection, room)
            opened_it = self.session is not None and self.session.facilitator is None
            set_aside = set_aside_on_board(connection, room, all_rooms=opened_it)
            last_time = said_last_time(connection, room.id, self.house.pack, self.language)
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
                {
                    "id": side.id,
                    "name": side.name,
                    "people": count[side.id],
                    "on_paper": on_paper[side.id],
                    "time_zone": side.time_zone,
                }
                for side in sides
            ],
            "observers": count[None],
            "people": len(people),
            "tables": len({person.group for person in people if person.group}),
            "workshops": self._workshops(state, [side.id for side in sides], counted, ready, taken),
            "timer": timer(state),
            **plan_of_the_room(self, state),
            "locked": state.locked,
            "notes": notes_for_the_facilitator(self, state),
            "pause_asked_at": state.pause_asked_at,
            "together": together,
            "screen": dict(state.screen),
            "talk": talk_now(self, state),
            "agreements": [
                {"id": each.id, "text": each.text, "seen_differently": each.seen_differently} for each in agreed
            ],
            "now": time.time(),
            "partnership": partnership,
            "set_aside": set_aside,
            "last_time": last_time,
            "report_closed": state.report_closed_at is not None,
        }

    def _workshops(
        self,
        state: RoomState,
        sides: list[int],
        progress: list[Progress],
        ready: dict[str, list[dict[str, Any]]],
        taken: dict[str, Snapshot],
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
                    "progress": ready.get(exercise.id)
                    or as_at_the_reveal(
                        _progress(exercise, by_exercise[exercise.id], sides),
                        taken[exercise.id].results if exercise.id in {*state.revealed} & taken.keys() else {},
                    ),
                    "again": _second_round(exercise, by_exercise[exercise.id], sides),
                    "revealed": exercise.id in state.revealed,
                    "lock_first": _lock_first(self.house.pack, exercise, state),
                    **stage_of(self, exercise, state, taken.get(exercise.id)),
                }
                for exercise in (*workshop.exercises, *workshop.contributed)
            ]
            listed.append(_listed(workshop, state, exercises))
        return listed


def _lock_first(pack: Pack, exercise: Exercise, state: RoomState) -> bool:
    """Whether to advise to lock the door: invented people who join now could lift a small side over the minimum."""
    return exercise.id in pack.sealed_exercises and exercise.id not in state.revealed and not state.locked


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
        complete = sum(exercise.is_filled(each.places) for each in tables)
        return [{"side": None, "answered": len(tables), "complete": complete}]
    return _counted(progress, sides, list(exercise.enough()))


def _counted(progress: list[Progress], sides: list[int], enough: list[set[str]]) -> list[dict[str, int | None]]:
    complete, begun = finished(progress, enough), Counter(each.side_id for each in progress)
    return [{"side": side, "answered": begun[side], "complete": complete[side]} for side in sides]


def _second_round(exercise: Exercise, progress: list[Progress], sides: list[int]) -> list[dict[str, int | None]]:
    """Progress of the second round by side; empty for an exercise with one."""
    again = exercise.second_round()
    if not again or exercise.sealed:
        return []
    begun = [each for each in progress if not each.places.isdisjoint(again.values())]
    return _counted(begun, sides, [{again[place] for place in places} for places in exercise.enough()])


class BoardResult(Visit):
    """GET /api/board/result/<exercise>: the revealed result, as everybody may see it.

    With `?stage=own-side`, what the facilitator's own side sees of itself before the room does.
    """

    open_to = (FACILITATOR,)

    async def get(self, name: str) -> None:
        exercise = _for_the_room(self, name)
        wide = self.get_query_argument("wide", "") == "1"
        if self.get_query_argument("stage", "") == "own-side":
            with self.house.store.read() as connection:
                side = standing(connection, self).side
            html = None if side is None else await own_side_html(self, exercise, side, wide=wide)
            if html is None:
                raise Refused(404, "no-own-side-result")
        else:
            html = await shown_to_the_room(self, exercise, _revealed(self, name), wide=wide)
        self.answer({"html": html})


class BoardFindings(Visit):
    """GET /api/board/findings/<exercise>: a revealed result one finding at a time, each as HTML; maybe none."""

    open_to = (FACILITATOR,)

    async def get(self, name: str) -> None:
        exercise = _for_the_room(self, name)
        self.answer({"findings": await findings_for_the_room(self, exercise, _revealed(self, name))})


def _for_the_room(visit: Visit, name: str) -> Exercise:
    if name in visit.house.pack.private_exercises:
        raise Refused(403, "private-not-revealed")
    return visit.the_exercise(name)


def _revealed(visit: Visit, name: str) -> Snapshot:
    """What the room sees of the exercise `name` now."""
    room = visit.the_room().id
    with visit.house.store.read() as connection:
        revealed = name in rooms.state(connection, room).revealed
        snapshot = snapshots.snapshot(connection, room, name)
    if not revealed or snapshot is None:
        raise Refused(404, "nothing-revealed-yet")
    return snapshot


class QrCode(Visit):
    """GET /api/board/qr.svg: the join link as a QR code; with `?of=` that at another address of this computer."""

    open_to = (FACILITATOR,)

    def get(self) -> None:
        links = [f"{url}/join?code={self.the_room().code}" for url in self.house.urls]
        asked = self.get_query_argument("of", "")
        link = asked if asked in links else links[0]
        picture = io.BytesIO()
        segno.make(link, error="m").save(picture, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None)
        self.set_header("Content-Type", "image/svg+xml")
        self.finish(picture.getvalue())
