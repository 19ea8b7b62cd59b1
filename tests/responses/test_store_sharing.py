"""Facilitators of sides, what they propose and hold back, in the store; and a database from before there were any."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kit.responses import Room, Store
from kit.responses.people import erasure, facilitators, sessions
from kit.responses.people.facilitators import DEPUTY, FACILITATOR
from kit.responses.room import held_items, proposals, rooms, snapshots
from kit.responses.room.proposals import AGREED, SECONDS_OPEN, TAKEN_BACK
from kit.responses.room.snapshots import OWN_SIDE

NOW = 1_700_000_000.0
BEFORE = """
DROP TABLE facilitator; DROP TABLE proposal; DROP TABLE held_item; DROP TABLE session; DROP TABLE snapshot;
CREATE TABLE session (token_hash BLOB NOT NULL, room INTEGER NOT NULL, role VARCHAR(20) NOT NULL,
    participant VARCHAR(64), started_at FLOAT NOT NULL, PRIMARY KEY (token_hash),
    FOREIGN KEY(room) REFERENCES room (id), FOREIGN KEY(participant) REFERENCES participant (id));
CREATE TABLE snapshot (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, room INTEGER NOT NULL,
    exercise VARCHAR(100) NOT NULL, results TEXT NOT NULL, up_to_seq INTEGER NOT NULL, taken_at FLOAT NOT NULL,
    FOREIGN KEY(room) REFERENCES room (id));
ALTER TABLE room_state DROP COLUMN own_side;
INSERT INTO snapshot VALUES (1, 1, 'hopes', '{}', 7, 1.5);
UPDATE schema_version SET version = 3;
"""


def sides(store: Store, room: Room) -> tuple[int, int]:
    with store.read() as c:
        one, other = rooms.sides(c, room.id)
    return one.id, other.id


def shared(store: Store, room: Room) -> tuple[int, int, str]:
    """Both sides have a facilitator; returns the sides, and the key of the second one."""
    one, other = sides(store, room)
    store.write(lambda c: facilitators.speak_for(c, room.id, one, NOW)).result()
    invitation = store.write(lambda c: facilitators.invite(c, room.id, other, FACILITATOR)).result()
    taken = store.write(lambda c: facilitators.accept(c, room.id, invitation, NOW)).result()
    assert taken
    return one, other, taken[1]


def test_private_keys_and_invitations_are_not_in_the_file(store: Store, room: Room) -> None:
    _, other, key = shared(store, room)
    invitation = store.write(lambda c: facilitators.invite(c, room.id, other, DEPUTY)).result()
    content = b"".join(file.read_bytes() for file in store.folder.iterdir())
    assert key.encode() not in content and invitation.encode() not in content
    with store.read() as c:
        assert facilitators.is_shared(c, room.id)
        me = facilitators.by_key(c, room.id, key)
        assert me and (me.side, me.role) == (other, FACILITATOR)
        assert facilitators.by_key(c, room.id, invitation) is None
        assert facilitators.by_key(c, room.id + 1, key) is None
        waiting = facilitators.invited(c, room.id, invitation)
        assert waiting and waiting.came_at is None


def test_seal_of_an_untaken_invitation_changes_nothing(store: Store, room: Room) -> None:
    """A side that invites a new facilitator keeps the one it has until the new one comes."""
    _, other, key = shared(store, room)
    invitation = store.write(lambda c: facilitators.invite(c, room.id, other, FACILITATOR)).result()
    with store.read() as c:
        assert facilitators.is_shared(c, room.id)
        me = facilitators.by_key(c, room.id, key)
    assert me
    started = {"facilitator": me.id}
    cookie = store.write(lambda c: sessions.start_session(c, room.id, "facilitator", None, NOW, **started)).result()
    assert store.write(lambda c: facilitators.accept(c, room.id, invitation, NOW)).result()
    assert store.write(lambda c: facilitators.accept(c, room.id, invitation, NOW)).result() is None, "once"
    with store.read() as c:
        assert facilitators.is_shared(c, room.id)
        assert facilitators.by_key(c, room.id, key) is None
        assert sessions.session(c, cookie) is None


def test_reveal_proposals_are_kept_with_their_end(store: Store, room: Room) -> None:
    one, other, _ = shared(store, room)
    detail = {"exercise": "hopes"}
    store.write(lambda c: proposals.propose(c, room.id, "reveal", detail, one, NOW)).result()
    with store.read() as c:
        (made,) = proposals.proposals(c, room.id)
    assert (made.side, made.agreed, dict(made.detail)) == (one, (one,), {"exercise": "hopes"})
    assert made.waits(NOW) and made.waits(NOW + SECONDS_OPEN - 1)
    assert not made.waits(NOW + SECONDS_OPEN) and not made.waits(NOW - 1), "nor before, where a clock was turned back"
    store.write(lambda c: proposals.close(c, proposals.agree(c, made, other), AGREED, NOW + 1)).result()
    with store.read() as c:
        (done,) = proposals.proposals(c, room.id)
    assert (done.agreed, done.outcome, done.closed_at) == (tuple(sorted((one, other))), AGREED, NOW + 1)
    assert not done.waits(NOW + 2)
    store.write(lambda c: proposals.propose(c, room.id, "reveal", detail, one, NOW)).result()
    store.write(lambda c: proposals.close(c, proposals.proposals(c, room.id)[1], TAKEN_BACK, NOW)).result()
    with store.read() as c:
        assert [each.outcome for each in proposals.proposals(c, room.id)] == [AGREED, TAKEN_BACK]


def test_suppress_holds_of_each_side_by_itself(store: Store, room: Room) -> None:
    one, other, _ = shared(store, room)
    for _ in range(2):
        store.write(lambda c: held_items.hold(c, room.id, one, "gap", "voice")).result()
    store.write(lambda c: held_items.let_go(c, room.id, other, "gap", "voice")).result()
    with store.read() as c:
        assert held_items.held_by(c, room.id, one, "gap") == {"voice"}
        assert held_items.held_by(c, room.id, other, "gap") == set()
        assert held_items.held_by_anyone(c, room.id, "gap") == {"voice"}
        assert held_items.held_by_anyone(c, room.id, "other") == set()


def test_suppress_holds_outlive_the_sharing_and_nobody_lets_them_go(store: Store, room: Room) -> None:
    """Whoever the room belongs to then could invite herself for the other side, and let go what that side held."""
    one, other, _ = shared(store, room)
    store.write(lambda c: held_items.hold(c, room.id, other, "gap", "voice")).result()
    store.write(lambda c: facilitators.end_sharing(c, room.id)).result()
    shared(store, room)
    for act in (held_items.let_go, held_items.hold, held_items.let_go):
        for side in (one, other):
            store.write(lambda c, act=act, side=side: act(c, room.id, side, "gap", "voice")).result()
        with store.read() as c:
            assert held_items.held_by_anyone(c, room.id, "gap") == {"voice"}
    with store.read() as c:
        assert held_items.held_by(c, room.id, other, "gap") == set(), "nor is it told whose it was"


def test_private_traces_of_sharing_go_with_it(store: Store, room: Room) -> None:
    one, other, key = shared(store, room)
    store.write(lambda c: held_items.hold(c, room.id, other, "gap", "voice")).result()
    store.write(lambda c: proposals.propose(c, room.id, "reveal", {}, one, NOW)).result()
    store.write(lambda c: facilitators.end_sharing(c, room.id)).result()
    with store.read() as c:
        assert not facilitators.is_shared(c, room.id)
        assert facilitators.by_key(c, room.id, key) is None
        assert proposals.proposals(c, room.id) == []
        assert held_items.held_by_anyone(c, room.id, "gap") == {"voice"}
    shared(store, room)
    store.write(lambda c: held_items.hold(c, room.id, other, "gap", "voice")).result()
    assert erasure.erase_room(store, room.id).rows["facilitator"] == 2


def test_seal_own_side_snapshots_are_not_among_those_of_the_room(store: Store, room: Room) -> None:
    for number, stage in enumerate((OWN_SIDE, "room", OWN_SIDE)):
        taken = (room.id, "gap", {"n": number}, number, NOW, stage)
        store.write(lambda c, taken=taken: snapshots.save_snapshot(c, *taken)).result()
    with store.read() as c:
        (shown,) = snapshots.snapshots(c, room.id)
        latest = snapshots.snapshot(c, room.id, "gap")
        by_sides = snapshots.snapshot(c, room.id, "gap", OWN_SIDE)
        assert shown == latest
        assert latest and by_sides
        assert (latest.results["n"], by_sides.results["n"]) == (1, 2)
        assert len(snapshots.every_snapshot(c, room.id)) == 3


def test_seal_comes_to_a_database_of_before(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        kept = store.write(lambda c: rooms.create_room(c, "Kept room", ["A", "B"], NOW)).result()
    with closing(sqlite3.connect(tmp_path / "mutuality.sqlite")) as database:
        database.executescript(BEFORE)
    with Store(tmp_path) as store:
        assert store.backup
        with store.read() as c:
            assert rooms.rooms(c) == [kept]
            assert rooms.state(c, kept.id).own_side == ()
            assert [each.stage for each in snapshots.snapshots(c, kept.id)] == ["room"], "what a room saw, it saw"
        shared(store, kept)
        with store.read() as c:
            assert facilitators.is_shared(c, kept.id)
