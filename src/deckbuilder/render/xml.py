"""One way to write XML: every name and value of it passes through here, so that no text breaks the markup.

It builds strings, not trees: a deck of a thousand slides is written in tenths of a second. It knows no
vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NewType

#: Markup that is already escaped. Only this module turns text into it.
Xml = NewType("Xml", str)

Value = str | int | bool | None

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NOTHING = Xml("")
NO_ATTRS: Mapping[str, Value] = {}

# Characters that XML 1.0 (section 2.2) does not allow at all.
_ILLEGAL = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ud800-\udfff\ufffe\uffff"
_IN_TEXT = re.compile(f"[&<>\r{_ILLEGAL}]")
_IN_VALUE = re.compile(f'[&<>"\t\n\r{_ILLEGAL}]')
_ENTITIES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
}  # fmt: skip


def _entity(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0], "")


def text(value: str) -> Xml:
    """Character data. Characters that XML cannot hold are left out."""
    return Xml(_IN_TEXT.sub(_entity, value))


def element(tag: str, attrs: Mapping[str, Value] = NO_ATTRS, *children: Xml) -> Xml:
    """``<tag attrs>children</tag>``; attributes that are None are left out, True and False are 1 and 0."""
    written = ""
    for name, value in attrs.items():
        if isinstance(value, str):
            written += f' {name}="{_IN_VALUE.sub(_entity, value)}"'
        elif value is not None:
            written += f' {name}="{int(value)}"'
    inner = "".join(children)
    return Xml(f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>")


def join(*parts: Xml) -> Xml:
    """Elements in a row."""
    return Xml("".join(parts))


def document(root: Xml) -> bytes:
    """A whole XML part."""
    return (HEAD + root).encode()
