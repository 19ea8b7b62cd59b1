"""The rules of content: each broken once, in one place, and found there."""

import pytest
from mutuality import mutuality
from small_pack import DEBRIEF, SmallPack

from kit.exercises import exercises_folder
from kit.exercises.check import check_pack, cited_keys, count_words

ARRIVE_FILE, LEAVE_FILE, FRENCH = "en/arrive.yaml", "en/leave.yaml", "fr/arrive.yaml"

BROKEN = [
    (ARRIVE_FILE, "instructions: Choose one.", "instructions: " + "word " * 61, 0, "61 words are too many"),
    (ARRIVE_FILE, "introduction: Welcome to the bridge.", "introduction: " + "word " * 201, 0, "at most 200"),
    (ARRIVE_FILE, "    debrief:\n      - {id: one, text: What did you see?}\n", "    debrief:\n", 0, "2 questions"),
    (ARRIVE_FILE, DEBRIEF, "", None, "has 0 questions for the talk after it; write 3 to 5"),
    (ARRIVE_FILE, "from: a-book, chapter 1", "from: another-book, chapter 1", 0, "no source 'another-book'"),
    (ARRIVE_FILE, "from: a-book, chapter 1", "from: a-book; another-book", 0, "no source 'another-book'"),
    (ARRIVE_FILE, "    from: a-book, chapter 1\n", "", None, "'who' does not say where it is 'from'"),
    (ARRIVE_FILE, "text: Outside, from: kit", "text: Outside, from: pit", 0, "no source 'pit'"),
    (LEAVE_FILE, "minutes: 6\n", "minutes: 4\n", 0, "answering 'words' alone takes 5.0 minutes"),
    (ARRIVE_FILE, "minutes: 5\n", "minutes: 88\n", None, "the core exercises take 91 minutes"),
    (ARRIVE_FILE, "text: Which side?", "text: Which <b>side</b>?", 0, "text: '<b>' would be shown"),
    (ARRIVE_FILE, "closing: See you.", "closing: See <!-- here --> you.", 0, "closing: '<!--'"),
    (ARRIVE_FILE, "meaning: A way over water.", "meaning: A way<br/>over water.", 0, "meaning: '<br/>'"),
    (ARRIVE_FILE, "outcomes: [You know names.,", "outcomes: [You know <i>names</i>.,", 0, "outcomes: '<i>'"),
    ("en/interface.yaml", "saved: Saved", "saved: <em>Saved</em>", 0, "saved: '<em>'"),
    (LEAVE_FILE, "id: trust", "id: who", 0, "arrive.yaml has an exercise 'who' too"),
    (FRENCH, "id: office", "id: bureau", 0, "'bureau' in options of exercise 'who' is not in 'en'"),
    (FRENCH, "id: office", "id: bureau", None, "'office' in options of exercise 'who' is missing; 'en' has it"),
    (FRENCH, "  - {id: bridge,", "  - {id: pont,", 0, "'pont' in glossary is not in 'en'"),
    (FRENCH, "  - id: ready", "  - id: steady", 0, "'steady' in exercises is not in 'en'"),
    (FRENCH, "{id: map,", "{id: carte,", 0, "'carte' in items of exercise 'ready' is not in 'en'"),
    (FRENCH, ", core: false", "", None, "core of 'map' in items of exercise 'ready' is True here and False in 'en'"),
    ("fr/leave.yaml", "rank: 2", "rank: 1", 0, "rank of 'wish' in items of exercise 'wishes' is 1 here and 2 in 'en'"),
    ("fr/leave.yaml", "[Easy, Hard]", "[Easy, So, Hard]", None, "the number of labels of 'both' in exercises is 3"),
    ("fr/interface.yaml", "saved: Saved\n", "", None, "'saved' is missing; 'en' has it"),
    ("fr/interface.yaml", "saved: Saved", "saved: Saved\nlost: Lost", 1, "'lost' is not in 'en'"),
    (
        "en/interface.yaml",
        "{count} people",
        "{number} people",
        0,
        "'people-count' must have these placeholders: {count}",
    ),
    ("en/interface.yaml", "{count} people", "{count people", 0, "'people-count' has a brace"),
    ("en/interface.yaml", "{count} people", "{count} {} people", 0, "'people-count' has a brace"),
    ("en/interface.yaml", "saved: Saved", "saved: '{0} saved'", 0, "'saved' must have these placeholders: none"),
    ("en/interface.yaml", "saved: Saved", "saved:", 0, "'saved' has nothing after it"),
    ("en/interface.yaml", "saved: Saved", "savd: Saved", 0, "the kit has no 'savd'; did you mean 'saved'?"),
    ("en/interface.yaml", "saved: Saved", "saved: ' '", 0, "'saved' is empty"),
    (ARRIVE_FILE, "text: In an office", "text: " + "an office " * 40, 0, "characters are too many for a phone"),
    (ARRIVE_FILE, "text: You have a boat.", "text: " + "a boat " * 60, 0, "say it in 300"),
    (ARRIVE_FILE, "text: In an office", "text: " + "office" * 14, 0, "is a word of 84 letters"),
    (LEAVE_FILE, "labels: [Easy,", "labels: [" + "Easy " * 20 + ",", 0, "say it in 60"),
    (
        "fr/interface.yaml",
        "{count} people",
        "{nombre} people",
        0,
        "'people-count' must have these placeholders: {count}",
    ),
]


def test_the_small_pack_is_without_fault(pack: SmallPack) -> None:
    assert check_pack(pack.folder) == []


@pytest.mark.parametrize(("file", "old", "new", "below", "message"), BROKEN)
def test_a_broken_rule_is_found(
    pack: SmallPack, file: str, old: str, new: str, below: int | None, message: str
) -> None:
    """`below`: how many lines under the change the fault is shown; None where it belongs to what contains it."""
    line = pack.change(file, old, new)
    faults = [fault for fault in check_pack(pack.folder) if message in fault.message]
    assert len(faults) == 1, check_pack(pack.folder)
    found_in, found = pack.where(faults[0])
    assert found_in == file
    assert found == line + below if below is not None else found <= line


def test_a_translation_that_lacks_an_exercise_says_so_once(pack: SmallPack) -> None:
    text = (pack.folder / FRENCH).read_text(encoding="utf-8")
    pack.write(FRENCH, text[: text.index("  - id: ready")])
    (fault,) = check_pack(pack.folder)
    assert pack.where(fault) == (FRENCH, text[: text.index("exercises:")].count("\n") + 1)
    assert "'ready' in exercises is missing" in fault.message


def test_a_translation_without_interface_says_so_once(pack: SmallPack) -> None:
    (pack.folder / "fr/interface.yaml").unlink()
    (fault,) = check_pack(pack.folder)
    assert pack.where(fault) == ("fr/interface.yaml", 1)


def test_a_pack_may_do_without_interface(pack: SmallPack) -> None:
    for language in ("en", "fr"):
        (pack.folder / language / "interface.yaml").unlink()
    assert check_pack(pack.folder) == []


def test_faults_of_form_and_of_content_come_together(pack: SmallPack) -> None:
    pack.change(ARRIVE_FILE, "kind: choice", "kind: quiz")
    pack.change(LEAVE_FILE, "text: What comes first?", "text: <u>First?</u>")
    assert {pack.where(fault)[0] for fault in check_pack(pack.folder)} == {ARRIVE_FILE, LEAVE_FILE}


@pytest.mark.parametrize(
    ("citation", "keys"),
    [
        ("", []),
        ("kit", ["kit"]),
        ("a-book, sections 2, 4 and 7", ["a-book"]),
        ("a-book, section 2 (on rules; and more); b-book, page 3", ["a-book", "b-book"]),
        ("a-book (after C. 2000)", ["a-book"]),
    ],
)
def test_citations_name_documents(citation: str, keys: list[str]) -> None:
    assert cited_keys(citation) == keys


@pytest.mark.parametrize(("text", "words"), [("", 0), ("** - **", 0), ("L'été, c'est bien.", 3), ("كلمتان هنا", 2)])
def test_words_are_counted_in_any_language(text: str, words: int) -> None:
    assert count_words(text) == words


def test_text_with_signs_is_not_taken_for_html(pack: SmallPack) -> None:
    pack.change(ARRIVE_FILE, "closing: See you.", "closing: 'a < b and b > c, see <https://example.org/a> and 1<2>0'")
    assert check_pack(pack.folder) == []


def test_the_command_lists_every_fault_and_fails(pack: SmallPack) -> None:
    line = pack.change(ARRIVE_FILE, "minutes: 60", "minutes: many")
    pack.change(LEAVE_FILE, "text: What comes first?", "text: <u>First?</u>")
    result = mutuality("check", pack.folder)
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first.startswith(f"{pack.folder / ARRIVE_FILE}:{line}: minutes: ")
    assert second.startswith(f"{pack.folder / LEAVE_FILE}:")
    assert "2 to fix" in result.stderr


def test_the_command_says_when_all_is_good(pack: SmallPack) -> None:
    result = mutuality("check", pack.folder)
    assert result.exit_code == 0, result.output
    assert "ready to use" in result.stdout


def test_the_command_says_that_a_folder_holds_no_pack(pack: SmallPack) -> None:
    (pack.folder / "empty").mkdir()
    result = mutuality("check", pack.folder / "empty")
    assert result.exit_code == 1
    assert "pack.yaml:1: this file is missing" in result.stdout


def test_the_command_says_that_there_is_no_such_folder(pack: SmallPack) -> None:
    result = mutuality("check", pack.folder / "nowhere")
    assert result.exit_code == 1
    assert f"There is no folder {pack.folder / 'nowhere'}." in result.stderr
    assert "pack.yaml" not in result.output


def test_the_kits_own_pack_is_without_fault() -> None:
    assert [str(fault) for fault in check_pack(exercises_folder())] == []
