"""MathML as latex2mathml writes it made plain: no rows around one element, accents by their own characters,
words in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: ASCII stand-ins by the spacing accent, and by what stretches over several letters.
_ACCENTS = {"^": ("\u02c6", "\u0302"), "~": ("\u02dc", "\u0303"), "\u2015": ("\u00af", "\u203e")}
_MARKED = ("mover", "munder")
#: Between the rows of lines that align, where latex2mathml writes 3 pt; between the columns of other tables.
_ROW_SPACE, _COLUMN_SPACE = "0.4em", "0.9em"


def tidied(tree: Element) -> Element:
    """The same tree, changed in place."""
    _flatten(tree)
    for element in list(tree.iter()):
        _join_words(element)
        if element.tag in _MARKED and len(element) == 2:
            _name_accent(element)
        if element.tag == "mtable":
            _space(element)
    return tree


def _flatten(element: Element) -> None:
    """Take out rows around one element, which every group in braces gives. A sign in braces keeps its row: it
    takes no spaces."""
    for at, child in enumerate(element):
        _flatten(child)
        if child.tag == "mrow" and len(child) == 1 and child[0].tag != "mo":
            element[at] = child[0]
    broken = any(child.get("linebreak") for child in element.iter("mspace"))
    if element.tag == "math" and len(element) == 1 and element[0].tag == "mrow" and not broken:
        element[:] = list(element[0])


def _name_accent(element: Element) -> None:
    base, accent = element
    names = _ACCENTS.get(accent.text or "") if accent.tag == "mo" else None
    if names is not None:
        accent.text = names[len("".join(base.itertext())) > 1]
        element.set("accent" if element.tag == "mover" else "accentunder", "true")
        accent.attrib.pop("stretchy", None)


def _space(table: Element) -> None:
    if table.get("displaystyle") == "true":
        table.set("rowspacing", _ROW_SPACE)
    elif table.get("columnspacing") is None:
        table.set("columnspacing", _COLUMN_SPACE)


def _join_words(row: Element) -> None:
    """Upright letters in a row, as in ``\\mathrm{CAGR}``, are one name."""
    word: Element | None = None
    for child in list(row):
        if child.tag == "mi" and child.get("mathvariant") == "normal" and (child.text or "").isalpha():
            if word is not None:
                word.text = (word.text or "") + (child.text or "")
                row.remove(child)
            else:
                word = child
        else:
            word = None
