"""Members that several kinds of exercise have in common: each kind says by name that it takes one from here."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Never

from kit.exercises import Exercise
from kit.results.gate import Pool
from kit.results.group import GroupResult, ItemResult
from kit.results.kind import Answers, Measure, Words
from kit.results.questions import RANKED, Question, Reply, replied
from kit.results.told import told_by_episode
from kit.results.words.findings import Finding, of_the_whole, with_all_items
from kit.results.words.labels import item_text, option_text

if TYPE_CHECKING:
    from kit.responses import Side


def no_questions(_: object, exercise: Exercise) -> tuple[Question, ...]:
    """A group is never summed up on it."""
    return ()


def coarse(_: object, exercise: Exercise, question: Question) -> None:
    """No answer is so fine that it leads to a person, and none is unfavourable."""


def nothing_on_sheets(_: object, exercise: Exercise, answers: Answers) -> Answers:
    """Tables do not write it together, so none shows anything of it."""
    return {}


def nothing_to_add(_: object, exercise: Exercise, answers: Answers) -> None:
    """Nobody can add anything of private answers to her room."""


def reply_to_item(_: object, exercise: Exercise, question: Question, answers: Answers) -> Reply | None:
    """What is stored under the question's item."""
    return replied(question, answers.get(question.item))


def never_counted(_: object, exercise: Exercise, question: Question, pool: Pool) -> Never:
    """For a kind without questions."""
    raise TypeError(f"'{exercise.id}' asks nothing that can be counted")


def counted_answers(_: object, item: ItemResult) -> tuple[str, ...]:
    """All that is offered is counted, each by itself."""
    return tuple(item.shown[0].counts)


def points_offered(_: object, item: ItemResult) -> tuple[str, ...]:
    """The points of a scale, which may be counted in bands; else what is counted."""
    first = item.shown[0]
    return tuple(str(point) for point in range(1, first.scale + 1)) or tuple(first.counts)


def text_of_item(_: object, exercise: Exercise, item: str) -> str:
    """An item is called by its text."""
    return item_text(exercise, item)


def words_of_part(_: object, exercise: Exercise, part: str, words: Words) -> str:
    """A part is called by the words of the interface."""
    return words.get(part, part)


def text_of_option(_: object, exercise: Exercise, item: str, answer: str, words: Words) -> str | None:
    """An answer is an option of the item."""
    return option_text(exercise, item, answer)


def words_of_answer(_: object, exercise: Exercise, item: str, answer: str, words: Words) -> None:
    """An answer is called by the words of the interface, or is people's own."""


def by_episode(_: object, result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words) -> str:
    """The first few episodes, one after the other."""
    return told_by_episode(result, exercise, sides, words)


def always_counted(_: object, exercise: Exercise, words: Words) -> str:
    """There is always something to count."""
    return ""


def nothing_to_tell(_: object, result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words) -> Never:
    """For a kind without questions."""
    raise TypeError(f"'{exercise.id}' asks nothing that can be counted")


def one_finding(
    _: object, result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words, at_most: int
) -> Sequence[Finding]:
    """What the whole result says."""
    return [with_all_items(of_the_whole(result, exercise, sides, words), result)]


def all_pictured(_: object, finding: Finding, asked: Exercise, result: GroupResult, words: Words) -> Finding:
    """The picture shows all items of the episode."""
    return replace(finding, items=tuple(dict.fromkeys(item.item for item in result.items)))


def share(_: object, part: str) -> Measure | None:
    """The share of people who gave an answer; of a ranking, of those who picked it."""
    return None if part == RANKED else "share"


def not_compared(_: object, part: str) -> None:
    """Nothing of it is compared over time."""


def every_part(_: object, part: str) -> bool:
    """A picture over time shows every part."""
    return True


def label_of_item(_: object, exercise: Exercise, item: str, part: str) -> str:
    """A picture over time calls an item by its text."""
    return item_text(exercise, item)


class Uncounted:
    """A group is never summed up on it."""

    questions = no_questions
    reply = reply_to_item
    offered = counted_answers
    bands = coarse
    low_band = coarse
    group = never_counted
    item_label = text_of_item
    part_label = words_of_part
    headline = nothing_to_tell
    episodes = nothing_to_tell
    findings = one_finding
    of_episode = all_pictured
    measure = not_compared
    drawn_over_time = every_part
    label_over_time = label_of_item
