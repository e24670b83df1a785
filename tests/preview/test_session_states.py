"""Whatever was edited before: what a session shows is what a new one shows."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from msgspec.structs import replace
from PIL import Image

from deckbuilder.pipeline import Kind, Request
from deckbuilder.preview.session import Session
from deckbuilder.preview.views import Snapshot
from deckbuilder.project import UsageError, find_briefs

KINDS: tuple[Kind, ...] = ("deck", "memo")
FRONT = (
    "title: Water",
    "title: Water\nlang: de\ntoc: true\nnumber-sections: true",
    "title: 'Water'\ntheme: own\ndeck: {agenda: true}",
    "title: [Water",
    "title: Water\nlang: ar\nmemo: {paper: a5}",
    "title: Water\noutputs: [memo]",
    "title: Water\ndata: {dams: data.csv}",
)
BLOCKS = (
    "# Supply",
    "## Three dams decide {#sec-dams}",
    "## Three dams decide",
    "- Two are full\n- One is not[^1]\n\n[^1]: By a third",
    "Rain is late, as @fig-map and [the dams](#sec-dams) show; 西藏 and السدود wait.",
    "![Valleys](picture.png){#fig-map}",
    "![](picture.svg)",
    '{% include "part.md" %}',
    '```{.chart data=data.csv #fig-aid caption="Aid" source="Illustrative figures"}\n```',
    "| a | b |\n|---|--:|\n| one | 2 |",
    "{{ dams[0].Level }}",
    "> To dam is to decide\n>\n> — A farmer",
    "::: notes\nSay this slowly.\n:::",
    "## Hidden {.hidden}",
    "$x^2 + \\frac{1}{2}$",
    "```python\nprint(1)\n```",
    "Long " + "and longer " * 60,
    "| torn | table |\n|---|---|\n| 1 | 2 | 3 |",
    "<!-- deckbuilder: ignore table-ragged -->",
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="{}" d="M0 0h9v9z"/></svg>'
FILES = {
    "content/water/part.md": (
        "Part one",
        "- A part\n- Another",
        '{% include "part.md" %}',
        "| a |\n|---|\n| b | c |",
    ),
    "content/water/data.csv": (
        "Dam,Level\nUpper,3\n",
        "Dam,Level\nUpper,4\nLower,2\n",
        "Dam\tLevel\n",
        "\x00",
    ),
    "content/water/picture.svg": (SVG.format("red"), SVG.format("lime"), "<svg"),
    "themes/own/_brand.yml": ("color:\n  primary: '#0B6E4F'\n", "color:\n  primary: '#7A1F2B'\n", "color: ["),
    "deckbuilder.toml": (
        "",
        "[rules]\ntitle-repeated = 'off'\n[rules.text-small]\nsize = 30\n",
        "[rules",
        'theme = "night"\n',
    ),
}
COLOURS = ("red", "lime", "navy")


class Editing(RuleBasedStateMachine):
    """An author at work."""

    @initialize(
        front=st.sampled_from(FRONT[:3]), blocks=st.lists(st.sampled_from(BLOCKS), min_size=3, max_size=8)
    )
    def begin(self, front: str, blocks: list[str]) -> None:
        self.root = Path(tempfile.mkdtemp()).resolve()
        for name, contents in FILES.items():
            self._write(name, contents[0])
        self.change_the_picture("red")
        self.sessions = {kind: Session(kind) for kind in KINDS}
        self.shown: dict[Kind, dict[str, str]] = {kind: {} for kind in KINDS}
        self.front, self.blocks = front, blocks
        self._save()

    @rule(front=st.sampled_from(FRONT))
    def change_front_matter(self, front: str) -> None:
        self.front = front
        self._save()

    @rule(at=st.integers(0, 8), block=st.sampled_from(BLOCKS))
    def insert(self, at: int, block: str) -> None:
        self.blocks.insert(at, block)
        self._save()

    @rule(at=st.integers(0, 8))
    def take_out(self, at: int) -> None:
        del self.blocks[at : at + 1]
        self._save()

    @rule(at=st.integers(0, 8))
    def move_up(self, at: int) -> None:
        self.blocks[at : at + 2] = self.blocks[at : at + 2][::-1]
        self._save()

    @rule(
        file=st.sampled_from(sorted(FILES)).flatmap(
            lambda name: st.tuples(st.just(name), st.sampled_from(FILES[name]))
        )
    )
    def change_a_file(self, file: tuple[str, str]) -> None:
        self._write(*file)

    @rule(name=st.sampled_from(sorted(FILES)))
    def remove_a_file(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)

    @rule(colour=st.sampled_from(COLOURS))
    def change_the_picture(self, colour: str) -> None:
        """Into one of the same size and of the same time."""
        path = self.root / "content" / "water" / "picture.png"
        Image.new("RGB", (8, 8), colour).save(path)
        os.utime(path, (1, 1))

    @rule()
    def look(self) -> None:
        """As the preview does: what has been sent once is not sent again."""
        for kind in KINDS:
            shown, fresh = self._look(self.sessions[kind], kind), self._look(Session(kind), kind)
            if isinstance(shown, str) or isinstance(fresh, str):
                assert shown == fresh
                continue
            drawings = {**self.shown[kind], **shown.drawings}
            if fresh.pages is not None:
                assert {page.digest: drawings[page.digest] for page in fresh.pages} == fresh.drawings
                self.shown[kind] = {page.digest: drawings[page.digest] for page in fresh.pages}
            assert replace(shown, drawings={}, changed=None) == replace(fresh, drawings={}, changed=None)

    def teardown(self) -> None:
        self.look()
        shutil.rmtree(self.root)

    def _look(self, session: Session, kind: Kind) -> Snapshot | str:
        try:
            (brief,) = find_briefs([self.root / "content" / "water"])
            return session.look(brief, Request(write=False))
        except UsageError as error:
            return error.message

    def _save(self) -> None:
        self._write("content/water/brief.md", "\n\n".join((f"---\n{self.front}\n---", *self.blocks)) + "\n")

    def _write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


Editing.TestCase.settings = settings(max_examples=20, stateful_step_count=12, deadline=None)
TestEditing = pytest.mark.slow(Editing.TestCase)
