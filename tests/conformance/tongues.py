"""One brief in six languages, with every kind of block, and what a reader must find in its memo.

The words are in `tongues/*.yaml`. The brief and what is expected are made from them side by side: the
program's own parser has no part in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("tongues")
LANGUAGES = tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))
NOTE = re.compile(r"\^\[([^]]*)\]")
MARKUP = re.compile(r"\[([^]]*)\]\([^)]*\)|\*\*|[*`]")


@dataclass(frozen=True, slots=True)
class Passage:
    """Something the author wrote, as the structure must say it."""

    role: str
    """Of a block: ``H1`` … ``P``, ``Lbl``, ``Caption``, ``TH``, ``TD``, ``Figure``."""
    text: str
    """Of a figure, its alternative text."""
    within: tuple[str, ...] = ()
    """The elements around it but sections, outermost first."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of one memo."""

    lang: str
    head: list[str]
    """What each paragraph above the first heading ends with; empty for what the program says by itself."""
    passages: list[Passage]
    """What follows the memo's head, in reading order; footnotes are left out."""
    notes: list[str]
    links: list[str]


class Brief:
    """A brief being written, with what is expected of it."""

    def __init__(self, lang: str) -> None:
        self.expected = Expected(lang, [], [], [], [])
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        return "\n\n".join(self._parts) + "\n"

    def write(self, markdown: str) -> None:
        self._parts.append(markdown)

    def expect(self, role: str, marked: str, *within: str) -> None:
        """Expect some marked-up words next; the footnotes and links in them are kept apart."""
        text = NOTE.sub(self._numbered, marked)
        self.expected.links.extend(filter(None, (found[1] for found in MARKUP.finditer(text))))
        self.expected.passages.append(Passage(role, MARKUP.sub(lambda found: found[1] or "", text), within))

    def _numbered(self, note: re.Match[str]) -> str:
        self.expected.notes.append(note[1])
        return str(len(self.expected.notes))


def words(language: str) -> dict[str, Any]:
    found = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def gallery(language: str, *, paper: str = "a4", opening: int = 0, length: int = 1) -> Brief:
    """The brief in one language; its first paragraph comes so many times more, which moves page ends. What
    they may fall into is so many times as long.
    """
    say = words(language)
    say |= {key: say[key] * length for key in ("steps", "rows", "code")}
    say |= {key: _longer(say[key], length) for key in ("quote", "callout", "close")}
    say |= {key: [_longer(item, length) for item in say[key]] for key in ("bullets", "inner")}
    say["terms"] = [[term, _longer(meaning, length)] for term, meaning in say["terms"]]
    brief = Brief(say["lang"])
    head = {key: say[key] for key in ("title", "author", "lang")}
    head |= {
        "date": "2026-03-02",
        "toc": "false",
        "memo": f"{{paper: {paper}, to: {say['to']}, from: {say['from']}}}",
    }
    brief.write("\n".join(["---", *(f"{key}: {value}" for key, value in head.items()), "---"]))
    brief.expected.head.extend([say["title"], say["to"], say["from"], ""])
    _heading(brief, 1, say["part"])
    for _ in range(opening + 1):
        _prose(brief, say["prose"])
    _chapter(brief, say)
    return brief


def _longer(text: str, times: int) -> str:
    return " ".join([text] * times)


def _chapter(brief: Brief, say: dict[str, Any]) -> None:
    _heading(brief, 2, say["chapter"])
    _prose(brief, say["argument"])
    _bullets(brief, say["bullets"], say["inner"])
    _steps(brief, say["steps"])
    _table(brief, say)
    _quote(brief, say)
    _callout(brief, say)
    _code(brief, say["code"])
    _terms(brief, say["terms"])
    _figure(brief, say)
    _heading(brief, 3, say["section"])
    _prose(brief, say["close"])


def _heading(brief: Brief, level: int, text: str) -> None:
    brief.write(f"{'#' * level} {text}")
    brief.expect(f"H{level}", text)


def _prose(brief: Brief, text: str) -> None:
    brief.write(text)
    brief.expect("P", text)


def _bullets(brief: Brief, items: list[str], inner: list[str]) -> None:
    """A list in the second item of another."""
    first, second, third = items
    brief.write("\n".join([f"- {first}", f"- {second}", *(f"    - {item}" for item in inner), f"- {third}"]))
    for item in (first, second):
        _item(brief, "•", item)
    for item in inner:
        _item(brief, "–", item, "L", "LI", "LBody")
    _item(brief, "•", third)


def _item(brief: Brief, mark: str, text: str, *within: str) -> None:
    brief.expect("Lbl", mark, *within, "L", "LI")
    brief.expect("P", text, *within, "L", "LI", "LBody")


def _steps(brief: Brief, items: list[str]) -> None:
    brief.write("\n".join(f"{number}. {item}" for number, item in enumerate(items, 1)))
    for number, item in enumerate(items, 1):
        _item(brief, f"{number}.", item)


def _table(brief: Brief, say: dict[str, Any]) -> None:
    head, rows = say["head"], say["rows"]
    lines = [f"| {' | '.join(row)} |" for row in (head, *rows)]
    brief.write("\n".join([lines[0], "|---|---|--:|", *lines[1:], "", f": {say['table']}"]))
    brief.expect("Caption", say["table"], "Table")
    for text in head:
        brief.expect("TH", text, "Table", "THead", "TR")
    for text in (cell for row in rows for cell in row):
        brief.expect("TD", text, "Table", "TBody", "TR")


def _quote(brief: Brief, say: dict[str, Any]) -> None:
    brief.write(f"> {say['quote']}\n>\n> — {say['speaker']}")
    brief.expect("P", say["quote"], "BlockQuote")
    brief.expect("P", f"— {say['speaker']}", "BlockQuote")


def _callout(brief: Brief, say: dict[str, Any]) -> None:
    brief.write(f'::: {{.callout-warning title="{say["warning"]}"}}\n{say["callout"]}\n:::')
    brief.expect("P", say["warning"], "Div")
    brief.expect("P", say["callout"], "Div")


def _code(brief: Brief, lines: list[str]) -> None:
    brief.write("\n".join(["```python", *lines, "```"]))
    brief.expected.passages.append(Passage("P", " ".join(lines)))


def _terms(brief: Brief, terms: list[list[str]]) -> None:
    brief.write("\n\n".join(f"{term}\n: {meaning}" for term, meaning in terms))
    for term, meaning in terms:
        _item(brief, term, meaning)


def _figure(brief: Brief, say: dict[str, Any]) -> None:
    brief.write(f'![{say["figure"]}](valley.svg){{fig-alt="{say["alt"]}"}}')
    brief.expect("Figure", say["alt"], "Div")
    brief.expect("Caption", say["figure"], "Div")
