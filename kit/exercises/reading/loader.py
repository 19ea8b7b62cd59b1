"""Reads a pack from its folder: every fault at once, or the pack and no fault."""

import functools
import reprlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kit.exercises.folders import exercises_folder
from kit.exercises.json_types import Value
from kit.exercises.pack import Manifest, Pack, Workshop
from kit.exercises.reading.files import missing, not_listed
from kit.exercises.reading.yaml_lines import Document, Fault, Location, read_yaml

INTERFACE = "interface"
FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "of an id; use small letters, digits and hyphens, as in 'our-story'",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "of a language; use its code, such as 'en' or 'pt-BR'",
    r"^\d+\.\d+(\.\d+)?$": "of a version; use numbers and points, such as '1.0'",
}


NOTHING = "has nothing after it, or 'null' or '~', which mean nothing; write something, or take it out"


class PackNotUsable(Exception):
    """A pack has faults; `faults` lists them all."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


def load_pack(folder: Path | None = None) -> Pack:
    """The pack in `folder`, by default the kit's own. Raises `PackNotUsable` with every fault in it.

    Words of the interface that a pack does not bring are the kit's own. Files that have not changed are not read twice.
    """
    own = exercises_folder()
    pack = _loaded(folder or own, _stamps(folder or own))
    return pack if folder in (None, own) else pack.with_words_of(load_pack())


Stamp = tuple[str, int, int]


def _stamps(folder: Path) -> tuple[Stamp, ...]:
    """The name, time and size of each file; they are taken before the files are read, so that no change is missed."""
    files = [(file, file.stat()) for file in sorted(folder.rglob("*.yaml")) if file.is_file()]
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in files)


@functools.lru_cache(maxsize=4)
def _loaded(folder: Path, stamps: tuple[Stamp, ...]) -> Pack:
    del stamps
    pack, faults = read_pack(folder)
    if pack is None or faults:
        raise PackNotUsable(faults)
    return pack


def read_pack(folder: Path) -> tuple[Pack | None, list[Fault]]:
    """The pack in `folder`, if it can be built, and all faults found, in the order of files and lines."""
    faults: list[Fault] = []
    manifest = read_model(folder / "pack.yaml", Manifest, faults)
    if not isinstance(manifest, Manifest):
        return None, faults
    workshops: dict[str, dict[str, Workshop]] = {}
    interface: dict[str, dict[str, str]] = {}
    for language in manifest.languages:
        workshops[language] = _read_language(folder / language, manifest, faults)
        interface[language] = _read_interface(folder / language / f"{INTERFACE}.yaml", faults)
    faults.sort(key=lambda fault: (str(fault.file), fault.line))
    return Pack.model_construct(manifest=manifest, workshops=workshops, interface=interface), faults


def _read_language(folder: Path, manifest: Manifest, faults: list[Fault]) -> dict[str, Workshop]:
    found: dict[str, Workshop] = {}
    faults.extend(not_listed(folder, manifest.workshops, INTERFACE))
    for name in manifest.workshops:
        file = folder / f"{name}.yaml"
        workshop = read_model(file, Workshop, faults)
        if isinstance(workshop, Workshop):
            if workshop.workshop != name:
                faults.append(Fault(file, 1, f"'workshop' must be '{name}', as the file is called"))
            found[name] = workshop
    return found


def _read_interface(file: Path, faults: list[Fault]) -> dict[str, str]:
    if not file.exists():
        return {}
    document = read_yaml(file)
    faults.extend(document.faults)
    words = {} if document.content is None else document.content
    if not isinstance(words, dict):
        faults.append(Fault(file, 1, "must be lines of the form 'name: text'"))
        return {}
    for key, value in words.items():
        if not isinstance(value, str):
            wrong = NOTHING if value is None else "must be text; put it in quotes"
            faults.append(Fault(file, document.line((key,)), f"'{key}' {wrong}"))
    return {str(key): str(value) for key, value in words.items()}


def read_model(file: Path, model: type[BaseModel], faults: list[Fault]) -> BaseModel | None:
    """The content of `file` as a `model`; None if it cannot be built. What is wrong is added to `faults`."""
    if not file.is_file():
        faults.append(missing(file))
        return None
    document = read_yaml(file)
    faults.extend(document.faults)
    if document.faults and document.content is None:
        return None
    try:
        return model.model_validate(document.content)
    except ValidationError as error:
        faults.extend(_fault(document, each) for each in error.errors() if not _follows_from_another(each))
        return None


def _fault(document: Document, error: ErrorDetails) -> Fault:
    location = _in_document(document, (*error["loc"], *error.get("ctx", {}).get("at", ())))
    where = ".".join(_names(document.content, location)) or "the file"
    return Fault(document.file, document.line(location), f"{where}: {_explain(error)}")


def _follows_from_another(error: ErrorDetails) -> bool:
    """Whether a list is said to be too short only because what stands in it is wrong, which is said as well."""
    given, least = error.get("input"), error.get("ctx", {}).get("min_length", 0)
    return error["type"] == "too_short" and isinstance(given, (list, tuple)) and len(given) >= least


def _names(content: Value, location: Location) -> Iterator[str]:
    """The parts of `location` as an author knows them: what has an id by its id, else by its number, from 1."""
    for part in location:
        if isinstance(content, dict):
            content = content.get(part)
            yield str(part)
        elif isinstance(content, list) and isinstance(part, int) and part < len(content):
            content = content[part]
            yield str(content["id"] if isinstance(content, dict) and "id" in content else part + 1)
        else:
            content = None
            yield str(part)


def _in_document(document: Document, location: Location) -> Location:
    """The parts of pydantic's location that stand in the file; a section without a name does not, for example."""
    kept: Location = ()
    for part in location:
        if (*kept, part) in document.lines or part == location[-1]:
            kept = (*kept, part)
    return kept


def _explain(error: ErrorDetails) -> str:
    """What is wrong, and how to fix it, in words for somebody who writes exercises and not programs."""
    ctx, given = error.get("ctx", {}), reprlib.repr(error.get("input"))
    explanations = {
        "missing": "is missing; add it",
        "invalid_key": "this name is read as a number, or as true or false; put it in quotes",
        "extra_forbidden": "is not known here; check its spelling or take it out",
        "union_tag_invalid": f"there is no kind '{ctx.get('tag')}'; the kinds are {ctx.get('expected_tags')}",
        "union_tag_not_found": f"has no {ctx.get('discriminator')}; say which kind this is",
        "string_type": NOTHING if error.get("input") is None else "must be text; put it in quotes",
        "string_too_short": "is empty; write something, or take it out",
        "string_too_long": f"is too long; at most {ctx.get('max_length')} characters can stand here",
        "string_pattern_mismatch": f"{given} is not of the form {FORMS.get(str(ctx.get('pattern')), '')}",
        "too_short": f"there must be at least {ctx.get('min_length')} here; add what is missing",
        "too_long": f"there can be at most {ctx.get('max_length')} here; take some out",
        "literal_error": f"{given} cannot stand here; write {ctx.get('expected')}",
        "int_type": NOTHING if error.get("input") is None else f"{given} is not a whole number; write one",
        "int_parsing": f"{given} is not a whole number; write one",
        "int_from_float": f"{given} is not a whole number; write one",
        "float_type": NOTHING if error.get("input") is None else f"{given} is not a number; write one",
        "float_parsing": f"{given} is not a number; write one",
        "multiple_of": f"{given} cannot stand here; write a multiple of {ctx.get('multiple_of')}",
        "bool_type": f"{given} is neither true nor false; write one of them",
        "bool_parsing": f"{given} is neither true nor false; write one of them",
        "greater_than_equal": f"{given} is too small; write {ctx.get('ge')} or more",
        "less_than_equal": f"{given} is too much; write {ctx.get('le')} or less",
        "tuple_type": NOTHING if error.get("input") is None else "must be a list; put a hyphen before each",
        "model_type": "must be lines of the form 'name: value'",
        "value_error": str(ctx.get("error", error["msg"])),
        "fault_at": str(error["msg"]),
    }
    message = str(error["msg"])
    return explanations.get(error["type"], message[:1].lower() + message[1:] + "; change it")
