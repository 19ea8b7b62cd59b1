"""What of a private profile its owner may add to her room: for each heading the third of the scale, and no more."""

from collections.abc import Mapping
from typing import Any, get_args

from kit.exercises import Scale
from kit.results.readings.profile import Band, profile


def contribution(exercise: Scale, answers: Mapping[str, Any]) -> dict[str, int] | None:
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
