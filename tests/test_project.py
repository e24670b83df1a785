"""Finding briefs and naming outputs."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from deckbuilder.project import Brief, Target, UsageError, find_briefs, find_root, read_project

from .conftest import MakeProject


def names(briefs: list[Brief]) -> list[str]:
    return [brief.name for brief in briefs]


def test_every_brief_of_content_in_order_of_name(make_project: MakeProject) -> None:
    root = make_project(
        {
            "content/b.md": "",
            "content/c/index.md": "",
            "content/_shared/brief.md": "",
            "content/.hidden.md": "",
            "content/README.md": "",
            "content/parts/intro.md": "",
            "content/data.csv": "",
        },
        d="",
        a="",
    )
    assert names(find_briefs([], root=root)) == ["a", "b", "c", "d"]


def test_the_project_is_found_upwards(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project(a="")
    monkeypatch.chdir(root / "content" / "a")
    assert find_root(Path.cwd()) == root
    (brief,) = find_briefs([])
    assert (brief.project.root, brief.project.output) == (root, root / "output")


@pytest.mark.parametrize("path", ["content/a/brief.md", "content/a", "content", "."])
def test_a_path_inside_belongs_to_its_project(make_project: MakeProject, path: str, tmp_path: Path) -> None:
    root = make_project(a="")
    (brief,) = find_briefs([root / path], cwd=tmp_path)
    assert (brief.name, brief.path) == ("a", root / "content/a/brief.md")
    assert (brief.project.root, brief.project.output) == (root, root / "output")


def test_a_file_elsewhere_is_a_project_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "trip report.md").write_text("")
    (brief,) = find_briefs([Path("notes/trip report.md")], cwd=tmp_path)
    assert brief.name == "trip report"
    assert (brief.project.root, brief.project.output) == (tmp_path / "notes", tmp_path / "output")


def test_a_folder_elsewhere_is_one_brief_or_several(make_project: MakeProject) -> None:
    root = make_project(
        {
            "one/notes.md": "",
            "one/README.md": "",
            "many/a.md": "",
            "many/b/brief.md": "",
            "named/x.md": "",
            "named/index.md": "",
        }
    )
    assert names(find_briefs([root / "one"])) == ["notes"]
    assert names(find_briefs([root / "many"])) == ["a", "b"]
    assert names(find_briefs([root / "named"])) == ["named"]


def test_each_brief_once_in_the_order_named(make_project: MakeProject) -> None:
    root = make_project(a="", b="")
    assert names(find_briefs([root / "content/b", root / "content", root / "content/a/brief.md"])) == [
        "b",
        "a",
    ]


def test_output_is_relative_to_where_one_stands(make_project: MakeProject, tmp_path: Path) -> None:
    root = make_project(a="")
    (brief,) = find_briefs([root / "content/a"], output=Path("out"), cwd=tmp_path)
    assert brief.project.output == tmp_path / "out"


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["content/x"], "no file or folder"),
        (["empty"], "no brief found"),
        (["content/b"], "no file or folder"),
    ],
)
def test_what_is_no_brief(make_project: MakeProject, paths: list[str], words: str) -> None:
    root = make_project({"empty/data.csv": ""}, alpha="")
    with pytest.raises(UsageError, match=words):
        find_briefs([root / path for path in paths])


def test_a_misspelt_path_is_guessed(make_project: MakeProject) -> None:
    root = make_project(alpha="")
    with pytest.raises(UsageError) as caught:
        find_briefs([root / "content/alhpa"])
    assert caught.value.help == "did you mean `alpha`?"


def test_no_project_and_no_root(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no project found"):
        find_briefs([], cwd=tmp_path)
    with pytest.raises(UsageError, match="there is no folder"):
        find_briefs([], root=tmp_path / "missing")


def test_a_path_outside_the_named_root(make_project: MakeProject, tmp_path: Path) -> None:
    root = make_project(a="")
    (tmp_path / "b.md").write_text("")
    with pytest.raises(UsageError, match="lies outside the project"):
        find_briefs([tmp_path / "b.md"], root=root)


def test_settings(make_project: MakeProject) -> None:
    root = make_project(
        {
            "deckbuilder.toml": dedent("""
                theme = "night"
                output = "build"
                content = "briefs"
                themes = "brand"
                to = ["memo"]
            """)
        }
    )
    project = read_project(root)
    assert (project.theme, project.output, project.content) == ("night", root / "build", root / "briefs")
    assert (project.themes, project.targets) == ((root / "brand",), (Target.MEMO,))


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("them = 'night'", "unknown key `them`", "did you mean `theme`?"),
        ("colour = 1", "unknown key `colour`", "known: theme, to, output, content, themes, editor, rules"),
        ("theme = 3", "`theme` must be a text", 'write theme = "briefing"'),
        ("to = 'slides'", "`to` names `slides`", "it may name deck, deck.pdf, handout, memo"),
        ("to = [1]", "`to` must be a list of texts", "write to = ['deck', 'memo']"),
        ("theme = ", "cannot be read", "mend the file; it is TOML"),
    ],
)
def test_faulty_settings(make_project: MakeProject, text: str, message: str, help: str) -> None:
    root = make_project({"deckbuilder.toml": text}, a="")
    with pytest.raises(UsageError) as caught:
        find_briefs([], root=root)
    assert message in caught.value.message
    assert caught.value.help == help
