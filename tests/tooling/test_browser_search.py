"""Which browser the tests get: tried with programs that start and programs that do not."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import browser_search
import pytest
from browser_search import find_browser, named, starts, systems
from playwright.sync_api import Browser
from system_parts import SystemPartMissing, find_firefox, find_nginx, supply_firefox, supply_libraries, supply_nginx


def program(path: Path, exit_code: int = 0) -> str:
    """A program that does nothing but end with `exit_code`."""
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_first_way_that_finds_one_is_the_last_tried() -> None:
    tried = []

    def way(name: str, found: str | None) -> Callable[[], str | None]:
        def look() -> str | None:
            tried.append(name)
            return found

        return look

    ways = (way("named", None), way("own", "/own"), way("system", "/system"))
    assert find_browser(ways) == "/own"
    assert tried == ["named", "own"]
    assert find_browser(()) is None


def test_the_ways_are_in_the_order_of_least_change_to_the_machine() -> None:
    order = [way.__name__ for way in browser_search.WAYS]
    assert order == ["named", "playwrights_own", "playwrights_download", "systems", "debians_package"]


def test_a_browser_that_does_not_start_is_not_one(tmp_path: Path) -> None:
    good, broken = program(tmp_path / "good"), program(tmp_path / "broken", exit_code=127)
    assert starts(good)
    assert not starts(broken)
    assert not starts(tmp_path / "missing")
    assert not starts(tmp_path)


def test_the_systems_browser_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "chromium", exit_code=1)
    chrome = program(tmp_path / "google-chrome")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "defpath", "")
    assert systems(("chromium", "google-chrome"), ()) == chrome
    assert systems(("chromium",), ()) is None
    application = program(tmp_path / "application")
    assert systems((), (str(tmp_path / "missing"), application)) == application


def test_a_named_browser_comes_first_and_must_start(tmp_path: Path) -> None:
    good = program(tmp_path / "good")
    assert named({"MUTUALITY_BROWSER": good}) == good
    assert named({"MUTUALITY_BROWSER": ""}) is None
    assert named({}) is None
    with pytest.raises(FileNotFoundError, match="not a browser that starts here"):
        named({"MUTUALITY_BROWSER": str(tmp_path / "missing")})


def test_the_script_prints_the_paths_alone(tmp_path: Path) -> None:
    good = program(tmp_path / "good")
    command = [sys.executable, browser_search.__file__]
    env = {**os.environ, "MUTUALITY_BROWSER": good}
    assert (
        subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
        == f"MUTUALITY_BROWSER={good}\n"
    )
    env["MUTUALITY_BROWSER"] = "/missing"
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "/missing" in done.stderr


def test_a_library_that_a_program_misses_is_installed_once(tmp_path: Path) -> None:
    """As Playwright's program on a bare Debian, which has no `libatomic.so.1`."""
    bare = tmp_path / "driver"
    supplied = tmp_path / "supplied"
    said = "driver: error while loading shared libraries: libatomic.so.1: cannot open shared object file"
    bare.write_text(f"#!/bin/sh\ntest -e {supplied} || {{ echo '{said}' >&2; exit 127; }}\n", encoding="utf-8")
    bare.chmod(0o755)
    packages: list[str] = []

    def install(*names: str) -> bool:
        packages.extend(names)
        supplied.touch()
        return True

    supply_libraries("The driver", [bare], lambda: True, install)
    supply_libraries("The driver", [bare], lambda: True, install)
    assert packages == ["libatomic1"]


@pytest.mark.parametrize(
    ("library", "allowed", "cure"),
    [
        ("libatomic.so.1", False, "sudo apt install libatomic1"),
        ("libatomic.so.1", True, "sudo apt install libatomic1"),  # the package was not to be had
        ("libodd.so.7", True, "the package of your system that brings it"),
    ],
)
def test_a_library_that_cannot_be_installed_from_here_is_asked_for(
    tmp_path: Path, library: str, allowed: bool, cure: str
) -> None:
    bare = tmp_path / "driver"
    bare.write_text(f"#!/bin/sh\necho 'error while loading shared libraries: {library}: gone' >&2; exit 127\n")
    bare.chmod(0o755)
    with pytest.raises(SystemPartMissing, match=f"The driver needs the library {library}") as raised:
        supply_libraries("The driver", [bare], lambda: allowed, lambda *names: False)
    assert cure in str(raised.value)


def test_a_program_that_fails_otherwise_misses_no_library(tmp_path: Path) -> None:
    supply_libraries("The driver", [program(tmp_path / "broken", exit_code=3)], lambda: False)
    supply_libraries("The driver", [tmp_path / "missing"], lambda: False)


def test_this_machines_browser_opens_a_page_that_is_no_secure_context(browser: Browser) -> None:
    """A page by plain HTTP under a name that is not loopback, as on a phone, has no `crypto.subtle`."""
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(body="<h1>Here</h1>", content_type="text/html"))
    page.goto("http://kit.test/")
    assert page.inner_text("h1") == "Here"
    assert page.evaluate("[isSecureContext, typeof crypto.subtle, typeof crypto.getRandomValues]") == [
        False,
        "undefined",
        "function",
    ]
    page.close()


def test_nginx_is_found_installed_or_asked_for_in_one_sentence(tmp_path: Path) -> None:
    there: list[str] = []
    assert find_nginx({"MUTUALITY_NGINX": "/the/nginx"}) == "/the/nginx"
    assert supply_nginx(lambda: "/here", lambda: False) == "/here"

    def install(name: str) -> bool:
        there.append(name)
        return True

    assert supply_nginx(lambda: "/usr/sbin/nginx" if there else None, lambda: True, install) == "/usr/sbin/nginx"
    assert there == ["nginx-light"]
    with pytest.raises(SystemPartMissing, match="sudo apt install nginx-light"):
        supply_nginx(lambda: None, lambda: False)


def test_firefox_is_found_installed_or_asked_for_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = program(tmp_path / "firefox")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "defpath", "")
    assert find_firefox({"MUTUALITY_FIREFOX": "/the/firefox"}) == "/the/firefox"
    assert find_firefox({}, applications=()) == usual
    assert find_firefox({}, commands=(), applications=(str(tmp_path / "missing"), usual)) == usual
    assert find_firefox({}, commands=(), applications=()) is None
    assert find_firefox({"MUTUALITY_FIREFOX": ""}, applications=()) == usual
    there: list[str] = []

    def install(name: str) -> bool:
        there.append(name)
        return True

    assert supply_firefox(lambda: usual if there else None, lambda: True, install) == usual
    assert there == ["firefox-esr"]
    with pytest.raises(SystemPartMissing, match="sudo apt install firefox-esr"):
        supply_firefox(lambda: None, lambda: False)
