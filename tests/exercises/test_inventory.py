"""Everything that the source documents offer is in the exercises. `inventory.yaml` lists the ids, by workshop."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kit.exercises import Exercise, load_pack
from kit.exercises.model import Model, Term
from kit.exercises.pack import Workshop

INVENTORY: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("inventory.yaml").read_text(encoding="utf-8")
)
PACK = load_pack()


def ids_in(model: Model, without: type[Model] = Term) -> Iterator[str]:
    """The ids of all that `model` contains, but not of the glossary: to explain a word is not to ask about it.

    What is asked for every episode counts once, under the id it has in the file.
    """
    for name in type(model).model_fields:
        value = getattr(model, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Model) and not isinstance(each, (Term, without)):
                yield str(getattr(each, "id", "")).rpartition(".")[2]
                yield from ids_in(each, without)


def missing_from(workshop: Workshop, wanted: dict[str, Any]) -> list[str]:
    """What `wanted` lists and `workshop` lacks.

    What belongs to an exercise may also stand in one that is our own, or in the workshop itself: a list that the source
    adds to a question can be a question by itself. It may not stand in another exercise of the inventory, which has
    ids of its own.
    """
    whole, exercises = set(ids_in(workshop)), {exercise.id: exercise for exercise in workshop.exercises}
    ours = [exercise for name, exercise in exercises.items() if name not in wanted["exercises"]]
    elsewhere = set(ids_in(workshop, without=Exercise)).union(*(ids_in(each) for each in ours))
    missing = [name for name in wanted["exercises"] if name not in exercises]
    for name, ids in wanted["exercises"].items():
        there = elsewhere.union(ids_in(exercises[name]) if name in exercises else ())
        missing += [f"{name}: {each}" for each in ids if each not in there]
    for part, ids in wanted.items():
        missing += [f"{part}: {each}" for each in ids if part != "exercises" and each not in whole]
    return missing


@pytest.mark.parametrize("name", INVENTORY)
def test_every_id_of_the_inventory_is_in_its_workshop(name: str) -> None:
    wanted = INVENTORY[name]
    count = sum(map(len, wanted.values())) + sum(map(len, wanted["exercises"].values()))
    if name not in PACK.manifest.workshops:
        pytest.fail(f"the pack has no workshop '{name}'; {count} ids are missing with it")
    missing = missing_from(PACK.workshop(name), wanted)
    print(f"{name}: {count - len(missing)} of {count} ids")
    assert not missing, f"'{name}' lacks {len(missing)} of {count} ids:\n" + "\n".join(missing)


def test_the_series_has_its_ten_workshops_in_order() -> None:
    assert list(PACK.manifest.workshops) == list(INVENTORY)


def test_what_is_missing_is_found() -> None:
    workshop = PACK.workshop("partnership-health")
    wanted = {"exercises": {"energy": ["same-faces", "today", "no-such-item"], "sleep": ["dream"]}, "debrief": ["none"]}
    assert missing_from(workshop, wanted) == [
        "sleep",
        "energy: no-such-item",
        "sleep: dream",
        "debrief: none",
    ]
    assert "energy: today" in missing_from(workshop, {"exercises": {"energy": ["today"], "two-bottom-lines": []}})
    glossary = {"exercises": {"energy": ["facet"]}}
    assert missing_from(workshop, glossary) == ["energy: facet"]
