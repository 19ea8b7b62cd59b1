"""Real rooms without a server: the rules of `kit.room` on a real store and pack, asked as a request would ask them.

Each call finds anew who it is that calls, from her token alone, as each request does.
"""

import asyncio
import csv
import io
import json
import re
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from shared_room import GAP, answers
from sqlalchemy import text

from kit.exercises import exercises_folder, load_pack
from kit.exercises.session_plans.plans import offered_plans, plans_folder
from kit.responses import Room, Store
from kit.responses.answering.fit import fit_rooms
from kit.responses.people import sessions
from kit.responses.people.sessions import FACILITATOR, PARTICIPANT
from kit.responses.room import rooms
from kit.room import agreements
from kit.room.board import export
from kit.room.board.actions import do
from kit.room.board.notes import say_what_does_not_fit
from kit.room.board.own_notebooks import OwnNotebooks
from kit.room.board.results import own_side_result, revealed_findings, revealed_result
from kit.room.board.view import look
from kit.room.context import RoomContext
from kit.room.facilitator_link import facilitator_path
from kit.room.lifecycle.create import newest_or_first_room
from kit.room.lifecycle.erase import erase_participant, in_words
from kit.room.participants.answers import own_answers, take
from kit.room.participants.calendar import calendar_of
from kit.room.participants.headings import add_headings, take_headings_back
from kit.room.participants.join import Joining, join
from kit.room.participants.pause import ask_for_a_pause
from kit.room.participants.results import results_for
from kit.room.participants.seats import history_of, sit_at
from kit.room.plan.state_view import room_state
from kit.room.refused import Refused
from kit.room.services import RoomServices
from kit.room.sides.access import enter_by_link
from kit.room.sides.invitation import invited, take_invitation
from kit.room.visitor import lock_of, visitor, who_is_here

T = TypeVar("T")
SECRET = "a secret of the tests"
LINK = re.compile(r"/[fi]/([^/]+)/([^/]+)$")


class Rooms:
    """What a server starts with, on the folder `data`; `run` does in its loop what a request would do.

    `said` is what the terminal was told of rooms that do not fit the pack.
    """

    turns_taken = 0

    def __init__(self, data: Path, exercises: Path | None = None) -> None:
        self.data, self.exercises = data, exercises or exercises_folder()
        self.runner = asyncio.Runner()
        self.open()

    def open(self) -> None:
        """Start, also a second time."""
        pack, store = load_pack(self.exercises), Store(self.data)
        with redirect_stderr(io.StringIO()) as terminal:
            say_what_does_not_fit(store.write(lambda connection: fit_rooms(connection, pack)).result(), pack)
        self.said = terminal.getvalue()
        store.write(lambda connection: newest_or_first_room(connection, pack)).result()
        plans = offered_plans(plans_folder(self.exercises), pack)
        notebooks = OwnNotebooks(None, frozenset())
        self.services = RoomServices(store, pack, plans, SECRET, ("http://kit.test:1",), notebooks)
        self.be_busy()

    def close(self) -> None:
        """End, as when a server is stopped."""

        async def end() -> None:
            self.services.pending_codes.forget_all_but(())
            self.have_time()
            await self.services.pending_codes.finish(5)
            self.services.close()
            await asyncio.sleep(0)

        self.runner.run(end())

    def end(self) -> None:
        """End for good."""
        self.close()
        self.runner.close()

    def be_busy(self) -> None:
        """Let all resume codes wait, those of earlier people for good: each costs a tenth of a second."""

        async def take_all_turns() -> None:
            while not self.services.slow_work.locked():
                await self.services.slow_work.acquire()
                self.turns_taken += 1

        self.services.pending_codes.forget_all_but(())
        self.run(take_all_turns())

    def have_time(self) -> None:
        """Let them wait no longer."""
        for _ in range(self.turns_taken):
            self.services.slow_work.release()
        self.turns_taken = 0

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    def written(self) -> bytes:
        """All that stands in any file."""
        return b"".join(file.read_bytes() for file in self.data.rglob("*") if file.is_file())

    def room(self, title: str = "A room", sides: tuple[str, str] = ("Aby", "Bex")) -> "RoomInProcess":
        """A new room, made the way a facilitator makes it from the board of another one."""
        with self.services.store.read() as connection:
            first = rooms.rooms(connection)[-1]
        opener = self.facilitator(self.opener_path(first.code))
        made = opener.act("new-room", title=title, sides=list(sides))
        return self.room_at(made["path"])

    def opener_path(self, code: str) -> str:
        """The path of the link of whoever opened the room with this code."""
        return facilitator_path(SECRET, code)

    def room_at(self, path: str) -> "RoomInProcess":
        """The room that a facilitator's link opens."""
        return RoomInProcess(self, self.facilitator(path), path)

    def facilitator(self, path: str) -> "Facilitator":
        """Whoever opens the secret link, in a browser of her own. Raises `Refused`."""
        found = LINK.search(path)
        assert found, path
        return Facilitator(self, self.run(enter_by_link(self.services, *found.groups())))

    def accept(self, link: str, here: Room | None = None) -> tuple["Facilitator", str]:
        """Take an invitation; also gives the path of the link that is shown to her alone."""
        found = LINK.search(link)
        assert found, link
        invitation = invited(self.services, *found.groups(), here)
        own, token = self.run(take_invitation(self.services, invitation, found[2]))
        return Facilitator(self, token), own


@dataclass(frozen=True)
class Somebody:
    """A browser with a token."""

    rooms: Rooms
    token: str
    role: sessions.Role = FACILITATOR

    @property
    def context(self) -> RoomContext:
        """Who she is now. Raises `Refused` (403) once she is nobody."""

        async def find() -> RoomContext:
            found = visitor(self.rooms.services, self.role, self.token)
            if found is None:
                raise Refused(403, "only-facilitators" if self.role == FACILITATOR else "join-first")
            lock = lock_of(found.participant, self.token) if found.participant else None
            return RoomContext(self.rooms.services, found.room, found.session, found.participant, "here", lock)

        return self.rooms.run(find())

    def do(self, rule: Callable[..., Coroutine[Any, Any, T]], *given: Any, **named: Any) -> T:
        """What a rule of `kit.room` gives her."""
        return self.rooms.run(rule(self.context, *given, **named))

    def state(self) -> Any:
        return room_state(self.context)

    def sends(self, act_: str, **details: Any) -> Any:
        """What a board sends, without anybody's yes of its own."""
        return self.do(do, {"act": act_, **details})


class Facilitator(Somebody):
    """A facilitator at her board."""

    def act(self, act_: str, **details: Any) -> Any:
        """What the board sends, once more with her yes if it asks her about the people of her side."""
        told = self.sends(act_, **details)
        return self.sends(act_, **details, answered=told["ask"]["answered"]) if "ask" in told else told

    def look(self) -> Any:
        return look(self.context)

    def together(self) -> Any:
        return self.look()["together"]

    def waiting(self) -> list[Any]:
        """The proposals that nobody has settled."""
        return list(self.together()["proposals"])

    def log(self) -> list[str]:
        """The acts in words, the latest first."""
        return [line["text"] for line in self.together()["log"]]

    def confirm(self, proposal: Any = None) -> Any:
        """Say yes to a proposal, else to the latest."""
        return self.act("confirm", proposal=self.waiting()[-1]["id"] if proposal is None else proposal)

    def exercise(self, name: str = GAP) -> Any:
        """One exercise of the board."""
        return next(each for shop in self.look()["workshops"] for each in shop["exercises"] if each["id"] == name)

    def shown(self, exercise: str = GAP, *, wide: bool = False) -> str:
        """What the room sees of a result; "" if nothing."""
        return self._or_nothing(revealed_result, exercise, wide)

    def own_side(self, exercise: str = GAP, *, wide: bool = False) -> str:
        """What her side sees of itself before the room does; "" if nothing."""
        return self._or_nothing(own_side_result, exercise, wide)

    def _or_nothing(self, rule: Any, exercise: str, wide: bool) -> str:
        try:
            return str(self.do(rule, exercise, wide=wide))
        except Refused as error:
            assert error.status == 404
            return ""

    def findings(self, exercise: str = GAP) -> list[str]:
        return self.do(revealed_findings, exercise)

    def export(self, what: str = "results", to: str = "csv") -> bytes:
        return self.do(export.exported, what, to)

    def rows(self, what: str = "results", exercise: str | None = None) -> list[dict[str, str]]:
        """The rows of an export, or those of one exercise."""
        rows = csv.DictReader(io.StringIO(self.export(what).decode("utf-8-sig")))
        return [row for row in rows if exercise in (None, row["exercise"])]


class Participant(Somebody):
    """A participant at her phone."""

    def __init__(self, rooms: Rooms, token: str) -> None:
        super().__init__(rooms, token, PARTICIPANT)

    @property
    def id(self) -> str:
        return self.context.person().id

    def me(self) -> Any:
        return who_is_here(self.context, None)

    def answers(self) -> Any:
        """Hers and those of her table, by exercise and place."""
        return own_answers(self.context)["answers"]

    def send(self, *answers: Mapping[str, Any]) -> list[Any]:
        """The receipts of `answers` (exercise, item, value) that have seen none before them, unless they say so."""
        seen = [{"based_on": None, **each} for each in answers]
        named = [{"id": f"{each['exercise']}-{each['item']}-{each['based_on']}", **each} for each in seen]
        return list(self.do(take, json.loads(json.dumps(named))))

    def answer(self, exercise: str, values: Mapping[str, Any]) -> None:
        """Answer places of an `exercise`, each knowing the answer that is there already. All are saved."""
        known = self.answers()
        seen = {place: known.get(f"{exercise}/{place}", {}).get("seq") for place in values}
        given = [{"exercise": exercise, "item": at, "value": values[at], "based_on": seen[at]} for at in values]
        receipts = self.send(*given)
        assert {each["status"] for each in receipts} == {"saved"}, receipts

    def result(self, exercise: str = GAP) -> Any:
        return self.do(results_for, exercise)

    def room_result(self, exercise: str = GAP) -> str:
        """What she sees of the room; "" if nothing."""
        return str(self.result(exercise)["room"] or "")

    def sit(self, table: Any) -> "Participant":
        self.do(sit_at, table)
        return self

    def history(self, exercise: str, place: str) -> Any:
        return history_of(self.context, exercise, place)

    def resume_words(self) -> str:
        """The four words that lead this participant back."""
        self.rooms.have_time()
        return self.rooms.services.arrivals.codes[self.id]

    def erase(self) -> str:
        """Erase herself; what is said of it."""
        context, services = self.context, self.rooms.services
        erased = self.rooms.run(erase_participant(services, context.person(), PARTICIPANT))
        return " ".join(in_words(erased, context.words))

    def ask_for_a_pause(self) -> None:
        self.do(ask_for_a_pause)

    def add_headings(self, exercise: str) -> None:
        self.do(add_headings, exercise)

    def take_headings_back(self, exercise: str) -> None:
        self.do(take_headings_back, exercise)

    def see_differently(self, agreement: Any) -> None:
        self.do(agreements.see_differently, str(agreement))

    def calendar(self, exercise: str) -> bytes:
        return calendar_of(self.context, exercise)[1]


@dataclass(frozen=True)
class RoomInProcess:
    """A room of a test: the `board` of whoever opened it, and the `path` of her link."""

    rooms: Rooms
    board: Facilitator
    path: str

    @property
    def room(self) -> Room:
        return self.board.context.room

    @property
    def code(self) -> str:
        return self.room.code

    @property
    def sides(self) -> list[int]:
        return [side["id"] for side in self.board.look()["sides"]]

    def act(self, act_: str, **details: Any) -> Any:
        return self.board.act(act_, **details)

    def participant(self, side: int | str) -> Participant:
        """Somebody who has just joined; `side` may be "observer"."""
        joining = Joining(None if side == "observer" else int(side), "en")
        _, token = self.rooms.run(join(self.rooms.services, self.room, joining))
        return Participant(self.rooms, token)

    def people(self, side: int, number: int) -> list[Participant]:
        """People of one side, each of whom has answered the gap completely."""
        came = [self.participant(side) for _ in range(number)]
        for at, person in enumerate(came):
            person.answer(GAP, answers(at))
        return came

    def change(self, **columns: Any) -> None:
        """Let the state of the room be another one."""
        room, store = self.room.id, self.rooms.services.store
        store.write(lambda connection: rooms.change_state(connection, room, **columns)).result()

    def let_pass(self, minutes: float) -> None:
        """Let the room's plan and timer be as they are `minutes` later."""
        state = self.board.context.state()
        then = dict(state.agenda)
        for key in ("started_at", "step_started_at", "paused_at"):
            then[key] = then[key] and then[key] - minutes * 60
        ends = state.timer_ends_at
        self.change(agenda=then, timer_ends_at=ends and ends - minutes * 60)

    def in_the_database(self, statement: str, **values: Any) -> list[Any]:
        """Do in the database what takes long in a room; `:room` in the `statement` is its number."""
        given, store = {"room": self.room.id, **values}, self.rooms.services.store

        def job(connection: Any) -> list[Any]:
            done = connection.execute(text(statement), given)
            return [tuple(row) for row in done] if done.returns_rows else []

        return store.write(job).result()


@dataclass(frozen=True)
class SharedInProcess(RoomInProcess):
    """A room with a facilitator for each side: `board`, or `aby`, opened it; `bex` was invited for the second."""

    bex: Facilitator
    bex_path: str

    @property
    def aby(self) -> Facilitator:
        return self.board

    def both(self, act_: str, **details: Any) -> Any:
        """`aby` proposes and `bex` confirms."""
        told = self.aby.act(act_, **details)
        assert told.get("proposed"), told
        return self.bex.confirm()


def shared(rooms: Rooms, *workshops: str) -> SharedInProcess:
    """A new shared room in which `workshops` are open."""
    room = rooms.room("Shared")
    aby, bex_side = room.sides
    room.act("share", side=aby)
    bex, path = rooms.accept(room.act("invite", side=bex_side)["link"])
    for workshop in workshops:
        room.act("open", workshop=workshop)
    assert bex.together()["shared"]
    return SharedInProcess(rooms, room.board, room.path, bex, path)


@contextmanager
def refused(status: int, said: str = "") -> Iterator[None]:
    """Whoever asks for this is refused, with this `status`, in words in which `said` stands."""
    with pytest.raises(Refused) as found:
        yield
    assert found.value.status == status, found.value
    words = WORDS[found.value.words].format(**found.value.filled)
    assert said in words


WORDS = load_pack().words()
