"""What the file says about itself: title, author, date, application, generator."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from deckbuilder import __version__
from deckbuilder.model import Meta
from deckbuilder.plan import Plan, paras
from deckbuilder.render.xml import NOTHING, Value, Xml, element, text
from deckbuilder.text.fonts import FontBook, Resolution
from deckbuilder.theme.tokens import Theme

_VT: Value = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CORE: Mapping[str, Value] = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
#: The date of a document that names none: no clock reaches the bytes.
_NO_DATE = date(2000, 1, 1)
#: Where custom properties' names live (MS-OSHARED 2.3.3.2.2).
_CUSTOM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"

#: What PowerPoint calls slides of these ratios of width to height.
_FORMATS = {"Widescreen": 16 / 9, "On-screen Show (4:3)": 4 / 3, "On-screen Show (16:10)": 16 / 10}


def core(meta: Meta) -> Xml:
    """Dublin Core metadata (ECMA-376 part 2, 11)."""
    moment = (meta.date if isinstance(meta.date, date) else _NO_DATE).isoformat() + "T00:00:00Z"
    stamped: Mapping[str, Value] = {"xsi:type": "dcterms:W3CDTF"}

    def entry(tag: str, value: str | None) -> Xml:
        return element(tag, {}, text(value)) if value else NOTHING

    return element(
        "cp:coreProperties",
        _CORE,
        entry("dc:title", meta.title),
        entry("dc:subject", meta.subtitle),
        entry("dc:creator", "; ".join(meta.authors)),
        entry("cp:keywords", ", ".join(meta.keywords)),
        entry("dc:description", meta.abstract),
        entry("dc:language", meta.lang),
        entry("cp:category", meta.classification),
        entry("cp:contentStatus", meta.status),
        entry("cp:lastModifiedBy", "; ".join(meta.authors)),
        entry("cp:revision", "1"),
        element("dcterms:created", stamped, text(moment)),
        element("dcterms:modified", stamped, text(moment)),
    )


def application(plan: Plan, company: str | None, notes: int) -> Xml:
    """Extended properties (ECMA-376 part 1, 22.2); ``notes`` slides have something to say beside them."""
    said = [para for page in plan.pages for para in paras(page.shapes)]
    words = sum(len(run.text.split()) for para in said for run in para.runs)
    entries: tuple[tuple[str, str | int | None], ...] = (
        ("TotalTime", 0),
        ("Words", words),
        ("Application", "Microsoft Office PowerPoint"),
        ("PresentationFormat", _format(plan)),
        ("Paragraphs", len(said)),
        ("Slides", len(plan.pages)),
        ("Notes", notes),
        ("HiddenSlides", sum(page.hidden for page in plan.pages)),
        ("MMClips", 0),
        ("ScaleCrop", "false"),
        ("Company", company),
        ("LinksUpToDate", "false"),
        ("SharedDoc", "false"),
        ("HyperlinksChanged", "false"),
        ("AppVersion", "16.0000"),
    )
    return element(
        "Properties",
        {"xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"},
        *(element(tag, {}, text(str(value))) for tag, value in entries if value is not None),
    )


def _format(plan: Plan) -> str | None:
    """The slides' format in PowerPoint's words."""
    if not plan.pages:
        return None
    ratio = plan.pages[0].width / plan.pages[0].height
    return next((name for name, exact in _FORMATS.items() if abs(ratio - exact) < 0.01), "Custom")


def custom(plan: Plan, theme: Theme, fonts: FontBook) -> Xml:
    """Custom properties (ECMA-376 part 1, 22.3): what made the file, and from what."""
    families = dict.fromkeys((theme.deck.families.body, theme.deck.families.heading))
    values = {
        "Generator": f"deckbuilder {__version__}",
        "Source": plan.origin.file if plan.origin else None,
        "Source hash": f"sha256:{plan.origin.digest}" if plan.origin else None,
        "Theme": theme.name,
        "Fonts": ", ".join(_measured(fonts.resolve(family)) for family in families),
        "Classification": plan.meta.classification,
    }
    entries = (
        element(
            "property", {"fmtid": _CUSTOM, "pid": number, "name": name}, element("vt:lpwstr", {}, text(value))
        )
        for number, (name, value) in enumerate(((n, v) for n, v in values.items() if v), start=2)
    )
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    return element("Properties", {"xmlns": namespace, "xmlns:vt": _VT}, *entries)


def _measured(font: Resolution) -> str:
    """A family, and the one its text was measured with."""
    return font.asked if font.used == font.asked else f"{font.asked} measured with {font.used}"
