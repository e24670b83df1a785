"""Presentation MathML as Office's own mathematics (ECMA-376 part 1, 22.1), which PowerPoint can edit.

It knows the MathML that latex2mathml writes; an element without a counterpart is written as its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from deckbuilder.render.xml import NOTHING, Xml, element, join, text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: Operators whose limits and operand belong to them (22.1.2.70, `nary`).
_NARY = "∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂"
_INTEGRALS = "∫∬∭∮"
#: What ends the operand of such an operator.
_ENDS = "=<>≤≥≈≠≡∼∝→⇒⇔,;+−±"
_OPENS, _CLOSES = "([{⟨⌈⌊", ")]}⟩⌉⌋"
#: Operators beyond this many, each the operand of the one before, stand side by side.
_MOST_OPERATORS = 10
_NOTHING_SEEN = "\u200b"
#: Marks over a letter, by the combining character that `acc` wants.
_ACCENTS = {
    "ˆ": "\u0302", "\u0302": "\u0302", "˜": "\u0303", "\u0303": "\u0303", "˙": "\u0307", "¨": "\u0308",
    "→": "\u20d7", "ˇ": "\u030c", "´": "\u0301", "`": "\u0300", "˘": "\u0306", "˚": "\u030a",
    "←": "\u20d6", "↔": "\u20e1",
}  # fmt: skip
_BARS = "¯‾"
_BRACES = "⏞⏟⎴⎵⏜⏝"
#: In the schema's order.
_STRIKES = {
    "horizontalstrike": "strikeH", "updiagonalstrike": "strikeBLTR", "downdiagonalstrike": "strikeTLBR",
}  # fmt: skip
_BORDERS = ("hideTop", "hideBot", "hideLeft", "hideRight")
#: Spaces by their least width in ems.
_SPACES = ((1.9, "\u2003\u2003"), (0.9, "\u2003"), (0.4, "\u2002"), (0.2, "\u2005"), (0.1, "\u2009"))


def omml(mathml: str) -> Xml:
    """What stands in `m:oMath` for a ``math`` element; size and colour are those of the text around it."""
    from xml.etree.ElementTree import fromstring

    return _row(list(fromstring(mathml)))


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _sign(node: Element | None) -> str:
    """The character of an operator; empty for anything else."""
    return (node.text or "").strip() if node is not None and _name(node) == "mo" else ""


def _value(tag: str, value: str) -> Xml:
    return element(tag, {"m:val": value})


def _row(nodes: Sequence[Element], operators: int = 0) -> Xml:
    """Elements side by side: brackets with what they hold, operators with their operands.

    ``operators`` tells of how many operators all of it is the operand.
    """
    parts: list[Xml] = []
    at = 0
    while at < len(nodes):
        written, used = _next(nodes[at:], operators)
        parts.append(written)
        at += used
    return join(*parts)


def _next(nodes: Sequence[Element], operators: int) -> tuple[Xml, int]:
    """The first of some elements, and how many belong to it."""
    first = nodes[0]
    if (closing := _closing(nodes)) is not None:
        return _delimited(nodes[: closing + 1]), closing + 1
    core = first[0] if _name(first) in _WITH_LIMITS and len(first) else first
    if _sign(core) and _sign(core) in _NARY:
        end = _operand_end(nodes) if operators < _MOST_OPERATORS else 1
        return _nary(first, core, _row(nodes[1:end], operators + 1)), end
    if len(nodes) > 1 and _is_function(core) and _sign(nodes[1]) == "" and operators < _MOST_OPERATORS:
        operand, used = _next(nodes[1:], operators + 1)
        name = element("m:fName", {}, _of(first))
        return element("m:func", {}, element("m:funcPr"), name, _held("m:e", operand)), used + 1
    return _of(first), 1


def _operand_end(nodes: Sequence[Element]) -> int:
    """Where the operand of the operator that stands first ends: before a relation, a sum or a closing bracket
    that are not inside of brackets."""
    level = 0
    for at, node in enumerate(nodes[1:], start=1):
        sign = _sign(node[0] if _name(node) in _WITH_LIMITS else node)
        level += (sign in _OPENS) - (sign in _CLOSES) if sign else 0
        if level < 0 or (level == 0 and sign and sign in _ENDS):
            return at
    return len(nodes)


def _of(node: Element) -> Xml:
    """One element."""
    writer = _WRITERS.get(_name(node))
    return writer(node) if writer else _row(list(node))


def _run(shown: str, *properties: Xml) -> Xml:
    if not shown:
        return NOTHING
    about = element("m:rPr", {}, *properties) if properties else NOTHING
    return element("m:r", {}, about, element("m:t", {}, text(shown)))


def _of_all(tag: str, nodes: Sequence[Element]) -> Xml:
    return _held(tag, _row(nodes))


def _held(tag: str, inner: Xml) -> Xml:
    """An element around what it holds; PowerPoint would show an empty one as a dotted box to fill in."""
    return element(tag, {}, inner or _run(_NOTHING_SEEN))


def _letters(node: Element) -> Xml:
    shown = (node.text or "").strip()
    capital = "Α" <= shown <= "Ω"  # upright, as TeX sets Greek ones
    upright = len(shown) > 1 or capital or node.get("mathvariant") == "normal"
    return _run(shown, _value("m:sty", "p")) if upright else _run(shown)


def _words(node: Element) -> Xml:
    return _run(node.text or "", element("m:nor"))


def _space(node: Element) -> Xml:
    try:
        width = float(node.get("width", "0").removesuffix("em"))
    except ValueError:
        return NOTHING
    return _run(next((space for least, space in _SPACES if width >= least), ""))


def _fraction(node: Element) -> Xml:
    above, below = node
    kind = (_value("m:type", "noBar"),) if node.get("linethickness") == "0" else ()
    return element(
        "m:f", {}, element("m:fPr", {}, *kind), _of_all("m:num", [above]),
        _of_all("m:den", [below]),
    )  # fmt: skip


def _square_root(node: Element) -> Xml:
    hidden = element("m:radPr", {}, _value("m:degHide", "1"))
    return element("m:rad", {}, hidden, element("m:deg"), _of_all("m:e", list(node)))


def _root(node: Element) -> Xml:
    inside, degree = node
    parts = _of_all("m:deg", [degree]), _of_all("m:e", [inside])
    return element("m:rad", {}, element("m:radPr"), *parts)


def _scripts(node: Element) -> Xml:
    tag, *parts = _SCRIPTS[_name(node)]
    if _is_named(node[0]) and tag == "m:sSub":
        return _limit("m:limLow", _of(node[0]), node[1])
    inner = (_of_all(part, [child]) for part, child in zip(("m:e", *parts), node, strict=True))
    return element(tag, {}, element(f"{tag}Pr"), *inner)


def _over(node: Element) -> Xml:
    return _mark(node, "top", "m:limUpp")


def _under(node: Element) -> Xml:
    return _mark(node, "bot", "m:limLow")


def _mark(node: Element, side: str, limit: str) -> Xml:
    base, mark = node
    sign = _sign(mark)
    inside = _of_all("m:e", [base])
    if sign and sign in _BARS:
        return element("m:bar", {}, element("m:barPr", {}, _value("m:pos", side)), inside)
    if sign and sign in _BRACES:
        upside = _value("m:vertJc", "bot" if side == "top" else "top")
        chosen = element("m:groupChrPr", {}, _value("m:chr", sign), _value("m:pos", side), upside)
        return element("m:groupChr", {}, chosen, inside)
    if sign in _ACCENTS and side == "top":
        return element("m:acc", {}, element("m:accPr", {}, _value("m:chr", _ACCENTS[sign])), inside)
    return _limit(limit, _of(base), mark)


def _both(node: Element) -> Xml:
    base, below, above = node
    lower = _limit("m:limLow", _of(base), below)
    return _limit("m:limUpp", lower, above)


def _limit(tag: str, base: Xml, limit: Element) -> Xml:
    return element(
        tag, {}, element(f"{tag}Pr"), _held("m:e", base), _of_all("m:lim", [limit])
    )  # fmt: skip


def _nary(node: Element, operator: Element, operand: Xml) -> Xml:
    limits = {"sub": NOTHING, "sup": NOTHING}
    if node is not operator:
        for side, child in zip(_SIDES[_name(node)], list(node)[1:], strict=True):
            limits[side] = _of(child)
    sign = _sign(operator)
    place = "undOvr" if _name(node).startswith("munder") or sign not in _INTEGRALS else "subSup"
    about = [_value("m:chr", sign), _value("m:limLoc", place)]
    about += [_value(f"m:{side}Hide", "1") for side, limit in limits.items() if not limit]
    return element(
        "m:nary", {}, element("m:naryPr", {}, *about), element("m:sub", {}, limits["sub"]),
        element("m:sup", {}, limits["sup"]), _held("m:e", operand),
    )  # fmt: skip


def _delimited(nodes: Sequence[Element]) -> Xml:
    """Brackets with what they hold, in parts where bars as tall as they part it."""
    first, last = nodes[0], nodes[-1]
    closed = len(nodes) > 1 and _name(last) == "mo" and last.get("form") != "prefix"
    inside = nodes[1:-1] if closed else nodes[1:]
    parts: list[list[Element]] = [[]]
    bars: list[str] = []
    level = 0
    for node in inside:
        level += {"prefix": 1, "postfix": -1}.get(node.get("form", ""), 0)
        if level == 0 and node.get("fence") == "true" and node.get("form") is None:
            bars.append(_sign(node))
            parts.append([])
        else:
            parts[-1].append(node)
    about = [_value("m:begChr", _sign(first))]
    about += [_value("m:sepChr", bars[0])] if bars else []
    about.append(_value("m:endChr", _sign(last) if closed else ""))
    inner = (_of_all("m:e", part) for part in parts)
    return element("m:d", {}, element("m:dPr", {}, *about), *inner)


def _table(node: Element) -> Xml:
    """Lines that align at their relations, or a matrix."""
    rows = [list(row) for row in node]
    if node.get("displaystyle") == "true":
        lines = (element("m:e", {}, _aligned(row)) for row in rows)
        return element("m:eqArr", {}, element("m:eqArrPr"), *lines)
    count = max((len(row) for row in rows), default=0)
    align = rows[0][0].get("columnalign", "center") if rows and rows[0] else "center"
    column = element("m:mcPr", {}, _value("m:count", str(max(1, count))), _value("m:mcJc", align))
    columns = element("m:mcs", {}, element("m:mc", {}, column))
    missing = [[_held("m:e", NOTHING)] * (count - len(row)) for row in rows]
    cells = (
        element("m:mr", {}, *(_of_all("m:e", list(cell)) for cell in row), *empty)
        for row, empty in zip(rows, missing, strict=True)
    )
    return element("m:m", {}, element("m:mPr", {}, columns), *cells)


def _aligned(cells: Sequence[Element]) -> Xml:
    return join(
        *(join(_run("&") if index else NOTHING, _row(list(cell))) for index, cell in enumerate(cells))
    )


def _enclosed(node: Element) -> Xml:
    notations = node.get("notation", "").split()
    about = [] if "box" in notations else [_value(f"m:{side}", "1") for side in _BORDERS]
    about += [_value(f"m:{strike}", "1") for name, strike in _STRIKES.items() if name in notations]
    return element("m:borderBox", {}, element("m:borderBoxPr", {}, *about), _of_all("m:e", list(node)))


def _phantom(node: Element) -> Xml:
    hidden = element("m:phantPr", {}, _value("m:show", "0"))
    return element("m:phant", {}, hidden, _of_all("m:e", list(node)))


def _closing(nodes: Sequence[Element]) -> int | None:
    """Where the bracket closes that the first element opens; None if it opens none that grows.

    One that is never closed (cases) holds all that follows.
    """
    first = nodes[0]
    if first.get("fence") == "true" and first.get("form") == "prefix":
        level = 0
        for at, node in enumerate(nodes):
            level += {"prefix": 1, "postfix": -1}.get(node.get("form", "") if node.get("fence") else "", 0)
            if level == 0:
                return at
        return len(nodes) - 1
    if len(nodes) > 2 and _sign(first) and _sign(nodes[2]):
        tall = first.get("minsize") is not None or _name(nodes[1]) == "mtable"
        return 2 if tall else None
    return None


def _is_function(node: Element) -> bool:
    """Whether it is the name of a function, or of an operator: sin, lim."""
    name = (node.text or "").strip()
    named = _name(node) in ("mi", "mo") and node.get("mathvariant") is None
    return named and len(name) > 1 and name.isalpha()


def _is_named(node: Element) -> bool:
    """Whether it is an operator with a name: lim, max."""
    return len(_sign(node)) > 1


_WITH_LIMITS = ("munderover", "munder", "mover", "msubsup", "msub", "msup")
_SIDES = {
    "munderover": ("sub", "sup"), "msubsup": ("sub", "sup"), "munder": ("sub",), "msub": ("sub",),
    "mover": ("sup",), "msup": ("sup",),
}  # fmt: skip
_SCRIPTS = {
    "msub": ("m:sSub", "m:sub"), "msup": ("m:sSup", "m:sup"), "msubsup": ("m:sSubSup", "m:sub", "m:sup"),
}  # fmt: skip
_WRITERS: dict[str, Callable[[Element], Xml]] = {
    "mi": _letters,
    "mn": _letters,
    "mo": _letters,
    "mtext": _words,
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "msub": _scripts,
    "msup": _scripts,
    "msubsup": _scripts,
    "mover": _over,
    "munder": _under,
    "munderover": _both,
    "mtable": _table,
    "menclose": _enclosed,
    "mphantom": _phantom,
}
