"""Positions on an axis of a plane, 0 to 10: thirds, which any group shown may see, and quartiles for larger groups."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from statistics import quantiles

from kit.exercises.kinds.plane import HIGHEST

BANDS = ("band-low", "band-middle", "band-high")


def band(position: float) -> str:
    """The third of the axis that holds `position`: of the 21 positions, 7 are in each.

    >>> [band(each) for each in (0, 3, 3.5, 6.5, 7, 10)]
    ['band-low', 'band-low', 'band-middle', 'band-middle', 'band-high', 'band-high']
    """
    return BANDS[min(2, int(position * 3 / HIGHEST))]


def quartiles(positions: Sequence[float]) -> tuple[float, ...]:
    """Lower quartile, median and upper quartile of at least two positions; () for fewer.

    The middle half of the people lies between the first and the last. Method: linear between the ranked positions
    (type 7 of Hyndman, R. J. and Fan, Y. (1996) Sample quantiles in statistical packages. The American Statistician
    50(4), 361-365), as in pandas. Range: 0 to 10.

    >>> quartiles([1, 2, 3, 4, 5])
    (2.0, 3.0, 4.0)
    >>> quartiles([7])
    ()
    """
    return tuple(quantiles(positions, n=4, method="inclusive")) if len(positions) > 1 else ()


def middle_band(counts: Mapping[str, int]) -> str:
    """The band with the median person, from people counted by band; where it lies between two bands, the middle one.

    >>> middle_band({"band-low": 3, "band-middle": 0, "band-high": 2})
    'band-low'
    >>> middle_band({"band-low": 2, "band-middle": 0, "band-high": 2})
    'band-middle'
    """
    up_to = list(accumulate(counts[each] for each in BANDS))
    people = up_to[-1]
    first = next(place for place, each in enumerate(up_to) if 2 * each >= people)
    last = next(place for place, each in enumerate(up_to) if 2 * each > people)
    return BANDS[first] if first == last else BANDS[1]
