"""What a PowerPoint file holds: its parts followed from the presentation, slide by slide, none kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from deckbuilder.inspection.contents import Contents, Font, Heading, Made, Page
from deckbuilder.inspection.counting import Shapes, count, written
from deckbuilder.source import Unreadable
from deckbuilder.theme.slots import SLOTS
from deckbuilder.theme.template.package import EMU, Parts, whole
from deckbuilder.theme.template.paints import slots

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OURS = "deckbuilder "
_HASH = "sha256:"


def contents(file: BinaryIO, name: str, size: int) -> Contents:
    """Read a deck.

    Raises:
        Unreadable: it is encrypted, damaged, or no presentation.
    """
    parts = Parts(file, name)
    main = parts.main
    root = parts.read(main) if main else None
    if main is None or root is None or root.tag != "presentation":
        raise Unreadable("file-kind", f"`{name}` is neither a PowerPoint nor a PDF file", "name one of those")
    reader = _Reader(parts, main, root)
    slides = tuple(reader.slides())
    core, application, custom = (_properties(parts, kind) for kind in ("core", "extended", "custom"))
    size_ = root.find("sldSz")
    return Contents(
        file=name,
        kind="PowerPoint",
        size=size,
        pages=len(slides),
        measure=(whole(size_, "cx", 9_144_000) / EMU, whole(size_, "cy", 6_858_000) / EMU),
        title=core.get("title", ""),
        author=core.get("creator", ""),
        program=custom.get("Generator") or application.get("Application", ""),
        languages=tuple(tag for tag, _ in reader.seen.languages.most_common()),
        theme=reader.theme.get("name", "") if reader.theme is not None else "",
        colors=tuple(slots(reader.theme)[slot] for slot in SLOTS) if reader.theme is not None else (),
        holds=tuple(_held(reader, slides)),
        undescribed=reader.seen.undescribed,
        fonts=tuple(sorted(reader.fonts())),
        links=tuple(reader.links),
        slides=slides,
        outline=tuple(Heading(1, section) for section in reader.sections),
        encrypted=root.find("modifyVerifier") is not None,
        made=_made(custom),
    )


class _Reader:
    """What is gathered while going through the slides of one file."""

    def __init__(self, parts: Parts, main: str, root: Element) -> None:
        self.seen = Shapes()
        self.links: dict[str, None] = {}
        self.others: Counter[str] = Counter()
        self._parts, self._main, self._root = parts, main, root
        self._layouts: dict[str, str] = {}
        self._of_section = _sections(root)
        self.sections = tuple(dict.fromkeys(self._of_section.values()))
        master = next(iter(parts.related(main, "slideMaster").values()), None)
        theme = next(iter(parts.related(master, "theme").values()), None) if master else None
        self.theme = parts.read(theme) if theme else None
        if parts.related(main, "vbaProject"):
            self.others["macros"] = 1

    def slides(self) -> Iterator[Page]:
        related = self._parts.related(self._main, "slide")
        listed = self._root.find("sldIdLst")
        shown = [entry for entry in listed if entry.get("r:id") in related] if listed is not None else []
        for number, entry in enumerate(shown, 1):
            part = related[entry.get("r:id", "")]
            root = self._parts.read(part)
            self._gather(part)
            yield Page(
                number=number,
                title=count(root, self.seen),
                layout=self._layout(part),
                section=self._of_section.get(entry.get("id", ""), ""),
                hidden=root.get("show") in ("0", "false"),
                notes=self._notes(part),
            )

    def fonts(self) -> Iterator[Font]:
        """Families of the theme and those that slides name themselves."""
        embedded = {font.get("typeface") for font in self._root.iterfind("embeddedFontLst/embeddedFont/font")}
        scheme = self.theme.find("themeElements/fontScheme") if self.theme is not None else None
        latin = scheme.iterfind("*/latin") if scheme is not None else ()
        named = {font.get("typeface", "") for font in latin} | self.seen.families
        for name in sorted(name for name in named if name and not name.startswith("+")):
            yield Font(name, name in embedded)

    def _gather(self, part: str) -> None:
        """What a slide relates to."""
        for relation in self._parts.relations(part):
            kind = relation.kind.rpartition("/")[2]
            if relation.external and kind == "hyperlink":
                self.links.setdefault(relation.target)
            elif kind in ("chart", "chartEx"):
                self.others["charts"] += 1
                self.others["charts without data"] += not self._parts.related(relation.target, "package")
            elif kind in _KINDS:
                self.others[_KINDS[kind]] += 1

    def _layout(self, part: str) -> str:
        layout = next(iter(self._parts.related(part, "slideLayout").values()), None)
        if layout is None:
            return ""
        if layout not in self._layouts:
            common = self._parts.read(layout).find("cSld")
            self._layouts[layout] = common.get("name", "") if common is not None else ""
        return self._layouts[layout]

    def _notes(self, part: str) -> int:
        page = next(iter(self._parts.related(part, "notesSlide").values()), None)
        if page is None:
            return 0
        shapes = self._parts.read(page).iterfind("cSld/spTree/sp")
        return sum(len(written(one).split()) for one in shapes if _is_body(one))


#: Parts by the last word of the relationship that leads to them.
_KINDS = {
    "diagramData": "SmartArt drawings", "video": "videos", "audio": "sounds", "oleObject": "embedded objects",
    "package": "embedded objects", "comments": "slides with comments",
}  # fmt: skip


def _held(reader: _Reader, slides: tuple[Page, ...]) -> Iterator[tuple[str, int]]:
    counts = {
        "slides with notes": sum(slide.notes > 0 for slide in slides),
        "hidden slides": sum(slide.hidden for slide in slides),
        "slides without a title": sum(not slide.title for slide in slides),
        "tables": reader.seen.tables,
        "pictures": reader.seen.pictures,
        **reader.others,
    }
    yield from ((name, number) for name, number in counts.items() if number)


def _sections(root: Element) -> dict[str, str]:
    """The section of each slide, by the slide's id ([MS-PPTX] 2.3.3.2)."""
    return {
        entry.get("id", ""): section.get("name", "")
        for section in root.iter("section")
        for entry in section.iter("sldId")
    }


def _is_body(shape: Element) -> bool:
    marker = shape.find("nvSpPr/nvPr/ph")
    return marker is not None and marker.get("type") == "body"


def _properties(parts: Parts, kind: str) -> Mapping[str, str]:
    part = next(iter(parts.related("/", f"{kind}-properties").values()), None)
    if part is None:
        return {}
    return {entry.get("name") or entry.tag: "".join(entry.itertext()).strip() for entry in parts.read(part)}


def _made(custom: Mapping[str, str]) -> Made | None:
    program = custom.get("Generator", "")
    if not program.startswith(_OURS):
        return None
    digest = custom.get("Source hash", "")
    return Made(
        version=program.removeprefix(_OURS),
        source=custom.get("Source"),
        digest=digest.removeprefix(_HASH) or None,
        theme=custom.get("Theme"),
        fonts=custom.get("Fonts"),
    )
