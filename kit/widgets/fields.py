"""What the fields of a plain form hold, as the parts of answers: texts, points, numbers, rankings."""

from collections.abc import Mapping, Sequence

from kit.exercises.json_types import Value
from kit.widgets.kind import Parts

DECLINED = "declined"


def text_in(parts: Parts, part: str = "") -> str | None:
    """The text of a part; None where nothing is written, or nothing chosen."""
    return next((text for text in parts.get(part, ()) if text.strip()), None)


def texts_in(parts: Parts, names: Sequence[str]) -> dict[str, str]:
    """The texts of all parts that hold any."""
    return {name: text for name in names if (text := text_in(parts, name)) is not None}


def point_in(parts: Parts, part: str = "") -> int | str | None:
    """A point of a scale as a number, or the word that stands there.

    >>> point_in({"": ["3"]}), point_in({"": ["cannot-say"]}), point_in({})
    (3, 'cannot-say', None)
    """
    text = text_in(parts, part)
    return int(text) if text and text.isdecimal() and text.isascii() and len(text) < 10 else text


def number_in(parts: Parts, part: str) -> float | str | None:
    """A number, also with a comma, to the next half; or the text that stands there if it is none.

    >>> number_in({"x": ["3,4"]}, "x"), number_in({"x": ["three"]}, "x"), number_in({"x": ["nan"]}, "x")
    (3.5, 'three', 'nan')
    """
    text = text_in(parts, part)
    try:
        return None if text is None else round(2 * float(text.replace(",", "."))) / 2
    except (ValueError, OverflowError):
        return text


class Unordered(list[str]):
    """Options that are ticked where an order is asked for, as on the page that all share: no answer yet."""


def ranking_in(parts: Parts, places: int) -> list[str]:
    """What is chosen for each place, without the places that are empty and without anything twice.

    Several that are only ticked come as `Unordered`.
    """
    chosen = [text_in(parts, str(place)) for place in range(1, places + 1)]
    ticked, ranked = list(parts.get("", ())), list(dict.fromkeys(option for option in chosen if option))
    return ranked or (Unordered(ticked) if len(ticked) > 1 else ticked)


def of_ranking(ranked: Sequence[str]) -> dict[str, list[str]]:
    """The fields of a ranking.

    >>> of_ranking(["voice", "money"])
    {'1': ['voice'], '2': ['money']}
    """
    return {str(place): [option] for place, option in enumerate(ranked, 1)}


def of_parts(value: Mapping[str, Value]) -> dict[str, list[str]]:
    """The fields of an answer of several parts: what is true is ticked, with its own name as its value."""
    return {name: [name if each is True else f"{each}"] for name, each in value.items() if each is not False}
