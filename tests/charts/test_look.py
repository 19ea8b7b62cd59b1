from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.charts.drawing.look import EMPTY, INK, PAPER, QUIET, SIDES, SMALL, contrast, ink_on, tint
from kit.charts.drawing.text import shorten, text_width, wrap


@given(st.sampled_from(SIDES), st.floats(0, 1))
def test_numbers_are_readable_on_every_tint_of_every_side(side: object, strength: float) -> None:
    colour = tint(getattr(side, "colour", ""), strength)
    assert contrast(ink_on(colour), colour) >= 4.5


def test_text_is_readable_on_paper() -> None:
    assert all(contrast(ink, paper) >= 4.5 for ink in (INK, QUIET) for paper in (PAPER, EMPTY))


def test_sides_differ_in_lightness_shape_and_hatching() -> None:
    first, second = SIDES[:2]
    assert contrast(first.colour, second.colour) >= 2  # in greyscale, too
    assert first.hatched != second.hatched
    assert all(one.marker != other.marker for one, other in combinations(SIDES, 2))
    assert all(contrast(side.colour, PAPER) >= 2.8 for side in SIDES)


texts = st.text(max_size=80)


@given(texts, st.integers(40, 400))
def test_wrapped_lines_fit_and_keep_every_character(text: str, room: int) -> None:
    lines = wrap(text, SMALL, room)
    assert all(text_width(line, SMALL) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(texts, st.integers(20, 400))
def test_shortened_text_fits(text: str, room: int) -> None:
    short = shorten(text, SMALL, room)
    assert text_width(short, SMALL) <= room
    assert short == " ".join(text.split()) or short.endswith("…")


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_wraps_to_nothing(text: str) -> None:
    assert wrap(text, SMALL, 100) == []
