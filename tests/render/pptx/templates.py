"""Templates as organisations have them, made from python-pptx's own by small changes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from tests.conformance.package import Package

#: The smallest PNG: one grey pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63680000008200815a7d47e50000000049454e44ae426082"
)
KINDS = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    "potx": "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "ppsx": "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "pptm": "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "potm": "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
}
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def plain() -> bytes:
    """python-pptx's own: 4:3, eleven layouts, no slides, no notes master."""
    return _saved(Presentation())


@cache
def sampled() -> bytes:
    """With two slides that show what can be done: a picture, a chart, a table, a link, notes."""
    deck = Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[5])
    first.shapes.title.text = "Sample"
    first.shapes.add_picture(io.BytesIO(PIXEL), 0, 0)
    numbers: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    numbers.categories = ["a", "b"]
    numbers.add_series("s", (1, 2))
    first.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 3_000_000, 3_000_000, numbers)
    first.notes_slide.notes_text_frame.text = "Delete this slide"
    second = deck.slides.add_slide(deck.slide_layouts[6])
    second.shapes.add_table(2, 2, 0, 0, 3_000_000, 1_000_000)
    first.shapes.title.click_action.target_slide = second
    return _saved(deck)


def changed(data: bytes, edits: Mapping[str, Any]) -> bytes:
    """With some members edited: a function of the text, new content, or None for none; new ones are added."""
    members = {
        name: content for name, content in Package(data).members.items() if edits.get(name, "") is not None
    }
    for name, edit in edits.items():
        if callable(edit):
            members[name] = edit(members[name].decode()).encode()
        elif edit is not None:
            members[name] = edit if isinstance(edit, bytes) else edit.encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def related(text: str, id: str, kind: str, target: str) -> str:
    """A relationships part with one more."""
    kind = kind if "/" in kind else f"{_RELATIONS}/{kind}"
    return text.replace(
        "</Relationships>", f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/></Relationships>'
    )


def typed(text: str, **parts: str) -> str:
    """The content types with one more for each part; ``_`` in names stands for ``/``."""
    more = "".join(
        f'<Override PartName="/{name.replace("_", "/")}" ContentType="{kind}"/>'
        for name, kind in parts.items()
    )
    return text.replace("</Types>", f"{more}</Types>")


def of_kind(kind: str) -> bytes:
    """As a .potx, .ppsx, .pptm or .potm, those for macros with a macro."""
    edits: dict[str, Any] = {"[Content_Types].xml": lambda text: text.replace(KINDS["pptx"], KINDS[kind])}
    if kind.endswith("m"):
        edits |= {
            "ppt/vbaProject.bin": b"macros",
            "ppt/_rels/presentation.xml.rels": lambda text: related(
                text,
                "rId99",
                "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                "vbaProject.bin",
            ),
        }
    return changed(plain(), edits)


@cache
def two_masters() -> bytes:
    """With its master, layouts and theme a second time; the layouts of the second are called others."""
    members = Package(plain()).members
    edits: dict[str, Any] = {}
    types = {}
    for name, content in members.items():
        found = re.fullmatch(
            r"ppt/(slideMasters|slideLayouts|theme)/(_rels/)?([a-zA-Z]+)(\d+)(\.xml(?:\.rels)?)", name
        )
        if found is None:
            continue
        folder, rels, stem, number, ending = found.groups()
        text = _renumbered(content.decode())
        if stem == "slideMaster" and not rels:
            text = re.sub(r'(sldLayoutId [^>]*id=")(\d+)', lambda m: m[1] + str(int(m[2]) + 100), text)
        if stem == "slideLayout" and not rels:
            text = text.replace('<p:cSld name="', '<p:cSld name="Other ', 1)
        copy = f"ppt/{folder}/{rels or ''}{stem}{int(number) + 20}{ending}"
        edits[copy] = text
        if not rels:
            kind = {"slideMaster": "slideMaster+xml", "slideLayout": "slideLayout+xml"}.get(stem)
            base = "application/vnd.openxmlformats-officedocument."
            types[copy] = base + (f"presentationml.{kind}" if kind else "theme+xml")
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    edits["[Content_Types].xml"] = lambda text: text.replace("</Types>", overrides + "</Types>")
    edits["ppt/_rels/presentation.xml.rels"] = lambda text: related(
        text, "rId50", "slideMaster", "slideMasters/slideMaster21.xml"
    )
    listed = '<p:sldMasterId id="2147483760" r:id="rId50"/></p:sldMasterIdLst>'
    edits["ppt/presentation.xml"] = lambda text: text.replace("</p:sldMasterIdLst>", listed)
    return changed(plain(), edits)


@cache
def dark_foreign() -> bytes:
    """Dark by its colour map, its layouts named in German and without types, wider than 4:3 (A4 paper)."""
    edits: dict[str, Any] = {
        "ppt/slideMasters/slideMaster1.xml": lambda text: text.replace(
            'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'
        ),
        "ppt/presentation.xml": lambda text: text.replace(
            'cx="9144000" cy="6858000" type="screen4x3"', 'cx="9906000" cy="6858000" type="A4"'
        ),
    }
    names = ("Titelfolie", "Titel und Inhalt", "Abschnittsüberschrift", "Zwei Inhalte")
    for number, name in enumerate(names, start=1):
        edits[f"ppt/slideLayouts/slideLayout{number}.xml"] = _untyped(name)
    return changed(plain(), edits)


def _untyped(name: str) -> Any:
    def edit(text: str) -> str:
        text = re.sub(r'(<p:sldLayout [^>]*?) type="[^"]*"', r"\1", text, count=1)
        return re.sub('<p:cSld name="[^"]*"', f'<p:cSld name="{name}"', text, count=1)

    return edit


def _renumbered(text: str) -> str:
    """Links to the parts that are copied lead to the copies."""
    return re.sub(
        r"((?:slideMaster|slideLayout|theme)s?/(?:slideMaster|slideLayout|theme))(\d+)\.xml",
        lambda match: f"{match[1]}{int(match[2]) + 20}.xml",
        text,
    )


def _saved(deck: Any) -> bytes:
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()
