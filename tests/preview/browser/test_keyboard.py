"""Everything by keys: moving, views, dialogs, the slide show and its second window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import BRIEF, Server, shown, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def where(page: Page) -> str:
    return page.locator("#deck .pane-where").inner_text()


def test_keys_move_through_the_slides(page: Page) -> None:
    for key, place in (("j", 2), ("ArrowRight", 3), ("PageDown", 4), ("k", 3), ("End", 25), ("Home", 1)):
        page.keyboard.press(key)
        page.wait_for_timeout(60)
        assert where(page) == f"{place} of 25 slides"
    page.keyboard.press("g")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    page.wait_for_timeout(60)
    assert where(page) == "12 of 25 slides"
    assert page.locator("#rail .rail-item:nth-child(12) [aria-current=true]").count() == 1


def test_the_rail_is_one_stop_and_arrows_move_in_it(page: Page) -> None:
    assert page.locator("#rail button[tabindex='0']").count() == 1
    page.locator("#rail button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.querySelector('.rail-number').textContent") == "3"
    assert page.locator("#rail button[tabindex='0']").count() == 1
    assert where(page) == "3 of 25 slides"


def test_views_colours_and_zoom(page: Page) -> None:
    page.keyboard.press("b")
    assert page.locator("#memo").is_hidden()
    page.keyboard.press("b")
    assert page.locator("#deck").is_hidden()
    page.keyboard.press("b")
    width = page.locator("#deck .sheet").first.bounding_box()
    page.keyboard.press("-")
    smaller = page.locator("#deck .sheet").first.bounding_box()
    assert width is not None
    assert smaller is not None
    assert smaller["width"] < width["width"]
    page.keyboard.press("0")
    assert page.locator("#deck .sheet").first.bounding_box() == width
    page.keyboard.press("d")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_what_was_chosen_is_remembered(page: Page) -> None:
    page.keyboard.press("b")
    page.keyboard.press("d")
    page.reload()
    page.wait_for_selector("#deck .page")
    assert page.locator("#memo").is_hidden()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_search_finds_words_in_both_documents(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("second of 3.4")
    assert page.locator("#search-results li").count() == 2
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert "Point 3.4 stands" in page.locator("#deck .page.is-current").inner_text()
    assert page.locator("dialog").count() == 0


def test_objects_are_reached_by_keys(page: Page) -> None:
    page.keyboard.press("o")
    assert page.locator("#toast .place").inner_text() == "brief.md:1"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.wait_for_timeout(100)
    page.keyboard.press("o")
    assert page.locator("#deck .mark.is-selected").count() >= 1
    page.keyboard.press("Enter")
    assert page.evaluate("opened.length") == 1


def test_help_lists_the_keys_and_gives_the_focus_back(page: Page) -> None:
    page.locator("#help-button").focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog kbd").count() > 20
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "help-button"


def test_a_slide_show_with_a_second_window(page: Page) -> None:
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    second = opened.value
    until(second, "document.getElementById('where')?.textContent === 'Slide 1 of 25'")
    page.bring_to_front()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    until(second, "document.getElementById('where')?.textContent === 'Slide 4 of 25'")
    assert "Words for the memo" in second.locator("#notes").inner_text()
    second.bring_to_front()
    second.keyboard.press("ArrowLeft")
    until(second, "document.getElementById('where')?.textContent === 'Slide 3 of 25'")
    second.keyboard.press(".")
    page.wait_for_selector("#slideshow.is-black")
    page.bring_to_front()
    page.keyboard.press("Escape")
    assert page.locator("#slideshow").is_hidden()
    assert where(page) == "3 of 25 slides"


def test_the_slide_show_leaves_out_hidden_slides_and_leads_to_full_screen(
    brief: Path, root: Path, serve: Callable[[Path], Server], open_page: Callable[..., Page]
) -> None:
    brief.write_text(BRIEF.replace("## Point 1.1 stands", "## Point 1.1 stands {.hidden}"), "utf-8")
    page = open_page(serve(root).url)
    shown(page)
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    until(opened.value, "document.getElementById('where')?.textContent === 'Slide 1 of 24'")
    page.bring_to_front()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator(".slideshow-place").inner_text() == "3 of 24"
    assert "Point 1.2" in (page.locator("#slideshow .sheet svg").text_content() or "")
    page.mouse.move(400, 400)
    full = page.get_by_role("button", name="Full screen")
    full.click()
    until(page, "document.fullscreenElement !== null")
    assert page.locator(".slideshow-place").inner_text() == "3 of 24"  # the click was not one on the slide
    page.get_by_role("button", name="End (Esc)").click()
    until(page, "document.fullscreenElement === null")
    assert page.locator("#slideshow").is_hidden()


def test_a_narrow_window_has_buttons_for_search_and_the_slide_show(
    root: Path, serve: Callable[[Path], Server], open_page: Callable[..., Page]
) -> None:
    page = open_page(serve(root).url, 390, 844)
    page.wait_for_selector("#deck .page .drawing svg", timeout=30_000)
    page.click("#search-button")
    page.wait_for_selector("dialog[open] #search")
    page.keyboard.press("Escape")
    page.click("#present")
    page.wait_for_selector("#slideshow:not([hidden])")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
