"""Text strings of a file (ISO 32000-1, 7.9.2.2)."""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"([\\()])")


def text_string(text: str) -> str:
    """A text as an object holds it: as it is where it is printable ASCII, else UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        return "(" + _ESCAPED.sub(r"\\\1", text) + ")"
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
