"""A scale on pages, and the profile of its headings."""

from collections.abc import Sequence

from kit.exercises import Scale
from kit.exercises.wording import Words
from kit.results import OwnScale, Profile
from kit.results.words.labels import listed
from kit.widgets.common import item_names
from kit.widgets.kind import Around, Seen, WidgetKind


class ScaleWidgets(WidgetKind[Scale]):
    """Its radio buttons say all."""

    template = "scale"
    plain = True

    def seen(self, exercise: Scale) -> Seen:
        return "anonymous"

    def plain_value(self, exercise: Scale, place: str, given: Sequence[str], *, shared: bool) -> int | str:
        return int(given[0]) if given[0].isdecimal() and len(given[0]) < 10 else given[0]

    def own_template(self, result: OwnScale) -> str:
        return "profile" if result.profile else self.template

    def sentence(self, exercise: Scale, result: OwnScale, words: Words, around: Around) -> str:
        if result.changed:
            items = item_names(result.changed, exercise, words)
            return words["own-changed"].format(count=len(result.changed), total=len(result.compared), items=items)
        if result.compared:
            return words["own-not-changed"]
        if result.profile:
            return _profile(result.profile, exercise, words)
        if result.highest:
            highest = words["scale-highest"].format(items=item_names(result.highest, exercise, words))
            return f"{highest} {words['scale-lowest'].format(items=item_names(result.lowest, exercise, words))}"
        return words["scale-level"] if len(result.points) > 1 else ""


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
