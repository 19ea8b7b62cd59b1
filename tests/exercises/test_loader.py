"""Packs that do not fit the models: each fault is found at its line, all of them at once, and nothing breaks."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_pack import ARRIVE, MANIFEST, SmallPack, write_small_pack

from kit.exercises import PackNotUsable, load_pack
from kit.exercises.check import check_pack
from kit.exercises.reading.loader import read_pack

ARRIVE_FILE, LEAVE_FILE = "en/arrive.yaml", "en/leave.yaml"

WRONG = [
    ("pack.yaml", 'version: "1.0"', "version: 1.0", 0, "version: must be text; put it in quotes"),
    ("pack.yaml", 'version: "1.0"', 'version: "one"', 0, "version: 'one' is not of the form"),
    ("pack.yaml", "licence:", "license:", 0, "license: is not known here"),
    ("pack.yaml", "languages: [en, fr]", "languages: [English]", 0, "'English' is not of the form"),
    ("pack.yaml", "id: a-book", "id: A Book", 0, "'A Book' is not of the form"),
    ("pack.yaml", "workshops: [arrive, leave]", "workshops: []", 0, "workshops: "),
    (ARRIVE_FILE, "workshop: arrive", "workshop: arriving", None, "must be 'arrive', as the file is called"),
    (ARRIVE_FILE, "minutes: 60", "minutes: an hour", 0, "minutes: "),
    (ARRIVE_FILE, "minutes: 60", "minutes: 3", 0, "minutes: "),
    (ARRIVE_FILE, "outcomes: [You know names., You know places.]", "outcomes: [One.]", 0, "outcomes: "),
    (ARRIVE_FILE, "kind: choice", "kind: quiz", 0, "there is no kind 'quiz'; the kinds are"),
    (ARRIVE_FILE, "purpose: You say who you are.", "porpoise: You say who you are.", 0, "porpoise: is not known here"),
    (ARRIVE_FILE, "next-step: Find a boat.", "next_stop: Find a boat.", 0, "next_stop: is not known here"),
    (ARRIVE_FILE, "{id: map,", "{id: boat,", None, "two items have the id 'boat'"),
    (ARRIVE_FILE, "id: outside,", "id: office,", None, "two options have the id"),
    (ARRIVE_FILE, "options-from: sides", "options-from: towns", 0, "options-from: "),
    (ARRIVE_FILE, "text: You have a boat.", "text: 7", 0, "text: must be text; put it in quotes"),
    (ARRIVE_FILE, "text: You have a boat.", "text: ''", 0, "text: "),
    (ARRIVE_FILE, "id: ready", "id: who", None, "two exercises have the id 'who'"),
    (ARRIVE_FILE, "title: Ready", "title: Ready\n    title: Steady", 1, "'title' stands here twice"),
    (LEAVE_FILE, "reverse: true", "reverse: perhaps", 0, "reverse: "),
    (LEAVE_FILE, "labels: [Never, Sometimes, Always]", "labels: [Never]", 0, "labels: "),
    (LEAVE_FILE, "rank: 2", "rank: 9", 0, "rank: "),
    (LEAVE_FILE, "id: bread", "id: peace", None, "two options have the id"),
    (LEAVE_FILE, "    us: For us\n", "", None, "us: is missing; add it"),
    ("en/interface.yaml", "saved: Saved", "saved: 1", 0, "'saved' must be text; put it in quotes"),
    ("en/interface.yaml", "saved: Saved", "saved: ]", 0, "not valid YAML"),
]


@pytest.mark.parametrize(("file", "old", "new", "below", "message"), WRONG)
def test_a_fault_is_found_on_its_line(
    pack: SmallPack, file: str, old: str, new: str, below: int | None, message: str
) -> None:
    """`below`: how many lines under the change the fault is shown; None where it belongs to what contains it."""
    line = pack.change(file, old, new)
    faults = [fault for fault in read_pack(pack.folder)[1] if message in fault.message]
    assert len(faults) == 1, read_pack(pack.folder)
    found_in, found = pack.where(faults[0])
    assert found_in == file
    assert found == line + below if below is not None else found <= line


def test_all_faults_come_at_once_in_order(pack: SmallPack) -> None:
    lines = [
        (ARRIVE_FILE, pack.change(ARRIVE_FILE, "minutes: 60", "minutes: many")),
        (ARRIVE_FILE, pack.change(ARRIVE_FILE, "next-step: Draw a map.", "next: Draw a map.")),
        (LEAVE_FILE, pack.change(LEAVE_FILE, "minutes: 60", "minutes: many")),
    ]
    with pytest.raises(PackNotUsable) as caught:
        load_pack(pack.folder)
    found = [pack.where(fault) for fault in caught.value.faults]
    assert set(lines) <= set(found)
    assert found == sorted(found)
    assert str(caught.value).count("\n") == len(found) - 1


@pytest.mark.parametrize("file", ["pack.yaml", ARRIVE_FILE])
def test_a_missing_file_is_a_fault(pack: SmallPack, file: str) -> None:
    (pack.folder / file).unlink()
    (fault,) = read_pack(pack.folder)[1]
    assert pack.where(fault) == (file, 1)
    assert "is missing" in fault.message


def test_a_file_that_the_manifest_does_not_list_is_a_fault(pack: SmallPack) -> None:
    pack.write("en/stay.yaml", ARRIVE.replace("workshop: arrive", "workshop: stay"))
    (fault,) = read_pack(pack.folder)[1]
    assert pack.where(fault) == ("en/stay.yaml", 1)
    assert "add it there" in fault.message


@pytest.mark.parametrize("file", ["pack.yaml", ARRIVE_FILE, "en/interface.yaml"])
@pytest.mark.parametrize(
    "text", ["", "- 1\n- 2\n", "just words\n", "7\n", "a: &a [*a]\n", "[{}, {}]: 1\n", "? {a: 1}\n: 2\n"]
)
def test_content_of_another_shape_is_a_fault_and_never_a_crash(pack: SmallPack, file: str, text: str) -> None:
    pack.write(file, text)
    found = {pack.where(fault)[0] for fault in check_pack(pack.folder)}
    assert file in found or (file == "en/interface.yaml" and not text)  # a pack may leave all words to the kit


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_slip_of_the_hand_breaks_the_check(tmp_path: Path, data: st.DataObject) -> None:
    """Cut, repeat or replace any stretch of any file: the check gives faults or none, and always ends."""
    pack = write_small_pack(tmp_path / "pack")
    file, text = data.draw(
        st.sampled_from([("pack.yaml", MANIFEST), (ARRIVE_FILE, ARRIVE), ("fr/arrive.yaml", ARRIVE)])
    )
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 60)))
    slip = data.draw(st.sampled_from(["", text[start:end] * 2, ":", "- ", "{", "\n", "7", "null", "[]", "<b>"]))
    changed = text[:start] + slip + text[end:]
    pack.write(file, changed)
    for fault in check_pack(pack.folder):
        assert fault.message
        assert fault.line >= 1


def test_a_pack_without_words_of_its_own_speaks_with_the_kits(pack: SmallPack) -> None:
    (pack.folder / "en" / "interface.yaml").unlink(missing_ok=True)
    loaded = load_pack(pack.folder)
    assert loaded.words("en")["saved"] == load_pack().words("en")["saved"]
