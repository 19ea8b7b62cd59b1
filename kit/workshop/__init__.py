"""What a notebook calls: `open_workshop("linking")`, and `open_board()` for the facilitator."""

from kit.workshop.board import Board, open_board
from kit.workshop.learning_path import LearningPath, Stop, learning_path
from kit.workshop.lesson import Lesson, open_workshop
from kit.workshop.opened_where import OpenedWhere, data_folder, for_a_room, for_a_visitor, opened_where
from kit.workshop.own_answers import OwnAnswers

__all__ = [
    "Board",
    "LearningPath",
    "Lesson",
    "OpenedWhere",
    "OwnAnswers",
    "Stop",
    "data_folder",
    "for_a_room",
    "for_a_visitor",
    "learning_path",
    "open_board",
    "open_workshop",
    "opened_where",
]
