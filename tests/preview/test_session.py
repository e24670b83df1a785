"""A document looked at again and again: what is new, where findings belong, what is shown after a change."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

import pytest

from deckbuilder.pipeline import Kind, Request
from deckbuilder.preview import session
from deckbuilder.preview.session import Session
from deckbuilder.preview.views import Snapshot
from deckbuilder.project import find_briefs

REQUEST = Request(write=False)


class Author:
    """Edits a brief and looks at it."""

    def __init__(self, path: Path, kind: Kind) -> None:
        self.path = path
        self.session = Session(kind)

    def look(self) -> Snapshot:
        (brief,) = find_briefs([self.path])
        return self.session.look(brief, REQUEST)

    def edit(self, old: str, new: str) -> Snapshot:
        text = self.path.read_text("utf-8")
        assert old in text
        self.path.write_text(text.replace(old, new), "utf-8")
        return self.look()


@pytest.fixture
def deck(brief: Path) -> Author:
    return Author(brief, "deck")


@pytest.fixture
def memo(brief: Path) -> Author:
    return Author(brief, "memo")


def digests(snapshot: Snapshot) -> list[str]:
    assert snapshot.pages is not None
    return [page.digest for page in snapshot.pages]


def titles(snapshot: Snapshot) -> list[str]:
    assert snapshot.pages is not None
    return [page.title for page in snapshot.pages]


def codes(snapshot: Snapshot) -> dict[str, tuple[int, ...]]:
    return {found.finding.code: found.pages for found in snapshot.findings}


def test_the_first_look_has_everything(deck: Author) -> None:
    first = deck.look()
    assert titles(first) == [
        "Water",
        "Supply",
        "Three dams decide",
        "Rain is late",
        "Demand",
        "Farms take most of it",
    ]
    assert set(first.drawings) == set(digests(first))
    assert all(svg.startswith("<svg") for svg in first.drawings.values())
    assert first.changed is None
    assert "@font-face" in first.fonts
    assert first.pages is not None
    assert [page.section for page in first.pages[1:]] == ["Supply"] * 3 + ["Demand"] * 2


def test_a_change_of_one_slide_changes_one_drawing(deck: Author) -> None:
    first = deck.look()
    second = deck.edit("By a month", "By two months")
    different = [
        number
        for number, (one, other) in enumerate(zip(digests(first), digests(second), strict=True))
        if one != other
    ]
    assert different == [3]
    assert set(second.drawings) == {digests(second)[3]}
    assert second.changed == 3


def test_the_same_text_again_changes_nothing(deck: Author) -> None:
    first = deck.look()
    second = deck.look()
    assert digests(second) == digests(first)
    assert second.drawings == {}
    assert second.changed is None


def test_a_line_put_in_above_changes_no_other_drawing(deck: Author) -> None:
    first = deck.look()
    second = deck.edit("- One is not\n", "- One is not\n<!-- soon -->\n")
    assert digests(second) == digests(first)
    assert first.pages is not None
    assert second.pages is not None
    assert [page.line for page in second.pages[3:]] == [page.line + 1 for page in first.pages[3:]]


def test_lines_in_drawings_lead_to_the_source(deck: Author, brief: Path) -> None:
    snapshot = deck.look()
    lines = brief.read_text("utf-8").split("\n")
    assert snapshot.pages is not None
    page = snapshot.pages[3]
    assert page.file == "content/water/brief.md"
    assert lines[page.line - 1] == "## Rain is late"
    svg = snapshot.drawings[page.digest]
    offset = lines.index("- By a month") + 1 - page.lines[page.file]
    assert f'data-line="{offset}"' in svg


def test_a_new_slide_is_what_changed(deck: Author) -> None:
    deck.look()
    after = deck.edit("## Rain is late", "## A new thought\n\n- Yes\n\n## Rain is late")
    assert after.changed == 3
    assert titles(after)[3] == "A new thought"


def test_a_slide_taken_away_shows_what_stands_in_its_place(deck: Author) -> None:
    deck.look()
    after = deck.edit("## Rain is late\n\n- By a month\n\n", "")
    assert after.changed is not None
    assert after.changed in (2, 3)


def test_findings_belong_to_the_pages_that_hold_their_lines(deck: Author, memo: Author) -> None:
    deck.look()
    memo.look()
    bad = "- Four fifths\n\n![Map](no.png)"
    assert codes(deck.edit("- Four fifths", bad))["image-missing"] == (5,)
    assert codes(memo.look())["image-missing"] == (0,)


def test_findings_of_a_layout_that_is_possible_come_with_new_pages(deck: Author) -> None:
    first = deck.look()
    after = deck.edit("- By a month", "- By a month [away](#nowhere)")
    assert digests(after) != digests(first)


def test_a_brief_that_cannot_be_read_has_findings_and_no_pages(deck: Author, brief: Path) -> None:
    first = deck.look()
    brief.write_bytes(b"\xff\xfe\xff")
    broken = deck.look()
    assert broken.pages is None
    assert codes(broken) == {"not-utf8": ()}
    brief.write_text("# Back\n\n## Again\n\n- Yes\n", "utf-8")
    assert titles(deck.look()) != titles(first)


def test_a_changed_theme_is_seen(root: Path, deck: Author) -> None:
    theme = root / "themes" / "own"
    theme.mkdir(parents=True)
    (theme / "_brand.yml").write_text("color:\n  primary: '#aa0000'\n", "utf-8")
    (root / "deckbuilder.toml").write_text('theme = "own"\n', "utf-8")
    first = deck.look()
    (theme / "_brand.yml").write_text("color:\n  primary: '#00aa00'\n", "utf-8")
    assert digests(deck.look()) != digests(first)


def test_hidden_slides_are_shown_and_marked(deck: Author) -> None:
    deck.look()
    after = deck.edit("## Rain is late", "## Rain is late {.hidden}")
    assert after.pages is not None
    assert [page.hidden for page in after.pages] == [False] * 3 + [True] + [False] * 2


def test_files_are_those_that_drawings_refer_to(deck: Author, brief: Path) -> None:
    picture = brief.parent / "dot.svg"
    picture.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    )
    deck.look()
    snapshot = deck.edit("- By a month", "![Dot](dot.svg)")
    images = [name for name in snapshot.files if name.endswith(".svg")]
    assert len(images) == 1
    assert deck.session.fetch(images[0]).media == "image/svg+xml"
    fonts = snapshot.files - set(images)
    assert fonts
    assert all(deck.session.fetch(name).media.startswith("font/") for name in fonts)
    with pytest.raises(KeyError):
        deck.session.fetch("../brief.md")


def test_what_was_set_before_is_set_alike(brief: Path, root: Path) -> None:
    text = (Path(__file__).parents[2] / "content" / "japan-bhutan" / "brief.md").read_text("utf-8")
    brief.write_text(text.replace("Bhutan", "Nepal"), "utf-8")
    kinds: tuple[Kind, ...] = ("deck", "memo")
    for kind in kinds:
        author = Author(brief, kind)
        author.look()
        again, fresh = author.edit("Nepal", "Bhutan"), Author(brief, kind).look()
        assert again.pages == fresh.pages
        assert again.findings == fresh.findings
        brief.write_text(text.replace("Bhutan", "Nepal"), "utf-8")


def ours() -> int:
    """Bytes that the program's own lines hold. Python's table of all strings grows by megabytes at a time."""
    kept = tracemalloc.take_snapshot().filter_traces((tracemalloc.Filter(True, "*/deckbuilder/*"),))
    return sum(one.size for one in kept.traces)


@pytest.mark.slow
def test_memory_does_not_grow_with_edits(deck: Author, brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_LOOKS", 50)
    text = brief.read_text("utf-8")
    sizes = []
    tracemalloc.start()
    try:
        for number in range(1, 200):
            words = " ".join(f"{number}word{index}" for index in range(40))
            brief.write_text(text.replace("- By a month", f"- {words}"), "utf-8")
            deck.look()
            if number % 50 == 49:
                gc.collect()
                sizes.append(ours())
    finally:
        tracemalloc.stop()
    # Caches of few entries fill up meanwhile; what was measured in the fonts would be 16 kB a look.
    assert sizes[-1] - sizes[1] < 100_000, sizes


def test_slides_of_a_template_say_what_they_lack_here(deck: Author, memo: Author, brief: Path) -> None:
    from pptx import Presentation

    Presentation().save(str(brief.with_name("ours.pptx")))
    assert deck.look().remark == ""
    after = deck.edit("title: Water", "title: Water\ntemplate: ours.pptx")
    assert "ours.pptx" in after.remark
    assert after.pages
    assert memo.look().remark == ""
