"""Make ``src/deckbuilder/pictures/icons.txt`` from the npm package `bootstrap-icons`.

    npm pack bootstrap-icons && tar xzf bootstrap-icons-*.tgz
    python tools/icons.py package

Every icon becomes a line: its name, a tab, and its contours, parted by semicolons, on a grid of 1600 to each
side of its square. ``m`` names where a path begins; ``l`` and ``c`` are followed by distances from the point
before, as in SVG; ``z`` closes. Paths filled by the even-odd rule are turned so that the nonzero rule fills
them alike. Left out are marks of companies, which are protected, file types, which cannot be read at the
size of text, what reaches out of its square, and what the two rules fill otherwise even then.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path

from deckbuilder.render.pdf.svg.pathdata import Point, draw_path

GRID = 100
TARGET = Path(__file__).parent.parent / "src/deckbuilder/pictures/icons.txt"
#: Marks of companies and projects, as patterns of file names.
MARKS = (
    "alexa alipay amazon amd android* anthr* app-indicator apple* behance bing bluesky bluetooth"
    " bootstrap* brilliance browser-* claud* css discord dribbble dropbox facebook git github gitlab"
    " google* instagram javascript layout-wtf line linkedin mastodon medium messenger meta microsoft*"
    " nintendo-* nvidia open[ac]* paypal perpl* pinterest playstation quora reddit sina-weibo skype"
    " slack snapchat sourceforge spotify stack-overflow strava stripe substack telegram tencent-*"
    " threads* tiktok trello tux twitch twitter* typescript ubuntu unity vimeo wechat whatsapp wikipedia"
    " windows wordpress xbox yelp youtube"
)  # fmt: skip
TYPES = "filetype*"
FAULTY = {
    "backpack4", "backpack4-fill", "bell-slash", "bell-slash-fill", "crop", "database-gear",
    "device-ssd-fill", "rocket", "rocket-takeoff",
}  # fmt: skip
_PATH = re.compile(r"<path\b([^>]*)/>")
_OTHER = re.compile(r"<(?!svg|/svg|path)(\w+)")
#: The only shape but paths in icons worth having.
_CIRCLE = '<circle cx="8" cy="8" r="8"/>', '<path d="M16 8A8 8 0 1 1 0 8a8 8 0 0 1 16 0z"/>'

Move = tuple[str, tuple[Point, ...]]


class Pen:
    """Collects closed paths of lines and cubic curves."""

    def __init__(self) -> None:
        self.paths: list[list[Move]] = []

    def moveTo(self, point: Point) -> None:
        self.paths.append([("m", (point,))])

    def lineTo(self, point: Point) -> None:
        self.paths[-1].append(("l", (point,)))

    def curveTo(self, *points: Point) -> None:
        self.paths[-1].append(("c", points))

    def qCurveTo(self, *points: Point) -> None:
        start = self.paths[-1][-1][1][-1]
        control, end = points
        first, second = (
            tuple(near + 2 / 3 * (mid - near) for near, mid in zip(point, control, strict=True))
            for point in (start, end)
        )
        self.curveTo((first[0], first[1]), (second[0], second[1]), end)

    def closePath(self) -> None:
        pass


def main(package: Path) -> None:
    licence = (package / "LICENSE").read_text(encoding="utf-8").strip().splitlines()
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    lines = [f"# Bootstrap Icons {version}, https://icons.getbootstrap.com; see tools/icons.py", "#"]
    lines += [f"# {line}".rstrip() for line in licence]
    left_out = (*MARKS.split(), TYPES)
    for path in sorted((package / "icons").glob("*.svg"), key=lambda path: path.stem):
        if path.stem not in FAULTY and not any(fnmatch(path.stem, mark) for mark in left_out):
            svg = path.read_text(encoding="utf-8").replace(*_CIRCLE)
            if not _OTHER.search(svg):
                lines.append(f"{path.stem}\t{';'.join(_contour(found[1]) for found in _PATH.finditer(svg))}")
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _contour(attributes: str) -> str:
    data = re.search(r'\bd="([^"]*)"', attributes)
    assert data is not None
    pen = Pen()
    draw_path(data[1], pen)
    paths = [path for path in pen.paths if len(path) > 1]
    if "evenodd" in attributes:
        paths = _turned(paths)
    return "".join(map(_written, paths))


def _turned(paths: list[list[Move]]) -> list[list[Move]]:
    """The paths, those inside an odd number of others running the other way round."""
    outlines = [[point for _, points in path for point in points] for path in paths]
    found = []
    for path, outline in zip(paths, outlines, strict=True):
        depth = sum(other is not outline and _inside(outline[0], other) for other in outlines)
        found.append(path if (_area(outline) > 0) == (depth % 2 == 0) else _reversed(path))
    return found


def _area(corners: list[Point]) -> float:
    return sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairwise([*corners, corners[0]]))


def _inside(point: Point, corners: list[Point]) -> bool:
    x, y = point
    crossed = (
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]])
    )
    return sum(crossed) % 2 == 1


def _reversed(path: list[Move]) -> list[Move]:
    ends = [points[-1] for _, points in path]
    turned: list[Move] = [("m", (ends[-1],))]
    for (kind, points), start in zip(reversed(path[1:]), reversed(ends[:-1]), strict=True):
        turned.append((kind, (*reversed(points[:-1]), start)))
    return turned


def _written(path: Iterable[Move]) -> str:
    """A closed path; distances are those of the rounded points, so that errors do not add up."""
    text, here = "", (0, 0)
    for kind, points in path:
        rounded = [(round(x * GRID), round(y * GRID)) for x, y in points]
        numbers = [number for x, y in rounded for number in (x - here[0], y - here[1])]
        text += kind + " ".join(map(str, numbers)).replace(" -", "-")
        here = rounded[-1]
    return text + "z"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
