"""A participant needs a pause: the facilitators learn that somebody does, and nobody learns who."""

import asyncio

SECONDS_BETWEEN_WISHES = 30


class PauseRequests:
    """Whose wish was heard just now, so that nobody keeps the room busy. In memory alone, for half a minute."""

    def __init__(self) -> None:
        self._lately: set[str] = set()

    def hear(self, participant: str) -> bool:
        """Whether this wish is a new one of `participant`."""
        if participant in self._lately:
            return False
        self._lately.add(participant)
        asyncio.get_running_loop().call_later(SECONDS_BETWEEN_WISHES, self._lately.discard, participant)
        return True
