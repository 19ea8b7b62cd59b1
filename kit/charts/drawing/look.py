"""How every chart of the kit looks: marks, hatching and text, with the colours and sizes of `tokens.css`.

Sides differ in three ways at once, colour, lightness and shape, so that they stay apart in greyscale and for people
who see colours differently. Sizes are in px of a picture 390 px wide, the width of a phone; on a projector the whole
picture grows, and its letters with it.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

from kit.charts.drawing.face import FAMILIES
from kit.charts.drawing.tokens import pixels, tokens

WIDTH, MARGIN = 390, 8
_COLOURS = tokens()
INK, QUIET, PAPER, BLACK = (_COLOURS[name] for name in ("plate-ink", "chart-soft", "plate", "black"))
EMPTY, TRACK, BRIDGE = (_COLOURS[f"chart-{name}"] for name in ("empty", "line", "bridge"))
GRID = TRACK
CELL_HEIGHT, WEAKEST = 24, 0.14
HATCH = "///"
DOTTED, DASHED = (0, (2, 3)), (0, (5, 3))


@dataclass(frozen=True)
class TextLook:
    """Size in px, colour (#rrggbb) and weight."""

    size: float = pixels("chart-text")
    colour: str = INK
    bold: bool = False

    @property
    def line(self) -> float:
        """From line to line, in px."""
        return self.size * 1.25


BODY, SMALL = TextLook(), TextLook(pixels("chart-note"))
AXIS, NOTE = TextLook(colour=QUIET), TextLook(SMALL.size, QUIET)
EPISODE, TITLE = (TextLook(pixels(f"chart-{name}"), bold=True) for name in ("story", "title"))
STRONG = TextLook(bold=True)

Style: TypeAlias = dict[str, Any]
"""Settings and keyword arguments of matplotlib, which says itself what each of them may be."""

STYLE: Style = {
    "font.family": list(FAMILIES),
    "font.size": BODY.size,
    "text.color": INK,
    "text.parse_math": False,  # a side may be called $x$
    "hatch.color": f"{PAPER}66",
    "hatch.linewidth": 1,
    "lines.linewidth": 1,
    "lines.solid_capstyle": "butt",
    "axes.edgecolor": QUIET,
    "axes.linewidth": 1,
    "xtick.labelsize": NOTE.size,
    "ytick.labelsize": NOTE.size,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
}
"""What matplotlib draws with, over its own defaults; a style of one's own changes nothing."""


@dataclass(frozen=True)
class SideLook:
    """Colour (#rrggbb), marker as matplotlib names it, and whether bars are hatched."""

    colour: str
    marker: str
    hatched: bool

    def mark(self, size: float = 10, *, hollow: bool = False) -> Style:
        """The marker for `Axes.plot`, `size` px wide; a `hollow` one is an outline on paper."""
        fill, edge, line = (PAPER, self.colour, 2.5) if hollow else (self.colour, PAPER, 1)
        colours = {"markerfacecolor": fill, "markeredgecolor": edge, "markeredgewidth": line}
        size *= 0.8 if self.marker == "D" else 1  # matplotlib's diamond is a square of that size on its corner
        return {"linestyle": "none", "marker": self.marker, "markersize": size, **colours}

    def bar(self) -> Style:
        """The colour and hatching for `Axes.barh`."""
        return {"color": self.colour, "hatch": HATCH if self.hatched else ""}


SIDES = (
    SideLook(_COLOURS["side-1"], "o", hatched=False),
    SideLook(_COLOURS["side-2"], "s", hatched=True),
    SideLook(_COLOURS["side-3"], "^", hatched=False),
    SideLook(_COLOURS["side-4"], "D", hatched=True),
)
EVERYONE = SideLook(_COLOURS["everyone"], "D", hatched=False)


def side_look(position: int | None) -> SideLook:
    """The look of the side at `position` (from 0; a fifth side begins again) or of the whole room (None)."""
    return EVERYONE if position is None else SIDES[position % len(SIDES)]


def share_tint(colour: str, share: float) -> str:
    """`colour` at the strength that stands for a share of people, from 0 to 1; nobody is grey."""
    return tint(colour, WEAKEST + (1 - WEAKEST) * share) if share else EMPTY


def tint(colour: str, strength: float) -> str:
    """`colour` on white paper at `strength` from 0 (white) to 1 (the colour itself).

    >>> tint("#00527a", 0.5)
    '#80a9bd'
    """
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{int(255 - (255 - part) * strength + 0.5):02x}" for part in parts)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21, as WCAG 2.2 defines it; text needs 4.5.

    >>> contrast("#ffffff", "#000000")
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on `colour`; one of them always has a contrast of 4.5 and more.

    >>> ink_on("#00527a"), ink_on("#d97706")
    ('#ffffff', '#000000')
    """
    return max((PAPER, BLACK), key=lambda ink: contrast(ink, colour))


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
