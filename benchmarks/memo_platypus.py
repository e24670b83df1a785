"""A memo by reportlab's own paragraphs and tables. ``memo_platypus.py BRIEF FONTS OUTPUT``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import memo_blocks
from memo_blocks import Block, Memo, Text
from memo_fonts import CUTS, name


def write(memo: Memo, fonts: Path, output: Path) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics, ttfonts
    from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Table

    for family, _, weight, italic in CUTS:
        file = fonts / name(family, weight, italic)
        pdfmetrics.registerFont(ttfonts.TTFont(file.stem, str(file)))
    serif, italic, strong = (Path(name("Source Serif 4", *cut)).stem for cut in ((400,), (400, True), (700,)))
    sans, bold = (Path(name("Arimo", weight)).stem for weight in (400, 700))
    pdfmetrics.registerFontFamily(serif, normal=serif, bold=strong, italic=italic, boldItalic=strong)
    pdfmetrics.registerFontFamily(sans, normal=sans, bold=bold, italic=sans, boldItalic=bold)
    body = ParagraphStyle(
        "body", fontName=serif, fontSize=11, leading=15, alignment=4, spaceAfter=7.5, hyphenationLang="en_GB",
        allowWidows=0, allowOrphans=0, embeddedHyphenation=1,
    )  # fmt: skip
    quote = ParagraphStyle("quote", body, fontName=italic, leftIndent=18, rightIndent=18)
    small = ParagraphStyle("small", fontName=sans, fontSize=8.75, leading=11.5)
    heads = [
        ParagraphStyle(
            f"h{level}",
            fontName=bold,
            fontSize=size,
            leading=size + 4,
            spaceBefore=12,
            spaceAfter=6,
            keepWithNext=1,
        )
        for level, size in enumerate((22, 15, 12.5, 11))
    ]
    notes: list[str] = []

    def inline(text: Text) -> str:
        words = ""
        for span in text:
            if span.look == "note":
                notes.append(span.text)
                words += f"<super>{len(notes)}</super>"
            else:
                tag = {"bold": "b", "italic": "i"}.get(span.look)
                words += f"<{tag}>{escape(span.text)}</{tag}>" if tag else escape(span.text)
        return words

    def flowables(block: Block) -> list[Any]:
        texts = [inline(text) for text in block.texts]
        match block.kind:
            case "heading":
                return [Paragraph(texts[0], heads[block.level])]
            case "prose":
                return [Paragraph(texts[0], body)]
            case "quote":
                return [Paragraph(text, quote) for text in texts]
            case "table":
                rows = [texts[at : at + block.columns] for at in range(0, len(texts), block.columns)]
                cells = [[Paragraph(cell, small) for cell in row] for row in rows]
                width = (A4[0] - 200) / block.columns
                rules = [("LINEABOVE", (0, 0), (-1, 1), 0.9, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
                return [
                    Paragraph(escape(block.caption), small),
                    Table(cells, [width] * block.columns, style=rules, repeatRows=1),
                ]
            case "bullets" | "numbers":
                kind = "bullet" if block.kind == "bullets" else "1"
                return [
                    ListFlowable([Paragraph(text, body) for text in texts], bulletType=kind, leftIndent=14)
                ]

    story: list[Any] = [Paragraph(escape(memo.title), heads[0])]
    story += [Paragraph(f"{key}: {escape(value)}", body) for key, value in memo.head.items()]
    for block in memo.blocks:
        story += flowables(block)
    # It has no footnotes: they stand at the end.
    story += [Paragraph(f"{number} {escape(note)}", small) for number, note in enumerate(notes, 1)]
    document = SimpleDocTemplate(
        str(output),
        pagesize=A4,
        leftMargin=94,
        rightMargin=94,
        topMargin=70,
        bottomMargin=82,
        title=memo.title,
        lang="en-GB",
    )
    document.build(story)


if __name__ == "__main__":
    brief, fonts, output = map(Path, sys.argv[1:])
    write(memo_blocks.read(brief), fonts, output)
