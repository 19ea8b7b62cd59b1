"""A pack with a plan in each of two workshops; the second gathers both, and has a schedule."""

from pathlib import Path

MANIFEST = """\
id: two-plans
title: Two plans
version: "1.0"
licence: CC BY 4.0
authors: [Us]
languages: [en]
workshops: [first, second]
"""

HEAD = """\
workshop: {name}
title: The {name} one
short-title: The {name} one
minutes: 30
purpose: You plan.
outcomes: [You know more., You plan.]
introduction: Before you go.
closing: Go well.
exercises:
"""

PLAN = """\
  - id: {id}
    kind: plan
    title: Plan {id}
    purpose: You plan.
    instructions: Write.
    minutes: 9
    from: kit
    where-this-comes-from: Our own.
    gathers: {gathers}
    debrief:
      - {{id: one, text: What did you see?}}
      - {{id: two, text: What surprised you?}}
      - {{id: three, text: What will you do?}}
    items:
      - {{id: what, short: What, text: What?}}
      - {{id: who, short: Who, text: Who?, type: person}}
      - {{id: when, short: When, text: When?, type: date}}
"""

SCHEDULE = """\
  - id: meet
    kind: schedule
    title: Meet again
    purpose: You meet.
    instructions: Choose.
    minutes: 2
    from: kit
    where-this-comes-from: Our own.
    debrief:
      - {id: one, text: What did you see?}
      - {id: two, text: What surprised you?}
      - {id: three, text: What will you do?}
    items:
      - {id: talk, text: We talk, after: 1}
"""


def write_two_plans(folder: Path) -> Path:
    """Write the pack into `folder`, and return it."""
    (folder / "en").mkdir(parents=True)
    (folder / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    first = HEAD.format(name="first") + PLAN.format(id="moves", gathers="false")
    second = HEAD.format(name="second") + PLAN.format(id="promises", gathers="true") + SCHEDULE
    (folder / "en" / "first.yaml").write_text(first, encoding="utf-8")
    (folder / "en" / "second.yaml").write_text(second, encoding="utf-8")
    return folder


def promise(what: str, who: str, when: str = "", *, shared: bool = False) -> dict[str, str | bool]:
    """A row as it is stored."""
    return {"what": what, "who": who, "shared": shared} | ({"when": when} if when else {})
