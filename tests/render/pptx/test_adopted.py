"""A deck on an organisation's template: what of the file it keeps or leaves, what its slides inherit."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation

from deckbuilder.model import Meta
from deckbuilder.plan import (
    NO_INSETS,
    Bullet,
    Cell,
    ImageShape,
    Insets,
    Page,
    Para,
    Plan,
    Rect,
    Row,
    Shape,
    TableShape,
    TextShape,
)
from deckbuilder.report import Report
from deckbuilder.theme import brand
from deckbuilder.theme.layouts import Frame, slide_layouts
from deckbuilder.theme.styles import deck_styles
from deckbuilder.theme.tokens import Theme
from tests.conformance.lint import lint
from tests.conformance.package import Package
from tests.render.pptx.plans import HERE, NS, fonts, found, item, para, styles, written
from tests.render.pptx.templates import (
    KINDS,
    PIXEL,
    changed,
    of_kind,
    plain,
    related,
    sampled,
    two_masters,
    typed,
)

ON_MASTER = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
MAIN = "ppt/presentation.xml"
TIES = "ppt/_rels/presentation.xml.rels"
GUIDES = '<p:ext uri="{EFAFB233-063F-42B5-8137-9DF3F51BA10A}"><x:y xmlns:x="urn:x"/></p:ext>'
SECTIONS = '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><x:y xmlns:x="urn:x"/></p:ext>'
STYLES = "ppt/tableStyles.xml"
OWN_STYLE = '<a:tblStyle styleId="{11111111-2222-3333-4444-555555555555}" styleName="House"/>'


def test_nothing_dangles_and_every_part_is_reached() -> None:
    assert lint(on(sampled(), text_page())) == []


def test_sample_slides_are_gone_with_all_that_only_they_need() -> None:
    before, after = Package(sampled()), Package(on(sampled(), text_page(title="Mine")))
    assert any("embeddings" in name for name in before.parts)
    gone = ("charts", "embeddings", "media", "printerSettings", "notesSlides")
    assert [name for name in after.parts if name.split("/")[1] in gone] == []
    assert [slide_title(after, name) for name in after.slides] == ["Mine"]


def test_pictures_of_the_master_stay_under_their_name_beside_those_of_slides() -> None:
    logo = changed(
        plain(),
        {
            "ppt/media/image1.png": PIXEL,
            ON_MASTER: lambda text: related(text, "rId77", "image", "../media/image1.png"),
            "[Content_Types].xml": lambda text: text.replace(
                "<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1
            ),
        },
    )
    other = PIXEL + b"other"
    picture = ImageShape(Rect(10, 10, 10, 10), HERE, other, "png", (1, 1), alt="x")
    members = Package(on(logo, text_page(picture))).members
    assert members["ppt/media/image1.png"] == PIXEL
    assert members["ppt/media/image2.png"] == other


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_kind_of_file_the_template_is_a_presentation_comes_out(kind: str) -> None:
    package = Package(on(of_kind(kind), text_page()))
    types = package.members["[Content_Types].xml"].decode()
    assert f'PartName="/{MAIN}" ContentType="{KINDS["pptx"]}"' in types
    assert b"macros" not in package.members.values()
    assert len(Presentation(io.BytesIO(on(of_kind(kind), text_page()))).slides) == 1


def test_the_slides_of_a_second_master_are_on_it() -> None:
    deck = on(two_masters(), text_page(), text_page(layout="Other Title and Content"))
    assert lint(deck) == []
    opened = Presentation(io.BytesIO(deck))
    masters = [slide.slide_layout.slide_master.part.partname for slide in opened.slides]
    assert len(opened.slide_masters) == 2
    assert masters[0] != masters[1]


def test_size_and_default_text_stay() -> None:
    (size,) = found(main(on(plain(), text_page())), "p:sldSz")
    assert (size.get("cx"), size.get("cy"), size.get("type")) == ("9144000", "6858000", "screen4x3")
    before, after = (
        found(main(data), "p:defaultTextStyle")[0] for data in (plain(), on(plain(), text_page()))
    )
    assert etree.tostring(before, method="c14n") == etree.tostring(after, method="c14n")


def test_what_is_about_the_samples_goes_and_guides_stay() -> None:
    def edited(text: str) -> str:
        text = text.replace("<p:presentation ", '<p:presentation firstSlideNum="5" ', 1)
        shows = '<p:custShowLst><p:custShow name="s" id="0"><p:sldLst/></p:custShow></p:custShowLst>'
        lock = '<p:modifyVerifier algorithmName="SHA-512" hashData="AA==" saltData="AA==" spinValue="1"/>'
        text = text.replace("<p:defaultTextStyle>", shows + "<p:defaultTextStyle>", 1)
        return text.replace(
            "</p:presentation>", f"{lock}<p:extLst>{SECTIONS}{GUIDES}</p:extLst></p:presentation>"
        )

    root = main(on(changed(sampled(), {MAIN: edited}), text_page(section="A"), text_page(section="B")))
    assert root.get("firstSlideNum") is None
    assert [len(found(root, f"p:{name}")) for name in ("custShowLst", "modifyVerifier", "sldIdLst")] == [
        0,
        0,
        1,
    ]
    assert [s.get("name") for s in found(root, ".//p14:section")] == ["A", "B"]
    assert [ext.get("uri")[:9] for ext in found(root, "p:extLst/p:ext")] == ["{EFAFB233", "{521415D9"]
    order = [etree.QName(child).localname for child in root]
    assert order.index("sldIdLst") == order.index("sldSz") - 1


def test_a_notes_master_is_made_where_there_is_none() -> None:
    deck = on(plain(), text_page(notes=(para("said"),)))
    assert lint(deck) == []
    assert Presentation(io.BytesIO(deck)).slides[0].notes_slide.notes_text_frame.text == "said"


def test_the_templates_own_notes_master_is_used() -> None:
    deck = on(sampled(), text_page(notes=(para("said"), item("one"))))
    package = Package(deck)
    assert lint(deck) == []
    assert [name for name in package.parts if "notesMaster" in name] == ["ppt/notesMasters/notesMaster1.xml"]
    assert (
        package.members["ppt/notesMasters/notesMaster1.xml"]
        == Package(sampled()).members["ppt/notesMasters/notesMaster1.xml"]
    )
    said, listed = found(package.xml("ppt/notesSlides/notesSlide1.xml"), ".//a:p")
    assert found(said, "a:pPr") == []
    assert len(found(listed, "a:pPr/a:buChar")) == 1


def test_our_table_style_stands_beside_the_templates() -> None:
    own = changed(plain(), {STYLES: lambda text: text.replace("/>", f">{OWN_STYLE}</a:tblStyleLst>")})
    package = Package(on(own, text_page(table())))
    names = [style.get("styleName") for style in package.xml(STYLES)]
    (used,) = found(package.xml("ppt/slides/slide1.xml"), ".//a:tableStyleId")
    assert names == ["House", house(own).label]
    assert used.text == package.xml(STYLES)[1].get("styleId")
    assert found(package.xml("ppt/slides/slide1.xml"), ".//a:tblPr")[0].get("bandRow") is None


def test_tables_are_in_the_templates_style_where_it_chose_one() -> None:
    def chosen(text: str) -> str:
        text = re.sub('def="[^"]*"', 'def="{11111111-2222-3333-4444-555555555555}"', text)
        return text.replace("/>", f">{styled}</a:tblStyleLst>")

    head = '<a:firstRow><a:tcTxStyle b="on"/></a:firstRow>'
    styled = OWN_STYLE.replace("/>", f">{head}</a:tblStyle>")
    package = Package(on(changed(plain(), {STYLES: chosen}), text_page(table())))
    (used,) = found(package.xml("ppt/slides/slide1.xml"), ".//a:tableStyleId")
    assert used.text == "{11111111-2222-3333-4444-555555555555}"
    assert found(package.xml("ppt/slides/slide1.xml"), ".//a:tblPr")[0].get("bandRow") == "1"
    assert len(package.xml(STYLES)) == 1


def test_a_default_style_that_shows_no_header_is_not_used() -> None:
    def chosen(text: str) -> str:
        text = re.sub('def="[^"]*"', 'def="{11111111-2222-3333-4444-555555555555}"', text)
        return text.replace("/>", f">{OWN_STYLE}</a:tblStyleLst>")

    bare = changed(plain(), {STYLES: chosen})
    styles_ = Package(on(bare, text_page(table()))).xml(STYLES)
    assert [style.get("styleName") for style in styles_] == ["House", house(bare).label]


def test_a_template_without_table_styles_gets_ours() -> None:
    bare = changed(
        plain(), {STYLES: None, TIES: without("tableStyles"), "[Content_Types].xml": without("tableStyles")}
    )
    package = Package(on(bare, text_page(table())))
    assert [style.get("styleName") for style in package.xml(STYLES)] == [house(bare).label]


def test_links_from_layouts_to_sample_slides_are_cut() -> None:
    def linked(text: str) -> str:
        link = '<a:hlinkClick r:id="rId9" action="ppaction://hlinksldjump"/>'
        return re.sub(r'(<p:cNvPr id="2" name="[^"]*")/>', rf"\1>{link}</p:cNvPr>", text, count=1)

    layout = "ppt/slideLayouts/slideLayout2.xml"
    ties = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    data = changed(
        sampled(), {layout: linked, ties: lambda text: related(text, "rId9", "slide", "../slides/slide1.xml")}
    )
    assert b"hlinkClick" in Package(data).members[layout]
    deck = on(data, text_page())
    assert lint(deck) == []
    assert b"hlinkClick" not in Package(deck).members[layout]


def test_relationships_to_parts_that_are_missing_go() -> None:
    broken = changed(plain(), {ON_MASTER: lambda text: related(text, "rId66", "image", "../media/NULL")})
    assert lint(on(broken, text_page())) == []


def test_custom_xml_and_tags_stay_macros_and_comments_go() -> None:
    def tied(text: str) -> str:
        text = related(text, "rId61", "customXml", "../customXml/item1.xml")
        text = related(text, "rId62", "tags", "tags/tag1.xml")
        return related(text, "rId63", "commentAuthors", "commentAuthors.xml")

    base = "application/vnd.openxmlformats-officedocument.presentationml."
    data = changed(
        plain(),
        {
            TIES: tied,
            MAIN: lambda text: text.replace(
                "<p:defaultTextStyle>",
                '<p:custDataLst><p:tags r:id="rId62"/></p:custDataLst><p:defaultTextStyle>',
                1,
            ),
            "customXml/item1.xml": "<x/>",
            "ppt/tags/tag1.xml": f'<p:tagLst xmlns:p="{NS["p"]}"/>',
            "ppt/commentAuthors.xml": f'<p:cmAuthorLst xmlns:p="{NS["p"]}"/>',
            "[Content_Types].xml": lambda text: typed(
                text,
                **{
                    "ppt_tags_tag1.xml": base + "tags+xml",
                    "ppt_commentAuthors.xml": base + "commentAuthors+xml",
                },
            ),
        },
    )
    deck = on(data, text_page())
    parts = Package(deck).parts
    assert lint(deck) == []
    assert {"customXml/item1.xml", "ppt/tags/tag1.xml"} < set(parts)
    assert "ppt/commentAuthors.xml" not in parts


def test_text_that_is_as_the_template_has_it_says_nothing_of_its_looks() -> None:
    shape = found(slide(on(plain(), text_page())), ".//p:sp")[0]
    assert found(shape, "p:spPr/*") == []
    assert found(shape, ".//a:lstStyle/*") == []
    (run,) = found(shape, ".//a:r/a:rPr")
    assert (dict(run.attrib), len(run)) == ({"lang": "en-GB"}, 0)
    assert found(shape, ".//a:bodyPr")[0].attrib == {}


def test_only_what_differs_from_the_template_is_written() -> None:
    def other(frame: Frame) -> TextShape:
        style = replace(frame.styles[0], size=13.0, color="accent1")
        return replace(filled(frame, para("x", style=style)), inset=Insets(1, 2, 3, 4), anchor="middle")

    (written,) = found(slide(on(plain(), text_page(body=other))), ".//p:sp")[1:]
    (look,) = found(written, ".//a:lstStyle/a:lvl1pPr/a:defRPr")
    assert look.get("sz") == "1300"
    assert found(look, "a:solidFill/a:schemeClr")[0].get("val") == "accent1"
    assert dict(found(written, ".//a:bodyPr")[0].attrib) == {
        "anchor": "ctr", "lIns": "12700", "tIns": "25400", "rIns": "38100", "bIns": "50800",
    }  # fmt: skip


def test_footers_say_their_size_outright() -> None:
    """LibreOffice inherits none from a layout whose footer holds no text."""

    def draft(adopted: Theme) -> Page:
        frame = slide_layouts(adopted, fonts())["Title and Content"].frame("footer")
        assert frame is not None
        made = text_page()(adopted)
        shown = filled(frame, para("Footer", style=frame.styles[0]))
        return replace(made, shapes=(*made.shapes, shown))

    (run,) = found(found(slide(on(plain(), draft)), ".//p:sp")[2], ".//a:r/a:rPr")
    assert run.get("sz") == "1200"
    assert [face.get("typeface") for face in found(run, "a:latin")] == ["+mn-lt"]


def test_items_at_the_templates_indents_keep_its_bullets() -> None:
    def listed(frame: Frame) -> TextShape:
        levels = zip(frame.styles, frame.indents, strict=True)
        items = (
            para("x", style=style, role="LI", level=level, left=own.left, bullet=Bullet(own.mark, own.hang))
            for level, (style, own) in enumerate(levels)
        )
        return filled(frame, *items)

    (written,) = found(slide(on(plain(), text_page(body=listed))), ".//p:sp")[1:]
    assert found(written, ".//a:lstStyle/*") == []
    assert [dict(one.attrib) for one in found(written, ".//a:pPr")] == [{"lvl": str(n)} for n in range(1, 9)]
    assert found(written, ".//a:pPr/*") == []


def test_bullets_of_ours_stand_in_the_font_of_their_text() -> None:
    """A template's own may stand in Wingdings, where their characters mean others."""

    def ticked(frame: Frame) -> TextShape:
        return filled(frame, para("x", style=frame.styles[0], role="LI", bullet=Bullet("☐", 27.0)))

    (written,) = found(slide(on(plain(), text_page(body=ticked))), ".//p:sp")[1:]
    (marked,) = found(written, ".//a:pPr")
    assert [one.tag.rpartition("}")[2] for one in marked][-2:] == ["buFontTx", "buChar"]


def test_free_text_says_what_the_templates_default_text_does_not() -> None:
    odd = changed(plain(), {MAIN: lambda text: text.replace('marL="0" algn="l"', 'marL="99" algn="ctr"', 1)})
    box = TextShape(Rect(5, 5, 100, 50), HERE, (para("x", style=styles().body[1]),))
    plainly, oddly = (found(slide(on(data, text_page(box))), ".//p:sp")[2] for data in (plain(), odd))
    (level,) = found(oddly, ".//a:lstStyle/a:lvl1pPr")
    assert (level.get("marL"), level.get("algn")) == ("0", "l")
    assert [one.get("algn") for one in found(plainly, ".//a:lstStyle/a:lvl1pPr")] == [None]


def test_slides_name_only_colours_and_fonts_of_the_theme() -> None:
    def draft(adopted: Theme) -> Page:
        set_ = deck_styles(adopted, fonts(), 0, "en-GB")
        words = (para("x", style=style) for style in (*set_.headings, set_.table, set_.quote, set_.note))
        made = text_page()(adopted)
        return replace(made, shapes=(*made.shapes, TextShape(Rect(5, 5, 100, 50), HERE, tuple(words))))

    written = etree.tostring(slide(on(plain(), draft)))
    assert b"schemeClr" in written
    assert b"srgbClr" not in written
    assert re.findall(rb'typeface="[^+]', written) == []


def test_the_same_template_gives_the_same_bytes() -> None:
    assert on(sampled(), text_page()) == on(sampled(), text_page())


@pytest.mark.validator
@pytest.mark.parametrize("data", [plain, sampled, two_masters], ids=lambda make: make.__name__)
def test_a_validator_finds_nothing(data: Any, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    path = tmp_path / "deck.pptx"
    path.write_bytes(on(data(), text_page(table(), notes=(para("said"), item("x")), section="A")))
    assert audit.validate_pptx(str(path)).errors == []


Draft = Callable[[Theme], Page]
"""A slide to be made with a theme's layouts."""


@cache
def house(data: bytes) -> Theme:
    """The theme a template gives."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "house.potx"
        path.write_bytes(data)
        loaded = brand.load(str(path), [], Report())
    assert loaded is not None
    return loaded


def on(data: bytes, *drafts: Draft) -> bytes:
    """A deck on a template."""
    adopted = house(data)
    return written(Plan(tuple(draft(adopted) for draft in drafts), Meta(), "deck"), adopted)


def text_page(
    *more: Shape,
    layout: str = "Title and Content",
    title: str = "A title",
    body: Callable[[Frame], TextShape] | None = None,
    **others: Any,
) -> Draft:
    """A slide with a title, a line of text without a bullet, and what else there is."""

    def draft(adopted: Theme) -> Page:
        frames = slide_layouts(adopted, fonts())[layout].frames
        above, below = (next(one for one in frames if one.kind == kind) for kind in ("title", "obj"))
        shapes = (filled(above, para(title, style=above.styles[0])), (body or lined)(below), *more)
        return Page(adopted.deck.width, adopted.deck.height, layout, shapes, title, HERE, **others)

    return draft


def lined(frame: Frame) -> TextShape:
    return filled(frame, para("text", style=frame.styles[0]))


def filled(frame: Frame, *paras: Para) -> TextShape:
    return TextShape(frame.box, HERE, paras, frame.role, frame.inset, frame.anchor)


def table() -> TableShape:
    rows = tuple(Row((Cell((para(word),)),), 20.0, HERE, header=word == "head") for word in ("head", "cell"))
    return TableShape(Rect(50, 400, 100, 40), HERE, (100.0,), rows, NO_INSETS)


def main(data: bytes) -> Any:
    return Package(data).xml(MAIN)


def slide(data: bytes) -> Any:
    return Package(data).xml("ppt/slides/slide1.xml")


def slide_title(package: Package, name: str) -> str:
    return "".join(package.find(name, "//p:sp[1]//a:t/text()"))


def without(word: str) -> Any:
    return lambda text: re.sub(rf"<(Relationship|Override) [^>]*{word}[^>]*/>", "", text)
