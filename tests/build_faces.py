"""Builds the files of the face that the kit ships: for charts out of a release of Source Sans, for pages out of those.

    .venv/bin/python tests/build_faces.py path/to/release
    .venv/bin/python tests/build_faces.py                  # those for pages alone

`path/to/release` holds the release's `TTF` folder and its `LICENSE.md`. What is kept: the letters of Latin, Greek and
Cyrillic scripts with their marks, punctuation, and how they are put together; no hints, which charts do not use. For
pages, Latin alone: at most 25 kB a weight, which a phone fetches once.
The name is changed, because the licence reserves it for what Adobe publishes itself.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.otlLib.optimize import compact
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from kit.charts.drawing.face import FOLDER, FOR_PAGES, SHIPPED

NAME, MOST_COMPACT = "Mutuality Sans", 9
RANGES = (
    (0x0020, 0x007E),  # what a keyboard has
    (0x00A0, 0x024F),  # Latin: Europe, Turkey, Africa
    (0x0300, 0x036F),  # marks above and below
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x04FF),  # Cyrillic
    (0x1E80, 0x1EFF),  # Latin: Wales, Vietnam
    (0x2010, 0x2044),  # dashes, quotation marks, dots
    (0x2070, 0x209C),  # small figures
    (0x20A0, 0x20BF),  # money
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2215),  # minus, division
    (0x2260, 0x2265),  # comparisons
)
AFRICAN = "ɓɔɖɗǝɛɣɩɲʃʊʋʒʔʼʻ"  # letters and apostrophes, beside those in the ranges
ON_PAGES = (*RANGES[:1], (0x00A0, 0x017F), *RANGES[6:7], (0x20AC, 0x20AC), *RANGES[9:])
FEATURES = ["kern", "mark", "mkmk"]


def build(source: Path, target: Path, weight: str) -> None:
    """Write the letters that are kept of `source` to `target`."""
    font = _cut(source, RANGES)
    compact(font, MOST_COMPACT)  # of kerning
    postscript = f"{NAME.replace(' ', '')}-{weight}"
    for name, text in ((1, NAME), (2, weight), (3, postscript), (4, f"{NAME} {weight}"), (6, postscript)):
        font["name"].setName(text, name, 3, 1, 0x409)
    font.save(target)
    print(f"{target}: {target.stat().st_size:,} bytes, {len(font.getBestCmap())} characters")


def for_pages(source: Path) -> TTFont:
    """Of the face of charts in `source` what pages get, to be packed as WOFF2."""
    font = _cut(source, ON_PAGES)
    font.flavor = "woff2"
    return font


def _cut(source: Path, ranges: Iterable[tuple[int, int]]) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=FEATURES, hinting=False, glyph_names=False, notdef_outline=True)
    options.name_IDs, options.drop_tables = [0, 1, 2, 3, 4, 6, 13, 14], [*options.drop_tables, "DSIG", "STAT", "meta"]
    subset = Subsetter(options)
    subset.populate(unicodes=[each for first, last in ranges for each in range(first, last + 1)], text=AFRICAN)
    subset.subset(font)
    return font


def main(*release: str) -> None:
    for folder in map(Path, release):
        for weight, file in SHIPPED.items():
            build(folder / "TTF" / f"SourceSans3-{weight}.ttf", FOLDER / file, weight)
        (FOLDER / "LICENSE.md").write_bytes((folder / "LICENSE.md").read_bytes())
    for source, packed in zip(SHIPPED.values(), FOR_PAGES.values(), strict=True):
        for_pages(FOLDER / source).save(FOLDER / packed)
        print(f"{FOLDER / packed}: {(FOLDER / packed).stat().st_size:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
