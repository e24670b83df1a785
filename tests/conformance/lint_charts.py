"""The lint's rules for charts: what their axes, series, labels and workbooks must agree on.

PowerPoint repairs a chart that breaks one of them, or draws it otherwise; a schema knows none of them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .package import NAMESPACES, Package

#: Where labels may stand, by plot ([MS-OI29500] 2.1.1463); none in those left out.
_AROUND = {"b", "ctr", "l", "r", "t"}
PLACES = {
    "barChart": {"ctr", "inBase", "inEnd", "outEnd"},
    "lineChart": _AROUND,
    "scatterChart": _AROUND,
    "bubbleChart": _AROUND,
    "pieChart": {"bestFit", "ctr", "inEnd", "outEnd"},
}
#: A reference to cells of one column, or to one cell.
REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]+)\$(\d+)(?::\$\3\$(\d+))?")
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _charts(package: Package) -> list[str]:
    return [part for part in package.parts if part.startswith("ppt/charts/chart") and part.endswith(".xml")]


def axes(package: Package) -> Iterator[str]:
    """A chart's plots use the axes it has, all of them, and axes cross in pairs (part 1, 21.2.2.9 and
    21.2.2.32)."""
    for part in _charts(package):
        used = set(package.find(part, "//c:plotArea/*[c:ser]/c:axId/@val"))
        own = package.find(part, "//c:plotArea/*[not(c:ser)]/c:axId/@val")
        if used != set(own) or len(own) != len(set(own)):
            yield f"{part} draws on the axes {sorted(used)} and has {sorted(own)}"
        crossed = package.find(part, "//c:plotArea/*[not(c:ser)]/c:crossAx/@val")
        pairs = set(zip(own, crossed, strict=False))
        if len(own) != len(crossed) or any((other, one) not in pairs for one, other in pairs):
            yield f"{part} has axes {own} that cross {crossed}"


def caches(package: Package) -> Iterator[str]:
    """What a chart last saw: no more points than are counted, each once (part 1, 21.2.2.142)."""
    for part in _charts(package):
        for count in package.find(part, "//c:ptCount"):
            points = [int(point) for point in count.xpath("../c:pt/@idx", namespaces=NAMESPACES)]
            if len(points) > int(count.get("val")):
                yield f"{part} counts {count.get('val')} points and holds more"
            elif any(point >= int(count.get("val")) for point in points) or len(points) != len(set(points)):
                yield f"{part} has points {points} where it counts {count.get('val')}"


def series(package: Package) -> Iterator[str]:
    """Series are numbered once (part 1, 21.2.2.84 and 21.2.2.128), and so are the points of one that are
    painted or labelled alone."""
    for part in _charts(package):
        for kind in ("idx", "order"):
            for number in _repeated(package.find(part, f"//c:ser/c:{kind}/@val")):
                yield f"{part} has two series of {kind} {number}"
        for one in package.find(part, "//c:ser"):
            for kind in ("c:dPt", "c:dLbls/c:dLbl"):
                numbers = one.xpath(f"{kind}/c:idx/@val", namespaces=NAMESPACES)
                for number in _repeated(numbers):
                    yield f"{part} has two {kind.rsplit(':', 1)[-1]} of point {number}"


def label_places(package: Package) -> Iterator[str]:
    """Labels stand where those of their plot may."""
    for part in _charts(package):
        for place in package.find(part, "//c:plotArea/*//c:dLblPos"):
            (plot,) = place.xpath("ancestor::*[parent::c:plotArea]", namespaces=NAMESPACES)
            kind = etree.QName(plot).localname
            stacked = plot.xpath("c:grouping/@val", namespaces=NAMESPACES) not in ([], ["clustered"])
            allowed = PLACES.get(kind, set()) - ({"outEnd"} if kind == "barChart" and stacked else set())
            if place.get("val") not in allowed:
                yield f"{part} puts a label of a {kind} at {place.get('val')}"


def references(package: Package) -> Iterator[str]:
    """The workbook has the cells a chart names, as many as the chart has points, each column under its own
    head."""
    for part in _charts(package):
        books = package.related(part, "package")
        if len(books) != 1 or not package.find(part, "/c:chartSpace/c:externalData"):
            yield f"{part} has {len(books)} workbooks"
        held = {name: size for book in books for name, size in _sheets(package.members[book])}
        for formula in package.find(part, "//c:f"):
            match = REFERENCE.fullmatch(formula.text or "")
            if match is None:
                yield f"{part} names {formula.text!r}, which is no cells of a sheet"
                continue
            quoted, plain, column, first, last = match.groups()
            columns, rows = held.get((quoted or plain).replace("''", "'"), (0, 0))
            if _number(column) > columns or int(last or first) > rows:
                yield f"{part} names {formula.text}, which its workbook does not have"
            counts = formula.xpath("../*/c:ptCount/@val", namespaces=NAMESPACES)
            if counts and int(counts[0]) != int(last or first) - int(first) + 1:
                yield f"{part} has {counts[0]} points from {formula.text}"


def _sheets(book: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each sheet by name, with how many columns and rows it reaches; sheets stand in the order of their
    parts' numbers."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        root: Any = etree.fromstring(archive.read("xl/workbook.xml"))
        for number, sheet in enumerate(root.iter(f"{_SHEET}sheet"), start=1):
            content: Any = etree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            places = [re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")) for cell in content.iter(f"{_SHEET}c")]
            found = [(_number(place[1]), int(place[2])) for place in places if place]
            yield sheet.get("name"), tuple(max(side) for side in zip((0, 0), *found, strict=True))


def _number(letters: str) -> int:
    """A column's number, A's being 1."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found


def _repeated(values: list[Any]) -> list[Any]:
    return [value for value, count in Counter(values).items() if count > 1]


CHART_RULES = (axes, caches, series, label_places, references)
