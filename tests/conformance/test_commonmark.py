"""What a reader sees of any example of the CommonMark and GFM specifications is in both documents."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from .pipeline import Outcome, Press
from .readback import levelled
from .tools import ROOT

SPECIFICATIONS = ("commonmark-0.31.2", "gfm")
OVERRULED = {
    # GFM, which follows CommonMark 0.29, says otherwise than CommonMark 0.31: what ends an HTML comment.
    "gfm-645", "gfm-646",
    # Tables in HTML are read whole, whatever blank lines and indents they hold, and Markdown in their cells.
    "commonmark-0.31.2-148", "commonmark-0.31.2-191",
}  # fmt: skip


class Visible(HTMLParser):
    """What a reader sees of a page: its text and its pictures' alternative texts, not scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self._hidden = 0
        self.feed(page)
        self.close()

    @property
    def words(self) -> list[str]:
        return levelled("".join(self._pieces)).split()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        self._pieces += [f" {value} " for name, value in attrs if (tag, name) == ("img", "alt") and value]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._pieces.append(data)


def examples() -> dict[str, tuple[str, str]]:
    """Markdown and reference HTML of every example; one that both specifications have is taken once."""
    named: dict[tuple[str, str], str] = {}
    for name in SPECIFICATIONS:
        file = ROOT / "tests" / "markdown" / "spec" / f"{name}.json"
        for example in json.loads(file.read_text(encoding="utf-8")):
            named.setdefault((example["markdown"], example["html"]), f"{name}-{example['example']}")
    return {name: pair for pair, name in named.items() if name not in OVERRULED}


EXAMPLES = examples()


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("press"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_a_reader_sees_is_in_both_documents(name: str, press: Press) -> None:
    markdown, html = EXAMPLES[name]
    outcome = press.press(f"---\nsmart: false\n---\n\n## Example\n\n{markdown}")
    words = Visible(html).words
    for document, text in (("deck", outcome.deck), ("memo", outcome.memo)):
        lost = [word for word in words if word not in text]
        assert all(confessed(word, outcome) for word in lost), (document, markdown, lost)


def confessed(word: str, outcome: Outcome) -> bool:
    """Whether a finding says at which line the word was left out, as it does for tags of HTML."""
    return word.startswith("<") and any(finding.code == "html-dropped" for finding in outcome.report)
