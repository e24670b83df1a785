"""Chromium, and pages of a plan shown in it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from deckbuilder.plan import Plan
from deckbuilder.render.html import draw, font_css, font_data, font_name
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme

from .tools import REQUIRED, program

if TYPE_CHECKING:
    from PIL import Image
    from playwright.sync_api import Browser, Route

#: Where pages are served from: nowhere, as all that is asked for is answered here.
ORIGIN = "http://pages.invalid/"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
#: Shows drawings one below the other, and waits until their fonts are there.
SHOW = """async ([drawings, css]) => {
  const rules = new CSSStyleSheet();
  rules.replaceSync('body { margin: 0 } svg { display: block }' + css);
  document.adoptedStyleSheets = [rules];
  for (const svg of drawings) {
    const page = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    page.setAttribute('width', page.viewBox.baseVal.width);
    document.body.append(document.importNode(page, true));
  }
  await Promise.all([...document.fonts].map(font => font.load()));
}"""
#: For each text of each page: how many characters it has, and where those asked for begin or end.
MEASURE = """pages => {
  const shown = [...document.querySelectorAll('body > svg')];
  return pages.map((texts, number) =>
    [...shown[number].querySelectorAll('text')].map((node, index) => [
      node.getNumberOfChars(),
      (texts[index] ?? []).map(([at, ends]) => {
        const place = ends ? node.getEndPositionOfChar(at) : node.getStartPositionOfChar(at);
        return [place.x, place.y];
      }),
    ]));
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window. Skips the test where there is none."""
    path = program("chromium", variable="DECKBUILDER_CHROMIUM")
    if not REQUIRED:
        pytest.importorskip("playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


class Shown:
    """The pages of a plan in a browser, at ``scale`` pixels to a point."""

    def __init__(self, browser: Browser, plan: Plan, theme: Theme, fonts: FontBook, scale: int = 1) -> None:
        slide = plan.kind == "deck"
        self._fonts = fonts
        self._drawings = [draw(page, theme, fonts, slide=slide, lang=plan.meta.lang) for page in plan.pages]
        self._page = browser.new_page(
            viewport={"width": 1000, "height": 800}, device_scale_factor=scale, base_url=ORIGIN
        )
        self._page.route("**/*", self._answer)
        self._page.goto("/")
        self._page.evaluate(SHOW, [[drawing.svg for drawing in self._drawings], font_css(self._keys)])

    def close(self) -> None:
        self._page.close()

    def measured(self, asked: Sequence[Sequence[Sequence[tuple[int, bool]]]]) -> list[list[Any]]:
        """For each text of each page: how many characters (UTF-16) it has, and for each of its characters
        asked for where it begins, or ends, on the page."""
        found: list[list[Any]] = self._page.evaluate(MEASURE, asked)
        return found

    def copied(self, number: int) -> str:
        """What is copied of a page, counted from 0, where all of it is marked."""
        select = "node => { getSelection().selectAllChildren(node); return getSelection().toString(); }"
        text: str = self._page.locator("body > svg").nth(number).evaluate(select)
        return text

    def pictures(self) -> Iterator[Image.Image]:
        """Each page as it is seen."""
        from PIL import Image

        for shown in self._page.locator("body > svg").all():
            yield Image.open(io.BytesIO(shown.screenshot())).convert("RGB")

    @property
    def _keys(self) -> list[str]:
        return list(dict.fromkeys(key for drawing in self._drawings for key in drawing.fonts))

    def _answer(self, route: Route) -> None:
        folder, _, name = urlsplit(route.request.url).path.lstrip("/").rpartition("/")
        match folder:
            case "fonts":
                key = next(key for key in self._keys if font_name(key) == name)
                font = font_data(self._fonts, key)
                route.fulfill(body=font.data, content_type=font.media)
            case "images":
                image = next(image for one in self._drawings for image in one.images if image.name == name)
                route.fulfill(body=image.data, content_type=image.media)
            case _:
                route.fulfill(body="<!doctype html><title>Pages</title>", content_type="text/html")
