"""One's own point beside what the room has seen, as cards: a finding each, with a picture."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kit.exercises.wording import Words
from kit.results import Group, is_divided
from kit.results.readings.beside import Beside, mean_told
from kit.results.words.labels import mean_in_words, withheld_shortly
from kit.widgets.common import Lane


@dataclass(frozen=True)
class Card:
    """The item, one's own point and the others' in a sentence, and a line for each."""

    title: str
    sentence: str
    lanes: tuple[Lane, ...]


def cards(found: Sequence[Beside], title: Callable[[str], str], other: str, words: Words) -> list[Card]:
    """A card for each, in their order. `other` says who the other group is: "their-view", "other-side" or "room"."""
    return [_card(each, title(each.item), other, words) for each in found]


def _card(each: Beside, title: str, other: str, words: Words) -> Card:
    lanes = [
        Lane(words["own-you"], f"{each.own}", each.own, "you"),
        Lane(words["own-your-side"], _in_full(each.side, words), mean_told(each.side), "us"),
    ]
    key, theirs = "own-beside-side", ""
    if each.other:
        key, theirs = f"own-beside-{other}", _said(each.other, words)
        lanes.append(Lane(words[f"own-{other}"], _in_full(each.other, words), mean_told(each.other), "them"))
    sentence = words[key].format(own=each.own, side=_said(each.side, words), other=theirs)
    return Card(title, sentence, tuple(lanes))


def _said(group: Group, words: Words) -> str:
    """What a group said, in a word or two: a group that is divided has no mean."""
    if group.withheld or group.mean is None:
        return words["gap-withheld"]
    return words["gap-divided"] if is_divided(group) else mean_in_words(group.mean, words, about=group.in_bands)


def _in_full(group: Group, words: Words) -> str:
    """The same; of a withheld group the reason, as far as it may be said."""
    return withheld_shortly(group, words) if group.withheld else _said(group, words)
