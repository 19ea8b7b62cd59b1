"""Training workshops for partners of unequal means, as Jupyter notebooks on phones.

What a notebook uses is here; the floors behind it are described in `CONTRIBUTING.md`.
"""

import warnings
from typing import TYPE_CHECKING, Any

from kit.other_kit import FIX, in_the_way
from kit.version import __version__

if TYPE_CHECKING:
    from kit.reports import read_export
    from kit.workshop import learning_path, open_board, open_workshop

__all__ = ["__version__", "learning_path", "open_board", "open_workshop", "read_export"]


if _other := in_the_way():
    warnings.warn(f"{_other} {FIX}", stacklevel=2)


def __getattr__(name: str) -> Any:
    """Import what notebooks use only when they use it: `mutuality check` need not wait for widgets."""
    if name == "read_export":
        import kit.reports

        return kit.reports.read_export
    if name in __all__:
        import kit.workshop

        return getattr(kit.workshop, name)
    raise AttributeError(f"module 'kit' has no attribute {name!r}")
