"""Who has just come: resume codes that are still shown, and forms that were handed in."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

from kit.responses.people import sessions

SECONDS_A_CODE_IS_SHOWN = 900


@dataclass
class Arrivals:
    """What is remembered for a quarter of an hour: codes not yet written down, and forms already handed in.

    It lives in memory alone, so that no resume code is ever on a disk.
    """

    codes: dict[str, str] = field(default_factory=dict)
    handed_in: dict[str, "asyncio.Task[str]"] = field(default_factory=dict)

    def show_for_a_while(self, participant: str, code: str) -> None:
        """Let `participant` see her resume code until the time is up."""
        self.codes[participant] = code
        asyncio.get_running_loop().call_later(SECONDS_A_CODE_IS_SHOWN, self.codes.pop, participant, None)

    async def once(self, ticket: str, join: Callable[[], Coroutine[None, None, str]]) -> str:
        """Join once, even if a form is sent twice over a bad line. `join` returns a session token."""
        if ticket not in self.handed_in:
            self.handed_in[ticket] = asyncio.create_task(join())
            asyncio.get_running_loop().call_later(SECONDS_A_CODE_IS_SHOWN, self.handed_in.pop, ticket, None)
        try:
            return await asyncio.shield(self.handed_in[ticket])
        except Exception:
            self.handed_in.pop(ticket, None)  # what failed may be tried again at once
            raise

    def forget(self, token: str) -> None:
        """Let the form that gave `token` join anew: its session has ended."""
        for ticket, task in list(self.handed_in.items()):
            if not task.done() or task.cancelled() or task.exception():
                continue
            if sessions.token_hash(task.result()) == sessions.token_hash(token):
                del self.handed_in[ticket]
