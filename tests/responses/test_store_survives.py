"""Real processes killed and a real limit on the disk: what was acknowledged is there."""

import json
import subprocess
import sys
from pathlib import Path

from kit.responses import Store
from kit.responses.answering import answers
from kit.responses.room import rooms

NOW = 1_700_000_000.0

ANSWERING = """
import os, pathlib, sys, threading
from kit.responses import Answer, Store
from kit.responses.answering import recording
from kit.responses.room import rooms

threading.excepthook = lambda _: os._exit(1)
store = Store(pathlib.Path(sys.argv[1]))
room = store.write(lambda c: rooms.create_room(c, "Room", ["A", "B"], 1.0)).result()
say = threading.Lock()

def keep_answering(author):
    for number in range(1_000_000):
        answer = Answer(str(number), "readiness", f"item-{number}", "yes " * 50, None)
        job = lambda c: recording.record(c, room.id, author, "kit", "1", [answer], 1.0)
        (receipt,) = store.write(job).result()
        with say:
            print(author, answer.item, receipt.seq, flush=True)

for person in range(8):
    threading.Thread(target=keep_answering, args=(f"{sys.argv[2]}-{person}",), daemon=True).start()
threading.Event().wait()
"""


def test_after_a_kill_every_acknowledged_answer_is_there(tmp_path: Path) -> None:
    expected: dict[int, tuple[str, str]] = {}
    for turn in ("first", "second", "third"):  # later turns begin with a file that was never closed
        with subprocess.Popen(
            [sys.executable, "-c", ANSWERING, str(tmp_path), turn], stdout=subprocess.PIPE, text=True
        ) as server:
            assert server.stdout is not None
            acknowledged = [server.stdout.readline() for _ in range(100)]
            assert all(acknowledged)
            server.kill()
            acknowledged += server.stdout.readlines()
        for line in acknowledged:
            if line.endswith("\n"):
                author, item, seq = line.split()
                assert int(seq) not in expected
                expected[int(seq)] = (author, item)
        with Store(tmp_path) as store, store.read() as c:
            found = {
                each.seq: (each.author, each.item)
                for room in rooms.rooms(c)
                for each in answers.room_answers(c, room.id, "readiness")
            }
        assert expected.items() <= found.items()


FULL_DISK = """
import json, pathlib, resource, sys, threading
from kit.responses import Answer, NotStored, Store
from kit.responses.answering import answers, recording
from kit.responses.room import rooms

folder = pathlib.Path(sys.argv[1])
store = Store(folder)
room = store.write(lambda c: rooms.create_room(c, "Room", ["A", "B"], 1.0)).result()

def answer(name, length):
    sent = [Answer(name, "hopes", name, "x" * length, None)]
    return store.write(lambda c: recording.record(c, room.id, "ana", "kit", "1", sent, 1.0))

def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

acknowledged = [f"before-{n}" for n in range(20)]
for name in acknowledged:
    answer(name, 100).result()

largest = max(file.stat().st_size for file in folder.iterdir())
limit(largest + 100_000)
begun, go_on = threading.Event(), threading.Event()
store.maintain(lambda _: (begun.set(), go_on.wait(30)))
begun.wait()
together = {"small": answer("small", 100), "large": answer("large", 1_000_000), "small-too": answer("small-too", 100)}
go_on.set()
acknowledged += [name for name, future in together.items() if future.exception() is None]
message = str(together["large"].exception())
assert isinstance(together["large"].exception(), NotStored), message

limit(largest)
for n in range(50):
    future = answer(f"full-{n}", 5_000)
    if future.exception() is None:
        acknowledged.append(f"full-{n}")
    else:
        assert isinstance(future.exception(), NotStored), future.exception()
        break
else:
    raise AssertionError("the disk never became full")
with store.read() as c:
    assert {place for _, place in answers.current_answers(c, room.id, "ana")} == set(acknowledged)

limit(resource.RLIM_INFINITY)
for name in ("after", "large"):
    answer(name, 1_000_000).result()
    acknowledged.append(name)
print(json.dumps({"message": message, "acknowledged": acknowledged, "room": room.id}), flush=True)
threading.Event().wait()
"""


def test_a_full_disk_is_said_clearly_loses_nothing_and_ends(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        said = json.loads(server.stdout.readline())
        server.kill()
    assert "disk" in said["message"]
    assert "full" in said["message"]
    assert "Make room" in said["message"]
    assert {"small", "small-too"} <= set(said["acknowledged"])
    with Store(tmp_path) as store, store.read() as c:
        current = answers.current_answers(c, said["room"], "ana")
    assert {place for _, place in current} == set(said["acknowledged"])
    assert current["hopes", "large"].value == "x" * 1_000_000


def test_a_restart_keeps_everything(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        room = store.write(lambda c: rooms.create_room(c, "Room", ["A", "B"], NOW)).result()
        state = store.write(lambda c: rooms.change_state(c, room.id, open=("linking",))).result()
    with Store(tmp_path) as store, store.read() as c:
        assert rooms.rooms(c) == [room]
        assert rooms.state(c, room.id) == state
