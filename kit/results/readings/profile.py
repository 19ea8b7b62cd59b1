"""A person's profile over the headings of a scale: her own, in words before numbers, and never beside anybody else's.

For a scale with points 1 to K, an answer a counts as a; for a statement with `reverse` it counts as K + 1 - a. The
result of a heading is the mean of what its answers count, from 1 to K. "Cannot say", "rather not say" and no answer
count nothing. A heading has a result only with at least three answers and with more than half of its statements
answered: 3 of 5, 4 of 7. The result of a competence is the mean of its headings, each of equal weight; it has one only
if all of them have. Nobody having answered is a profile without results.
"""

from dataclasses import dataclass
from statistics import fmean
from typing import Literal, get_args

from kit.exercises import DECLINED, Scale
from kit.exercises.json_types import JsonObject, Value

FEWEST_ANSWERS = 3

Band = Literal["low", "middle", "high"]


@dataclass(frozen=True)
class Heading:
    """One section, or one competence: the `answered` of its `statements`, and their `mean` (1 to K), if there is one.

    `band` is the third of the scale in which the mean lies; None without a mean.
    """

    id: str
    answered: int
    statements: int
    mean: float | None
    band: Band | None


@dataclass(frozen=True)
class Profile:
    """The headings and the competences, both in the order of the exercise."""

    headings: tuple[Heading, ...]
    competences: tuple[Heading, ...]

    def in_band(self, band: Band) -> tuple[str, ...]:
        """The ids of the headings in `band`, in the order of the exercise and not by size."""
        return tuple(heading.id for heading in self.headings if heading.band == band)


def profile(exercise: Scale, answers: JsonObject) -> Profile:
    """The profile of one person's `answers` (by item, as stored; None or missing is no answer)."""
    points = len(exercise.labels)
    headings = {}
    for section in exercise.sections:
        counts = [counted(answers.get(item.id), points, reverse=item.reverse) for item in section.items]
        given = [count for count in counts if count is not None]
        enough = len(given) >= FEWEST_ANSWERS and 2 * len(given) > len(counts)
        headings[section.id] = _heading(section.id, len(given), len(counts), fmean(given) if enough else None, points)
    competences = []
    for competence in exercise.competences:
        parts = [headings[name] for name in competence.sections]
        means = [part.mean for part in parts if part.mean is not None]
        mean = fmean(means) if len(means) == len(parts) else None
        answered, statements = sum(part.answered for part in parts), sum(part.statements for part in parts)
        competences.append(_heading(competence.id, answered, statements, mean, points))
    return Profile(tuple(headings.values()), tuple(competences))


def contribution(exercise: Scale, answers: JsonObject) -> dict[str, int] | None:
    """1 (low), 2 or 3 (high) for each heading of `exercise`, from one person's `answers` by item.

    None unless every heading has a result: who adds three of five headings would stand out by the missing ones.

    >>> from kit.exercises import load_pack
    >>> scale = load_pack().exercise("self-scoring")
    >>> contribution(scale, {item.id: 3 for item in scale.items})["empathy"]
    2
    """
    bands = {heading.id: heading.band for heading in profile(exercise, answers).headings}
    order = get_args(Band)
    found = {name: order.index(band) + 1 for name, band in bands.items() if band is not None}
    return found if len(found) == len(bands) else None


def counted(answer: Value, points: int, *, reverse: bool = False) -> int | None:
    """What an answer counts, 1 to `points`; None if it names no point.

    >>> counted(5, 5), counted(5, 5, reverse=True), counted("cannot-say", 5)
    (5, 1, None)
    """
    if answer is None or answer in DECLINED:
        return None
    return points + 1 - int(answer) if reverse else int(answer)


def band_of(mean: float, points: int) -> Band:
    """The third of the scale from 1 to `points` in which `mean` lies; on a border, the higher one.

    >>> [band_of(mean, 4) for mean in (1.0, 1.9, 2.0, 2.9, 3.0, 4.0)]
    ['low', 'low', 'middle', 'middle', 'high', 'high']
    """
    place = 3 * (mean - 1) / (points - 1)
    if place < 1:
        return "low"
    return "middle" if place < 2 else "high"


def _heading(name: str, answered: int, statements: int, mean: float | None, points: int) -> Heading:
    return Heading(name, answered, statements, mean, None if mean is None else band_of(mean, points))
