"""The kinds of exercise, one module each."""

from typing import Annotated

from pydantic import Field

from kit.exercises.kinds.checklist import Checklist
from kit.exercises.kinds.choice import Choice
from kit.exercises.kinds.guess import Guess
from kit.exercises.kinds.open import Open
from kit.exercises.kinds.paired_scale import PairedScale
from kit.exercises.kinds.pick_and_rank import PickAndRank
from kit.exercises.kinds.plane import Plane
from kit.exercises.kinds.rows import Rows
from kit.exercises.kinds.scale import Scale
from kit.exercises.kinds.schedule import Schedule
from kit.exercises.kinds.worksheet import Worksheet

AnyExercise = Annotated[
    Worksheet | Checklist | Choice | Guess | Open | PairedScale | PickAndRank | Plane | Rows | Scale | Schedule,
    Field(discriminator="kind"),
]

__all__ = [
    "AnyExercise",
    "Checklist",
    "Choice",
    "Guess",
    "Open",
    "PairedScale",
    "PickAndRank",
    "Plane",
    "Rows",
    "Scale",
    "Schedule",
    "Worksheet",
]
