"""The font files that browsers get."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb

from deckbuilder.render.html import font_css, font_data, font_name
from deckbuilder.text.fonts import FontBook

WORDS = "Offices and waffles, Tokyo 1968"


def width(data: bytes, text: str) -> float:
    """As a program measures a text with a file at its defaults."""
    face = hb.Face(data)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(face), buffer)
    return float(sum(at.x_advance for at in buffer.glyph_positions) / face.upem)


@pytest.mark.parametrize("family", ["Arimo", "Source Serif 4", "Source Code Pro"])
@pytest.mark.parametrize(("weight", "italic"), [(400, False), (700, False), (400, True)])
def test_a_file_measures_as_the_face_did(family: str, weight: int, italic: bool) -> None:
    book = FontBook()
    face = book.face(family, weight, italic)
    found = font_data(book, face.program)
    assert found.media == "font/ttf"
    assert width(found.data, WORDS) == pytest.approx(face.whole(WORDS), abs=0.002)
    assert not hb.Face(found.data).axis_infos


def test_a_member_of_a_collection_stands_alone(tmp_path: Path) -> None:
    book = FontBook()
    data = font_data(book, book.face("Arimo").program).data
    (tmp_path / "two.ttc").write_bytes(collected(data, font_data(book, book.face("Arimo", 700).program).data))
    shelf = FontBook([tmp_path / "two.ttc"])
    bold = shelf.face("Arimo", 700)
    found = font_data(shelf, bold.program)
    assert bold.index == 1
    assert found.data[:4] != b"ttcf"
    assert width(found.data, WORDS) == pytest.approx(bold.whole(WORDS))


def collected(*fonts: bytes) -> bytes:
    """Font files as a collection (OpenType specification, TTC header)."""
    start = 12 + 4 * len(fonts)
    offsets, body = [], b""
    for data in fonts:
        offset = start + len(body)
        offsets.append(offset)
        tables = int.from_bytes(data[4:6], "big")
        moved = bytearray(data)
        for entry in range(12, 12 + 16 * tables, 16):
            place = int.from_bytes(data[entry + 8 : entry + 12], "big") + offset
            moved[entry + 8 : entry + 12] = place.to_bytes(4, "big")
        body += bytes(moved) + b"\0" * (-len(data) % 4)
    header = b"ttcf\0\1\0\0" + len(fonts).to_bytes(4, "big")
    return header + b"".join(offset.to_bytes(4, "big") for offset in offsets) + body


def test_names_tell_faces_apart_and_need_no_quotes() -> None:
    keys = ["Arimo:400:r", "Arimo:400:i", "源ノ角:400:r", "源ノ明:400:r", 'A"}:400:r']
    names = [font_name(key) for key in keys]
    assert len(set(names)) == len(keys)
    assert all(name.replace("-", "").isalnum() and name.isascii() for name in names)


def test_css_names_each_file(tmp_path: Path) -> None:
    css = font_css(["Arimo:400:r"], "fonts/")
    name = font_name("Arimo:400:r")
    assert css.endswith(f"@font-face{{font-family:{name};src:url(fonts/{name})}}\n")
