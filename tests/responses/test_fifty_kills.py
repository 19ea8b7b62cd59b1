"""Fifty times `kill -9`, at moments that chance chose: what was acknowledged is there, and every backup is good.

What is killed uses the store as the server does: eight who answer at once, and backups without a pause. It is forked
from a process that has imported everything, so that a round takes a tenth of a second.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kit.responses import Store
from kit.responses.answering import answers
from kit.responses.backup.backup_ring import fault, ring
from kit.responses.room import rooms

ROUNDS = 50
MOST_ANSWERS = 40
LONGEST_START_S = 0.1

ANSWERING = """
import os, pathlib, sys, threading, traceback
from kit.responses import Answer, Backups, Store
from kit.responses.answering import recording
from kit.responses.room import rooms

def answer(store, room, author):
    for number in range(1_000_000):
        given = Answer(str(number), "readiness", f"item-{number}", "yes " * 50, None)
        job = lambda c: recording.record(c, room.id, author, "kit", "1", [given], 1.0)
        (receipt,) = store.write(job).result()
        os.write(1, f"{author} {given.item} {receipt.seq}\\n".encode())

def room_of(connection):
    for room in rooms.rooms(connection):
        return room
    return rooms.create_room(connection, "Room", ["A", "B"], 1.0)

def serve(turn):
    store = Store(pathlib.Path(sys.argv[1]))
    Backups(store, lambda said: os.write(1, f"said {said}\\n".encode()), every=0.01, soon=0)
    room = store.write(room_of).result()
    for person in range(8):
        threading.Thread(target=answer, args=(store, room, f"{turn}-{person}"), daemon=True).start()
    threading.Event().wait()

for turn, _ in enumerate(iter(sys.stdin.readline, "")):
    child = os.fork()
    if not child:
        try:
            os.write(1, f"child {os.getpid()}\\n".encode())
            serve(turn)
        except BaseException:
            os.write(1, traceback.format_exc().encode())
            os._exit(1)
    os.waitpid(child, 0)
    os.write(1, b"gone\\n")
"""


@contextmanager
def answering(folder: Path) -> Iterator[tuple[IO[str], IO[str]]]:
    with subprocess.Popen(
        [sys.executable, "-c", ANSWERING, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin and process.stdout
        yield process.stdin, process.stdout
        process.stdin.close()


def one_round(asks: IO[str], tells: IO[str], chance: random.Random) -> list[str]:
    """What was acknowledged before the kill: after so many answers, or so soon after the start that nothing was."""
    asks.write("go\n")
    asks.flush()
    word, child = tells.readline().split()
    assert word == "child"
    said = [tells.readline() for _ in range(chance.choice((0, chance.randint(1, MOST_ANSWERS))))]
    time.sleep(chance.uniform(0, 0.01 if said else LONGEST_START_S))
    os.kill(int(child), signal.SIGKILL)
    while (line := tells.readline()) != "gone\n":
        assert line, "the process that forks has ended"
        said.append(line)
    return said


def test_after_fifty_kills_every_acknowledged_answer_is_there_and_every_backup_good(tmp_path: Path) -> None:
    chance = random.Random(20261130)
    expected: dict[int, tuple[str, str]] = {}
    with answering(tmp_path) as (asks, tells):
        for _ in range(ROUNDS):
            for line in one_round(asks, tells, chance):
                assert len(line.split()) == 3 and not line.startswith("said"), line
                author, item, seq = line.split()
                assert int(seq) not in expected
                expected[int(seq)] = (author, item)
    assert len(expected) > ROUNDS
    file = tmp_path / "mutuality.sqlite"
    assert ring(file) and [each.file.name for each in ring(file) if fault(each.file)] == []
    with Store(tmp_path) as store, store.read() as c:  # it would refuse a file that is damaged, or lacks what it gave
        (room,) = rooms.rooms(c)
        found = {each.seq: (each.author, each.item) for each in answers.room_answers(c, room.id, "readiness")}
    assert expected.items() <= found.items()
