"""How long one build of an ordinary brief takes from a cold start, against pandoc and Typst.

Each way makes a PowerPoint file and a PDF of the same brief, in processes of its own; the ways take turns.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import measure
import pandoc_typst

ROOT = Path(__file__).resolve().parents[1]
BRIEF = ROOT / "content" / "japan-bhutan" / "brief.md"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "brief", nargs="?", type=Path, default=BRIEF, help="Markdown file (default: %(default)s)"
    )
    parser.add_argument("--rounds", type=int, default=15, help="builds of each kind (default: %(default)s)")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        ways = ways_to_build(options.brief, Path(folder))
        costs = dict(zip(ways, measure.alternated(list(ways.values()), options.rounds), strict=True))
    print(f"{options.brief.parent.name}, {options.rounds} rounds; {pandoc_typst.versions()}\n{measure.HEAD}")
    for name, spent in costs.items():
        print(measure.shown(name, spent))
    (_, ours), *others = costs.items()
    for name, theirs in others:
        print(f"deckbuilder takes {measure.middle(ours).wall / measure.middle(theirs).wall:.2f} of {name}")


def ways_to_build(brief: Path, output: Path) -> dict[str, measure.Way]:
    program = str(Path(sys.executable).with_name("deckbuilder"))
    deck, memo = output / "peer.pptx", output / "peer.pdf"
    return {
        "deckbuilder": [[program, "build", str(brief), "--output", str(output / "ours")]],
        "pandoc + Typst": [pandoc_typst.deck(brief, deck), *pandoc_typst.memo(brief, memo)],
        "the same, no highlighting": [
            pandoc_typst.deck(brief, deck, highlighting=False),
            *pandoc_typst.memo(brief, memo, highlighting=False),
        ],
    }


if __name__ == "__main__":
    main()
