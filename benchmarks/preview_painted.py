"""How soon a saved change is on screen: from writing the file to the frame that shows it, in Chromium.

    python benchmarks/preview_painted.py [--slides 40] [--saves 20]

A word of a slide changes with each save. What `preview.py` measures is part of this; the rest is the page's.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import corpus
from measure import ENVIRONMENT
from playwright.sync_api import sync_playwright

#: Notes the time of the first frame after a slide came to hold a word.
WATCH = """word => new Promise(done => {
  const look = () => {
    for (const drawing of document.querySelectorAll('#deck .page .drawing')) {
      if (drawing.shadowRoot?.textContent.includes(word)) {
        requestAnimationFrame(() => setTimeout(() => done(Date.now())));
        return;
      }
    }
    requestAnimationFrame(look);
  };
  look();
})"""
CHROMIUM = os.environ.get("DECKBUILDER_CHROMIUM") or shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WARM = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slides", type=int, default=40)
    parser.add_argument("--saves", type=int, default=20)
    options = parser.parse_args()
    with TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name).resolve() / "content" / "long"
        folder.mkdir(parents=True)
        brief = corpus.deck(folder, options.slides)
        command = [sys.executable, "-m", "deckbuilder", "serve", str(brief), "--port", "0"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
        assert server.stdout
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(server.stdout.readline().strip())
        page.wait_for_selector("#state[data-state=ready]", timeout=60_000)
        lines = brief.read_text("utf-8").split("\n")
        place = next(number for number, line in enumerate(lines) if line.startswith("- ") and number > 60)
        times = []
        for number in range(options.saves + WARM):
            word = f"word{number}x"
            changed = [*lines]
            changed[place] += f" {word}"
            page.evaluate(f"void (window.painted = ({WATCH})({word!r}))")
            started = time.time()
            brief.write_text("\n".join(changed), "utf-8")
            times.append(page.evaluate("window.painted") - 1000 * started)
            time.sleep(0.3)
        taken = sorted(times[WARM:])
        print(f"painted median {median(taken):.0f} ms, 95 % {taken[int(len(taken) * 0.95)]:.0f} ms")
        browser.close()
        server.terminate()
        server.communicate()


if __name__ == "__main__":
    main()
