"""What a facilitator sees of her own notebooks on the board, where she opens and closes them for her room."""

from typing import TYPE_CHECKING, Any

from kit.responses import RoomState
from kit.server.access import Refused

if TYPE_CHECKING:
    from kit.server.house import House


def own_notebooks_on_board(house: "House", state: RoomState) -> dict[str, Any]:
    """`{"most": pages at once, "open": now on the whole server, "waiting", "all": [{"id", "title", "open"}]}`.

    To be called in the event loop, which gives seats away.
    """
    return {
        "most": house.seats.most,
        "open": house.seats.taken(),
        "waiting": house.seats.waiting(),
        "all": [
            {"id": name, "title": each.title, "open": name in state.notebooks}
            for name, each in house.own_notebooks.all().items()
        ],
    }


def notebook_to_open(house: "House", given: dict[str, Any]) -> str:
    """The notebook that an act names. Raises `Refused` (404) if the facilitator's folder has no such file."""
    name = str(given.get("notebook"))
    if name not in house.own_notebooks.all():
        raise Refused(404, "not-found")
    return name
