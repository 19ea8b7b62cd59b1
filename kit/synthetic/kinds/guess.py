"""What invented people answer to a guess."""

from kit.exercises import Guess
from kit.synthetic.kind import SyntheticKind, all_items, no_practice, nothing, nothing_on_sheet


class SyntheticGuess(SyntheticKind[Guess]):
    """It is private."""

    on_sheet = nothing_on_sheet
    asked = all_items
    answer = nothing
    practice = no_practice
