"""How soon a saved change is on screen: from writing the file to the frame that shows it, in Chromium.

    python benchmarks/preview_painted.py [--slides 40] [--rounds 20]

The brief has a chart of a CSV file and a theme of its own; kinds of edits take turns. What `preview.py`
measures is part of this; the rest is the page's.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import corpus
from measure import ENVIRONMENT
from playwright.sync_api import Page, sync_playwright

THEME = Path(__file__).resolve().parents[1] / "themes" / "briefing"
CHART = (
    '\n## Names and shares in one chart\n\n```chart {data="shares.csv" title="Shares" source="Own"}\n```\n'
)
#: Looks in each frame whether a drawing of the deck holds a text; waits for the end of the frame that does.
WATCH = """text => new Promise(done => {
  const look = () => {
    for (const drawing of document.querySelectorAll('#deck .page .drawing')) {
      if (drawing.shadowRoot?.innerHTML.includes(text)) {
        setTimeout(() => done(Date.now()));
        return;
      }
    }
    requestAnimationFrame(look);
  };
  look();
})"""
CHROMIUM = os.environ.get("DECKBUILDER_CHROMIUM") or shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
#: Rounds that do not count: everything has been imported and drawn once.
WARM = 2


class Project:
    """A brief with a chart and a theme, and what an author does to them."""

    def __init__(self, root: Path, slides: int) -> None:
        folder = root / "content" / "long"
        folder.mkdir(parents=True)
        self.brief = corpus.deck(folder, slides)
        self._theme = Path(shutil.copytree(THEME, root / "themes" / "briefing")) / "_brand.yml"
        self._data = folder / "shares.csv"
        self._colors = self._theme.read_text("utf-8")
        lines = self.brief.read_text("utf-8").split("\n")
        slide = [number for number, line in enumerate(lines) if line.startswith("## ")]
        lines[slide[1] : slide[1]] = CHART.split("\n")
        self._lines = lines
        self.data("Start")
        self._first = slide[0]
        self._point = next(at for at, line in enumerate(lines) if line.startswith("- ") and at > 60)
        self._heading = next(at for at, line in enumerate(lines) if line.startswith("## ") and at > 60)
        self.edits: dict[str, Callable[[str], str]] = {
            "a word": self.word,
            "a heading": self.heading,
            "a CSV file": self.data,
            "front matter": self.matter,
            "a slide put in first": self.slide,
            "a colour of the theme": self.color,
        }
        self.reset()

    def reset(self) -> None:
        """Take back what was written into the brief."""
        self._write(self._lines)

    def word(self, word: str) -> str:
        return self._changed(self._point, word)

    def heading(self, word: str) -> str:
        return self._changed(self._heading, word)

    def data(self, word: str) -> str:
        self._data.write_text(f"Name,Share\nOne,31\nTwo,24\n{word},17\n", "utf-8")
        return word

    def matter(self, word: str) -> str:
        return self._changed(1, word)

    def slide(self, word: str) -> str:
        put_in = [f"## {word} before all others", "", "- One more point", ""]
        self._write([*self._lines[: self._first], *put_in, *self._lines[self._first :]])
        return word

    def color(self, word: str) -> str:
        color = f"#{sum(map(ord, word)) * 7919 % 0x40 + 0x10:02X}233F"
        self._theme.write_text(self._colors.replace("#12233F", color), "utf-8")
        return color.lower()

    def _changed(self, at: int, word: str) -> str:
        self._write([*self._lines[:at], f"{self._lines[at]} {word}", *self._lines[at + 1 :]])
        return word

    def _write(self, lines: list[str]) -> None:
        self.brief.write_text("\n".join(lines), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slides", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    with TemporaryDirectory() as name, sync_playwright() as driver:
        root = Path(name).resolve()
        project = Project(root, options.slides)
        command = [sys.executable, "-m", "deckbuilder", "serve", str(project.brief), "--port", "0"]
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        started = time.time()
        server = subprocess.Popen(
            [*command, "--root", str(root)], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
        )
        assert server.stdout
        page.goto(server.stdout.readline().strip())
        first = page.evaluate(f"({WATCH})('<text')") - 1000 * started
        print(f"first page painted {first:.0f} ms after the start")
        page.wait_for_selector("#state[data-state=ready]", timeout=60_000)
        times: dict[str, list[float]] = {}
        for number in range(options.rounds + WARM):
            for kind, (edit, change) in enumerate(project.edits.items()):
                project.reset()
                time.sleep(0.8)
                taken = painted(page, change, f"Word{number}x{kind}")
                times.setdefault(edit, []).append(taken)
        for edit, found in times.items():
            taken = sorted(found[WARM:])
            high = taken[int(len(taken) * 0.95)]
            print(f"{edit:22} median {median(taken):4.0f} ms, 95 % {high:4.0f} ms, least {taken[0]:4.0f} ms")
        print(f"load {os.getloadavg()[0]:.1f}")
        browser.close()
        server.terminate()
        server.communicate()


def painted(page: Page, change: Callable[[str], str], word: str) -> float:
    """How long it takes until what was changed is on screen, in milliseconds."""
    page.evaluate(
        f"window.painted = new Promise(done => window.watch = text => ({WATCH})(text).then(done)), 0"
    )
    started = time.time()
    text = change(word)
    page.evaluate("text => void window.watch(text)", text)
    taken: float = page.evaluate("window.painted") - 1000 * started
    time.sleep(0.3)
    return taken


if __name__ == "__main__":
    main()
