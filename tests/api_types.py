"""The scripts' types of what the server answers, from the schema of a room and of its Screen.

.venv/bin/python tests/api_types.py
"""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from kit.room import schema
from kit.room.screen.schema import ScreenAnswer

FILE = Path(schema.__file__).parents[1] / "widgets" / "static" / "api.d.ts"
FIRST = (
    "// What the server answers, written from kit/room/schema.py by tests/api_types.py. Times are seconds since 1970."
)
ANSWERS = (schema.BoardData, schema.Start, schema.ReceiptAnswer, schema.Answered, ScreenAnswer)
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def written() -> str:
    """All types, each with what its docstring says."""
    found: dict[str, Any] = {}
    for answer in ANSWERS:
        told = TypeAdapter(answer).json_schema(ref_template="{model}")
        found |= told.pop("$defs", {}) | {answer.__name__: told}
    return "\n".join([FIRST, "", *(_declared(name, found[name]) for name in sorted(found))])


def _declared(name: str, told: dict[str, Any]) -> str:
    required = told.get("required", [])
    fields = [f"  {field}{'' if field in required else '?'}: {_type(of)};" for field, of in told["properties"].items()]
    return "\n".join([f"/** {' '.join(told['description'].split())} */", f"type {name} = {{", *fields, "};", ""])


def _type(told: dict[str, Any]) -> str:
    """One type in TypeScript.

    >>> _type({"anyOf": [{"type": "array", "items": {"$ref": "Timer"}}, {"type": "null"}]})
    'Timer[] | null'
    """
    match told:
        case {"$ref": name}:
            return str(name)
        case {"anyOf": choices}:
            return " | ".join(_type(each) for each in choices)
        case {"enum": values}:
            return " | ".join(json.dumps(each) for each in values)
        case {"const": value}:
            return json.dumps(value)
        case {"type": "array", "items": items}:
            inside = _type(items)
            return f"({inside})[]" if "|" in inside else f"{inside}[]"
        case {"type": "object", "additionalProperties": dict(values)}:
            return f"Record<string, {_type(values)}>"
        case {"type": "object"}:
            return "Record<string, any>"
        case {"type": kind}:
            return PLAIN[kind]
    return "any"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
