"""The fonts of drawn pages: the very files that measured their text, as browsers load them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from msgspec import Struct

from deckbuilder.text.face import Face
from deckbuilder.text.fonts import FontBook

#: What a page of drawings must say to browsers besides, as no attribute can: figures, marks and spaces keep
#: the width they were measured with, and hyphens at line ends are not copied.
STYLE = """svg text{white-space:pre;font-kerning:normal;font-optical-sizing:none;font-synthesis:none;\
text-spacing-trim:space-all;text-autospace:no-autospace}
svg .hyphen{-webkit-user-select:none;user-select:none}
"""
_NOT_IN_NAMES = re.compile("[^A-Za-z0-9]+")


class FontData(Struct, frozen=True):
    """A font file with one face, without axes."""

    data: bytes
    media: str
    """Media type."""


def font_name(key: str) -> str:
    """The CSS family of a face's file (`Face.program`), which is as well a name for that file: letters,
    figures and hyphens."""
    digest = hashlib.sha256(key.encode()).hexdigest()[:6]
    return f"{_NOT_IN_NAMES.sub('-', key).strip('-')}-{digest}"


def font_css(keys: Iterable[str], folder: str = "fonts/") -> str:
    """The rules that pages set in these faces need. ``folder`` is where their files are found by name."""
    rules = (f"@font-face{{font-family:{name};src:url({folder}{name})}}\n" for name in map(font_name, keys))
    return STYLE + "".join(rules)


def font_data(book: FontBook, key: str) -> FontData:
    """The file of a face; of a variable font the instance, of a collection the member.

    Raises:
        KeyError: the book handed out no such face.
    """
    face = book.by_key(key)
    data = face.path.read_bytes()
    if face.variations or data[:4] == b"ttcf":
        data = _single(face)
    return FontData(data, "font/otf" if data[:4] == b"OTTO" else "font/ttf")


def _single(face: Face) -> bytes:
    """All glyphs and rules of one face, cut from its file."""
    import uharfbuzz as hb

    whole = hb.Face(hb.Blob.from_file_path(str(face.path)), face.index)
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    for tag, value in face.variations.items():
        wanted.pin_axis_location(whole, tag, value)
    return bytes(hb.SubsetPlan(whole, wanted).execute().blob.data)
