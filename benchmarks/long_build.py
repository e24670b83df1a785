"""What many slides and many pages cost beyond starting up, and whether it grows in step with their number."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import measure

#: Of the table's columns after the first.
WIDTHS = (16, 10, 10, 8, 7)
PROGRAM = Path(sys.executable).with_name("deckbuilder")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is built, at any size."""

    target: str
    """``deck`` or ``memo``."""
    unit: str
    """What the size counts."""
    brief: Callable[[Path, int], Path]
    """Writes a brief of a size into a folder."""
    peer: Callable[[Path, Path], measure.Way]
    """Another program's way from a brief to a file."""
    ending: str
    """Of that file."""

    def ours(self, brief: Path) -> measure.Way:
        return [[PROGRAM, "build", brief, "--to", self.target, "--output", brief.parent / "output"]]

    def theirs(self, brief: Path) -> measure.Way:
        return self.peer(brief, brief.parent / f"peer.{self.ending}")


def compare(subject: Subject, sizes: Sequence[int], rounds: int, *, peer: bool) -> None:
    """Build briefs of each size, and one of size 1 for what starting up costs, and print the figures."""
    with TemporaryDirectory() as folder:
        briefs = [_brief(subject, Path(folder), size) for size in (1, *sizes)]
        report("deckbuilder", subject, sizes, [subject.ours(brief) for brief in briefs], rounds)
        if peer:
            report("pandoc", subject, sizes, [subject.theirs(brief) for brief in briefs], rounds)
    print("growth: time against the line above, divided by the growth in size; 1 is linear")


def report(
    name: str, subject: Subject, sizes: Sequence[int], ways: Sequence[measure.Way], rounds: int
) -> None:
    """Time the ways, the first of which is of size 1, and print a table."""
    start, *costs = (measure.middle(spent) for spent in measure.alternated(ways, rounds))
    print(f"{name}, {subject.target}, {rounds} rounds, start-up {start.wall:.3f} s, {start.peak:.0f} MB")
    heads = ("beyond start-up", "each", "processor", "memory", "growth")
    print(f"{subject.unit:>8}", *(f"{head:>{width}}" for head, width in zip(heads, WIDTHS, strict=True)))
    before: tuple[int, float] | None = None
    for size, spent in zip(sizes, costs, strict=True):
        beyond = spent.wall - start.wall
        growth = f"{beyond / before[1] / (size / before[0]):.2f}" if before else ""
        cells = (
            f"{beyond:.2f} s",
            f"{beyond / size * 1000:.2f} ms",
            f"{spent.cpu:.2f} s",
            f"{spent.peak:.0f} MB",
            growth,
        )
        print(f"{size:>8}", *(f"{cell:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True)))
        before = (size, beyond)


def run(description: str, subject: Subject, sizes: Sequence[int]) -> None:
    """The command line of a benchmark with these defaults."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("sizes", nargs="*", type=int, default=list(sizes), help=f"numbers of {subject.unit}")
    parser.add_argument("--rounds", type=int, default=3, help="builds of each size (default: %(default)s)")
    parser.add_argument("--peer", action="store_true", help="time pandoc (with Typst for a memo) as well")
    options = parser.parse_args()
    compare(subject, sorted(options.sizes), options.rounds, peer=options.peer)


def _brief(subject: Subject, folder: Path, size: int) -> Path:
    place = folder / str(size)
    place.mkdir()
    return subject.brief(place, size)
