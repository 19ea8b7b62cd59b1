"""Whether a translation says the same as the first language: answers in several languages are counted together."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from kit.exercises.model import Model
from kit.exercises.pack import Pack
from kit.exercises.parts import Page
from kit.exercises.reading.loader import INTERFACE
from kit.exercises.reading.yaml_lines import Fault, read_yaml

SETTINGS = ("kind", "options_from", "type", "of", "for_each", "case", "level", "filled", "empty")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
WITHOUT_PLACE = re.compile(r"[{}]")


def faults_of_translation(first: Page, other: Page) -> Iterator[Fault]:
    """Parts that one of the two has and the other has not, and settings in which they differ."""
    there = {part.path: part for part in first.parts()}
    here = {part.path: part for part in other.parts()}
    for path in there:
        if path not in here and path[:-2] in here:  # what a missing part contains need not be listed as well
            at = (*here[path[:-2]].at, path[-2])
            yield other.fault(at, f"{_name(path)} is missing; '{first.language}' has it, so add it and translate it")
    for path, part in here.items():
        if path not in there:
            if path[:-2] in there:
                message = f"{_name(path)} is not in '{first.language}'; check its id, add it there, or take it out"
                yield other.fault((*part.at, "id"), message)
            continue
        for key, (given, wanted) in _differences(part.model, there[path].model).items():
            here_and_there = f"{_shown(given)} here and {_shown(wanted)} in '{first.language}'"
            message = f"{key} of {_name(path)} is {here_and_there}; make them the same"
            yield other.fault((*part.at, key), message)


def _name(path: tuple[str, ...]) -> str:
    exercise = f" of exercise '{path[1]}'" if path[0] == "exercises" and len(path) > 2 else ""
    return f"'{path[-1]}' in {path[-2]}{exercise}" if path else "the workshop"


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _differences(one: Model, other: Model) -> dict[str, tuple[object, object]]:
    ours, theirs = _settings(one), _settings(other)
    return {key: (ours.get(key), theirs.get(key)) for key in ours if ours.get(key) != theirs.get(key)}


def _settings(model: Model) -> dict[str, object]:
    """What must not change with the language: the kind, numbers, yes and no, and how many labels a scale has."""
    found: dict[str, object] = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if name in SETTINGS or isinstance(value, (bool, int, float)):
            found[field.alias or name] = value
        elif name == "labels":
            found["the number of labels"] = len(value)
    return found


def faults_of_words(folder: Path, pack: Pack, kit: Mapping[str, str]) -> Iterator[Fault]:
    """Words of one's own that the `kit` says nowhere, or with places to fill that it does not fill."""
    for language, words in pack.interface.items():
        document = read_yaml(folder / language / f"{INTERFACE}.yaml")
        for key, text in words.items():
            if message := _wrong_with_word(key, text, kit if language == pack.manifest.languages[0] else {}):
                yield Fault(document.file, document.line((key,)), message)


def _wrong_with_word(key: str, text: str, kit: Mapping[str, str]) -> str:
    """What is wrong with one word of the interface; where `kit` is empty, it is compared with another language."""
    if kit and key not in kit:
        near = get_close_matches(key, kit, n=1)
        return f"the kit has no '{key}'" + (f"; did you mean '{near[0]}'?" if near else "; take it out")
    if not text.strip():
        return f"'{key}' is empty; write something, or take the line out, and the kit's own words stand there"
    if WITHOUT_PLACE.search(PLACEHOLDER.sub("", text)):
        return f"'{key}' has a brace that belongs to no place to fill, such as {{count}}; take it out"
    expected = set(PLACEHOLDER.findall(kit.get(key, text)))
    return "" if set(PLACEHOLDER.findall(text)) == expected else _must_have(key, expected)


def _must_have(key: str, expected: set[str]) -> str:
    names = ", ".join(f"{{{name}}}" for name in sorted(expected)) or "none"
    return f"'{key}' must have these placeholders: {names}"


def faults_of_interface(folder: Path, pack: Pack) -> Iterator[Fault]:
    """Words of the interface that a language lacks or has too many, and placeholders that differ."""
    first, *others = pack.manifest.languages
    wanted = pack.interface[first]
    for language in others:
        document = read_yaml(folder / language / f"{INTERFACE}.yaml")
        if not document.file.exists():
            if wanted:
                yield Fault(document.file, 1, f"this file is missing; '{first}' has it, so translate that one")
            continue
        given = pack.interface[language]
        for key in wanted.keys() - given.keys():
            yield Fault(document.file, 1, f"'{key}' is missing; '{first}' has it, so add it and translate it")
        for key in given.keys() - wanted.keys():
            line = document.line((key,))
            yield Fault(document.file, line, f"'{key}' is not in '{first}'; check its spelling or take it out")
        for key in wanted.keys() & given.keys():
            expected = set(PLACEHOLDER.findall(wanted[key]))
            if set(PLACEHOLDER.findall(given[key])) != expected:
                yield Fault(document.file, document.line((key,)), _must_have(key, expected))
