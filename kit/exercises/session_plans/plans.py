"""Session plans as data: what a facilitator does one after the other, in minutes. No plan holds a clock time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from kit.exercises.folders import content_folder, exercises_folder
from kit.exercises.model import Cited, Exercise, Identifier, Model, Text
from kit.exercises.pack import Pack
from kit.exercises.reading.files import yaml_files
from kit.exercises.reading.loader import read_model
from kit.exercises.reading.yaml_lines import Document, Fault, read_yaml
from kit.exercises.times import minutes_to_answer

FOLDER = "plans"
Minutes = Annotated[
    float,
    Field(ge=0.25, le=240, multiple_of=0.25),
    AfterValidator(lambda minutes: int(minutes) if minutes % 1 == 0 else minutes),
]
Grouping = Literal["pairs", "fours", "same-side", "mixed", "all"]


class Step(Model):
    """What the kinds of step have in common: minutes (quarters at the least), and what only the facilitator reads.

    An `optional` step is the first to be left out when a session runs late.
    """

    minutes: Minutes
    notes: str = ""
    optional: bool = False


class Ask(Step):
    """A question to talk about: `ask` is the id of a question of `after` (an exercise or a workshop), or it is new.

    `starts` says who speaks first.
    """

    ask: Identifier | None = None
    after: Identifier | None = None
    question: str = ""
    starts: str = ""

    @model_validator(mode="after")
    def _asks_one_question(self) -> Self:
        if bool(self.question) == bool(self.ask) or bool(self.ask) != bool(self.after):
            raise ValueError(
                "write either 'question', or 'ask' and 'after' with the ids of a question and of its place"
            )
        return self


class ExerciseStep(Step):
    """An exercise, with `phones` minutes of it with phones in hand; `items` are ids of items, or of sections."""

    step: Literal["exercise"]
    exercise: Identifier
    items: Literal["core", "all"] | tuple[str, ...] = "core"
    phones: Annotated[int, Field(ge=0, le=240)]


class TalkStep(Ask):
    """Phones away: people talk, in a `group`."""

    step: Literal["talk"]
    group: Grouping


class CaucusStep(Ask):
    """Each side talks by itself."""

    step: Literal["caucus"]


class BreakStep(Step):
    """A break."""

    step: Literal["break"]


class LookStep(Step):
    """All look at one thing: a result that is revealed, or without an `exercise` at what was agreed.

    `finding` counts from 1; without it, it is the whole result. `title` is what the step is called.
    """

    step: Literal["look"]
    title: Text
    exercise: Identifier | None = None
    finding: Annotated[int, Field(ge=1, le=100)] | None = None


AnyStep = Annotated[ExerciseStep | TalkStep | CaucusStep | BreakStep | LookStep, Field(discriminator="step")]


class Plan(Model):
    """One file `plans/<plan>.yaml`: a session, step by step. `minutes` is what its steps add up to."""

    plan: Identifier
    title: Text
    purpose: Text
    minutes: Annotated[int, Field(ge=1, le=720)]
    prepare: tuple[Text, ...] = ()
    steps: tuple[AnyStep, ...] = Field(min_length=1)

    @property
    def phones(self) -> int:
        """Minutes with phones in hand."""
        return sum(step.phones for step in self.steps if isinstance(step, ExerciseStep))


@dataclass(frozen=True)
class Plans:
    """The plans of a pack by name: the `usable` ones, and of each other file what is wrong with it.

    `demonstration` is that of the usable ones which only a room of simulated people offers.
    """

    usable: Mapping[str, Plan] = field(default_factory=dict)
    faulty: Mapping[str, Sequence[Fault]] = field(default_factory=dict)
    demonstration: Plan | None = None


def offered_plans(folder: Path, pack: Pack) -> Plans:
    """The plans in `folder`; one with a fault is not usable."""
    plans, faults = read_plans(folder, pack)
    faulty = {name: [fault for fault in faults if fault.file.stem == name] for name in {f.file.stem for f in faults}}
    return Plans({name: plan for name, plan in plans.items() if name not in faulty}, faulty)


def plans_folder(exercises: Path) -> Path:
    """The folder of the plans for the pack in the folder `exercises`: the kit's own are in the facilitator's guide."""
    if exercises.resolve() == exercises_folder().resolve():
        return content_folder("facilitator_guide") / FOLDER
    return exercises / FOLDER


def read_plans(folder: Path, pack: Pack) -> tuple[dict[str, Plan], list[Fault]]:
    """The plans in `folder` by name, and every fault in them; none if there is no such folder."""
    plans, faults = {}, []
    for file in yaml_files(folder):
        plan, found = read_plan(file, pack)
        faults += found
        if plan is not None:
            plans[file.stem] = plan
    return plans, faults


def read_plan(file: Path, pack: Pack) -> tuple[Plan | None, list[Fault]]:
    """The plan in `file`, if it can be built, and all faults found in it."""
    faults: list[Fault] = []
    plan = read_model(file, Plan, faults)
    if not isinstance(plan, Plan):
        return None, faults
    document = read_yaml(file)
    return plan, [*faults, *_faults(plan, pack, document)]


def planned(step: ExerciseStep, exercise: Exercise) -> Exercise:
    """`exercise` with only those items that `step` plans. Raises `KeyError` for an id that it does not have."""
    return with_items(exercise, step.items)


def with_items(exercise: Exercise, chosen: Literal["core", "all"] | tuple[str, ...]) -> Exercise:
    """`exercise` with its core items, all, or those `chosen` by their ids or their sections' ids.

    Where no item is core, all are. Raises `KeyError` for an id that is neither an item's nor a section's.
    """
    if chosen == "all" or (chosen == "core" and not exercise.core_items):
        return exercise
    known = {section.id for section in exercise.sections} | {item.id for item in exercise.items}
    for name in chosen if chosen != "core" else ():
        if name not in known:
            raise KeyError(name)
    sections = []
    for section in exercise.sections:
        if chosen == "core":
            items = [item for item in section.items if item.core]
        else:
            items = [item for item in section.items if section.id in chosen or item.id in chosen]
        if items:
            sections.append(section.model_copy(update={"items": tuple(items)}))
    return exercise.model_copy(update={"sections": tuple(sections)})


def question_of(step: Ask, pack: Pack, language: str = "en") -> str:
    """The words of the question that `step` asks. Raises `KeyError` if the pack has no such question."""
    if not step.ask or not step.after:
        return step.question
    return next(each.text for each in _debrief(step.after, pack, language) if each.id == step.ask)


def _debrief(name: str, pack: Pack, language: str = "en") -> tuple[Cited, ...]:
    if name in pack.manifest.workshops:
        return pack.workshop(name, language).debrief
    return pack.exercise(name, language).debrief


def _faults(plan: Plan, pack: Pack, document: Document) -> Iterator[Fault]:
    def fault(message: str, *at: str | int) -> Fault:
        return Fault(document.file, document.line(at), message)

    if plan.plan != document.file.stem:
        yield fault(f"plan: must be '{document.file.stem}', as the file is called", "plan")
    if (total := sum(step.minutes for step in plan.steps)) != plan.minutes:
        yield fault(f"minutes: the steps add up to {total}, and not to {plan.minutes}; make them the same", "minutes")
    for number, step in enumerate(plan.steps):
        for key, message in _wrong_with(step, pack):
            yield fault(f"{key}: {message}", "steps", number, key)


def _wrong_with(step: AnyStep, pack: Pack) -> Iterator[tuple[str, str]]:
    if isinstance(step, ExerciseStep):
        yield from _wrong_with_exercise(step, pack)
    elif isinstance(step, LookStep):
        yield from _wrong_with_look(step, pack)
    elif isinstance(step, Ask) and step.ask and step.after:
        yield from _wrong_with_question(step.ask, step.after, pack)


def _wrong_with_look(step: LookStep, pack: Pack) -> Iterator[tuple[str, str]]:
    if step.finding and not step.exercise:
        yield "finding", "name the exercise that it is a finding of"
    try:
        if step.exercise:
            pack.exercise(step.exercise)
    except KeyError:
        yield "exercise", f"the pack has no exercise '{step.exercise}'; check its id"


def _wrong_with_exercise(step: ExerciseStep, pack: Pack) -> Iterator[tuple[str, str]]:
    try:
        exercise = pack.exercise(step.exercise)
    except KeyError:
        yield "exercise", f"the pack has no exercise '{step.exercise}'; check its id"
        return
    try:
        needed = minutes_to_answer(planned(step, exercise))
    except KeyError as error:
        yield "items", f"'{step.exercise}' has no item and no section {error}; check its id"
        return
    if step.phones > step.minutes:
        yield "phones", f"{step.phones} minutes of a step of {step.minutes}; make the step longer"
    if needed > step.phones:
        yield "phones", f"answering takes {needed:.1f} minutes with phones in hand; plan more, or fewer items"


def _wrong_with_question(ask: str, after: str, pack: Pack) -> Iterator[tuple[str, str]]:
    try:
        known = [each.id for each in _debrief(after, pack)]
    except KeyError:
        yield "after", f"the pack has no exercise and no workshop '{after}'; check its id"
        return
    if ask not in known:
        yield "ask", f"'{after}' has no question '{ask}'; it has {', '.join(known) or 'none'}"
