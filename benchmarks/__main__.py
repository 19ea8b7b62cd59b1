"""`python -m benchmarks NAME [--json FILE] [--quick]`."""

import argparse
import sys
from pathlib import Path

from benchmarks import burst, load, one_request, page_open, scale
from benchmarks.report import Report

BENCHMARKS = {each.__name__.rpartition(".")[2]: each for each in (page_open, one_request, burst, load, scale)}


def main(arguments: list[str]) -> int:
    """Run one benchmark; returns an exit code."""
    parser = argparse.ArgumentParser(prog="start.py bench", description="Measure what the kit costs.")
    names = "; ".join(f"{name}: {(each.__doc__ or '').splitlines()[0]}" for name, each in BENCHMARKS.items())
    parser.add_argument("name", choices=list(BENCHMARKS), help=names)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE too")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter: to see that it runs, not to quote")
    asked = parser.parse_args(arguments)
    report = Report(asked.name)
    BENCHMARKS[asked.name].run(report, quick=asked.quick)
    report.finish(asked.json)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
