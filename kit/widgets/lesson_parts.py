"""What a lesson shows around its exercises: introduction, questions to talk about, and the end."""

from collections.abc import Iterable, Mapping

from markdown_it import MarkdownIt
from markupsafe import Markup

from kit.exercises import Exercise, Source, Workshop
from kit.widgets.markup import render


def introduction_html(workshop: Workshop, words: Mapping[str, str], *, in_room: bool = True) -> str:
    """Purpose, outcomes and the idea that the workshop teaches; in a room its title, too.

    A private workshop says first who can read the answers, and what happens to them there or in a notebook.
    """
    return render("introduction", workshop=workshop, words=words, in_room=in_room, idea=_html(workshop.introduction))


def talk_html(exercise: Exercise, words: Mapping[str, str]) -> str:
    """The questions to talk about after an exercise."""
    return render("talk", exercise=exercise, words=words)


def closing_html(workshop: Workshop, sources: Iterable[Source], words: Mapping[str, str]) -> str:
    """The closing reflection, questions about the whole workshop, its terms explained, and its sources."""
    return render("closing", workshop=workshop, sources=sources, words=words, reflection=_html(workshop.closing))


def _html(markdown: str) -> Markup:
    """Markdown of a pack as HTML; HTML written in it is shown as text, so that a pack cannot bring scripts."""
    return Markup(MarkdownIt("commonmark", {"html": False}).render(markdown))
