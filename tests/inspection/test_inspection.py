"""What is told of finished documents: ours, others', damaged ones, and ones made to do harm."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation
from pptx.util import Inches

from deckbuilder import inspection
from deckbuilder.inspection import source, words
from deckbuilder.inspection.contents import Contents, Font, Heading
from deckbuilder.pipeline import Request, build
from deckbuilder.project import Target, find_briefs
from deckbuilder.source import Unreadable

BRIEF = """\
---
title: Water
author: Basin Desk
lang: en-GB
keywords: [rivers]
---

# Rivers

## Three rivers rise

Prose for the notes.

| River | Length |
|-------|-------:|
| East  |    120 |

## Two dams hold {.hidden}

- see [the survey](https://example.org/survey)

```chart {data=dams.csv}
```
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    (root / "content/a").mkdir(parents=True)
    (root / "content/a/brief.md").write_text(BRIEF, "utf-8")
    (root / "content/a/dams.csv").write_text("Dam,Height\nUpper,30\nLower,20\n", "utf-8")
    targets = (Target.DECK, Target.MEMO)
    (outcome,) = build(find_briefs([], root=root), Request(targets))
    assert all(output.size for output in outcome.outputs), outcome.findings
    return root


def look(path: Path) -> Contents:
    return inspection.inspect(path)


def test_nothing_in_the_working_folder_is_run(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "zipfile.py").write_text("raise SystemExit('run')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert look(project / "output/a-deck.pptx").title == "Water"


def test_a_deck_of_ours(project: Path) -> None:
    found = look(project / "output/a-deck.pptx")
    assert (found.title, found.author, found.languages) == ("Water", "Basin Desk", ("en-GB",))
    assert found.measure == (960, 540)
    assert [(slide.title, slide.section, slide.hidden) for slide in found.slides][-2:] == [
        ("Three rivers rise", "Rivers", False),
        ("Two dams hold", "Rivers", True),
    ]
    assert [slide.notes for slide in found.slides][-2] == 4
    assert dict(found.holds) == {"slides with notes": 1, "hidden slides": 1, "tables": 1, "charts": 1}
    assert found.undescribed == 0
    assert found.fonts == (Font("Arial", False),)
    assert found.links == ("https://example.org/survey",)
    assert found.theme == "Briefing"
    assert len(found.colors) == 12
    made = found.made
    assert made is not None
    assert (made.source, made.theme, made.fonts) == (
        "content/a/brief.md",
        "briefing",
        "Arial measured with Arimo",
    )


def test_a_memo_of_ours(project: Path) -> None:
    found = look(project / "output/a-memo.pdf")
    assert (found.title, found.author, found.languages) == ("Water", "Basin Desk", ("en-GB",))
    assert found.pages == 1
    assert found.claims == ("PDF/UA-1", "PDF/A-2a")
    assert found.tagged
    assert found.outline[:2] == (Heading(1, "Rivers"), Heading(2, "Three rivers rise"))
    assert all(font.embedded for font in found.fonts)
    assert {"tables": 1, "figures": 1}.items() <= dict(found.holds).items()
    assert found.links == ("https://example.org/survey",)
    assert found.made is not None
    assert (found.made.source, found.made.theme) == ("content/a/brief.md", "briefing")


@pytest.mark.parametrize("file", ["a-deck.pptx", "a-memo.pdf"])
def test_it_tells_whether_the_brief_has_changed(project: Path, tmp_path: Path, file: str) -> None:
    document = project / "output" / file
    made = look(document).made
    assert made is not None
    brief, data = project / "content/a/brief.md", project / "content/a/dams.csv"
    assert source.state(made, document, tmp_path) == "as it was"
    assert source.state(made, tmp_path / "elsewhere.pdf", project) == "as it was"
    assert source.state(made, tmp_path / "elsewhere.pdf", tmp_path) == "absent"
    for path in (brief, data):
        text = path.read_text("utf-8")
        path.write_text(text.replace("Upper", "Uppermost").replace("Three", "Four"), "utf-8")
        assert source.state(made, document, tmp_path) == "changed"
        path.write_text(text, "utf-8")
    assert source.state(made, document, tmp_path) == "as it was"


def test_words_and_values(project: Path) -> None:
    found = look(project / "output/a-deck.pptx")
    text = words.text(found, "changed")
    assert "made from      content/a/brief.md, which has changed since" in text
    assert "Two dams hold  [hidden]" in text
    assert words.data(found, "changed")["holds"]["tables"] == 1


def test_what_would_act_on_a_terminal_is_not_printed(project: Path) -> None:
    assert "\x1b" not in words.text(Contents(file="\x1b[2J", kind="PDF", size=1, pages=1), None)


def test_a_deck_of_another_program(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "A title"
    picture = Path(__file__).parents[2] / "content/gallery/images/ridges.png"
    slide.shapes.add_picture(str(picture), 0, 0, Inches(1))
    described = slide.shapes.add_picture(str(picture), 0, 0, Inches(1))
    described._element.nvPicPr.cNvPr.set("descr", "Ridges")
    slide.shapes[-2]._element.nvPicPr.cNvPr.attrib.pop("descr", None)
    deck.slides.add_slide(deck.slide_layouts[6])
    deck.save(str(tmp_path / "other.pptx"))
    found = look(tmp_path / "other.pptx")
    assert [slide.title for slide in found.slides] == ["A title", ""]
    assert dict(found.holds) == {"slides without a title": 1, "pictures": 2}
    assert found.undescribed == 1
    assert found.made is None


def test_a_pdf_of_another_program(tmp_path: Path) -> None:
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(200, 100))
        file.attachments["data.csv"] = b"1,2"
        file.save(tmp_path / "other.pdf")
    found = look(tmp_path / "other.pdf")
    assert (found.pages, found.measure, found.tagged, found.claims) == (1, (200, 100), False, ())
    assert [file.name for file in found.attachments] == ["data.csv"]
    assert found.made is None


@pytest.mark.parametrize(("password", "pages"), [("", 1), ("secret", 0)])
def test_encrypted_files(project: Path, tmp_path: Path, password: str, pages: int) -> None:
    with pikepdf.open(project / "output/a-memo.pdf") as file:
        lock = pikepdf.Encryption(user=password, owner="owner", R=3, aes=False, metadata=False)
        file.save(tmp_path / "locked.pdf", encryption=lock)
    found = look(tmp_path / "locked.pdf")
    assert (found.encrypted, found.pages) == (True, pages)


def replaced(project: Path, part: str, content: bytes) -> bytes:
    """The deck with one part changed."""
    path = project / "output/changed.pptx"
    with zipfile.ZipFile(project / "output/a-deck.pptx") as old, zipfile.ZipFile(path, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return path.read_bytes()


SLIDE, RELATIONS = "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"
LOOP = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R/Names<</EmbeddedFiles 5 0 R>>/StructTreeRoot 6 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</A 7 0 R>>>>>>endobj
4 0 obj<</First 4 0 R/Next 4 0 R/Title(x)>>endobj
5 0 obj<</Kids[5 0 R]>>endobj
6 0 obj<</K 6 0 R/S/Figure>>endobj
7 0 obj<</Subtype/Form/Resources<</XObject<</A 7 0 R>>>>/Length 0>>stream
endstream endobj
trailer<</Root 1 0 R>>
startxref
0
%%EOF
"""


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("bomb.pptx", lambda root: replaced(root, SLIDE, b"<p:sld>" + b" " * (80 << 20)), "template-broken"),
        ("laughs.pptx", lambda root: replaced(root, SLIDE, b"<!DOCTYPE x []><x/>"), "template-broken"),
        ("odd.pptx", lambda root: replaced(root, RELATIONS, b"no"), "file-broken"),
        ("half.pptx", lambda root: (root / "output/a-deck.pptx").read_bytes()[:9000], "template-broken"),
        ("half.pdf", lambda root: (root / "output/a-memo.pdf").read_bytes()[:9000], "file-broken"),
        ("old.ppt", lambda root: b"\xd0\xcf\x11\xe0" + bytes(600), "template-encrypted"),
        ("words.txt", lambda root: b"plain words", "file-kind"),
        ("empty.pdf", lambda root: b"", "file-kind"),
    ],
)
def test_what_cannot_be_read_is_said(
    project: Path, tmp_path: Path, name: str, make: Callable[[Path], bytes], code: str
) -> None:
    (tmp_path / name).write_bytes(make(project))
    with pytest.raises(Unreadable) as caught:
        look(tmp_path / name)
    assert caught.value.code == code
    assert name in caught.value.message


def test_circles_come_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "loop.pdf").write_bytes(LOOP)
    found = look(tmp_path / "loop.pdf")
    assert (found.pages, found.undescribed, found.outline) == (1, 1, (Heading(1, "x"),))


def test_time_is_bounded(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "SECONDS", 0.01)
    with pytest.raises(Unreadable, match="takes more than"):
        look(project / "output/a-memo.pdf")


@pytest.mark.parametrize("file", ["a-deck.pptx", "a-memo.pdf"])
def test_damage_never_does_more_than_fail(project: Path, tmp_path: Path, file: str) -> None:
    whole, chance = (project / "output" / file).read_bytes(), random.Random(7)
    for _ in range(6):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / file).write_bytes(data)
        with suppress(Unreadable):
            look(tmp_path / file)
