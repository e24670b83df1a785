"""Every example of the CommonMark and GFM specifications, parsed as they say and without losing a word."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from deckbuilder import markdown
from deckbuilder.markdown import parser
from deckbuilder.model import Meta, Run
from deckbuilder.report import Report
from deckbuilder.source import Folder

from .outline import lines_of

FOLDER = Path(__file__).parent / "spec"

Example = dict[str, Any]


def examples(name: str) -> list[Example]:
    found: list[Example] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


COMMONMARK = examples("commonmark-0.31.2")
GFM = [example for example in examples("gfm") if example["extension"]]
#: Tables in HTML are read whole, where the specification ends them at a blank line.
HTML_TABLES = (148, 190, 191)
AS_SPECIFIED = [example for example in COMMONMARK if example["example"] not in HTML_TABLES]
#: Read from the model below: the renderer of the parser shows neither.
READ_FROM_MODEL = ("autolink", "tagfilter")
#: How the parser's HTML differs from the specifications' where both mean the same.
NOTATION = {
    "<blockquote></blockquote>": "<blockquote>\n</blockquote>",
    "<(/?)s>": r"<\1del>",
    r' style="text-align:(\w+)"': r' align="\1"',
    r'<(ul|li|input) class="[^"]*"': r"<\1",
    r' disabled="" type="checkbox"( checked="")?>': r'\1 disabled="" type="checkbox">',
}


def number(example: Example) -> str:
    return f"{example['section']} {example['example']}"


def rendered(text: str) -> str:
    """HTML of the parser's tokens, in the letters of the specification's own."""
    md = parser.build(text)
    env: dict[str, Any] = {}
    tokens = md.parse(text, env)
    for token in tokens:
        if token.type == "inline":
            token.children = []
            md.inline.parse(token.content, md, env, token.children)
            for child in token.children:
                child.type = "text" if child.type == "text_special" else child.type
    page = md.renderer.render(tokens, md.options, env)
    for written, meant in NOTATION.items():
        page = re.sub(written, meant, page)
    return str(page)


@pytest.mark.parametrize("example", AS_SPECIFIED, ids=number)
def test_commonmark_structure(example: Example) -> None:
    assert rendered(example["markdown"]) == example["html"]


@pytest.mark.parametrize("example", [e for e in GFM if e["extension"] not in READ_FROM_MODEL], ids=number)
def test_gfm_structure(example: Example) -> None:
    assert rendered(example["markdown"]) == example["html"]


def parsed(text: str) -> tuple[list[Run], str, Report]:
    """All runs of a document, all its text, and what was found."""
    report = Report()
    folder = Folder(FOLDER)
    document = markdown.parse(lines_of(text), Meta(smart=False), folder, FOLDER, "brief.md", report)
    blocks = [block for section in document.sections for block in section.blocks]
    runs = [run for section in document.sections for run in section.title]
    while blocks:
        block = blocks.pop()
        runs += [run for texts in block.texts() for run in texts]
        blocks += block.children()
    return runs, "".join(run.text for run in runs), report


@pytest.mark.parametrize("example", [e for e in GFM if e["extension"] == "autolink"], ids=number)
def test_gfm_autolinks(example: Example) -> None:
    runs, _, _ = parsed(example["markdown"])
    wanted = [html.unescape(target) for target in re.findall(r'href="([^"]*)"', example["html"])]
    assert sorted(run.href for run in runs if run.href) == sorted(wanted)


class Visible(HTMLParser):
    """Collects the text a reader sees of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._hidden = 0

    @classmethod
    def words(cls, page: str) -> list[str]:
        reader = cls()
        reader.feed(page)
        reader.close()
        return reader.text.split()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")
        self.text += " "

    def handle_data(self, data: str) -> None:
        self.text += "" if self._hidden else data


@pytest.mark.parametrize("example", [e for e in COMMONMARK if e["example"] in HTML_TABLES], ids=number)
def test_html_tables(example: Example) -> None:
    _, text, report = parsed(example["markdown"])
    assert text in ("Hi", "Hello,world.")
    assert not list(report)


@pytest.mark.parametrize("example", [*AS_SPECIFIED, *GFM], ids=number)
def test_no_word_is_lost(example: Example) -> None:
    """What the reference rendering shows is in the document, or a finding names it."""
    _, text, report = parsed(example["markdown"])
    kept = re.sub(r"\s", "", text + "".join(finding.message for finding in report))
    assert [word for word in Visible.words(example["html"]) if word not in kept] == []
