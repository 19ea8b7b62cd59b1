"""A guess on pages."""

from collections.abc import Mapping

from kit.exercises import Guess
from kit.exercises.json_types import Value
from kit.exercises.wording import Words
from kit.results import OwnGuess, Revealed, group_label
from kit.results.kind import Answers
from kit.results.words.labels import isolated
from kit.widgets.common import ordered_bars
from kit.widgets.fields import of_ranking, ranking_in
from kit.widgets.kind import Around, Parts, Seen, WidgetKind


class GuessWidgets(WidgetKind[Guess]):
    """Its owner alone learns how close it was."""

    template = "guess"

    def seen(self, exercise: Guess) -> Seen:
        return "own"

    def from_fields(self, exercise: Guess, place: str, parts: Parts, before: Value) -> list[str] | None:
        return ranking_in(parts, exercise.items[0].rank) or None

    def to_fields(self, exercise: Guess, place: str, value: list[str]) -> Parts:
        return of_ranking(value)

    def sentence(self, exercise: Guess, result: OwnGuess, words: Words, around: Around) -> str:
        if len(result.guessed) < result.places:
            return words["own-guess-more"].format(places=result.places)
        if around.revealed is None:
            return words["own-guess-waits" if around.in_room else "own-guess-alone"]
        if result.closeness is None:
            return words["own-guess-observer" if result.observes else "own-guess-withheld"]
        return words["own-guess-close"].format(percent=round(100 * result.closeness.value))

    def told(self, exercise: Guess, result: OwnGuess, words: Words, around: Around) -> str:
        revealed = around.revealed
        if len(result.guessed) < result.places:
            return words["guess-more"].format(places=result.places)
        if revealed is None:
            return words["guess-waits" if around.in_room else "guess-needs-others"]
        if result.observes:
            return words["guess-observer"]
        if result.closeness is None:
            return words["guess-withheld"]
        close = result.closeness.value
        key = "guess-none" if close == 0 else "guess-all" if close == 1 else "guess-close"
        return words[key].format(side=_guessed_side(result, revealed, words), percent=round(100 * close))

    def own_values(
        self, exercise: Guess, result: OwnGuess, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        (item,), close = exercise.items, result.closeness
        places: dict[str, tuple[str, str]] = {}
        if close:
            places = {
                **dict.fromkeys(result.guessed, ("guess-not-there", "state-not-yet")),
                **dict.fromkeys(close.elsewhere, ("guess-elsewhere", "state-partly")),
                **dict.fromkeys(close.in_place, ("guess-in-place", "state-yes")),
            }
        return {
            "about": _guessed_side(result, around.revealed, words),
            "order": ordered_bars(
                exercise,
                item.id,
                result.guessed,
                words,
                {option: (words[said], look) for option, (said, look) in places.items()},
            ),
        }


def _guessed_side(result: OwnGuess, revealed: Revealed | None, words: Words) -> str:
    """The name of the side whose order was guessed; "" as long as there is nothing to compare with."""
    if revealed is None or result.closeness is None:
        return ""
    return isolated(group_label(result.closeness.about, revealed.sides, words))
