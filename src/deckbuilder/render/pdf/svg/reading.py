"""The elements of an SVG document with their styles: attributes, style sheets and inheritance (SVG 2, 6).

Only what this program draws is read; anything else that could be seen is an `Undrawable`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
#: Properties that pass from parents to children, with their initial values.
INHERITED = {
    "fill": "black", "fill-opacity": "1", "fill-rule": "nonzero", "stroke": "none", "stroke-opacity": "1",
    "stroke-width": "1", "stroke-linecap": "butt", "stroke-linejoin": "miter", "stroke-miterlimit": "4",
    "stroke-dasharray": "none", "stroke-dashoffset": "0", "clip-rule": "nonzero", "color": "black",
    "visibility": "visible", "font-family": "", "font-size": "16", "font-weight": "400",
    "font-style": "normal", "text-anchor": "start", "paint-order": "normal",
}  # fmt: skip
OWN = {
    "opacity": "1", "clip-path": "none", "display": "inline", "stop-color": "black", "stop-opacity": "1",
}  # fmt: skip
#: Properties whose other values change what is seen.
PLAIN = {
    "mask": ("none",), "filter": ("none",), "marker": ("none",), "marker-start": ("none",),
    "marker-mid": ("none",), "marker-end": ("none",), "mix-blend-mode": ("normal",),
    "letter-spacing": ("normal", "0", "0px"), "word-spacing": ("normal", "0", "0px"),
    "text-decoration": ("none",), "dominant-baseline": ("auto", "alphabetic"), "direction": ("ltr",),
    "writing-mode": ("lr-tb", "horizontal-tb", "lr"), "baseline-shift": ("baseline", "0"),
    "alignment-baseline": ("auto", "baseline"), "text-transform": ("none",), "vector-effect": ("none",),
    "font-variant": ("normal",), "font-stretch": ("normal",), "paint-order": ("normal",),
    "transform-origin": (), "transform-box": (), "overflow": ("visible", "hidden", "auto"),
    "unicode-bidi": ("normal",),
}  # fmt: skip
#: What is not seen, or only in programs that move or edit drawings.
UNSEEN = frozenset({
    "background", "background-color", "clip", "color-interpolation", "color-interpolation-filters",
    "color-rendering", "cursor", "enable-background", "fill-rendering", "flood-color", "flood-opacity",
    "font-feature-settings", "font-kerning", "font-size-adjust", "font-specification", "font-synthesis",
    "font-variation-settings", "image-rendering", "isolation", "lighting-color", "line-height",
    "pointer-events", "shape-inside", "shape-padding", "shape-rendering", "solid-color", "solid-opacity",
    "text-align", "text-indent", "text-rendering", "white-space",
})  # fmt: skip
#: Style sheets that anybody can follow: single names of elements, classes and identifiers.
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(\*|[\w-]+)?(?:\.([\w-]+))?(?:#([\w-]+))?")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)


class Undrawable(Exception):
    """A drawing that holds something beyond this program; the text says what."""


Style = Mapping[str, str]


class Document:
    """A drawing's tree with what finds and styles its elements."""

    def __init__(self, data: bytes) -> None:
        from xml.etree.ElementTree import fromstring

        self.root = fromstring(data)  # our own copy, without entities
        self.named = {key: one for one in self.root.iter() if (key := one.get("id"))}
        sheets = (one.text or "" for one in self.root.iter(f"{SVG}style"))
        self._rules = sorted((rule for sheet in sheets for rule in _rules(sheet)), key=lambda rule: rule[0])

    def style(self, element: Element, inherited: Style) -> dict[str, str]:
        """What an element's properties are, its parent's being ``inherited``."""
        style = {**{key: inherited[key] for key in INHERITED}, **OWN}
        for key, value in self._said(element):
            if key in INHERITED or key in OWN:
                _set(style, key, value.strip(), inherited)
            elif key in PLAIN:
                if value.strip() not in PLAIN[key]:
                    raise Undrawable(key)
            elif key not in UNSEEN and not key.startswith("-"):
                raise Undrawable(key)
        return style

    def _said(self, element: Element) -> Iterator[tuple[str, str]]:
        """Properties in the order in which they override one another."""
        known = INHERITED.keys() | OWN.keys() | PLAIN.keys()
        yield from ((key, value) for key, value in element.attrib.items() if key in known)
        for _, (tag, one, id), declared in self._rules:
            if (
                (not tag or tag in ("*", local(element)))
                and (not one or one in element.get("class", "").split())
                and (not id or id == element.get("id"))
            ):
                yield from declared
        yield from _declarations(element.get("style", ""))

    def referred(self, url: str) -> Element:
        """The element that ``url(#id)`` or ``#id`` names."""
        found = re.fullmatch(r"(?:url\(\s*[\"']?)?#([^\"')]+)[\"']?\s*\)?", url.strip())
        if found is None or found[1] not in self.named:
            raise Undrawable(f"a reference to {url}")
        return self.named[found[1]]


def local(element: Element) -> str:
    """The name of an SVG element; empty for what is of another language, or a comment."""
    tag = element.tag
    return tag[len(SVG) :] if isinstance(tag, str) and tag.startswith(SVG) else ""


def _set(style: dict[str, str], key: str, value: str, inherited: Style) -> None:
    if "(" in value and value.split("(")[0].strip().lower() in ("var", "calc", "attr", "env"):
        raise Undrawable(value)
    if value.endswith("!important"):
        raise Undrawable(value)
    if value == "inherit":
        style[key] = inherited.get(key, OWN.get(key, ""))
    elif value in ("initial", "unset", "revert"):
        raise Undrawable(value)
    elif value:
        style[key] = value


def _rules(sheet: str) -> Iterator[tuple[tuple[int, int, int], tuple[str, str, str], list[tuple[str, str]]]]:
    """Each selector with its specificity (CSS Selectors 4, 17) and what it declares."""
    sheet = _COMMENT.sub("", sheet.replace("<!--", "").replace("-->", ""))
    if "@" in sheet or _RULE.sub("", sheet).strip():
        raise Undrawable("a style sheet")
    for selectors, body in _RULE.findall(sheet):
        for selector in selectors.split(","):
            found = _SELECTOR.fullmatch(selector.strip())
            if found is None or not selector.strip():
                raise Undrawable(f"the selector {selector.strip()}")
            tag, one, id = (part or "" for part in found.groups())
            yield (bool(id), bool(one), bool(tag and tag != "*")), (tag, one, id), list(_declarations(body))


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    for declaration in _COMMENT.sub("", text).split(";"):
        key, colon, value = declaration.partition(":")
        if key.strip() == "font" and colon:
            raise Undrawable("font")
        if colon:
            yield key.strip().lower(), value.strip()
