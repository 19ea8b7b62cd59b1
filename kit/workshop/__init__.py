"""What a notebook calls: `open_workshop("linking")`, and `open_board()` for the facilitator."""

from kit.workshop.board import open_board
from kit.workshop.learning_path import learning_path
from kit.workshop.lesson import open_workshop
from kit.workshop.opened_where import for_a_room, for_a_visitor

__all__ = [
    "for_a_room",
    "for_a_visitor",
    "learning_path",
    "open_board",
    "open_workshop",
]
