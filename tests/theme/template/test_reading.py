"""A template's measures, text and colours, with all that is inherited; and files that cannot be used."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from deckbuilder.plan import Insets, Rect
from deckbuilder.report import Report, Severity
from deckbuilder.source import Unreadable
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme import brand
from deckbuilder.theme.colors import contrast
from deckbuilder.theme.layouts import SlideLayout, slide_layouts
from deckbuilder.theme.template.reading import read
from deckbuilder.theme.tokens import Theme
from tests.theme.template.made import LAYOUT, MAIN, MASTER, THEME, TYPES, replaced, template, theme_of

FRAME = '<p:ph idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'


def rounded(box: Rect) -> tuple[float, ...]:
    return tuple(round(length, 2) for length in (box.x, box.y, box.width, box.height))


def layouts(theme: Theme) -> dict[str, SlideLayout]:
    return dict(slide_layouts(theme, FontBook(())))


def test_frames_inherit_place_inset_and_text_from_the_master(tmp_path: Path) -> None:
    theme, _ = theme_of(tmp_path, template())
    body = layouts(theme)["Title and Content"].frame("body")
    assert body is not None
    assert (body.kind, body.idx, body.anchor) == ("obj", 1, "top")
    assert rounded(body.box) == (36, 126, 648, 356.38)
    assert body.inset == Insets(7.2, 3.6, 7.2, 3.6)
    assert rounded(body.inner) == (43.2, 129.6, 633.6, 349.18)
    assert [style.size for style in body.styles[:5]] == [32, 28, 24, 20, 20]
    assert [(indent.left, indent.hang, indent.mark) for indent in body.indents[:3]] == [
        (27, 27, "•"),
        (58.5, 22.5, "–"),
        (90, 18, "•"),
    ]
    assert body.styles[0].before == 7.5  # a fifth of a line, in half points
    title = layouts(theme)["Title and Content"].frame("title")
    assert title is not None
    assert (title.styles[0].align, title.styles[0].size, title.anchor) == ("center", 44, "middle")


def test_a_layout_overrides_its_master(tmp_path: Path) -> None:
    own = FRAME.replace("<p:spPr/>", '<p:spPr><a:xfrm><a:off x="1270000" y="1905000"/><a:ext cx="5715000" '
                        'cy="4064000"/></a:xfrm></p:spPr>')  # fmt: skip
    own = own.replace(
        "<a:bodyPr/>", '<a:bodyPr lIns="0" anchor="b"><a:normAutofit fontScale="62500"/></a:bodyPr>'
    )
    level = (
        '<a:lvl1pPr marL="0" indent="0"><a:lnSpc><a:spcPts val="3000"/></a:lnSpc>'
        '<a:buFont typeface="Wingdings"/><a:buChar char="§"/><a:defRPr sz="1600" b="1"/></a:lvl1pPr>'
    )
    own = own.replace("<a:lstStyle/>", f"<a:lstStyle>{level}</a:lstStyle>")
    theme, _ = theme_of(tmp_path, template({LAYOUT.format(2): replaced(FRAME, own)}))
    body = layouts(theme)["Title and Content"].frame("body")
    assert body is not None
    assert body.box == Rect(100, 150, 450, 320)
    assert (body.inset, body.anchor) == (Insets(0, 3.6, 7.2, 3.6), "bottom")
    assert (body.styles[0].size, body.styles[0].weight, body.styles[0].leading) == (16, 700, 30)
    assert (body.indents[0].left, body.indents[0].mark) == (0, "▪")
    assert body.styles[1].size == 28
    assert theme.deck.body_sizes[:3] == (16, 16, 28)


PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="90" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill/>'
    '<p:spPr><a:xfrm><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm></p:spPr></p:pic></p:spTree>'
)


@pytest.mark.parametrize(
    ("points", "bottom"),
    [
        ((600, 420, 80, 80), 420.0),  # in the lower corner: text ends above it
        ((600, 30, 80, 120), 478.78),  # at the head
        ((690, 420, 20, 80), 478.78),  # beside the frame
        ((0, 300, 720, 240), 478.78),  # a ground, not a logo
        ((300, 240, 80, 80), 478.78),  # in the middle
    ],
)
@pytest.mark.parametrize("member", [MASTER, LAYOUT.format(2)])
def test_text_keeps_above_a_logo(tmp_path: Path, member: str, points: tuple[int, ...], bottom: float) -> None:
    picture = PICTURE.format(*(length * 12_700 for length in points))
    theme, _ = theme_of(tmp_path, template({member: replaced("</p:spTree>", picture)}))
    body = layouts(theme)["Title and Content"].frame("body")
    assert body is not None
    assert rounded(body.box) == (36, 126, 648, 356.38)
    assert body.inner.bottom == pytest.approx(bottom, abs=0.01)


def test_the_deck_takes_its_measures_from_the_template(tmp_path: Path) -> None:
    size = replaced('cx="9144000" cy="6858000" type="screen4x3"', 'cx="10692000" cy="7560000"')
    theme, _ = theme_of(tmp_path, template({MAIN: size}))
    deck = theme.deck
    assert (round(deck.width, 2), round(deck.height, 2)) == (841.89, 595.28)
    assert (deck.families.body, deck.families.heading) == ("Calibri", "Calibri")
    assert (deck.body_sizes[:4], deck.body_floor) == ((32, 32, 28, 24), 14)
    assert deck.steps[0] == 1
    assert min(deck.steps) == 0.5
    assert deck.bullets[:3] == ("•", "–", "•")


def test_the_memo_takes_colours_and_fonts_unless_the_brand_has_its_own(tmp_path: Path) -> None:
    theme, _ = theme_of(tmp_path, template())
    assert theme.memo.families.body == "Calibri"
    assert theme.memo.palette.slots["accent2"] == theme.deck.palette.slots["accent2"] == "C0504D"
    settings = "color: {primary: '#12355B'}\ntypography: {base: Georgia}\n"
    theme, report = theme_of(tmp_path, template(), settings)
    assert theme.memo.families.body == "Georgia"
    assert theme.memo.palette.slots["accent1"] == "12355B"
    assert theme.deck.palette.slots["accent1"] == "4F81BD"
    assert not list(report)


def test_settings_that_the_template_overrules_are_named(tmp_path: Path) -> None:
    settings = "defaults:\n  deckbuilder:\n    deck:\n      motif: band\n      sizes: {table: 12}\n"
    theme, report = theme_of(tmp_path, template(), settings)
    assert [(finding.code, finding.span and finding.span.first) for finding in report] == [
        ("template-decides", 4)
    ]
    assert theme.deck.table_size == 12


SWAPPED = replaced('bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')
FILLED = replaced(
    '<p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>',
    '<p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:effectLst/></p:bgPr>',
)


@pytest.mark.parametrize("edit", [SWAPPED, FILLED], ids=["colour map", "filled background"])
def test_text_can_be_read_on_a_dark_ground(tmp_path: Path, edit: object) -> None:
    assert callable(edit)
    theme, _ = theme_of(tmp_path, template({MASTER: edit}))
    palette = theme.deck.palette
    assert palette.dark
    assert theme.template is not None
    ground = theme.template.design.ground
    for role in ("text", "heading", "muted", "link", "accent1", "note", "code-string"):
        assert contrast(palette.roles[role].rgb, ground) >= 4.5, role
    assert not theme.memo.palette.dark
    assert contrast(theme.memo.palette.roles["text"].rgb, "FFFFFF") >= 4.5


def test_layouts_are_also_known_by_their_own_names(tmp_path: Path) -> None:
    theme, _ = theme_of(tmp_path, template({LAYOUT.format(11): replaced('type="vertTitleAndTx"', "")}))
    known = layouts(theme)
    assert list(known)[:3] == ["Title Slide", "Section Header", "Title and Content"]
    assert known["Title and Vertical Text"].part == "/ppt/slideLayouts/slideLayout10.xml"
    assert all(name == layout.name and layout.part for name, layout in known.items())


def test_all_kinds_of_powerpoint_file_are_templates(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
    data = template({TYPES: replaced(kind.format("presentation"), kind.format("template"))})
    (tmp_path / "house.potx").write_bytes(data)
    report = Report()
    theme = brand.load(str(tmp_path / "house.potx"), [], report)
    assert theme is not None
    assert (theme.name, theme.label) == ("house", "house")
    assert not list(report)


def _zip(**members: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_rels", "_rels/.rels"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "template-broken"),
        (b"PK\x03\x04 rubbish", "template-broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 encrypted", "template-encrypted"),
        (_zip(readme="hello"), "template-kind"),
        (template({MASTER: lambda xml: xml[:500]}), "template-broken"),
        (template({MASTER: lambda xml: "<!DOCTYPE x>" + xml}), "template-broken"),
        (template({THEME: lambda xml: ""}), "template-broken"),
        (template({MASTER: lambda xml: xml.replace("sldLayoutIdLst", "noLayouts")}), "template-empty"),
        (
            template({MAIN: lambda xml: xml.replace("schemas.openxmlformats.org/presentationml/2006/main",
                                                    "purl.oclc.org/ooxml/presentationml/main")}),
            "template-strict",
        ),
    ],
)  # fmt: skip
def test_files_that_cannot_be_used_are_an_error(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read(data, "house.pptx")
    assert fault.value.code == code
    (tmp_path / "house.pptx").write_bytes(data)
    report = Report()
    assert brand.load(str(tmp_path / "house.pptx"), [], report) is None
    (finding,) = report
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert "`house.pptx`" in finding.message


def test_nonsense_in_attributes_is_no_fault(tmp_path: Path) -> None:
    edits = {
        MAIN: replaced('cx="9144000"', 'cx="wide"'),
        MASTER: lambda xml: (
            xml.replace('sz="3200"', 'sz="big"')
            .replace('marL="342900"', 'marL=""')
            .replace("4400", "99999999999")
        ),
    }
    theme, _ = theme_of(tmp_path, template(edits))
    assert theme.deck.width == 720
    assert theme.deck.body_sizes[0] == 18
    assert theme.deck.title_size == 288
