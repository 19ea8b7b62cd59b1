"""An auditor from outside: what can be known of single people from everything that a room has published.

She knows the rules of the kit and nothing of its code: on which side everybody was at each moment, who came, left or
changed an answer in between, the published numbers, and, if she is not alone, the answers of those who tell her theirs.
Of all rooms that fit she asks an integer program (`scipy.optimize.milp`) for the one in which the fewest people of a
kind gave one answer. If even there all of them did, she has found them out. As in Hundepool et al. (2012), chapter 4:
an audit of suppressed tables by the feasibility interval of each cell.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from audited_room import CANNOT_SAY, LARGE, NOTHING, REFUSED, AuditedRoom
from scipy.optimize import Bounds, LinearConstraint, milp

Way = tuple[tuple[int, int] | None, ...]
"""At each moment the side of a person and how often she has changed her answer; None: she is not in the room."""


@dataclass(frozen=True)
class Coalition:
    """People who put together what they said. `apart` is the side whose other people are not looked at."""

    name: str
    people: frozenset[str] = frozenset()
    apart: int | None = None
    low_only: bool = False


@dataclass(frozen=True)
class Target:
    """People who cannot be told apart, and a run of moments in which they kept one answer."""

    way: Way
    change: int

    def moments(self) -> Iterator[tuple[int, int]]:
        """Each moment of the run, and the side then."""
        return ((at, place[0]) for at, place in enumerate(self.way) if place and place[1] == self.change)


class Auditor:
    """All that is public about `room`."""

    def __init__(self, room: AuditedRoom) -> None:
        self.room, self.cells = room, room.cells
        self.low = {"scale": "band-low", "three-points": "band-low", "paired": "band-low", "reversed": "band-high"}
        self.ways: dict[str, Way] = {}
        for name in {name for people in room.moments for name in people}:
            self.ways[name] = tuple(self._walk(name))
        self.shown = {(fact.moment, fact.side) for fact in room.facts if fact.side is not None}

    def _walk(self, name: str) -> Iterator[tuple[int, int] | None]:
        changes, last = 0, None
        for people in self.room.moments:
            if name not in people:
                yield None
                continue
            side, value = people[name]
            if last is not None and last != (value,):
                changes += 1
            last = (value,)
            yield side, changes

    def said(self, name: str, target: Target) -> str:
        """What a person said in a run of moments: a cell."""
        at = next(moment for moment, _ in target.moments())
        value = self.room.moments[at][name][1]
        return NOTHING if value is None else str(value)

    def findings(self) -> list[str]:
        """Everybody who is found out by somebody, as sentences; none if the room keeps what it promises."""
        if not self.room.facts:
            return []
        return [found for each in self.coalitions() for found in self._found_by(each)]

    def coalitions(self) -> Iterator[Coalition]:
        """Nobody; each side; each side without one person; each person, who looks for low answers alone."""
        yield Coalition("an outsider")
        last = {name: next(place[0] for place in reversed(way) if place) for name, way in self.ways.items()}
        kinds: dict[tuple[object, ...], str] = {}
        for name, way in self.ways.items():
            said = tuple(str(people[name][1]) for people in self.room.moments if name in people)
            kinds.setdefault((way, said), name)
        for side in set(last.values()):
            members = frozenset(name for name, of in last.items() if of == side)
            yield Coalition(f"side {side}", members)
            for name in kinds.values():
                if last[name] == side:
                    yield Coalition(f"side {side} but {name}", members - {name}, apart=side)
        for name in kinds.values():
            yield Coalition(f"{name} alone", frozenset([name]), low_only=True)

    def sets(self, coalition: Coalition) -> Iterator[tuple[str, frozenset[str], int]]:
        """What may be found out of people: its name, its cells, and of how many people together it is no secret."""
        bands, low = self.room.bands, self.low.get(self.room.kind)
        for band, points in bands.items():
            if band == low or not coalition.low_only:
                yield band, frozenset(points), LARGE if band == low else self.room.minimum
        if coalition.low_only:
            return
        for cell in self.cells:
            held = next((points for points in bands.values() if cell in points), None)
            if cell == REFUSED or (held and len(held) > 1):
                yield cell, frozenset([cell]), LARGE
            elif cell == CANNOT_SAY or (cell != NOTHING and not held):
                yield cell, frozenset([cell]), self.room.minimum

    def _found_by(self, coalition: Coalition) -> Iterator[str]:
        classes: defaultdict[Way, list[str]] = defaultdict(list)
        for name, way in self.ways.items():
            if name not in coalition.people:
                classes[way].append(name)
        program = Program(self, classes, coalition.people)
        for what, cells, enough in self.sets(coalition):
            known = {target for target in program.targets if self._determined(program, classes, target, cells)}
            for target in known:
                together = self._together(target, known, classes, coalition, cells)
                own = coalition.apart is not None and any(
                    side == coalition.apart and (at, side) in self.shown for at, side in target.moments()
                )
                if together < enough and not own:
                    yield f"{coalition.name} finds {what} of {sorted(classes[target.way])} ({together} together)"

    def _determined(
        self, program: "Program", classes: Mapping[Way, list[str]], target: Target, cells: Collection[str]
    ) -> bool:
        people = classes[target.way]
        if not all(self.said(name, target) in cells for name in people):
            return False  # the room itself is one that fits
        return program.fewest(target, cells) > len(people) - 0.5

    def _together(
        self,
        target: Target,
        known: Collection[Target],
        classes: Mapping[Way, list[str]],
        coalition: Coalition,
        cells: Collection[str],
    ) -> int:
        """With how many others she is known to have said it: of her side if it is shown, else of all that are not."""
        most = 0
        for at, side in target.moments():
            alike = Counter[int]()
            for each in known:
                alike.update({of: len(classes[each.way]) for moment, of in each.moments() if moment == at})
            for name in coalition.people & self.room.moments[at].keys():
                of, value = self.room.moments[at][name]
                alike[of] += str(value) in cells
            hidden = [of for of in alike if (at, of) not in self.shown]
            most = max(most, alike[side] if side not in hidden else sum(alike[of] for of in hidden))
        return most


class Program:
    """The published numbers as equations over how many of each kind of people gave each answer."""

    def __init__(self, auditor: Auditor, classes: Mapping[Way, list[str]], known: Collection[str]) -> None:
        self.cells, self.classes = auditor.cells, classes
        self.targets = [
            Target(way, change) for way in classes for change in sorted({place[1] for place in way if place})
        ]
        self.first = {target: number * len(self.cells) for number, target in enumerate(self.targets)}
        width, rows, totals = len(self.targets) * len(self.cells), [], []
        for target in self.targets:
            rows.append(self._row(width, {target}, self.cells))
            totals.append(len(classes[target.way]))
        for fact in auditor.room.facts:
            people = auditor.room.moments[fact.moment]
            of_it = {
                target
                for target in self.targets
                for at, side in target.moments()
                if at == fact.moment and fact.side in (side, None)
            }
            told = [people[name] for name in known if name in people and fact.side in (people[name][0], None)]
            said = sum((NOTHING if value is None else str(value)) in fact.cells for _, value in told)
            rows.append(self._row(width, of_it, fact.cells))
            totals.append(fact.count - said)
        self.width = width
        self.equations = LinearConstraint(np.array(rows), totals, totals) if rows else None

    def _row(self, width: int, targets: Collection[Target], cells: Collection[str]) -> np.ndarray:
        row = np.zeros(width)
        for target in targets:
            for cell in cells:
                row[self.first[target] + self.cells[cell]] = 1
        return row

    def fewest(self, target: Target, cells: Collection[str]) -> float:
        """The smallest number of people of `target` who may have said one of `cells`."""
        answer = milp(
            self._row(self.width, [target], cells),
            constraints=self.equations,
            integrality=np.ones(self.width),
            bounds=Bounds(0, np.inf),
        )
        assert answer.success, "the room itself fits, so that an answer exists"
        return float(answer.fun)
