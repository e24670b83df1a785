"""Faults of a presentation file that schema validators do not see: what must agree between parts.

Each rule yields one sentence for each fault. No fault is proof of nothing but these rules: the validators
have their own say (`test_validators`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import TypeVar

from lxml import etree

from .lint_charts import CHART_RULES
from .lint_content import empty_texts, jumps, placeholders, prefixes, shape_ids, tables
from .package import CONTENT_TYPES, Package

T = TypeVar("T")
Rule = Callable[[Package], Iterator[str]]

#: Smallest ids PowerPoint accepts (ECMA-376 part 1, 19.7.13 and 19.7.16).
FIRST_SLIDE_ID = 256
FIRST_MASTER_ID = 2**31
#: How the content type of a part ends, by the kind of link that leads to it (part 1, 13.3 and 14.2).
TYPES = {
    "slide": "presentationml.slide+xml",
    "slideLayout": "presentationml.slideLayout+xml",
    "slideMaster": "presentationml.slideMaster+xml",
    "notesSlide": "presentationml.notesSlide+xml",
    "notesMaster": "presentationml.notesMaster+xml",
    "theme": "officedocument.theme+xml",
    "chart": "drawingml.chart+xml",
    "tableStyles": "presentationml.tableStyles+xml",
}
#: How the data of a picture begins, by the end of its part's name.
PICTURES = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "gif": b"GIF8"}
#: Links that mean nothing but by the id that names them; others are found by their kind.
NAMED_LINKS = {"image", "hyperlink", "chart", "media", "video", "audio", "oleObject"}
#: Part names: segments of these characters, none of them empty or ending in a dot (part 2, 6.2.2.2).
PART_NAME = re.compile(r"[\w\-~!$&'()*+,;=:@%.\[\]]*[^./\\](/[\w\-~!$&'()*+,;=:@%.\[\]]*[^./\\])*", re.ASCII)


def lint(content: bytes) -> list[str]:
    """Everything that is wrong with a presentation file. Ill-formed XML hides the faults behind it."""
    package = Package(content)
    faults = [*members(package), *well_formed(package)]
    return faults or [fault for rule in RULES for fault in rule(package)]


def members(package: Package) -> Iterator[str]:
    """A name occurs once in the archive, whatever its case (part 2, 6.2.2.3)."""
    for name in _repeated(name.lower() for name in package.names):
        yield f"{name} occurs twice in the archive"
    for name in package.names:
        if not PART_NAME.fullmatch(name):
            yield f"{name!r} is no name for a part"


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


def right_types(package: Package) -> Iterator[str]:
    """Parts have the type that the links to them ask for, and pictures the data their names promise."""
    paths = ("//ct:Override[@PartName='/{}']/@ContentType", "//ct:Default[@Extension='{}']/@ContentType")
    wanted = {
        link.target: TYPES[link.kind]
        for source in ["", *package.parts]
        for link in package.relationships(source)
        if link.inside and link.kind in TYPES
    }
    for part, ending in sorted(wanted.items()):
        keys = (part, part.rsplit(".", 1)[-1])
        found = [
            kind
            for path, key in zip(paths, keys, strict=True)
            for kind in package.find(CONTENT_TYPES, path.format(key))
        ]
        if found and not found[0].endswith(ending):
            yield f"{part} is typed {found[0]}, not {ending}"
    for part in package.parts:
        magic = PICTURES.get(part.rsplit(".", 1)[-1].lower())
        if magic and not package.members[part].startswith(magic):
            yield f"{part} is no such picture"


def pictures(package: Package) -> Iterator[str]:
    """A picture is held once, however often it is shown."""
    media = [part for part in package.parts if part.startswith("ppt/media/")]
    digests = {part: sha256(package.members[part]).digest() for part in media}
    for digest in _repeated(digests.values()):
        yield f"{', '.join(part for part in media if digests[part] == digest)} are the same"


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
            used = package.find(source, "//@r:*")
            for id in used:
                if id and id not in ids:
                    yield f"{source} uses link {id}, which it does not have"
            for link in relationships:
                if link.kind in NAMED_LINKS and link.id not in used:
                    yield f"{source} has link {link.id} ({link.kind}) and does not use it"
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
    for part in package.parts:
        if re.fullmatch(r"ppt/slides/[^/]+\.xml", part) and part not in package.slides:
            yield f"{part} is a slide the presentation does not show"
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


def sections(package: Package) -> Iterator[str]:
    """Where there are sections, they list every slide once, in order ([MS-PPTX] 2.2.12)."""
    shown = package.find(package.presentation, "//p:sldId/@id")
    listed = package.find(package.presentation, "//p14:sectionLst//p14:sldId/@id")
    if listed and listed != shown:
        yield f"the sections list the slides {', '.join(listed)}, not {', '.join(shown)}"
    for id in _repeated(package.find(package.presentation, "//p14:section/@id")):
        yield f"two sections have the id {id}"


def hidden(package: Package) -> Iterator[str]:
    """The file says of itself how many slides it hides (part 1, 22.2.2.10)."""
    shown = [package.xml(slide).get("show", "1") in ("1", "true") for slide in package.slides]
    for part in package.related("", "extended-properties"):
        for count in package.find(part, "//*[local-name() = 'HiddenSlides']/text()"):
            if int(count) != shown.count(False):
                yield f"{part} counts {count} hidden slides, and there are {shown.count(False)}"


def notes(package: Package) -> Iterator[str]:
    """Notes link back to the slide that links to them, and to the notes master of the presentation."""
    masters = package.related(package.presentation, "notesMaster")
    owned = {page for slide in package.slides for page in package.related(slide, "notesSlide")}
    for part in package.parts:
        if re.fullmatch(r"ppt/notesSlides/[^/]+\.xml", part) and part not in owned:
            yield f"{part} are the notes of no slide"
    for slide in package.slides:
        for page in package.related(slide, "notesSlide"):
            if package.related(page, "slide") != [slide]:
                yield f"{page} does not link back to {slide}"
            if package.related(page, "notesMaster") != masters or not masters:
                yield f"{page} does not link to the presentation's notes master"


def _repeated(values: Iterable[T]) -> list[T]:
    return [value for value, count in Counter(values).items() if count > 1]


RULES: tuple[Rule, ...] = (
    content_types, right_types, pictures, links, layouts, slide_ids, master_ids, sections, notes, hidden,
    shape_ids, placeholders, tables, empty_texts, jumps, prefixes, *CHART_RULES,
)  # fmt: skip
