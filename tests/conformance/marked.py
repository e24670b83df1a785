"""What the content streams of a PDF say: the text of each marked-content sequence, and what is in none.

Characters are those the file's own ToUnicode maps and ActualText give, as a program reads them that copies
text (ISO 32000-1, 9.10.2 and 14.9.4). Positions are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

TEXT = frozenset(("Tj", "TJ", "'", '"'))
#: Operators that put ink on the page, text apart (ISO 32000-1, tables 60, 77 and 92).
PAINT = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"))
#: Text rendering mode of letters that are not drawn (table 106).
INVISIBLE = 3
UNKNOWN = "\ufffd"


@dataclass(slots=True)
class Sequence:
    """An open marked-content sequence."""

    tag: str
    mcid: int | None = None
    actual: str | None = None
    kind: str = ""
    """Of an artifact: ``Pagination``, ``Layout`` …"""
    text: str = ""


@dataclass(slots=True)
class Marked:
    """What one page says."""

    texts: dict[int, str] = field(default_factory=dict)
    """By marked-content identifier; empty for what is drawn without words."""
    tags: dict[int, str] = field(default_factory=dict)
    artifacts: list[tuple[str, str]] = field(default_factory=list)
    """Kind and text of each artifact, in the order drawn."""
    faults: list[str] = field(default_factory=list)


def marked(page: pikepdf.Page) -> Marked:
    """Read the content of one page."""
    reader = _Reader()
    reader.read(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()))
    if reader.open:
        reader.found.faults.append("marked content is not closed")
    return reader.found


class _Reader:
    def __init__(self) -> None:
        self.found = Marked()
        self.open: list[Sequence] = []
        self._fonts: dict[tuple[int, int], _Font] = {}
        self._font: _Font | None = None
        self._mode = 0

    def read(self, stream: Any, resources: Any) -> None:
        for instruction in pikepdf.parse_content_stream(stream):
            operands, name = instruction.operands, str(instruction.operator)
            if name in ("BDC", "BMC"):
                self._begin(list(operands), resources)
            elif name == "EMC":
                self._end()
            elif name == "Tf":
                self._font = self._of(resources["/Font"][str(operands[0])])
            elif name == "Tr":
                self._mode = int(operands[0])
            elif name in TEXT:
                self._show(operands[-1])
            elif name == "Do":
                self._paint(resources["/XObject"][str(operands[0])], resources)
            elif name in PAINT:
                self._ink(f"a drawing ({name})")

    def _begin(self, operands: list[Any], resources: Any) -> None:
        sequence = Sequence(str(operands[0])[1:])
        if len(operands) > 1:
            given = operands[1]
            entries = given if isinstance(given, pikepdf.Dictionary) else resources["/Properties"][str(given)]
            sequence.mcid = int(entries["/MCID"]) if "/MCID" in entries else None
            sequence.actual = str(entries["/ActualText"]) if "/ActualText" in entries else None
            sequence.kind = str(entries.get("/Type", "/"))[1:]
        inside_artifact = any(outer.tag == "Artifact" for outer in self.open)
        inside_content = any(outer.mcid is not None for outer in self.open)
        if sequence.mcid is not None and (inside_artifact or inside_content):
            self.found.faults.append(f"content {sequence.mcid} stands inside other content")
        if sequence.tag == "Artifact" and inside_content:
            self.found.faults.append("an artifact stands inside content")
        if sequence.mcid is not None:
            if sequence.mcid in self.found.texts:
                self.found.faults.append(f"content {sequence.mcid} is there twice")
            self.found.texts[sequence.mcid] = ""
            self.found.tags[sequence.mcid] = sequence.tag
        self.open.append(sequence)

    def _end(self) -> None:
        if not self.open:
            self.found.faults.append("marked content ends that did not begin")
            return
        ended = self.open.pop()
        text = ended.text if ended.actual is None else ended.actual
        if ended.mcid is not None:
            self.found.texts[ended.mcid] += text
        elif ended.tag == "Artifact":
            self.found.artifacts.append((ended.kind, text))
        elif self.open:
            self.open[-1].text += text

    def _show(self, shown: Any) -> None:
        text = "" if self._font is None else "".join(self._decoded(shown))
        self._ink(f"“{text}”")
        if self._mode == INVISIBLE:
            self.found.faults.append(f"“{text}” is not drawn")
        if UNKNOWN in text:
            self.found.faults.append(f"“{text}” has letters without a character")
        if self.open:
            self.open[-1].text += text

    def _decoded(self, shown: Any) -> Iterator[str]:
        assert self._font is not None
        for item in shown if isinstance(shown, pikepdf.Array) else [shown]:
            if isinstance(item, pikepdf.String):
                yield self._font.decoded(bytes(item))

    def _paint(self, drawn: Any, resources: Any) -> None:
        if drawn.get("/Subtype") == "/Form":
            self.read(drawn, drawn.get("/Resources", resources))
        else:
            self._ink("a picture")

    def _ink(self, what: str) -> None:
        if not any(outer.mcid is not None or outer.tag == "Artifact" for outer in self.open):
            self.found.faults.append(f"{what} is neither content nor artifact")

    def _of(self, font: Any) -> _Font:
        key = font.objgen
        if key not in self._fonts or key == (0, 0):
            self._fonts[key] = _Font(font)
        return self._fonts[key]


class _Font:
    """How the codes of a font become characters."""

    def __init__(self, font: Any) -> None:
        self._bytes = 2 if font["/Subtype"] == "/Type0" else 1
        self._texts = (
            dict(_mapped(font["/ToUnicode"].read_bytes().decode("latin-1"))) if "/ToUnicode" in font else {}
        )

    def decoded(self, codes: bytes) -> str:
        steps = range(0, len(codes), self._bytes)
        return "".join(self._texts.get(int.from_bytes(codes[at : at + self._bytes]), UNKNOWN) for at in steps)


HEX = r"<\s*([0-9A-Fa-f\s]*)>"


def _mapped(cmap: str) -> Iterator[tuple[int, str]]:
    """Codes and characters of a ToUnicode map (Adobe technical note 5411)."""
    for section in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(rf"{HEX}\s*{HEX}", section):
            yield int(code, 16), _utf16(text)
    for section in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text, texts in re.findall(
            rf"{HEX}\s*{HEX}\s*(?:{HEX}|\[(.*?)\])", section, re.DOTALL
        ):
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                if texts:
                    yield code, _utf16(re.findall(HEX, texts)[step])
                else:
                    start = _utf16(text)
                    yield code, start[:-1] + chr(ord(start[-1]) + step)


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
