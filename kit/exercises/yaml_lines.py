"""YAML that remembers its lines, so that a message about content can say where the fault is."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """Something wrong in a file, and how to mend it. Printed as `file:line: message`."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Document:
    """The content of a YAML file, the line of every part of it, and the faults found while reading."""

    file: Path
    content: Any
    lines: dict[Location, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def line(self, location: Location) -> int:
        """The line (from 1) of the part at `location`, or of the nearest part that contains it."""
        for end in range(len(location), -1, -1):
            if location[:end] in self.lines:
                return self.lines[location[:end]]
        return 1


def read_yaml(file: Path) -> Document:
    """Read one YAML file. Faults of encoding and grammar are returned, never raised."""
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        return Document(
            file, None, faults=(Fault(file, 1, f"this is not UTF-8 text ({error.reason}); save it as UTF-8"),)
        )
    except OSError as error:
        return Document(file, None, faults=(Fault(file, 1, f"cannot be read ({error.strerror})"),))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        message = f"this is not valid YAML: {error.problem}; check indentation (spaces, never tabs), quotes and colons"
        return Document(file, None, faults=(Fault(file, line, message),))
    except yaml.YAMLError as error:
        return Document(file, None, faults=(Fault(file, 1, f"this is not valid YAML: {error}"),))
    reader = _Reader(file)
    content = None if node is None else reader.build(node, ())
    return Document(file, content, reader.lines, tuple(reader.faults))


class _Reader:
    """Builds plain values from YAML nodes and notes the line of each."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines: dict[Location, int] = {}
        self.faults: list[Fault] = []
        self._construct = yaml.CSafeLoader("")
        self._around: list[yaml.Node] = []

    def build(self, node: yaml.Node, at: Location) -> Any:
        self.lines.setdefault(at, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if node in self._around:
            return self._fault(node, "'*' refers here to what it stands in; write it out instead")
        self._around.append(node)
        built = self._mapping(node, at) if isinstance(node, yaml.MappingNode) else self._sequence(node, at)
        self._around.pop()
        return built

    def _fault(self, node: yaml.Node, message: str) -> None:
        self.faults.append(Fault(self.file, node.start_mark.line + 1, message))

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        try:
            return self._construct.construct_object(node)
        except (yaml.YAMLError, ValueError):  # a tag that asks for a program to run, a thirteenth month
            return self._fault(node, f"'{node.value}' cannot be read as it stands; put it in quotes")

    def _sequence(self, node: yaml.Node, at: Location) -> list[Any]:
        return [self.build(child, (*at, index)) for index, child in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, at: Location) -> dict[Any, Any]:
        built: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(key_node, "a name before a colon must be one word, without brackets; put it in quotes")
                continue
            key = self._scalar(key_node)
            if key in built:
                self._fault(key_node, f"'{key}' stands here twice; keep one of the two")
            self.lines[(*at, key)] = key_node.start_mark.line + 1
            built[key] = self.build(value_node, (*at, key))
        return built
