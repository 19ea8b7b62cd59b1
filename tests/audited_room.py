"""A room of one question whose results, and files of single answers, all come from the kit; and what each of them says.

Whoever reads everything that has left the room has a list of `Fact`s: at one moment, so many people of a group gave one
of these answers. Files are made as a facilitator gets them, and read as anybody reads them.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from exported_files import read
from small_pack import DEBRIEF, MANIFEST, SmallPack
from worked_room import answered

from kit.exercises import Exercise, Pack, PairedScale, Scale, load_pack
from kit.exercises.kinds.checklist import STATES
from kit.reports import export
from kit.responses import Answered, Side, Snapshot
from kit.responses.answering.counted import authors_by_side
from kit.responses.room.snapshots import left_out
from kit.results import gone_too_few, may_summarise_again, summarise, to_json
from kit.results.readings.positions import BANDS
from kit.results.small_sides import mean_of_bands, points_by_band

CANNOT_SAY, REFUSED, NOTHING = "cannot-say", "rather-not-say", "no-answer"
LARGE = 8
SIDES = tuple(Side(number, number, name) for number, name in enumerate(("Aby", "Bex", "Cay", "Dor"), 1))

People = Mapping[str, tuple[int, Any]]
"""By name, the side of each person, and what she says of the one item (None: she answers another one alone)."""


def _exercise(name: str, kind: str, items: str, more: str = "") -> str:
    about = "purpose: You try.\n    instructions: Choose.\n    minutes: 3\n    from: kit"
    return f"""\
  - id: {name}
    kind: {kind}
    title: {name}
    {about}
    where-this-comes-from: Our own.
{more}{DEBRIEF}    {items}
"""


LABELS = "    labels: [never, seldom, at times, often, always]\n"
TWO = "items:\n      - {{id: asked, text: One{0}}}\n      - {{id: other, text: Two{0}}}\n"
TICKED = "      - {{id: {0}, text: You have it., next-step: Get it.}}\n"
WORKSHOP = (
    "workshop: arrive\ntitle: Audit\nshort-title: Audit\nminutes: 60\npurpose: You meet.\n"
    "outcomes: [You know., You see.]\nintroduction: Welcome.\nclosing: See you.\nexercises:\n"
    + _exercise("scale", "scale", TWO.format(""), LABELS)
    + _exercise("reversed", "scale", TWO.format(", reverse: true"), LABELS)
    + _exercise("three-points", "scale", TWO.format(""), "    labels: [never, at times, always]\n")
    + _exercise("paired", "paired-scale", TWO.format(""), LABELS + "    us: For us\n    them: For them\n")
    + _exercise("choice", "choice", TWO.format(", options: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]"))
    + _exercise("checklist", "checklist", f"items:\n{TICKED.format('asked')}{TICKED.format('other')}")
)
KINDS = ("scale", "reversed", "three-points", "paired", "choice", "checklist")


@cache
def pack() -> Pack:
    with tempfile.TemporaryDirectory() as folder:
        small = SmallPack(Path(folder))
        small.write("pack.yaml", MANIFEST.replace("[en, fr]", "[en]").replace("[arrive, leave]", "[arrive]"))
        small.write("en/arrive.yaml", WORKSHOP)
        small.write("en/interface.yaml", "saved: Saved\n")
        return load_pack(small.folder).with_words_of(load_pack())


def answers_offered(kind: str) -> tuple[Any, ...]:
    """What a person can say of the item, as it is stored."""
    declining = (CANNOT_SAY, REFUSED, None)
    match kind:
        case "choice":
            return ("a", "b", "c", REFUSED, None)
        case "checklist":
            return (*STATES, None)
        case "three-points":
            return (1, 2, 3, *declining)
    return (1, 2, 3, 4, 5, *declining)


@dataclass(frozen=True)
class Fact:
    """What everybody was told: at a moment, `count` people of `side` (None: the room) gave an answer among `cells`."""

    moment: int
    side: int | None
    cells: frozenset[str]
    count: int


@dataclass
class AuditedRoom:
    """The people now, those of each moment at which something was published, and all that was."""

    kind: str
    people: dict[str, tuple[int, Any]]
    minimum: int = 4
    moments: list[People] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    _taken: list[tuple[dict[str, Any], list[Answered]]] = field(default_factory=list)

    @property
    def exercise(self) -> Exercise:
        return pack().exercise(self.kind)

    @property
    def cells(self) -> dict[str, int]:
        """The answers that can be given, and the reasons for none, by name, in one order."""
        offered = [str(each) for each in answers_offered(self.kind) if each not in (CANNOT_SAY, REFUSED, None)]
        return {name: place for place, name in enumerate((*offered, CANNOT_SAY, REFUSED, NOTHING))}

    @property
    def bands(self) -> dict[str, list[str]]:
        """The points in each third of a scale; none for other kinds."""
        if not isinstance(self.exercise, Scale | PairedScale):
            return {}
        held = points_by_band(len(self.exercise.labels))
        return {band: [str(point) for point in points] for band, points in held.items()}

    def reveal(self) -> bool:
        """As the server does it: whether the room sees a result now. It goes out as a file, and single answers too."""
        given = self._stored()
        refused = any(gone_too_few(results) for results, _ in self._taken)
        if refused or not all(
            may_summarise_again(self.exercise, earlier, given, SIDES, self.minimum) for _, earlier in self._taken
        ):
            return False
        results = to_json(summarise(self.exercise, given, SIDES, self.minimum))
        self._taken.append(({**results, "sides": authors_by_side(given)}, given))
        self._publish(("results", "answers"))
        return True

    def erase(self, names: Iterable[str]) -> None:
        """Erase people; what is left of a result stays, and the file of single answers is taken once more."""
        for name in names:
            del self.people[name]
            kept = [(left_out(results, name), given) for results, given in self._taken]
            self._taken = [(left, [one for one in given if one.author != name]) for left, given in kept if left]
        if self._taken:
            self._publish(("answers",))

    def _stored(self) -> list[Answered]:
        found: list[Answered] = []
        for side in SIDES:
            said: dict[str, dict[str, Any]] = {}
            for name, (of, value) in self.people.items():
                if of == side.id:
                    said[name] = {"other": self._value(answers_offered(self.kind)[0])}
                    said[name] |= {} if value is None else {"asked": self._value(value)}
            found += answered(self.kind, side, said)
        return found

    def _value(self, value: Any) -> Any:
        return {"us": value, "them": value} if self.kind == "paired" else value

    def _publish(self, files: Iterable[Any]) -> None:
        results, given = self._taken[-1]
        here = {one.author for one in given}
        then = self.moments[-1] if "results" not in files else self.people
        self.moments.append({name: each for name, each in then.items() if name in here})
        last = max((each.seq for each in given), default=0)
        taken = [Snapshot(1, 1, self.kind, results, last, 0.0)]
        for what in files:
            about = {"pack": pack(), "sides": SIDES, "revealed": [self.kind], "minimum": self.minimum}
            rows = read(export(what, "csv", snapshots=taken, answers=given, **about), "csv")
            rows = [row for row in rows if row["item"] == "asked" and row["part"] in ("", "us")]
            self.facts += self._told(rows) if what == "results" else self._put_together(rows)

    def _told(self, rows: list[dict[str, str]]) -> Iterator[Fact]:
        for side in (*SIDES, None):
            of_it = [row for row in rows if row["side"] == (side.name if side else "") and not row["withheld"]]
            if not of_it:
                continue
            counts = {row["answer"]: int(row["count"]) for row in of_it if row["answer"]}
            self._mean_tells_no_more(of_it[0], counts)
            nothing = (
                {NOTHING} if REFUSED in counts or (side and int(of_it[0]["people"]) >= LARGE) else {NOTHING, REFUSED}
            )
            for answer in (*self.bands, *self.cells):
                if answer in counts or (
                    answer in (CANNOT_SAY, NOTHING) or (answer == REFUSED and nothing == {NOTHING})
                ):
                    cells = nothing if answer == NOTHING else self.bands.get(answer, {answer})
                    yield self._fact(side, cells, counts.get(answer, 0))

    def _put_together(self, rows: list[dict[str, str]]) -> Iterator[Fact]:
        for side in SIDES:
            counts = Counter(row["answer"] for row in rows if row["side"] == side.name)
            for answer, count in counts.items():
                yield self._fact(side, self.bands.get(answer, {answer}), count)

    def _fact(self, side: Side | None, cells: Iterable[str], count: int) -> Fact:
        return Fact(len(self.moments) - 1, side.id if side else None, frozenset(cells), count)

    def _mean_tells_no_more(self, row: dict[str, str], counts: Mapping[str, int]) -> None:
        if row["mean"] and BANDS[0] in counts:
            bands = {band: counts[band] for band in self.bands}
            assert float(row["mean"]) == mean_of_bands(bands, len(self.cells) - 3)
