"""What the file says about itself: title, author, date, application, generator."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from deckbuilder.model import Meta
from deckbuilder.render.pptx.xml import NOTHING, Value, Xml, element, text

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
        entry("cp:lastModifiedBy", "; ".join(meta.authors)),
        element("dcterms:created", stamped, text(moment)),
        element("dcterms:modified", stamped, text(moment)),
    )


def application(company: str | None, slides: int, notes: int, hidden: int) -> Xml:
    """Extended properties (ECMA-376 part 1, 22.2)."""

    def entry(tag: str, value: str | int | None) -> Xml:
        return element(tag, {}, text(str(value))) if value is not None else NOTHING

    return element(
        "Properties",
        {"xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"},
        entry("Application", "Microsoft Office PowerPoint"),
        entry("Slides", slides),
        entry("Notes", notes),
        entry("HiddenSlides", hidden),
        entry("Company", company),
        entry("AppVersion", "16.0000"),
    )


def custom(values: Mapping[str, str]) -> Xml:
    """Custom properties (ECMA-376 part 1, 22.3): what made the file."""
    entries = (
        element(
            "property", {"fmtid": _CUSTOM, "pid": number, "name": name}, element("vt:lpwstr", {}, text(value))
        )
        for number, (name, value) in enumerate(values.items(), start=2)
    )
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    return element("Properties", {"xmlns": namespace, "xmlns:vt": _VT}, *entries)
