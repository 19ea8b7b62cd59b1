"""Fills the HTML templates of the forms and results. Everything that is not marked as HTML is escaped."""

from functools import cache
from importlib import import_module
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FunctionLoader, PackageLoader, StrictUndefined

from kit.charts.drawing.tokens import tokens
from kit.exercises.registry import ADDED


def render(template: str, **values: object) -> str:
    """The HTML of `templates/<template>.html.j2`.

    Raises `jinja2.UndefinedError` when a value, or a string of the interface, is missing.
    """
    return _templates().get_template(f"{template}.html.j2").render(**values)


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=ChoiceLoader([PackageLoader("kit.widgets"), FunctionLoader(_of_an_added_kind)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals["look"] = tokens()  # colours by name, for what is drawn in a template
    return templates


def _of_an_added_kind(name: str) -> str | None:
    files = (Path(import_module(folder).__path__[0], "templates", name) for folder in ADDED)
    return next((file.read_text(encoding="utf-8") for file in files if file.is_file()), None)
