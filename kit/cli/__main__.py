"""`python -m kit.cli`: what `start.py` runs."""

from kit.cli import main

main(prog_name="mutuality")
