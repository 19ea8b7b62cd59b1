"""How pictures are drawn: style, face, text, and the SVG that is written."""
