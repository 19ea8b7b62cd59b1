"""A room's results are exported with its own pack; with another one the command says so."""

from pathlib import Path

from mutuality import mutuality

from kit.responses import Store
from kit.responses.room import rooms


def test_another_pack_than_the_rooms_is_named(tmp_path: Path) -> None:
    with Store(tmp_path / "data") as store:
        store.write(lambda c: rooms.create_room(c, "A room", ["Aby", "Bex"], 1.0, ("bridges", "1.0"))).result()
    done = mutuality("export", "--data", tmp_path / "data", "-o", tmp_path / "results.csv")
    assert done.exit_code == 0, done.output
    assert "was opened with the exercises 'bridges'" in done.stderr
    assert "--exercises" in done.stderr
