"""What stands at the door: whose laptop it is; and where whoever has joined goes on."""

from room_in_process import RoomInProcess, Rooms, refused

from kit.room.lifecycle.laptop import laptop_in_words
from kit.room.lifecycle.settings_file import ServerFile
from kit.room.participants.join import way_in


def test_whose_laptop_it_is_stays_over_a_restart_and_is_logged(room: RoomInProcess, rooms: Rooms) -> None:
    words, services = room.board.context.words, rooms.services
    assert "Ask the facilitator whose it is." in laptop_in_words(services.laptop_of, words)
    room.act("laptop-of", name="  Kirklees   Council ")
    assert laptop_in_words(services.laptop_of, words) == "The laptop belongs to: Kirklees Council."
    assert room.board.look()["room"]["laptop_of"] == ServerFile.read(rooms.data).laptop_of == "Kirklees Council"
    assert "Kirklees Council" in room.board.log()[0]
    with refused(400, "a letter that cannot be seen"):
        room.act("laptop-of", name="\u200b")
    with refused(400, "120"):
        room.act("laptop-of", name="x" * 121)
    room.act("laptop-of", name=" ")
    assert services.laptop_of == ServerFile.read(rooms.data).laptop_of == ""


def test_whoever_has_joined_goes_straight_to_what_there_is_to_do(room: RoomInProcess) -> None:
    """A page in between is one more to read before the first question."""
    person = room.participant(room.sides[0])
    (first,) = room.board.context.state().open
    assert way_in(person.context) == f"/w/{first}"
    room.act("open", workshop="linking")
    assert way_in(person.context) == "/"
    room.act("close", workshop=first)
    assert way_in(person.context) == "/w/linking"
    room.act("close", workshop="linking")
    assert way_in(person.context) == "/"
