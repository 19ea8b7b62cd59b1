"""Forms, results and boards: as HTML for a room's pages, and as widgets for a notebook."""

from kit.widgets import kinds as kinds
