"""What the owner of a guess reads about it: how close it was, when she will know, or why nobody can tell."""

from collections.abc import Mapping

from kit.results import OwnGuess, Revealed, group_label
from kit.results.words.labels import isolated


def guess_sentence(result: OwnGuess, revealed: Revealed | None, words: Mapping[str, str], *, in_room: bool) -> str:
    """The first line of her result; her guess has one place at least."""
    if len(result.guessed) < result.places:
        return words["guess-more"].format(places=result.places)
    if revealed is None:
        return words["guess-waits" if in_room else "guess-needs-others"]
    if result.observes:
        return words["guess-observer"]
    if result.closeness is None:
        return words["guess-withheld"]
    close = result.closeness.value
    key = "guess-none" if close == 0 else "guess-all" if close == 1 else "guess-close"
    return words[key].format(side=guessed_side(result, revealed, words), percent=round(100 * close))


def guessed_side(result: OwnGuess, revealed: Revealed | None, words: Mapping[str, str]) -> str:
    """The name of the side whose order was guessed; "" as long as there is nothing to compare with."""
    if revealed is None or result.closeness is None:
        return ""
    return isolated(group_label(result.closeness.about, revealed.sides, words))
