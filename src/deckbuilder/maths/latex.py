"""LaTeX's mathematics as MathML, by latex2mathml, with what it lets pass named as a fault."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.maths.fault import BadFormula
from deckbuilder.maths.linear import Linear, linear
from deckbuilder.maths.tidy import tidied
from deckbuilder.model import Runs

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
#: LaTeX's and amsmath's environments by those of the same form that latex2mathml knows.
_ENVIRONMENTS = {
    "aligned": "align*", "align": "align*", "alignedat": "align*", "alignat": "align*", "alignat*": "align*",
    "eqnarray": "align*", "eqnarray*": "align*", "split": "align*", "gather": "matrix", "gather*": "matrix",
    "gathered": "matrix", "multline": "matrix", "multline*": "matrix", "equation": "", "equation*": "",
    "math": "", "displaymath": "", "dcases": "cases",
}  # fmt: skip
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{\s*([a-z]+\*?)\s*\}(?:(?<=at\})\{\d*\}|(?<=at\*\})\{\d*\})?")
_TAG = re.compile(r"\\tag\*?\s*\{([^{}]*)\}")
_NO_EFFECT = re.compile(r"\\(?:label\s*\{[^{}]*\}|nonumber\b|notag\b)")
_IGNORED = re.compile(r"\\(?:color|textcolor|colorbox|fcolorbox|href|style)\b")
#: Definitions would hold for one formula only, and can be made to grow without end.
_DEFINES = re.compile(r"\\(?:(?:re)?newcommand|newenvironment|def|DeclareMathOperator)\b")
#: What XML cannot hold (XML 1.0, 2.2), and no reader sees.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
#: Deeper groups no reader could follow.
_DEEPEST = 40
#: MathML's elements with a fixed number of parts (MathML 3, 3.1.3.2), and the LaTeX that gives them.
_PARTS = {
    "mfrac": (2, r"\frac"), "mroot": (2, r"\sqrt[n]"), "msub": (2, "_"), "msup": (2, "^"),
    "msubsup": (3, "_ ^"), "munder": (2, "_"), "mover": (2, "^"), "munderover": (3, "_ ^"),
}  # fmt: skip
_FAULTS = {
    "MissingSuperScriptOrSubscriptError": ("a `^` or `_` has nothing to raise or lower", "put it in braces"),
    "DoubleSubscriptsError": ("two subscripts follow one another", "put base and first one in braces"),
    "DoubleSuperscriptsError": ("two superscripts follow one another", "put base and first one in braces"),
    "ExtraLeftOrMissingRightError": (
        r"`\left` and `\right` do not match",
        r"close every `\left` with a `\right`; `\right.` shows nothing",
    ),
    "MissingEndError": (r"a `\begin` has no `\end`", r"close the environment"),
    "NumeratorNotFoundError": ("a fraction has no numerator", "write `{}` for an empty one"),
    "DenominatorNotFoundError": ("a fraction has no denominator", "write `{}` for an empty one"),
}  # fmt: skip


_EMPTY = "the formula is empty", "write something between the dollars"


class Formula(Struct, frozen=True):
    """A formula, read."""

    mathml: str
    """A ``math`` element without namespace prefixes."""
    runs: Runs
    """It as a line of text."""
    words: str
    """The line without any look, for what holds plain text only."""
    exact: bool
    """The line is how one would set it; else it is set in brackets and slashes that were not written."""
    tag: str | None = None
    """What ``\\tag`` calls it."""
    ignored: tuple[str, ...] = ()
    """Commands that have no effect: colours are the theme's, and a formula leads nowhere."""


@lru_cache(maxsize=256)
def read(latex: str) -> Formula:
    """Read what stands between the dollars.

    Raises:
        BadFormula: it is no LaTeX that can be set.
    """
    from xml.etree.ElementTree import tostring

    source, tag = _prepared(latex)
    if not source.strip():
        raise BadFormula(*_EMPTY)
    tree = _converted(source)
    _check_depth(tree)
    _check(tidied(tree))
    line: Linear = linear(tree)
    ignored = tuple(dict.fromkeys(_IGNORED.findall(latex)))
    if not any(run.text.strip() for run in line.runs):
        raise BadFormula(*_EMPTY)
    return Formula(tostring(tree, encoding="unicode"), line.runs, line.words(), line.exact, tag, ignored)


def _prepared(latex: str) -> tuple[str, str | None]:
    """The source in the words latex2mathml knows, and its tag."""
    if defines := _DEFINES.search(latex):
        raise BadFormula("a formula cannot define commands", "write out what it stands for", defines[0])
    depth = 0
    for brace in _BRACE.finditer(latex):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth < 0:
            raise BadFormula("a `}` closes nothing", "delete it, or open a group with `{`")
        if depth > _DEEPEST:
            raise BadFormula(f"groups are nested more than {_DEEPEST} deep", "write it as several formulas")
    if depth:
        raise BadFormula("a `{` is never closed", "close it with `}`")
    tag = _TAG.search(latex)
    source = _INVISIBLE.sub("", _NO_EFFECT.sub("", _TAG.sub("", latex)))
    return _ENVIRONMENT.sub(_environment, source), tag[1].strip() if tag else None


def _environment(found: re.Match[str]) -> str:
    name = _ENVIRONMENTS.get(found[2])
    if name is None:
        return found[0]
    return f"\\{found[1]}{{{name}}}" if name else " "


def _converted(source: str) -> Element:
    from latex2mathml.converter import convert_to_element

    try:
        tree = convert_to_element(source, xmlns=_NAMESPACE, display="block")
        for element in tree.iter():
            # Characters are written as references in text that is yet to be escaped.
            element.text = unescape(element.text) if element.text else None
    except Exception as fault:  # of no common kind; also KeyError, IndexError and RecursionError
        message, help = _FAULTS.get(
            type(fault).__name__, ("the formula cannot be read", "check its commands and their arguments")
        )
        raise BadFormula(message, help) from fault
    return tree


def _check_depth(tree: Element) -> None:
    """Refuse what is nested without braces, too: whoever reads the tree recurses."""
    level = [tree]
    for _ in range(2 * _DEEPEST):
        level = [child for element in level for child in element]
    if level:
        raise BadFormula("the formula is nested too deep", "write it as several formulas")


def _check(tree: Element) -> None:
    """Refuse what latex2mathml hands on without having understood it."""
    for element in tree.iter():
        text = element.text or ""
        if text.startswith("\\") and len(text) > 1:
            raise BadFormula(
                f"`{text}` is no command that is known here",
                "check its spelling, or write it in Unicode",
                text,
            )
        if text == "&" and element.tag == "mi":
            raise BadFormula(
                "a `&` stands outside of rows and columns",
                r"write `\&` for the sign, or put the rows in `\begin{aligned}`",
                "&",
            )
        count, command = _PARTS.get(element.tag, (len(element), ""))
        if len(element) != count:
            raise BadFormula(
                f"`{command}` lacks an argument", "put each argument in braces", command.split("[")[0]
            )
