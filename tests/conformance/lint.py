"""Faults of a presentation file that schema validators do not see: what must agree between parts.

Each rule yields one sentence for each fault. No fault is proof of nothing but these rules: the validators
have their own say (`test_validators`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from lxml import etree

from .package import CONTENT_TYPES, NAMESPACES, Package

T = TypeVar("T")
Rule = Callable[[Package], Iterator[str]]

#: Smallest ids PowerPoint accepts (ECMA-376 part 1, 19.7.13 and 19.7.16).
FIRST_SLIDE_ID = 256
FIRST_MASTER_ID = 2**31
#: Types of placeholder that stand for one another between a layout and its slides.
SAME_PLACEHOLDER = {"ctrTitle": "title"}


def lint(content: bytes) -> list[str]:
    """Everything that is wrong with a presentation file. Ill-formed XML hides the faults behind it."""
    package = Package(content)
    faults = [*members(package), *well_formed(package)]
    return faults or [fault for rule in RULES for fault in rule(package)]


def members(package: Package) -> Iterator[str]:
    """A name occurs once in the archive, whatever its case (part 2, 6.2.2.3)."""
    for name in _repeated(name.lower() for name in package.names):
        yield f"{name} occurs twice in the archive"


def well_formed(package: Package) -> Iterator[str]:
    for name, content in package.members.items():
        if name.endswith((".xml", ".rels")):
            try:
                etree.fromstring(content)
            except etree.XMLSyntaxError as error:
                yield f"{name} is not well-formed: {error}"


def content_types(package: Package) -> Iterator[str]:
    """Every part has a content type, and every type named on its own has a part (part 2, 6.2.3)."""
    defaults = [name.lower() for name in package.find(CONTENT_TYPES, "//ct:Default/@Extension")]
    overrides = [name.lstrip("/") for name in package.find(CONTENT_TYPES, "//ct:Override/@PartName")]
    for name in _repeated([*defaults, *overrides]):
        yield f"{CONTENT_TYPES} gives {name} a type twice"
    for name in package.parts:
        if name not in overrides and name.rsplit(".", 1)[-1].lower() not in defaults:
            yield f"{name} has no content type"
    for name in overrides:
        if name not in package.members:
            yield f"{CONTENT_TYPES} names {name}, which does not exist"


def links(package: Package) -> Iterator[str]:
    """Links lead to parts, links used exist, and every part can be reached."""
    reached = set()
    for source in ["", *package.parts]:
        relationships = package.relationships(source)
        ids = [link.id for link in relationships]
        for id in _repeated(ids):
            yield f"{source or 'the package'} has two links {id}"
        for link in relationships:
            reached.add(link.target)
            if link.inside and link.target not in package.members:
                yield f"{source or 'the package'} links to {link.target}, which does not exist"
        if source.endswith(".xml"):
            for id in package.find(source, "//@r:id | //@r:embed | //@r:link | //@r:pict"):
                if id and id not in ids:
                    yield f"{source} uses link {id}, which it does not have"
    for part in package.parts:
        if part not in reached:
            yield f"nothing links to {part}"


def layouts(package: Package) -> Iterator[str]:
    """A slide has one layout, a layout one master, and that master lists it."""
    kinds = (("slides", "slideLayout"), ("slideLayouts", "slideMaster"))
    for part in package.drawn:
        for folder, kind in kinds:
            if part.split("/")[1] == folder and len(package.related(part, kind)) != 1:
                yield f"{part} has {len(package.related(part, kind))} links of kind {kind}, not one"
        for master in package.related(part, "slideMaster"):
            if part not in package.related(master, "slideLayout"):
                yield f"{master} does not list {part}"


def slide_ids(package: Package) -> Iterator[str]:
    ids = [int(id) for id in package.find(package.presentation, "//p:sldId/@id")]
    for repeated in _repeated(ids):
        yield f"two slides have the id {repeated}"
    for low in (id for id in ids if id < FIRST_SLIDE_ID):
        yield f"slide id {low} is below {FIRST_SLIDE_ID}"


def master_ids(package: Package) -> Iterator[str]:
    """Ids of masters and layouts are unique among one another."""
    parts = [package.presentation, *package.related(package.presentation, "slideMaster")]
    path = "//p:sldMasterId/@id | //p:sldLayoutId/@id"
    ids = [int(id) for part in parts for id in package.find(part, path)]
    for repeated in _repeated(ids):
        yield f"two masters or layouts have the id {repeated}"
    for low in (id for id in ids if id < FIRST_MASTER_ID):
        yield f"master or layout id {low} is below {FIRST_MASTER_ID}"


def shape_ids(package: Package) -> Iterator[str]:
    for part in package.drawn:
        for repeated in _repeated(package.find(part, "//p:cNvPr/@id")):
            yield f"{part} has two shapes with the id {repeated}"


def placeholders(package: Package) -> Iterator[str]:
    """A slide's placeholder is one of its layout's, by number and type."""
    for slide in package.slides:
        layouts = package.related(slide, "slideLayout")
        known = {place for layout in layouts for place in _placeholders(package, layout)}
        places = _placeholders(package, slide)
        for kind, idx in sorted(set(places) - known):
            yield f"{slide} has a placeholder {kind} {idx} that its layout lacks"
        for kind, idx in _repeated(places):
            yield f"{slide} has two placeholders {kind} {idx}"


def _placeholders(package: Package, part: str) -> list[tuple[str, str]]:
    """Type and number of each placeholder, with the schema's defaults (part 1, 19.3.1.36)."""
    found = package.find(part, "//p:nvPr/p:ph")
    kinds = [(ph.get("type", "obj"), ph.get("idx", "0")) for ph in found]
    return [(SAME_PLACEHOLDER.get(kind, kind), idx) for kind, idx in kinds]


def tables(package: Package) -> Iterator[str]:
    """Every row has a cell for every column, and merged cells stay in the grid (part 1, 21.1.3)."""
    for part in package.drawn:
        for table in package.find(part, "//a:tbl"):
            columns = len(table.findall("a:tblGrid/a:gridCol", NAMESPACES))
            rows = [row.findall("a:tc", NAMESPACES) for row in table.findall("a:tr", NAMESPACES)]
            for number, cells in enumerate(rows, start=1):
                for fault in _row(cells, columns, rows_left=len(rows) - number + 1):
                    yield f"{part}: row {number} of a table {fault}"


def _row(cells: list[Any], columns: int, rows_left: int) -> Iterator[str]:
    if len(cells) != columns:
        yield f"has {len(cells)} cells for {columns} columns"
    for place, cell in enumerate(cells):
        across, down = int(cell.get("gridSpan", 1)), int(cell.get("rowSpan", 1))
        covered = cells[place + 1 : place + across]
        if len(covered) < across - 1 or not all(other.get("hMerge") for other in covered):
            yield f"has a cell that spans {across} columns and does not cover them"
        if down > rows_left:
            yield "has a cell that reaches below the last row"


def sections(package: Package) -> Iterator[str]:
    """Where there are sections, they list every slide once, in order ([MS-PPTX] 2.2.12)."""
    shown = package.find(package.presentation, "//p:sldId/@id")
    listed = package.find(package.presentation, "//p14:sectionLst//p14:sldId/@id")
    if listed and listed != shown:
        yield f"the sections list the slides {', '.join(listed)}, not {', '.join(shown)}"


def notes(package: Package) -> Iterator[str]:
    """Notes link back to the slide that links to them, and to the notes master of the presentation."""
    masters = package.related(package.presentation, "notesMaster")
    for slide in package.slides:
        for page in package.related(slide, "notesSlide"):
            if package.related(page, "slide") != [slide]:
                yield f"{page} does not link back to {slide}"
            if package.related(page, "notesMaster") != masters or not masters:
                yield f"{page} does not link to the presentation's notes master"


def _repeated(values: Iterable[T]) -> list[T]:
    return [value for value, count in Counter(values).items() if count > 1]


RULES: tuple[Rule, ...] = (
    content_types, links, layouts, slide_ids, master_ids, shape_ids, placeholders, tables, sections, notes,
)  # fmt: skip
