"""What lies beside exercises on a USB stick, files nearly called right, and files that would fill a computer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from mutuality import mutuality
from small_pack import ARRIVE, MANIFEST, SmallPack

from kit.exercises.check import check_pack
from kit.exercises.reading.files import copy_pack
from kit.exercises.reading.yaml_lines import LARGEST_FILE

ALIASES = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))


def messages(pack: SmallPack) -> list[str]:
    return [f"{fault.file.name}:{fault.line}: {fault.message}" for fault in check_pack(pack.folder)]


@pytest.mark.parametrize("name", ["._arrive.yaml", "~$arrive.yaml", ".arrive.yaml.swp", ".DS_Store", "Thumbs.db"])
def test_what_a_system_puts_beside_files_is_passed_over(pack: SmallPack, name: str) -> None:
    (pack.folder / "en" / name).write_bytes(b"\x00\x05\x16\x07")
    (pack.folder / "plans").mkdir()
    (pack.folder / "plans" / name).write_bytes(b"\x00\x05\x16\x07")
    assert messages(pack) == []


@pytest.mark.parametrize("name", ["arrive copy.yaml", "arrive (1).yaml", "arrive - Copy.yaml", "Copy of arrive.yaml"])
def test_a_copy_is_called_one(pack: SmallPack, name: str) -> None:
    pack.write(f"en/{name}", ARRIVE)
    (message,) = messages(pack)
    assert "if it is a copy, take it out of this folder" in message


@pytest.mark.parametrize("name", ["arrive.yml", "arrive.yaml.txt", "ARRIVE.YML"])
def test_a_file_that_is_nearly_called_right_is_named(pack: SmallPack, name: str) -> None:
    (pack.folder / "en" / "arrive.yaml").rename(pack.folder / "en" / name)
    assert any(f"this file is called '{name}'; rename it to 'arrive.yaml'" in each for each in messages(pack))


def test_a_manifest_that_is_nearly_called_right_is_named(pack: SmallPack) -> None:
    (pack.folder / "pack.yaml").rename(pack.folder / "pack.yml")
    (message,) = messages(pack)
    assert "this file is called 'pack.yml'; rename it to 'pack.yaml'" in message


@pytest.mark.parametrize("name", ["stay", "arrive"])
def test_one_more_file_that_ends_in_yml_is_named(pack: SmallPack, name: str) -> None:
    pack.write(f"en/{name}.yml", ARRIVE)
    (message,) = messages(pack)
    assert f"'{name}.yml' is not read; rename it to '{name}.yaml', or take it out" in message


def test_words_in_a_file_that_is_nearly_called_right_are_named(pack: SmallPack) -> None:
    for language in ("en", "fr"):
        (pack.folder / language / "interface.yaml").rename(pack.folder / language / "interface.yml")
    assert all("'interface.yml' is not read" in each for each in messages(pack))
    assert len(messages(pack)) == 2


def test_the_command_takes_the_manifest_for_its_folder(pack: SmallPack) -> None:
    done = mutuality("check", pack.folder / "pack.yaml")
    assert done.exit_code == 0, done.output
    done = mutuality("check", pack.folder / "en" / "arrive.yaml")
    assert done.exit_code == 1
    assert "is a file. Give the folder that holds 'pack.yaml'" in done.output


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (
            lambda text: text.replace("Arriving", "Arriv\u00e9", 1).encode("latin-1"),
            "arrive.yaml:2: a letter on this line",
        ),
        (
            lambda text: text.replace("You meet.", "You m\u00e9et.").encode("latin-1"),
            "arrive.yaml:5: a letter on this line",
        ),
        (lambda text: text.encode("utf-16"), "arrive.yaml:1: this was saved as UTF-16"),
        (lambda text: text.replace("You meet.", "You\x07 meet.").encode(), "arrive.yaml:5: there is a sign here"),
    ],
)
def test_a_fault_of_encoding_is_on_its_line(pack: SmallPack, broken: Callable[[str], bytes], said: str) -> None:
    (pack.folder / "en" / "arrive.yaml").write_bytes(broken(ARRIVE))
    (message,) = messages(pack)
    assert message.startswith(said)


def test_a_mark_of_the_order_of_bytes_is_no_fault(pack: SmallPack) -> None:
    (pack.folder / "en" / "arrive.yaml").write_bytes(b"\xef\xbb\xbf" + ARRIVE.encode())
    assert messages(pack) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MANIFEST + ALIASES, "there are more than 50,000 parts in this file"),
        (MANIFEST + "more: " + "[" * 500 + "]" * 500 + "\n", "stand inside each other here"),
        (MANIFEST + "# " + "x" * LARGEST_FILE + "\n", "this file has 1.0 MB, and exercises need at most 1"),
    ],
)
def test_a_file_that_would_fill_the_computer_is_a_fault(pack: SmallPack, text: str, said: str) -> None:
    pack.write("pack.yaml", text)
    (message,) = messages(pack)
    assert said in message


def test_links_in_a_circle_are_a_fault_and_are_not_followed(pack: SmallPack, tmp_path: Path) -> None:
    (pack.folder / "en" / "round").symlink_to(pack.folder, target_is_directory=True)
    assert messages(pack) == []
    copied = copy_pack(pack.folder, tmp_path / "copy")
    assert check_pack(copied) == []
    (pack.folder / "en" / "arrive.yaml").unlink()
    (pack.folder / "en" / "arrive.yaml").symlink_to("arrive.yaml")
    (message,) = messages(pack)
    assert "a link that leads to no file" in message
