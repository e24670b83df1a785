"""LaTeX as MathML, as a line of text and as a drawing."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.maths import BadFormula, draw, read
from deckbuilder.model import Runs


def shown(runs: Runs) -> str:
    """Runs as text: italics between slashes, `^{}` and `_{}`, no-break spaces as `~`."""
    marks = {None: "{}", "sup": "^{{{}}}", "sub": "_{{{}}}"}
    text = (marks[run.script].format(f"/{run.text}/" if run.italic else run.text) for run in runs)
    return "".join(text).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("latex", "line"),
    [
        ("x", "/x/"),
        ("x_i^2", "/x/_{/i/}^{2}"),
        ("a+b=c", "/a/~+/ b/~=/ c/"),
        ("-x", "−/x/"),
        ("a=-b", "/a/~= −/b/"),
        ("10^{-3}", "10^{−3}"),
        (r"\alpha\Gamma", "/α/Γ"),
        (r"\sin x", "sin/~x/"),
        (r"\sin(x)", "sin(/x/)"),
        (r"\mathrm{CAGR}", "CAGR"),
        (r"\mathbb{R}", "ℝ"),
        (r"\frac{a}{b}", "/a///b/"),
        (r"\frac{a+b}{2}", "(/a/~+/ b/)/2"),
        (r"\frac{1}{2n}", "1/(2/n/)"),
        (r"\sqrt{x}", "√/x/"),
        (r"\sqrt{a+b}", "√(/a/~+/ b/)"),
        (r"\sqrt[3]{x}", "∛/x/"),
        (r"\bar x", "/x̄/"),
        ("f'(x)", "/f/′(/x/)"),
        (r"e^{-x^2}", "/e/^{−}^{/x/}^{²}"),
        (r"\sum_{i=1}^n x_i", "∑_{/i/}_{=1}^{/n/}/~x/_{/i/}"),
        (r"n = 1{,}204", "/n/~= 1,204"),
        (r"P(A\mid B)", "/P/(/A/~|/ B/)"),
        (r"p < 0.05", "/p/~< 0.05"),
        (r"\text{if } x > 0", "if /x/~> 0"),
    ],
)
def test_a_formula_as_a_line(latex: str, line: str) -> None:
    formula = read(latex)
    assert shown(formula.runs) == line
    assert formula.exact


def test_bold_letters_are_bold_runs() -> None:
    (run,) = read(r"\mathbf{A}").runs
    assert (run.text, run.bold, run.italic) == ("A", True, False)


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"x_1^2", "x₁²"),
        (r"\left(\frac{V_n}{V_0}\right)^{1/n}", "(Vₙ/V₀)^(1/n)"),
        (r"x^{a_b}", "x^(a_b)"),
        (r"\frac{\sum x}{\frac{a}{b}}", "(∑ x)/(a/b)"),
        (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", "(a, b; c, d)"),
        (r"\begin{aligned}a&=b\\&=c\end{aligned}", "a = b; = c"),
        (r"\underbrace{a}_{b}", "a_b"),
    ],
)
def test_more_than_a_line_holds_is_told_in_words(latex: str, words: str) -> None:
    assert read(latex).words == words


@pytest.mark.parametrize(
    "latex", [r"x^{a_b}", r"\frac{\sum x}{2}", r"\binom nk", r"\boxed{x}", r"\overline{AB}"]
)
def test_a_formula_that_needs_room_says_so(latex: str) -> None:
    assert not read(latex).exact


@pytest.mark.parametrize(
    ("latex", "fault", "snippet"),
    [
        (r"a + \foo", r"`\foo` is no command that is known here", r"\foo"),
        (r"\frac{a}", r"`\frac` lacks an argument", r"\frac"),
        ("x^", "a `^` or `_` has nothing to raise or lower", ""),
        ("x_a_b", "two subscripts follow one another", ""),
        (r"\left( x", r"`\left` and `\right` do not match", ""),
        (r"\begin{matrix} a", r"a `\begin` has no `\end`", ""),
        ("{a", "a `{` is never closed", ""),
        ("a}", "a `}` closes nothing", ""),
        ("a & b", "a `&` stands outside of rows and columns", "&"),
        (r"\newcommand{\a}{b}\a", "a formula cannot define commands", r"\newcommand"),
        ("{" * 50 + "}" * 50, "groups are nested more than 40 deep", ""),
        (r"\sqrt" * 150 + "x", "the formula is nested too deep", ""),
        (r"\left(" * 120 + "x" + r"\right)" * 120, "the formula is nested too deep", ""),
        (" ", "the formula is empty", ""),
        (r"\phantom{x}", "the formula is empty", ""),
    ],
)
def test_what_cannot_be_read_is_named(latex: str, fault: str, snippet: str) -> None:
    with pytest.raises(BadFormula) as raised:
        read(latex)
    assert str(raised.value) == fault
    assert raised.value.snippet == snippet
    assert raised.value.help


def test_a_tag_names_the_formula_and_is_no_part_of_it() -> None:
    formula = read(r"a = b \tag{2a} \label{eq:x}")
    assert formula.tag == "2a"
    assert formula.words == "a = b"


def test_a_drawing_fills_its_box() -> None:
    drawing = draw(read(r"\sqrt{\frac{1}{n}\sum_{i=1}^n x_i}").mathml)
    points = [point for contour in drawing.outline for step in contour for point in step.points]
    for axis in (0, 1):
        assert min(point[axis] for point in points) == 0
        assert max(point[axis] for point in points) == pytest.approx(1)
    assert drawing.width > drawing.height > 1
    assert all(contour[0].to == "move" and contour[-1].to == "close" for contour in drawing.outline)


def test_a_fraction_is_drawn_with_its_bar() -> None:
    plain, fraction = draw(read("ab").mathml), draw(read(r"\frac{a}{b}").mathml)
    assert len(fraction.outline) == len(plain.outline) + 1
    assert fraction.height > 2 * plain.height


@pytest.mark.parametrize(("latex", "more"), [(r"\boxed{x}", 4), (r"\cancel{x}", 1)])
def test_frames_and_strikes_are_drawn(latex: str, more: int) -> None:
    assert len(draw(read(latex).mathml).outline) == len(draw(read("x").mathml).outline) + more


def test_a_brief_without_formulas_loads_nothing_of_this() -> None:
    code = "import sys, deckbuilder.markdown, deckbuilder.layout.deck; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"deckbuilder.maths", "latex2mathml", "ziamath"} & set(loaded.split())


def test_what_is_nested_too_deep_is_refused_at_once() -> None:
    latex = "x"
    for _ in range(20):
        latex = rf"\frac{{1}}{{1+{latex}}}"
    with pytest.raises(BadFormula, match="nested too deep to be drawn"):
        draw(read(latex).mathml)


def test_letters_the_font_lacks_are_named() -> None:
    assert draw(read("x + 中").mathml).missing == "中"
    assert draw(read(r"x \le \hat\beta").mathml).missing == ""


WORDS = r"""
    \frac \sqrt \left( \right) \sum \begin{cases} \end{cases} \begin{aligned} \end{aligned} & \\ { } ^ _ x
    12.5 + = \hat \text \over ' \mathbf \limits \binom \tag \color \hspace \rule \unicode [ ] < | \middle
    \substack \not \xrightarrow \overbrace \operatorname % # é
"""


@given(st.lists(st.sampled_from([*WORDS.split(), " "]), max_size=14).map("".join) | st.text(max_size=30))
@settings(max_examples=400, deadline=None)
def test_anything_is_read_and_drawn_or_refused(latex: str) -> None:
    with suppress(BadFormula):
        formula = read(latex)
        drawing = draw(formula.mathml)
        assert formula.words.strip()
        assert drawing.width > 0
        assert drawing.height > 0
