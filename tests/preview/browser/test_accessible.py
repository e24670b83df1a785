"""axe-core finds nothing to object to, in any state of the page."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ...conformance.tools import REQUIRED
from .conftest import BRIEF, Server, shown, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = os.environ.get("DECKBUILDER_AXE", "")
#: A finding of each severity.
FAULTY = BRIEF.replace("- First of 1.1", "![](nowhere.png)\n\n- First  of 1.1").replace(
    "## Point 1.2 stands", "## Point 1.2 stands\n\n::: nosuch\n\n:::\n"
)


def judge(page: Page) -> None:
    """Fail with what axe-core objects to. The pages themselves are the author's, and judged elsewhere."""
    if not Path(AXE).is_file():
        if REQUIRED:
            pytest.fail("DECKBUILDER_AXE does not name axe-core's axe.min.js")
        pytest.skip("DECKBUILDER_AXE is not set")
    page.evaluate(Path(AXE).read_text("utf-8"))
    found = page.evaluate("axe.run(document, {exclude: [['.drawing']]})")
    told = [
        (fault["id"], node["target"], node["failureSummary"])
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
    assert not told


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_pages_findings_and_dialogs(
    brief: Path,
    root: Path,
    serve: Callable[[Path], Server],
    open_page: Callable[..., Page],
    colours: str,
    width: int,
    height: int,
) -> None:
    brief.write_text(FAULTY, "utf-8")
    page = open_page(serve(root).url, width, height, color_scheme=colours, reduced_motion="reduce")
    page.wait_for_selector("#deck .page .drawing svg", timeout=30_000)
    page.wait_for_selector("#deck .page-findings .finding")
    judge(page)
    page.keyboard.press("x")
    judge(page)
    for key in ("?", "/", "g"):
        page.keyboard.press(key)
        page.wait_for_selector("dialog[open]")
        judge(page)
        page.keyboard.press("Escape")
    page.locator("[data-explain]").first.evaluate("button => button.click()")
    page.wait_for_selector("dialog[open] .explanation pre")
    judge(page)
    page.keyboard.press("Escape")
    brief.write_text("---\ntitle: [\n---\n" + FAULTY, "utf-8")
    page.wait_for_selector("#deck.is-stale")
    judge(page)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_slide_show_and_presenter(
    root: Path, serve: Callable[[Path], Server], open_page: Callable[..., Page], colours: str
) -> None:
    page = open_page(serve(root).url, color_scheme=colours, reduced_motion="reduce")
    shown(page)
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    until(opened.value, "document.getElementById('where')?.textContent === 'Slide 1 of 25'")
    judge(opened.value)
    judge(page)
