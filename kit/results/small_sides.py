"""Points of a scale in bands: all that is told of a group below 8 people, so that no point leads to a person.

A mean and a spread of such a group are made of its bands alone. They are told for comparing, and tell nothing that
the bands do not tell.
"""

from collections.abc import Mapping

from kit.results.readings.positions import BANDS


def point_band(point: int, points: int) -> str:
    """The third of a scale of so many `points` that holds the middle of `point` (1 to `points`).

    A scale of three points or two is as coarse as its bands.

    >>> [point_band(point, 5) for point in (1, 2, 3, 4, 5)]
    ['band-low', 'band-low', 'band-middle', 'band-high', 'band-high']
    >>> [point_band(point, 4) for point in (1, 2, 3, 4)]
    ['band-low', 'band-middle', 'band-middle', 'band-high']
    """
    return BANDS[3 * (2 * point - 1) // (2 * points)]


def points_by_band(points: int) -> dict[str, list[int]]:
    """The points of each band that holds any, lowest band first.

    >>> points_by_band(5)
    {'band-low': [1, 2], 'band-middle': [3], 'band-high': [4, 5]}
    """
    found: dict[str, list[int]] = {}
    for point in range(1, points + 1):
        found.setdefault(point_band(point, points), []).append(point)
    return found


def mean_of_bands(counts: Mapping[str, int], points: int) -> float:
    """About where people counted by band lie: the mean of the middles of their bands, to half a point. Range: 1 to K.

    >>> mean_of_bands({"band-low": 3, "band-middle": 1, "band-high": 0}, 5)
    2.0
    """
    middles = {band: sum(held) / len(held) for band, held in points_by_band(points).items()}
    return round(2 * sum(middles[band] * count for band, count in counts.items()) / sum(counts.values())) / 2
