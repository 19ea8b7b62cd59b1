"""The files of a pack: which belong to it, what is litter, and what is nearly called right."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from kit.exercises.reading.yaml_lines import Fault

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HIDDEN = (".", "~$")
"""How names begin that a system or an office program gives to files of its own, beside those of people."""


def yaml_files(folder: Path) -> list[Path]:
    """The files in `folder` that end in `.yaml`, by name, without those that a system keeps beside them."""
    return [file for file in sorted(folder.glob("*.yaml")) if not file.name.startswith(HIDDEN)]


def copy_pack(folder: Path, to: Path) -> Path:
    """Copy the files of the pack in `folder`, and no others, into the new folder `to`; returns it."""
    for inside in (Path(), *(Path(each.name) for each in sorted(folder.iterdir()) if each.is_dir())):
        files = [file for file in yaml_files(folder / inside) if file.is_file()]
        if files:
            (to / inside).mkdir(parents=True, exist_ok=True)
        for file in files:
            shutil.copy(file, to / inside / file.name)
    return to


def missing(file: Path) -> Fault:
    """The fault of a file that is not there: what is nearly called so is named."""
    if file.is_symlink():
        return Fault(file, 1, "this is a link that leads to no file; put the file itself here")
    if file.exists():
        return Fault(file, 1, "this is a folder, and a file must be called so; rename the folder")
    for other in sorted(file.parent.iterdir()) if file.parent.is_dir() else ():
        name = other.name.lower()
        if other.name != file.name and name in (
            file.name,
            f"{file.stem}.yml",
            f"{file.name}.txt",
            f"{file.stem}.yml.txt",
        ):
            return Fault(file, 1, f"this file is called '{other.name}'; rename it to '{file.name}'")
    advice = "give the folder that holds it" if file.name == "pack.yaml" else "or take its name out of pack.yaml"
    return Fault(file, 1, f"this file is missing; write it, {advice}")


def not_listed(folder: Path, required: tuple[str, ...], allowed: str) -> Iterator[Fault]:
    """Faults of the files in `folder` that belong to nothing: neither `required` by the manifest nor `allowed`."""
    for file in yaml_files(folder):
        if file.stem in (*required, allowed):
            continue
        if IDENTIFIER.fullmatch(file.stem):
            yield Fault(file, 1, f"'{file.stem}' is not in the list 'workshops' of pack.yaml; add it there")
        else:
            message = f"'{file.name}' belongs to no workshop; if it is a copy, take it out of this folder"
            yield Fault(file, 1, f"{message}, else rename it in small letters, digits and hyphens")
    for file in sorted(folder.glob("*.yml")):
        said_already = file.stem in required and not (folder / f"{file.stem}.yaml").exists()
        if not said_already and not file.name.startswith(HIDDEN):
            yield Fault(file, 1, f"'{file.name}' is not read; rename it to '{file.stem}.yaml', or take it out")
