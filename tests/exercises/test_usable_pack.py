"""A room starts with the exercises that `mutuality check` finds no fault in, and with no others."""

import pytest
from small_pack import SmallPack
from test_check import BROKEN
from test_loader import WRONG

from kit.exercises import PackNotUsable
from kit.exercises.check import check_pack, usable_pack

FAULTS = [(file, old, new) for file, old, new, *_ in (*BROKEN, *WRONG)]
PRIVATE = ("fr/leave.yaml", "kind: open", "kind: open\n    private: true")

TITLED = "    - id: talk\n      title: Talk\n      items:\n"


@pytest.mark.parametrize(("file", "old", "new"), [*FAULTS, PRIVATE])
def test_no_room_starts_with_what_check_calls_a_fault(pack: SmallPack, file: str, old: str, new: str) -> None:
    pack.change(file, old, new)
    with pytest.raises(PackNotUsable) as caught:
        usable_pack(pack.folder)
    assert caught.value.faults == check_pack(pack.folder)


def test_a_room_starts_without_faults(pack: SmallPack) -> None:
    assert usable_pack(pack.folder).manifest.id == "bridges"


def test_a_faulty_plan_keeps_no_room_closed(pack: SmallPack) -> None:
    pack.write("plans/evening.yaml", "plan: evening\n")
    assert check_pack(pack.folder)
    assert usable_pack(pack.folder).manifest.id == "bridges"


def test_headings_that_people_add_have_an_id_of_their_own(pack: SmallPack) -> None:
    """They are an exercise, too: one of another workshop with the same id would take their answers."""
    for language in ("en", "fr"):
        file = f"{language}/leave.yaml"
        added = "contributed: {id: who, title: Who, labels: [Low, Middle, High]}"
        pack.change(file, "labels: [Never, Sometimes, Always]", f"labels: [Never, Sometimes, Always]\n    {added}")
        pack.change(
            file,
            "    items:\n      - {id: open, text: We speak openly.}\n",
            f"    sections:\n{TITLED}      - {{id: open, text: We speak openly.}}\n",
        )
    messages = [fault.message for fault in check_pack(pack.folder)]
    assert sum("arrive.yaml has an exercise 'who' too" in each for each in messages) == 2, messages


def test_headings_that_people_add_have_titles(pack: SmallPack) -> None:
    line = pack.change(
        "en/leave.yaml",
        "    labels: [Never",
        "    contributed: {id: ours, title: Us, labels: [L, M, H]}\n    labels: [Never",
    )
    (fault,) = [each for each in check_pack(pack.folder) if "each with a 'title'" in each.message]
    assert pack.where(fault) == ("en/leave.yaml", line)


def test_items_asked_about_each_story_are_not_called_like_a_note(pack: SmallPack) -> None:
    story = " ".join(["word"] * 60)
    for language in ("en", "fr"):
        file = f"{language}/arrive.yaml"
        pack.change(file, "exercises:\n", f"episodes: [{{id: ferry, title: The ferry, text: {story}}}]\nexercises:\n")
        pack.change(file, "    sections:\n      - id: before\n        title: Before\n", "    for-each: episode\n")
        pack.change(file, "        items:\n          - {id: boat", "    items:\n          - {id: note")
    assert any("'note' has a meaning of its own in a checklist" in str(each) for each in check_pack(pack.folder))
