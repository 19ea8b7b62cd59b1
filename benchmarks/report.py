"""The figures of a benchmark: progress while it runs, a table at the end, and JSON for whoever compares."""

import json
import os
import platform
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import psutil

PACKAGES = ("mutuality-kit", "voila", "streamlit", "panel", "ipywidgets", "tornado", "sqlalchemy", "playwright")


def machine() -> dict[str, Any]:
    """The computer: `cores`, `memory_gb`, `system`, `processor`."""
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
        "processor": platform.processor() or platform.machine(),
    }


def versions() -> dict[str, str]:
    """Versions of Python and of what is compared; a package that is not installed is left out."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _stolen_s() -> float:
    """Seconds of processor that a virtual computer asked for and did not get; 0 where no system tells."""
    return float(getattr(psutil.cpu_times(), "steal", 0.0))


class Report:
    """Rows of figures, all with the same keys; a key ends in its unit. None: could not be measured."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[dict[str, Any]] = []
        self.notes: list[str] = []
        self._began = time.monotonic()
        self._stolen_before = _stolen_s()

    def progress(self, text: str) -> None:
        """Say how far it is, with the seconds since the start, on standard error."""
        sys.stderr.write(f"[{time.monotonic() - self._began:6.1f} s] {text}\n")
        sys.stderr.flush()

    def add(self, **figures: Any) -> None:
        """Add a row."""
        self.rows.append(figures)

    def note(self, text: str) -> None:
        """Say something about the figures, under the table."""
        self.notes.append(text)

    def finish(self, file: Path | None) -> None:
        """Print the table, as Markdown, and write the JSON."""
        sys.stdout.write(self.markdown())
        if file:
            computer = {**machine(), "stolen": self._stolen()}
            content = {"name": self.name, "machine": computer, "versions": versions(), "rows": self.rows}
            file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")

    def markdown(self) -> str:
        """The table, what it was measured on, and the notes."""
        keys = list(dict.fromkeys(key for row in self.rows for key in row))
        cells = [keys, *([_shown(row.get(key)) for key in keys] for row in self.rows)]
        widths = [max(len(row[column]) for row in cells) for column in range(len(keys))]
        lines = [
            "| " + " | ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) + " |"
            for row in cells
        ]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        about = ", ".join(f"{key} {value}" for key, value in {**machine(), **versions()}.items())
        when = time.strftime("%Y-%m-%d", time.gmtime())
        seconds = time.monotonic() - self._began
        end = [f"Measured {when} in {seconds:.0f} s. {about}."]
        stolen = f"Of the processors' time its host gave {self._stolen():.1%} to others meanwhile."
        return "\n".join([*lines, "", *self.notes, *end, stolen]) + "\n"

    def _stolen(self) -> float:
        """The share of all processors' time that other computers on the same host took since the start, 0 to 1."""
        seconds = (time.monotonic() - self._began) * (os.cpu_count() or 1)
        return round((_stolen_s() - self._stolen_before) / seconds, 4)


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:,.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
