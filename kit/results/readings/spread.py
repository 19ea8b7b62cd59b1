"""How far a group's answers on an ordered scale lie apart.

A mean alone hides disagreement: 1, 1, 5, 5 and 3, 3, 3, 3 have the same one. The measure here is Leik's D:
Leik, R. K. (1966) A measure of ordinal consensus. Pacific Sociological Review 9(2), 85-90. doi:10.2307/1388242.
It takes the points as ordered and no more than that, and means the same for groups of different size.
"""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Literal

Reading = Literal["close", "mixed", "divided"]


def disagreement(counts: Sequence[int]) -> float | None:
    """Leik's D of answers counted by point, lowest point first.

    With K points and F(i) the share of people who gave point i or a lower one,
    `D = 2 * sum(min(F(i), 1 - F(i)) for i in 1 .. K-1) / (K - 1)`. This is the mean distance from the median, as a
    share of the largest there can be. Range: 0 (all gave the same point) to 1 (half at either end of the scale).
    Who did not give a point is not in `counts` and plays no part. Nobody at all: None.

    Raises `ValueError` for fewer than two points or a negative count.

    >>> disagreement([0, 0, 4, 0, 0])
    0.0
    >>> disagreement([2, 0, 0, 0, 2])
    1.0
    >>> disagreement([1, 1, 1, 1, 1])
    0.6
    """
    if len(counts) < 2 or min(counts) < 0:
        raise ValueError(f"at least two points with counts from 0 up are needed, not {list(counts)}")
    people = sum(counts)
    if not people:
        return None
    below = list(accumulate(counts))[:-1]
    return 2 * sum(min(each, people - each) for each in below) / (people * (len(counts) - 1))


def reading(value: float, points: int) -> Reading:
    """What a value of `disagreement` on a scale of so many `points` is called in words.

    The yardstick (the kit's own) is D of answers that fall evenly on all points: from there on the answers draw apart
    to the ends, "divided"; below half of it they are "close"; "mixed" lies between.

    >>> [reading(disagreement(each), 5) for each in ([2, 0, 0, 0, 2], [0, 0, 4, 0, 0], [0, 1, 1, 1, 1])]
    ['divided', 'close', 'mixed']
    """
    even = divided_from(points)
    if value >= even:
        return "divided"
    return "mixed" if value >= even / 2 else "close"


@cache
def divided_from(points: int) -> float:
    """Where "divided" begins on a scale of so many `points`: D of answers that fall evenly on all of them.

    >>> divided_from(5)
    0.6
    """
    return disagreement([1] * points) or 1.0


def mean(counts: Sequence[int]) -> float | None:
    """Mean point of answers counted by point, lowest point (1) first; None for nobody. Range: 1 to K.

    >>> mean([2, 0, 0, 0, 2])
    3.0
    """
    people = sum(counts)
    return sum(point * each for point, each in enumerate(counts, 1)) / people if people else None
