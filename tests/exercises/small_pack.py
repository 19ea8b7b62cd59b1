"""A small pack with one exercise of each kind and two languages, to be spoilt in one place by a test."""

from dataclasses import dataclass
from pathlib import Path

from kit.exercises.reading.yaml_lines import Fault

MANIFEST = """\
id: bridges
title: Bridges
version: "1.0"
licence: CC BY 4.0
authors: [Riverton and Lakeside]
languages: [en, fr]
workshops: [arrive, leave]
sources:
  - id: a-book
    short: A. Writer (2001)
    citation: A. Writer (2001) A book.
"""

DEBRIEF = """\
    debrief:
      - {id: one, text: What did you see?}
      - {id: two, text: What surprised you?}
      - {id: three, text: What will you do?}
"""

ARRIVE = f"""\
workshop: arrive
title: Arriving
short-title: Arrive
minutes: 60
purpose: You meet.
outcomes: [You know names., You know places.]
introduction: Welcome to the bridge.
closing: See you.
glossary:
  - {{id: bridge, term: Bridge, meaning: A way over water.}}
exercises:
  - id: who
    kind: choice
    title: Who
    purpose: You say who you are.
    instructions: Choose one.
    minutes: 3
    from: a-book, chapter 1
    where-this-comes-from: A book about bridges.
{DEBRIEF}    items:
      - id: side
        text: Which side?
        options-from: sides
      - id: work
        text: Which work?
        many: true
        options:
          - {{id: office, text: In an office}}
          - {{id: outside, text: Outside, from: kit}}
  - id: ready
    kind: checklist
    title: Ready
    purpose: You check.
    instructions: Tick.
    minutes: 5
    from: kit
    where-this-comes-from: Our own.
{DEBRIEF}    sections:
      - id: before
        title: Before
        items:
          - {{id: boat, text: You have a boat., next-step: Find a boat.}}
          - {{id: map, text: You have a map., next-step: Draw a map., core: false}}
"""

LEAVE = f"""\
workshop: leave
title: Leaving
short-title: Leave
minutes: 60
purpose: You part.
outcomes: [You know more., You plan.]
introduction: Before you go.
closing: Go well.
exercises:
  - id: trust
    kind: scale
    title: Trust
    purpose: You say how it is.
    instructions: Choose a point.
    minutes: 3
    from: kit
    where-this-comes-from: Our own.
    labels: [Never, Sometimes, Always]
{DEBRIEF}    items:
      - {{id: open, text: We speak openly.}}
      - {{id: late, text: We are late., reverse: true}}
  - id: both
    kind: paired-scale
    title: Both
    purpose: You say how it is for both.
    instructions: Choose two points.
    minutes: 3
    from: kit
    where-this-comes-from: Our own.
    labels: [Easy, Hard]
    us: For us
    them: For them, as we see it
{DEBRIEF}    items:
      - {{id: money, text: Finding money}}
  - id: wishes
    kind: pick-and-rank
    title: Wishes
    purpose: You wish.
    instructions: Pick and rank.
    minutes: 3
    from: kit
    where-this-comes-from: Our own.
{DEBRIEF}    items:
      - id: wish
        text: What do you wish for?
        rank: 2
        groups:
          - id: near
            title: Near
            options: [{{id: peace, text: Peace}}, {{id: bread, text: Bread}}]
          - id: far
            title: Far
            options: [{{id: stars, text: Stars}}]
  - id: words
    kind: open
    title: Words
    purpose: You write.
    instructions: Write.
    minutes: 6
    from: kit
    where-this-comes-from: Our own.
{DEBRIEF}    items:
      - {{id: first, text: What comes first?}}
      - {{id: last, text: What comes last?, core: false}}
"""

INTERFACE = """\
saved: Saved
people-count: "{count} people"
"""


@dataclass(frozen=True)
class SmallPack:
    """A folder with the pack in it. Files are named as in a message: `en/arrive.yaml`."""

    folder: Path

    def write(self, file: str, text: str) -> None:
        """Write a file of the pack anew."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> int:
        """Put `new` for the first `old` in a file; return the line (from 1) on which it begins."""
        text = (self.folder / file).read_text(encoding="utf-8")
        before, found, after = text.partition(old)
        assert found, f"{old!r} is not in {file}"
        self.write(file, before + new + after)
        return before.count("\n") + 1

    def where(self, fault: Fault) -> tuple[str, int]:
        """The file, seen from the folder of the pack, and the line of a fault."""
        return fault.file.relative_to(self.folder).as_posix(), fault.line


def write_small_pack(folder: Path) -> SmallPack:
    """Write the pack, without a fault, into `folder`; the French is the English, which no rule minds."""
    pack = SmallPack(folder)
    pack.write("pack.yaml", MANIFEST)
    for language in ("en", "fr"):
        pack.write(f"{language}/arrive.yaml", ARRIVE)
        pack.write(f"{language}/leave.yaml", LEAVE)
        pack.write(f"{language}/interface.yaml", INTERFACE)
    return pack
