"""The preview in Chromium: a project, its server, and a page that shows it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ...conformance.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

#: Slides and pages enough to scroll through; line 5 begins the first section.
BRIEF = "---\ntitle: Water\nauthor: Supply desk\n---\n" + "".join(
    f"# Part {part}\n\n"
    + "".join(
        f"## Point {part}.{point} stands\n\nWords for the memo and the notes of {part}.{point}, "
        f"at some length so that pages fill.\n\n- First of {part}.{point}\n- Second of {part}.{point}\n\n"
        for point in range(1, 6)
    )
    for part in range(1, 5)
)
#: Keeps links into the editor from leaving the page, and notes them; tells what the page's policy refuses.
WATCH = """window.opened = [];
addEventListener('click', event => {
  const link = event.target.closest?.('a[href^="vscode:"]');
  if (link) { event.preventDefault(); window.opened.push(link.href); }
}, true);
document.addEventListener('securitypolicyviolation', event =>
  console.error(`refused by ${event.violatedDirective}: ${event.blockedURI}`));"""


class Server:
    """A running `deckbuilder serve` of a project."""

    def __init__(self, root: Path, port: int = 0) -> None:
        command = [sys.executable, "-m", "deckbuilder", "serve", "--root", str(root), "--port", str(port)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
        assert self._process.stdout is not None
        found = re.search(r"http://\S+", self._process.stdout.readline())
        if found is None:
            self.stop()
            pytest.fail("the server did not tell its address")
        self.url = found.group()

    def stop(self) -> None:
        self._process.terminate()
        self._process.communicate(timeout=20)


@pytest.fixture(scope="package")  # no other package can have one meanwhile
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content" / "water").mkdir(parents=True)
    (tmp_path / "content" / "water" / "brief.md").write_text(BRIEF, "utf-8")
    return tmp_path


@pytest.fixture
def brief(root: Path) -> Path:
    return root / "content" / "water" / "brief.md"


@pytest.fixture
def serve(browser: Browser) -> Iterator[Callable[[Path], Server]]:
    servers: list[Server] = []

    def start(root: Path) -> Server:
        servers.append(Server(root))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a window of its own; what the browser has to complain of fails the test."""
    contexts: list[Any] = []
    faults: list[str] = []

    def show(url: str, width: int = 1440, height: int = 900, **how: Any) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **how))
        contexts[-1].add_init_script(WATCH)
        contexts[-1].on("weberror", lambda fault: faults.append(str(fault.error)))
        contexts[-1].on("console", lambda said: faults.extend(complaints(said)))
        page: Page = contexts[-1].new_page()
        page.goto(url)
        return page

    yield show
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def page(root: Path, serve: Callable[[Path], Server], open_page: Callable[..., Page]) -> Page:
    """The preview of the brief, with its pages shown."""
    page = open_page(serve(root).url)
    shown(page)
    return page


def complaints(said: ConsoleMessage) -> list[str]:
    """What the browser finds wrong with the page; that a server which has stopped is out of reach is not."""
    wrong = said.type in {"error", "warning"} and "ERR_CONNECTION_REFUSED" not in said.text
    return [said.text] if wrong else []


def shown(page: Page) -> None:
    """Wait until both documents are drawn and the server rests."""
    page.wait_for_selector("#deck .page .drawing svg", timeout=30_000)
    page.wait_for_selector("#memo .page .drawing svg", timeout=30_000)
    page.wait_for_selector("#state[data-state=ready]", timeout=30_000)


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression is true; the page itself allows no text to be run as a script."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never became true: {condition}")
