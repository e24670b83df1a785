"""What a file says of itself."""

from __future__ import annotations

import io
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pdfplumber
import pytest
from msgspec.structs import replace
from pdfminer.pdftypes import resolve1

from deckbuilder.model import MemoMeta, Meta, Standard
from deckbuilder.plan import Origin, Page, Plan
from deckbuilder.render.pdf import render
from tests.render.pdf.conftest import HEIGHT, SPAN, WIDTH, Press

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
}
META = Meta(
    title="Fish & <chips>", subtitle="And more", authors=("Doe, A", "B. Writer"), keywords=("x", "y"),
    lang="de", date=date(2025, 12, 1), organisation="The Office", memo=MemoMeta(reference="7/2025"),
)  # fmt: skip


class Printed:
    """A file of one empty page, read back."""

    def __init__(self, press: Press, meta: Meta, standards: tuple[Standard, ...] = ()) -> None:
        page = Page(WIDTH, HEIGHT, "first", (), "", SPAN)
        plan = Plan((page,), meta, "memo", origin=Origin("brief.md", "ab12"), standards=standards)
        file = io.BytesIO()
        render(plan, press.theme, press.typesetter.fonts, file)
        self.data = file.getvalue()
        with pdfplumber.open(file) as pdf:
            self.info: dict[str, Any] = pdf.metadata
            self.catalog: dict[str, Any] = resolve1(pdf.doc.catalog)
            self.metadata = resolve1(self.catalog["Metadata"])
            self.packet: bytes = self.metadata.get_data()
            (intent,) = resolve1(self.catalog["OutputIntents"])
            self.intent = resolve1(intent)
            self.profile: bytes = resolve1(self.intent["DestOutputProfile"]).get_data()

    def texts(self, name: str) -> list[str]:
        """The values of an XMP property; of an empty list where it is not there."""
        root = ElementTree.fromstring(self.packet)
        return [
            text
            for found in root.iterfind(f".//{name}", NAMES)
            if (text := "".join(found.itertext()).strip())
        ]

    def items(self, name: str) -> list[str | None]:
        root = ElementTree.fromstring(self.packet)
        return [item.text for item in root.iterfind(f".//{name}//rdf:li", NAMES)]


def test_dictionary_and_xmp_agree(press: Press) -> None:
    printed = Printed(press, META)
    pairs = {
        "Title": "dc:title", "Subject": "dc:description", "Keywords": "pdf:Keywords",
        "Producer": "pdf:Producer", "Creator": "xmp:CreatorTool",
    }  # fmt: skip
    for entry, name in pairs.items():
        assert printed.texts(name) == [printed.info[entry]], entry
    assert printed.info["Title"] == "Fish & <chips>"
    assert printed.info["Author"] == "Doe, A; B. Writer"
    assert printed.items("dc:creator") == ["Doe, A", "B. Writer"]
    assert printed.items("dc:subject") == ["x", "y"]
    assert printed.info["CreationDate"] == printed.info["ModDate"] == "D:20251201000000Z"
    assert printed.texts("xmp:CreateDate") == printed.texts("xmp:ModifyDate") == ["2025-12-01T00:00:00Z"]


def test_xmp_tells_what_the_dictionary_cannot(press: Press) -> None:
    printed = Printed(press, META)
    assert printed.items("dc:language") == ["de"]
    assert printed.items("dc:publisher") == ["The Office"]
    assert printed.texts("dc:identifier") == ["7/2025"]
    assert printed.texts("dc:source") == ["brief.md sha256:ab12"]


def test_nothing_is_said_of_what_is_not_known(press: Press) -> None:
    printed = Printed(press, Meta())
    assert set(printed.info) == {"Creator", "Producer"}
    for name in ("dc:title", "dc:creator", "dc:description", "xmp:CreateDate", "pdfaid:part", "pdfuaid:part"):
        assert printed.texts(name) == []


def test_a_date_in_words_is_no_date(press: Press) -> None:
    assert "CreationDate" not in Printed(press, replace(META, date="Spring")).info


@pytest.mark.parametrize("standards", [(), ("ua-1",), ("a-2u",), ("ua-1", "a-3a")])
def test_only_the_standards_of_the_plan_are_claimed(press: Press, standards: tuple[Standard, ...]) -> None:
    printed = Printed(press, META, standards)
    archival = [standard for standard in standards if standard != "ua-1"]
    assert printed.texts("pdfuaid:part") == (["1"] if "ua-1" in standards else [])
    assert printed.texts("pdfaid:part") == [standard[2] for standard in archival]
    assert printed.texts("pdfaid:conformance") == [standard[3].upper() for standard in archival]
    assert bool(printed.texts("pdfaExtension:schemas")) == (len(standards) == 2)


def test_the_packet_can_be_found_without_reading_pdf(press: Press) -> None:
    printed = Printed(press, META)
    assert "Filter" not in printed.metadata.attrs
    assert printed.data.count(printed.packet) == 1
    assert printed.packet.startswith('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode())


def test_colours_are_those_of_screens(press: Press) -> None:
    printed = Printed(press, META)
    assert printed.intent["S"].name == "GTS_PDFA1"
    assert printed.profile[12:20] == b"mntrRGB "


@pytest.mark.parametrize(("lang", "turned"), [("en-GB", False), ("ar", True)])
def test_pages_are_turned_in_reading_direction(press: Press, lang: str, turned: bool) -> None:
    preferences = resolve1(Printed(press, Meta(lang=lang)).catalog["ViewerPreferences"])
    assert preferences["DisplayDocTitle"] is True
    assert ("Direction" in preferences) == turned
