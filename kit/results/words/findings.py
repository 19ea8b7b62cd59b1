"""The few findings of a result that a room looks at one after the other, each with the question to ask about it.

All of it is made of what the gate has let out: of a withheld group there is nothing to find.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kit.exercises import Exercise
from kit.exercises.wording import Words
from kit.results.group import Group, ItemResult
from kit.results.kind import ResultKind
from kit.results.told import chosen_most
from kit.results.view import ResultView
from kit.results.words.headline import headline
from kit.results.words.where_to_talk import Reason

MOST_FINDINGS = 3
MOST_ANSWERS = 3
"""A picture of more answers than these does not fit on a screen with letters for the back of a room."""
APART = 0.25
"""Of all people: two sides see an item differently once so many of one would have to answer otherwise to match."""


@dataclass(frozen=True)
class Finding:
    """A headline in words, why it is worth a talk, and the question to ask.

    The picture is of `items`, by id; there is none if they are none. Of many answers offered it shows `answers`, and
    all if they are none. `reason` is the strongest one of an item of a mutuality gap: it says whose view the picture
    shows. `compares` is true where sides stand beside each other, so that the caution on response styles belongs to it.
    """

    headline: str
    reasons: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    question: str = ""
    compares: bool = False
    reason: Reason | None = None


def findings(view: ResultView[Exercise], at_most: int = MOST_FINDINGS) -> tuple[Finding, ...]:
    """At most `at_most` findings of a result, the one most worth a conversation first.

    There are none where nothing is shown, and none of words of one's own: they are read, and not summed up.

    - Of a mutuality gap: the items of `where_to_talk`, with their reasons in words.
    - Of questions about episodes: one finding an episode, in the order of the page.
    - Of questions with answers to choose from: one finding a question.
    - Of other exercises: what the whole result says, then the items that the sides see most differently.

    The questions are those for the talk, in their order: the first finding has the first one.

    >>> from kit.exercises import load_pack
    >>> from kit.responses import Side
    >>> from kit.results import GroupResult
    >>> pack, sides = load_pack(), (Side(1, 0, "Aby"), Side(2, 1, "Bex"))
    >>> exercise = pack.exercise("readiness")
    >>> item = exercise.items[0].id
    >>> one, other = {"yes": 8, "partly": 0, "not-yet": 0}, {"yes": 0, "partly": 0, "not-yet": 8}
    >>> groups = Group(1, 8, one), Group(2, 8, other), Group(None, withheld=True)
    >>> result = GroupResult("readiness", 4, (ItemResult(item, "", groups),))
    >>> found = findings(ResultView(result, exercise, sides, pack.words()))
    >>> [each.items == (item,) for each in found], found[0].question == exercise.debrief[0].text
    ([True], True)
    >>> findings(ResultView(GroupResult("readiness", 4, ()), exercise, sides, pack.words()))
    ()
    """
    kind = ResultKind.of(view.exercise)
    if kind.written or not view.shown:
        return ()
    found = _of_episodes(view, at_most) if view.exercise.for_each else kind.findings(view, at_most)
    return tuple(_with_question(each, view.exercise, number) for number, each in enumerate(found[:at_most]))


def distance(one: Group, other: Group) -> float:
    """What share of one group would have to answer otherwise for both to be alike: 0 (alike) to 1 (nothing in common).

    It is half the sum of the differences of their shares (total variation). Groups that are told differently, one by
    points and one by bands, have no distance: 0.

    >>> distance(Group(1, 4, {"yes": 4, "no": 0}), Group(2, 8, {"yes": 2, "no": 6}))
    0.75
    """
    if not one.people or not other.people or set(one.counts) != set(other.counts):
        return 0.0
    shares = (abs(one.counts[each] / one.people - other.counts[each] / other.people) for each in one.counts)
    return min(1.0, sum(shares) / 2)


def _of_episodes(view: ResultView[Exercise], at_most: int) -> list[Finding]:
    kind, found = ResultKind.of(view.exercise), []
    for episode, of_it in list(view.by_episode())[:at_most]:
        headed = view.words["episode-finding"].format(title=episode.title, finding=kind.headline(of_it))
        found.append(kind.of_episode(Finding(headed, compares=True), of_it))
    return found


def of_the_whole(view: ResultView[Exercise]) -> Finding:
    """What the whole result says."""
    return Finding(headline(view), compares=len(sides_of(view.items)) > 1)


def with_all_items(finding: Finding, view: ResultView[Exercise]) -> Finding:
    """`finding` with a picture of all that the result shows."""
    return replace(finding, items=tuple(dict.fromkeys(item.item for item in view.shown)))


def most_apart(view: ResultView[Exercise], at_most: int) -> list[Finding]:
    """What the whole result says, then the items that the sides see most differently."""
    whole, shown, words = of_the_whole(view), view.shown, view.words
    if len({item.item for item in shown}) == 1:
        return [with_all_items(whole, view)]
    apart = sorted(((_apart(item), item) for item in shown), key=lambda each: -each[0])
    seen: dict[str, Finding] = {}
    for far, item in apart:
        if far >= APART and not item.part:
            text = words["quoted"].format(text=view.item(item.item).rstrip("."))
            headed = words["episode-finding"].format(title=text, finding=chosen_most(item, view))
            seen.setdefault(item.item, Finding(headed, items=(item.item,), compares=True))
    return [whole, *list(seen.values())[: at_most - 1]]


def pictured(finding: Finding, item: ItemResult, words: Words) -> Finding:
    """`finding` with the picture of one question: with those of its answers that a side gave most, if they are many."""
    shares: dict[str, float] = {}
    for group in item.shown:
        for answer, count in (group.points or group.counts).items():
            shares[answer] = max(shares.get(answer, 0), count / group.people)
    if len(shares) <= MOST_ANSWERS:
        return replace(finding, items=(item.item,))
    most = sorted(shares, key=lambda answer: -shares[answer])[:MOST_ANSWERS]
    explained = words["finding-few-answers"].format(count=MOST_ANSWERS, all=len(shares))
    answers = tuple(answer for answer in shares if answer in most)
    return replace(finding, reasons=(explained,), items=(item.item,), answers=answers)


def _apart(item: ItemResult) -> float:
    """How far the two sides that differ most are apart on an item; rounded, so that equal ones stay in their order."""
    of_sides = [group for group in item.shown if group.side is not None]
    return round(max((distance(one, other) for one, other in combinations(of_sides, 2)), default=0.0), 6)


def sides_of(items: Sequence[ItemResult]) -> set[int]:
    """The sides that are shown anywhere."""
    return {group.side for item in items for group in item.shown if group.side is not None}


def _with_question(finding: Finding, exercise: Exercise, number: int) -> Finding:
    if not exercise.debrief:
        return finding
    question = exercise.debrief[number % len(exercise.debrief)].text
    return replace(finding, question=question)
