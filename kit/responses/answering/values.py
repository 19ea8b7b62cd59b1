"""Answers as text in the database: JSON in one fixed form, so that equal answers are equal texts."""

import json

from kit.exercises.json_types import Value

CLEARED = "null"


def to_text(value: Value) -> str:
    """The one JSON text for `value`.

    Half of a character pair (a lone surrogate, left behind when an emoji was cut) becomes U+FFFD: no database
    keeps it, and the rest of what the person wrote matters more. Raises `ValueError` for what JSON cannot hold.

    >>> to_text({"b": "é", "a": 1})
    '{"a":1,"b":"é"}'
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    except (TypeError, RecursionError) as error:
        raise ValueError(f"this answer cannot be kept: {error}") from error
    return whole_characters(text)


def from_text(text: str) -> Value:
    """The value that `to_text` made `text` from."""
    return json.loads(text)


def whole_characters(text: str) -> str:
    r"""The same `text`, with each lone surrogate replaced by U+FFFD.

    >>> whole_characters("a\ud83d") == "a\ufffd"
    True
    """
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
