"""What an answer is an answer to: the question, the answers offered and their words, as they were when it was given.

A stored answer is a point, or the id of an option. It says something only together with the words that a person saw,
so these are kept beside it, and compared with those of the pack of today.
"""

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from functools import cached_property

from kit.exercises.json_types import JsonObject
from kit.exercises.model import Exercise
from kit.exercises.pack import Pack

Said = JsonObject
"""`{"form", "text", "labels", "options"}`: what the question is, its words, those of a scale in their order, and those
of the options by id. Plain values that JSON can hold."""

GONE, FORM, ANSWERS, WORDS = "gone", "form", "answers", "words"
"""Why an answer no longer fits: nobody asks that any more, it is asked in another way, what was chosen may not be
offered any more, or other words stand there."""

NOT_WORDS = "PSZC"
"""Marks, spaces and signs: the first letters of their categories in Unicode."""


def said(exercise: Exercise, place: str) -> Said:
    """What `exercise` says to a person who answers at `place`. Raises `KeyError` if it has no such place."""
    asked = exercise.wording(place)
    form = {"kind": exercise.kind, "private": exercise.private, "together": exercise.together, **asked.form}
    return {"form": form, "text": asked.text, "labels": [*asked.labels], "options": {**asked.options}}


def changed(then: Said, now: Said | None, *, corrected: bool = False) -> str:
    """Why an answer to `then` is none to `now` (None: nobody asks that); "" if it still is one.

    Options that came since change nothing, and neither do marks, spaces and capitals. With `corrected`, other words
    say the same better.

    >>> then = {"form": {"kind": "choice"}, "text": "Which work?", "labels": [], "options": {"a": "Nurse"}}
    >>> changed(then, {**then, "text": "which work", "options": {"a": "Nurse", "b": "Teacher"}})
    ''
    >>> changed(then, {**then, "options": {"a": "Red"}}), changed(then, {**then, "options": {"b": "Teacher"}})
    ('words', 'answers')
    """
    if now is None:
        return GONE
    if then["form"] != now["form"]:
        return FORM
    if len(then["labels"]) != len(now["labels"]) or not then["options"].keys() <= now["options"].keys():
        return ANSWERS
    pairs = [
        (then["text"], now["text"]),
        *zip(then["labels"], now["labels"], strict=True),
        *((text, now["options"][name]) for name, text in then["options"].items()),
    ]
    return "" if corrected or all(plain(one) == plain(other) for one, other in pairs) else WORDS


def plain(text: str) -> str:
    """The letters and digits of `text`, small.

    >>> plain("**Who** decides?") == plain("who decides")
    True
    """
    return "".join(each for each in text.casefold() if unicodedata.category(each)[0] not in NOT_WORDS)


def only_corrected(then: str, now: str) -> bool:
    """Whether a pack of the version `now` says what that of the version `then` said, in better words.

    Its author says so with the third number.

    >>> only_corrected("1.0", "1.0.1"), only_corrected("1.0", "1.1"), only_corrected("1.0", "1.0")
    (True, False, False)
    """
    return then != now and then.split(".")[:2] == now.split(".")[:2]


class Meanings:
    """What a pack asks at each place, in each of its languages, and a short key of it that is stored with answers.

    It knows the `workshops` given, by default all.
    """

    def __init__(self, pack: Pack, workshops: Sequence[str] = ()) -> None:
        self._pack = pack
        self._workshops = workshops or pack.manifest.workshops
        self._said: dict[str, dict[tuple[str, str], Said]] = {}

    def at(self, exercise: str, place: str, language: str = "") -> Said | None:
        """What is asked at `place` of `exercise`, by default in the first language; None if nobody asks there."""
        code = language if language in self._pack.manifest.languages else self._pack.manifest.languages[0]
        if code not in self._said:
            self._said[code] = self._all(code)
        return self._said[code].get((exercise, place))

    def asks(self, exercise: str) -> bool:
        """Whether the pack has this exercise."""
        return any(name == exercise for name, _ in self._keys)

    def key(self, exercise: str, place: str) -> str:
        """What is stored with an answer given now; "" if nobody asks there."""
        return self._keys.get((exercise, place), "")

    def why_not(self, exercise: str, place: str, key: str, then: Said | None, pack: str, version: str) -> str:
        """Why an answer does not fit what is asked at `place` now; "" if it does.

        With it were kept a `key`, what stood behind this `then` (None if nobody knows), and its `pack` and `version`.
        """
        now = self.key(exercise, place)
        if now and now == key:
            return ""
        if not now or then is None:
            return ANSWERS if now else GONE
        manifest = self._pack.manifest
        corrected = pack == manifest.id and only_corrected(version, manifest.version)
        return changed(then, self.at(exercise, place, then["language"]), corrected=corrected)

    def texts(self) -> dict[str, str]:
        """By key, what stands behind it, as text."""
        return {key: text for text in map(_text, self._every()) if (key := _key(text))}

    @cached_property
    def _keys(self) -> dict[tuple[str, str], str]:
        self.at("", "")
        found = self._said[self._pack.manifest.languages[0]]
        return {place: _key(_text(each)) for place, each in found.items()}

    def _every(self) -> list[Said]:
        self.at("", "")
        return list(self._said[self._pack.manifest.languages[0]].values())

    def _all(self, language: str) -> dict[tuple[str, str], Said]:
        found: dict[tuple[str, str], Said] = {}
        for name in self._workshops:
            workshop = self._pack.workshop(name, language)
            for exercise in (*workshop.exercises, *workshop.contributed):
                for place in exercise.places():
                    found[exercise.id, place] = {**said(exercise, place), "language": language}
        return found


def _text(each: Said) -> str:
    return json.dumps(each, ensure_ascii=False, sort_keys=True)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]
