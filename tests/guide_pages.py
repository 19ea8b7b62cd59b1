"""The tables of the facilitator's guide, made from exercises and plans: `python tests/guide_pages.py` writes them anew.

In a page they stand between two comments, `<!-- timing -->` and `<!-- /timing -->`. Everything else is written by hand.
"""

import math
import re
import sys
from collections.abc import Callable
from pathlib import Path

from kit.exercises import Exercise, Pack, Workshop, exercises_folder, load_pack
from kit.exercises.folders import content_folder
from kit.exercises.session_plans.plans import Plan, plans_folder, read_plans, with_items
from kit.exercises.times import BEGIN, END, minutes_alone, minutes_to_answer

GUIDE = content_folder("facilitator_guide")
STAR, QUESTIONS_WITH_A_STAR = "★ ", 2
BLOCK = re.compile(r"(<!-- (?P<name>[a-z]+) -->\n).*?(<!-- /(?P=name) -->)", re.DOTALL)


def outcomes(workshop: Workshop) -> list[str]:
    return [f"- {outcome}" for outcome in workshop.outcomes]


def timing(workshop: Workshop) -> list[str]:
    """A row for each exercise; phones are in hand for the core items at least, and for all of them at most."""
    rows = ["| step | core | minutes | phones in hand |", "|---|---|---:|---:|"]
    for exercise in workshop.exercises:
        core = "yes" if exercise.core else "if there is time"
        rows.append(f"| {exercise.title} | {core} | {exercise.minutes} | {_phones(exercise)} |")
    around = BEGIN + END
    short = around + sum(exercise.minutes for exercise in workshop.exercises if exercise.core)
    rows.insert(2, f"| To begin: the introduction, aloud | yes | {BEGIN} | |")
    rows.append(f"| To end: the closing | yes | {END} | |")
    return [*rows, f"| **All steps** (core alone: {short}) | | **{workshop.minutes}** | |"]


def _phones(exercise: Exercise) -> str:
    few, all_of_it = (math.ceil(minutes_to_answer(each)) for each in (with_items(exercise, "core"), exercise))
    return str(few) if few == all_of_it else f"{few} to {all_of_it}"


def debrief(workshop: Workshop) -> list[str]:
    """The questions; the first ones of an exercise have a star: they are enough if time is short."""
    lines: list[str] = []
    for exercise in workshop.exercises:
        stars = [STAR] * QUESTIONS_WITH_A_STAR + [""] * len(exercise.debrief)
        asked = [f"- {star}{each.text}" for star, each in zip(stars, exercise.debrief, strict=False)]
        lines += [f"**{exercise.title}**", "", *asked, ""]
    if workshop.debrief:
        lines += ["**At the end**", "", *(f"- {each.text}" for each in workshop.debrief), ""]
    return ["", *lines]


BLOCKS: dict[str, Callable[[Workshop], list[str]]] = {"outcomes": outcomes, "timing": timing, "debrief": debrief}


def plans_table(plans: dict[str, Plan]) -> list[str]:
    rows = ["| plan | for what | minutes | phones in hand |", "|---|---|---:|---:|"]
    by_length = sorted(plans.items(), key=lambda each: each[1].minutes)
    return rows + [f"| `{name}` | {each.title} | {each.minutes} | {each.phones} |" for name, each in by_length]


def series(pack: Pack) -> list[str]:
    """How long all of it takes in a room, and each of the evenings of somebody who learns alone."""
    workshops = {name: pack.workshop(name) for name in pack.manifest.workshops}
    hours = sum(each.minutes for each in workshops.values()) / 60
    lines = [f"All ten together, with the talk, take about {hours:.0f} hours. No day holds them, so choose.", ""]
    lines += ["| evening, for somebody alone | workshops | about |", "|---|---|---:|"]
    for number, names in enumerate(pack.manifest.evenings, 1):
        alone = sum(minutes_alone(workshops[name]) for name in names)
        lines.append(f"| {number} | {', '.join(workshops[name].short_title for name in names)} | {alone} minutes |")
    return lines


def page_of(workshop: Workshop) -> Path:
    return GUIDE / f"{workshop.workshop}.md"


def up_to_date(text: str, made: dict[str, list[str]]) -> str:
    """`text` with its blocks as they should be. Raises `KeyError` for a block that nothing is made for."""

    def renew(found: re.Match[str]) -> str:
        return "\n".join([found[1] + "\n".join(made[found["name"]]), found[3]])

    return BLOCK.sub(renew, text)


def pages(pack: Pack) -> dict[Path, str]:
    """The pages of the guide as they should be, by their files."""
    found = {}
    for name in pack.manifest.workshops:
        workshop = pack.workshop(name)
        page = page_of(workshop)
        made = {block: make(workshop) for block, make in BLOCKS.items()}
        found[page] = up_to_date(page.read_text(encoding="utf-8"), made)
    start = GUIDE / "README.md"
    plans, _ = read_plans(plans_folder(exercises_folder()), pack)
    found[start] = up_to_date(start.read_text("utf-8"), {"plans": plans_table(plans), "series": series(pack)})
    return found


if __name__ == "__main__":
    for file, text in pages(load_pack()).items():
        if file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{file.name}: written anew\n")
