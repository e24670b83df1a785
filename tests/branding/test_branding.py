"""New themes: what is made from brand files, templates, logos and colours, and that it can be read."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from deckbuilder import branding
from deckbuilder.branding.logo_colors import logo_colors
from deckbuilder.branding.roles import roles
from deckbuilder.branding.writing import brand_file
from deckbuilder.pictures import load
from deckbuilder.project import UsageError
from deckbuilder.report import Diagnostic, Report
from deckbuilder.theme import brand
from deckbuilder.theme.colors import GRAPHIC_CONTRAST, TEXT_CONTRAST, contrast
from deckbuilder.theme.describe import describe
from deckbuilder.theme.tokens import Theme
from tests.theme.template.made import template

MARK = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80"><rect width="80" height="80" rx="12"
fill="#C8102E"/><path d="M20 56 L40 20 L60 56 Z" fill="#fff"/><rect x="96" y="30" width="130" height="20"
fill="#1D1D1B"/></svg>"""
COLORS = st.lists(st.integers(0, 0xFFFFFF).map("{:06X}".format), min_size=1, max_size=8)


def loaded(folder: Path) -> tuple[Theme | None, list[Diagnostic]]:
    report = Report()
    return brand.load(str(folder), (), report), list(report)


def made(folder: Path, origin: Path | str | None = None, colors: str | None = None) -> Theme:
    """A new theme, which has no finding."""
    branding.create(folder, None if origin is None else str(origin), colors)
    theme, found = loaded(folder)
    assert not found
    assert theme is not None
    return theme


def drawn(mode: str, *, kind: str = "PNG", ground: object = "white") -> bytes:
    """Two colours, with smooth edges."""
    picture = Image.new(mode, (1200, 600), ground)  # type: ignore[arg-type]
    pen = ImageDraw.Draw(picture)
    pen.ellipse((60, 60, 540, 540), fill=(0, 82, 136))
    pen.rectangle((640, 200, 1140, 400), fill=(240, 130, 30))
    out = BytesIO()
    small = picture.resize((300, 150), Image.Resampling.LANCZOS)
    (small.convert("CMYK") if kind == "JPEG" else small).save(out, kind)
    return out.getvalue()


def test_colours_on_the_command_line(tmp_path: Path) -> None:
    theme = made(tmp_path / "works", colors="#003366, rgb(200 16 46)")
    palette = theme.deck.palette
    assert palette.slots["accent1"] == "C8102E"
    assert palette.roles["heading"].rgb == "003366"
    assert theme.organisation == "works"


def test_colours_after_from(tmp_path: Path) -> None:
    made(tmp_path / "works", "#003366,teal")


def test_a_drawing(tmp_path: Path) -> None:
    (tmp_path / "Mark 1.svg").write_bytes(MARK)
    theme = made(tmp_path / "works", tmp_path / "Mark 1.svg")
    assert theme.logo is not None
    assert theme.logo.path == (tmp_path / "works/logo.svg").resolve()
    assert theme.deck.palette.slots["accent1"] == "C8102E"
    assert theme.deck.palette.roles["heading"].rgb == "1D1D1B"


def test_given_colours_come_before_those_of_the_logo(tmp_path: Path) -> None:
    (tmp_path / "mark.svg").write_bytes(MARK)
    theme = made(tmp_path / "works", tmp_path / "mark.svg", "#006644")
    assert theme.logo is not None
    assert theme.deck.palette.slots["accent1"] == "006644"


@pytest.mark.parametrize(
    ("data", "exact"),
    [
        (drawn("RGB"), True),
        (drawn("RGBA", ground=(0, 0, 0, 0)), True),
        (load(drawn("RGB", kind="JPEG"), "inks.jpg").data, False),
    ],
    ids=["opaque", "see-through", "inks"],
)
def test_smoothed_edges_and_noise_are_no_colours(data: bytes, exact: bool) -> None:
    found = logo_colors(data)
    assert len(found) == 2
    for rgb, meant in zip(found, ("005288", "F0821E"), strict=True):
        assert not exact or rgb == meant
        assert all(abs(int(rgb[i : i + 2], 16) - int(meant[i : i + 2], 16)) < 6 for i in (0, 2, 4))


def test_a_template(tmp_path: Path) -> None:
    (tmp_path / "house.potx").write_bytes(template())
    theme = made(tmp_path / "works", tmp_path / "house.potx")
    assert theme.template is not None
    assert theme.template.path == (tmp_path / "works/template.potx").resolve()


def test_a_brand_file_brings_its_files(tmp_path: Path) -> None:
    old = tmp_path / "old"
    (old / "art").mkdir(parents=True)
    (old / "art/mark.svg").write_bytes(MARK)
    text = b"logo: art/mark.svg\ncolor: {primary: '#003366'}\n"
    (old / "corporate.yml").write_bytes(text)
    theme = made(tmp_path / "works", old / "corporate.yml")
    assert (tmp_path / "works/_brand.yml").read_bytes() == text
    assert theme.logo is not None
    assert theme.logo.path.is_relative_to((tmp_path / "works").resolve())


@pytest.mark.parametrize(
    ("origin", "colors", "says"),
    [
        (None, None, "nothing to make a theme from"),
        ("https://example.org/_brand.yml", None, "not fetched"),
        ("none.svg", None, "there is no file"),
        ("broken.yml", None, "broken.yml"),
        ("broken.potx", None, "no PowerPoint file"),
        ("text.txt", None, "text.txt"),
        ("white.png", None, "no colour but white"),
        (None, "#12, blau", "no colours"),
        (None, "white", "white alone"),
    ],
)
def test_what_cannot_be_used_is_said_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: str | None, colors: str | None, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("broken.yml").write_text("color: {primary: '#12'}\n")
    Path("broken.potx").write_bytes(b"PK")
    Path("text.txt").write_text("words")
    Image.new("RGB", (9, 9), "white").save("white.png")
    with pytest.raises(UsageError, match=re.escape(says)):
        branding.create(tmp_path / "works", origin, colors)
    assert not (tmp_path / "works").exists()


def test_a_theme_that_is_there_is_kept(tmp_path: Path) -> None:
    made(tmp_path / "works", colors="navy")
    before = (tmp_path / "works/_brand.yml").read_bytes()
    with pytest.raises(UsageError, match="not an empty folder"):
        branding.create(tmp_path / "works", None, "red")
    with pytest.raises(UsageError, match="cannot name a theme"):
        branding.create(tmp_path / "a:b", None, "red")
    assert (tmp_path / "works/_brand.yml").read_bytes() == before


def test_colours_are_called_by_their_everyday_names() -> None:
    found = roles(["003366", "808080", "111111", "C8102E", "1E73BE"])
    assert found.own == ("blue", "grey", "black", "red", "blue-2")
    assert (found.primary, found.dark) == ("red", "black")
    assert roles(["777777"]).primary == "grey-dark"


@given(COLORS)
@settings(max_examples=60, deadline=None)
def test_roles_can_be_read_whatever_the_colours(colors: list[str]) -> None:
    found = roles(colors)
    palette = found.palette
    assert set(colors) <= set(palette.values())
    assert contrast(palette[found.primary], "FFFFFF") >= TEXT_CONTRAST
    assert contrast(palette[found.dark], palette["mist"]) >= TEXT_CONTRAST
    assert all(contrast(palette[name], "FFFFFF") >= GRAPHIC_CONTRAST for name in found.accents)
    assert found.accents[0] == found.primary


@given(colors=COLORS)
@settings(max_examples=25, deadline=None)
def test_brands_have_no_finding_whatever_the_colours(
    tmp_path_factory: pytest.TempPathFactory, colors: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("works")
    (folder / "_brand.yml").write_text(brand_file("works", roles(colors), None, "as given"), "utf-8")
    theme, found = loaded(folder)
    assert not found
    assert theme is not None
    assert all(pair.passes for side in describe(theme).sides for pair in side.pairs)
