"""Pictures of shares: for each answer a bar for each group, as long as the share of its people who gave it."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.look import EMPTY, NOTE, SMALL
from kit.charts.drawing.text import shorten, text_width
from kit.charts.shown import shown_groups
from kit.exercises import Exercise, PickAndRank
from kit.exercises.wording import Words
from kit.results import Group, ItemResult, ResultView, group_label
from kit.results.group import SHARED
from kit.results.words.labels import has_item, isolated

BAR_HEIGHT, BAR_SHARE = 16, 0.5

Bar = Callable[[Group, str], tuple[float, str]]
"""Length of a group's bar for an answer, from 0 to 1, and what is written beside it."""


def draw_choices(canvas: SvgCanvas, view: ResultView[Exercise]) -> None:
    """Each question with its options in the order of the page."""
    for item in view.items:
        canvas.title(view.item(item.item), 6)
        _answers(canvas, view, item, {answer: view.answer(item.item, answer) for answer in _offered(item)})


def draw_shared(canvas: SvgCanvas, view: ResultView[Exercise]) -> None:
    """How many of those who answered in their own words share them; the words themselves are no picture."""
    for item in view.items:
        canvas.title(view.item(item.item), 6)
        _answers(canvas, view, item, {SHARED: view.words[SHARED]})


def draw_picks(canvas: SvgCanvas, view: ResultView[PickAndRank]) -> None:
    """Each question with its options: most points first where the ranking is shown, else most picked first."""
    by_part = {(each.item, each.part): each for each in view.items}
    for name in dict.fromkeys(each.item for each in view.items):
        picked, ranked = by_part[name, "picked"], by_part[name, "ranked"]
        rank = _places(view.exercise, ranked)
        points = {group.side: _of_most(group, rank) for group in ranked.shown}
        drawn = [each.group for each in shown_groups(picked, view) if not each.group.withheld]
        canvas.title(view.item(name), 6)
        bar = _share(view.words)
        if drawn and all(group.side in points for group in drawn):
            canvas.paragraph(view.words["points-explained"].format(points=rank), NOTE)
            canvas.space(4)
            bar = _points(ranked, rank, view.words)
        order = sorted(_offered(picked), key=lambda answer: -sum(bar(group, answer)[0] for group in drawn))
        _answers(canvas, view, picked, {answer: view.answer(name, answer) for answer in order}, bar)


def _share(words: Words) -> Bar:
    def bar(group: Group, answer: str) -> tuple[float, str]:
        count = group.counts[answer]
        return count / group.people, words["of-people"].format(count=count, people=group.people)

    return bar


def _points(ranked: ItemResult, rank: int, words: Words) -> Bar:
    """Points as a share of what a first place from everyone would give, so that sides of all sizes compare."""
    by_side = {group.side: group for group in ranked.shown}
    most = max((max(_of_most(group, rank).values()) for group in ranked.shown), default=0) or 1

    def bar(group: Group, answer: str) -> tuple[float, str]:
        ranking = by_side[group.side]
        picked = words["of-people"].format(count=group.counts[answer], people=group.people)
        points = words["points-count"].format(count=ranking.points[answer])
        return _of_most(ranking, rank)[answer] / most, f"{points}, {picked}"

    return bar


def _places(exercise: PickAndRank, ranked: ItemResult) -> int:
    """How many could be ranked, and at least what the points say where the exercise was changed since."""
    now = exercise.item(ranked.item).rank if has_item(exercise, ranked.item) else 1
    given = (ceil(max(group.points.values(), default=0) / group.people) for group in ranked.shown)
    return max(now, *given, 1)


def _of_most(group: Group, rank: int) -> dict[str, float]:
    return {answer: points / (rank * group.people) for answer, points in group.points.items()}


def _offered(item: ItemResult) -> list[str]:
    return list(next((group.counts for group in item.shown), {}))


def _answers(
    canvas: SvgCanvas,
    view: ResultView[Exercise],
    item: ItemResult,
    labels: Mapping[str, str],
    bar: Bar | None = None,
) -> None:
    groups, bar = shown_groups(item, view), bar or _share(view.words)
    shown = [each for each in groups if not each.group.withheld]
    room = _room_for_name(canvas, [bar(each.group, answer)[1] for each in shown for answer in labels])
    if any(text_width(each.name, SMALL) > room for each in shown):
        for each in shown:
            canvas.named(each.name, each.look)
        canvas.space(4)
    lengths: list[dict[float, float]] = [{} for _ in shown]
    beside = canvas.left + canvas.room * BAR_SHARE + 12
    for answer, label in labels.items() if shown else ():
        canvas.paragraph(label)
        canvas.space(2)
        for each, of_it in zip(shown, lengths, strict=True):
            of_it[canvas.y + BAR_HEIGHT / 2], said = bar(each.group, answer)
            name = isolated(shorten(group_label(each.group.side, view.sides, view.words), SMALL, room))
            canvas.text(beside + 10, canvas.y + BAR_HEIGHT - 3.5, f"{name} {said}", SMALL)
            canvas.space(BAR_HEIGHT + 3)
        canvas.space(8)
    axes = canvas.data_axes(0, 1, right=canvas.room * (1 - BAR_SHARE))
    for each, of_it in zip(shown, lengths, strict=True):
        axes.barh(list(of_it), 1, BAR_HEIGHT, color=EMPTY)
        axes.barh(list(of_it), list(of_it.values()), BAR_HEIGHT, **each.look.bar())
        canvas.marks([beside] * len(of_it), list(of_it), each.look)
    for each in groups:
        if each.group.withheld:
            canvas.named(f"{each.name}: {view.words['withheld-short']}", each.look)


def _room_for_name(canvas: SvgCanvas, said: Sequence[str]) -> float:
    widest = max((text_width(f" {each}", SMALL) for each in said), default=0)
    return canvas.room * (1 - BAR_SHARE) - 22 - widest
