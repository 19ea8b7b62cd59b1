"""Whoever scans with a program that opens a browser of its own joins there, closes it, and comes once more."""

import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass

SECONDS_TO_COME_BACK = 60.0
_FAMILIES = {"iPhone": "Apple", "iPad": "Apple", "Macintosh": "Apple", "Android": "Android", "Windows": "Windows"}


@dataclass(frozen=True)
class _Joined:
    room: int
    address: str
    family: str
    at: float


class JustJoined:
    """Who joined within the last minute. In memory alone, and forgotten as soon as the minute is over and one joins.

    `has_a_page` tells whether a participant has a page open now: whoever has is there, and nobody else is asked.
    """

    def __init__(self, has_a_page: Callable[[str], bool]) -> None:
        self._has_a_page = has_a_page
        self._lately: dict[str, _Joined] = {}

    def note(self, participant: str, room: int, address: str, browser: str) -> None:
        """A participant has joined `room` from `address` with a `browser`, as it names itself."""
        self._forget()
        if not _tells_nobody_apart(address):
            self._lately[participant] = _Joined(room, address, _family(browser), time.monotonic())

    def is_back(self, room: int, address: str, browser: str) -> bool:
        """Whether a newcomer may be somebody who has just joined and whose page is closed: then she is asked.

        Phones behind one address are asked only while somebody with a phone of the same kind has left her page.
        """
        self._forget()
        family = _family(browser)
        alike = [
            who
            for who, each in self._lately.items()
            if (each.room, each.address, each.family) == (room, address, family)
        ]
        return any(not self._has_a_page(who) for who in alike)

    def _forget(self) -> None:
        oldest = time.monotonic() - SECONDS_TO_COME_BACK
        self._lately = {who: each for who, each in self._lately.items() if each.at > oldest}


def _family(browser: str) -> str:
    """The kind of device: the throw-away browser of a phone has another name than its own, and the same device."""
    return next((family for sign, family in _FAMILIES.items() if sign in browser), "")


def _tells_nobody_apart(address: str) -> bool:
    """From this computer itself everybody comes where a proxy stands before the server that nobody named."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True
