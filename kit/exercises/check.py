"""Rules for content that go beyond its form: short enough, cited, complete in every language, fit for the time."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from kit.exercises.folders import exercises_folder
from kit.exercises.model import OUR_OWN
from kit.exercises.pack import Manifest, Pack
from kit.exercises.parts import Page
from kit.exercises.reading.loader import INTERFACE, PackNotUsable, load_pack, read_pack
from kit.exercises.reading.translations import faults_of_interface, faults_of_translation, faults_of_words
from kit.exercises.reading.yaml_lines import Fault, Location, read_yaml
from kit.exercises.session_plans.plans import plans_folder, read_plans
from kit.exercises.times import count_words, minutes_to_answer, minutes_to_read

LONGEST_INSTRUCTIONS = 60  # words
LONGEST_INTRODUCTION = 200  # words
FEWEST_DEBRIEF = 3
LONGEST_CORE = 90  # minutes, with the talk
EPISODE_WORDS = (60, 120)
LONGEST_WORD = 40  # letters
MOST_CHARACTERS = {
    "title": 100,
    "short_title": 40,
    "labels": 60,
    "us": 100,
    "them": 100,
    "term": 60,
    "low": 80,
    "high": 80,
}
MOST_OF_PARTS = {("items", "text"): 300, ("options", "text"): 200, ("debrief", "text"): 400}

TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--")
IN_BRACKETS = re.compile(r"\([^()]*\)")


def usable_pack(folder: Path) -> Pack:
    """The pack in `folder`, for a room. Raises `PackNotUsable` with all that `check` would say of its exercises.

    A faulty plan keeps no room from starting: the board names it and does not offer it.
    """
    pack, faults = _checked(folder)
    if pack is None or faults:
        raise PackNotUsable(_in_order(faults))
    return load_pack(folder)


def check_pack(folder: Path) -> list[Fault]:
    """Every fault of the pack in `folder`, in the order of files and lines; an empty list if it is ready to use."""
    pack, faults = _checked(folder)
    if pack is not None:
        faults = [*faults, *read_plans(plans_folder(folder), pack)[1]]
    return _in_order(faults)


def _checked(folder: Path) -> tuple[Pack | None, list[Fault]]:
    """The pack, if it can be built, and every fault in it: what `check` says of it, and what keeps a room closed."""
    pack, faults = read_pack(folder)
    if pack is not None:
        pages = _pages(folder, pack)
        for page in pages:
            faults.extend(_unknown_sources(page, pack.manifest))
            for rule in RULES:
                faults.extend(rule(page))
        faults.extend(_repeated_exercises(pages))
        faults.extend(_unlike_first_language(pages, pack.manifest))
        faults.extend(faults_of_interface(folder, pack))
        faults.extend(faults_of_words(folder, pack, _words_of_the_kit(folder, pack)))
        faults.extend(_tags_in_interface(folder, pack))
    return pack, faults


def _words_of_the_kit(folder: Path, pack: Pack) -> dict[str, str]:
    return pack.words() if folder.resolve() == exercises_folder().resolve() else load_pack().words()


def _in_order(faults: list[Fault]) -> list[Fault]:
    return sorted(set(faults), key=lambda fault: (str(fault.file), fault.line, fault.message))


def _pages(folder: Path, pack: Pack) -> list[Page]:
    return [
        Page(language, workshop, read_yaml(folder / language / f"{name}.yaml"))
        for language, workshops in pack.workshops.items()
        for name, workshop in workshops.items()
    ]


def _long_texts(page: Page) -> Iterator[Fault]:
    yield from _too_long(page, ("introduction",), page.workshop.introduction, LONGEST_INTRODUCTION)
    for at, exercise in page.exercises():
        yield from _too_long(page, (*at, "instructions"), exercise.instructions, LONGEST_INSTRUCTIONS)


def _too_long(page: Page, at: Location, text: str, most: int) -> Iterator[Fault]:
    if (count := count_words(text)) > most:
        yield page.fault(at, f"{at[-1]}: {count} words are too many to read in a room; use at most {most}")


def _too_long_for_a_phone(page: Page) -> Iterator[Fault]:
    """Texts and words that would fill a phone or a board, or make it wider than it is."""
    for part in page.parts():
        for name, field in type(part.model).model_fields.items():
            value, key = getattr(part.model, name), field.alias or name
            most = MOST_OF_PARTS.get((part.path[-2] if part.path else "", name)) or MOST_CHARACTERS.get(name)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str) and (message := _wrong_length(text, most)):
                    yield page.fault((*part.at, key), f"{key}: {message}")


def _wrong_length(text: str, most: int | None) -> str:
    if most is not None and len(text) > most:
        return f"{len(text):,} characters are too many for a phone; say it in {most}, and the rest as 'help' or a note"
    longest = max((word for word in text.split() if "://" not in word), key=len, default="")
    if len(longest) > LONGEST_WORD:
        return (
            f"'{longest[:20]}…' is a word of {len(longest)} letters; a phone shows {LONGEST_WORD} in a line, so part it"
        )
    return ""


def _length_of_episodes(page: Page) -> Iterator[Fault]:
    fewest, most = EPISODE_WORDS
    for index, episode in enumerate(page.workshop.episodes):
        if not episode.blank and not fewest <= (count := count_words(episode.text)) <= most:
            message = f"the episode '{episode.id}' has {count} words; tell it in {fewest} to {most}"
            yield page.fault(("episodes", index, "text"), f"text: {message}")


def _few_debrief_questions(page: Page) -> Iterator[Fault]:
    for at, exercise in page.exercises():
        if (count := len(exercise.debrief)) < FEWEST_DEBRIEF:
            message = f"'{exercise.id}' has {count} questions for the talk after it; write {FEWEST_DEBRIEF} to 5"
            yield page.fault((*at, "debrief"), f"debrief: {message}")


def _unknown_sources(page: Page, manifest: Manifest) -> Iterator[Fault]:
    known = {OUR_OWN, *(source.id for source in manifest.sources)}
    for at, exercise in page.exercises():
        if not exercise.source:
            message = f"'{exercise.id}' does not say where it is 'from'; cite a source, or write 'from: {OUR_OWN}'"
            yield page.fault(at, message)
    for part in page.parts():
        for key in cited_keys(getattr(part.model, "source", "")):
            if key not in known:
                message = f"pack.yaml has no source '{key}'; add it there, or write one of {', '.join(sorted(known))}"
                yield page.fault((*part.at, "from"), f"from: {message}")


def cited_keys(citation: str) -> list[str]:
    """The keys of the documents that `citation` names; what stands in brackets or after a comma is where in them.

    >>> cited_keys("linking-toolkit, Background; johnson-wilson-2009, section 1 (after Rossiter; 2000)")
    ['linking-toolkit', 'johnson-wilson-2009']
    """
    parts = (part.split(",")[0].strip() for part in IN_BRACKETS.sub("", citation).split(";"))
    return [part for part in parts if part]


def _short_times(page: Page) -> Iterator[Fault]:
    reading = minutes_to_read(episode.text for episode in page.workshop.episodes)
    for at, exercise in page.exercises():
        needed = minutes_to_answer(exercise)
        if exercise.for_each:  # a story is read before the first of them
            needed, reading = needed + reading, 0.0
        if needed > exercise.minutes:
            message = f"answering '{exercise.id}' alone takes {needed:.1f} minutes; give it more, or fewer items"
            yield page.fault((*at, "minutes"), f"minutes: {message}")
    core = sum(exercise.minutes for exercise in page.workshop.written if exercise.core)
    if core > LONGEST_CORE:
        message = f"the core exercises take {core} minutes; mark some 'core: false' until {LONGEST_CORE} hold them"
        yield page.fault(("exercises",), message)


def _tags(page: Page) -> Iterator[Fault]:
    for part in page.parts():
        for name, field in type(part.model).model_fields.items():
            value = getattr(part.model, name)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str) and (tag := TAG.search(text)):
                    key = field.alias or name
                    yield page.fault((*part.at, key), f"{key}: {_no_tags(tag.group())}")


def _tags_in_interface(folder: Path, pack: Pack) -> Iterator[Fault]:
    for language, words in pack.interface.items():
        found = {key: tag.group() for key, text in words.items() if (tag := TAG.search(text))}
        document = read_yaml(folder / language / f"{INTERFACE}.yaml") if found else None
        for key, shown in found.items():
            if document is not None:
                yield Fault(document.file, document.line((key,)), f"{key}: {_no_tags(shown)}")


def _no_tags(tag: str) -> str:
    return f"'{tag}' would be shown as it stands, because texts hold no HTML; take it out, or use Markdown's * and **"


def _repeated_ids(page: Page) -> Iterator[Fault]:
    """Parts of one list that have the same id; of items, options, episodes and exercises the models say so."""
    seen: set[tuple[str, ...]] = set()
    for part in page.parts():
        if part.path in seen:
            message = f"two of the {part.path[-2]} have the id '{part.path[-1]}'; give one of them another id"
            yield page.fault((*part.at, "id"), message)
        seen.add(part.path)


def _unlike_others(page: Page) -> Iterator[Fault]:
    """Parts of an exercise that do not go with the others of its workshop."""
    others = {exercise.id: exercise for exercise in page.workshop.exercises}
    for at, exercise in page.exercises():
        for part, message in exercise.unlike(others):
            yield page.fault(_place_of(page, at, part), message)


def _place_of(page: Page, at: Location, name: str) -> Location:
    return next((part.at for part in page.parts() if part.at[: len(at)] == at and part.path[-1:] == (name,)), at)


def _repeated_exercises(pages: list[Page]) -> Iterator[Fault]:
    seen: dict[tuple[str, str], Page] = {}
    for page in pages:
        for at, name in _ids_of_exercises(page):
            first = seen.setdefault((page.language, name), page)
            if first is not page:
                message = f"{first.document.file.name} has an exercise '{name}' too; give one of them another id"
                yield page.fault((*at, "id"), message)


def _ids_of_exercises(page: Page) -> Iterator[tuple[Location, str]]:
    """The ids of exercises, with those that hold what people add of a private one, and where each stands."""
    for at, exercise in page.exercises():
        yield at, exercise.id
        if added := exercise.added_to_room():
            yield (*at, "contributed"), added.id


def _unlike_first_language(pages: list[Page], manifest: Manifest) -> Iterator[Fault]:
    first = {page.workshop.workshop: page for page in pages if page.language == manifest.languages[0]}
    for page in pages:
        original = first.get(page.workshop.workshop)
        if original is not None and original is not page:
            yield from faults_of_translation(original, page)


RULES: tuple[Callable[[Page], Iterator[Fault]], ...] = (
    _long_texts,
    _too_long_for_a_phone,
    _length_of_episodes,
    _few_debrief_questions,
    _short_times,
    _tags,
    _repeated_ids,
    _unlike_others,
)
