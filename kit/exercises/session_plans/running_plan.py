"""The arithmetic of a plan that is running: what time is left, how late it is, and what could be left out.

Nothing here knows a room or a clock: every time is given, in seconds since 1970.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Self

from kit.exercises.json_types import JsonDict, JsonObject
from kit.exercises.pack import Pack
from kit.exercises.session_plans.plans import ExerciseStep, Plan, TalkStep

MINUTE = 60
LATE = 3
"""Minutes. Somebody who is less late than this catches up by herself, so nothing is proposed."""


@dataclass(frozen=True)
class RunningPlan:
    """Where a plan is. Steps count from 0; `dropped` are those left out; `paused_at` is None while it runs.

    `started_at` never moves, so that a pause makes a session late. `step_started_at` moves by the length of each
    pause, so that a step keeps its minutes.
    """

    plan: str
    step: int
    started_at: float
    step_started_at: float
    dropped: tuple[int, ...] = ()
    paused_at: float | None = None

    @classmethod
    def started(cls, plan: str, now: float) -> Self:
        """A plan that begins at `now` with its first step."""
        return cls(plan, 0, now, now)

    @classmethod
    def from_state(cls, kept: JsonObject) -> Self:
        """Read what `to_state` wrote."""
        return cls(**{**kept, "dropped": tuple(kept["dropped"])})

    def to_state(self) -> JsonDict:
        """As the state of a room keeps it, in what JSON can hold.

        >>> RunningPlan("a-day", 2, 100.0, 160.0, (3,)) == RunningPlan.from_state(
        ...     RunningPlan("a-day", 2, 100.0, 160.0, (3,)).to_state())
        True
        """
        return {**asdict(self), "dropped": list(self.dropped)}

    def at(self, step: int, now: float) -> Self:
        """The plan at another step, which begins `now`. Whoever goes to a step does not leave it out."""
        dropped = tuple(each for each in self.dropped if each != step)
        return replace(self, step=step, step_started_at=now, dropped=dropped, paused_at=None)

    def without(self, steps: Sequence[int]) -> Self:
        """The plan with `steps` left out too."""
        return replace(self, dropped=tuple(sorted({*self.dropped, *steps})))

    def with_again(self, steps: Sequence[int]) -> Self:
        """The plan with `steps` no longer left out."""
        return replace(self, dropped=tuple(each for each in self.dropped if each not in steps))

    def paused(self, now: float) -> Self:
        """The plan in a pause that began at `now`, or earlier if it is one already."""
        return self if self.paused_at is not None else replace(self, paused_at=now)

    def resumed(self, now: float) -> Self:
        """The plan after the pause: its step goes on where it stopped."""
        if self.paused_at is None:
            return self
        return replace(self, step_started_at=self.step_started_at + now - self.paused_at, paused_at=None)


def seconds_left(running: RunningPlan, plan: Plan, now: float) -> float:
    """What is left of the step; below 0 if it takes longer than planned. A pause stops it."""
    since = (now if running.paused_at is None else running.paused_at) - running.step_started_at
    return plan.steps[running.step].minutes * MINUTE - since


def minutes_behind(running: RunningPlan, plan: Plan, now: float) -> int:
    """How many whole minutes later than planned it ends if all that is left takes its time; below 0 if earlier.

    >>> from kit.exercises.session_plans.plans import BreakStep
    >>> breaks = [BreakStep(step="break", minutes=10), BreakStep(step="break", minutes=5)]
    >>> plan = Plan(plan="a", title="A", purpose="B", minutes=15, steps=breaks)
    >>> begun = RunningPlan.started("a", 0.0)
    >>> minutes_behind(begun, plan, 10 * 60), minutes_behind(begun, plan, 13 * 60)
    (0, 3)
    >>> minutes_behind(begun.without([1]), plan, 13 * 60)
    -2
    >>> minutes_behind(begun.at(1, 240.0), plan, 240.0)
    -6
    """
    later = sum(plan.steps[number].minutes for number in to_come(running, plan))
    ends = now + max(0.0, seconds_left(running, plan, now)) + later * MINUTE
    return round(ends - running.started_at - plan.minutes * MINUTE) // MINUTE


def planned_starts(running: RunningPlan, plan: Plan) -> list[float]:
    """When each step was to begin, counted from the beginning of the plan."""
    before = [sum(step.minutes for step in plan.steps[:number]) for number in range(len(plan.steps))]
    return [running.started_at + minutes * MINUTE for minutes in before]


def to_come(running: RunningPlan, plan: Plan) -> list[int]:
    """The steps after this one that are not left out; any of them could be."""
    return [number for number in range(running.step + 1, len(plan.steps)) if number not in running.dropped]


def what_to_leave_out(running: RunningPlan, plan: Plan, pack: Pack, now: float) -> tuple[int, ...]:
    """The steps to come that best make up for the delay, as numbers; none if it is short, or nothing is optional.

    Only what its plan or its pack calls optional is proposed, and with an exercise goes the talk about it.
    """
    behind = minutes_behind(running, plan, now)
    if behind < LATE:
        return ()
    left = set(to_come(running, plan))
    parts = [part for part in _parts(plan, pack) if left.issuperset(part)]
    minutes = {part: sum(plan.steps[number].minutes for number in part) for part in parts}
    return tuple(sorted({number for part in shortest_enough(minutes, behind) for number in part}))


def shortest_enough(minutes: Mapping[tuple[int, ...], float], behind: int) -> list[tuple[int, ...]]:
    """Of all choices among the keys of `minutes`, the shortest that adds up to `behind`; all if none does.

    Of choices of the same length, that of the fewest parts.

    >>> shortest_enough({(2,): 8, (4,): 5, (7, 8): 12}, 11)
    [(7, 8)]
    >>> shortest_enough({(2,): 8, (4,): 5}, 20)
    [(2,), (4,)]
    """
    best: dict[float, list[tuple[int, ...]]] = {0: []}  # by what a choice adds up to
    for part, length in minutes.items():
        for total, chosen in list(best.items()):
            longer = [*chosen, part]
            known = best.get(total + length)
            if known is None or len(longer) < len(known):
                best[total + length] = longer
    enough = [total for total in best if total >= behind]
    return best[min(enough)] if enough else list(minutes)


def _parts(plan: Plan, pack: Pack) -> list[tuple[int, ...]]:
    """What can be left out as one: an optional step or, of an optional exercise, the talks about it as well."""
    parts = []
    for number, step in enumerate(plan.steps):
        if isinstance(step, ExerciseStep) and (step.optional or not pack.exercise(step.exercise).core):
            about = [
                later
                for later, talk in enumerate(plan.steps)
                if later > number and isinstance(talk, TalkStep) and talk.after == step.exercise
            ]
            parts.append((number, *about))
        elif step.optional:
            parts.append((number,))
    return _apart(parts)


def _apart(parts: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Those of `parts` that share no step with a longer one, so that no minute is counted twice."""
    kept: list[tuple[int, ...]] = []
    for part in sorted(parts, key=len, reverse=True):
        if not any(set(part) & set(other) for other in kept):
            kept.append(part)
    return sorted(kept)
