"""Pictures of every kind, as other programs draw them from the finished documents.

Each picture is red at the left of its top, green at its right, blue below at the left and white at the right,
once it stands as it should. What programs draw is compared with that, point by point.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from .builds import PROGRAM, Built
from .libreoffice import Office
from .lint import lint
from .tools import program, run
from .validators import VERSIONS, audit, sdk

QUARTERS = {(0.25, 0.25): "red", (0.75, 0.25): "lime", (0.25, 0.75): "blue", (0.75, 0.75): "white"}
COLORS = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="1" height=".5" fill="red"/>'
    '<rect x="1" width="1" height=".5" fill="lime"/><rect y=".5" width="1" height=".5" fill="blue"/>'
    '<rect x="1" y=".5" width="1" height=".5" fill="white"/></svg>'
)
#: Points to the inch of the slides and pages drawn here, so that pixels are points.
DPI = "72"


def quarters(size: tuple[int, int] = (400, 200)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for (x, y), color in QUARTERS.items():
        left, top = (x - 0.25) * size[0], (y - 0.25) * size[1]
        draw.rectangle((left, top, left + size[0] / 2, top + size[1] / 2), fill=color)
    return image


def encoded(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def turned(orientation: int) -> bytes:
    """A photograph taken with the camera held otherwise (Exif 2.32, tag 0x0112)."""
    how = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded(quarters().transpose(how[orientation]), "JPEG", exif=exif, quality=95)


PICTURES: dict[str, Callable[[], bytes]] = {
    "a.png": lambda: encoded(quarters(), "PNG"),
    "alpha.png": lambda: encoded(quarters().convert("RGBA"), "PNG"),
    "palette.png": lambda: encoded(quarters().convert("P"), "PNG"),
    "photo.jpg": lambda: encoded(quarters(), "JPEG", quality=95),
    "down.jpg": lambda: turned(3),
    "left.jpg": lambda: turned(6),
    "right.jpg": lambda: turned(8),
    "inks.jpg": lambda: encoded(quarters().convert("CMYK"), "JPEG", quality=95),
    "still.gif": lambda: encoded(quarters(), "GIF"),
    "moving.gif": lambda: encoded(
        quarters(), "GIF", save_all=True, append_images=[Image.new("RGB", (400, 200))]
    ),
    "web.webp": lambda: encoded(quarters(), "WEBP", quality=95),
    "film.avif": lambda: encoded(quarters(), "AVIF", quality=95),
    "scan.tiff": lambda: encoded(quarters(), "TIFF", dpi=(200, 200)),
    "old.bmp": lambda: encoded(quarters(), "BMP"),
    "huge.png": lambda: encoded(quarters((6000, 3000)), "PNG"),
    "really-a-png.jpg": lambda: encoded(quarters(), "PNG"),
    "drawing.svg": SVG.encode,
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief with a slide for each picture, and one more for a picture that is cut."""
    root = tmp_path_factory.mktemp("pictures")
    folder = root / "content" / "all"
    folder.mkdir(parents=True)
    slides = []
    for name, make in PICTURES.items():
        (folder / name).write_bytes(make())
        slides.append(f"## {name}\n\n![]({name}){{fig-alt='Four colours' width=4in}}\n\n")
    slides.append("## Cut\n\n![](a.png){.decorative fit=cover focus='0% 50%' width=2in height=2in}\n\n")
    slides.append("## Behind {background='photo.jpg'}\n\n- Text\n")
    text = "---\nlang: en-GB\nmemo:\n  pdf-standard: none\n---\n\n" + "".join(slides)
    (folder / "brief.md").write_text(text, encoding="utf-8")
    return root


def build(project: Path, output: Path, cache: Path) -> Built:
    command: list[str | Path] = [
        PROGRAM,
        "build",
        project / "content" / "all" / "brief.md",
        "--output",
        output,
    ]
    ran = run(command, environment={"XDG_CACHE_HOME": str(cache)})
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "no findings" in ran.stdout
    return Built(*(next(output.glob(f"*.{ending}")) for ending in ("pptx", "pdf")))


@pytest.fixture(scope="module")
def built(project: Path) -> Built:
    return build(project, project / "output", project / "cache")


def drawn(pdf: Path) -> list[Image.Image]:
    """The pages of a PDF, a pixel for a point."""
    run([program("pdftoppm"), "-r", DPI, "-png", pdf, pdf.with_suffix("")])
    return [Image.open(path).convert("RGB") for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))]


def blocks(image: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """The boxes on a page that begin with red at their top left, from top to bottom."""
    seen: list[tuple[int, int, int, int]] = []
    pixels = image.load()
    assert pixels is not None
    for y in range(image.height):
        for x in range(image.width):
            if any(left <= x < right and top <= y < bottom for left, top, right, bottom in seen):
                continue
            if near(pixels[x, y], "red"):
                right = next(c for c in range(x, image.width) if not near(pixels[c, y], "red"))
                bottom = next(r for r in range(y, image.height) if not near(pixels[x, r], "red"))
                seen.append((x, y, x + 2 * (right - x), y + 2 * (bottom - y)))
                yield seen[-1]


def near(found: object, color: str) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) < 40 for a, b in zip(found, COLORS[color], strict=True))


def assert_upright(page: Image.Image, box: tuple[int, int, int, int], name: str) -> None:
    left, top, right, bottom = box
    for (across, down), color in QUARTERS.items():
        at = int(left + across * (right - left)), int(top + down * (bottom - top))
        assert near(page.getpixel(at), color), (name, color)


@pytest.mark.slow
@pytest.mark.libreoffice
def test_every_picture_stands_upright_on_its_slide(built: Built, office: Office) -> None:
    pages = drawn(office.to_pdf(built.deck))
    for name, page in zip(PICTURES, pages, strict=False):
        (box,) = blocks(page)
        assert box[2] - box[0] == pytest.approx(288, abs=3), name
        assert box[3] - box[1] == pytest.approx(144, abs=3), name
        assert_upright(page, box, name)


@pytest.mark.slow
@pytest.mark.libreoffice
def test_a_picture_is_cut_where_its_author_says(built: Built, office: Office) -> None:
    """A square of a picture twice as wide as high shows its left half."""
    page = drawn(office.to_pdf(built.deck))[len(PICTURES)]
    (box,) = blocks(page)
    assert (box[2] - box[0]) / 2 == pytest.approx(144, abs=3)
    assert near(page.getpixel((box[0] + 130, box[1] + 10)), "red")
    assert near(page.getpixel((box[0] + 130, box[1] + 130)), "blue")


@pytest.mark.slow
def test_every_picture_stands_upright_in_the_memo(built: Built) -> None:
    found = [(page, box) for page in drawn(built.memo) for box in blocks(page)]
    assert len(found) == len(PICTURES) + 1
    for name, (page, box) in zip(PICTURES, found, strict=False):
        assert box[2] - box[0] == pytest.approx(288, abs=3), name
        assert_upright(page, box, name)


@pytest.mark.slow
@pytest.mark.validator
@pytest.mark.parametrize("version", VERSIONS)
def test_the_open_xml_sdk_finds_no_error(built: Built, version: str) -> None:
    assert sdk(built.deck, version) == []


def test_our_lint_and_openxml_audit_find_no_error(built: Built) -> None:
    assert lint(built.deck.read_bytes()) == []
    assert audit(built.deck) == []


def test_the_cache_changes_no_byte(project: Path, built: Built, tmp_path: Path) -> None:
    """Built from the cache, and with no cache to be had."""
    nowhere = tmp_path / "file"
    nowhere.write_bytes(b"")
    for number, cache in enumerate((project / "cache", nowhere)):
        again = build(project, tmp_path / str(number), cache)
        for one, other in ((built.deck, again.deck), (built.memo, again.memo)):
            assert sha256(one.read_bytes()).digest() == sha256(other.read_bytes()).digest()
