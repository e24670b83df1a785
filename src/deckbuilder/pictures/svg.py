"""SVG documents made safe to hand on: what could run, or reach out for other files, stays behind.

The document is read by expat and written anew as it is read, in SVG's own namespace and XLink's; comments,
document types, editors' private data and links go without a word, since nothing that is seen goes with them.
Nothing is drawn here.
"""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

from msgspec import Struct

from deckbuilder.pictures.signs import unpacked

#: Drawings are hundreds of kilobytes; what is larger, unpacked, is data in disguise.
MAX_BYTES = 16 * 1024 * 1024
#: Elements inside elements. Drawing programs stay below 50; renderers fail from some 300 on.
_DEEPEST = 200
#: Characters of an entity. Illustrator's stand for namespaces; entities inside entities multiply.
_LONGEST_ENTITY = 256

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_PREFIXES = {"": "", _SVG: "", _XLINK: "xlink:", _XML: "xml:"}
_SCRIPTS = ("script", "handler", "listener")
#: Foreign content, of which no office program shows anything.
_FOREIGN = ("foreignObject", "iframe", "audio", "video", "canvas")
_DRAWN = ("circle", "ellipse", "image", "line", "path", "polygon", "polyline", "rect", "text", "use")
#: Motion, of which the first state is what is shown, and descriptions for programs.
_SILENT = ("animate", "animateColor", "animateMotion", "animateTransform", "discard", "metadata", "set")
_INLINE = re.compile(r"data:(image/(png|jpe?g|gif|webp)|font/|application/(x-)?font)", re.I)
_URL = re.compile(r"""url\(\s*(["']?)(.*?)\1\s*\)""", re.I | re.S)
_IMPORT = re.compile(r"@import\b[^;]*;?", re.I)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.I | re.S)
_SPECIAL = re.compile('[&<>"\n\t\r]')
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


class UnsafeSvg(Exception):
    """A document that cannot be handed on; the text says why, as the end of a sentence."""


class Svg(Struct, frozen=True):
    """A document that is safe to embed."""

    data: bytes
    root: dict[str, str]
    """Attributes of the root element."""
    lost: frozenset[str]
    """What was left out: ``scripts``, ``references``, ``foreign``."""


def sanitised(data: bytes) -> Svg:
    """The document without what could do harm.

    Raises:
        UnsafeSvg: not well-formed, no SVG, too large, too deep, or with entities that multiply.
    """
    data = unpacked(data, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnsafeSvg(f"holds more than {MAX_BYTES // 1024 // 1024} MB")
    copy = _Copy()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = copy.start
    parser.EndElementHandler = copy.end
    parser.CharacterDataHandler = copy.characters
    parser.EntityDeclHandler = _check_entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnsafeSvg(f"is damaged: {error}") from None
    except (ValueError, LookupError) as error:  # an encoding that Python does not know
        raise UnsafeSvg(f"is damaged: {error}") from None
    if not copy.draws:
        raise UnsafeSvg("draws nothing")
    return Svg("".join(copy.written).encode(), copy.root, frozenset(copy.lost))


def _check_entity(name: str, is_parameter: bool, value: str | None, *_: Any) -> None:
    if value is not None and ("&" in value or "%" in value or len(value) > _LONGEST_ENTITY):
        raise UnsafeSvg(f"holds the entity `{name}`, which stands for too much")


class _Copy:
    """Writes a document while expat reads it."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.lost: set[str] = set()
        self.draws = False
        """Whether there is anything to be seen."""
        self.root: dict[str, str] = {}
        self._open: list[str] = []
        self._dropped = 0
        """Elements open inside one that is left out, itself included."""
        self._css: list[str] | None = None
        """The text of a ``style`` element so far."""

    def start(self, name: str, attrs: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._open and not self._dropped and (local != "svg" or space not in ("", _SVG)):
            raise UnsafeSvg("is no SVG document")
        if self._dropped or self._is_dropped(space, local):
            self._dropped += 1
            return
        if len(self._open) >= _DEEPEST:
            raise UnsafeSvg(f"has more than {_DEEPEST} elements inside each other")
        kept = self._kept(local, attrs)
        if not self._open:
            self.root = dict(kept)
            kept = {"xmlns": _SVG, "xmlns:xlink": _XLINK, **kept}
        self._open.append(local)
        self.draws = self.draws or local in _DRAWN
        self._css = [] if local == "style" else None
        self.written.append(f"<{local}{''.join(map(_attribute, kept.items()))}>")

    def end(self, name: str) -> None:
        if self._dropped:
            self._dropped -= 1
            return
        if self._css is not None:
            self.written.append(_escaped(self._clean_css("".join(self._css))))
            self._css = None
        self.written.append(f"</{self._open.pop()}>")

    def characters(self, text: str) -> None:
        if self._dropped or not self._open:
            return
        if self._css is not None:
            self._css.append(text)
            return
        self.written.append(_escaped(text))

    def _is_dropped(self, space: str, local: str) -> bool:
        if local in _SCRIPTS:
            self.lost.add("scripts")
        elif local in _FOREIGN:
            if "switch" not in self._open[-1:]:  # else what stands in for it follows
                self.lost.add("foreign")
        elif space in ("", _SVG) and local not in _SILENT:
            return False
        return True

    def _kept(self, element: str, attrs: dict[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for name, value in attrs.items():
            space, _, local = name.rpartition(" ")
            if space not in _PREFIXES or local in ("base", "content"):
                continue
            if local.lower().startswith("on"):
                self.lost.add("scripts")
            elif local in ("href", "src"):
                if element == "a":
                    continue
                if value.strip().startswith("#") or _INLINE.match(value.strip()):
                    kept[_PREFIXES[space] + local] = value
                else:
                    self.lost.add("references")
            elif local == "style" or "(" in value or "\\" in value:
                kept[_PREFIXES[space] + local] = self._clean_css(value)
            else:
                kept[_PREFIXES[space] + local] = value
        return kept

    def _clean_css(self, css: str) -> str:
        """Style rules without what they would fetch."""
        if "\\" in css:  # url( may be written \75rl(
            css = _ESCAPE.sub(_unescaped, css)
        cleaned = _IMPORT.sub("", css)
        if cleaned != css:
            self.lost.add("references")
        return _URL.sub(self._target, cleaned)

    def _target(self, found: re.Match[str]) -> str:
        if found[2].strip().startswith("#") or _INLINE.match(found[2].strip()):
            return found[0]
        self.lost.add("references")
        return "none"


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return found[2] or (chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else "")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(item: tuple[str, str]) -> str:
    return f' {item[0]}="{_SPECIAL.sub(_markup, item[1])}"'


def _markup(found: re.Match[str]) -> str:
    return _MARKUP[found[0]]
