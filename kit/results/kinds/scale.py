"""Results of a scale: how far statements hold, in one round or two, and the profile of its headings."""

from collections.abc import Callable, Mapping, Sequence

from kit.exercises import CANNOT_SAY, DECLINED, RATHER_NOT_SAY, Scale
from kit.exercises.kinds.scale import AGAIN
from kit.exercises.wording import Words
from kit.results.counting import band_of_point, low_third, of_scale, points
from kit.results.gate import Pool
from kit.results.group import CHANGED, STAYED, Group
from kit.results.kind import Answers, Measure, ResultKind
from kit.results.own import all_but, answered_with
from kit.results.own_results import OwnScale
from kit.results.questions import CHANGE, MOVES, SECOND_ROUND, Question, Reply, change, replied
from kit.results.readings.beside import beside
from kit.results.readings.profile import contribution, profile
from kit.results.readings.spread import reading
from kit.results.told import by_group, leading
from kit.results.view import ResultView
from kit.results.words.findings import Finding, most_apart
from kit.results.words.labels import listed, point_labels, point_text
from kit.results.years.changes import most_changed
from kit.results.years.closeness import Revealed


class ScaleResults(ResultKind[Scale]):
    """Points are fine answers; which way an answer moved from the first round to the second is not."""

    written = False
    identifying = False

    def questions(self, exercise: Scale) -> tuple[Question, ...]:
        offered = points(exercise.labels)
        rounds = {"": offered} if exercise.rounds == 1 else {"": offered, SECOND_ROUND: offered, CHANGE: MOVES}
        return tuple(Question(item.id, part, each) for item in exercise.items for part, each in rounds.items())

    def reply(self, exercise: Scale, question: Question, answers: Answers) -> Reply | None:
        first, second = answers.get(question.item), answers.get(f"{question.item}{AGAIN}")
        if question.part == CHANGE:
            return change(first, second)
        return replied(
            Question(question.item, "", question.offered), second if question.part == SECOND_ROUND else first
        )

    def bands(self, exercise: Scale, question: Question) -> Callable[[str], str] | None:
        return None if question.part == CHANGE else band_of_point(question)

    def low_band(self, exercise: Scale, question: Question) -> str | None:
        return None if question.part == CHANGE else low_third(exercise, question)

    def contribution(self, exercise: Scale, answers: Answers) -> Mapping[str, int] | None:
        return contribution(exercise, answers)

    def group(self, exercise: Scale, question: Question, pool: Pool) -> Group:
        if question.part != CHANGE:
            return of_scale(question, pool)
        counted = {move: sum(given == (move,) for given in pool.replies) for move in MOVES}
        if not pool.fine:  # of few people only how many moved
            counted = {CHANGED: len(pool.replies) - counted[STAYED], STAYED: counted[STAYED]}
        return Group(pool.side, len(pool.replies), counted, pool.declined)

    def own(self, exercise: Scale, given: Answers, revealed: Revealed | None) -> OwnScale:
        at = ((item.id, given.get(item.id, CANNOT_SAY)) for item in exercise.items)
        first = tuple((item, point) for item, point in at if point not in DECLINED)
        again = tuple((item, given[place]) for item, place in exercise.second_round().items() if place in given)
        latest = {
            **{item: (item, "", point) for item, point in first},
            **{item: (item, SECOND_ROUND, point) for item, point in again if isinstance(point, int)},
        }
        return OwnScale(
            first,
            cannot_say=answered_with(exercise, given, CANNOT_SAY),
            rather_not_say=answered_with(exercise, given, RATHER_NOT_SAY),
            unanswered=all_but(exercise, given),
            profile=profile(exercise, given) if exercise.competences else None,
            again=again,
            beside=beside(latest.values(), revealed, len(exercise.labels), None),
        )

    def part_label(self, exercise: Scale, part: str, words: Words) -> str:
        return words[f"round-{part}"] if part in (SECOND_ROUND, CHANGE) else words.get(part, part)

    def answer_label(self, exercise: Scale, item: str, answer: str, words: Words) -> str | None:
        if answer in MOVES:
            return words[answer].format(first=exercise.labels[0], last=exercise.labels[-1])
        return point_text(exercise.labels, answer)

    def headline(self, view: ResultView[Scale]) -> str:
        if changed := most_changed(view):
            return changed
        words, items = view.words, [item for item in view.items if not item.part]
        labels = point_labels(view.result, view.exercise)
        findings = by_group(items, view, lambda group: group.mean or 0, labels=labels)
        divided = [
            view.item(item.item)
            for item in items
            if any(reading(group.disagreement or 0, len(group.counts)) == "divided" for group in leading(item.groups))
        ]
        if divided:
            return words["headline-scale-divided"].format(findings=findings, items=listed(divided, words))
        return words["headline-scale"].format(findings=findings)

    def findings(self, view: ResultView[Scale], at_most: int) -> Sequence[Finding]:
        return most_apart(view, at_most)

    def measure(self, part: str) -> Measure | None:
        return None if part == CHANGE else "mean"
