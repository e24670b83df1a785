"""What many slides and many pages cost beyond starting up, and whether the cost grows in step with their
number.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import measure

Brief = Callable[[Path, int], Path]


def compare(target: str, unit: str, brief: Brief, sizes: Sequence[int], rounds: int) -> None:
    """Build briefs of each size, and one of size 1 for what starting up costs, and print the figures.

    Args:
        target: ``deck`` or ``memo``.
        unit: What ``sizes`` count.
        brief: Writes a brief of a size into a folder.
        sizes: In rising order.
        rounds: Builds of each size.
    """
    with TemporaryDirectory() as folder:
        ways = [_build(Path(folder), target, brief, size) for size in (1, *sizes)]
        start, *costs = (measure.middle(spent) for spent in measure.alternated(ways, rounds))
    print(f"{target}, {rounds} rounds, start-up {start.wall:.3f} s, {start.peak:.0f} MB")
    print(f"{unit:>8} {'beyond start-up':>18} {f'per 100 {unit}':>16} {'memory':>10} {'growth':>8}")
    before: tuple[int, float] | None = None
    for size, spent in zip(sizes, costs, strict=True):
        beyond = spent.wall - start.wall
        growth = f"{beyond / before[1] / (size / before[0]):.2f}" if before else ""
        print(f"{size:>8} {beyond:>16.2f} s {beyond / size * 100:>14.3f} s {spent.peak:>7.0f} MB {growth:>8}")
        before = (size, beyond)
    print("growth: time against the line above, divided by the growth in size; 1 is linear")


def run(description: str, target: str, unit: str, brief: Brief, sizes: Sequence[int]) -> None:
    """The command line of a benchmark with these defaults."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("sizes", nargs="*", type=int, default=list(sizes), help=f"numbers of {unit}")
    parser.add_argument("--rounds", type=int, default=3, help="builds of each size (default: %(default)s)")
    options = parser.parse_args()
    compare(target, unit, brief, sorted(options.sizes), options.rounds)


def _build(folder: Path, target: str, brief: Brief, size: int) -> measure.Way:
    place = folder / str(size)
    place.mkdir()
    program = Path(sys.executable).with_name("deckbuilder")
    return [[program, "build", brief(place, size), "--to", target, "--output", place / "output"]]
