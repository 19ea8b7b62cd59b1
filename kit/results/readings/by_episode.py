"""A group's result, episode by episode."""

from collections.abc import Iterator
from dataclasses import replace

from kit.exercises import Episode, Exercise, one_by_one
from kit.results.group import GroupResult


def by_episode(result: GroupResult, exercise: Exercise) -> Iterator[tuple[Episode, Exercise, GroupResult]]:
    """For each episode of which `result` shows anything: it, the questions about it alone, and their results."""
    for episode, asked in one_by_one(exercise):
        names = {item.id for item in asked.items}
        items = tuple(item for item in result.items if item.item in names)
        if any(item.shown for item in items):
            yield episode, asked, replace(result, items=items)
