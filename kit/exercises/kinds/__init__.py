"""The kinds of exercise, one module each."""

from typing import Annotated

from pydantic import Field

from kit.exercises.kinds.checklist import Checklist
from kit.exercises.kinds.choice import Choice
from kit.exercises.kinds.open import Open
from kit.exercises.kinds.paired_scale import PairedScale
from kit.exercises.kinds.pick_and_rank import PickAndRank
from kit.exercises.kinds.place import Place
from kit.exercises.kinds.scale import Scale

AnyExercise = Annotated[
    Choice | Checklist | Scale | PairedScale | PickAndRank | Open | Place, Field(discriminator="kind")
]

__all__ = ["AnyExercise", "Checklist", "Choice", "Open", "PairedScale", "PickAndRank", "Place", "Scale"]
