"""Results of points on a plane: where the middle of a group lies, by axis."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from kit.exercises import CANNOT_SAY, RATHER_NOT_SAY, Plane
from kit.exercises.kinds.plane import AXES
from kit.exercises.wording import Words
from kit.results.gate import Pool
from kit.results.group import Group, ItemResult
from kit.results.kind import Answers, Measure, ResultKind
from kit.results.own import all_but, answered_with
from kit.results.own_results import OwnPlaces, OwnPoint
from kit.results.questions import POSITION_KEYS, Question
from kit.results.readings.positions import BANDS, band, quartiles
from kit.results.view import ResultView
from kit.results.words.findings import Finding, of_the_whole, with_all_items
from kit.results.words.labels import axis_label, short_label
from kit.results.years.closeness import Revealed
from kit.results.years.movement import furthest_apart, movements


class PlaneResults(ResultKind[Plane]):
    """Positions are fine answers. Points that people name themselves are no questions: no two are the same."""

    written = False
    identifying = False

    def questions(self, exercise: Plane) -> tuple[Question, ...]:
        asked = [item for item in exercise.items if not item.named]
        return tuple(Question(item.id, axis, POSITION_KEYS) for item in asked for axis in AXES)

    def bands(self, exercise: Plane, question: Question) -> Callable[[str], str]:
        return lambda answer: band(float(answer))

    def low_band(self, exercise: Plane, question: Question) -> None:
        return None  # no end of an axis is the worse one

    def group(self, exercise: Plane, question: Question, pool: Pool) -> Group:
        positions = [float(position) for (position,) in pool.replies]
        counted = Counter(map(band, positions))
        counts = {each: counted[each] for each in BANDS}
        told = quartiles(positions) if pool.fine else ()
        return Group(pool.side, len(positions), counts, pool.declined, quartiles=told)

    def offered(self, item: ItemResult) -> tuple[str, ...]:
        return POSITION_KEYS  # bands are counted, and positions answered

    def own(self, exercise: Plane, given: Answers, revealed: Revealed | None) -> OwnPlaces:
        named = [(item.id, given[item.id]) for item in exercise.items if isinstance(given.get(item.id), dict)]
        return OwnPlaces(
            tuple(OwnPoint(item, at["x"], at["y"], at.get("name", "")) for item, at in named if "x" in at),
            cannot_say=answered_with(exercise, given, CANNOT_SAY),
            rather_not_say=answered_with(exercise, given, RATHER_NOT_SAY),
            unanswered=all_but(exercise, given),
            unplaced=tuple(at["name"] for _, at in named if "x" not in at),
        )

    def part_label(self, exercise: Plane, part: str, words: Words) -> str:
        return axis_label(exercise, part) if part in AXES else words.get(part, part)

    def headline(self, view: ResultView[Plane]) -> str:
        return movements(view)

    def episodes(self, view: ResultView[Plane], at_most: int = 1) -> str:
        """On which episode the sides place their points furthest apart; else the first alone: it takes many words."""
        found = [(*furthest_apart(of_it), episode.title) for episode, of_it in view.by_episode()]
        most, finding, title = max(found, key=lambda each: each[0])
        if not most:
            return super().episodes(view, at_most)
        return view.words["headline-episode-apart"].format(title=title, finding=finding, count=len(found))

    def uncounted(self, exercise: Plane, words: Words) -> str:
        return words["place-named-by-each"] if exercise.named else ""

    def findings(self, view: ResultView[Plane], at_most: int) -> Sequence[Finding]:
        return [replace(with_all_items(of_the_whole(view), view), reasons=(view.words["finding-place"],))]

    def of_episode(self, finding: Finding, view: ResultView[Plane]) -> Finding:
        return replace(super().of_episode(finding, view), reasons=(view.words["finding-place"],))

    def measure(self, part: str) -> Measure:
        return "median"

    def label_over_time(self, exercise: Plane, item: str, part: str) -> str:
        return f"{short_label(exercise, item)} ({axis_label(exercise, part)})"
