"""MathML as a line of text: runs for formulas inside sentences, and for reading aloud.

Letters italic, digits and names upright, spaces as TeX puts them (The TeXbook, chapter 18). What needs a
second dimension is written with brackets, slashes and carets as in UnicodeMath (Unicode Technical Note 28).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.maths.symbols import (
    CLOSES,
    OPENS,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    Kind,
    combining,
    kind_of,
    letter,
)
from deckbuilder.model import Run, Runs, Script

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NO_BREAK = "\u00a0"
#: Spaces from this width on show in a line. Ems.
_SHOWN_SPACE = 0.25
_ROOTS = {"3": "∛", "4": "∜"}
_SIDES: dict[str, tuple[Script, ...]] = {
    "msub": ("sub",), "munder": ("sub",), "msup": ("sup",), "mover": ("sup",),
}  # fmt: skip
#: Brackets that lie over or under what they gather.
_BRACES = tuple("⏞⏟⎴⎵⏜⏝")


class Linear(Struct, frozen=True):
    runs: Runs
    exact: bool
    """Nothing was written that the formula does not hold, but for a slash."""

    def words(self) -> str:
        """It without any look: raised and lowered signs by Unicode's own, or with a caret or underscore."""
        return "".join(_unraised(run) for run in _joined(self.runs))


class _Piece(Struct, frozen=True):
    """A symbol or word."""

    text: str
    kind: Kind
    italic: bool = False
    bold: bool = False
    script: Script | None = None


_Pieces = list[_Piece]


def linear(tree: Element) -> Linear:
    """The line a ``math`` element comes to."""
    writer = _Writer()
    pieces = writer.row(tree)
    return Linear(_runs(_spaced(pieces)), writer.exact)


class _Writer:
    """Turns elements into pieces; notes whether brackets were needed."""

    def __init__(self) -> None:
        self.exact = True

    def row(self, element: Element) -> _Pieces:
        return [piece for child in element for piece in self.of(child)]

    def of(self, element: Element) -> _Pieces:
        return _WRITERS.get(element.tag, _Writer.row)(self, element)

    def group(self, element: Element) -> _Pieces:
        """A row; a sign alone in braces takes no spaces, as in ``1{,}000``."""
        pieces = self.row(element)
        if len(pieces) == 1 and element[0].tag == "mo" and pieces[0].kind in ("binary", "relation", "mark"):
            return [replace(pieces[0], kind="plain")]
        return pieces

    def identifier(self, element: Element) -> _Pieces:
        text = (element.text or "").strip()
        if len(text) > 1:
            return [_Piece(text, "function" if text.isalpha() else "plain")]
        shown, italic, bold = letter(text)
        upright = element.get("mathvariant") == "normal"
        return [_Piece(shown, kind_of(shown), italic and not upright, bold)] if shown else []

    def number(self, element: Element) -> _Pieces:
        shown = [letter(character) for character in element.text or ""]
        return [_Piece("".join(text for text, _, _ in shown), "plain", bold=any(bold for *_, bold in shown))]

    def operator(self, element: Element) -> _Pieces:
        text = (element.text or "").strip()
        return [_Piece(letter(text)[0], kind_of(text))] if text else []

    def text(self, element: Element) -> _Pieces:
        text = (element.text or "").replace(_NO_BREAK, " ")
        variant = element.get("mathvariant", "")
        return [_Piece(text, "text", "italic" in variant, "bold" in variant)] if text else []

    def space(self, element: Element) -> _Pieces:
        width = element.get("width", "0")
        number = width.removesuffix("em")
        shown = number != width and not number.startswith("-") and _float(number) >= _SHOWN_SPACE
        return [_Piece(" ", "text")] if shown or element.get("linebreak") else []

    def nothing(self, element: Element) -> _Pieces:
        return []

    def enclosed(self, element: Element) -> _Pieces:
        self.exact = False
        return self.row(element)

    def fraction(self, element: Element) -> _Pieces:
        above, below = (self.of(part) for part in element)
        if any(piece.kind == "large" or piece.text == "/" for piece in (*above, *below)):
            self.exact = False
        sign = "/"
        if element.get("linethickness") == "0":
            self.exact, sign = False, "¦"
        return [*_grouped(above), _Piece(sign, "plain"), *_grouped(below, tight=True)]

    def square_root(self, element: Element) -> _Pieces:
        return [_Piece("√", "plain"), *_grouped(self.row(element), tight=True)]

    def root(self, element: Element) -> _Pieces:
        inside, degree = (self.of(part) for part in element)
        inside = _grouped(inside, tight=True)
        if sign := _ROOTS.get("".join(piece.text for piece in degree)):
            return [_Piece(sign, "plain"), *inside]
        return [*self.script(degree, "sup"), _Piece("√", "plain"), *inside]

    def scripts(self, element: Element) -> _Pieces:
        """``msub msup msubsup``, and ``munderover`` of an operator as it stands in a line."""
        base, *others = element
        pieces = self.of(base)
        for side, other in zip(_SIDES.get(element.tag, ("sub", "sup")), others, strict=True):
            pieces += self.script(self.of(other), side)
        return pieces

    def script(self, inner: _Pieces, side: Script) -> _Pieces:
        """Pieces raised or lowered; primes stand raised by themselves."""
        if side == "sup" and all(piece.text.strip("′") == "" for piece in inner):
            return inner
        table = SUPERSCRIPTS, SUBSCRIPTS
        raised: _Pieces = []
        for piece in inner:
            if piece.script is not None:
                known = table[piece.script == "sub"]
                if any(character not in known for character in piece.text):
                    self.exact = False
                    sign = _Piece("^" if side == "sup" else "_", "plain")
                    return [sign, *_bracketed([_flat(it) for it in inner])]
                piece = replace(piece, text="".join(map(known.__getitem__, piece.text)), script=None)
            raised.append(replace(piece, script=side, kind="plain" if piece.kind != "text" else "text"))
        return raised

    def accent(self, element: Element) -> _Pieces:
        """A mark over or under a letter; what spans more, or is no mark, is written as a script."""
        base, mark = element
        pieces = self.of(base)
        if mark.text in _BRACES:
            self.exact = False
            return pieces
        sign = combining(mark.text or "", below=element.tag == "munder") if mark.tag == "mo" else ""
        if sign and len(pieces) == 1 and len(pieces[0].text) == 1:
            return [replace(pieces[0], text=pieces[0].text + sign)]
        if sign:
            self.exact = False
            return [replace(piece, text="".join(it + sign for it in piece.text)) for piece in pieces]
        if len(pieces) != 1 or pieces[0].kind not in ("large", "function"):
            self.exact = False
        return self.scripts(element)

    def table(self, element: Element) -> _Pieces:
        """Rows parted by semicolons, cells by commas unless they line up one formula."""
        self.exact = False
        comma = [] if element.get("displaystyle") == "true" else [_Piece(",", "mark")]
        rows: list[_Pieces] = []
        for row in element:
            cells = [cell for part in row if (cell := self.of(part))]
            rows.append(_parted(cells, comma))
        return _parted(rows, [_Piece(";", "mark")])


def _joined(runs: Runs) -> list[Run]:
    """The runs with neighbours in one place as one, whether italic or not."""
    out: list[Run] = []
    for run in runs:
        if out and run.script is not None and out[-1].script == run.script:
            out[-1] = replace(out[-1], text=out[-1].text + run.text)
        else:
            out.append(run)
    return out


def _unraised(run: Run) -> str:
    text = run.text.replace(_NO_BREAK, " ")
    if run.script is None:
        return text
    known = SUPERSCRIPTS if run.script == "sup" else SUBSCRIPTS
    if all(character in known for character in text):
        return "".join(known[character] for character in text)
    sign = "^" if run.script == "sup" else "_"
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"


def _parted(parts: list[_Pieces], sign: _Pieces) -> _Pieces:
    return [piece for number, part in enumerate(parts) for piece in ((*sign, *part) if number else part)]


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _flat(piece: _Piece) -> _Piece:
    """A script inside a script as a caret or underscore."""
    if piece.script is None:
        return piece
    return replace(piece, text=("^" if piece.script == "sup" else "_") + piece.text, script=None)


def _bracketed(pieces: _Pieces) -> _Pieces:
    return [_Piece("(", "open"), *pieces, _Piece(")", "close")]


def _grouped(pieces: _Pieces, *, tight: bool = False) -> _Pieces:
    """The pieces, in brackets unless they are read as one; ``tight``: unless they are one symbol."""
    level, loose = 0, False
    for piece in pieces:
        level += {"open": 1, "close": -1}.get(piece.kind, 0)
        loose = loose or (level == 0 and piece.kind in ("binary", "relation", "large", "mark"))
    symbols = sum(piece.script is None and piece.text not in "√∛∜" for piece in pieces)
    wrapped = bool(pieces) and pieces[0].text in OPENS and pieces[-1].text in CLOSES
    if loose or (tight and symbols > 1 and not wrapped):
        return _bracketed(pieces)
    return pieces


def _spaced(pieces: _Pieces) -> _Pieces:
    """The pieces with the spaces between them written out; a line may end after a sign, never before."""
    out: _Pieces = []
    before: Kind | None = None
    for piece in pieces:
        if piece.script is not None:
            out.append(piece)
            continue
        kind = piece.kind
        if kind == "binary" and before in (None, "open", "binary", "relation", "mark", "large", "function"):
            kind = "plain"
        out.append(replace(piece, text=_gap(before, kind) + piece.text))
        before = kind
    return out


def _gap(before: Kind | None, kind: Kind) -> str:
    if before is None or before == "text" or kind == "text":
        return ""
    if before in ("binary", "relation"):
        return " "
    if kind in ("binary", "relation") or before == "mark":
        return _NO_BREAK
    if before in ("function", "large"):
        return _NO_BREAK if kind in ("plain", "function", "large") else ""
    return _NO_BREAK if kind in ("function", "large") and before in ("plain", "close") else ""


def _runs(pieces: _Pieces) -> Runs:
    """Neighbours of one look as one run."""
    runs: list[Run] = []
    for piece in pieces:
        run = Run(piece.text, bold=piece.bold, italic=piece.italic, script=piece.script)
        if runs and replace(runs[-1], text="") == replace(run, text=""):
            runs[-1] = replace(run, text=runs[-1].text + run.text)
        else:
            runs.append(run)
    return tuple(runs)


_WRITERS: dict[str, Callable[[_Writer, Element], _Pieces]] = {
    "mrow": _Writer.group,
    "mi": _Writer.identifier,
    "mn": _Writer.number,
    "mo": _Writer.operator,
    "mtext": _Writer.text,
    "mspace": _Writer.space,
    "mphantom": _Writer.nothing,
    "menclose": _Writer.enclosed,
    "mfrac": _Writer.fraction,
    "msqrt": _Writer.square_root,
    "mroot": _Writer.root,
    "msub": _Writer.scripts,
    "msup": _Writer.scripts,
    "msubsup": _Writer.scripts,
    "munderover": _Writer.scripts,
    "munder": _Writer.accent,
    "mover": _Writer.accent,
    "mtable": _Writer.table,
}
