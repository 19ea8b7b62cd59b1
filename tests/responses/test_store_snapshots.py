from kit.responses import Room, Store
from kit.responses.room import snapshots

NOW = 1_700_000_000.0


def test_the_latest_snapshot_is_shown_and_the_others_are_kept(store: Store, room: Room) -> None:
    def save(exercise: str, results: dict[str, object], up_to_seq: int) -> int:
        saved = store.write(lambda c: snapshots.save_snapshot(c, room.id, exercise, results, up_to_seq, NOW))
        return saved.result()

    first = save("readiness", {"people": 9}, 20)
    second = save("readiness", {"people": 12, "said": "=1+1 \u0000 é"}, 30)
    other = save("hopes", {}, 30)
    with store.read() as c:
        latest = snapshots.snapshot(c, room.id, "readiness")
        assert latest is not None
        assert (latest.id, latest.up_to_seq, latest.taken_at) == (second, 30, NOW)
        assert latest.results == {"people": 12, "said": "=1+1 \u0000 é"}
        assert [each.id for each in snapshots.snapshots(c, room.id)] == [other, second, first]
        assert snapshots.snapshot(c, room.id, "unknown") is None
        assert snapshots.snapshot(c, room.id + 1, "readiness") is None
