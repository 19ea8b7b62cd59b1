"""Something a notebook shows: HTML for a page, and the same in plain text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """`html` is shown in a page and in JupyterLab, `text` in a console and in stored outputs."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text
