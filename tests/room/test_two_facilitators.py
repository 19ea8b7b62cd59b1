"""Two facilitators of one room: what neither side can do alone, however it tries."""

import re
import sys
import time
from pathlib import Path

from room_in_process import Facilitator, Participant, RoomInProcess, Rooms, SharedInProcess, refused, shared

LINK = "kind-of-link"


def five_each(two: SharedInProcess) -> list[Participant]:
    came = [two.participant(side) for side in two.sides for _ in range(5)]
    for person in came:
        person.answer(LINK, {"kind": ["twinning"]})
    return came


def shown(who: Facilitator) -> bool:
    return who.shown(LINK) != ""


def test_reveal_needs_the_other_side(two: SharedInProcess) -> None:
    came = five_each(two)
    assert two.aby.act("reveal", exercise=LINK)["proposed"]
    assert not shown(two.aby) and not shown(two.bex)
    assert came[0].result(LINK)["room"] is None
    (mine,), (hers,) = two.aby.waiting(), two.bex.waiting()
    assert (mine["mine"], mine["may_confirm"], hers["mine"], hers["may_confirm"]) == (True, False, False, True)
    assert hers["text"].startswith("Aby proposes: show the room")
    two.bex.confirm(hers["id"])
    assert shown(two.aby) and shown(two.bex)
    assert came[0].result(LINK)["room"]
    assert two.aby.waiting() == []


def test_reveal_is_not_confirmed_by_the_side_that_proposes(two: SharedInProcess, rooms: Rooms) -> None:
    five_each(two)
    two.aby.act("reveal", exercise=LINK)
    (waiting,) = two.aby.waiting()
    deputy, _ = rooms.accept(two.aby.act("invite", side=two.sides[0], deputy=True)["link"])
    again = rooms.facilitator(two.path)  # whoever opened the room, in another browser
    bex_side = two.sides[1]
    for her in (two.aby, deputy, again):
        for forged in ({}, {"side": bex_side}, {"role": "facilitator", "agreed": two.sides}, {"facilitator": 2}):
            with refused(403, "Your side has said yes already"):
                her.act("confirm", proposal=waiting["id"], **forged)
        with refused(409):  # it is proposed already
            her.act("reveal", exercise=LINK, side=bex_side)
    assert not shown(two.aby)
    assert two.bex.waiting()[0]["may_confirm"]


def test_reveal_by_the_deputy_of_the_other_side(two: SharedInProcess, rooms: Rooms) -> None:
    five_each(two)
    two.aby.act("reveal", exercise=LINK)
    deputy, _ = rooms.accept(two.bex.act("invite", side=two.sides[1], deputy=True)["link"])
    deputy.confirm()
    assert shown(deputy)
    assert "Deputy of Bex: said yes to: show the room" in " ".join(two.aby.log())


def test_reveal_is_not_confirmed_by_anybody_else(two: SharedInProcess, rooms: Rooms) -> None:
    five_each(two)
    two.aby.act("reveal", exercise=LINK)
    (waiting,) = two.aby.waiting()
    other = shared(rooms, "linking")
    for stranger in (Facilitator(rooms, "no-token-at-all"), two.participant(two.sides[1])):
        with refused(403):
            stranger.sends("confirm", proposal=waiting["id"])
    for board in (other.aby, other.bex):
        for act in ("confirm", "decline"):
            with refused(409):  # of another room
                board.act(act, proposal=waiting["id"])
    for wrong in (None, "1", -1, 10**9, True, float(waiting["id"]), [waiting["id"]]):
        with refused(409):
            two.bex.act("confirm", proposal=wrong)
    assert not shown(two.aby)
    two.bex.confirm()


def test_reveal_declined_taken_back_or_done_is_over(two: SharedInProcess) -> None:
    five_each(two)
    for her, word in ((two.bex, "said “not now” to"), (two.aby, "took back")):
        two.aby.act("reveal", exercise=LINK)
        (waiting,) = two.bex.waiting()
        her.act("decline", proposal=waiting["id"])
        with refused(409, "is over"):
            two.bex.confirm(waiting["id"])
        assert word in two.bex.log()[0]
    two.both("reveal", exercise=LINK)
    with refused(409):  # only once
        two.bex.confirm(waiting["id"] + 1)


def test_reveal_proposed_too_long_ago_is_over(two: SharedInProcess) -> None:
    five_each(two)
    two.aby.act("reveal", exercise=LINK)
    (waiting,) = two.bex.waiting()
    assert 540 <= waiting["seconds_left"] <= 600
    two.in_the_database("update proposal set made_at = made_at - 601 where room = :room")
    assert two.bex.waiting() == []
    with refused(409, "is over"):
        two.bex.confirm(waiting["id"])
    assert not shown(two.bex)


def test_private_exercises_are_not_even_proposed(two: SharedInProcess) -> None:
    with refused(403, "private"):
        two.aby.act("reveal", exercise="self-scoring")
    assert two.bex.waiting() == []


def test_private_answers_one_by_one_leave_only_when_both_agree(two: SharedInProcess) -> None:
    five_each(two)
    two.both("reveal", exercise=LINK)
    for her in (two.aby, two.bex):
        with refused(403, "when each side has said yes"):
            her.export("answers")
        assert b"twinning" in her.export("results"), "results leave through the gate"
    two.bex.act("export-answers")
    with refused(403):  # proposed is not agreed
        two.aby.export("answers")
    two.aby.confirm()
    assert b"twinning" in two.aby.export("answers")
    assert b"twinning" in two.bex.export("answers")
    assert "Facilitator of Bex: saved the single answers" in two.aby.log()[0]
    two.in_the_database("update proposal set closed_at = closed_at - 601 where room = :room")
    with refused(403):  # what was agreed holds for ten minutes
        two.aby.export("answers")


def test_private_room_is_erased_only_when_both_agree(two: SharedInProcess) -> None:
    five_each(two)
    code = two.code
    with refused(400, "Nothing was erased"):
        two.aby.act("erase-room", code="WRONG1")
    assert two.aby.act("erase-room", code=code)["proposed"]
    assert two.aby.look()["people"] == 10
    said = two.bex.confirm()
    assert "People: 10." in said["message"]
    assert said["path"] == "", "another room's link is not for her"
    for her in (two.aby, two.bex):
        with refused(403):
            her.look()
    another = two.rooms.room()
    for table in ("facilitator", "proposal", "held_item"):
        left = f"select count(*) from {table} where room not in (select id from room)"
        assert another.in_the_database(left) == [(0,)]


def test_sealing_ends_for_both_or_not_at_all(two: SharedInProcess, rooms: Rooms) -> None:
    five_each(two)
    for act, more in (("share", {"side": None}), ("share", {"side": two.sides[1]}), ("invite", {"side": two.sides[1]})):
        with refused(403):
            two.aby.act(act, **more)
    two.aby.act("end-sharing")
    assert two.aby.together()["shared"]
    two.bex.confirm()
    with refused(403):
        two.bex.look()
    with refused(403):  # her link is of no use any more
        rooms.facilitator(two.bex_path)
    assert not two.aby.together()["shared"]
    assert two.aby.act("reveal", exercise=LINK).get("proposed") is None
    assert shown(two.aby)


def test_seal_of_a_side_is_not_taken_by_inviting_oneself(two: SharedInProcess, rooms: Rooms) -> None:
    """A deputy or a new facilitator of the other side would confirm whatever one proposes."""
    for her, side in ((two.aby, two.sides[1]), (two.bex, two.sides[0])):
        for deputy in (True, False):
            with refused(403, "invites for itself"):
                her.act("invite", side=side, deputy=deputy)
    # A third side of one's own invention does not help either: every side with a facilitator has to agree.
    two.act("add-side", name="Cel")
    cel, _ = rooms.accept(two.aby.act("invite", side=two.sides[2])["link"])
    five_each(two)
    two.aby.act("reveal", exercise=LINK)
    cel.confirm()
    assert not shown(two.aby)
    two.bex.confirm()
    assert shown(two.aby)


def test_private_links_of_facilitators(rooms: Rooms, room: RoomInProcess) -> None:
    aby, bex = room.sides
    room.act("share", side=aby)
    first, second = (room.act("invite", side=bex)["link"] for _ in range(2))
    with refused(403):  # replaced by the second
        rooms.accept(first)
    with refused(409, "for another person"):  # not taken by a slip of whoever made it
        rooms.accept(second, here=room.room)
    new, own = rooms.accept(second)
    with refused(403):  # once only
        rooms.accept(second)
    with refused(403):  # the invitation is no key
        rooms.facilitator(second.replace("/i/", "/f/"))
    assert rooms.facilitator(own).together()["side"] == bex
    with refused(403):
        rooms.facilitator(own.replace(room.code, rooms.room("Other").code))
    files = rooms.written()
    for secret in (own, second):
        assert secret.rsplit("/", 1)[1].encode() not in files
    assert new.together()["role"] == "facilitator"


def test_seal_before_the_other_has_come_is_with_the_opener(rooms: Rooms, room: RoomInProcess) -> None:
    room.act("open", workshop="linking")
    aby, bex = room.sides
    room.act("share", side=aby)
    link = room.act("invite", side=bex)["link"]
    assert not room.board.together()["shared"], "an invitation alone binds nobody"
    room.act("share", side=None)
    alone, _ = rooms.accept(link)
    with refused(403, "not shared yet"):
        alone.act("reveal", exercise=LINK)
    with refused(403):
        alone.export("answers")
    with refused(409):
        room.act("share", side=bex)


def test_reveal_in_a_room_of_one_facilitator_is_one_button(room: RoomInProcess) -> None:
    room.act("open", workshop="linking")
    assert room.act("reveal", exercise=LINK).get("proposed") is None
    assert shown(room.board)
    assert room.board.export("answers")
    with refused(409):
        room.act("own-side", exercise=LINK)


def test_private_act_log_is_the_same_for_both_and_names_nobody(two: SharedInProcess) -> None:
    came = five_each(two)
    two.bex.act("move-participant", words=came[0].resume_words(), side=two.sides[1])
    two.aby.act("timer", seconds=300)
    two.both("reveal", exercise=LINK)
    log = two.aby.together()["log"]
    assert log == two.bex.together()["log"]
    text = "\n".join(line["text"] for line in log)
    for said in (
        "Facilitator of Aby: speaks for: Aby",
        "Facilitator of Aby: invited a facilitator for Bex",
        "Facilitator of Bex: accepted the invitation to be facilitator of Bex",
        "Facilitator of Bex: moved one person to: Bex",
        "Facilitator of Aby: started the timer, 5 minutes",
        "Facilitator of Aby: proposed to show the room",
        "Facilitator of Bex: said yes to: show the room",
        "All sides together: showed the room",
    ):
        assert said in text
    assert all(abs(line["at"] - time.time()) < 120 for line in log)
    assert came[0].id not in text


def test_seal_is_broken_by_one_module_alone() -> None:
    """What needs both sides is called from `approval` alone; another caller would be a way around it."""
    kit = Path(sys.modules["kit.exercises"].__file__ or "").parents[1]
    guarded = (
        r"(?<!def )\b(reveal|show_own_sides|show_to_the_room|erase_the_room|end_sharing|keep_for_the_room|close_report"
        r"|link_room|keep_longer)\("
    )
    callers = {
        (file.name, found)
        for file in kit.rglob("*.py")
        for found in re.findall(guarded, file.read_text(encoding="utf-8"))
    }
    assert {name for name, found in callers if found != "keep_for_the_room"} == {"approval.py"}
    assert {name for name, found in callers if found == "keep_for_the_room"} == {"staged.py", "reveal.py"}
