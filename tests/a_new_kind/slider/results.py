"""Results of a slider: how many people lie in each third of the line."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from a_new_kind.slider.exercises import HIGHEST, Slider

from kit.results import BANDS, Group, ItemResult, ResultView, Revealed, quartiles
from kit.results.gate import Pool
from kit.results.kind import Answers, ResultKind
from kit.results.own import all_but
from kit.results.questions import Question
from kit.results.told import chosen_most
from kit.results.words.findings import Finding, most_apart

NUMBERS = tuple(str(number) for number in range(HIGHEST + 1))


@dataclass(frozen=True)
class OwnSlider:
    """The numbers given, by item."""

    numbers: tuple[tuple[str, int], ...]
    unanswered: tuple[str, ...]


class SliderResults(ResultKind[Slider]):
    """A number is a fine answer, and a low one is unfavourable."""

    written = False
    identifying = False

    def questions(self, exercise: Slider) -> tuple[Question, ...]:
        return tuple(Question(item.id, offered=NUMBERS) for item in exercise.items)

    def bands(self, exercise: Slider, question: Question) -> Callable[[str], str]:
        return lambda answer: BANDS[int(answer) * 3 // (HIGHEST + 1)]

    def low_band(self, exercise: Slider, question: Question) -> str:
        return BANDS[0]

    def group(self, exercise: Slider, question: Question, pool: Pool) -> Group:
        numbers, band = [int(number) for (number,) in pool.replies], self.bands(exercise, question)
        counted = Counter(band(number) for (number,) in pool.replies)
        told = quartiles(numbers) if pool.fine else ()
        return Group(pool.side, len(numbers), {each: counted[each] for each in BANDS}, pool.declined, quartiles=told)

    def offered(self, item: ItemResult) -> tuple[str, ...]:
        return NUMBERS

    def own(self, exercise: Slider, given: Answers, revealed: Revealed | None) -> OwnSlider:
        numbers = tuple((item.id, given[item.id]) for item in exercise.items if isinstance(given.get(item.id), int))
        return OwnSlider(numbers, all_but(exercise, given))

    def headline(self, view: ResultView[Slider]) -> str:
        return chosen_most(view.shown[0], view)

    def findings(self, view: ResultView[Slider], at_most: int) -> Sequence[Finding]:
        return most_apart(view, at_most)
