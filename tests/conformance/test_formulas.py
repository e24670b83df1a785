"""Equations of every kind in one deck: valid for every Office, and drawn in their boxes by LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from deckbuilder.plan import FormulaShape, Rect

from . import validators
from .libreoffice import Office
from .pipeline import Press, Slides

FORMULAS = (
    r"x_i^2 + y' = \frac{a}{b} \cdot \sqrt[3]{1 + \sqrt{x}}",
    r"\left( \frac{a}{b} \middle| c \right] + \left\{ x \right.",
    r"\sum_{i=1}^{n} x_i \le \int_0^\infty f(x)\,dx \ne \prod_k \bigcup A",
    r"\lim_{x \to 0} \sin x = \max_y \ln y + \operatorname{Var}(X)",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}",
    r"\begin{aligned} a &= b + c \\ &= d \end{aligned}",
    r"\hat x \bar y \vec v \dot z \widehat{AB} \overline{AB} \underline{x} \overset{!}{=} \underset{x}{a}",
    r"\underbrace{a + b}_{c} \overbrace{a}^{b} \boxed{x} \xcancel{y} \phantom{z} \binom{n}{k}",
    r"\mathbf{A} \mathbb{R} \mathcal{L} \mathrm{d} \text{words } \quad 95\%",
)
#: Points that a curve's control points, which count here, may reach beyond its ink.
REACH = 2.0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Slides:
    text = "".join(f"## Formula {number}\n\n$$ {it} $$\n\n" for number, it in enumerate(FORMULAS, 1))
    slides = Press(tmp_path_factory.mktemp("formulas"), "night").slides(text)
    assert not list(slides.report)
    return slides


@pytest.fixture(scope="module")
def deck(made: Slides, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deck") / "formulas.pptx"
    path.write_bytes(made.file)
    return path


@pytest.mark.validator
@pytest.mark.parametrize("version", validators.VERSIONS)
def test_the_open_xml_sdk_finds_no_error(deck: Path, version: str) -> None:
    assert validators.sdk(deck, version) == []


@pytest.mark.validator
def test_openxml_audit_finds_no_error(deck: Path) -> None:
    assert validators.audit(deck) == []


@pytest.mark.libreoffice
def test_libreoffice_draws_each_in_its_box(made: Slides, deck: Path, office: Office, tmp_path: Path) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    (drawn,) = office.convert([deck], "pdf", tmp_path)
    with pdfplumber.open(drawn) as pdf:
        for page, slide in zip(pdf.pages, made.plan.pages, strict=True):
            (formula,) = (shape for shape in slide.shapes if isinstance(shape, FormulaShape))
            scale = float(page.width) / slide.width
            inside = [curve for curve in page.curves if _within(curve, formula.box, scale)]
            assert len(inside) >= len(formula.outline) / 2, slide.title


def _within(curve: Mapping[str, float], box: Rect, scale: float) -> bool:
    left, top, right, bottom = (curve[side] / scale for side in ("x0", "top", "x1", "bottom"))
    across = box.x - REACH <= left and right <= box.right + REACH
    return across and box.y - REACH <= top and bottom <= box.bottom + REACH
