"""Whatever tells something says where it is from: a section of a source, or `kit` for what is our own.

Items, options and questions inherit what their exercise says. What reports is looked at one by one: the paragraphs of
introductions, notes ("good to know"), readings, facts and stories; and in the guide each paragraph that names a source.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.exercises import Workshop, load_pack
from kit.exercises.check import cited_keys
from kit.exercises.model import OUR_OWN

ROOT = Path(__file__).parents[2]
GUIDE = sorted((ROOT / "facilitator_guide").glob("*.md"))
PACK = load_pack()
PLACES = {
    "johnson-wilson-2009": r"abstract|sections? [1-5]",
    "geddes-2007": "approach|conclusions|considerations|obstacles|success",
    "hesselgreaves-2021": "introduction|roots|purpose|structure|work of a learning partner|equivocal|close",
    "loraine-2002": "sections? [1-8]",
    "linking-toolkit": "Background|Opportunities|Checklist|Things you need|Challenges|Resource",
}
"""The parts of each source, as tags name them: by number, or by words of their headings."""
TAG = re.compile(r"\*\((?P<tag>[^()]*(?:\([^()]*\)[^()]*)*)\)\*$")
NAMES = re.compile(
    r"Johnson|Wilson|Geddes|Hesselgreaves|Loraine|Goleman|Oshry|Kolb|Argyris|[Tt]oolkit|Kampala|Kirklees|Iganga|Daventry"
    r"|[Ll]earning set(?:'s| found| says| saw)|English set|[Tt]he (?:source|leaflet|authors|researchers)\b"
    r"|[Tt]he paper (?:say|see|name|give)"
)


def told(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """What reports something in `workshop`: its words, and where it says that they are from."""
    yield from zip(workshop.introduction.strip().split("\n\n"), workshop.introduction_from, strict=True)
    for exercise in workshop.written:
        yield from ((note.text, note.source) for note in exercise.notes)
        yield from ((reading.text, reading.source) for reading in getattr(exercise, "readings", ()))
    for case in workshop.cases:
        yield from ((fact.text, fact.source or case.source) for fact in case.facts)
    yield from ((episode.text, episode.source) for episode in workshop.episodes)


def untagged(tag: str) -> str:
    """What is wrong with `tag`; "" if it names our own or a place in a source."""
    for part in (each.strip() for each in tag.split(";")):
        keys = [key.removeprefix(f"{OUR_OWN} after ") for key in cited_keys(part)]
        if part == OUR_OWN or (keys and keys[0] == OUR_OWN and "after" in part):
            continue
        if not keys or keys[0] not in PLACES:
            return f"'{part}' is no source"
        if not re.search(rf", (?:{PLACES[keys[0]]})", part):
            return f"'{part}' names no section or heading"
    return ""


def test_the_parts_of_each_source_are_known() -> None:
    assert {source.id for source in PACK.manifest.sources} == PLACES.keys()


@pytest.mark.parametrize("name", PACK.manifest.workshops)
def test_nothing_is_told_without_a_place(name: str) -> None:
    wrong = [f"{fault}: {text[:60]}" for text, tag in told(PACK.workshop(name)) if (fault := untagged(tag))]
    assert wrong == []


def paragraphs(page: Path) -> Iterator[str]:
    """The paragraphs and list items of a page of the guide, without what is made from the exercises."""
    text = re.sub(r"<!-- (\w+) -->.*?<!-- /\1 -->", "", page.read_text("utf-8"), flags=re.DOTALL)
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*>|]|\d+\.) ?)", text):
        if block.strip() and not block.startswith(("#", "|")):  # a table belongs to what is above it
            yield " ".join(block.split())


@pytest.mark.parametrize("page", GUIDE, ids=[page.stem for page in GUIDE])
def test_the_guide_says_where_what_it_reports_is_from(page: Path) -> None:
    wrong = []
    for text in paragraphs(page):
        tag = TAG.search(text)
        if tag is None and NAMES.search(text):
            wrong.append(f"no place: {text[:90]}")
        elif tag is not None and (fault := wrong_tag(tag["tag"])):
            wrong.append(f"{fault}: {text[:60]}")
    assert wrong == []


def wrong_tag(tag: str) -> str:
    """What is wrong with a tag of the guide, where people read the short names of sources, and *our own*."""
    named = tag.replace("our own", OUR_OWN)
    for source in PACK.manifest.sources:
        named = named.replace(source.short, source.id)
    return untagged(named)


def test_why_a_workshop_is_taught_is_tagged_throughout() -> None:
    for name in PACK.manifest.workshops:
        page = (ROOT / "facilitator_guide" / f"{name}.md").read_text("utf-8")
        why = page.split("## Why we teach this\n")[1].split("\n## ")[0]
        assert all(TAG.search(" ".join(each.split())) for each in why.strip().split("\n\n")), name


@pytest.mark.parametrize(
    ("tag", "fault"),
    [
        ("kit", ""),
        ("kit, after loraine-2002, section 3", ""),
        ("geddes-2007, obstacles; kit", ""),
        ("", "is no source"),
        ("geddes-2007", "names no section"),
        ("geddes-2007, section 2", "names no section"),
        ("a-book, section 2", "is no source"),
    ],
)
def test_what_a_tag_must_say(tag: str, fault: str) -> None:
    assert fault in untagged(tag) if fault else untagged(tag) == ""
