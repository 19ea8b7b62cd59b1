"""Fills the HTML templates of the forms and results. Everything that is not marked as HTML is escaped."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def render(template: str, **values: Any) -> str:
    """The HTML of `templates/<template>.html.j2`.

    Raises `jinja2.UndefinedError` when a value, or a string of the interface, is missing.
    """
    return _templates().get_template(f"{template}.html.j2").render(**values)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("kit.widgets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
