"""One's own answers outside a room: a file of lines that is only ever added to."""

import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from kit.exercises import AnswerNotAccepted, Workshop

PARTS = {"seq", "id", "exercise", "item", "value"}


class OwnAnswers:
    """Answers of one person to one workshop, kept in `<folder>/<workshop>.jsonl`, which only her user can read.

    A line is `{"seq", "id", "exercise", "item", "value", "recorded_at"}`; the last line for an item is the answer.
    A line that was cut off by a crash was never acknowledged, and is passed over.
    """

    def __init__(self, folder: Path, workshop: Workshop) -> None:
        self.workshop = workshop
        self.file = folder / f"{workshop.workshop}.jsonl"

    @property
    def keeper(self) -> str:
        """A name for this file that says nothing about it."""
        return sha256(str(self.file.resolve()).encode()).hexdigest()[:16]

    def lines(self) -> Iterator[dict[str, Any]]:
        """All lines, oldest first."""
        if not self.file.exists():
            return
        # Split as bytes: a text may hold characters that count as ends of lines, and a cut-off line half a character.
        for line in self.file.read_bytes().split(b"\n"):
            try:
                found = json.loads(line)
            except ValueError:
                continue
            if isinstance(found, dict) and found.keys() >= PARTS:
                yield found

    def load(self) -> dict[str, dict[str, Any]]:
        """Current answers: `{"exercise/item": {"value", "seq"}}`."""
        return {
            f"{exercise}/{item}": {"value": line["value"], "seq": line["seq"]}
            for (exercise, item), line in self._current().items()
        }

    def of(self, exercise: str) -> dict[str, Any]:
        """Current answers to one exercise: `{item: value}`, cleared ones left out."""
        found = {item: line["value"] for (of, item), line in self._current().items() if of == exercise}
        return {item: value for item, value in found.items() if value is not None}

    def _current(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The last line for each place, unless the exercise has changed since and no longer offers that answer."""
        last = {(line["exercise"], line["item"]): line for line in self.lines()}
        return {place: line for place, line in last.items() if self._still_fits(line)}

    def _still_fits(self, line: Mapping[str, Any]) -> bool:
        try:
            self._accepted(line["exercise"], line["item"], line["value"])
        except (AnswerNotAccepted, KeyError):
            return False
        return True

    def record(self, answers: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Keep `answers` (`{"id", "exercise", "item", "value"}` each) and return a receipt for each of them.

        A receipt is `{"id", "seq", "status": "saved" or "refused", "message", "current": {"seq", "value"}}`.
        Sending an answer again adds nothing and gives its receipt again, with what is current in its place now.
        Raises `OSError` when the file cannot be written; then none of them counts as saved, and all can be sent again.
        """
        written = {line["id"]: line for line in self.lines()}
        current = {(line["exercise"], line["item"]): line for line in written.values()}
        receipts, new = [], []
        for answer in answers:
            place = (answer["exercise"], answer["item"])
            kept = written.get(answer["id"])
            try:
                value = self._accepted(*place, answer["value"])
                if kept and (kept["exercise"], kept["item"], kept["value"]) != (*place, value):
                    raise AnswerNotAccepted("another answer was kept under this id")
            except (AnswerNotAccepted, KeyError) as error:
                receipts.append(_receipt(answer["id"], None, str(error.args[0]), current.get(place)))
                continue
            if not kept:
                seq = max((each["seq"] for each in written.values()), default=0) + 1
                kept = _line(seq, answer["id"], *place, value)
                written[kept["id"]] = current[place] = kept
                new.append(kept)
            receipts.append(_receipt(kept["id"], kept["seq"], "", current.get(place)))
        self._append(new)
        return receipts

    def _accepted(self, exercise: str, item: str, value: Any) -> Any:
        from kit.responses.values import from_text, to_text

        return from_text(to_text(self.workshop.exercise(exercise).accept(item, value)))

    def _append(self, lines: list[dict[str, Any]]) -> None:
        if not lines:
            return
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        with open(self.file, "a+b", opener=_for_this_user_alone) as file:  # Path.open takes no opener
            # Behind a line that was cut off, the new ones would be lost with it.
            file.write(b"\n" * _is_cut_off(file) + text.encode())
            file.flush()
            os.fsync(file.fileno())


def _for_this_user_alone(path: str, flags: int) -> int:
    """Open a file that other users of this computer cannot read, an older one from now on too."""
    file = os.open(path, flags, 0o600)
    if os.name == "posix":
        os.fchmod(file, 0o600)
    return file


def _is_cut_off(file: BinaryIO) -> bool:
    end = file.seek(0, os.SEEK_END)
    if not end:
        return False
    file.seek(end - 1)
    return file.read(1) != b"\n"


def _line(seq: int, name: str, exercise: str, item: str, value: Any) -> dict[str, Any]:
    recorded_at = round(time.time(), 3)
    return {"seq": seq, "id": name, "exercise": exercise, "item": item, "value": value, "recorded_at": recorded_at}


def _receipt(name: str, seq: int | None, refusal: str, current: Mapping[str, Any] | None) -> dict[str, Any]:
    now = {"seq": current and current["seq"], "value": current and current["value"]}
    return {
        "id": name,
        "seq": seq,
        "status": "refused" if refusal else "saved",
        "message": refusal,
        "current": now,
    }
