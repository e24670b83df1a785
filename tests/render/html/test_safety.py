"""Nothing that an author wrote becomes markup, script or a dangerous link."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from msgspec.structs import replace

from deckbuilder.model import Run
from deckbuilder.plan import Bullet, Para, Span
from deckbuilder.render.html import spoken
from tests.render.html.conftest import STYLE, Easel, attributes, elements, frame, name, texts

ELEMENTS = {"svg", "rect", "g", "text", "tspan", "a", "title", "path"}
NOTES = {"div", "p", "ul", "ol", "li", "a", "strong", "em", "code", "s", "mark", "u", "br"}
SAID = {"href", "target", "rel", "data-anchor", "data-line", "lang", "dir", "value"}
HOSTILE = st.sampled_from(
    ["<script>alert(1)</script>", "</text></svg><img src=x onerror=alert(1)>", "]]>", "&lt;b&gt;", "&#0;",
     "<!--", "\u0001\ufffe", "\ud800", "\" onload=\"x", "' x='", "<a href='javascript:x'>", "\u202e<b>"]
)  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=()), max_size=12) | HOSTILE
HREF = st.sampled_from(
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "\u0001javascript:x", " java\nscript:x", "vbscript:x",
     "data:text/html,<script>", 'https://example.org/"><script>', "//example.org", "blob:x", "#a\"b"]
) | TEXT.map("https://".__add__) | TEXT  # fmt: skip


@given(text=TEXT, href=HREF, tip=TEXT, anchor=TEXT, path=TEXT)
def test_drawings_hold_only_what_they_are_made_of(
    easel: Easel, text: str, href: str, tip: str, anchor: str, path: str
) -> None:
    para = easel.para("Safe ", Run(text, href=href, tip=tip), Run("1", note=anchor))
    svg = easel.draw(frame(replace(para, anchor=anchor, span=Span(path, 1, 1)))).svg
    for node in elements(svg):
        assert name(node) in ELEMENTS
        said = attributes(node)
        assert not [key for key in said if key.startswith("on") or key == "style"]
        target = said.get("href", "#")
        assert target.startswith(("#", "http:", "https:", "mailto:", "tel:"))
        assert target.startswith("#") or said["rel"] == "noopener noreferrer"
    assert texts(svg)[0].startswith("Safe")


@given(text=TEXT, href=HREF, bold=st.booleans(), listed=st.booleans())
def test_so_do_notes(text: str, href: str, bold: bool, listed: bool) -> None:
    bullet = Bullet("•", 10.0) if listed else None
    runs = (Run("Say "), Run(text, href=href, bold=bold))
    note = Para(runs, STYLE, "P", Span("brief.md", 1, 1), (), bullet=bullet)
    parsed = lxml_html.fragment_fromstring(spoken([note]), create_parent="div")
    for node in parsed.iter():
        assert node.tag in NOTES
        assert set(node.attrib) <= {
            "href",
            "target",
            "rel",
            "data-anchor",
            "data-line",
            "lang",
            "dir",
            "value",
        }
        assert node.get("href", "#").startswith(("#", "http:", "https:", "mailto:", "tel:"))
    assert parsed.text_content().startswith("Say")
