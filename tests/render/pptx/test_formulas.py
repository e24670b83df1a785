"""MathML as PowerPoint's equations."""

from __future__ import annotations

import re

import pytest

from deckbuilder.maths import read
from deckbuilder.render.pptx.omml import omml


def brief(latex: str) -> str:
    """The equation without what says nothing here: `m:sub(…)` for an element, text as it is."""
    xml = re.sub(r"<m:(\w+Pr)(?:/>|>.*?</m:\1>)", "", omml(read(latex).mathml))
    bare = re.sub(r"</?m:[rt]>", "", xml)
    named = re.sub(r"<m:(\w+)/>", r"\1()", bare)
    return re.sub(r"</m:\w+>", ")", re.sub(r"<m:(\w+)>", r"\1(", named))


@pytest.mark.parametrize(
    ("latex", "wanted"),
    [
        ("x+1", "x+1"),
        (r"\frac{a}{b}", "f(num(a)den(b))"),
        ("x_i", "sSub(e(x)sub(i))"),
        ("x^2", "sSup(e(x)sup(2))"),
        ("x_i^2", "sSubSup(e(x)sub(i)sup(2))"),
        (r"\sqrt{x}", "rad(deg()e(x))"),
        (r"\sqrt[3]{x}", "rad(deg(3)e(x))"),
        (r"\left(\frac ab\right)", "d(e(f(num(a)den(b))))"),
        (r"\left\{a\middle|b\right\}", "d(e(a)e(b))"),
        (r"\sum_{i=1}^n x_i = 1", "nary(sub(i=1)sup(n)e(sSub(e(x)sub(i))))=1"),
        (r"\int f\,dx", "nary(sub()sup()e(f\u2009dx))"),
        (r"\sum (a-b)^2 - c", "nary(sub()sup()e((a−bsSup(e())sup(2))))−c"),
        (r"\sum \left(a-b\right) - c", "nary(sub()sup()e(d(e(a−b))))−c"),
        (r"(\sum a) b", "(nary(sub()sup()e(a)))b"),
        (r"\sum = \frac{}{2}", "nary(sub()sup()e(\u200b))=f(num(\u200b)den(2))"),
        (r"\lim_{x\to0} f", "func(fName(limLow(e(lim)lim(x→0)))e(f))"),
        (r"\sin x", "func(fName(sin)e(x))"),
        (r"\hat x", "acc(e(x))"),
        (r"\overline{AB}", "bar(e(AB))"),
        (r"\underbrace{a}_b", "limLow(e(groupChr(e(a)))lim(b))"),
        (r"\overset{!}{=}", "limUpp(e(=)lim(!))"),
        (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", "d(e(m(mr(e(a)e(b))mr(e(c)e(d)))))"),
        (r"\begin{cases}1&x\\0&y\end{cases}", "d(e(m(mr(e(1)e(x))mr(e(0)e(y)))))"),
        (r"\begin{aligned}a&=b\\&=c\end{aligned}", "eqArr(e(a&amp;=b)e(&amp;=c))"),
        (r"\binom nk", "d(e(f(num(n)den(k))))"),
        (r"\boxed{x}", "borderBox(e(x))"),
        (r"a\phantom{b}", "aphant(e(b))"),
        (r"\text{a < b}", "a\u00a0&lt;\u00a0b"),
    ],
)
def test_each_construct_has_its_element(latex: str, wanted: str) -> None:
    assert brief(latex) == wanted


def test_names_are_upright_and_words_are_words() -> None:
    assert '<m:sty m:val="p"/></m:rPr><m:t>CAGR</m:t>' in omml(read(r"\mathrm{CAGR}").mathml)
    assert "<m:nor/></m:rPr><m:t>if</m:t>" in omml(read(r"\text{if}").mathml)
    assert "rPr" not in omml(read("x").mathml)


def test_brackets_keep_their_signs() -> None:
    xml = omml(read(r"\left[x\right)").mathml)
    assert '<m:begChr m:val="["/><m:endChr m:val=")"/>' in xml
    assert '<m:endChr m:val=""/>' in omml(read(r"\begin{cases}1&x\end{cases}").mathml)


def test_a_binomial_has_no_bar() -> None:
    assert '<m:type m:val="noBar"/>' in omml(read(r"\binom nk").mathml)


def test_a_long_chain_of_operators_is_written() -> None:
    assert omml(read(r"\sum " * 300 + "x").mathml).count("<m:nary>") == 300
    assert omml(read(r"\ln " * 300 + "x").mathml).count(">ln<") == 300
