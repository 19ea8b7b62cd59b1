"""One's own answers outside a room: a file of lines that is only ever added to."""

import json
import os
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kit.exercises import AnswerNotAccepted, Pack
from kit.exercises.json_types import JsonDict, JsonObject, Value
from kit.exercises.meaning import Meanings, Said

PARTS = {"seq", "id", "exercise", "item", "value"}

Line = JsonDict


class _Kept(NamedTuple):
    """What is in a file: lines by the id of their answer, oldest first, and by key what they are about."""

    lines: dict[str, Line]
    said: dict[str, Said]


class OwnAnswers:
    """Answers of one person to one workshop, kept in `<folder>/<workshop>.jsonl`, which only her user can read.

    A line is `{"seq", "id", "exercise", "item", "value", "recorded_at", "pack", "version", "asked"}`; the last one for
    an item is the answer. What the key `asked` stands for is a line before it: `{"asked", "said"}`. An answer to a
    question that has changed since is not shown, and comes back with the question.
    A line that was cut off by a crash was never acknowledged, and is passed over.
    """

    def __init__(self, folder: Path, pack: Pack, workshop: str) -> None:
        self._by = {"pack": pack.manifest.id, "version": pack.manifest.version}
        self._workshop = pack.workshop(workshop)
        self._meanings = Meanings(pack, [workshop])
        self.file = folder / f"{workshop}.jsonl"

    @property
    def keeper(self) -> str:
        """A name for this file that says nothing about it."""
        return sha256(str(self.file.resolve()).encode()).hexdigest()[:16]

    def lines(self) -> list[Line]:
        """All answers, oldest first, also to what nobody asks any more."""
        return list(self._read().lines.values())

    def counting(self, exercise: str) -> list[Line]:
        """What was ever answered to `exercise` as it is asked now, oldest first."""
        kept = self._read()
        return [line for line in kept.lines.values() if line["exercise"] == exercise and self._fits(line, kept.said)]

    def load(self) -> dict[str, JsonDict]:
        """Current answers: `{"exercise/item": {"value", "seq"}}`."""
        return {
            f"{exercise}/{item}": {"value": line["value"], "seq": line["seq"]}
            for (exercise, item), line in self._current(self._read()).items()
        }

    def of(self, exercise: str) -> JsonDict:
        """Current answers to one exercise: `{item: value}`, cleared ones left out."""
        current = self._current(self._read()).items()
        found = {item: line["value"] for (of, item), line in current if of == exercise}
        return {item: value for item, value in found.items() if value is not None}

    def _read(self) -> _Kept:
        kept = _Kept({}, {})
        # Split as bytes: a text may hold characters that count as ends of lines, and a cut-off line half a character.
        for line in self.file.read_bytes().split(b"\n") if self.file.exists() else ():
            try:
                found = json.loads(line)
            except ValueError:
                continue
            if isinstance(found, dict) and found.keys() >= PARTS:
                kept.lines[found["id"]] = found
            elif isinstance(found, dict) and found.keys() >= {"asked", "said"}:
                kept.said[found["asked"]] = found["said"]
        self._look_at_older_lines(kept)
        return kept

    def _look_at_older_lines(self, kept: _Kept) -> None:
        """Lines from before the kit kept what they are about: what is offered when they are first read is taken to fit.

        They are added once more, with what they are about, so that the next change finds it.
        """
        older = [line for line in kept.lines.values() if "asked" not in line and self._is_offered(line)]
        if not older:
            return
        known = [line | self._about(line["exercise"], line["item"]) for line in older]
        with suppress(OSError):  # reading goes on where nothing can be written
            self._append(known, kept.said)
        kept.lines.update((line["id"], line) for line in known)

    def _current(self, kept: _Kept) -> dict[tuple[str, str], Line]:
        """The last line for each place that is about what is asked there now."""
        last: dict[tuple[str, str], Line] = {}
        for line in reversed(kept.lines.values()):
            place = (line["exercise"], line["item"])
            if place not in last and self._fits(line, kept.said):
                last[place] = line
        return dict(reversed(last.items()))

    def _fits(self, line: Line, said: Mapping[str, Said]) -> bool:
        if "asked" not in line or not self._is_offered(line):
            return False
        key, by = line["asked"], (line["pack"], line["version"])
        return not self._meanings.why_not(line["exercise"], line["item"], key, said.get(key), *by)

    def _is_offered(self, line: Line) -> bool:
        try:
            self._accepted(line["exercise"], line["item"], line["value"])
        except (AnswerNotAccepted, KeyError):
            return False
        return True

    def _about(self, exercise: str, item: str) -> dict[str, str]:
        return {**self._by, "asked": self._meanings.key(exercise, item)}

    def record(self, answers: Sequence[JsonObject]) -> list[JsonDict]:
        """Keep `answers` (`{"id", "exercise", "item", "value"}` each) and return a receipt for each of them.

        A receipt is `{"id", "seq", "status": "saved" or "refused", "message", "current": {"seq", "value"}}`.
        Sending an answer again adds nothing and gives its receipt again, with what is current in its place now.
        Raises `OSError` when the file cannot be written; then none of them counts as saved, and all can be sent again.
        """
        before = self._read()
        written, current = before.lines, self._current(before)
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
                kept = _line(seq, answer["id"], *place, value) | self._about(*place)
                written[kept["id"]] = current[place] = kept
                new.append(kept)
            receipts.append(_receipt(kept["id"], kept["seq"], "", current.get(place)))
        self._append(new, before.said)
        return receipts

    def _accepted(self, exercise: str, item: str, value: Value) -> Value:
        from kit.responses.answering.values import from_text, to_text

        return from_text(to_text(self._workshop.exercise(exercise).accept(item, value)))

    def _append(self, lines: Sequence[Line], said: Collection[str]) -> None:
        """Add `lines`, after the words of what they are about, where these are not among the `said`."""
        if not lines:
            return
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        asked = {line["asked"]: self._meanings.at(line["exercise"], line["item"]) for line in lines}
        words = [{"asked": key, "said": about} for key, about in asked.items() if key not in said]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (*words, *lines))
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


def _line(seq: int, name: str, exercise: str, item: str, value: Value) -> Line:
    recorded_at = round(time.time(), 3)
    return {"seq": seq, "id": name, "exercise": exercise, "item": item, "value": value, "recorded_at": recorded_at}


def _receipt(name: str, seq: int | None, refusal: str, current: JsonObject | None) -> JsonDict:
    now = {"seq": current and current["seq"], "value": current and current["value"]}
    return {
        "id": name,
        "seq": seq,
        "status": "refused" if refusal else "saved",
        "message": refusal,
        "current": now,
    }
