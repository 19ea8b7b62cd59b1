"""YAML that remembers its lines, so that a message about content can say where the fault is."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from kit.exercises.json_types import Value

Location = tuple[str | int, ...]

LARGEST_FILE = 1_000_000  # bytes; the longest of the kit's own has 80,000
MOST_PARTS = 50_000  # values in a file, also by '*', which repeats what '&' has named
DEEPEST = 40
MERGE = "tag:yaml.org,2002:merge"


@dataclass(frozen=True)
class Fault:
    """Something wrong in a file, and how to fix it. Printed as `file:line: message`."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Document:
    """The content of a YAML file, the line of every part of it, and the faults found while reading."""

    file: Path
    content: Value
    lines: dict[Location, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def line(self, location: Location) -> int:
        """The line (from 1) of the part at `location`, or of the nearest part that contains it."""
        for end in range(len(location), -1, -1):
            if location[:end] in self.lines:
                return self.lines[location[:end]]
        return 1


class _TooMuch(Exception):
    """A file says so much, or nests so deep, that it is no exercise; `line` is where."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(file: Path) -> Document:
    """Read one YAML file. Faults of encoding, size and grammar are returned, never raised."""
    text, fault = _text(file)
    if fault:
        return Document(file, None, faults=(fault,))
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        message = f"this is not valid YAML: {error.problem}; check indentation (spaces, never tabs), quotes and colons"
        return Document(file, None, faults=(Fault(file, line, message),))
    except yaml.YAMLError as error:
        return Document(file, None, faults=(_unreadable_sign(file, text, error),))
    reader = _Reader(file)
    try:
        content = None if node is None else reader.build(node, ())
    except _TooMuch as error:
        return Document(file, None, faults=(Fault(file, error.line, str(error)),))
    return Document(file, content, reader.lines, tuple(reader.faults))


def _text(file: Path) -> tuple[str, Fault | None]:
    try:
        if (size := file.stat().st_size) > LARGEST_FILE:
            message = f"this file has {size / 1e6:.1f} MB, and exercises need at most {LARGEST_FILE / 1e6:.0f}"
            return "", Fault(file, 1, f"{message}; take out what does not belong here, or make two workshops of it")
        content = file.read_bytes()
    except OSError as error:
        return "", Fault(file, 1, f"cannot be read ({error.strerror})")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", Fault(file, 1, "this was saved as UTF-16, which some editors call Unicode; save it as UTF-8")
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return "", Fault(file, line, f"a letter on this line is not UTF-8 ({error.reason}); save the file as UTF-8")


def _unreadable_sign(file: Path, text: str, error: yaml.YAMLError) -> Fault:
    """YAML allows no control characters; the reader says how far it came, and no line."""
    found = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", text)
    if found is None:
        return Fault(file, 1, f"this is not valid YAML: {error}")
    line = text.count("\n", 0, found.start()) + 1
    return Fault(file, line, f"there is a sign here that no text has (U+{ord(found[0]):04X}); delete it")


class _Reader:
    """Builds plain values from YAML nodes and notes the line of each."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines: dict[Location, int] = {}
        self.faults: list[Fault] = []
        self._construct = yaml.CSafeLoader("")
        self._around: list[yaml.Node] = []
        self._built = 0

    def build(self, node: yaml.Node, at: Location) -> Value:
        """The plain value of `node`, which stands at `at`. Raises `_TooMuch`."""
        self._built += 1
        if self._built > MOST_PARTS:
            message = f"there are more than {MOST_PARTS:,} parts in this file; write less, or out what '*' repeats"
            raise _TooMuch(node.start_mark.line + 1, message)
        if len(at) > DEEPEST:
            raise _TooMuch(node.start_mark.line + 1, "too many brackets or indents stand inside each other here")
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

    def _scalar(self, node: yaml.ScalarNode) -> Value:
        try:
            value = self._construct.construct_object(node)
        except (yaml.YAMLError, ValueError):  # a tag that asks for a program to run, a thirteenth month
            return self._fault(node, f"'{node.value}' cannot be read as it stands; put it in quotes")
        if isinstance(value, int) and not isinstance(value, bool) and str(value) != node.value:
            message = f"'{node.value}' would be read as {value}; write the number without zeros or colons, or in quotes"
            return self._fault(node, message)
        return value

    def _sequence(self, node: yaml.Node, at: Location) -> list[Value]:
        return [self.build(child, (*at, index)) for index, child in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, at: Location) -> dict[Value, Value]:
        built: dict[Value, Value] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(key_node, "a name before a colon must be one word, without brackets; put it in quotes")
                continue
            if key_node.tag == MERGE:
                self._fault(key_node, "'<<' takes over lines from elsewhere, and exercises do without; write them out")
                continue
            key = self._scalar(key_node)
            if key in built:
                self._fault(key_node, f"'{key}' stands here twice; keep one of the two")
            self.lines[(*at, key)] = key_node.start_mark.line + 1
            built[key] = self.build(value_node, (*at, key))
        return built
