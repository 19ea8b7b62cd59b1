"""A guess on pages."""

from collections.abc import Mapping
from typing import Any

from kit.exercises import Guess
from kit.results import OwnGuess
from kit.widgets import common as of
from kit.widgets.kind import Answers, Around, WidgetKind, Words
from kit.widgets.results.guess_words import guess_sentence, guessed_side


class GuessWidgets(WidgetKind[Guess]):
    """Its owner alone learns how close it was."""

    template = "guess"
    dated = False
    plain = False
    plain_value = of.needs_scripts
    seen = of.own
    own_template = of.same_template
    room = of.pictured
    room_values = of.not_written
    sheet = of.no_sheet

    def sentence(self, exercise: Guess, result: OwnGuess, words: Words, around: Around) -> str:
        return guess_sentence(result, around.revealed, words, in_room=around.in_room)

    def own_values(
        self, exercise: Guess, result: OwnGuess, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, Any]:
        return {"about": guessed_side(result, around.revealed, words)}
