"""From a save to what is seen in the browser: our preview and Marp's, the same slides, taking turns.

    python benchmarks/preview_peers.py --peers FOLDER [--slides 40] [--saves 20]

Each save changes a word in the middle; the time is that until Chromium's page holds it. Ours shows the memo
as well. FOLDER holds Marp as docs/comparison.md says.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from measure import ENVIRONMENT

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.conformance.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Saves before the first that counts.
WARM = 3
#: Seconds after which a save is not waited for any more.
LONGEST = 20.0
#: Whether a page shows a word, also in what it keeps apart from its own text.
SHOWS = """word => {
  const shows = root => root.textContent.includes(word)
    || [...root.querySelectorAll('*')].some(one => one.shadowRoot && shows(one.shadowRoot));
  return shows(document.documentElement);
}"""


def slides(count: int, word: str) -> list[str]:
    """Three points each; the word stands on the one in the middle."""
    return [
        f"## Slide {number} says something of its own\n\n"
        f"- A first point{' ' + word if number == count // 2 else ''}\n"
        "- A second point, which is longer and takes more of its line\n- A third point\n"
        for number in range(count)
    ]


def ours(path: Path, count: int, word: str) -> None:
    path.write_text("---\ntitle: Slides\n---\n\n" + "\n".join(slides(count, word)), "utf-8")


def marps(path: Path, count: int, word: str) -> None:
    path.write_text("---\nmarp: true\n---\n\n" + "\n---\n\n".join(slides(count, word)), "utf-8")


@contextmanager
def running(*command: str, port: int | None = None) -> Iterator[str]:
    """The address that a program serves its preview at, while it runs."""
    environment = {**ENVIRONMENT, **({"PORT": str(port)} if port else {})}
    output = subprocess.DEVNULL if port else subprocess.PIPE
    process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, text=True, env=environment)
    try:
        if process.stdout:
            yield process.stdout.readline().strip()
        else:
            yield f"http://127.0.0.1:{port}/slides.md"
    finally:
        process.terminate()
        process.wait()


def opened(page: Page, address: str) -> Page:
    """The page at an address, as soon as something answers there and shows the first word."""
    started = time.perf_counter()
    while time.perf_counter() - started < LONGEST:
        try:
            page.goto(address)
        except Exception:  # nothing listens there yet
            time.sleep(0.2)
        else:
            page.wait_for_function(SHOWS, arg="first", timeout=1000 * LONGEST)
            return page
    raise SystemExit(f"nothing answers at {address}")


def seconds(page: Page, save: Callable[[str], None], word: str) -> float:
    """From a save to the word on the page."""
    page.bring_to_front()
    page.wait_for_timeout(500)
    started = time.perf_counter()
    save(word)
    while time.perf_counter() - started < LONGEST:
        try:
            if page.evaluate(SHOWS, word):
                break
        except Exception:  # Marp loads its page anew
            continue
        time.sleep(0.002)
    return time.perf_counter() - started


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", type=Path, required=True, help="a folder with node_modules/.bin/marp")
    parser.add_argument("--slides", type=int, default=40)
    parser.add_argument("--saves", type=int, default=20)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        first, second = Path(name) / "ours" / "slides.md", Path(name) / "marp" / "slides.md"
        for path, write in ((first, ours), (second, marps)):
            path.parent.mkdir()
            write(path, options.slides, "first")
        serve = (sys.executable, "-m", "deckbuilder", "serve", str(first), "--port", "0")
        marp = (str(options.peers.resolve() / "node_modules/.bin/marp"), "--server", str(second.parent))
        with running(*serve) as here, running(*marp, port=free_port()) as there, chromium() as browser:
            ways = {
                "deckbuilder": (opened(browser.new_page(), here), ours, first),
                "Marp": (opened(browser.new_page(), there), marps, second),
            }
            times: dict[str, list[float]] = {way: [] for way in ways}
            for number in range(options.saves + WARM):
                for way, (page, write, path) in ways.items():
                    word = f"word{way}{number}x"
                    taken = seconds(page, lambda word: write(path, options.slides, word), word)  # noqa: B023
                    times[way].append(taken)
    for way, taken_all in times.items():
        counted = sorted(1000 * taken for taken in taken_all[WARM:])
        print(f"{way:12} median {median(counted):4.0f} ms, least {counted[0]:4.0f}, most {counted[-1]:4.0f}")
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
