"""Speaker notes as HTML."""

from __future__ import annotations

from deckbuilder.model import Run
from deckbuilder.plan import Bullet, Para, Span
from deckbuilder.render.html import spoken
from tests.render.html.conftest import STYLE


def note(*runs: Run | str, level: int = 0, bullet: Bullet | None = None) -> Para:
    made = tuple(Run(run) if isinstance(run, str) else run for run in runs)
    return Para(made, STYLE, "P", Span("brief.md", 7, 7), (), level=level, bullet=bullet)


def shown(*notes: Para) -> str:
    return spoken(notes).replace(' data-line="7" lang="en-GB" dir="auto"', "")


def test_paragraphs_with_emphasis_and_links() -> None:
    assert spoken([note("Say it.")]) == '<p data-line="7" lang="en-GB" dir="auto">Say it.</p>'
    assert shown(note("So ", Run("loud", bold=True, italic=True), "\nand ", Run("x", code=True))) == (
        "<p>So <em><strong>loud</strong></em><br/>and <code>x</code></p>"
    )
    assert shown(note(Run("site", href="https://example.org"))) == (
        '<p><a href="https://example.org" target="_blank" rel="noopener noreferrer">site</a></p>'
    )


def test_lists_hold_lists() -> None:
    dot, second = Bullet("•", 10.0), Bullet("2.", 10.0, number=2)
    notes = (
        note("one", bullet=dot),
        note("inner", level=1, bullet=second),
        note("two", bullet=dot),
        note("goes on", level=1),
        note("After."),
    )
    assert shown(*notes) == (
        '<ul><li>one<ol><li value="2">inner</li></ol></li><li>two<p>goes on</p></li></ul><p>After.</p>'
    )
