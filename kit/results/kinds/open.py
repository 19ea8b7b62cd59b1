"""Results of open questions: the texts that their authors share."""

from hashlib import sha256

from kit.exercises import Open
from kit.results.gate import Pool
from kit.results.group import KEPT, SHARED, Group
from kit.results.kind import EPISODES_TOLD, Answers, Coarse, ResultKind
from kit.results.own import all_but
from kit.results.own_results import OwnOpen, OwnText
from kit.results.questions import Question, Reply
from kit.results.view import ResultView
from kit.results.years.closeness import Revealed


class OpenResults(Coarse, ResultKind[Open]):
    """Whoever wrote and keeps it replied, with nothing to show."""

    written = True
    identifying = False

    def questions(self, exercise: Open) -> tuple[Question, ...]:
        return tuple(Question(item.id) for item in exercise.items)

    def reply(self, exercise: Open, question: Question, answers: Answers) -> Reply | None:
        value = answers.get(question.item)
        if not isinstance(value, dict) or not value["text"].strip():
            return None
        return (value["text"],) if value["shared"] else ()

    def group(self, exercise: Open, question: Question, pool: Pool) -> Group:
        """Shared texts in an order that depends on the words alone, not on author, side or time: always the same."""
        shared = [given[0] for given in pool.replies if given]
        shared.sort(key=lambda text: sha256(f"{exercise.id}/{question.item}/{text}".encode()).digest())
        counts = {SHARED: len(shared), KEPT: len(pool.replies) - len(shared)}
        return Group(pool.side, len(pool.replies), counts, pool.declined, texts=tuple(shared))

    def own(self, exercise: Open, given: Answers, revealed: Revealed | None) -> OwnOpen:
        texts = tuple(
            OwnText(item.id, given[item.id]["text"], given[item.id]["shared"])
            for item in exercise.items
            if given.get(item.id, {}).get("text", "").strip()
        )
        return OwnOpen(texts, all_but(exercise, [text.item for text in texts]))

    def headline(self, view: ResultView[Open]) -> str:
        count = sum(group.counts[SHARED] for item in view.items for group in item.shown)
        key = {0: "headline-open-none", 1: "headline-open-one"}.get(count, "headline-open")
        return view.words[key].format(count=count)

    def episodes(self, view: ResultView[Open], at_most: int = EPISODES_TOLD) -> str:
        return self.headline(view)
