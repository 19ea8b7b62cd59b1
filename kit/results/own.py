"""A person's own result: what she sees of her own answers, at once, whatever others said. Plain Python, no gate."""

from collections.abc import Mapping
from typing import Any

from kit.exercises import (
    CANNOT_SAY,
    DECLINED,
    RATHER_NOT_SAY,
    Checklist,
    Choice,
    Exercise,
    Guess,
    Open,
    PairedScale,
    PickAndRank,
    Plane,
    Rows,
    Scale,
    Schedule,
    Worksheet,
)
from kit.exercises.kinds.checklist import MISSING
from kit.exercises.kinds.paired_scale import MATTERS
from kit.exercises.kinds.scale import AGAIN
from kit.results.closeness import Revealed, closeness
from kit.results.own_results import (
    NextStep,
    OwnChecklist,
    OwnChoice,
    OwnGuess,
    OwnOpen,
    OwnPair,
    OwnPaired,
    OwnPicks,
    OwnPlaces,
    OwnPoint,
    OwnResult,
    OwnScale,
    OwnText,
)
from kit.results.profile import profile
from kit.results.rows import own_rows
from kit.results.schedule import own_schedule
from kit.results.sheet import own_sheet

Answers = Mapping[str, Any]
"""A person's current answers to one exercise by place, as stored; a missing or None value is no answer."""


def own_result(exercise: Exercise, answers: Answers, revealed: Revealed | None = None) -> OwnResult:
    """The result of one person's `answers` to `exercise`; nothing answered is a result too.

    `revealed` is what a guess is compared with, once the room has seen it.

    Raises `TypeError` for a kind of exercise without results.
    """
    given = {place: value for place, value in answers.items() if value is not None}
    match exercise:
        case Checklist():
            return _checklist(exercise, given)
        case Choice():
            return _choice(exercise, given)
        case Scale():
            return _scale(exercise, given)
        case PairedScale():
            pairs = tuple(_pair(item.id, given) for item in exercise.items)
            nothing = tuple(pair.item for pair in pairs if pair.us is None and pair.them is None)
            matters = given.get(MATTERS)
            return OwnPaired(exercise.id, pairs, nothing, tuple(matters) if isinstance(matters, list) else ())
        case PickAndRank():
            picks = tuple(
                (item.id, tuple(given[item.id]["picked"]), tuple(given[item.id]["ranked"]))
                for item in exercise.items
                if given.get(item.id, {}).get("picked")
            )
            return OwnPicks(exercise.id, picks, _others(exercise, [item for item, _, _ in picks]))
        case Open():
            texts = tuple(
                OwnText(item.id, given[item.id]["text"], given[item.id]["shared"])
                for item in exercise.items
                if given.get(item.id, {}).get("text", "").strip()
            )
            return OwnOpen(exercise.id, texts, _others(exercise, [text.item for text in texts]))
        case Plane():
            return _places(exercise, given)
        case Guess():
            return _guess(exercise, given, revealed)
        case Worksheet():
            return own_sheet(exercise, given)
        case Rows():
            return own_rows(exercise, given)
        case Schedule():
            return own_schedule(exercise, given)
    raise TypeError(f"there are no results yet for exercises of the type {type(exercise).__name__}")


def _checklist(exercise: Checklist, given: Answers) -> OwnChecklist:
    def owner(item: str) -> str:
        return str(given.get(f"{item}.owner", "")).strip()

    notes = ((section.id, str(given.get(f"{section.id}.note", "")).strip()) for section in exercise.sections)
    return OwnChecklist(
        exercise.id,
        ready=_with(exercise, given, "yes"),
        missing=tuple(
            NextStep(item.id, given[item.id], item.next_step, owner(item.id))
            for item in exercise.items
            if given.get(item.id) in MISSING
        ),
        not_for_us=_with(exercise, given, "not-for-us"),
        unanswered=_others(exercise, given),
        notes=tuple((section, text) for section, text in notes if text),
    )


def _choice(exercise: Choice, given: Answers) -> OwnChoice:
    chosen = []
    for item in exercise.items:
        value = given.get(item.id, [])
        options = tuple(value) if isinstance(value, list) else (value,)
        if options and options != (RATHER_NOT_SAY,):
            chosen.append((item.id, options))
    refused = _with(exercise, given, RATHER_NOT_SAY)
    return OwnChoice(exercise.id, tuple(chosen), refused, _others(exercise, [*dict(chosen), *refused]))


def _scale(exercise: Scale, given: Answers) -> OwnScale:
    points = tuple(
        (item.id, given[item.id]) for item in exercise.items if given.get(item.id, CANNOT_SAY) not in DECLINED
    )
    return OwnScale(
        exercise.id,
        points,
        cannot_say=_with(exercise, given, CANNOT_SAY),
        rather_not_say=_with(exercise, given, RATHER_NOT_SAY),
        unanswered=_others(exercise, given),
        profile=profile(exercise, given) if exercise.competences else None,
        again=tuple((item.id, given[place]) for item in exercise.items if (place := f"{item.id}{AGAIN}") in given),
    )


def _pair(item: str, given: Answers) -> OwnPair:
    value = given.get(item, {})
    return OwnPair(item, value.get("us"), value.get("them"))


def _places(exercise: Plane, given: Answers) -> OwnPlaces:
    named = [(item.id, given[item.id]) for item in exercise.items if isinstance(given.get(item.id), dict)]
    points = tuple(
        OwnPoint(item, value["x"], value["y"], value.get("name", "")) for item, value in named if "x" in value
    )
    return OwnPlaces(
        exercise.id,
        points,
        cannot_say=_with(exercise, given, CANNOT_SAY),
        rather_not_say=_with(exercise, given, RATHER_NOT_SAY),
        unanswered=_others(exercise, given),
        unplaced=tuple(value["name"] for _, value in named if "x" not in value),
    )


def _guess(exercise: Guess, given: Answers, revealed: Revealed | None) -> OwnGuess:
    (item,) = exercise.items
    guessed = tuple(given.get(item.id, ()))
    return OwnGuess(
        exercise.id,
        guessed,
        item.rank,
        unanswered=() if guessed else (item.id,),
        revealed=revealed is not None,
        observes=revealed is not None and revealed.side is None,
        closeness=closeness(exercise, guessed, revealed) if revealed else None,
    )


def _with(exercise: Exercise, given: Answers, value: str) -> tuple[str, ...]:
    return tuple(item.id for item in exercise.items if given.get(item.id) == value)


def _others(exercise: Exercise, answered: Any) -> tuple[str, ...]:
    return tuple(item.id for item in exercise.items if item.id not in answered)
