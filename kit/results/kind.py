"""What results need of a kind of exercise: what is asked and replied, what protects people, and what it says in words.

Each kind has a module in `kit.results.kinds`. What decides about privacy has no default: see `kit.exercises.registry`.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from kit.exercises import Exercise
from kit.exercises.json_types import JsonObject
from kit.exercises.registry import AnyKind, PartOfKind
from kit.exercises.wording import Words
from kit.results.questions import Question, Reply, replied
from kit.results.words.labels import WORDED, item_text

if TYPE_CHECKING:
    from kit.results.gate import Pool
    from kit.results.group import Group, ItemResult
    from kit.results.own_results import OwnResult
    from kit.results.view import ResultView
    from kit.results.words.findings import Finding
    from kit.results.years.closeness import Revealed

Answers = JsonObject
"""A person's current answers to one exercise by place, as stored; a missing or None value is no answer."""
Measure = Literal["mean", "share", "median"]
EPISODES_TOLD = 3


class ResultKind(PartOfKind[AnyKind], floor="results"):
    """What results need of a kind. Of views, those that come here show something."""

    written: ClassVar[bool]
    """Whether its results are words that people share: of the whole room, never by side, and to be taken back."""

    identifying: ClassVar[bool]
    """Whether single answers say who somebody is: then people have new names for each question in an export."""

    @abstractmethod
    def questions(self, exercise: AnyKind) -> tuple[Question, ...]:
        """All that a group can be summed up on, in the order of the page.

        A part that not the same people may have replied to is a question of its own, because it passes the gate by
        itself. What nobody but its author sees is not among them.
        """

    @abstractmethod
    def bands(self, exercise: AnyKind, question: Question) -> Callable[[str], str] | None:
        """Answers so fine that one may lead to a person: a function to the band that a small group is told instead.

        None where the answers are coarse.
        """

    @abstractmethod
    def low_band(self, exercise: AnyKind, question: Question) -> str | None:
        """The band of unfavourable answers, on which a small group is not shown to agree; None where none is."""

    @abstractmethod
    def group(self, exercise: AnyKind, question: Question, pool: "Pool") -> "Group":
        """What is said of replies that the gate has let out."""

    @abstractmethod
    def own(self, exercise: AnyKind, given: Answers, revealed: "Revealed | None") -> "OwnResult":
        """One's own result; no value in `given` is None. `revealed` is what one's own answers are compared with."""

    @abstractmethod
    def headline(self, view: "ResultView[AnyKind]") -> str:
        """What a result says, of the exercise itself or of one of its episodes."""

    def reply(self, exercise: AnyKind, question: Question, answers: Answers) -> Reply | None:
        """What a person's `answers` reply to `question`; None where nothing was said.

        "Cannot say" and "rather not say" are replies: `declined` tells them from the others.
        """
        return replied(question, answers.get(question.item))

    def on_sheet(self, exercise: AnyKind, answers: Answers) -> Answers:
        """What a table shows to the room of the sheet that it wrote together; nothing without its consent."""
        return {}

    def contribution(self, exercise: AnyKind, answers: Answers) -> Mapping[str, int] | None:
        """What the author of private `answers` may add to her room: the answers to `exercise.added_to_room()`."""
        return None

    def offered(self, item: "ItemResult") -> tuple[str, ...]:
        """The keys of the answers that were offered when `item`, of which something is shown, was counted."""
        first = item.shown[0]
        return tuple(str(point) for point in range(1, first.scale + 1)) or tuple(first.counts)

    def item_label(self, exercise: AnyKind, item: str) -> str:
        """The words of a question's item, as a group's result calls it."""
        return item_text(exercise, item)

    def part_label(self, exercise: AnyKind, part: str, words: Words) -> str:
        """What a part of an item asks; the part itself where there are no words for it."""
        return words.get(part, part)

    def answer_label(self, exercise: AnyKind, item: str, answer: str, words: Words) -> str | None:
        """The words of an answer that the exercise offers; None for one that it does not, or whose words are ours."""
        return None

    def episodes(self, view: "ResultView[AnyKind]", at_most: int = EPISODES_TOLD) -> str:
        """What a result says of an exercise that is asked for each episode: of the first few, each with its title."""
        shown, words = list(view.by_episode()), view.words
        told = [
            words["episode-finding"].format(title=episode.title, finding=self.headline(of_it))
            for episode, of_it in shown[:at_most]
        ]
        if len(shown) > at_most:
            told.append(words["more-episodes"].format(count=len(shown) - at_most))
        return " ".join(told)

    def uncounted(self, exercise: AnyKind, words: Words) -> str:
        """What is said where there is no item to count; "" where that never happens."""
        return ""

    def findings(self, view: "ResultView[AnyKind]", at_most: int) -> "Sequence[Finding]":
        """What a room looks at one by one, the most worth a conversation first; nothing of what is only read."""
        return ()

    def of_episode(self, finding: "Finding", view: "ResultView[AnyKind]") -> "Finding":
        """`finding`, of one episode, with what its picture shows: all items of it."""
        return replace(finding, items=tuple(dict.fromkeys(item.item for item in view.items)))

    def measure(self, part: str) -> Measure | None:
        """How a part is compared over time; None for what is not."""
        return None

    def label_over_time(self, exercise: AnyKind, item: str, part: str) -> str:
        """What a picture over time calls an item."""
        return item_text(exercise, item)

    def drawn_over_time(self, part: str) -> bool:
        """Whether a picture over time shows this part; the table shows all."""
        return True


class Coarse:
    """No answer is so fine that it leads to a person, and none is unfavourable."""

    def bands(self, exercise: Exercise, question: Question) -> None:
        return None

    def low_band(self, exercise: Exercise, question: Question) -> None:
        return None


class Uncounted(Coarse):
    """A group is never summed up on it."""

    def questions(self, exercise: Exercise) -> tuple[Question, ...]:
        return ()

    def group(self, exercise: Exercise, question: Question, pool: "Pool") -> "Group":
        raise TypeError(f"'{exercise.id}' asks nothing that can be counted")

    def headline(self, view: "ResultView[Exercise]") -> str:
        raise TypeError(f"'{view.exercise.id}' asks nothing that can be counted")


def item_label(exercise: Exercise, item: str) -> str:
    """The text of an item, or of what is asked about all items; for all rows of a plan or log, its title."""
    return ResultKind.of(exercise).item_label(exercise, item)


def answer_label(exercise: Exercise, item: str, answer: str, words: Words) -> str:
    """The words of an answer offered by `item`: a label of the scale, an option, a state, or a way to decline."""
    said = ResultKind.of(exercise).answer_label(exercise, item, answer, words)
    if said is None:
        return words[answer] if answer in WORDED else answer
    return said
