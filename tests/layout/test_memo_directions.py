"""Memos that run from right to left: their pages have the sides exchanged, and their text starts at the
right."""

from __future__ import annotations

from deckbuilder.plan import Page, Para, PathShape, TableShape, TextShape
from deckbuilder.text.lines import placed_lines
from tests.layout.memos import memo_of, theme

BRIEF = """---
title: תזכיר
lang: {lang}
organisation: משרד
abstract: תקציר
memo: {{to: שר}}
---

## רקע

- אחד
    - שניים

> ציטוט

::: callout-note
הערה
:::

| א | ב |
|:--|--:|
| ג | 12 |

מילה[^1]

[^1]: הערת שוליים
"""


def _page(lang: str) -> Page:
    return memo_of(BRIEF.format(lang=lang)).pages[0]


def _starts(page: Page) -> dict[str, float]:
    """Where each paragraph outside tables starts: the right end of its first line."""
    found: dict[str, float] = {}
    for shape in page.shapes:
        if isinstance(shape, TextShape):
            box = shape.box.within(shape.inset)
            for para in shape.paras:
                pieces = list(placed_lines(para, box.x, 0.0, box.width)[0].pieces())
                found[_said(para)] = max(x + width for _, x, width in pieces)
    return found


def _said(para: Para) -> str:
    return "".join(run.text for run in para.runs)


def test_a_page_has_its_sides_exchanged() -> None:
    turned, plain = _page("he"), _page("en")
    margins = theme().memo.margin_left, theme().memo.margin_right
    assert margins[0] == margins[1]
    for kind in (PathShape, TableShape):
        boxes = [shape.box for shape in plain.shapes if isinstance(shape, kind)]
        assert boxes
        assert [shape.box for shape in turned.shapes if isinstance(shape, kind)] == [
            box.mirrored(plain.width) for box in boxes
        ]


def test_text_starts_at_the_right_edge() -> None:
    page = _page("he")
    edge = page.width - theme().memo.margin_right
    starts = _starts(page)
    for said in ("תזכיר", "משרד", "אל: ", "רקע", "1"):
        assert abs(starts[said] - edge) < 0.01, said
    assert starts["מזכר"] < page.width / 2
    assert edge > starts["אחד"] > starts["שניים"]
    assert edge > starts["תקציר"]
    assert edge > starts["הערה"]
    assert edge > starts["הערת שוליים"] > starts["1"] - 20


def test_a_callout_keeps_its_text_clear_of_its_bar() -> None:
    page = _page("he")
    frame = next(shape for shape in page.shapes if isinstance(shape, TextShape) and shape.name == "Callout")
    bar = next(shape for shape in page.shapes if isinstance(shape, PathShape) and shape.name == "Callout bar")
    plain = next(s for s in _page("en").shapes if isinstance(s, TextShape) and s.name == "Callout")
    assert bar.box.right == frame.box.right
    assert (frame.inset.right, frame.inset.left) == (plain.inset.left, plain.inset.right)
    assert frame.inset.right > frame.inset.left


def test_the_first_column_of_a_table_stands_at_the_right() -> None:
    table = next(shape for shape in _page("he").shapes if isinstance(shape, TableShape))
    assert table.rtl


def test_code_keeps_running_from_left_to_right() -> None:
    page = memo_of("---\nlang: he\n---\n\n```\nx = 1  # אבג\n```\n").pages[0]
    frame = next(shape for shape in page.shapes if isinstance(shape, TextShape) and shape.name == "Code")
    box = frame.box.within(frame.inset)
    assert placed_lines(frame.paras[0], box.x, 0.0, box.width)[0].x == box.x


def test_marks_of_a_passage_from_right_to_left_stay_within_the_measure() -> None:
    page = memo_of("---\nlang: en\n---\n\n::: {lang=he}\n- אחד\n    - שניים\n:::\n\n- one\n- אבג\n").pages[0]
    edge = page.width - theme().memo.margin_right
    for shape in page.shapes:
        if isinstance(shape, TextShape) and shape.paras[0].bullet:
            para = shape.paras[0]
            hang = para.bullet.hang if para.bullet else 0.0
            if _said(para) == "one":
                assert shape.box.x + para.left - hang >= theme().memo.margin_left - 0.01
            else:
                assert shape.box.right - para.left + hang <= edge + 0.01
