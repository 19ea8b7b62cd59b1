"""YAML with its lines."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exercises.reading.yaml_lines import Fault, read_yaml

TEXT = """\
# a comment
title: Bridges
items:
  - id: one
    text: >
      folded
      text
  - {id: two, text: flow}

last: 3
"""

WORDS = st.text("abcdefgh -:#'\"é", min_size=1, max_size=8)
CONTENT = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def test_every_part_knows_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(TEXT, encoding="utf-8")
    document = read_yaml(file)
    assert document.faults == ()
    assert document.content["items"][1] == {"id": "two", "text": "flow"}
    places: dict[tuple[str | int, ...], int] = {
        ("title",): 2,
        ("items",): 3,
        ("items", 0): 4,
        ("items", 0, "text"): 5,
        ("items", 1, "text"): 8,
        ("last",): 10,
        ("items", 1, "not-there"): 8,
        ("nowhere",): 2,
    }
    assert {place: document.line(place) for place in places} == places


@settings(max_examples=60, deadline=None)
@given(content=CONTENT)
def test_content_is_what_pyyaml_reads(tmp_path_factory: pytest.TempPathFactory, content: Any) -> None:
    file = tmp_path_factory.mktemp("yaml") / "a.yaml"
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    document = read_yaml(file)
    assert document.content == content
    assert document.faults == ()
    assert all(1 <= line <= len(file.read_text(encoding="utf-8").splitlines()) for line in document.lines.values())


@pytest.mark.parametrize(
    ("written", "line", "message"),
    [
        (b"a: 1\nb: [1, 2\nc: 3\n", 3, "not valid YAML"),
        (b"a: 1\n\tb: 2\n", 2, "not valid YAML"),
        (b"a: 1\nb: 2\na: 3\n", 3, "'a' stands here twice"),
        (b"a: caf\xe9\n", 1, "not UTF-8"),
        (b"a: \x07\n", 1, "a sign here that no text has (U+0007)"),
        (b"a: 1\n---\nb: 2\n", 2, "not valid YAML"),
        (b"a: *nowhere\n", 1, "not valid YAML"),
        (b"a: 1\nb: !!python/name:os.system x\n", 2, "'x' cannot be read as it stands"),
        (b"a: 1\nb: 2026-13-45\n", 2, "put it in quotes"),
        (b"a: 1\n? [1, 2]\n: 3\n", 2, "without brackets"),
        (b"a: 1\nb: &b\n  c: *b\n", 2, "write it out instead"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_fault_with_its_line(
    tmp_path: Path, written: bytes, line: int, message: str
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(written)
    (fault,) = read_yaml(file).faults
    assert fault.line == line
    assert message in fault.message


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (fault,) = read_yaml(tmp_path / "none.yaml").faults
    assert "cannot be read" in fault.message


def test_a_fault_reads_as_editors_expect() -> None:
    assert str(Fault(Path("en/a.yaml"), 7, "no")) == f"{Path('en/a.yaml')}:7: no"
