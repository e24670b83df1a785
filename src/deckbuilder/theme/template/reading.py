"""A template file read into a `Design`, without saying yet which layout serves what. It follows placeholders
from layout to master, and never looks at slides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast, get_args

from msgspec import Struct

from deckbuilder.plan import Anchor, Insets, Rect
from deckbuilder.source import Unreadable
from deckbuilder.theme.frames import FOOTER_KINDS, TITLE_KINDS, FrameKind
from deckbuilder.theme.template.boxes import box_of
from deckbuilder.theme.template.design import Layout, Level, Placeholder
from deckbuilder.theme.template.grounds import ground
from deckbuilder.theme.template.levels import Fonts, Sources
from deckbuilder.theme.template.logos import clear_of, logos
from deckbuilder.theme.template.package import EMU, Parts, points, whole
from deckbuilder.theme.template.paints import Inks, mapped, slots

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: Insets where nobody says anything (ECMA-376 part 1, 21.1.2.1.1).
_INSETS = Insets(7.2, 3.6, 7.2, 3.6)
_ANCHORS: dict[str, Anchor] = {"ctr": "middle", "b": "bottom"}
#: Kinds of placeholder a plan can fill, or that say what a layout is for.
_KINDS = get_args(FrameKind)
#: Families of a theme that names none.
_FAMILY = "Arial"
#: A slide's measures in EMU: 1 to 56 inches (ECMA-376 part 1, 19.7.13).
_LEAST, _MOST = 914_400, 51_206_400


class Master(Struct, frozen=True):
    """A slide master with what its layouts inherit."""

    slots: Mapping[str, str]
    """RGB of its theme's twelve colours."""
    mapped: Mapping[str, str]
    """RGB by the names slides use."""
    fonts: Fonts
    ground: str | None
    """RGB of the background; None for a picture."""
    title: Level
    body: tuple[Level, ...]


class Reading(Struct, frozen=True):
    """All that a template file holds for us."""

    width: float
    height: float
    masters: tuple[Master, ...]
    layouts: tuple[Layout, ...]


def read(data: bytes, name: str) -> Reading:
    """Read the template called ``name``.

    Raises:
        Unreadable: it is encrypted, damaged, no presentation, or has no layout.
    """
    parts = Parts(data, name)
    parts.check()
    main = parts.main
    root = parts.xml(main) if main else None
    if main is None or root is None or root.tag != "presentation":
        raise Unreadable(
            "template-kind",
            f"`{name}` is no PowerPoint file",
            "use a presentation or a template (.potx, .pptx)",
        )
    reader = _Reader(parts, root)
    masters: list[Master] = []
    layouts: list[Layout] = []
    for part in _listed(root, "sldMasterIdLst", parts.related(main, "slideMaster")):
        maker = _MasterReader(reader, part)
        masters.append(maker.master)
        layouts += maker.layouts(len(masters) - 1)
    if not layouts:
        raise Unreadable("template-empty", f"`{name}` has no slide layouts", "use a file with a slide master")
    return Reading(reader.size[0] / EMU, reader.size[1] / EMU, tuple(masters), tuple(layouts))


def _listed(root: Element, tag: str, related: Mapping[str, str]) -> list[str]:
    """Related parts in the order in which the list ``tag`` names them."""
    found = root.find(tag)
    ids = [entry.get("r:id", "") for entry in found] if found is not None else []
    return [related[id_] for id_ in ids if id_ in related]


class _Reader:
    """What all masters of a file share."""

    def __init__(self, parts: Parts, root: Element) -> None:
        self.parts = parts
        size = root.find("sldSz")
        across, down = whole(size, "cx", 9_144_000), whole(size, "cy", 6_858_000)
        self.size = (min(_MOST, max(_LEAST, across)), min(_MOST, max(_LEAST, down)))
        self.defaults = root.find("defaultTextStyle")


class _MasterReader:
    """Reads one master and its layouts."""

    def __init__(self, reader: _Reader, part: str) -> None:
        self._reader = reader
        self._part = part
        parts = reader.parts
        self._root = parts.xml(part)
        theme = next(iter(parts.related(part, "theme").values()), None)
        if theme is None:
            raise Unreadable(
                "template-broken",
                f"`{parts.name}` is damaged: a slide master has no theme",
                "open it in PowerPoint and save it again",
            )
        self._theme = parts.xml(theme)
        self._slots = slots(self._theme)
        self._fonts = _fonts(self._theme)
        names = mapped(self._slots, self._root.find("clrMap"))
        self._inks = Inks(names, self._slots)
        self._shapes = dict(_placeholders(self._root))
        self._slide = (reader.size[0] / EMU, reader.size[1] / EMU)
        self._logos = tuple(logos(self._root, self._slide))
        body = self._levels("body", [], self._inks)
        title = self._levels("title", [], self._inks)[0]
        own = ground(self._root, self._theme, self._inks, reader.size)
        own = names.get("bg1") if own is None else own
        self.master = Master(self._slots, names, self._fonts, own or None, title, body)

    def layouts(self, master: int) -> Iterator[Layout]:
        parts = self._reader.parts
        for part in _listed(self._root, "sldLayoutIdLst", parts.related(self._part, "slideLayout")):
            root = parts.xml(part)
            common = root.find("cSld")
            inks = self._overridden(root)
            own = ground(root, self._theme, inks, self._reader.size)
            above = self._logos if root.get("showMasterSp", "1") not in ("0", "false") else ()
            shown = (*above, *logos(root, self._slide))
            placeholders = (
                self._placeholder(kind, shape, inks, shown) for kind, shape in _placeholders(root)
            )
            yield Layout(
                part=part,
                name=" ".join((common.get("name", "") if common is not None else "").split()),
                type=root.get("type"),
                master=master,
                placeholders=tuple(_distinct(placeholders)),
                ground=self.master.ground if own is None else own or None,
            )

    def _overridden(self, layout: Element) -> Inks:
        """The colours of a layout, which may have a colour map of its own."""
        own = layout.find("clrMapOvr/overrideClrMapping")
        return self._inks if own is None else Inks(mapped(self._slots, own), self._slots)

    def _placeholder(
        self, kind: str, shape: Element, inks: Inks, logos: Sequence[Rect]
    ) -> Placeholder | None:
        above = self._shapes.get(_parent(kind))
        chain = [shape] if above is None else [shape, above]
        box = next((box for one in chain if (box := box_of(one)) is not None), None)
        if box is None:
            return None
        frames = [frame for one in chain if (frame := one.find("txBody/bodyPr")) is not None]
        styles = [style for one in chain if (style := one.find("txBody/lstStyle")) is not None]
        marker = shape.find(".//nvPr/ph")
        known = shape.find(".//cNvPr")
        anchor = _ANCHORS.get(next((a for f in frames if (a := f.get("anchor"))), "t"), "top")
        inset = _inset(frames)
        idx = whole(marker, "idx") if marker is not None and marker.get("idx") else None
        return Placeholder(
            kind=cast("FrameKind", kind),
            idx=idx,
            name=known.get("name", "") if known is not None else "",
            prompt=" ".join(" ".join(text.text or "" for text in shape.iter("t")).split()),
            box=box,
            inset=clear_of(logos, box, inset) if anchor == "top" else inset,
            anchor=anchor,
            levels=self._levels(kind, styles, inks),
            upright=next((v for f in frames if (v := f.get("vert"))), "horz") == "horz",
        )

    def _levels(self, kind: str, styles: list[Element], inks: Inks) -> tuple[Level, ...]:
        parent = _parent(kind)
        texts = self._root.find("txStyles")
        section = {"title": "titleStyle", "body": "bodyStyle"}.get(parent, "otherStyle")
        common = texts.find(section) if texts is not None else None
        above = self._shapes.get(parent)
        own = above.find("txBody/lstStyle") if above is not None and not styles else None
        chain = [one for one in (*styles, own, common, self._reader.defaults) if one is not None]
        return Sources(
            chain, self._fonts, inks, self._fonts.heading if parent == "title" else self._fonts.body
        ).levels()


def _parent(kind: str) -> str:
    """The kind of the master's placeholder that one of a layout inherits from."""
    if kind in TITLE_KINDS:
        return "title"
    return kind if kind in FOOTER_KINDS else "body"


def _placeholders(root: Element) -> Iterator[tuple[str, Element]]:
    """The placeholders of a master or layout with their kinds, in drawing order."""
    for shape in root.iterfind("cSld/spTree/*"):
        marker = shape.find(".//nvPr/ph")
        if marker is not None and (kind := marker.get("type", "obj")) in _KINDS:
            yield kind, shape


def _distinct(found: Iterable[Placeholder | None]) -> Iterator[Placeholder]:
    """The placeholders that slides can name: of several with one kind and index, the first."""
    seen = set()
    for one in found:
        if one is not None and (one.kind, one.idx) not in seen:
            seen.add((one.kind, one.idx))
            yield one


def _fonts(theme: Element) -> Fonts:
    families = []
    for tag in ("minorFont", "majorFont"):
        latin = theme.find(f"themeElements/fontScheme/{tag}/latin")
        families.append((latin.get("typeface") if latin is not None else None) or _FAMILY)
    return Fonts(*families)


def _inset(frames: list[Element]) -> Insets:
    def side(key: str, default: float) -> float:
        holder = next((frame for frame in frames if frame.get(key) is not None), None)
        return max(0.0, points(holder, key)) if holder is not None else default

    return Insets(
        side("lIns", _INSETS.left), side("tIns", _INSETS.top), side("rIns", _INSETS.right),
        side("bIns", _INSETS.bottom),
    )  # fmt: skip
