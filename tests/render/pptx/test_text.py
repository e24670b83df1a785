"""Text inherits what it can from its placeholder, and says the rest where PowerPoint would."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckbuilder.model import Run
from deckbuilder.render.pptx.text import uri
from tests.render.pptx.plans import NS, body, box, found, item, page, para, parts, rendered, shape_xml, styles


def test_items_at_the_size_of_the_theme_say_nothing_of_their_own() -> None:
    shape = shape_xml(body(item("one"), item("two", level=1), item("three")))
    assert found(shape, ".//a:lstStyle/*") == []
    assert [node.attrib for node in found(shape, ".//a:pPr")] == [{"lvl": "1"}]
    assert {tuple(node.attrib) for node in found(shape, ".//a:rPr")} == {("lang",)}


def test_text_outside_lists_takes_the_bullet_away() -> None:
    shape = shape_xml(body(para("plain")))
    (level,) = found(shape, ".//a:lstStyle/a:lvl1pPr")
    assert (level.get("marL"), level.get("indent")) == ("0", "0")
    assert level.find("a:buNone", NS) is not None


def test_a_smaller_step_is_said_once_for_the_shape() -> None:
    shape = shape_xml(body(*(item(str(number), step=3) for number in range(4))))
    (size,) = {node.get("sz") for node in found(shape, ".//a:lstStyle/a:lvl1pPr/a:defRPr")}
    assert size == str(round(styles(3).body[1].size * 100))
    assert not [node for node in found(shape, ".//a:r/a:rPr") if node.get("sz")]


def test_numbered_items_count_by_themselves_from_their_first_number() -> None:
    shape = shape_xml(
        body(item("c", number=3), item("sub", level=1), item("d", number=4), para("x"), item("e", number=5))
    )
    numbers = [(node.get("type"), node.get("startAt")) for node in found(shape, ".//a:p//a:buAutoNum")]
    assert numbers == [("arabicPeriod", "3"), ("arabicPeriod", "3"), ("arabicPeriod", "5")]


def test_a_list_marked_otherwise_counts_from_its_own_number() -> None:
    shape = shape_xml(
        body(item("b", number=2), item("c", number=3, form="1)"), item("d", number=4, form="1)"))
    )
    numbers = [(node.get("type"), node.get("startAt")) for node in found(shape, ".//a:p//a:buAutoNum")]
    assert numbers == [("arabicPeriod", "2"), ("arabicParenR", "3"), ("arabicParenR", "3")]


@pytest.mark.parametrize(
    ("run", "path", "value"),
    [
        (Run("x", bold=True), "@b", "1"),
        (Run("x", italic=True), "@i", "1"),
        (Run("x", strike=True), "@strike", "sngStrike"),
        (Run("x", underline=True), "@u", "sng"),
        (Run("x", smallcaps=True), "@cap", "small"),
        (Run("x", script="sup"), "@baseline", "30000"),
        (Run("x", script="sub"), "@baseline", "-25000"),
        (Run("x", lang="dz"), "@lang", "dz-BT"),
        (Run("x", lang="zh-Hant"), "@lang", "zh-TW"),
        (Run("x", lang="ja"), "@altLang", "en-GB"),
        (Run("x", code=True), "a:latin/@typeface", "Courier New"),
        (Run("x", color="accent2"), "a:solidFill/a:schemeClr/@val", "accent2"),
        (Run("x", mark=True), "a:highlight/a:schemeClr/@val", "accent1"),
    ],
)
def test_properties_of_runs(run: Run, path: str, value: str) -> None:
    (properties,) = found(shape_xml(body(para(run))), ".//a:r/a:rPr")
    assert properties.xpath(path, namespaces=NS) == [value]


def test_code_names_a_face_for_latin_text_alone() -> None:
    """A complex script face would be LibreOffice's for all the text that follows."""
    (properties,) = found(shape_xml(body(para(Run("x", code=True)))), ".//a:r/a:rPr")
    assert [node.tag.rpartition("}")[2] for node in properties] == ["latin"]


def test_hard_breaks() -> None:
    shape = shape_xml(body(para("one\ntwo")))
    (paragraph,) = found(shape, ".//a:p")
    assert [child.tag.split("}")[1] for child in paragraph if "pPr" not in child.tag] == ["r", "br", "r"]


def test_right_to_left_text_says_so() -> None:
    first, second = found(shape_xml(body(item("العلاقات"), item("Ties with اليابان"))), ".//a:p/a:pPr")
    assert (first.get("rtl"), first.get("algn")) == ("1", "r")
    assert (second.get("rtl"), second.get("algn")) == ("0", None)


def test_items_of_both_directions_say_theirs() -> None:
    paragraphs = found(shape_xml(body(item("العلاقات"), item("Ties"), item("more"))), ".//a:p/a:pPr")
    assert [node.get("rtl") for node in paragraphs] == ["1", "0", "0"]


def test_right_to_left_styles_turn_whole_placeholders() -> None:
    turned = [replace(one, style=replace(one.style, rtl=True)) for one in (item("a"), item("b", level=1))]
    shape = shape_xml(body(*turned))
    assert {(node.get("rtl"), node.get("algn")) for node in found(shape, ".//a:p/a:pPr")} == {("1", "r")}


def test_links_lead_out_or_to_a_slide() -> None:
    linked = body(
        para(Run("out", href="https://example.org/a b"), Run("in", href="#there"), Run("lost", href="#no"))
    )
    target = replace(page(title="Target"), shapes=(body(para("x", anchor="there")),))
    files = parts(rendered(page(linked), target))
    relations = files["ppt/slides/_rels/slide1.xml.rels"].decode()
    assert 'Target="https://example.org/a%20b" TargetMode="External"' in relations
    assert 'Target="slide2.xml"' in relations
    slide = files["ppt/slides/slide1.xml"].decode()
    assert slide.count("<a:hlinkClick") == 2
    assert slide.count('action="ppaction://hlinksldjump"') == 1


def test_links_show_their_tip_also_in_notes() -> None:
    link = Run("out", href="https://example.org", tip="Where it leads")
    said = replace(page(body(para("x"))), notes=(para(link),))
    files = parts(rendered(said))
    notes = files["ppt/notesSlides/notesSlide1.xml"].decode()
    assert 'tooltip="Where it leads"' in notes
    assert "https://example.org" in files["ppt/notesSlides/_rels/notesSlide1.xml.rels"].decode()


@pytest.mark.parametrize(
    ("form", "scheme"),
    [
        ("1.", "arabicPeriod"),
        ("a)", "alphaLcParenR"),
        ("(I)", "romanUcParenBoth"),
        ("(1)", "arabicParenBoth"),
    ],
)
def test_numbers_are_of_the_scheme_their_form_tells(form: str, scheme: str) -> None:
    one = item("a", number=1)
    assert one.bullet is not None
    shape = shape_xml(body(replace(one, bullet=replace(one.bullet, form=form))))
    assert [node.get("type") for node in found(shape, ".//a:p//a:buAutoNum")] == [scheme]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://a.example/ü", "https://a.example/%C3%BC"),
        ("x\\y", "x%5Cy"),
        ("a%20b", "a%20b"),
        ("\udc80", "%3F"),
    ],
)
def test_targets_are_made_uris(href: str, expected: str) -> None:
    assert uri(href) == expected


def test_a_free_text_box_carries_its_style_itself() -> None:
    shape = shape_xml(box(para("label", style=styles().label)))
    (level,) = found(shape, ".//a:lstStyle/a:lvl1pPr/a:defRPr")
    assert level.get("sz") == str(round(styles().label.size * 100))


def test_colours_are_those_of_the_theme() -> None:
    for name in ("briefing", "ministry", "night"):
        files = parts(rendered(page(body(item("x"), para(Run("y", color="accent3")))), name=name))
        fixed = [file for file, data in files.items() if b"srgbClr" in data and "theme/" not in file]
        assert fixed == []


def test_links_say_their_colour_unless_they_have_another() -> None:
    linked = body(
        para(
            Run("a", href="https://a.org"),
            Run("b", href="https://b.org", color="muted"),
            Run("c", href="#no"),
        )
    )
    written = [node.find("a:solidFill/a:schemeClr", NS) for node in found(shape_xml(linked), ".//a:r/a:rPr")]
    assert [None if color is None else color.get("val") for color in written] == ["hlink", "bg2", None]


def test_links_with_a_colour_of_their_own_keep_it() -> None:
    runs = (
        Run("a", href="https://a.example"),
        Run("b", href="https://b.example", color="muted"),
        Run("c", href="https://c.example", color="muted", underline=True),
    )
    written = shape_xml(box(para(*runs))).findall(".//a:rPr", NS)
    assert [run.get("u") for run in written] == [None, "none", "sng"]
    own = [[node.get("val") for node in run.iter("{*}hlinkClr")] for run in written]
    assert own == [[], ["tx"], ["tx"]]


def test_bold_words_stay_bold_under_a_bold_heading_in_their_frame() -> None:
    plain = styles().body[0]
    heading = para("Note", style=replace(plain, weight=700))
    shape = shape_xml(box(heading, para("is ", Run("bold", bold=True), style=plain)))
    *_, not_bold, bold = found(shape, ".//a:r/a:rPr")
    assert not_bold.get("b") == "0"
    assert bold.get("b") is None
