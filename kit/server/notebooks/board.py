"""What a facilitator sees of her own notebooks on the board, where she opens and closes them for her room."""

from collections.abc import Mapping

from kit.responses import RoomState
from kit.room.schema import Note, OwnNotebooksOnBoard
from kit.server.state import AppState


def own_notebooks_on_board(app: AppState, state: RoomState) -> OwnNotebooksOnBoard:
    """`{"most": pages at once, "open": now on the whole server, "waiting", "all": [{"id", "title", "open"}]}`.

    To be called in the event loop, which gives seats away.
    """
    return {
        "most": app.kernel_pool.most,
        "open": app.kernel_pool.taken(),
        "waiting": app.kernel_pool.waiting(),
        "all": [
            {"id": name, "title": each.title, "open": name in state.notebooks}
            for name, each in app.own_notebooks.all().items()
        ],
    }


def notes_on_pages(app: AppState, words: Mapping[str, str], language: str) -> list[Note]:
    """What a facilitator is told of pages that cannot be shown, as `notes` of GET /api/board."""
    pack = app.pack

    def title(name: str) -> str:
        return pack.workshop(name, language).title if name in pack.manifest.workshops else name

    return [
        {
            "id": f"page-{name}",
            "text": words["note-page-broken"].format(name=title(name)),
            "more": [why, words["page-broken-help"]],
        }
        for name, why in app.pages.problems.items()
    ]
