"""The file as a whole: fonts embedded, properties set, nothing that changes from run to run."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1
from reportlab.pdfbase.pdfdoc import PDFCatalog, PDFDocument
from reportlab.pdfgen.canvas import Canvas

from deckbuilder.model import Meta
from deckbuilder.plan import Page
from tests.render.pdf.conftest import HEIGHT, SPAN, WIDTH, Press, frame


def catalog(data: bytes) -> dict[str, Any]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        found: dict[str, Any] = pdf.doc.catalog
        return found


def fonts(data: bytes) -> Iterator[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        resources = resolve1(pdf.pages[0].page_obj.resources["Font"])
        for font in resources.values():
            yield resolve1(font)


def test_every_font_is_embedded_and_readable(press: Press) -> None:
    paras = (
        press.para("Roman"),
        press.para("Bold", weight=700),
        press.para("Sans", family="Arimo", italic=True),
    )
    found = list(fonts(press.print(frame(*paras))))
    assert len(found) == 3
    for font in found:
        descendant = resolve1(resolve1(font["DescendantFonts"])[0])
        descriptor = resolve1(descendant["FontDescriptor"])
        assert font["Subtype"].name == "Type0"
        assert "ToUnicode" in font
        assert "FontFile2" in descriptor


def test_instances_of_a_variable_font_have_names_of_their_own(press: Press) -> None:
    found = fonts(press.print(frame(press.para("Roman"), press.para("Bold", weight=700))))
    names = [font["BaseFont"].name.partition("+")[2] for font in found]
    assert names == ["SourceSerif4-Regular", "SourceSerif4-Bold"]


def test_a_page_without_text_names_no_font(press: Press) -> None:
    assert list(fonts(press.print())) == []


def test_the_same_plan_gives_the_same_bytes(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    once = press.print(frame(press.para("Words")))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert press.print(frame(press.para("Words"))) == once


def test_another_text_gives_another_identifier(press: Press) -> None:
    def identifier(words: str) -> Any:
        with pdfplumber.open(io.BytesIO(press.print(frame(press.para(words))))) as pdf:
            return pdf.doc.xrefs[0].get_trailer()["ID"]

    assert identifier("Words") != identifier("Other words")


def test_the_document_has_a_language(press: Press) -> None:
    assert catalog(press.print(meta=Meta(lang="de")))["Lang"] == b"de"


def test_pages_keep_their_sizes(press: Press) -> None:
    wide = Page(500.0, 200.0, "next", (), "", SPAN)
    data = press.print_pages(Page(WIDTH, HEIGHT, "first", (), "", SPAN), wide)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        sizes = [(float(page.width), float(page.height)) for page in pdf.pages]
    assert sizes == [(WIDTH, HEIGHT), (500.0, 200.0)]


@pytest.mark.parametrize("name", ["_make_preamble"])
def test_reportlabs_canvas_still_has_what_we_replace(name: str) -> None:
    assert callable(getattr(Canvas, name))


def test_reportlabs_canvas_still_has_what_we_reach_into() -> None:
    canvas: Any = Canvas(io.BytesIO(), invariant=1)
    assert isinstance(canvas._doc, PDFDocument)
    assert canvas._code == []
    for name in (
        "Reference", "addForm", "updateSignature", "signature", "idToObject", "Pages",
        "format", "numberToId", "idToObjectNumberAndVersion", "Catalog", "Outlines", "info",
    ):  # fmt: skip
        assert hasattr(canvas._doc, name)
    assert "BasicFonts" in canvas._doc.idToObject
    assert "PageLayout" in PDFCatalog.__NoDefault__
