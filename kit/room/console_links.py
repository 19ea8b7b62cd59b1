"""Links that open the console on a facilitator's phone: each works once, for five minutes, and is kept in memory alone.

Her own link stays secret that way: it works for as long as the room lives, and a projector may show what she scans.
"""

import secrets
import time
from dataclasses import dataclass

from kit.responses import Session

SECONDS_A_LINK_WORKS = 300


@dataclass(frozen=True)
class ConsoleLink:
    """For whom a link is: the `facilitator` of a side in `room`, or None for whoever opened the room."""

    room: int
    facilitator: int | None
    ends_at: float


class ConsoleLinks:
    """The links that nobody has taken yet."""

    def __init__(self) -> None:
        self._links: dict[str, ConsoleLink] = {}

    def new(self, session: Session) -> str:
        """The secret of a new link for the facilitator of this session. Her last one no longer works."""
        whose = _whose(session)
        self._links = {key: each for key, each in self._good() if (each.room, each.facilitator) != whose}
        secret = secrets.token_urlsafe(24)
        self._links[secret] = ConsoleLink(*whose, time.monotonic() + SECONDS_A_LINK_WORKS)
        return secret

    def forget(self, session: Session) -> None:
        """A link of this facilitator that nobody has taken yet no longer works."""
        self._links = {key: each for key, each in self._good() if (each.room, each.facilitator) != _whose(session)}

    def waits(self, session: Session) -> bool:
        """Whether the facilitator of this session has a link that nobody has taken yet."""
        return any((each.room, each.facilitator) == _whose(session) for _, each in self._good())

    def look(self, secret: str) -> ConsoleLink | None:
        """For whom the link is, if it still works."""
        return dict(self._good()).get(secret)

    def take(self, secret: str) -> ConsoleLink | None:
        """The same, and from now on it no longer works."""
        link = self.look(secret)
        self._links.pop(secret, None)
        return link

    def _good(self) -> list[tuple[str, ConsoleLink]]:
        now = time.monotonic()
        return [(secret, each) for secret, each in self._links.items() if each.ends_at > now]


def _whose(session: Session) -> tuple[int, int | None]:
    return session.room, session.facilitator
