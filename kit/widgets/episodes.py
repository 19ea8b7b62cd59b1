"""The stories of a workshop: its cases, and the episodes to choose from and read, one at a time.

All of it can be read before any script runs. What the authors make of an episode is not here: see `own_episodes_html`.
"""

from collections.abc import Callable, Mapping

import anywidget
import traitlets

from kit.exercises import Episode, Workshop
from kit.exercises.episodes import in_order_of_sets
from kit.widgets.assets import script, style
from kit.widgets.markup import render
from kit.widgets.script_words import script_words


def episodes_html(workshop: Workshop, words: Mapping[str, str], readable: Callable[[str], str] = str) -> str:
    """The cases and episodes of `workshop`; `readable` makes a citation one that people can read.

    Raises `ValueError` if it has no episodes.
    """
    if not workshop.episodes:
        raise ValueError(f"the workshop '{workshop.workshop}' has no episodes")
    listed = in_order_of_sets(workshop.episodes, workshop.episode_sets)
    cases = [each.model_copy(update={"source": readable(each.source)}) for each in workshop.cases]
    return render(
        "episodes",
        workshop=workshop.model_copy(update={"cases": tuple(cases)}),
        listed=[_cited(each, readable) for each in listed],
        first=listed[0].id,
        titles={each.id: each.title for each in listed},
        cases={each.id: each.title for each in workshop.cases},
        words=words,
    )


def _cited(episode: Episode, readable: Callable[[str], str]) -> Episode:
    return episode.model_copy(update={"source": readable(episode.source)})


class Episodes(anywidget.AnyWidget):
    """The episodes in a notebook with a kernel of one's own. Which one is read, the forms of the page hear from it."""

    _esm = script("widget")
    _css = style("kit", "kit_more")
    html = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(self, html: str, words: Mapping[str, str]) -> None:
        super().__init__(html=html, words=script_words(words, "widget"))

    def __repr__(self) -> str:
        return "Episodes()"
