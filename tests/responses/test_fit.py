"""Exercises that change between two sessions: what was stored before is never read as what it was not."""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from small_pack import SmallPack, write_small_pack

from kit.exercises import Exercise, Pack, load_pack
from kit.exercises.meaning import Meanings
from kit.reports import export_room
from kit.responses import Answer, Room, Store
from kit.responses.answering import answers, recording
from kit.responses.answering.asked import asked_as, exercise_of
from kit.responses.answering.fit import SetAside, fit_rooms
from kit.responses.people import participants
from kit.responses.room import rooms, snapshots
from kit.results import summarise, to_json

NOW = 1_800_000_000.0
GIVEN = {
    ("who", "work"): ["office"],
    ("ready", "boat"): "yes",
    ("ready", "boat.owner"): "Ada",
    ("ready", "before.note"): "a sail",
    ("trust", "open"): 3,
    ("both", "money"): {"us": 1, "them": 2},
    ("wishes", "wish"): {"picked": ["peace", "stars"], "ranked": ["stars"]},
    ("words", "first"): {"text": "a bridge", "shared": False},
}


@dataclass
class Session:
    """A room whose exercises are in a folder that may be changed; eight people have answered everything."""

    store: Store
    files: SmallPack
    room: Room
    people: list[str]

    def pack(self) -> Pack:
        return load_pack(self.files.folder)

    def start(self) -> SetAside | None:
        """Start the server anew: what is set aside of the room."""
        pack = self.pack()
        found = self.store.write(lambda connection: fit_rooms(connection, pack)).result()
        return found[0] if found else None

    def answer(self, exercise: str, place: str, value: Any, person: int = 0) -> str:
        """What became of it."""
        pack = self.pack()
        value = pack.exercise(exercise).accept(place, value)
        given = [Answer(uuid.uuid4().hex, exercise, place, value, None)]
        key = Meanings(pack).key

        def job(connection: Any) -> str:
            by = (pack.manifest.id, pack.manifest.version)
            kept = recording.record(connection, self.room.id, self.people[person], *by, given, NOW, meaning=key)
            return kept[0].status

        return self.store.write(job).result()

    def current(self, exercise: str) -> list[Any]:
        """The values that results of this exercise are made of."""
        with self.store.read() as connection:
            return [each.value for each in answers.room_answers(connection, self.room.id, exercise)]

    def counted(self, exercise: str) -> int:
        """How many people the board counts."""
        with self.store.read() as connection:
            return sum(each.exercise == exercise for each in answers.progress(connection, self.room.id))

    def reveal(self, exercise: str) -> None:
        pack = self.pack()
        found = pack.exercise(exercise)

        def job(connection: Any) -> None:
            given = answers.room_answers(connection, self.room.id, exercise)
            results = to_json(summarise(found, given, rooms.sides(connection, self.room.id)))
            by_side: dict[str, list[str]] = {}
            for person in participants.participants(connection, self.room.id):
                by_side.setdefault(str(person.side), []).append(person.id)
            sides = {"sides": {side: " ".join(sorted(names)) for side, names in by_side.items()}, "left-out": []}
            last = max(each.seq for each in given)
            asked = asked_as(found, pack.manifest)
            snapshots.save_snapshot(connection, self.room.id, exercise, results | sides, last, NOW, asked=asked)
            rooms.change_state(connection, self.room.id, revealed=[exercise])

        self.store.write(job).result()

    def revealed(self) -> tuple[str, ...]:
        with self.store.read() as connection:
            return rooms.state(connection, self.room.id).revealed

    def exported(self, what: Any) -> list[dict[str, Any]]:
        with self.store.read() as connection:
            rows: list[dict[str, Any]] = json.loads(export_room(connection, self.room, self.pack(), what, "json"))[
                "rows"
            ]
        return rows


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    files = write_small_pack(tmp_path / "pack")
    with Store(tmp_path / "data") as store:

        def job(connection: Any) -> tuple[Room, list[str]]:
            room = rooms.create_room(connection, "Bridges", ["North", "South"], NOW, ("bridges", "1.0"))
            rooms.change_state(connection, room.id, open=["arrive", "leave"])
            sides = rooms.sides(connection, room.id)
            joined = [
                participants.join(connection, room.id, side.id, "en", f"{side.id}{n}".encode(), now=NOW).id
                for side in sides
                for n in range(4)
            ]
            return room, joined

        room, people = store.write(job).result()
        made = Session(store, files, room, people)
        made.start()
        for number in range(len(people)):
            for (exercise, place), value in GIVEN.items():
                made.answer(exercise, place, value, number)
        yield made


def in_both(files: SmallPack, workshop: str, old: str, new: str) -> None:
    for language in ("en", "fr"):
        files.change(f"{language}/{workshop}.yaml", old, new)


CHANGES: list[tuple[str, str, str, str, str]] = [
    ("arrive", "text: Which work?", "text: Which colour?", "who", "words"),
    ("arrive", "{id: office, text: In an office}", "{id: office, text: Red}", "who", "words"),
    ("arrive", "{id: office, text: In an office}", "{id: room, text: In an office}", "who", "answers"),
    ("arrive", "many: true", "many: false", "who", "form"),
    ("arrive", "text: You have a boat.", "text: You have a car.", "ready", "words"),
    ("arrive", "  - id: ready\n", "  - id: steady\n", "ready", "gone"),
    ("leave", "labels: [Never, Sometimes, Always]", "labels: [Never, Always]", "trust", "answers"),
    ("leave", "labels: [Never, Sometimes, Always]", "labels: [Always, Sometimes, Never]", "trust", "words"),
    ("leave", "them: For them, as we see it", "them: For the town hall", "both", "words"),
    ("leave", "{id: stars, text: Stars}", "{id: moon, text: Moon}", "wishes", "answers"),
    ("leave", "text: What comes first?", "text: What comes never?", "words", "words"),
    ("leave", "kind: open", "kind: open\n    private: true", "words", "form"),
]


@pytest.mark.parametrize(("workshop", "old", "new", "exercise", "why"), CHANGES)
def test_answers_to_another_question_are_set_aside_and_come_back(
    session: Session, workshop: str, old: str, new: str, exercise: str, why: str
) -> None:
    before = {name: session.current(name) for name, _ in GIVEN}
    in_both(session.files, workshop, old, new)
    aside = session.start()
    assert aside is not None
    assert dict(aside.why) == {exercise: why}
    left = session.current(exercise)
    assert len(left) < len(before[exercise])
    assert session.counted(exercise) == (len(session.people) if left else 0), "the board counts what results count"
    assert all(session.current(name) == values for name, values in before.items() if name != exercise)
    in_both(session.files, workshop, new, old)
    assert session.start() is None
    assert {name: session.current(name) for name, _ in GIVEN} == before, "nothing was lost"


def test_another_kind_under_the_same_id_is_set_aside(session: Session) -> None:
    in_both(session.files, "leave", "kind: scale", "kind: open")
    in_both(session.files, "leave", "    labels: [Never, Sometimes, Always]\n", "")
    in_both(session.files, "leave", ", reverse: true", "")
    aside = session.start()
    assert aside is not None
    assert dict(aside.why) == {"trust": "form"}
    assert session.current("trust") == []


@pytest.mark.parametrize(
    ("workshop", "old", "new"),
    [
        ("arrive", "text: Which work?", "text: '**Which** work'"),
        ("arrive", "{id: outside,", "{id: sea, text: At sea}\n          - {id: outside,"),
        ("arrive", "title: Ready", "title: Ready or not"),
        ("arrive", "instructions: Choose one.", "instructions: Choose well."),
        ("leave", "{id: late, text: We are late., reverse: true}", "{id: late, text: We never come.}"),
    ],
)
def test_what_leaves_an_answer_what_it_was_changes_nothing(session: Session, workshop: str, old: str, new: str) -> None:
    in_both(session.files, workshop, old, new)
    assert session.start() is None


def test_words_that_the_author_only_corrected_keep_their_answers(session: Session) -> None:
    in_both(session.files, "arrive", "text: Which work?", "text: What is your work?")
    assert session.start() is not None
    session.files.change("pack.yaml", 'version: "1.0"', 'version: "1.0.1"')
    assert session.start() is None
    in_both(session.files, "arrive", "{id: office, text: In an office}", "{id: desk, text: In an office}")
    assert session.start() is not None, "an option that is gone is no correction"


def test_another_pack_with_the_same_ids_shows_nothing_of_the_first(session: Session) -> None:
    session.files.change("pack.yaml", "id: bridges", "id: colours")
    assert session.start() is None, "the same questions, copied into a pack of one's own"
    in_both(session.files, "arrive", "{id: office, text: In an office}", "{id: office, text: Red}")
    session.files.change("pack.yaml", 'version: "1.0"', 'version: "1.0.1"')
    aside = session.start()
    assert aside is not None
    assert aside.room.pack == "bridges"
    assert dict(aside.why) == {"who": "words"}, "a correction is one of the same pack"


def test_what_is_answered_after_a_change_counts_and_history_stays(session: Session) -> None:
    in_both(session.files, "arrive", "text: Which work?", "text: Which colour?")
    session.start()
    assert session.answer("who", "work", ["outside"]) == "saved"
    assert session.current("who") == [["outside"]]
    with session.store.read() as connection:
        past = answers.history(connection, session.room.id, session.people[0], "who", "work")
    assert [each.value for each in past] == [["office"], ["outside"]]
    in_both(session.files, "arrive", "text: Which colour?", "text: Which work?")
    session.start()
    assert session.current("who") == [["office"]] * len(session.people)


def test_a_result_of_another_question_is_hidden_and_still_exported(session: Session) -> None:
    session.reveal("who")
    assert {row["answer_text"] for row in session.exported("results") if row["count"]} == {"In an office"}
    in_both(session.files, "arrive", "{id: office, text: In an office}", "{id: office, text: Red}")
    aside = session.start()
    assert aside is not None
    assert aside.results == ("who",)
    assert session.revealed() == ()
    for what in ("results", "answers"):
        rows = [row for row in session.exported(what) if row["exercise"] == "who" and row["answer"] == "office"]
        assert {row["answer_text"] for row in rows} == {"In an office"}
        assert {row["workshop"] for row in rows} == {"older-version"}
    in_both(session.files, "arrive", "{id: office, text: Red}", "{id: office, text: In an office}")
    session.start()
    assert session.revealed() == ("who",)


def test_words_of_people_do_not_leave_once_they_cannot_be_taken_back(session: Session) -> None:
    session.answer("words", "last", {"text": "a long walk", "shared": True})
    session.reveal("words")
    in_both(session.files, "leave", "text: What comes last?, core", "text: What comes least?, core")
    session.start()
    assert session.exported("results") == []


def test_a_room_of_another_pack_closes_what_is_not_there_and_opens_it_again(session: Session) -> None:
    """The way of the README: first the kit's exercises, then a pack of one's own on the same data."""
    ours = session.pack()
    kits = load_pack()
    (aside,) = session.store.write(lambda connection: fit_rooms(connection, kits)).result()
    assert aside.workshops == ("arrive", "leave")
    assert set(aside.why.values()) == {"gone"}
    with session.store.read() as connection:
        assert rooms.state(connection, session.room.id).open == ()
    session.store.write(lambda connection: fit_rooms(connection, ours)).result()
    with session.store.read() as connection:
        state = rooms.state(connection, session.room.id)
    assert (state.open, dict(state.set_aside)) == (("arrive", "leave"), {})


def test_answers_of_an_older_kit_are_taken_to_fit_the_same_pack(session: Session) -> None:
    session.store.write(lambda c: c.exec_driver_sql("UPDATE response SET meaning = ''")).result()
    session.files.change("pack.yaml", "id: bridges", "id: others")
    aside = session.start()
    assert aside is not None, "nobody knows what they were about"
    session.files.change("pack.yaml", "id: others", "id: bridges")
    assert session.start() is None
    in_both(session.files, "arrive", "text: Which work?", "text: Which colour?")
    assert session.start() is not None, "from now on it is known"


def test_an_exercise_is_the_same_after_it_was_kept() -> None:
    pack = load_pack()
    every: list[Exercise] = [
        exercise
        for name in pack.manifest.workshops
        for exercise in (*pack.workshop(name).exercises, *pack.workshop(name).contributed)
    ]
    for exercise in every:
        again = exercise_of(asked_as(exercise, pack.manifest))
        if exercise.kind != "guess":  # which takes its options from elsewhere, and has no result
            assert again == exercise
