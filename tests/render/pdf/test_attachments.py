"""Files inside the file."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from typing import Any

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1

from deckbuilder.model import Meta
from deckbuilder.plan import Attachment, Origin, Page, Plan
from deckbuilder.render.pdf import render
from tests.render.pdf.conftest import HEIGHT, SPAN, WIDTH, Press

FILES = (
    Attachment("brief.md", "brief.md", b"# One", "text/markdown", "Source"),
    Attachment("tables.csv", "data/tables.csv", b"1,2\n", "text/csv", "Data"),
    Attachment("aä.md", "parts/aä.md", b"", "text/markdown", "Source"),
)


def printed(press: Press, files: tuple[Attachment, ...], day: date | None = None) -> bytes:
    page = Page(WIDTH, HEIGHT, "first", (), "", SPAN)
    plan = Plan((page,), Meta(date=day), "memo", origin=Origin("brief.md", "ab12", files))
    file = io.BytesIO()
    render(plan, press.theme, press.typesetter.fonts, file)
    return file.getvalue()


def whole(value: Any) -> Any:
    """An object of the file with all it refers to; streams as their dictionary and data."""
    value = resolve1(value)
    if isinstance(value, dict):
        return {key: whole(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [whole(entry) for entry in value]
    if hasattr(value, "get_data"):
        return whole(value.attrs), value.get_data()
    return value.name if hasattr(value, "name") else value


def catalog(data: bytes, *names: str) -> list[Any]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [whole(pdf.doc.catalog[name]) for name in names if name in pdf.doc.catalog]


def test_files_can_be_taken_out_again(press: Press) -> None:
    associated, names = catalog(printed(press, FILES, date(2026, 2, 3)), "AF", "Names")
    for entry, file in zip(associated, FILES, strict=True):
        assert entry["AFRelationship"] == file.relation
        assert entry["F"] == entry["UF"]
        about, data = entry["EF"]["UF"]
        assert data == file.data
        assert about["Subtype"] == file.media
        assert about["Params"] == {
            "Size": len(file.data), "CheckSum": hashlib.md5(file.data).digest(),
            "ModDate": b"D:20260203000000Z",
        }  # fmt: skip
    assert [entry["Desc"] for entry in associated[:2]] == [b"brief.md", b"data/tables.csv"]
    listed = names["EmbeddedFiles"]["Names"]
    assert listed[::2] == [b"brief.md", b"tables.csv", b"\xfe\xff\x00a\x00\xe4\x00.\x00m\x00d"]
    assert listed[1::2] == associated


@pytest.mark.parametrize("files", [(), FILES])
def test_nothing_else_is_attached(press: Press, files: tuple[Attachment, ...]) -> None:
    assert len(catalog(printed(press, files), "AF", "Names")) == (2 if files else 0)


def test_a_file_of_a_document_without_date_has_none(press: Press) -> None:
    ((entry, *_),) = catalog(printed(press, FILES), "AF")
    assert "ModDate" not in entry["EF"]["F"][0]["Params"]
