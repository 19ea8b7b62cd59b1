"""What results need of a kind of exercise: what is asked and replied, what protects people, and what it says in words.

Each kind has a module in `kit.results.kinds`. Nothing here has a default: see `kit.exercises.registry`.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from kit.exercises.registry import AnyKind, PartOfKind
from kit.results.questions import Question, Reply

if TYPE_CHECKING:
    from kit.responses import Side
    from kit.results.gate import Pool
    from kit.results.group import Group, GroupResult, ItemResult
    from kit.results.own_results import OwnResult
    from kit.results.words.findings import Finding
    from kit.results.years.closeness import Revealed

Words = Mapping[str, str]
Answers = Mapping[str, Any]
"""A person's current answers to one exercise by place, as stored; a missing or None value is no answer."""
Measure = Literal["mean", "share", "median"]


class ResultKind(PartOfKind[AnyKind], floor="results"):
    """What results need of a kind."""

    written: ClassVar[bool]
    """Whether its results are words that people share: of the whole room, never by side, and to be taken back."""

    @abstractmethod
    def questions(self, exercise: AnyKind) -> tuple[Question, ...]:
        """All that a group can be summed up on, in the order of the page.

        A part that not the same people may have replied to is a question of its own, because it passes the gate by
        itself. What nobody but its author sees is not among them.
        """

    @abstractmethod
    def reply(self, exercise: AnyKind, question: Question, answers: Answers) -> Reply | None:
        """What a person's `answers` reply to `question`; None where nothing was said.

        "Cannot say" and "rather not say" are replies: `declined` tells them from the others.
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
    def on_sheet(self, exercise: AnyKind, answers: Answers) -> Answers:
        """What a table shows to the room of the sheet that it wrote together; nothing without its consent."""

    @abstractmethod
    def contribution(self, exercise: AnyKind, answers: Answers) -> Mapping[str, int] | None:
        """What the author of private `answers` may add to her room: the answers to `exercise.added_to_room()`."""

    @abstractmethod
    def group(self, exercise: AnyKind, question: Question, pool: "Pool") -> "Group":
        """What is said of replies that the gate has let out."""

    @abstractmethod
    def offered(self, item: "ItemResult") -> tuple[str, ...]:
        """The keys of the answers that were offered when `item`, of which something is shown, was counted."""

    @abstractmethod
    def own(self, exercise: AnyKind, given: Answers, revealed: "Revealed | None") -> "OwnResult":
        """One's own result; no value in `given` is None. `revealed` is what a guess is compared with."""

    @abstractmethod
    def item_label(self, exercise: AnyKind, item: str) -> str:
        """The words of a question's item, as a group's result calls it."""

    @abstractmethod
    def part_label(self, exercise: AnyKind, part: str, words: Words) -> str:
        """What a part of an item asks; the part itself where there are no words for it."""

    @abstractmethod
    def answer_label(self, exercise: AnyKind, item: str, answer: str, words: Words) -> str | None:
        """The words of an answer that the exercise offers; None for one that it does not, or whose words are ours."""

    @abstractmethod
    def headline(self, result: "GroupResult", exercise: AnyKind, sides: "Sequence[Side]", words: Words) -> str:
        """What a result says of which something is shown, of the exercise itself or of one of its episodes."""

    @abstractmethod
    def episodes(self, result: "GroupResult", exercise: AnyKind, sides: "Sequence[Side]", words: Words) -> str:
        """What such a result says of an exercise that is asked for each episode."""

    @abstractmethod
    def uncounted(self, exercise: AnyKind, words: Words) -> str:
        """What is said where there is no item to count; "" where that never happens."""

    @abstractmethod
    def findings(
        self, result: "GroupResult", exercise: AnyKind, sides: "Sequence[Side]", words: Words, at_most: int
    ) -> "Sequence[Finding]":
        """What a room looks at one by one, the most worth a conversation first; `result` shows something."""

    @abstractmethod
    def of_episode(self, finding: "Finding", asked: AnyKind, result: "GroupResult", words: Words) -> "Finding":
        """`finding`, of one episode, with what its picture shows."""

    @abstractmethod
    def measure(self, part: str) -> Measure | None:
        """How a part is compared over time; None for what is not."""

    @abstractmethod
    def label_over_time(self, exercise: AnyKind, item: str, part: str) -> str:
        """What a picture over time calls an item."""

    @abstractmethod
    def drawn_over_time(self, part: str) -> bool:
        """Whether a picture over time shows this part; the table shows all."""
