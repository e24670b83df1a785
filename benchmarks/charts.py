"""Decks of 200 charts, native and drawn to the same plan, against python-pptx writing the same charts plain.

Three series of eight columns each. What starting up costs, a deck of one chart, is taken off both.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import measure

COUNT = 200
SERIES, CATEGORIES = ("North", "South", "Island"), range(2016, 2024)
PROGRAM = Path(sys.executable).with_name("deckbuilder")
#: The same data, with nothing said about their look.
PEER = """\
import sys
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt
deck = Presentation()
for number in range(int(sys.argv[1])):
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = f"Chart {number}"
    data = CategoryChartData()
    data.categories = [str(year) for year in range(2016, 2024)]
    for row, name in enumerate(("North", "South", "Island")):
        data.add_series(name, [(year * 37 + row * 11 + number) % 90 + 10 for year in range(2016, 2024)])
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(50), Pt(100), Pt(600), Pt(350), data)
deck.save(sys.argv[2])
"""


def brief(folder: Path, count: int) -> Path:
    path = folder / f"{count}.md"
    slides = (
        f"## Chart {number}\n\n```chart {{type=column}}\n{table(number)}\n```\n" for number in range(count)
    )
    path.write_text("---\ntitle: Charts\n---\n\n" + "\n".join(slides), encoding="utf-8")
    return path


def table(number: int) -> str:
    rows = (
        ", ".join(
            [str(year), *(str((year * 37 + row * 11 + number) % 90 + 10) for row in range(len(SERIES)))]
        )
        for year in CATEGORIES
    )
    return "\n".join([", ".join(["Year", *SERIES]), *rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds (5)")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        ways: dict[str, measure.Way] = {}
        for count in (1, COUNT):
            built = [PROGRAM, "build", brief(folder, count), "--to", "deck", "--output", folder / "output"]
            ways[f"deckbuilder, {count}"] = [built]
            ways[f"python-pptx, {count}"] = [[sys.executable, "-c", PEER, str(count), folder / "peer.pptx"]]
        costs = measure.alternated(list(ways.values()), options.rounds)
    print(measure.HEAD)
    for name, spent in zip(ways, costs, strict=True):
        print(measure.shown(name, spent))
    one, peer_one, many, peer_many = (measure.middle(spent).wall for spent in costs)
    each, theirs = ((many - one) / (COUNT - 1), (peer_many - peer_one) / (COUNT - 1))
    print(f"each chart: {each * 1000:.2f} ms, python-pptx {theirs * 1000:.2f} ms, ratio {each / theirs:.2f}")


if __name__ == "__main__":
    main()
