"""SVG drawings: their size, their pixels, and what of them must not reach a document."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from deckbuilder.pictures import BadPicture, Picture, load
from deckbuilder.pictures.svg import MAX_BYTES, Svg, UnsafeSvg, sanitised
from deckbuilder.text.families import BUNDLED

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
BOX = '<rect width="100" height="50" fill="#ff0000"/>'


def svg(inner: str = BOX, attrs: str = 'viewBox="0 0 100 50"') -> bytes:
    return f"<svg {NS} {attrs}>{inner}</svg>".encode()


def cleaned(inner: str) -> str:
    return sanitised(svg(inner + BOX)).data.decode()


def pixel(picture: Picture, across: float, down: float) -> tuple[int, ...]:
    with Image.open(io.BytesIO(picture.data)) as image:
        return image.convert("RGBA").getpixel((int(across * image.width), int(down * image.height)))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("attrs", "size"),
    [
        ('viewBox="0 0 100 50"', (75, 37.5)),
        ('width="200" height="80"', (150, 60)),
        ('width="4cm" height="20mm"', (113.39, 56.69)),
        ('width="2in" viewBox="0 0 100 50"', (144, 72)),
        ('height="36pt" viewBox="0 0 100 50"', (72, 36)),
        ('width="100%" height="100%" viewBox="0 0 100 50"', (75, 37.5)),
        ('width="8em" height="6pc"', (96, 72)),
        ("", (225, 112.5)),
        ('viewBox="0 0 0 0"', (225, 112.5)),
        ('width="nan" height="1e400"', (225, 112.5)),
    ],
)
def test_the_size_is_what_the_drawing_states(attrs: str, size: tuple[float, float]) -> None:
    assert load(svg(attrs=attrs), "x.svg").size == pytest.approx(size, rel=1e-3)


def test_a_drawing_is_handed_on_with_its_pixels() -> None:
    picture = load(svg(), "x.svg")
    assert (picture.media, picture.pixels) == ("png", (2000, 1000))
    assert pixel(picture, 0.5, 0.5) == (255, 0, 0, 255)
    assert picture.vector is not None
    assert picture.vector.startswith(b'<svg width="100" height="50" xmlns="http://www.w3.org/2000/svg"')
    assert picture.remarks == ()


def test_a_drawing_without_a_view_box_scales_too() -> None:
    picture = load(svg(attrs='width="100" height="50"'), "x.svg")
    assert picture.vector is not None
    assert b'viewBox="0 0 100 50"' in picture.vector
    assert pixel(picture, 0.9, 0.9) == (255, 0, 0, 255)


def written(style: str) -> bytes:
    """The pixels of a letter that has serifs in some families and a width of its own in others."""
    return load(svg(f'<text y="40" font-size="50" {style}>I</text>'), "x.svg").data


@pytest.mark.parametrize(
    ("style", "like"),
    [
        ('font-family="Arial"', "Arimo"),
        ('font-family="A font nobody has"', "Arimo"),
        ("style=\"font-family: 'Inter', sans-serif\"", "Arimo"),
        ("style='font-family: \"Georgia\"; fill: black'", "Source Serif 4"),
        ('font-family="Lora, serif"', "Source Serif 4"),
        ('font-family="monospace"', "Source Code Pro"),
        ("", "Arimo"),
        ('style="font: 50px Verdana"', "Arimo"),
    ],
)
def test_text_is_drawn_with_our_fonts(style: str, like: str) -> None:
    others = {family: written(f'font-family="{family}"') for family in BUNDLED}
    assert len(set(others.values())) == 3
    assert written(style) == others[like]


@pytest.mark.parametrize(
    "harmful",
    [
        "<script>steal()</script>",
        '<rect onload="steal()"/>',
        '<g><script xlink:href="steal.js"/></g>',
        '<image href="http://steal"/>',
        '<image xlink:href="../steal.png"/>',
        '<image href="file:///steal"/>',
        '<image href="data:image/svg+xml;base64,steal"/>',
        '<use href="steal.svg#a"/>',
        '<feImage href="//steal"/>',
        '<rect fill="url(http://steal#a)"/>',
        "<rect style=\"fill: URL( 'steal.svg#a' )\"/>",
        '<rect style="fill: u\\72l(steal.svg#a)"/>',
        "<style>@import 'steal.css'; rect {fill: red}</style>",
        "<style><![CDATA[@font-face {src: url(steal.woff)}]]></style>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>steal</p></foreignObject>",
        '<set attributeName="href" to="javascript:steal()"/>',
        '<a xlink:href="javascript:steal()"><rect/></a>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">steal()</h:script>',
        '<i:private xmlns:i="http://editor" path="/home/steal"/>',
        '<rect xmlns:i="http://editor" i:path="/home/steal"/>',
        "<!-- steal -->",
        "<?steal?>",
        "<metadata>steal</metadata>",
    ],
)
def test_what_runs_or_reaches_out_stays_behind(harmful: str) -> None:
    assert "steal" not in cleaned(harmful)


@pytest.mark.parametrize(
    "harmless",
    [
        '<use xlink:href="#a"></use>',
        '<use href="#a"></use>',
        '<rect fill="url(#a)" style="stroke:url(#b)"></rect>',
        '<image href="data:image/png;base64,AAAA"></image>',
        "<style>rect > g {fill: url(#a)}</style>".replace(">", "&gt;", 2).replace("<style&gt;", "<style>"),
        '<text xml:space="preserve">a &lt; b &amp; c</text>',
        '<path d="M0 0&#10;L1 1" transform="rotate(4)"></path>',
        "<title>Seen by screen readers</title>",
    ],
)
def test_what_is_drawn_is_kept(harmless: str) -> None:
    assert harmless.replace("&gt;", ">") in cleaned(harmless).replace("&gt;", ">")


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("<script/>", "the scripts"),
        ('<image href="a.png"/>', "other files"),
        ("<foreignObject><p>x</p></foreignObject>", "the HTML"),
    ],
)
def test_the_author_hears_of_what_is_missing(inner: str, words: str) -> None:
    (remark,) = load(svg(inner + BOX), "x.svg").remarks
    assert remark.code == "image-partly"
    assert words in remark.message


def test_html_with_something_in_its_stead_is_not_missed() -> None:
    switch = "<switch><foreignObject><p>x</p></foreignObject><text>x</text></switch>"
    assert sanitised(svg(switch)).lost == frozenset()


def test_elements_in_a_prefix_of_their_own_are_svg() -> None:
    data = b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:rect width="9" height="9"/></s:svg>'
    assert b'<rect width="9" height="9">' in sanitised(data).data


def test_namespaces_written_as_entities_are_understood() -> None:
    data = b'<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"><rect/></svg>'
    assert sanitised(data).data.startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')


def test_compressed_drawings_and_other_encodings_are_read() -> None:
    assert load(gzip.compress(svg()), "x.svgz").pixels == (2000, 1000)
    data = '<?xml version="1.0" encoding="UTF-16"?>' + svg("<text>é</text>").decode()
    assert "é" in sanitised(data.encode("utf-16")).data.decode()


LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "data",
    [
        svg() + b"<",
        b"<svg",
        svg("<g>"),
        svg(""),
        (LAUGHS + "]>").encode() + svg("<text>&i;</text>"),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<text>&a;</text></svg"),
        svg("<g>" * 201 + BOX + "</g>" * 201),
        svg(attrs='width="0" height="10"'),
        svg(attrs='viewBox="0 0 1 9999"'),
        gzip.compress(svg(" " * MAX_BYTES)),
        b"\x1f\x8b<svg",
        b'<?xml version="1.0" encoding="nonsense"?><svg/>',
    ],
)
def test_drawings_that_are_none_are_refused(data: bytes) -> None:
    with pytest.raises(BadPicture) as refused:
        load(data, "x.svg")
    assert refused.value.code in ("image-broken", "image-format")


def test_an_outside_entity_is_not_read() -> None:
    try:
        found: Svg | None = sanitised(
            b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<text>[&a;]</text>")
        )
    except UnsafeSvg:
        found = None
    assert found is None or b">[]<" in found.data


@pytest.mark.slow
def test_a_drawing_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckbuilder.pictures.drawing.SECONDS", 1.0)
    noise = '<filter id="f"><feTurbulence baseFrequency="0.05" numOctaves="1000000"/></filter>'
    with pytest.raises(BadPicture) as refused:
        load(svg(noise + '<rect width="100" height="50" filter="url(#f)"/>'), "x.svg")
    assert refused.value.code == "image-too-large"


@given(st.data())
def test_damage_is_never_a_crash(data: st.DataObject) -> None:
    whole = svg('<g style="fill:url(#a)"><image href="a.png"/><text>é&amp;</text></g><style>a{b:c}</style>')
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=6)) + whole[at + data.draw(st.integers(0, 6)) :]
    try:
        found = sanitised(damaged)
    except UnsafeSvg:
        return
    assert sanitised(found.data).data == found.data
