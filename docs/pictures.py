"""Draws the pictures of the documentation from the sample briefs, by LibreOffice, poppler and Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from pptx import Presentation

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.conformance.browser import chromium  # noqa: E402
from tests.conformance.libreoffice import Office  # noqa: E402 - found through the line above

PICTURES = ROOT / "docs" / "pictures"
#: The briefs, and how the titles of the slides that are shown begin; the first brief's cover comes first.
SHOWN = {
    "japan-bhutan": (
        "Japan’s quiet footprint", "Key judgements", "Six decades", "Tokyo’s help", "Four capitals",
        "Next six months",
    ),
    "gallery": (
        "Stacks are named", "A waterfall", "Rankings", "Lines are named", "Small multiples", "Networks",
    ),
}  # fmt: skip
MADE = (
    ("japan-bhutan", "briefing"), ("japan-bhutan", "ministry"), ("japan-bhutan", "night"),
    ("gallery", "briefing"),
)  # fmt: skip
GAP = 16
GROUND = "#d9dde3"


def pages(document: Path, office: Office, dpi: int) -> list[Image.Image]:
    """Every page of a PDF, or of a deck by way of LibreOffice."""
    if document.suffix == ".pptx":
        document = office.to_pdf(document)
    stem = document.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(document), str(stem)], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(stem.parent.glob(f"{stem.name}-*.png"))]


def contact_sheet(pictures: list[Image.Image], columns: int, width: int) -> Image.Image:
    """The pictures in rows, each scaled to the same width, on a neutral ground."""
    scaled = [
        p.resize((width, round(p.height * width / p.width)), Image.Resampling.LANCZOS) for p in pictures
    ]
    rows = [scaled[i : i + columns] for i in range(0, len(scaled), columns)]
    heights = [max(p.height for p in row) for row in rows]
    sheet = Image.new(
        "RGB", (columns * width + (columns + 1) * GAP, sum(heights) + (len(rows) + 1) * GAP), GROUND
    )
    y = GAP
    for row, height in zip(rows, heights, strict=True):
        for column, picture in enumerate(row):
            sheet.paste(picture, (GAP + column * (width + GAP), y))
        y += height + GAP
    return sheet


def numbers(deck: Path, shown: Sequence[str]) -> list[int]:
    """Where in the deck the slides stand whose titles begin so, counted from 0."""
    titles = [
        slide.shapes.title.text if slide.shapes.title else "" for slide in Presentation(str(deck)).slides
    ]
    return [next(i for i, title in enumerate(titles) if title.startswith(begun)) for begun in shown]


def preview(folder: Path) -> None:
    """The preview of the first brief: in light, and in dark with a place found in both documents."""
    project = folder / "briefs"
    shutil.copytree(ROOT / "content" / "japan-bhutan", project / "content" / "japan-bhutan")
    (project / "deckbuilder.toml").touch()
    brief = project / "content" / "japan-bhutan" / "brief.md"
    command = [sys.executable, "-m", "deckbuilder", "serve", "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=project)
    assert server.stdout
    address = server.stdout.readline().strip()
    with chromium() as browser:
        for colours, name in (("light", "preview.png"), ("dark", "preview-dark.png")):
            page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme=colours)
            page.goto(address)
            page.wait_for_selector("#state[data-state=ready]", timeout=60_000)
            for saved in range(5):  # what a save takes is shown, not a start
                brief.write_text(f"{brief.read_text('utf-8')}\n<!-- {saved} -->\n", "utf-8")
                page.wait_for_timeout(2000)
            for _ in range(8):
                page.keyboard.press("j")
                page.wait_for_timeout(100)
            if colours == "dark":
                page.locator("#deck svg text", has_text="Bhutan").nth(1).click(modifiers=["Shift"])
                page.keyboard.press("x")
            page.wait_for_timeout(1000)
            page.screenshot(path=PICTURES / name)
            page.close()
    server.terminate()
    server.communicate()


def save(sheet: Image.Image, name: str) -> None:
    sheet.save(PICTURES / name, optimize=True)


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    drawn: dict[tuple[str, str], tuple[list[Image.Image], list[Image.Image]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        for brief, theme in MADE:
            out = Path(folder) / f"{brief}-{theme}"
            command = [sys.executable, "-m", "deckbuilder", "build", str(ROOT / "content" / brief)]
            command += ["--theme", theme, "--output", str(out)]
            subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
            deck, memo = out / f"{brief}-deck.pptx", out / f"{brief}-memo.pdf"
            slides = pages(deck, office, 110)
            chosen = [slides[i] for i in numbers(deck, SHOWN[brief])]
            drawn[brief, theme] = chosen, pages(memo, office, 110)
    slides, memo_pages = drawn["japan-bhutan", "briefing"]
    save(contact_sheet(slides, 2, 620), "deck.png")
    save(contact_sheet(memo_pages[:2], 2, 620), "memo.png")
    save(contact_sheet(drawn["gallery", "briefing"][0], 2, 620), "charts.png")
    themed = [drawn["japan-bhutan", theme][0][i] for theme in ("ministry", "night") for i in (0, -1)]
    save(contact_sheet(themed, 2, 620), "themes.png")
    with tempfile.TemporaryDirectory() as folder:
        preview(Path(folder))


if __name__ == "__main__":
    main()
