"""The picture of the imports in `docs/architecture.md`; `.venv/bin/python tests/architecture.py` makes it anew."""

import re
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
BETWEEN = re.compile(r"(?<=<!-- imports -->\n).*?(?=<!-- end of imports -->)", re.DOTALL)
ABOVE, BELOW = ("cli", "server", "room", "workshop", "synthetic"), ("widgets", "reports", "charts")
FLOORS = (*ABOVE, *BELOW, "results", "responses", "exercises")
Graph = dict[str, set[str]]


def imports() -> Graph:
    """Each module of the kit, and the modules of the kit that it imports; for types alone is not counted."""
    graph = grimp.build_graph("kit", exclude_type_checking_imports=True)
    return {module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules}


def circle(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """Modules that import each other in a circle; empty if there is none.

    >>> circle({"a": ["b"], "b": ["c"], "c": []}), circle({"a": ["b"], "b": ["a"]})
    ([], ['a', 'b', 'a'])
    """
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def between_floors(graph: Mapping[str, Iterable[str]]) -> Graph:
    """Which floor needs which; where a way leads round by another floor, the short cut is left out."""
    needs: Graph = {floor: set() for floor in FLOORS}
    for module, needed in graph.items():
        for other in needed:
            here, there = (each.split(".")[1] if "." in each else "" for each in (module, other))
            if here in needs and there in needs and here != there:
                needs[here].add(there)

    def reaches(here: str, there: str) -> bool:
        return there in needs[here] or any(reaches(each, there) for each in needs[here])

    return {
        here: {each for each in there if not any(reaches(other, each) for other in there - {each})}
        for here, there in needs.items()
    }


def folders_of(floor: str) -> list[str]:
    """The folders of code on a floor."""
    return sorted(each.parent.name for each in (ROOT / "kit" / floor).glob("*/__init__.py"))


def picture(needs: Mapping[str, Iterable[str]]) -> str:
    """The floors as a Mermaid flowchart, each with its folders."""
    boxes = [f'  {floor}["<b>{floor}</b>{"".join(f"<br>{each}" for each in folders_of(floor))}"]' for floor in FLOORS]
    arrows = [f"  {here} --> {there}" for here in FLOORS for there in sorted(needs[here])]
    return "\n".join(["```mermaid", "flowchart TD", *boxes, *arrows, "```", ""])


def written() -> str:
    """The page with a picture of the code as it is now."""
    drawn = picture(between_floors(imports()))
    return BETWEEN.sub(lambda _: drawn, PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
