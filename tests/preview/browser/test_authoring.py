"""What an author does all day: edit and see, break and mend, point at things and go to their source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from .conftest import BRIEF, Server, shown, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST = "document.querySelector('#deck .page .drawing').shadowRoot.firstChild"
#: Words beside the drawings.
BESIDE = "[...document.querySelectorAll('#deck .page-head span, #rail .rail-number')].map(e => e.firstChild)"
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_an_edit_shows_on_its_slide_and_leaves_all_others_alone(page: Page, brief: Path) -> None:
    page.evaluate("for (const e of document.querySelectorAll('#deck .page')) e.was = true")
    page.evaluate(f"{FIRST}.was = true")
    page.evaluate(f"for (const node of {BESIDE}) node.was = true")
    brief.write_text(BRIEF.replace("First of 1.1", "Edited point"), "utf-8")

    page.wait_for_selector("#deck .is-changed")
    changed = page.locator("#deck .page:has(.is-changed)")
    assert changed.count() == 1
    assert "Edited point" in (changed.locator("svg").text_content() or "")
    assert page.evaluate("[...document.querySelectorAll('#deck .page')].every(e => e.was)")
    assert page.evaluate(f"{FIRST}.was === true")
    assert page.evaluate(f"{BESIDE}.every(node => node.was)")


def test_a_change_out_of_sight_comes_into_view(page: Page, brief: Path) -> None:
    brief.write_text(BRIEF.replace("Second of 4.3", "Far away"), "utf-8")
    page.wait_for_selector("#deck .is-changed")
    until(page, "document.querySelector('#deck .pages').scrollTop > 1000")
    box = page.locator("#deck .is-changed").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900


def test_without_following_the_reader_stays_where_he_is(page: Page, brief: Path) -> None:
    page.click("#follow")
    page.evaluate("document.querySelector('#deck .pages').scrollTop = 777")
    page.select_option("#memo .zoom-choice", "1.5")
    brief.write_text(BRIEF.replace("Second of 4.3", "Far away"), "utf-8")
    page.wait_for_selector("#deck .is-changed")
    page.wait_for_selector("#state[data-state=ready]")
    assert page.evaluate("document.querySelector('#deck .pages').scrollTop") == 777
    assert page.input_value("#memo .zoom-choice") == "1.5"


def test_a_slide_put_in_above_keeps_what_is_in_view(page: Page, brief: Path) -> None:
    page.click("#follow")
    page.evaluate("document.querySelector('#deck .page:nth-child(14)').scrollIntoView({block: 'start'})")
    page.wait_for_timeout(300)
    top = "document.querySelector('#deck .page:nth-child({})').getBoundingClientRect().top"
    before = page.evaluate(top.format(14))
    brief.write_text(BRIEF.replace("# Part 1\n", "# Part 1\n\n## One more\n\n- Here\n", 1), "utf-8")
    until(page, "document.querySelector('#deck .pane-where').textContent.includes('26')")
    assert abs(page.evaluate(top.format(15)) - before) < 2


def test_a_finding_stands_beside_its_page_and_in_the_list(page: Page, brief: Path) -> None:
    brief.write_text(BRIEF.replace("- First of 1.1", "![](nowhere.png)\n\n- First of 1.1"), "utf-8")
    beside = page.locator("#deck .page-findings .finding.error, #deck .page-findings .finding.warning")
    beside.first.wait_for()
    assert "nowhere.png" in beside.first.inner_text()
    assert beside.first.locator("a.place").get_attribute("href").endswith("/content/water/brief.md:11:1")  # type: ignore[union-attr]
    page.keyboard.press("x")
    assert "nowhere.png" in page.locator("#findings .finding").first.inner_text()
    assert page.locator("#rail .count").count() >= 1


def test_a_brief_that_cannot_be_read_keeps_its_last_pages_and_says_so(page: Page, brief: Path) -> None:
    brief.write_text("---\ntitle: [\n---\n" + BRIEF, "utf-8")
    page.wait_for_selector("#deck.is-stale")
    assert page.locator("#notice").inner_text().startswith("These pages are from the last good state:")
    assert "brief.md:" in page.locator("#notice a").inner_text()
    assert page.locator("#deck .stale-badge").is_visible()
    assert page.locator("#deck .page").count() == 25
    brief.write_text(BRIEF, "utf-8")
    page.wait_for_selector("#deck:not(.is-stale)")
    assert page.locator("#notice").is_hidden()


def test_a_brief_that_was_never_good_says_what_to_do(
    brief: Path, root: Path, serve: Callable[[Path], Server], open_page: Callable[..., Page]
) -> None:
    brief.write_text("---\ntitle: [\n---\n" + BRIEF, "utf-8")
    page = open_page(serve(root).url)
    page.wait_for_selector("#empty h2")
    until(page, "document.querySelector('#state').dataset.state === 'failed'")
    assert page.locator("#state").inner_text() == "Cannot be laid out"
    assert "Mend what is named above" in page.locator("#empty").inner_text()
    assert "brief.md:2" in page.locator("#notice").inner_text()
    brief.write_text(BRIEF, "utf-8")
    shown(page)
    assert page.locator("#empty").is_hidden()


@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_a_document_alone_fills_the_window(
    kind: str, brief: Path, root: Path, serve: Callable[[Path], Server], open_page: Callable[..., Page]
) -> None:
    brief.write_text(BRIEF.replace("---\n", f"---\ndocuments: {kind}\n", 1), "utf-8")
    page = open_page(serve(root).url)
    page.wait_for_selector(f"#{kind} .page .drawing svg", timeout=30_000)
    assert page.locator("#deck, #memo").filter(visible=True).count() == 1
    pane, button = page.locator(f"#{kind}").bounding_box(), page.locator("#build").bounding_box()
    assert pane is not None
    assert button is not None
    assert pane["width"] > 1200
    assert pane["x"] + pane["width"] == 1440
    assert button["x"] > 1300


def test_of_many_findings_a_page_lists_the_first_until_asked_for_all(page: Page, brief: Path) -> None:
    many = "".join(f"- See [what](#nowhere{number})\n" for number in range(9))
    brief.write_text(BRIEF.replace("- First of 1.1\n", many), "utf-8")
    until(page, "document.querySelector('#findings-button').textContent.startsWith('9')")
    page.wait_for_selector("#deck .findings-more")
    below = page.locator("#deck .page", has_text="Point 1.1 stands")
    listed = below.locator(".finding").count()
    below.locator(".findings-more button").click()
    assert below.locator(".finding").count() > listed + 3
    assert below.locator(".findings-more").count() == 0
    assert page.evaluate("document.activeElement.closest('.finding') !== null")


def test_a_click_opens_the_source_of_what_is_under_the_pointer(page: Page) -> None:
    line = BRIEF.splitlines().index("- Second of 1.1") + 1
    page.locator("#deck svg text", has_text="Second of 1.1").first.click()
    assert page.evaluate("opened.length") == 1
    assert page.evaluate("opened[0]").endswith(f"/content/water/brief.md:{line}:1")
    assert page.locator("#toast .place").inner_text() == f"brief.md:{line}"


def test_the_same_place_is_marked_in_the_other_document(page: Page) -> None:
    page.locator("#deck svg text", has_text="Second of 1.1").first.click(modifiers=["Shift"])
    assert page.evaluate("opened.length") == 0
    mark = page.locator("#memo .mark.is-selected").bounding_box()
    words = page.locator("#memo svg text", has_text="Second of 1.1").first.bounding_box()
    assert mark is not None
    assert words is not None
    assert mark["y"] <= words["y"] + 1
    assert mark["y"] + mark["height"] >= words["y"] + words["height"] - 1


def test_deck_and_memo_scroll_together(page: Page) -> None:
    page.locator("#deck .pages").hover()
    page.mouse.wheel(0, 5000)
    until(page, "document.querySelector('#memo .pages').scrollTop > 500")
    page.wait_for_timeout(500)
    title = page.locator("#deck .page.is-current .page-title").inner_text()
    heading = page.locator("#memo svg text", has_text=title).first
    heading.wait_for()
    box = heading.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900


@pytest.mark.parametrize("key", ["j", "ArrowDown"])
def test_keys_move_both_documents_from_the_first_on(page: Page, key: str) -> None:
    for _ in range(20):
        page.keyboard.press(key)
    until(page, "document.querySelector('#memo .pages').scrollTop > 200")


def test_the_server_gone_is_said_and_its_return_noticed(
    root: Path, serve: Callable[[Path], Server], open_page: Callable[..., Page]
) -> None:
    server = serve(root)
    page = open_page(server.url)
    shown(page)
    server.stop()
    page.wait_for_selector("#state[data-state=lost]")
    assert "cannot be reached" in page.locator("#notice").inner_text()
    assert page.locator("#deck .page").count() == 25
    assert page.evaluate("document.querySelector('#notice .icon use').getBBox().width > 0")
    page.evaluate(f"{FIRST}.was = true")
    again = Server(root, urlsplit(server.url).port or 0)
    try:
        shown(page)
        assert page.locator("#notice").is_hidden()
        assert page.evaluate(f"{FIRST}.was === true")
    finally:
        again.stop()


def test_a_brief_that_is_deleted_is_said_to_be(page: Page, brief: Path) -> None:
    brief.unlink()
    until(page, "document.querySelector('#state').dataset.state === 'gone'")
    assert "deleted" in page.locator("#state").inner_text()
    assert page.locator("#deck .page").count() == 25


def test_build_writes_the_files(page: Page, root: Path) -> None:
    page.click("#build")
    page.wait_for_selector("#toast:not([hidden])", timeout=30_000)
    assert "Written: 2 files" in page.locator("#toast").inner_text()
    assert len([path for path in (root / "output").rglob("*") if path.suffix in {".pptx", ".pdf"}]) == 2
