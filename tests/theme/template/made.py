"""Small templates, made from python-pptx's own by changing what a test is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pptx

from deckbuilder.report import Report
from deckbuilder.theme import brand
from deckbuilder.theme.template.reading import read
from deckbuilder.theme.tokens import Theme

Edit = Callable[[str], str]

LAYOUT = "ppt/slideLayouts/slideLayout{}.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
MAIN = "ppt/presentation.xml"
THEME = "ppt/theme/theme1.xml"
TYPES = "[Content_Types].xml"
#: PowerPoint's German names for python-pptx's eleven layouts.
GERMAN = (
    "Titelfolie", "Titel und Inhalt", "Abschnittsüberschrift", "Zwei Inhalte", "Vergleich", "Nur Titel",
    "Leer", "Inhalt mit Überschrift", "Bild mit Überschrift", "Titel und vertikaler Text",
    "Vertikaler Titel und Text",
)  # fmt: skip


def template(edits: Mapping[str, Edit] | None = None) -> bytes:
    """python-pptx's template, 4:3 with eleven layouts, its members changed by name."""
    source = Path(pptx.__file__).parent / "templates" / "default.pptx"
    out = BytesIO()
    with ZipFile(source) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            data = old.read(member)
            for pattern, edit in (edits or {}).items():
                if re.fullmatch(re.escape(pattern).replace(r"\{\}", r"\d+"), member):
                    data = edit(data.decode("utf-8")).encode("utf-8")
            new.writestr(member, data)
    return out.getvalue()


def untyped(xml: str) -> str:
    """A layout that does not say what it is for."""
    return re.sub(r'(<p:sldLayout [^>]*?) type="\w+"', r"\1", xml)


def named(*names: str) -> dict[str, Edit]:
    """Edits that give the layouts other names, in the file's order; None of them keep their types."""

    def rename(name: str) -> Edit:
        return lambda xml: re.sub(r'<p:cSld name="[^"]*"', f'<p:cSld name="{name}"', untyped(xml), count=1)

    return {LAYOUT.format(number): rename(name) for number, name in enumerate(names, start=1)}


def without(*numbers: int) -> dict[str, Edit]:
    """Edits that drop layouts from the master's list."""

    def drop(xml: str) -> str:
        ids = re.findall(r"<p:sldLayoutId [^>]*/>", xml)
        for number in numbers:
            xml = xml.replace(ids[number - 1], "")
        return xml

    return {MASTER: drop}


def replaced(old: str, new: str) -> Edit:
    """An edit that must find what it replaces."""

    def edit(xml: str) -> str:
        assert old in xml, old
        return xml.replace(old, new)

    return edit


def theme_of(folder: Path, data: bytes, settings: str | None = None) -> tuple[Theme, Report]:
    """The theme ``house`` of a template, with a brand file if ``settings`` are given."""
    home = folder / "house"
    home.mkdir(exist_ok=True)
    (home / "template.pptx").write_bytes(data)
    if settings is not None:
        (home / "_brand.yml").write_text(settings, encoding="utf-8")
    report = Report()
    theme = brand.load("house", [folder], report)
    assert theme is not None, list(report)
    return theme, report


__all__ = ["GERMAN", "LAYOUT", "MAIN", "MASTER", "THEME", "TYPES", "named", "read", "replaced", "template",
           "theme_of", "untyped", "without"]  # fmt: skip
