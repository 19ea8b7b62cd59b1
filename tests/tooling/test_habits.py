"""Files that other programs read where nobody here sees it: a public CI, hooks, containers, who cites the kit."""

import json
import os
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import before_commit
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from kit.cli.serve import command as serve
from kit.version import __version__

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
HABITS = [
    *(each for folder in (".github", ".binder", ".devcontainer") for each in (ROOT / folder).rglob("*.*")),
    *(ROOT / name for name in (".binder/postBuild", ".pre-commit-config.yaml", "CITATION.cff", "CODE_OF_CONDUCT.md")),
    *(ROOT / name for name in ("Containerfile", ".containerignore")),
]
SOMEWHERE_ELSE = re.compile(r"https?:|pypi|index-url|/simple|npm|ghcr\.|docker\.|quay\.|mcr\.", re.IGNORECASE)
NAMED = re.compile(
    r"(?<![\w.:/-])((?:[\w.-]+/)*(?:SECURITY\.md|docs/[\w.-]+|\w+/\w+\.py|\w+\.py|\.ci/run|exercises/|docs/))(?!\w)"
)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def yaml_of(name: str) -> Any:
    return yaml.safe_load(text_of(name))


def pythons() -> list[str]:
    matrix = yaml_of(".github/workflows/tests.yaml")["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["system"] == ["ubuntu-latest", "macos-latest", "windows-latest"]
    return list(matrix["python"])


@pytest.mark.parametrize("file", HABITS, ids=lambda file: file.name)
def test_each_file_can_be_read_and_names_no_other_host_and_only_files_that_exist(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    if file.suffix in (".yaml", ".yml", ".cff"):
        assert isinstance(yaml.safe_load(text), dict)
    if file.suffix == ".json":
        json.loads(text)
    assert not SOMEWHERE_ELSE.search(text)
    for name in NAMED.findall(text):
        assert (ROOT / name).exists() or (file.parent / name).exists(), name


def test_the_public_ci_runs_what_everybody_runs_on_each_python_that_is_promised() -> None:
    workflow = yaml_of(".github/workflows/tests.yaml")
    assert {True, "name", "permissions", "jobs"} == workflow.keys(), "YAML reads the word on as true"
    runs = [step["run"] for step in workflow["jobs"]["test"]["steps"] if "run" in step]
    assert runs == [".ci/run"] and os.access(ROOT / runs[0], os.X_OK)
    assert f">={pythons()[0]}" == PROJECT["requires-python"]
    assert all(each in SpecifierSet(PROJECT["requires-python"]) for each in pythons())


def test_containers_and_binder_use_a_python_that_is_tested() -> None:
    (container,) = re.findall(r"^FROM python:([\d.]+)", text_of("Containerfile"), re.MULTILINE)
    room = json.loads(text_of(".devcontainer/devcontainer.json"))
    used = {container, room["image"].removeprefix("python:"), text_of(".binder/runtime.txt").strip()[len("python-") :]}
    assert used <= {*pythons()}
    assert room["postCreateCommand"] == "python3 start.py install"
    for line in text_of(".binder/requirements.txt").splitlines():
        assert (ROOT / ".binder" / line.removeprefix("-r ")).resolve().is_file()
    assert os.access(ROOT / ".binder" / "postBuild", os.X_OK)


def test_the_container_starts_with_options_that_there_are() -> None:
    (entry,) = re.findall(r"^ENTRYPOINT (.+)$", text_of("Containerfile"), re.MULTILINE)
    python, start, word, *options = json.loads(entry)
    assert (python, start, word) == ("python3", "start.py", "serve") and (ROOT / start).is_file()
    serve.make_context("serve", [*options, "--address", "rooms.example.org"])
    port = options[options.index("--port") + 1]
    assert f"EXPOSE {port}\n" in text_of("Containerfile") and f"--publish {port}:{port}" in text_of("Containerfile")


def test_hooks_use_tools_of_the_tests_and_fetch_nothing() -> None:
    repositories = yaml_of(".pre-commit-config.yaml")["repos"]
    assert [each["repo"] for each in repositories] == ["local"]
    tools = {Requirement(line).name for line in PROJECT["optional-dependencies"]["test"]}
    for hook in repositories[0]["hooks"]:
        assert hook["language"] == "system" and "additional_dependencies" not in hook
        python, script, tool, *_ = hook["entry"].split()
        assert python == "python3" and (ROOT / script).is_file() and tool in tools


def test_a_hook_runs_its_tool_and_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(before_commit, "PYTHON", Path(sys.executable))
    assert before_commit.main(["ruff", "--version"]) == 0
    assert before_commit.main(["ruff", "check", "--select", "E9", "no-such-file.py"]) != 0
    monkeypatch.setattr(before_commit, "PYTHON", tmp_path / "python")
    assert before_commit.main(["ruff", "--version"]) == 1 and "python3 start.py" in capsys.readouterr().err


def test_whoever_cites_the_kit_cites_this_version() -> None:
    cited = yaml_of("CITATION.cff")
    assert (cited["version"], cited["license"]) == (__version__, PROJECT["license"].split(" AND "))
    assert cited["abstract"] == PROJECT["description"]
    assert cited["authors"] and cited["message"] and cited["cff-version"] == "1.2.0"


def test_what_the_checkout_ignores_stays_out_of_the_container() -> None:
    """As far as it is big, or somebody's answers."""
    kept_out = text_of(".containerignore").splitlines()
    assert {".git", ".venv*", "*.sqlite*", "**/__pycache__"} <= {*kept_out}
