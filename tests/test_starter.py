"""New projects and new briefs: what is written, what is kept, and that all of it builds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from deckbuilder import starter
from deckbuilder.pipeline import Outcome, Request, build
from deckbuilder.project import UsageError, find_briefs
from deckbuilder.starter import Created, Template

DAY = date(2026, 2, 14)


def create(folder: Path, template: Template = Template.MEMO, theme: str | None = None) -> Created:
    return starter.create(folder, template, theme, DAY)


def built(root: Path, theme: str | None = None) -> list[Outcome]:
    return list(build(find_briefs([], root=root), Request(theme=theme)))


def inside(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("theme", ["briefing", "ministry", "night"])
@pytest.mark.parametrize(
    ("template", "outputs"),
    [
        (Template.BRIEFING, ["water-deck.pptx", "water-memo.pdf"]),
        (Template.MEMO, ["water-memo.pdf"]),
        (Template.DECK, ["water-deck.pptx"]),
        (Template.REPORT, ["water-deck.pptx", "water-memo.pdf"]),
    ],
)
def test_every_template_builds_without_findings(
    tmp_path: Path, template: Template, outputs: list[str], theme: str
) -> None:
    create(tmp_path / "water", template)
    (outcome,) = built(tmp_path / "water", theme)
    assert not outcome.findings
    assert [output.path.name for output in outcome.outputs] == outputs
    assert all(output.path.is_file() for output in outcome.outputs)


def test_every_template_is_described_and_packaged() -> None:
    folder = Path(starter.__file__).with_name("templates")
    assert {entry.name for entry in folder.iterdir() if entry.is_dir()} == set(Template)
    assert len({template.about for template in Template}) == len(Template)


def test_name_date_and_theme_are_filled_in(tmp_path: Path) -> None:
    created = create(tmp_path / "water rights", theme="night")
    files = inside(created.root)
    assert set(files) == {".gitignore", "README.md", "deckbuilder.toml", "content/water rights/brief.md"}
    assert files["README.md"].startswith(b"# water rights\n")
    assert b'theme = "night"' in files["deckbuilder.toml"]
    assert b"\ndate: 2026-02-14\n" in files["content/water rights/brief.md"]
    assert not [name for name, data in files.items() if b"__" in data]


def test_a_name_that_no_file_can_have_names_the_project_alone(tmp_path: Path) -> None:
    create(tmp_path / ".hidden")
    assert (tmp_path / ".hidden/content/first/brief.md").is_file()


@pytest.mark.parametrize("name", ["content/forests", "forests"])
def test_a_project_gets_another_brief(tmp_path: Path, name: str) -> None:
    create(tmp_path / "p", Template.DECK)
    before = inside(tmp_path / "p")
    created = create(tmp_path / "p" / name, Template.MEMO, "ministry")
    after = inside(tmp_path / "p")
    assert created.brief == tmp_path / "p/content/forests"
    assert not created.project_is_new
    assert {name: data for name, data in after.items() if name in before} == before
    assert set(after) - set(before) == {"content/forests/brief.md"}
    assert b"\ntheme: ministry\n" in after["content/forests/brief.md"]
    assert [len(outcome.findings) for outcome in built(tmp_path / "p")] == [0, 0]


def test_a_project_says_where_its_briefs_are(tmp_path: Path) -> None:
    (tmp_path / "deckbuilder.toml").write_text('content = "briefs"\n')
    assert create(tmp_path / "water").brief == tmp_path / "briefs/water"


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("p", "a project already"),
        ("p/content/p", "not an empty folder"),
        ("p/content/lone", "a brief"),
        ("p/content/a:b", "cannot name a brief"),
        ("full", "not an empty folder"),
        ("file", "not an empty folder"),
    ],
)
def test_what_is_there_is_kept(tmp_path: Path, place: str, says: str) -> None:
    create(tmp_path / "p")
    (tmp_path / "p/content/lone.md").write_text("# One\n")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/precious").write_text("x")
    (tmp_path / "file").write_text("x")
    before = inside(tmp_path)
    with pytest.raises(UsageError, match=says):
        create(tmp_path / place)
    assert inside(tmp_path) == before


def test_an_unknown_theme_is_refused_with_a_near_match(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        create(tmp_path / "p", theme="ministri")
    assert caught.value.help == "did you mean `ministry`?"
    assert not (tmp_path / "p").exists()
