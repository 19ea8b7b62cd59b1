"""How what the gate lets out is counted, whatever its kind: answers, points of a scale, places in a ranking."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from kit.exercises import PairedScale, Scale
from kit.results.gate import Pool
from kit.results.group import Group
from kit.results.questions import RANKED, Question
from kit.results.readings.positions import BANDS
from kit.results.readings.spread import disagreement, mean
from kit.results.small_sides import mean_of_bands, point_band, points_by_band


def points(labels: Iterable[str]) -> tuple[str, ...]:
    """The keys of the points of a scale with these `labels`."""
    return tuple(str(point) for point, _ in enumerate(labels, 1))


def band_of_point(question: Question) -> Callable[[str], str]:
    """The band of a point of a scale that offers what the `question` does."""
    return lambda answer: point_band(int(answer), len(question.offered))


def low_third(exercise: Scale | PairedScale, question: Question) -> str:
    """The unfavourable third of a scale: the lowest or, of a statement that is reversed, the highest."""
    reversed_ones = {item.id for item in exercise.items if item.reverse}
    return BANDS[-1] if question.item in reversed_ones else BANDS[0]


def counted(question: Question, replies: Iterable[Sequence[str]]) -> dict[str, int]:
    """How many gave each answer that is offered."""
    given = Counter(answer for each in replies for answer in each)
    return {answer: given[answer] for answer in question.offered}


def of_options(question: Question, pool: Pool) -> Group:
    """A group that chose among options."""
    return Group(pool.side, len(pool.replies), counted(question, pool.replies), pool.declined)


def of_scale(question: Question, pool: Pool) -> Group:
    """A group that gave points on a scale: by band, if it is small."""
    people, counts = len(pool.replies), counted(question, pool.replies)
    if pool.fine:
        by_point = list(counts.values())
        return Group(pool.side, people, counts, pool.declined, mean(by_point), disagreement(by_point), len(counts))
    last = len(counts)
    in_bands = {each: sum(counts[str(point)] for point in of_band) for each, of_band in points_by_band(last).items()}
    spread = disagreement(list(in_bands.values()))
    return Group(pool.side, people, in_bands, pool.declined, mean_of_bands(in_bands, last), spread, last)


def of_picks(question: Question, pool: Pool, places: int) -> Group:
    """A group that picked, or put the first `places` in order."""
    if question.part != RANKED:
        return of_options(question, pool)
    first = counted(question, (given[:1] for given in pool.replies))
    return Group(pool.side, len(pool.replies), first, pool.declined, points=_borda(question, pool, places))


def _borda(question: Question, pool: Pool, places: int) -> Mapping[str, int]:
    """Points of a ranking: with r places to give, the first earns r points, the next r - 1, and so on (Borda)."""
    earned: Counter[str] = Counter()
    for ranked in pool.replies:
        for place, answer in enumerate(ranked):
            earned[answer] += places - place
    return {answer: earned[answer] for answer in question.offered}
