"""A facilitator changes her pack between two sessions: what was answered before must not break what comes after."""

import shutil
from pathlib import Path

from server_process import ServerProcess

from kit.exercises import exercises_folder


def test_answers_that_are_no_longer_offered_do_not_break_results(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(exercises_folder(), pack)
    server = ServerProcess(tmp_path / "data", "--exercises", str(pack))
    try:
        room = server.room()
        room.act("open", workshop="linking")
        people = [room.participant(side) for side in room.sides for _ in range(4)]
        for person in people:
            answer = {"id": "a", "exercise": "kind-of-link", "item": "kind", "value": ["twinning"], "based_on": None}
            person.post("/api/answers", {"answers": [answer]})
        server.stop()
        linking = pack / "en" / "linking.yaml"
        text = linking.read_text(encoding="utf-8")
        options = text[text.index("- id: kind-of-link") :]
        changed = options.replace("id: twinning", "id: town-twinning", 1)
        linking.write_text(text.replace(options, changed), encoding="utf-8")
        server.start()
        assert people[0].json("/api/result/kind-of-link")["own"]
        room.act("reveal", exercise="kind-of-link")
        assert room.board.json("/api/board/result/kind-of-link")["html"]
    finally:
        server.stop()
