"""What a file says of itself: properties, twice over, as a dictionary and as XMP; language; output intent.

Both forms are made from one description, so they agree. Nothing comes from the clock: a document whose brief
names no date has none.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from deckbuilder import __version__
from deckbuilder.model import Standard
from deckbuilder.plan import Plan
from deckbuilder.render.pdf import xmp
from deckbuilder.render.pdf.objects import flate
from deckbuilder.render.pdf.sheets import Sheets
from deckbuilder.render.pdf.strings import pdf_date
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.theme.tokens import Theme

PRODUCER = f"deckbuilder {__version__}"
#: The colours of screens, which all of ours are: CC0, see `sRGB.txt`.
PROFILE = Path(__file__).with_name("sRGB.icc")
#: Between names where the format has room for one text only; a comma may be part of a name.
BETWEEN_NAMES = "; "


class Description(Struct, frozen=True):
    """A document in the terms both forms have."""

    title: str
    authors: tuple[str, ...]
    subject: str
    keywords: tuple[str, ...]
    lang: str
    publisher: str
    identifier: str
    source: str
    """The brief, and the digest of its text."""
    relation: str
    """The theme."""
    day: date | None
    standards: tuple[Standard, ...]


def describe(plan: Plan, theme: Theme) -> Description:
    """What is known of a document; empty where nothing is."""
    meta, origin = plan.meta, plan.origin
    return Description(
        title=meta.title or "",
        authors=meta.authors,
        subject=meta.memo.subject or meta.subtitle or " ".join((meta.abstract or "").split()),
        keywords=meta.keywords,
        lang=meta.lang,
        publisher=meta.organisation or theme.organisation or "",
        identifier=meta.memo.reference or "",
        source=f"{origin.file} sha256:{origin.digest}" if origin else "",
        relation=f"theme:{theme.name}",
        day=meta.date if isinstance(meta.date, date) else None,
        standards=plan.standards,
    )


def set_properties(sheets: Sheets, said: Description) -> None:
    """Write everything the file says of itself."""
    sheets.describe(_information(said))
    sheets.catalog("Metadata", _metadata(said))
    sheets.catalog("OutputIntents", PDFArray([_output_intent(sheets)]))
    sheets.setViewerPreference("DisplayDocTitle", "true")
    if is_rtl_language(said.lang):
        sheets.setViewerPreference("Direction", "R2L")


def _information(said: Description) -> dict[str, str]:
    """The information dictionary (ISO 32000-1, 14.3.3)."""
    moment = pdf_date(said.day) if said.day else ""
    entries = {
        "Title": said.title,
        "Author": BETWEEN_NAMES.join(said.authors),
        "Subject": said.subject,
        "Keywords": ", ".join(said.keywords),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        "CreationDate": moment,
        "ModDate": moment,
    }
    return {key: text for key, text in entries.items() if text}


def _metadata(said: Description) -> PDFStream:
    """The same as XMP, under the names that ISO 19005-1, 6.7.3 pairs with those of the dictionary."""
    moment = f"{said.day:%Y-%m-%d}T00:00:00Z" if said.day else None
    data = xmp.packet((
        xmp.element("dc:format", "application/pdf"),
        xmp.worded("dc:title", said.title),
        xmp.listed("dc:creator", "Seq", said.authors),
        xmp.worded("dc:description", said.subject),
        xmp.listed("dc:subject", "Bag", said.keywords),
        xmp.listed("dc:language", "Bag", (said.lang,)),
        xmp.listed("dc:publisher", "Bag", (said.publisher,)),
        xmp.element("dc:identifier", said.identifier),
        xmp.element("dc:source", said.source),
        xmp.listed("dc:relation", "Bag", (said.relation,)),
        xmp.element("pdf:Keywords", ", ".join(said.keywords)),
        xmp.element("pdf:Producer", PRODUCER),
        xmp.element("xmp:CreatorTool", PRODUCER),
        xmp.element("xmp:CreateDate", moment),
        xmp.element("xmp:ModifyDate", moment),
        xmp.element("xmp:MetadataDate", moment),
        xmp.claims(said.standards),
    ))  # fmt: skip
    return PDFStream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), data)


def _output_intent(sheets: Sheets) -> PDFDictionary:
    """What the colours of a file without profiles mean (ISO 19005-2, 6.2.3)."""
    profile = flate(PROFILE.read_bytes(), N=3, Alternate=PDFName("DeviceRGB"))
    return PDFDictionary({
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "RegistryName": PDFString("http://www.color.org"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": sheets.reference(profile),
    })  # fmt: skip
