"""Documents as a few lines of text that a person can check: what the Markdown cases compare."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckbuilder import markdown
from deckbuilder.blocks.lists import List
from deckbuilder.blocks.numerals import numeral
from deckbuilder.expand import expand
from deckbuilder.markdown import front_matter
from deckbuilder.model import Attrs, Audience, Block, Document, Run, Runs
from deckbuilder.report import Report
from deckbuilder.source import Folder, Line, Span


def lines_of(text: str, path: str = "brief.md") -> tuple[Line, ...]:
    """The lines of a brief as the pipeline has them."""
    return tuple(Line(line, path, number) for number, line in enumerate(text.split("\n"), start=1))


def parse(text: str, root: Path | None = None) -> tuple[Document, Report]:
    """The document of a whole brief, front matter and templates included."""
    report, folder = Report(), Folder(root or Path(__file__).parent)
    folder.remember("brief.md", text)
    meta, params, body = front_matter.read(lines_of(text), report)
    body = expand(body, params, folder, folder.root, report)
    return markdown.parse(body, meta, folder, folder.root, "brief.md", report), report


def codes(report: Report) -> list[str]:
    """What was found, in order of place."""
    return [finding.code for finding in report.sorted()]


def outline(document: Document) -> Iterator[str]:
    """Sections, blocks and notes, one a line, with their lines in the brief."""
    for section in document.sections:
        level = (f"h{section.level}" if section.level else "slide") + _audience(section.audience)
        yield " ".join(filter(None, (level, shown(section.title), _attrs(section.attrs), _at(section.span))))
        for block in section.blocks:
            yield from _block(block, 1)
    for note in document.footnotes.values():
        yield f"note {note.number} {_at(note.span)}"
        for block in note.blocks:
            yield from _block(block, 1)


def _block(block: Block, depth: int) -> Iterator[str]:
    name = type(block).__name__.lower() + _counted(block) + _audience(block.audience)
    texts = " | ".join(shown(runs) for runs in block.texts())
    yield "  " * depth + " ".join(filter(None, (name, texts, _attrs(block.attrs), _at(block.span))))
    for child in block.children():
        yield from _block(child, depth + 1)


def _counted(block: Block) -> str:
    """How the first item of a numbered list is marked; figures with a dot go without saying."""
    if not isinstance(block, List) or block.start is None or (block.start, block.form) == (1, "1."):
        return ""
    return f" {numeral(block.start, block.form)}"


def _audience(audience: Audience) -> str:
    return "" if audience is Audience.BOTH else f" ({audience.value})"


def _attrs(attrs: Attrs) -> str:
    parts = [f"#{attrs.id}"] if attrs.id else []
    parts += [f".{name}" for name in attrs.classes] + [f"{key}={value}" for key, value in attrs.values]
    return "{" + " ".join(parts) + "}" if parts else ""


def _at(span: Span) -> str:
    return f"@{span.first}" if span.first == span.last else f"@{span.first}-{span.last}"


def shown(runs: Runs) -> str:
    """Runs in a notation like Markdown's; ``⏎`` is a hard line break."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = run.text.replace("\n", "⏎")
    if run.note is not None:
        return f"[^{text}]"
    marks = ((run.code, "`"), (run.italic, "*"), (run.bold, "**"), (run.strike, "~~"), (run.mark, "=="))
    for is_set, mark in marks:
        text = f"{mark}{text}{mark}" if is_set else text
    if run.script:
        text = f"<{run.script}>{text}</{run.script}>"
    for is_set, name in ((run.underline, "underline"), (run.smallcaps, "smallcaps")):
        text = f"[{text}]{{.{name}}}" if is_set else text
    if run.lang:
        text = f"[{text}]{{lang={run.lang}}}"
    tip = f' "{run.tip}"' if run.tip else ""
    return f"[{text}]({run.href}{tip})" if run.href else text


def findings(report: Report) -> Iterator[str]:
    """Findings, one a line, with line and column."""
    for found in report.sorted():
        place = ""
        if found.span is not None:
            place = f" {found.span.first}" + (f":{found.span.column}" if found.span.column else "")
        yield f"{found.severity.label} {found.code}{place}: {found.message}"
