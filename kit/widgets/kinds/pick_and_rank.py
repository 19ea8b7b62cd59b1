"""Picking and ranking on pages."""

from collections.abc import Mapping

from kit.exercises import PickAndRank
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.wording import Words
from kit.results import OwnPicks
from kit.results.kind import Answers
from kit.widgets.common import answer_words, ordered_bars
from kit.widgets.fields import of_ranking, ranking_in
from kit.widgets.kind import Around, Parts, Seen, WidgetKind

MOST_SHOWN = 4  # that a phone shows beside a sentence


class PickAndRankWidgets(WidgetKind[PickAndRank]):
    """Options to tick, some of them in order; what is given a place is ticked by that."""

    template = "pick_and_rank"

    def seen(self, exercise: PickAndRank) -> Seen:
        return "anonymous"

    def from_fields(self, exercise: PickAndRank, place: str, parts: Parts, before: Value) -> JsonDict | None:
        item = next((each for each in exercise.items if each.id == place), None)
        ticked = list(parts.get("", ()))
        ranked = ranking_in({**parts, "": []}, item.rank if item else 0)
        picked = list(dict.fromkeys([*ticked, *ranked]))
        return {"picked": picked, "ranked": ranked} if picked else None

    def to_fields(self, exercise: PickAndRank, place: str, value: JsonDict) -> Parts:
        return {"": value["picked"], **of_ranking(value["ranked"])}

    def sentence(self, exercise: PickAndRank, result: OwnPicks, words: Words, around: Around) -> str:
        _, picked, ranked = result.picks[0]
        if ranked:
            return words["own-order"]
        return words["own-picked"].format(count=len(picked), total=len(exercise.items[0].options))

    def own_values(
        self, exercise: PickAndRank, result: OwnPicks, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        item, picked, ranked = result.picks[0] if result.picks else ("", (), ())
        return {
            "ranked": bool(ranked),
            "order": ordered_bars(exercise, item, ranked, words)
            or [(answer_words(exercise, item, option, words), "", 1, "side-1") for option in picked[:MOST_SHOWN]],
        }
