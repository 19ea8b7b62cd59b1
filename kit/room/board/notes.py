"""What a facilitator is told about her exercises: on the terminal at the start, and on the board.

Nobody in the room is told: what it says is of use to her alone.
"""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping

from kit.exercises import Pack
from kit.exercises.wording import Words
from kit.responses import Room, RoomState
from kit.responses.answering.fit import SetAside
from kit.room.context import RoomContext
from kit.room.schema import Note


def say_what_does_not_fit(found: list[SetAside], pack: Pack) -> None:
    """Print, room by room, what was set aside because it belongs to other exercises."""
    words = pack.words()
    for each in found:
        print(f"\n  {each.room.title} ({each.room.code}): {_lead(each.room, words)}", file=sys.stderr)
        for line in _lines(
            each.workshops, each.why, each.answers, each.results, pack, words, pack.manifest.languages[0]
        ):
            print(f"  - {line}", file=sys.stderr)


def notes_for_the_facilitator(context: RoomContext, state: RoomState) -> list[Note]:
    """`notes` of GET /api/board: `{"id", "text", "more": [lines]}`."""
    aside, pack = state.set_aside, context.pack
    notes: list[Note] = []
    if aside.get("open") or aside.get("why"):
        parts = (aside.get("open", ()), aside.get("why", {}), aside.get("answers", {}), aside.get("revealed", ()))
        lines = list(_lines(*parts, pack, context.words, context.language))
        notes.append({"id": "set-aside", "text": _lead(context.room, context.words), "more": lines})
    return notes


def _lead(room: Room, words: Words) -> str:
    known = words["aside-pack"].format(pack=room.pack, version=room.pack_version) if room.pack else ""
    return " ".join(filter(None, [words["aside-lead"], known]))


def _lines(
    workshops: Iterable[str],
    why: Mapping[str, str],
    answers: Mapping[str, int],
    results: Collection[str],
    pack: Pack,
    words: Words,
    language: str,
) -> Iterator[str]:
    for name in workshops:
        yield words["aside-workshop"].format(name=name)
    for name, reason in why.items():
        said = [words[f"aside-{reason}"].format(name=_title(pack, name, language))]
        if answers.get(name):
            said.append(words["aside-count"].format(count=answers[name]))
        if name in results:
            said.append(words["aside-result"])
        yield " ".join(said)


def _title(pack: Pack, name: str, language: str) -> str:
    try:
        return pack.exercise(name, language).title
    except KeyError:
        return name
