"""The kit's folder is called `kit`, and so is that of another package on the package index: said when both are here."""

from collections.abc import Iterable
from pathlib import Path

OTHER = "kit"
FIX = "Remove it, and put the kit's files back:  pip uninstall kit  then  pip install --force-reinstall mutuality-kit"


def in_the_way(folders: Iterable[Path] | None = None) -> str:
    """What to say if the other package `kit` is installed in one of the `folders`, by default beside ours; "" if not.

    Both write into the same folder, so that one of them, and often both, lacks some of its files.
    """
    for folder in folders or (Path(__file__).parents[1],):
        if found := next(folder.glob(f"{OTHER}-[0-9]*.dist-info"), None):
            version = found.name.removesuffix(".dist-info").removeprefix(f"{OTHER}-")
            return (
                f"Another package called 'kit' ({version}) is installed in {folder}, and writes into the same folder "
                "as the Mutuality kit. One of them has lost files."
            )
    return ""
