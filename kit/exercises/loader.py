"""Reads a pack from its folder: every fault at once, or the pack and no fault."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from kit.exercises.folders import exercises_folder
from kit.exercises.pack import Manifest, Pack, Workshop
from kit.exercises.yaml_lines import Document, Fault, Location, read_yaml

INTERFACE = "interface"


class PackNotUsable(Exception):
    """A pack has faults; `faults` lists them all."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


def load_pack(folder: Path | None = None) -> Pack:
    """The pack in `folder`, by default the kit's own. Raises `PackNotUsable` with every fault in it.

    Words of the interface that a pack does not bring are the kit's own.
    """
    pack, faults = read_pack(folder or exercises_folder())
    if pack is None or faults:
        raise PackNotUsable(faults)
    return pack if folder in (None, exercises_folder()) else pack.with_words_of(load_pack())


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
    for file in sorted(folder.glob("*.yaml")):
        if file.stem != INTERFACE and file.stem not in manifest.workshops:
            faults.append(Fault(file, 1, f"'{file.stem}' is not in the list 'workshops' of pack.yaml; add it there"))
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
            faults.append(Fault(file, document.line((key,)), f"'{key}' must be text; put it in quotes"))
    return {str(key): str(value) for key, value in words.items()}


def read_model(file: Path, model: type[BaseModel], faults: list[Fault]) -> BaseModel | None:
    """The content of `file` as a `model`; None if it cannot be built. What is wrong is added to `faults`."""
    if not file.is_file():
        faults.append(Fault(file, 1, "this file is missing; write it, or take its name out of pack.yaml"))
        return None
    document = read_yaml(file)
    faults.extend(document.faults)
    if document.faults and document.content is None:
        return None
    try:
        return model.model_validate(document.content)
    except ValidationError as error:
        faults.extend(_fault(document, dict(each)) for each in error.errors())
        return None


def _fault(document: Document, error: dict[str, Any]) -> Fault:
    location = _in_document(document, (*error["loc"], "kind") if error["type"] == "union_tag_invalid" else error["loc"])
    where = ".".join(str(part) for part in location) or "the file"
    return Fault(document.file, document.line(location), f"{where}: {_explain(error)}")


def _in_document(document: Document, location: Location) -> Location:
    """The parts of pydantic's location that stand in the file; it adds the kind of exercise, for example."""
    kept: Location = ()
    for part in location:
        if (*kept, part) in document.lines or part == location[-1]:
            kept = (*kept, part)
    return kept


def _explain(error: dict[str, Any]) -> str:
    context = error.get("ctx", {})
    explanations = {
        "missing": "is missing; add it",
        "extra_forbidden": "is not known here; check its spelling or take it out",
        "union_tag_invalid": f"there is no kind '{context.get('tag')}'; the kinds are {context.get('expected_tags')}",
        "union_tag_not_found": "has no 'kind'; say which kind of exercise this is",
        "string_type": "must be text; put it in quotes",
        "string_pattern_mismatch": f"'{error.get('input')}' is not of the form {context.get('pattern')}",
        "value_error": str(context.get("error", error["msg"])),
    }
    message = str(error["msg"])
    return explanations.get(error["type"], message[:1].lower() + message[1:] + "; change it")
