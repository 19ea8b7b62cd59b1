"""The form of an exercise on a page of one's own: filled in, sent without scripts, and each fault told at its place.

The name of a field is `<exercise>--<place>`, or `<exercise>--<place>--<part>` for an answer of several parts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict, JsonObject, Value
from kit.exercises.wording import Words
from kit.widgets.forms import form_html
from kit.widgets.kind import Parts, WidgetKind
from kit.widgets.markup import render

if TYPE_CHECKING:  # only a page without scripts needs it
    from bs4 import BeautifulSoup, Tag

SEEN, TABLE = "seen", "table"
Fields = Mapping[str, Sequence[str]]
Seen = Mapping[str, int]
"""Which version of each answer a form shows; see `kit.responses.answering.versions`."""

OF_SCRIPTS = (
    "template",
    "button[type=button]",
    ".plane svg",
    ".plane > .help",
    ".next-tap",
    ".proposed",
    ".undo",
    ".row-heads",
    "[data-history]",
    "[data-status]",
)
TYPED = "textarea, select, input:not([type=radio], [type=checkbox])"
BINDS = ("data-item", "data-plain", "data-together", "data-table-picker", "data-rows", "data-plane", "data-episode")


def read_form(exercise: Exercise, fields: Fields, before: JsonObject) -> JsonDict:
    """What `fields` of a form say, by place, as scripts would send it; None where all fields of a place are empty.

    `before` are the answers that are there.

    >>> from kit.exercises import load_pack
    >>> scale = load_pack().exercise("dilemma")
    >>> read_form(scale, {"dilemma--comfort": ["3"], "dilemma--comfort.again": ["cannot-say"], "other": ["x"]}, {})
    {'comfort': 3, 'comfort.again': 'cannot-say'}
    """
    kind, seen = WidgetKind.of(exercise), seen_in(fields) or {}
    parts: dict[str, Parts] = {**{place: {} for place in seen}, **_by_place(exercise, fields)}
    return {place: kind.from_fields(exercise, place, each, before.get(place)) for place, each in parts.items()}


def _by_place(exercise: Exercise, fields: Fields) -> dict[str, Parts]:
    start, found = f"{exercise.id}--", dict[str, dict[str, list[str]]]()
    for name, texts in fields.items():
        if name.startswith(start):
            place, _, part = name.removeprefix(start).partition("--")
            given = [text.replace("\r\n", "\n") for text in texts if text.strip()]
            of_place = found.setdefault(place, {})
            if given:
                of_place[part] = given
    return dict(found)


def fields_of(exercise: Exercise, place: str, value: Value) -> Fields:
    """The fields of a form that hold `value`."""
    parts = WidgetKind.of(exercise).to_fields(exercise, place, value)
    return {"--".join(filter(None, (exercise.id, place, part))): texts for part, texts in parts.items()}


def seen_in(fields: Fields) -> Seen | None:
    """What the form showed that these `fields` are of; None for one of the page that all share, which shows nothing.

    >>> seen_in({"seen": ['{"voice": 2}']}), seen_in({}), seen_in({"seen": ['["made up"]']})
    ({'voice': 2}, None, {})
    """
    if SEEN not in fields:
        return None
    try:
        found = json.loads(fields[SEEN][0])
    except (ValueError, RecursionError):
        return {}
    return {str(place): at for place, at in found.items() if isinstance(at, int)} if isinstance(found, dict) else {}


@dataclass(frozen=True)
class PlainForm:
    """The form of `exercise` for one person, whose `answers` by place it shows, each in the version that is `seen`.

    `workshop` is the address of the page of its workshop, `table` the number of her table. Where there is one of the
    `faults`, by place, the fields hold what was `sent`.
    """

    exercise: Exercise
    words: Words
    answers: JsonObject
    seen: Seen
    workshop: str
    table: int | None = None
    faults: Mapping[str, str] = field(default_factory=dict)
    sent: Fields = field(default_factory=dict)

    def html(self) -> str:
        """The form."""
        asked = WidgetKind.of(self.exercise).with_room_for(self.exercise, self.answers)
        return self.filled(form_html(asked, self.words, in_room=True, own_page=self.workshop))

    def filled(self, html: str) -> str:
        """A form, or one's own result in which something is asked, filled in, and without what only scripts use."""
        from bs4 import BeautifulSoup

        page, typed = BeautifulSoup(html, "html.parser"), _by_place(self.exercise, self.sent)
        for each in page.select(", ".join(OF_SCRIPTS)):
            each.decompose()
        for form in page.select("form[method=dialog]"):
            form.attrs |= {"method": "post", "action": f"../answers/{self.exercise.id}"}
            form.append(_piece(page, "plain_send", words=self.words))
        for place, item in _items(page, self.exercise):
            parts = typed.get(place, {}) if place in self.faults else self._parts(place)
            _fill(item, f"{self.exercise.id}--{place}", parts)
            self._tell(page, item, place)
        self._seat(page)
        for form in page.select("form[action^='../answers/']"):
            shown = {place: self.seen[place] for place, _ in _items(form, self.exercise) if place in self.seen}
            form.append(page.new_tag("input", attrs={"type": "hidden", "name": SEEN, "value": json.dumps(shown)}))
        for each in page.select(", ".join(f"[{name}]" for name in BINDS)):
            each.attrs = {name: value for name, value in each.attrs.items() if name not in BINDS}
        return str(page)

    def _parts(self, place: str) -> Parts:
        value = self.answers.get(place)
        return {} if value is None else WidgetKind.of(self.exercise).to_fields(self.exercise, place, value)

    def _tell(self, page: "BeautifulSoup", item: "Tag", place: str) -> None:
        """Say below an item what is wrong or still open, and let its fields point there."""
        value, fault, name = self.answers.get(place), self.faults.get(place, ""), f"{self.exercise.id}--{place}-told"
        kind = WidgetKind.of(self.exercise)
        note = kind.note(self.exercise, place, value, self.words) if value is not None else ""
        if not fault and not note:
            return
        item.append(_piece(page, "plain_told", id=name, fault=fault, note=note))
        about = item if item.name == "fieldset" else item.select_one("input, textarea") or item
        about["aria-describedby"] = f"{about.get('aria-describedby', '')} {name}".strip()
        for each in item.select(TYPED) if fault else ():
            each["aria-invalid"] = "true"

    def _seat(self, page: "BeautifulSoup") -> None:
        for number in page.select(f"input[name={TABLE}]") if self.table else ():
            number["value"] = str(self.table)
        for line in page.select(".table-at") if self.table else ():
            line.string = self.words["table-at"].format(number=self.table)


def _items(within: "Tag", exercise: Exercise) -> "Iterator[tuple[str, Tag]]":
    """What asks for an answer, with its place."""
    for item in within.select(f'[data-item^="{exercise.id}/"]'):
        yield str(item["data-item"]).partition("/")[2], item


def _fill(item: "Tag", start: str, parts: Parts) -> None:
    """Put `parts` into the fields of an item whose names begin with `start`."""
    for each in item.select("input[name], textarea[name], select[name]"):
        part = str(each["name"]).removeprefix(start).removeprefix("--")
        given = list(parts.get(part, ()))
        if each.name == "textarea":
            each.string = "\n" + "".join(given[:1])  # a first line break in a text area is not part of it
        elif each.name == "select":
            for option in each.select("option"):
                _set(option, "selected", on=bool(given) and option.get("value") == given[0])
        elif each.get("type") in ("radio", "checkbox"):
            _set(each, "checked", on=each.get("value") in given)
        else:
            each["value"] = "".join(given[:1])


def _set(control: "Tag", attribute: str, *, on: bool) -> None:
    if on:
        control[attribute] = ""
    else:
        control.attrs.pop(attribute, None)


def _piece(page: "BeautifulSoup", template: str, **values: object) -> "BeautifulSoup":
    return type(page)(render(template, **values), "html.parser")
