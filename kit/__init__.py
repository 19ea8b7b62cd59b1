"""Training workshops for partners of unequal means, as Jupyter notebooks on phones.

What a notebook uses is here; the floors behind it are described in `CONTRIBUTING.md`.
"""

from typing import TYPE_CHECKING, Any

from kit.version import __version__

if TYPE_CHECKING:
    from kit.workshop import open_board, open_workshop

__all__ = ["__version__", "open_board", "open_workshop"]


def __getattr__(name: str) -> Any:
    """Import what notebooks use only when they use it: `mutuality check` need not wait for widgets."""
    if name in ("open_board", "open_workshop"):
        import kit.workshop

        return getattr(kit.workshop, name)
    raise AttributeError(f"module 'kit' has no attribute {name!r}")
