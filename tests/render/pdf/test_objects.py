"""How objects lie in the file."""

from __future__ import annotations

import io
import re

import pdfplumber
import pytest
from pdfminer.pdfdocument import PDFXRefStream

from deckbuilder.plan import Page
from deckbuilder.render.pdf import objects
from tests.render.pdf.conftest import HEIGHT, SPAN, WIDTH, Press, frame, written


def test_everything_but_streams_is_packed(press: Press) -> None:
    data = press.print(frame(press.para("Words")))
    heads = re.findall(rb"\n\d+ 0 obj\n<<(.*?)>>\nstream\n", data, re.DOTALL)
    assert len(heads) == data.count(b" 0 obj\n") > 4
    assert sum(b"/ObjStm" in head for head in heads) == 1
    assert b"/Catalog" not in data
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        (table,) = pdf.doc.xrefs
        assert isinstance(table, PDFXRefStream)
        assert table.get_trailer()["Root"] is not None


def test_a_file_of_many_bundles_reads_back(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "BUNDLE", 3)
    pages = [
        Page(WIDTH, HEIGHT, "next", (frame(press.para(f"Page {number}")),), "", SPAN) for number in range(9)
    ]
    data = press.print_pages(*pages)
    assert data.count(b"/ObjStm") > 3
    assert written(data) == "Page 0"
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert [page.extract_text() for page in pdf.pages] == [f"Page {number}" for number in range(9)]


def test_streams_are_as_long_as_they_say(press: Press) -> None:
    """PDF/A-2, 6.1.7.1: a line end before ``endstream``, not counted in the length."""
    data = press.print(frame(press.para("Words")))
    for head in re.finditer(rb"/Length (\d+).*?>>\nstream\n", data, re.DOTALL):
        end = head.end() + int(head[1])
        assert data[end : end + 12] == b"\r\nendstream\n"


def test_the_header_says_that_the_file_is_binary(press: Press) -> None:
    first, second, *_ = press.print().split(b"\n")
    assert first == b"%PDF-1.7"
    assert second[:1] == b"%"
    assert len(second) >= 5
    assert min(second[1:5]) > 127
