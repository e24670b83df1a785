"""A memo by Typst, with a template of our own. ``memo_typst.py BRIEF FONTS OUTPUT``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import memo_blocks
from memo_blocks import Block, Memo, Text

TEMPLATE = """
#set document(title: "{title}")
#set page(paper: "a4", margin: (x: 100pt, top: 76pt, bottom: 88pt),
  header: context if counter(page).get().first() > 1 [#text(8.75pt, font: "Arimo")[{title}]],
  footer: context align(right, text(8.75pt, font: "Arimo")[#here().page() of #counter(page).final().first()]))
#set text(font: "Source Serif 4", size: 11pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true, leading: 15pt - 0.66em, spacing: 15pt - 0.66em + 7.5pt)
#set text(top-edge: "cap-height", bottom-edge: "baseline")
#show heading: set text(font: "Arimo", hyphenate: false)
#show heading: set par(justify: false)
#show heading.where(level: 1): set text(15pt)
#show heading.where(level: 2): set text(12.5pt)
#show heading.where(level: 3): set text(11pt)
#show heading: set block(above: 20pt, below: 12pt)
#set list(indent: 0pt, body-indent: 8pt, spacing: 15pt - 0.66em + 3.75pt)
#set enum(indent: 0pt, body-indent: 8pt, spacing: 15pt - 0.66em + 3.75pt)
#set footnote.entry(separator: line(length: 60pt, stroke: 0.4pt))
#show footnote.entry: set text(8.75pt)
#show footnote.entry: set par(leading: 11.5pt - 0.66em)
#set quote(block: true)
#show quote: set text(style: "italic")
#show figure: set block(breakable: true)
#show figure.caption: set text(8.75pt, font: "Arimo")
#show figure.caption: set align(left)
#set figure.caption(position: top)
#show table: set text(8.75pt, font: "Arimo", hyphenate: false)
#show table: set par(justify: false, leading: 11.5pt - 0.66em)
#set table(stroke: none, inset: (x: 5pt, y: 4pt), align: left)
#par(justify: false, leading: 9pt)[#text(22pt, font: "Arimo", weight: "bold", hyphenate: false)[{title}]]
"""


def source(memo: Memo) -> str:
    head = "\n\n".join(f"{key}: {_escaped(value)}" for key, value in memo.head.items())
    body = "\n\n".join(_block(block) for block in memo.blocks)
    return f"{TEMPLATE.replace('{title}', memo.title)}\n{head}\n\n{body}\n"


def _block(block: Block) -> str:
    texts = [_inline(text) for text in block.texts]
    match block.kind:
        case "heading":
            return f"{'=' * block.level} {texts[0]}"
        case "prose":
            return texts[0]
        case "quote":
            return f"#quote[{'#parbreak() '.join(texts)}]"
        case "table":
            return "\n".join(_table(block, texts))
        case "bullets" | "numbers":
            mark = "-" if block.kind == "bullets" else "+"
            return "\n".join(f"{mark} {text}" for text in texts)


def _table(block: Block, texts: list[str]) -> Iterator[str]:
    head, body = ([f"[{text}]" for text in part] for part in (texts[: block.columns], texts[block.columns :]))
    yield f"#figure(kind: table, caption: [{_escaped(block.caption)}], table("
    yield f"columns: (1fr,) * {block.columns}, table.hline(stroke: 0.9pt),"
    yield f"table.header({', '.join(head)}), table.hline(stroke: 0.6pt),"
    yield f"{', '.join(body)}, table.hline(stroke: 0.9pt)))"


def _inline(text: Text) -> str:
    looks = {"": "{}", "bold": "#strong[{}]", "italic": "#emph[{}]", "note": "#footnote[{}]"}
    return "".join(looks[span.look].replace("{}", _escaped(span.text)) for span in text)


def _escaped(text: str) -> str:
    return re.sub(r"([\\#*_$<>@\[\]`~-])", r"\\\1", text)


if __name__ == "__main__":
    import typst

    brief, fonts, output = map(Path, sys.argv[1:])
    text = source(memo_blocks.read(brief)).encode()
    standards = ["ua-1", "a-2a"]
    typst.compile(text, output=output, font_paths=[fonts], ignore_system_fonts=True, pdf_standards=standards)
