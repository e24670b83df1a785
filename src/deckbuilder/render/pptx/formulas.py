"""Formulas: native ones that PowerPoint can edit, and their outlines for programs that set none."""

from __future__ import annotations

from deckbuilder.plan import FormulaShape
from deckbuilder.render.pptx.figures import named_path
from deckbuilder.render.pptx.names import PLAIN_OBJECT, Names
from deckbuilder.render.pptx.omml import omml
from deckbuilder.render.pptx.paint import NO_FILL, Paint
from deckbuilder.render.pptx.units import RECTANGLE, centi, transform
from deckbuilder.render.xml import Xml, element

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
#: The namespace of PowerPoint 2010's `m`, by another prefix than its own. Prefixes mean nothing (Namespaces
#: in XML, 5), but LibreOffice takes a choice that requires the word `a14`, and would set the formula itself:
#: black on any ground, stretched, with question marks for what it cannot read. It draws the outlines instead.
_OFFICE, _A14 = "office2010", "http://schemas.microsoft.com/office/drawing/2010/main"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
#: Of the size the outlines are set in: Cambria Math is that much wider than STIX Two Math (digits are 0.55 em
#: to 0.50), and a formula in PowerPoint is to be no wider than its box either.
_CAMBRIA = 0.9


def formula(shape: FormulaShape, paint: Paint, names: Names) -> Xml:
    """The formula as an equation in a text box for PowerPoint 2010 and later, else as a drawing.

    Only one of the two is ever read, so they share an id, as those that PowerPoint writes do.
    """
    named = names.properties(shape.name or "Formula", alt=shape.alt)
    return element(
        "mc:AlternateContent",
        {"xmlns:mc": _MC},
        element("mc:Choice", {f"xmlns:{_OFFICE}": _A14, "Requires": _OFFICE}, _equation(shape, named, paint)),
        element("mc:Fallback", {}, named_path(shape.drawing(), named, paint)),
    )


def _equation(shape: FormulaShape, named: Xml, paint: Paint) -> Xml:
    size = {"sz": centi(shape.size * _CAMBRIA)}
    look = element("a:lvl1pPr", {"algn": "ctr"}, element("a:defRPr", size, paint.fill(shape.color)))
    formula = element("m:oMathPara", {"xmlns:m": _M}, _CENTRED, element("m:oMath", {}, omml(shape.mathml)))
    return element(
        "p:sp",
        {},
        element("p:nvSpPr", {}, named, element("p:cNvSpPr", {"txBox": True}), PLAIN_OBJECT),
        element("p:spPr", {}, transform(shape.box), RECTANGLE, NO_FILL),
        element(
            "p:txBody",
            {},
            _BODY,
            element("a:lstStyle", {}, look),
            element("a:p", {}, element(f"{_OFFICE}:m", {}, formula)),
        ),
    )


#: As PowerPoint itself makes them: never broken into lines, and grown with what is typed.
_BODY = element(
    "a:bodyPr",
    {"wrap": "none", "lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0, "rtlCol": 0, "anchor": "ctr"},
    element("a:spAutoFit"),
)
_CENTRED = element("m:oMathParaPr", {}, element("m:jc", {"m:val": "center"}))
