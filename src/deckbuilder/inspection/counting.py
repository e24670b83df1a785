"""What stands on one slide: its title, and how many things of each kind."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TITLES = ("title", "ctrTitle")
#: What is told apart by sight: pictures, and frames of charts and drawings. A table's words are read out.
_SEEN = ("pic", "graphicFrame")


class Shapes:
    """Sums over the slides of a file."""

    def __init__(self) -> None:
        self.tables = 0
        self.pictures = 0
        self.undescribed = 0
        self.languages: Counter[str] = Counter()
        self.families: set[str] = set()


def count(slide: Element, seen: Shapes) -> str:
    """Add what a slide holds, and give back its title."""
    title = ""
    for shape, told in _shapes(slide.find("cSld/spTree")):
        seen.tables += shape.find("graphic/graphicData/tbl") is not None
        seen.pictures += shape.tag == "pic"
        if shape.tag in _SEEN and shape.find("graphic/graphicData/tbl") is None and not told:
            seen.undescribed += 1
        marker = shape.find("nvSpPr/nvPr/ph")
        if not title and marker is not None and marker.get("type") in _TITLES:
            title = written(shape)
    for element in slide.iter():
        if element.tag == "rPr" and (language := element.get("lang")):
            seen.languages[language] += 1
        elif element.tag in ("latin", "ea", "cs") and (family := element.get("typeface")):
            seen.families.add(family)
    return title


def written(shape: Element) -> str:
    """The words of a shape, in one line."""
    lines = ("".join(text.text or "" for text in para.iter("t")) for para in shape.iter("p"))
    return " ".join(" ".join(lines).split())


def _shapes(tree: Element | None) -> Iterator[tuple[Element, bool]]:
    """Shapes, also those inside groups, and whether words stand for each: its own or its group's."""
    queue = deque((shape, False) for shape in (() if tree is None else tree))
    while queue:
        shape, told = queue.popleft()
        told = told or _described(shape)
        if shape.tag in ("grpSp", "AlternateContent", "Choice"):
            queue.extend((inner, told) for inner in shape)
        else:
            yield shape, told


def _described(shape: Element) -> bool:
    """Whether a shape has alternative text, or is marked as decoration ([MS-ODRAWXML] 2.3.9.1)."""
    known = next((part for head in shape if (part := head.find("cNvPr")) is not None), None)
    if known is None:
        return False
    decoration = next(known.iter("decorative"), None)
    marked = decoration is not None and decoration.get("val") in ("1", "true")
    return marked or bool((known.get("descr") or known.get("title") or "").strip())
