"""Text strings and dates of a file (ISO 32000-1, 7.9.2.2 and 7.9.4)."""

from __future__ import annotations

import re
from datetime import date

_ESCAPED = re.compile(r"([\\()])")


def text_bytes(text: str) -> bytes:
    """What a text string consists of: characters where they are printable ASCII, else UTF-16. The keys of a
    name tree are sorted by it (7.9.6)."""
    if text.isascii() and text.isprintable():
        return text.encode("ascii")
    return b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass")


def text_string(text: str) -> str:
    """A text as an object holds it."""
    data = text_bytes(text)
    if data.startswith(b"\xfe"):
        return f"<{data.hex().upper()}>"
    return "(" + _ESCAPED.sub(r"\\\1", text) + ")"


def pdf_date(day: date) -> str:
    """The first moment of a day."""
    return f"D:{day:%Y%m%d}000000Z"
