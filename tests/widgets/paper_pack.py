"""A small pack with kinds that are awkward on paper: groups' sheets, tables, rounds, stories, sealed, private."""

from pathlib import Path

from small_pack import DEBRIEF, MANIFEST, SmallPack

SENTENCE = "This sentence is as long as many in the series and a cell has to break it into some lines."
ABOUT = f"""\
    purpose: You see what paper can do.
    instructions: Take a pen and write.
    minutes: 200
    core: false
    from: a-book, chapter 2
    where-this-comes-from: A book about bridges.
{DEBRIEF}"""
PAPER = f"""\
workshop: paper
title: On paper
short-title: Paper
minutes: 60
purpose: You write.
outcomes: [You know names., You know places.]
introduction: Welcome to the paper.
closing: See you.
glossary:
  - {{id: bridge, term: Bridge, meaning: A way over water.}}
cases:
  - {{id: two-towns, title: Two towns}}
episodes:
  - id: the-boat
    title: The boat
    text: {" ".join([SENTENCE] * 4)}
    case: two-towns
    reading: SECRET READING of the authors
    counter: SECRET COUNTER of ours
    terrain: SECRET TERRAIN
  - {{id: the-oar, title: The oar, text: {" ".join([SENTENCE] * 3)}, case: two-towns, reading: SECRET OAR}}
exercises:
  - id: told
    kind: choice
    title: What was learned
    for-each: episode
{ABOUT}    items:
      - id: level
        text: What was learned?
        options: [{{id: much, text: Much}}, {{id: little, text: Little}}]
  - id: wall
    kind: canvas
    title: The wall
{ABOUT}    checks:
      - {{id: empty, text: SECRET CHECK, rule: SECRET RULE, when: [{{empty: [door]}}]}}
    items:
      - {{id: door, short: Door, help: Knock first., text: {SENTENCE}}}
      - {{id: window, short: Window, text: Who looks?, fields: [{{id: us, text: Of us}}, {{id: them, text: Of them}}]}}
      - {{id: roof, short: Roof, text: {SENTENCE}, core: false}}
      - {{id: floor, short: Floor, text: {SENTENCE}}}
      - {{id: stairs, short: Stairs, text: {SENTENCE}}}
      - {{id: cellar, short: Cellar, text: {SENTENCE}}}
      - {{id: garden, short: Garden, text: {SENTENCE}}}
      - {{id: well, short: Well, text: {SENTENCE}}}
      - {{id: path, short: Path, text: {SENTENCE}}}
  - id: grid
    kind: canvas
    title: The grid
{ABOUT}    columns: [{{id: who, text: Who}}, {{id: when, text: When}}]
    items:
      - {{id: north, short: North, text: Up there.}}
      - {{id: south, short: South, text: Down there.}}
  - id: promises
    kind: plan
    title: Promises
{ABOUT}    items:
      - {{id: what, short: What, text: What will you do?}}
      - {{id: who, short: Who, text: Who does it?, type: person}}
      - {{id: when, short: By when, text: By which day?, type: date}}
  - id: looked-back
    kind: log
    title: Looked back
    rows: 9
{ABOUT}    items:
      - {{id: saw, short: Saw, text: What did you see?}}
  - id: year
    kind: schedule
    title: A year
{ABOUT}    items:
      - {{id: first, text: Meet for the first time., preparation: Read a paper.}}
      - {{id: second, text: Meet again., after: 1}}
  - id: twice
    kind: scale
    title: Twice
    rounds: 2
    labels: [Never, Rarely, Sometimes, Often, Always]
{ABOUT}    items:
      - {{id: open, text: {SENTENCE}, reverse: true}}
      - {{id: late, text: {SENTENCE}, core: false}}
  - id: closed
    kind: paired-scale
    title: Closed
    sealed: true
    labels: [Never, Rarely, Sometimes, Often, Always]
    us: For us
    them: For them, as we believe
    matters: {{text: Which matter most?, pick: 3}}
{ABOUT}    items:
{"".join(f"      - {{id: each-{number}, text: '{number}. {SENTENCE}'}}{chr(10)}" for number in range(1, 18))}
  - id: near
    kind: guess
    title: A guess
    of: closed
{ABOUT}    items:
      - id: theirs
        text: What comes first for them?
        rank: 3
        options: [{{id: each-1, text: The first}}, {{id: each-2, text: The second}}, {{id: each-3, text: The third}}]
  - id: alone
    kind: open
    title: Alone
    private: true
{ABOUT}    items:
      - {{id: wish, text: What do you wish?}}
"""


def write_paper_pack(folder: Path) -> SmallPack:
    """Write the pack, without a fault, into `folder`."""
    pack = SmallPack(folder)
    manifest = MANIFEST.replace("[en, fr]", "[en]").replace("[arrive, leave]", "[paper]")
    pack.write("pack.yaml", manifest)
    pack.write("en/paper.yaml", PAPER)
    return pack
