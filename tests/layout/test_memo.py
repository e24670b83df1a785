"""The memo's first page, its headings, and what repeats on every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.plan import ImageShape, PathShape, TextShape
from deckbuilder.report import Report
from tests.layout.memos import boxes, memo_of, paras, says, theme, words

HEAD = """---
title: The title
subtitle: What it means
author: [First Desk, Second Desk]
organisation: The Office
date: 2025-12-01
classification: For official use
abstract: All of it in one sentence.
memo:
  to: [The Minister, The Secretary]
  subject: Another subject
  reference: A/7
---
"""
LONG = "Words that go on for a while and then stop.\n\n" * 60


def test_the_letterhead_shows_what_the_front_matter_gives() -> None:
    told = says(memo_of(HEAD + "Text.").pages[0])
    assert told == [
        "The Office", "The title", "What it means",
        "To:", "The Minister The Secretary",
        "From:", "First Desk Second Desk",
        "Date:", "1 December 2025",
        "Subject:", "Another subject",
        "Reference:", "A/7",
        "Classification:", "For official use",
        "Summary", "All of it in one sentence.",
        "Text.",
    ]  # fmt: skip


def test_a_brief_without_front_matter_starts_with_its_text() -> None:
    page = memo_of("Only text.").pages[0]
    assert says(page) == ["Only text."]
    assert not [shape for shape in page.shapes if isinstance(shape, PathShape)]


def test_the_subject_is_not_said_again_after_the_title() -> None:
    told = says(memo_of("---\ntitle: One thing\nmemo: {subject: One thing}\n---\nText.").pages[0])
    assert told == ["One thing", "Text."]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en-US", "December 1, 2025"),
        ("de", "1. Dezember 2025"),
        ("fr-CH", "1 décembre 2025"),
        ("es", "1 de diciembre de 2025"),
        ("ja", "2025年12月1日"),
        ("ko", "1 December 2025"),
    ],
)
def test_dates_are_written_in_the_documents_language(lang: str, expected: str) -> None:
    text = f"---\ntitle: T\ndate: 2025-12-01\nlang: {lang}\n---\nText."
    assert expected in says(memo_of(text).pages[0])


def test_labels_share_a_baseline_with_what_they_label() -> None:
    page = memo_of(HEAD + "Text.").pages[0]
    shapes = [shape for shape in page.shapes if isinstance(shape, TextShape)]
    labels = {words(shape.paras[0]): shape for shape in shapes}

    def baseline(name: str) -> float:
        return labels[name].box.y + labels[name].paras[0].lines[0].ascent

    assert baseline("Date: ") == pytest.approx(baseline("1 December 2025"))
    assert labels["Date: "].box.x < labels["1 December 2025"].box.x


def test_the_title_is_set_in_lines_of_even_length() -> None:
    title = "A title that is a little longer than one single line of it can ever be"
    page = memo_of(f"---\ntitle: {title}\n---\nText.").pages[0]
    lines = next(para.lines for para in paras(page) if para.role == "Title")
    assert len(lines) == 2
    assert lines[1].width > lines[0].width * 0.7


def test_the_logo_stands_at_the_top(tmp_path: Path) -> None:
    from msgspec.structs import replace

    from deckbuilder.layout import memo
    from deckbuilder.model import Document, Meta
    from deckbuilder.pictures import load
    from deckbuilder.theme.tokens import Logo
    from tests.layout.memos import typesetter

    logo = Path(__file__).parents[2] / "content/gallery/images/ridges.png"
    branded = replace(theme(), logo=Logo(logo, "The seal", load(logo.read_bytes(), logo.name)))
    document = Document(Meta(title="T"), (), {}, 2, "brief.md", tmp_path)
    page = memo.plan(document, branded, typesetter(), Report()).pages[0]
    (image,) = [shape for shape in page.shapes if isinstance(shape, ImageShape)]
    assert image.alt == "The seal"
    assert image.box.y == pytest.approx(theme().memo.margin_top)


def test_running_heads_start_on_the_second_page() -> None:
    plan = memo_of(HEAD + LONG)
    assert len(plan.pages) > 2
    count = len(plan.pages)
    marks = ["For official use"] * 2
    assert says(plan.pages[0], "Artifact") == [*marks, f"1 of {count}", "Memorandum"]
    for number, page in enumerate(plan.pages[1:], 2):
        assert says(page, "Artifact") == [*marks, "The title", f"{number} of {count}"]


def test_the_head_says_what_status_the_memo_has() -> None:
    page = memo_of(f"---\ntitle: T\nstatus: Draft 2\n---\n{LONG}").pages[0]
    assert says(page)[:3] == ["T", "Status:", "Draft 2"]


def test_a_long_title_is_shortened_in_the_running_head() -> None:
    title = "A title that will never ever fit the left half of a running head, whatever the theme"
    page = memo_of(f"---\ntitle: {title}\n---\n{LONG}").pages[1]
    short = says(page, "Artifact")[0]
    assert short.endswith("…")
    assert title.startswith(short[:-1])
    assert len(next(para for para in paras(page) if para.role == "Artifact").lines) == 1


def test_the_running_head_shows_nothing_in_place_of_what_is_not_given() -> None:
    page = memo_of(f"---\ntitle: T\n---\n{LONG}").pages[1]
    assert says(page, "Artifact")[0] == "T"
    assert len(says(page, "Artifact")) == 2


def test_the_classification_stands_in_the_middle_of_head_and_foot_and_apart_from_all_else() -> None:
    plan = memo_of(f"---\ntitle: A title\nclassification: For official use only\n---\n{LONG}")
    for page in plan.pages:
        shapes = [shape for shape in page.shapes if isinstance(shape, TextShape)]
        marks = [shape for shape in shapes if words(shape.paras[0]) == "For official use only"]
        marks = [shape for shape in marks if shape.role in ("header", "footer")]
        assert [shape.role for shape in marks] == ["header", "footer"]
        assert all(shape.paras[0].style.align == "center" for shape in marks)
        others = [shape.box for shape in shapes if shape not in marks and shape.role != "footer"]
        assert marks[0].box.bottom <= min(box.y for box in others)
        assert marks[1].box.y >= max(box.bottom for box in others)


def test_the_running_head_keeps_title_and_number_apart() -> None:
    title = "A title that leaves just room for the rest, and hardly any more than that"
    page = memo_of(f"---\ntitle: {title}\n---\n{LONG}").pages[1]
    shapes = [shape for shape in page.shapes if shape.role == "header" and isinstance(shape, TextShape)]
    told, number = [(shape.box, shape.paras[0].lines[0].width) for shape in shapes]
    assert told[0].x + told[1] + 10 < number[0].right - number[1]


def test_each_entry_of_the_addressing_is_one_paragraph() -> None:
    page = memo_of(HEAD + "Text.").pages[0]
    parts: dict[int, list[str]] = {}
    for para in paras(page):
        if para.number < 0:
            parts.setdefault(para.number, []).append(words(para))
    assert list(parts.values())[:2] == [
        ["To: ", "The Minister The Secretary"],
        ["From: ", "First Desk Second Desk"],
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Desk", ["Desk 0 Desk 1 Desk 2 Desk 3", "Desk 4 Desk 5 Desk 6"]),
        ("A desk whose name is far too long for half of a line", None),
    ],
)
def test_many_names_stand_in_two_columns_or_one_after_the_other(name: str, shown: list[str] | None) -> None:
    names = [f"{name} {number}" for number in range(7)]
    front = "\n".join(f"    - {one}" for one in names)
    told = says(memo_of(f"---\ntitle: T\nmemo:\n  to:\n{front}\n---\nText.").pages[0])
    assert told[2:-1] == (shown or ["; ".join(names)])


def test_the_address_stands_below_the_sender() -> None:
    lines = [f"Line {number} of the address" for number in range(6)]
    text = f"---\ntitle: T\norganisation: The Office\nmemo: {{address: [{', '.join(lines)}]}}\n---\nText."
    told = says(memo_of(text).pages[0])
    assert told[0] == "The Office"
    assert told[1].replace(" · ", " ") == " ".join(lines)
    assert not told[1].endswith("·")


CLOSING = """---
memo:
  signature: [{name: A. Writer, role: Head of Desk}, B. Reader]
  enclosures: [Map, "Draft, of May"]
  distribution: [Finance, Defence]
---
# A

x

# B {.appendix}

y
"""


def test_signatures_enclosures_and_distribution_stand_before_the_appendices() -> None:
    told = says(memo_of(CLOSING).pages[0])
    assert told == [
        "A", "x", "A. Writer", "Head of Desk", "B. Reader", "Enclosures:", "Map", "Draft, of May",
        "Distribution: Finance; Defence", "B", "y",
    ]  # fmt: skip


def test_what_is_made_from_the_front_matter_is_not_taken_for_one_paragraph() -> None:
    front = CLOSING.replace("memo:", "memo:\n  to: X\n  from: Y\n  cc: Z\n  subject: S\n  reference: R", 1)
    parts: dict[object, list[str]] = {}
    for para in paras(memo_of(front).pages[0]):
        if para.number < 0:
            parts.setdefault((para.within, para.number), []).append(words(para))
    assert all(len(part) == 1 or part[0].endswith(": ") for part in parts.values())


def test_there_is_room_to_sign() -> None:
    page = memo_of("---\nmemo: {signature: A. Writer}\n---\nx").pages[0]
    (line,) = (shape.box for shape in page.shapes if isinstance(shape, PathShape))
    text, name = boxes(page, notes=False)
    assert line.y - text.bottom >= 3 * theme().memo.leading
    assert text.bottom < line.y < name.y


def test_paper_follows_the_front_matter() -> None:
    page = memo_of("---\ntitle: T\nmemo: {paper: letter}\n---\nText.").pages[0]
    assert (page.width, page.height) == (612, 792)


def test_headings_start_at_the_first_level_and_skip_none() -> None:
    plan = memo_of(
        "## Outermost\n\nText.\n\n#### Skipping\n\nText.\n\n# Higher\n\nText.\n\n## Below\n\nText."
    )
    levels = {words(para): para.role for para in paras(plan.pages[0]) if para.role.startswith("H")}
    assert levels == {"Outermost": "H1", "Skipping": "H2", "Higher": "H1", "Below": "H2"}


def test_headings_in_columns_have_their_levels_too() -> None:
    plan = memo_of(
        "## Outermost\n\n::: columns\n::: column\n### Inside\n\nText.\n:::\n::: column\nText.\n:::\n:::"
    )
    levels = {words(para): para.role for para in paras(plan.pages[0]) if para.role.startswith("H")}
    assert levels == {"Inside": "H1"}


def test_bookmarks_follow_the_headings() -> None:
    plan = memo_of("---\ntitle: T\n---\n# One {#first}\n\nText.\n\n## Two\n\nText.\n\n# Three\n\nText.")
    assert [(mark.title, mark.level) for mark in plan.bookmarks] == [("One", 0), ("Two", 1), ("Three", 0)]
    anchors = [para.anchor for page in plan.pages for para in paras(page) if para.role.startswith("H")]
    assert [mark.anchor for mark in plan.bookmarks] == anchors
    assert anchors[0] == "first"


def test_the_only_outermost_heading_serves_as_title() -> None:
    plan = memo_of("# The title {#top}\n\nText.\n\n## Below\n\nSee [above](#top).")
    told = list(paras(plan.pages[0]))
    assert [para.role for para in told if para.role != "Artifact"] == ["Title", "P", "H1", "P"]
    assert [para.anchor for para in told if para.role == "Title"] == ["top"]
    assert plan.meta.title == "The title"


@pytest.mark.parametrize("front", ["", "---\ntitle: A whole title\n---\n"])
def test_a_heading_that_serves_as_title_keeps_its_looks_and_its_notes(front: str) -> None:
    plan = memo_of(f"{front}# A *whole* title^[What it means.]\n\nText.\n\n## Below\n\nText.^[Another.]")
    (page,) = plan.pages
    title = next(para for para in paras(page) if para.role == "Title")
    assert [run.text for run in title.runs if run.italic] == ["whole"]
    assert says(page, "Lbl", "Note") == ["1", "What it means.", "2", "Another."]
    assert plan.meta.title == "A whole title"


def test_the_first_of_several_outermost_headings_is_no_title() -> None:
    plan = memo_of("# One\n\nText.\n\n# Two\n\nText.")
    assert says(plan.pages[0], "Title") == []
    assert says(plan.pages[0], "H1") == ["One", "Two"]


def test_a_heading_that_repeats_the_title_is_left_out() -> None:
    plan = memo_of("---\ntitle: Same\n---\n# Same\n\nText.\n\n# Other\n\nText.")
    assert says(plan.pages[0]) == ["Same", "Text.", "Other", "Text."]


def test_what_is_for_the_deck_or_the_speaker_stays_out() -> None:
    text = """# Section

Shown.

## Slides only

::: deck
- A point
:::

## Empty but heading others

### Deeper

Shown too.

## Both

::: notes
Spoken.
:::

::: memo
Written.
:::
"""
    assert says(memo_of("---\ntitle: T\n---\n" + text).pages[0])[1:] == [
        "Section", "Shown.", "Empty but heading others", "Deeper", "Shown too.", "Both", "Written.",
    ]  # fmt: skip


def test_everything_stands_inside_the_margins() -> None:
    look = theme().memo
    for page in memo_of(HEAD + LONG).pages:
        for box in boxes(page, notes=False):
            assert box.x >= look.margin_left - 0.01
            assert box.right <= page.width - look.margin_right + 0.01
            assert box.y >= look.margin_top - 0.01
            assert box.bottom <= page.height - look.margin_bottom + 0.01


def test_the_space_after_a_list_is_that_after_a_paragraph() -> None:
    page = memo_of("One.\n\nTwo.\n\n- Item\n- Last\n\nThree.").pages[0]
    tops = {words(shape.paras[0]): shape.box for shape in page.shapes if isinstance(shape, TextShape)}
    assert tops["Three."].y - tops["Last"].bottom == pytest.approx(tops["Two."].y - tops["One."].bottom)
    assert tops["Last"].y - tops["Item"].bottom < tops["Three."].y - tops["Last"].bottom


def _run_in(text: str) -> tuple[TextShape, TextShape]:
    """A heading of the fifth level and the text behind it."""
    body = "---\ntitle: T\n---\n# A\n\n## B\n\n### C\n\n#### D\n\nx\n\n##### "
    page = memo_of(f"{body}{text}").pages[0]
    shapes = [shape for shape in page.shapes if isinstance(shape, TextShape)]
    (place,) = (place for place, shape in enumerate(shapes) if shape.paras[0].role == "H5")
    return shapes[place], shapes[place + 1]


def test_minor_headings_stand_in_the_line_of_their_text() -> None:
    heading, text = _run_in("Minor\n\n" + "Some words. " * 30)
    first = text.paras[0].lines[0]
    assert heading.box.y + heading.paras[0].lines[0].ascent == pytest.approx(text.box.y + first.ascent)
    assert heading.paras[0].lines[0].width < first.indent < heading.paras[0].lines[0].width + 15
    assert [line.indent for line in text.paras[0].lines[1:]] == [0.0] * (len(text.paras[0].lines) - 1)


@pytest.mark.parametrize(
    "text",
    ["Minor\n\n- item", "A heading that is long " * 3 + "\n\nText.", "Minor\n\n###### Least\n\nText."],
)
def test_other_minor_headings_stand_above(text: str) -> None:
    heading, below = _run_in(text)
    assert heading.box.bottom <= below.box.y


def test_a_text_with_a_heading_in_its_line_goes_on_overleaf() -> None:
    text = "# A\n\n## B\n\n### C\n\n#### D\n\nx\n\n##### Minor\n\n" + "Some words and then more. " * 300
    plan = memo_of("---\ntitle: T\ntoc: false\n---\n" + text)
    assert len(plan.pages) > 1
    headings = [para for page in plan.pages for para in paras(page) if para.role == "H5"]
    parts = [para for page in plan.pages for para in paras(page) if para.role == "P"][1:]
    assert len(headings) == 1
    assert len({para.number for para in parts}) == 1
    assert sum(len(words(para).split()) for para in parts) == 5 * 300
    assert parts[1].lines[0].indent == 0.0
