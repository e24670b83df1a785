"""A memo by WeasyPrint: HTML and CSS as a careful author writes them. ``memo_weasyprint.py BRIEF FONTS PDF``.

It claims one standard at a time, so PDF/UA-1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

import memo_blocks
from memo_blocks import Block, Memo, Text
from memo_fonts import CUTS, name

STYLE = """
@page {
  size: A4; margin: 76pt 100pt 88pt;
  @bottom-right { content: counter(page) " of " counter(pages); font: 8.75pt Arimo }
  @footnote { border-top: 0.4pt solid #ccc; padding-top: 6pt }
}
@page :not(:first) { @top-left { content: string(title); font: 8.75pt Arimo } }
body { font: 11pt/15pt "Source Serif 4"; text-align: justify; hyphens: auto; margin: 0; orphans: 2; widows: 2;
       hyphenate-limit-chars: 6 3 3 }
h1, h2, h3, .title, table, caption { font-family: Arimo; hyphens: manual; text-align: left }
.title { string-set: title content(); font-size: 22pt; line-height: 27pt; font-weight: 700; margin: 0 0 14pt }
h1 { font-size: 15pt; line-height: 19pt; margin: 15pt 0 7.5pt; break-after: avoid }
h2 { font-size: 12.5pt; line-height: 15.5pt; margin: 12pt 0 6pt; break-after: avoid }
h3 { font-size: 11pt; line-height: 15pt; margin: 10pt 0 5pt; break-after: avoid }
p { margin: 0 0 7.5pt }
ul, ol { margin: 0 0 7.5pt; padding-left: 14pt }
li { margin-bottom: 3.75pt }
blockquote { margin: 0 18pt 7.5pt; font-style: italic }
table { font-size: 8.75pt; line-height: 11.5pt; border-collapse: collapse; width: 100%; margin: 0 0 11pt;
        border-top: 0.9pt solid; border-bottom: 0.9pt solid }
caption { caption-side: top; margin-bottom: 5pt }
th { border-bottom: 0.6pt solid } td, th { padding: 3.5pt 5pt; vertical-align: top }
tr { break-inside: avoid }
.note { float: footnote; font-size: 8.75pt; line-height: 11.5pt; font-style: normal }
"""


def source(memo: Memo, fonts: Path) -> str:
    faces = "".join(_face(fonts / name(*cut), *cut) for cut in ((cut[0], *cut[2:]) for cut in CUTS))
    head = "".join(f"<p>{key}: {escape(value)}</p>" for key, value in memo.head.items())
    body = "\n".join(_block(block) for block in memo.blocks)
    return (
        f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>{escape(memo.title)}</title>'
        f'<style>{faces}{STYLE}</style><p class="title">{escape(memo.title)}</p>{head}{body}</html>'
    )


def _face(file: Path, family: str, weight: int, italic: bool) -> str:
    style = "italic" if italic else "normal"
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f"src: url({file.as_uri()}) }}"
    )


def _block(block: Block) -> str:
    texts = [_inline(text) for text in block.texts]
    match block.kind:
        case "heading":
            return f"<h{block.level}>{texts[0]}</h{block.level}>"
        case "prose":
            return f"<p>{texts[0]}</p>"
        case "quote":
            return f"<blockquote>{''.join(f'<p>{text}</p>' for text in texts)}</blockquote>"
        case "table":
            rows = "".join(_rows(texts, block.columns))
            return f"<table><caption>{escape(block.caption)}</caption>{rows}</table>"
        case "bullets" | "numbers":
            tag = "ul" if block.kind == "bullets" else "ol"
            return f"<{tag}>{''.join(f'<li>{text}</li>' for text in texts)}</{tag}>"


def _rows(cells: list[str], columns: int) -> Iterator[str]:
    for number in range(0, len(cells), columns):
        row = cells[number : number + columns]
        if number:
            yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        else:
            heads = "".join(f'<th scope="col">{cell}</th>' for cell in row)
            yield f"<thead><tr>{heads}</tr></thead><tbody>"
    yield "</tbody>"


def _inline(text: Text) -> str:
    tags = {"": "{}", "bold": "<b>{}</b>", "italic": "<i>{}</i>", "note": '<span class="note">{}</span>'}
    return "".join(tags[span.look].format(escape(span.text)) for span in text)


if __name__ == "__main__":
    from weasyprint import HTML

    brief, fonts, output = map(Path, sys.argv[1:])
    HTML(string=source(memo_blocks.read(brief), fonts)).write_pdf(output, pdf_variant="pdf/ua-1")
