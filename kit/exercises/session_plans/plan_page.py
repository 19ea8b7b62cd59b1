"""A session plan as a page for the facilitator, with clock times computed from its minutes."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from kit.exercises.pack import Pack
from kit.exercises.session_plans.plans import (
    AnyStep,
    BreakStep,
    CaucusStep,
    ExerciseStep,
    LookStep,
    Plan,
    TalkStep,
    question_of,
)

CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


class NotAClockTime(ValueError):
    """What was given as a time of day is none; the message says what one looks like."""


@dataclass(frozen=True)
class StepInWords:
    """What a step is; the question that it asks, who does it or with whom, and who begins, each "" for none."""

    title: str
    question: str = ""
    group: str = ""
    starts: str = ""

    @property
    def who(self) -> str:
        """Group and beginning in one line."""
        return f"{self.group}. {self.starts}" if self.starts else self.group


def clock_time(text: str) -> datetime:
    """The time of day in `text`, on a day that does not matter. Raises `NotAClockTime`.

    >>> f"{clock_time('9:30'):%H:%M}"
    '09:30'
    """
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        raise NotAClockTime(f"'{text}' is not a time of day. Write hours and minutes, such as 09:30 or 14:00.")
    return datetime(2000, 1, 1, int(found[1]), int(found[2]))


def plan_markdown(plan: Plan, pack: Pack, start: datetime, language: str = "en") -> str:
    """The page in Markdown: the steps as a table, how long phones are in hand, and what to prepare.

    Raises `KeyError` if the plan names what the pack does not have; `read_plan` finds that beforehand.
    """
    words = pack.words(language)
    end = start + timedelta(minutes=plan.minutes)
    share = round(100 * plan.phones / plan.minutes)
    columns = [words[f"plan-{each}"] for each in ("when", "minutes", "what", "phones", "who", "notes")]
    lines = [f"# {plan.title}", "", plan.purpose, ""]
    lines += [words["plan-from-to"].format(start=_clock(start), end=_clock(end), minutes=plan.minutes), ""]
    lines += [_row(columns), _row(["---", "---:", "---", "---:", "---", "---"])]
    now = start
    for step in plan.steps:
        lines.append(_row(_cells(step, now, pack, words, language)))
        now += timedelta(minutes=step.minutes)
    lines += [_row([_clock(end), "", words["plan-end"], "", "", ""]), ""]
    lines += [words["plan-share"].format(phones=plan.phones, minutes=plan.minutes, share=share), ""]
    names = dict.fromkeys(pack.workshop_of(step.exercise).workshop for step in _exercises(plan))
    workshops = ", ".join(pack.workshop(name, language).short_title for name in names)
    lines += [f"## {words['plan-prepare']}", "", f"- {words['plan-workshops'].format(workshops=workshops)}"]
    lines += [f"- {each}" for each in plan.prepare]
    return "\n".join(lines) + "\n"


def _exercises(plan: Plan) -> list[ExerciseStep]:
    return [step for step in plan.steps if isinstance(step, ExerciseStep)]


def _cells(step: AnyStep, now: datetime, pack: Pack, words: dict[str, str], language: str) -> list[str]:
    phones = str(step.phones) if isinstance(step, ExerciseStep) and step.phones else ""
    what, who = _what_and_who(step, pack, words, language)
    notes = f"{words['plan-optional']} {step.notes}" if step.optional else step.notes
    return [_clock(now), str(step.minutes), what, phones, who, notes]


def in_words(step: AnyStep, pack: Pack, words: dict[str, str], language: str = "en") -> StepInWords:
    """A step in the interface strings `words`. Raises `KeyError` if the pack does not have its exercise or question."""
    match step:
        case ExerciseStep():
            exercise = pack.exercise(step.exercise, language)
            return StepInWords(exercise.title, group=words["plan-groups" if exercise.together else "plan-each"])
        case BreakStep():
            return StepInWords(words["plan-break"])
        case LookStep():
            return StepInWords(step.title, group=words["plan-group-all"])
        case TalkStep() | CaucusStep():
            caucus = isinstance(step, CaucusStep)
            group = words["plan-group-caucus" if isinstance(step, CaucusStep) else f"plan-group-{step.group}"]
            starts = words["plan-starts"].format(who=step.starts) if step.starts else ""
            title = words["plan-caucus" if caucus else "plan-talk"]
            return StepInWords(title, question_of(step, pack, language), group, starts)


def _what_and_who(step: AnyStep, pack: Pack, words: dict[str, str], language: str) -> tuple[str, str]:
    told = in_words(step, pack, words, language)
    if isinstance(step, ExerciseStep):
        about = pack.workshop(pack.workshop_of(step.exercise).workshop, language).short_title
        return f"**{told.title}** ({about})", told.who
    return (f"**{told.title}:** {told.question}" if told.question else f"**{told.title}**"), told.who


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _row(cells: list[str]) -> str:
    """A line of a table; what would end a cell early cannot."""
    plain = (" ".join(cell.split()).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(plain)} |"
