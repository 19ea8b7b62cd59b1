from itertools import product
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.results.readings.spread import disagreement, mean, reading

counted = st.lists(st.integers(0, 30), min_size=2, max_size=11).filter(any)


def test_one_one_five_five_is_not_three_three_three_three() -> None:
    apart, alike = [2, 0, 0, 0, 2], [0, 0, 4, 0, 0]
    assert mean(apart) == mean(alike) == 3
    assert disagreement(apart) == 1
    assert disagreement(alike) == 0
    assert reading(1, 5) == "divided"
    assert reading(0, 5) == "close"


def test_a_case_worked_by_hand() -> None:
    # 1, 2, 2, 5: shares up to points 1 to 4 are .25 .75 .75 .75; nearer ends .25 each; 2 * 1 / 4 = 0.5
    assert disagreement([1, 2, 0, 0, 1]) == 0.5


@given(counted)
def test_it_is_the_mean_distance_from_the_median_as_a_share_of_the_largest(counts: list[int]) -> None:
    points = [point for point, count in enumerate(counts, 1) for _ in range(count)]
    distance = sum(abs(point - median(points)) for point in points) / len(points)
    assert disagreement(counts) == pytest.approx(distance / ((len(counts) - 1) / 2))


@given(counted, st.integers(2, 5))
def test_range_and_what_does_not_change_it(counts: list[int], times: int) -> None:
    value = disagreement(counts)
    assert value is not None
    assert 0 <= value <= 1
    assert disagreement(counts[::-1]) == pytest.approx(value)
    assert disagreement([times * each for each in counts]) == pytest.approx(value)


def test_nothing_lies_further_apart_than_half_at_either_end() -> None:
    worst = max(product(range(5), repeat=5), key=lambda counts: disagreement(counts) or 0)
    assert worst[0] == worst[-1] > 0
    assert not any(worst[1:-1])


def test_nobody_has_no_spread_and_no_mean() -> None:
    assert disagreement([0, 0]) is None
    assert mean([0, 0]) is None


@pytest.mark.parametrize("counts", [[], [3], [1, -1]])
def test_what_is_no_scale_is_refused(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="at least two points"):
        disagreement(counts)
