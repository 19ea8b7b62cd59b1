"""Results of a paired scale: what holds for us and, as we believe, for them; and what matters most, if asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kit.exercises import DECLINED, PairedScale
from kit.exercises.kinds.paired_scale import ENDS, MATTERS
from kit.exercises.wording import Words
from kit.results.counting import band_of_point, low_third, of_picks, of_scale, points
from kit.results.gate import Pool
from kit.results.group import Group
from kit.results.kind import Answers, Measure, ResultKind
from kit.results.own_results import OwnPair, OwnPaired
from kit.results.questions import PICKED, RANKED, Question, ids_of
from kit.results.readings.beside import beside
from kit.results.readings.perception import SEEN_ALIKE, perceptions
from kit.results.told import by_group
from kit.results.view import ResultView
from kit.results.words.findings import Finding, of_the_whole, sides_of
from kit.results.words.gap_words import gap_headline, reasons_in_words, seen_differently
from kit.results.words.labels import item_text, point_labels, point_text, short_label, withheld_in_words
from kit.results.words.where_to_talk import where_to_talk
from kit.results.years.closeness import Revealed


class PairedScaleResults(ResultKind[PairedScale]):
    """Points are fine answers; what is picked and ranked is not."""

    written = False
    identifying = False

    def questions(self, exercise: PairedScale) -> tuple[Question, ...]:
        offered = points(exercise.labels)
        of_items = [Question(item.id, end, offered) for item in exercise.items for end in ENDS]
        last = [Question(MATTERS, part, ids_of(exercise.items)) for part in (PICKED, RANKED) if exercise.matters]
        return (*of_items, *last)

    def bands(self, exercise: PairedScale, question: Question) -> Callable[[str], str] | None:
        return band_of_point(question) if question.part in ENDS else None

    def low_band(self, exercise: PairedScale, question: Question) -> str | None:
        return low_third(exercise, question) if question.part in ENDS else None

    def group(self, exercise: PairedScale, question: Question, pool: Pool) -> Group:
        if question.part in ENDS:
            return of_scale(question, pool)
        return of_picks(question, pool, exercise.matters.pick if exercise.matters else 0)

    def own(self, exercise: PairedScale, given: Answers, revealed: Revealed | None) -> OwnPaired:
        both = ((item.id, given.get(item.id, {})) for item in exercise.items)
        pairs = tuple(OwnPair(item, value.get("us"), value.get("them")) for item, value in both)
        nothing = tuple(pair.item for pair in pairs if pair.us is None and pair.them is None)
        matters = given.get(MATTERS)
        points = ((pair.item, "us", pair.us) for pair in pairs if isinstance(pair.us, int))
        return OwnPaired(
            pairs,
            nothing,
            tuple(matters) if isinstance(matters, list) else (),
            beside(points, revealed, len(exercise.labels), "them"),
        )

    def item_label(self, exercise: PairedScale, item: str) -> str:
        return exercise.matters.text if item == MATTERS and exercise.matters else item_text(exercise, item)

    def part_label(self, exercise: PairedScale, part: str, words: Words) -> str:
        return {"us": exercise.us, "them": exercise.them}.get(part) or words.get(part, part)

    def answer_label(self, exercise: PairedScale, item: str, answer: str, words: Words) -> str | None:
        if item == MATTERS and answer not in DECLINED:
            return short_label(exercise, answer)
        return point_text(exercise.labels, answer)

    def headline(self, view: ResultView[PairedScale]) -> str:
        if view.exercise.matters:
            return gap_headline(view)
        words, found = view.words, list(perceptions(view.result, view.sides))
        if not found:
            own, labels = [each for each in view.items if each.part == "us"], point_labels(view.result, view.exercise)
            findings = by_group(own, view, lambda group: group.mean or 0, labels=labels)
            if not findings:
                return withheld_in_words(view.result, words)
            return words["headline-scale"].format(findings=findings)
        furthest = max(found, key=lambda each: each.distance)
        if furthest.distance < SEEN_ALIKE:
            return words["headline-seen-alike"]
        item = words["quoted"].format(text=view.item(furthest.item))
        return seen_differently("headline-seen-differently", item, furthest, view)

    def findings(self, view: ResultView[PairedScale], at_most: int) -> Sequence[Finding]:
        if view.exercise.matters:
            return self._of_a_gap(view, at_most)
        furthest = max(perceptions(view.result, view.sides), key=lambda each: each.distance, default=None)
        return [replace(of_the_whole(view), items=(furthest.item,) if furthest else ())]

    def _of_a_gap(self, view: ResultView[PairedScale], at_most: int) -> list[Finding]:
        found = [
            Finding(
                view.words[f"finding-{each.reasons[0].why}"].format(
                    item=short_label(view.exercise, each.item).rstrip("."), side=view.side(each.reasons[0].side)
                ),
                tuple(reasons_in_words(each, view)),
                (each.item,),
                compares=True,
                reason=each.reasons[0],
            )
            for each in where_to_talk(view.result, view.sides, at_most)
        ]
        if found or not sides_of(view.items):  # of the whole room alone nothing can be said about two sides
            return found
        return [Finding(gap_headline(view), compares=True)]

    def measure(self, part: str) -> Measure | None:
        if part == RANKED:
            return None
        return "share" if part == PICKED else "mean"

    def label_over_time(self, exercise: PairedScale, item: str, part: str) -> str:
        return short_label(exercise, item)

    def drawn_over_time(self, part: str) -> bool:
        return part == "us"  # a side speaks of itself
