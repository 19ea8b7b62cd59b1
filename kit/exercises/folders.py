"""Where workshops, exercises and guide are: inside the installed package, or at the top of a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def content_folder(name: str) -> Path:
    """The folder `name` ("workshops", "exercises" or "facilitator_guide") in a wheel and a checkout alike.

    Raises `FileNotFoundError` if the installation is incomplete.

    >>> content_folder("exercises").name
    'exercises'
    """
    for folder in (_PACKAGE / "content" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder '{name}' of the kit is missing; install mutuality-kit again")


def exercises_folder() -> Path:
    """The folder of the kit's own pack."""
    return content_folder("exercises")


def workshops_folder() -> Path:
    """The folder of the kit's own notebooks."""
    return content_folder("workshops")
