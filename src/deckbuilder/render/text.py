"""A plan as text to read and to compare: places in whole points, words with their markup.

It shows what a reader would see; what only a ruler would find does not show.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from deckbuilder.plan import (
    Cell,
    ChartShape,
    ConnectorShape,
    FormulaShape,
    GroupShape,
    ImageShape,
    Insets,
    Page,
    Para,
    PathShape,
    Plan,
    Rect,
    Row,
    Run,
    Shape,
    TableShape,
    TextShape,
)


def render(plan: Plan) -> str:
    """The whole plan, one line for a shape, a paragraph or a row."""
    pages = ("\n".join(_page(page, number)) for number, page in enumerate(plan.pages, 1))
    outline = "\n".join(f"{'  ' * mark.level}- {mark.title} -> #{mark.anchor}" for mark in plan.bookmarks)
    return "\n\n".join((*pages, f"outline\n{outline}") if outline else pages) + "\n"


def shapes(found: tuple[Shape, ...], indent: str = "") -> str:
    """Some shapes alone, for looking at one block."""
    return "\n".join(line for shape in found for line in _shape(shape, indent))


def _page(page: Page, number: int) -> Iterator[str]:
    title = f" “{page.title}”" if page.title else ""
    section = f" in “{page.section}”" if page.section else ""
    ground = f" on {page.background}" if page.background else ""
    hidden = " hidden" if page.hidden else ""
    yield f"page {number} [{page.layout}] {page.width:.0f}×{page.height:.0f}{title}{section}{ground}{hidden}"
    for shape in page.shapes:
        yield from _shape(shape, "  ")
    for para in page.notes:
        yield f"  notes: {_words(para)}"


def _shape(shape: Shape, indent: str) -> Iterator[str]:
    alt = f" alt “{shape.alt}”" if shape.alt else ""
    match shape:
        case TextShape():
            yield f"{indent}text {shape.role} {_box(shape.box)}{_look(shape)}{alt}"
            for para in shape.paras:
                yield f"{indent}  {_para(para)}"
        case TableShape():
            turned = " ←" if shape.rtl else ""
            columns = "|".join(f"{width:.0f}" for width in shape.columns)
            yield f"{indent}table {_box(shape.box)} columns {columns}{turned}{alt}"
            for row in shape.rows:
                yield f"{indent}  {_kind(row)} {row.height:.0f}: " + " | ".join(
                    _cell(cell) for cell in row.cells
                )
        case ImageShape():
            size = f"{shape.pixels[0]}×{shape.pixels[1]}"
            seen = " decorative" if shape.decorative else alt
            kind = shape.media if shape.vector is None else "svg"
            cut = _crop(shape.crop) + (" round" if shape.round else "")
            yield f"{indent}{kind} {size} {_box(shape.box)}{cut}{seen}"
        case PathShape():
            thin = f" at {shape.opacity:.0%}" if shape.opacity < 1 else ""
            yield f"{indent}{shape.figure} {shape.role} {_box(shape.box)}{_look(shape)}{thin}{alt}"
        case ConnectorShape():
            ends = " ".join(f"{end.key}.{end.side}" if end else "free" for end in (shape.begin, shape.end))
            yield f"{indent}{shape.route} connector {_box(shape.box)} {ends} stroke={shape.stroke.color}{alt}"
        case FormulaShape():
            yield f"{indent}formula {shape.size:.3g} {_box(shape.box)}{alt}"
        case ChartShape():
            yield f"{indent}chart {_box(shape.box)}{alt}"
            for member in shape.drawing:
                yield from _shape(member, indent + "  ")
        case GroupShape():
            yield f"{indent}group {shape.role} {_box(shape.box)}{alt}"
            for member in shape.shapes:
                yield from _shape(member, indent + "  ")
        case _:
            assert_never(shape)


def _look(shape: TextShape | PathShape) -> str:
    figure = f" {shape.figure}" if isinstance(shape, TextShape) and shape.figure != "rect" else ""
    stroke = f" stroke={shape.stroke.color}" if shape.stroke else ""
    return figure + (f" fill={shape.fill}" if shape.fill else "") + stroke


def _kind(row: Row) -> str:
    if row.header:
        return "head, repeated" if row.repeated else "head"
    return "total" if row.total else "row"


def _crop(crop: Insets) -> str:
    sides = (crop.left, crop.top, crop.right, crop.bottom)
    return " crop " + " ".join(f"{side:.2f}" for side in sides) if any(sides) else ""


def _box(box: Rect) -> str:
    return f"{box.x:.0f},{box.y:.0f} {box.width:.0f}×{box.height:.0f}"


def _cell(cell: Cell) -> str:
    if not (cell.colspan and cell.rowspan):
        return "^" if cell.colspan else "<"
    spanned = f"({cell.colspan}×{cell.rowspan}) " if (cell.colspan, cell.rowspan) != (1, 1) else ""
    sides = {"right": "→", "center": "↔"}
    side = sides.get(cell.paras[0].style.align, "") if cell.paras else ""
    return spanned + side + " / ".join(_words(para) for para in cell.paras)


def _para(para: Para) -> str:
    size = f"{para.style.size:.1f}".removesuffix(".0")
    left = f" +{para.left:.0f}" if para.left else ""
    bullet = f" {para.bullet.text}" if para.bullet else ""
    lines = f" ({len(para.lines)} lines)" if len(para.lines) > 1 else ""
    anchor = f" #{para.anchor}" if para.anchor else ""
    more = " …" if para.continues else ""
    turned = " ←" if para.style.rtl else ""
    return f"{para.role} {size}{turned}{left}{anchor}{bullet}{more} {_words(para)}{lines}"


def _words(para: Para) -> str:
    return "".join(_run(run) for run in para.runs)


def _run(run: Run) -> str:
    text = run.text.replace("\n", "⏎")
    marks = (
        (run.code, "`", "`"), (run.italic, "*", "*"), (run.bold, "**", "**"), (run.strike, "~~", "~~"),
        (run.mark, "==", "=="), (run.underline, "[", "]{.underline}"), (run.smallcaps, "[", "]{.smallcaps}"),
         (run.script == "sup", "^", "^"), (run.script == "sub", "~", "~"),
        (run.color is not None, "", f"<{run.color}>"), (run.lang is not None, "[", f"]{{{run.lang}}}"),
        (run.note is not None, "[", f"](note {run.note})"), (run.href is not None, "[", f"]({run.href})"),
    )  # fmt: skip
    for on, opening, closing in marks:
        if on:
            text = opening + text + closing
    return text
