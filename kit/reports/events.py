"""Days to keep in mind, as calendars take them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from kit.exercises.json_types import Value


@dataclass(frozen=True)
class Changed:
    """When an answer was given (`at` has a time zone), a number that grew with it, what it is, and what was `before`.

    The latest of `before` comes first.
    """

    sequence: int
    at: datetime
    before: tuple[object, ...] = ()
    value: Value = None


@dataclass(frozen=True)
class Event:
    """A day to keep in mind. The `uid` stays the same when its day or its words change, so that calendars update it.

    With a `begins` (it has a time zone) and `minutes` it is that time and keeps it busy. `changed` is the last change.
    """

    uid: str
    day: date
    summary: str
    location: str = ""
    description: str = ""
    begins: datetime | None = None
    minutes: int = 0
    changed: Changed | None = None
    cancelled: bool = False
    category: str = ""


def uid(owner: str, exercise: str, place: str) -> str:
    """What stays the same of an event when its day or its words change. It does not tell the `owner`."""
    return f"{uuid5(NAMESPACE_URL, f'mutuality:{owner}/{exercise}/{place}')}@mutuality"
