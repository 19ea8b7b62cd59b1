"""Days as people read them, in the words of the interface: a weekday helps to see whether a date can be right."""

from collections.abc import Mapping
from datetime import date


def in_words(day: date, words: Mapping[str, str]) -> str:
    """`day` with its weekday, from `weekday-1` (Monday) to 7, `month-1` to 12, and `date-in-words`.

    >>> from kit.exercises import load_pack
    >>> in_words(date(2026, 5, 4), load_pack().words("en"))
    'Monday 4 May 2026'
    """
    return words["date-in-words"].format(
        weekday=words[f"weekday-{day.isoweekday()}"], day=day.day, month=words[f"month-{day.month}"], year=day.year
    )
