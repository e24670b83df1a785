"""The ``{#id .class key=value}`` notation of pandoc and Quarto, as a grammar over text. It knows no Markdown.

Values may be bare, also with a per cent sign (``width=50%``), or stand in either kind of straight quotes.
"""

from __future__ import annotations

import re

from deckbuilder.model import NO_ATTRS, Attrs

_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}\#."'=]+)
      | \.(?P<cls>[^\s{}\#."'=]+)
      | (?P<key>[A-Za-z_:][\w:.-]*)=
        (?:"(?P<dq>(?:[^"\\]|\\.)*)"|'(?P<sq>(?:[^'\\]|\\.)*)'|(?P<bare>[^\s{}"']+))
      | =(?P<raw>[\w-]+)
      | (?P<dash>-)
    )(?=[\s}]|\.|\#)""",
    re.VERBOSE | re.DOTALL,
)
_END = re.compile(r"\s*\}")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_WORD = re.compile(r"\{\s*([\w+#-]+)\s*")


def read_attrs(text: str, start: int = 0) -> tuple[Attrs, int] | None:
    """Read ``{…}`` where it opens at ``start``; the attributes and the position after the brace.

    None where the braces hold anything else, so that ordinary text in braces stays text. Empty braces are
    text too.
    """
    if not text.startswith("{", start):
        return None
    position = start + 1
    identity: str | None = None
    classes: list[str] = []
    values: dict[str, str] = {}
    while found := _ITEM.match(text, position):
        position = found.end()
        if found["id"]:
            identity = found["id"]
        elif found["cls"]:
            classes.append(found["cls"])
        elif found["dash"]:
            classes.append("unnumbered")
        elif found["raw"]:
            values["raw"] = found["raw"]
        else:
            identity = _value(found, identity, classes, values)
    end = _END.match(text, position)
    if end is None or position == start + 1:
        return None
    return Attrs(identity, tuple(dict.fromkeys(classes)), tuple(values.items())), end.end()


def _value(
    found: re.Match[str], identity: str | None, classes: list[str], values: dict[str, str]
) -> str | None:
    """Enter one ``key=value``, where ``class`` and ``id`` mean their short forms; returns the identifier."""
    quoted = found["dq"] if found["dq"] is not None else found["sq"]
    value = found["bare"] if quoted is None else _ESCAPED.sub(r"\1", quoted)
    if found["key"] == "class":
        classes.extend(value.split())
    elif found["key"] == "id":
        return value or identity
    else:
        values[found["key"]] = value
    return identity


def read_trailing(text: str) -> tuple[str, Attrs] | None:
    """Split ``Title {#id .class}`` into its text and attributes; None where it does not end in attributes.

    The braces must be set off by a space: those that touch a ``]``, ``)`` or a code span belong to it.
    """
    if not text.endswith("}"):
        return None
    start = text.rfind("{")
    while start >= 0:
        found = read_attrs(text, start)
        if found is not None and found[1] == len(text):
            if start and not text[start - 1].isspace():
                return None
            return text[:start].rstrip(), found[0]
        # A value in quotes may hold a brace: try the one before.
        start = text.rfind("{", max(0, start - 1000), start)
    return None


def read_fence_info(info: str) -> tuple[str, Attrs]:
    """Language and attributes of a fence: ``python``, ``python {.numbered}``, ``{.python}``, ``{python}``."""
    word, _, rest = info.strip().partition(" ")
    if word.startswith("{"):
        return _braced_info(info.strip())
    if "{" in word:
        word, brace, tail = word.partition("{")
        rest = f"{brace}{tail} {rest}"
    return word, _info_attrs(rest.strip())


def _braced_info(info: str) -> tuple[str, Attrs]:
    found = read_attrs(info)
    if found is not None:
        attrs = found[0]
        return (attrs.classes[0] if attrs.classes else ""), attrs
    cell = _WORD.match(info)
    if cell is None:
        return "", NO_ATTRS
    return cell[1], _info_attrs("{" + info[cell.end() :])


def _info_attrs(text: str) -> Attrs:
    """Attributes after a fence's language, with or without braces around them (``data=file.csv``)."""
    if not text:
        return NO_ATTRS
    found = read_attrs(text) or read_attrs("{" + text + "}")
    return found[0] if found else NO_ATTRS
