"""The board, as its notebook shows it. It lives in a room; outside one it says so."""

from kit.exercises import Pack, load_pack
from kit.widgets.board import board_html
from kit.workshop.opened_where import OpenedWhere, opened_where
from kit.workshop.shown import Shown


class Board:
    """The parts of a facilitator's board, one method each."""

    def __init__(self, pack: Pack, where: OpenedWhere) -> None:
        self._words = pack.words(where.language)
        self._in_room = where.in_room

    def lobby(self) -> Shown:
        """The names of room and sides, the QR code, and who is arriving."""
        return self._part("lobby")

    def working(self) -> Shown:
        """What is open, how far people are, and the timer."""
        return self._part("working")

    def talk(self) -> Shown:
        """The question that people talk about, the time left, and the clocks of the sides."""
        return self._part("talk")

    def reveal(self) -> Shown:
        """Results, one at a time, once the facilitator reveals them."""
        return self._part("reveal")

    def debrief(self) -> Shown:
        """What the room agrees on."""
        return self._part("debrief")

    def settings(self) -> Shown:
        """Exports, and what each holds."""
        return self._part("settings")

    def _part(self, name: str) -> Shown:
        if self._in_room:
            return Shown(board_html(name, self._words), f"The board's part '{name}'")
        text = self._words["board-only-in-a-room"]
        return Shown(f"<p>{text}</p>", text)


def open_board() -> Board:
    """The board of the room whose server executes this notebook."""
    where = opened_where()
    return Board(load_pack(where.exercises), where)
