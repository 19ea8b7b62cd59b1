"""What a browser without scripts sends of a form, read from its HTML."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag


def sent_by(form: Tag) -> dict[str, list[str]]:
    """The fields of `form` that a browser sends once its button is pressed, by name."""
    found: dict[str, list[str]] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.find_parent("template") is None:
            for value in _values(field):
                found.setdefault(str(field["name"]), []).append(value)
    return found


def forms_in(html: str) -> list[Tag]:
    """The forms of a page that somebody can send without scripts."""
    page = BeautifulSoup(html, "html.parser")
    return [form for form in page.select("form[method=post]") if form.select_one("button[type=submit]")]


def _values(field: Tag) -> Iterator[str]:
    if field.name == "textarea":
        yield field.text.removeprefix("\n").replace("\n", "\r\n")
    elif field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        yield str(chosen["value"]) if chosen else ""
    elif field.get("type") not in ("radio", "checkbox") or field.has_attr("checked"):
        yield str(field.get("value", ""))
