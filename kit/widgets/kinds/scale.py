"""A scale on pages, and the profile of its headings."""

from collections.abc import Mapping

from kit.exercises import Scale
from kit.exercises.json_types import Value
from kit.exercises.wording import Words
from kit.results import OwnScale, Profile
from kit.results.kind import Answers
from kit.results.words.labels import listed
from kit.widgets.common import Lane, answered_squares, in_few_words, item_names, point_lane
from kit.widgets.fields import point_in
from kit.widgets.kind import Around, Parts, Seen, WidgetKind
from kit.widgets.results.beside import Card, cards


class ScaleWidgets(WidgetKind[Scale]):
    """A point for each statement."""

    template = "scale"

    def seen(self, exercise: Scale) -> Seen:
        return "anonymous"

    def from_fields(self, exercise: Scale, place: str, parts: Parts, before: Value) -> int | str | None:
        return point_in(parts)

    def to_fields(self, exercise: Scale, place: str, value: int | str) -> Parts:
        return {"": [str(value)]}

    def own_template(self, result: OwnScale) -> str:
        return "profile" if result.profile else self.template

    def sentence(self, exercise: Scale, result: OwnScale, words: Words, around: Around) -> str:
        if result.compared:
            key = "own-changed-count" if result.changed else "own-changed-none"
            return words[key].format(count=len(result.changed), total=len(result.compared))
        if result.profile:
            return _profile_in_short(result.profile, words)
        if not result.points:
            return words["own-declined"]
        given = sorted(point for _, point in result.points)
        low, high = given[0], given[-1]
        if low == high:
            return words["own-scale-level"]
        labels = exercise.labels
        return in_few_words(
            words["own-scale"].format(low=labels[low - 1], high=labels[high - 1]),
            words["own-scale-points"].format(low=low, high=high, points=len(labels)),
        )

    def told(self, exercise: Scale, result: OwnScale, words: Words, around: Around) -> str:
        if result.changed:
            items = item_names(result.changed, exercise, words)
            return words["own-changed"].format(count=len(result.changed), total=len(result.compared), items=items)
        if result.compared:
            return words["own-not-changed"]
        if result.profile:
            return _profile(result.profile, exercise, words)
        return ""

    def own_values(
        self, exercise: Scale, result: OwnScale, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        if result.profile:
            return {"headings": _bars(result.profile, exercise, words)}
        texts = {item.id: item.text for item in exercise.items}
        said: dict[str, int | str] = {
            **dict.fromkeys(result.cannot_say, "cannot-say"),
            **dict.fromkeys(result.rather_not_say, "rather-not-say"),
            **dict(result.points),
        }
        given = [(item, _lanes(item, said[item], result, exercise, words)) for item in texts if item in said]
        title, lanes = "", tuple[Lane, ...]()
        if result.compared:
            item = (*result.changed, *result.compared)[0]
            title, lanes = texts[item], dict(given)[item]
        elif result.points:
            ends = [each[0] for each in (result.highest, result.lowest) if each] or [result.points[0][0]]
            lanes = tuple(point_lane(texts[item], exercise.labels, said[item], "us", words) for item in ends)
        declined = len(result.cannot_say) + len(result.rather_not_say)
        return {
            "ends": exercise.labels,
            "title": title,
            "lanes": lanes,
            "given": [(texts[item], rows) for item, rows in given],
            "counts": answered_squares(len(result.points), declined, len(result.unanswered), words),
            "beside": self._cards(exercise, result, texts, around, words),
        }

    def _cards(
        self, exercise: Scale, result: OwnScale, texts: Mapping[str, str], around: Around, words: Words
    ) -> list[Card]:
        two_sides = around.revealed is not None and len(around.revealed.sides) == 2
        return cards(result.beside, texts.__getitem__, "other-side" if two_sides else "room", words)


def _lanes(item: str, value: int | str, result: OwnScale, exercise: Scale, words: Words) -> tuple[Lane, ...]:
    """What was said of an item, in a second round too."""
    again = dict(result.again)
    if not again:
        return (point_lane("", exercise.labels, value, "us", words),)
    return (
        point_lane(words["own-first-round"], exercise.labels, value, "before", words),
        point_lane(words["round-again"], exercise.labels, again.get(item), "us", words),
    )


def _bars(found: Profile, exercise: Scale, words: Words) -> list[tuple[str, str, float, str]]:
    """A bar for each heading; none is filled where there are too few answers."""
    points = len(exercise.labels)
    return [
        (
            section.title,
            words[f"profile-{each.band}" if each.band else "profile-too-few"],
            (each.mean - 1) / (points - 1) if each.mean is not None else 0,
            "side-1" if each.mean is not None else "plate",
        )
        for section, each in zip(exercise.sections, found.headings, strict=True)
    ]


def _profile_in_short(found: Profile, words: Words) -> str:
    """Under how many headings one lies high; where under none, under how many low."""
    total = len(found.headings)
    for band in ("high", "low"):
        if under := found.in_band(band):
            return words[f"own-profile-{band}"].format(count=len(under), total=total)
    return words["own-profile-middle" if found.in_band("middle") else "own-profile-not-yet"]


def _profile(profile: Profile, exercise: Scale, words: Words) -> str:
    """Which headings lie high and which low, in the order of the page: words, and no rank."""
    titles = {section.id: section.title for section in exercise.sections}
    sentences = [
        words[f"profile-{band}-finding"].format(items=listed([titles[name] for name in found], words, len(titles)))
        for band in ("high", "low")
        if (found := profile.in_band(band))
    ]
    if not sentences and any(heading.band for heading in profile.headings):
        return words["profile-middle-finding"]
    return " ".join(sentences) or words["profile-not-yet"]
