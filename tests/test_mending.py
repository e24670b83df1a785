"""Mending the author's files: what is changed, and what is better left alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from deckbuilder import api
from deckbuilder.mending import ROUNDS, mend, mended
from deckbuilder.pipeline import Outcome
from deckbuilder.project import find_briefs
from deckbuilder.publish import Unwritable
from deckbuilder.report import Diagnostic, Edit, Severity
from deckbuilder.source import Folder, Span

from .conftest import MakeProject

FAULTY = "# T\n\n## A\n\nSee [b](c d.md), CO~2~ and CO~2~.\n\n> ##Costs\n"
SOUND = "# T\n\n## A\n\nSee [b](<c d.md>), CO<sub>2</sub> and CO<sub>2</sub>.\n\n> ## Costs\n"


def check(root: Path) -> tuple[Outcome, ...]:
    return api.check(root=root).outcomes


def mend_all(root: Path) -> int:
    return sum(file.findings for file in mend(lambda: check(root)))


def offered(root: Path, *edits: tuple[Edit, ...]) -> tuple[Outcome, ...]:
    """What a check of a project's one brief would find, if it offered these edits."""
    (brief,) = find_briefs([], root=root)
    folder = Folder(brief.project.root)
    folder.text(brief.path)
    span = Span(folder.name(brief.path), 1, 1)
    found = tuple(Diagnostic("x", Severity.NOTE, str(n), span, None, (), fix) for n, fix in enumerate(edits))
    return (Outcome(brief, (), found, folder, 0.0),)


def at(line: int, column: int, old: str, text: str) -> Edit:
    return Edit("content/a/brief.md", line, column, old, text)


def test_edits_are_made_and_nothing_else(make_project: MakeProject) -> None:
    root = make_project(a=FAULTY)
    assert mend_all(root) == 4
    assert (root / "content/a/brief.md").read_text() == SOUND
    assert mend_all(root) == 0


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_marks_and_permissions_stay(make_project: MakeProject, line_end: str, mark: bytes) -> None:
    root = make_project(a="")
    path = root / "content/a/brief.md"
    path.write_bytes(mark + FAULTY.replace("\n", line_end).encode())
    path.chmod(0o640)
    mend_all(root)
    assert path.read_bytes() == mark + SOUND.replace("\n", line_end).encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in path.parent.iterdir()] == ["brief.md"]


def test_a_link_to_a_file_stays_one(make_project: MakeProject) -> None:
    root = make_project({"shared.md": FAULTY}, a="")
    path = root / "content/a/brief.md"
    path.unlink()
    path.symlink_to(root / "shared.md")
    mend_all(root)
    assert path.is_symlink()
    assert (root / "shared.md").read_text() == SOUND


def test_included_files_are_mended_where_they_are(make_project: MakeProject) -> None:
    """Once, however many briefs include them."""
    text = "# T\n\n## A\n\n{{< include ../part.md >}}\n"
    root = make_project({"content/part.md": "CO~2~ falls.\n"}, a=text, b=text)
    mend_all(root)
    assert (root / "content/part.md").read_text() == "CO<sub>2</sub> falls.\n"
    assert (root / "content/a/brief.md").read_text() == text


def test_what_a_template_writes_is_left_alone(make_project: MakeProject) -> None:
    text = (
        '# T\n\n## A\n\n{{ "CO~2~" ~ " and" }} more.\n\n{% for i in [2, 3] %}\n- N~{{ i }}~O\n{% endfor %}\n'
    )
    root = make_project(a=text)
    mend_all(root)
    assert "CO<sub>2</sub>" in (root / "content/a/brief.md").read_text()  # it stands there as it is read
    assert "- N~{{ i }}~O" in (root / "content/a/brief.md").read_text()


def test_a_file_saved_meanwhile_is_left_alone(make_project: MakeProject) -> None:
    root = make_project(a=FAULTY)
    outcomes = check(root)
    (root / "content/a/brief.md").write_text(FAULTY + "\nMore.\n")
    assert list(mended(outcomes)) == []


def test_what_may_not_be_written_is_not(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project(a=FAULTY)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(Unwritable, match="cannot be replaced"):
        mend_all(root)
    assert (root / "content/a/brief.md").read_text() == FAULTY


def test_edits_that_overlap_wait_and_those_of_a_finding_stay_together(make_project: MakeProject) -> None:
    root = make_project(a="one two three\n")
    (file,) = mended(
        offered(
            root,
            (at(1, 1, "one", "1"),),
            (at(1, 3, "e t", "_"), at(1, 9, "three", "3")),
            (at(1, 5, "two", "2"),),
        )
    )
    assert (file.after, file.findings) == ("1 2 three\n", 2)


def test_edits_are_made_in_any_order(make_project: MakeProject) -> None:
    root = make_project(a="one two three\n")
    (file,) = mended(
        offered(
            root,
            (at(1, 9, "three", "3"),),
            (at(1, 5, "two", "2"),),
            (at(1, 7, "o th", "_"),),
            (at(1, 3, "e t", "_"),),
            (at(1, 1, "one", "1"),),
        )
    )
    assert (file.after, file.findings) == ("1 2 3\n", 3)


def test_an_edit_that_finds_something_else_is_not_made(make_project: MakeProject) -> None:
    root = make_project(a="one two\n")
    for edit in (
        at(1, 1, "two", ""),
        at(9, 1, "one", ""),
        at(1, 8, "\nx", ""),
        at(1, 90, "", "x"),
        at(0, 1, "", "x"),
    ):
        assert list(mended(offered(root, (edit,)))) == [], edit


def test_lines_can_be_joined_and_put_in(make_project: MakeProject) -> None:
    root = make_project(a="one\r\ntwo\r\n")
    (file,) = mended(offered(root, (at(1, 4, "\n", " "),), (at(2, 4, "", "\nthree"),)))
    assert file.after == "one two\r\nthree\r\n"


def test_a_mend_that_makes_the_next_fault_ends(make_project: MakeProject) -> None:
    root = make_project(a="x\n")
    files = list(mend(lambda: offered(root, (at(1, 1, "x", "xx"),))))
    assert len(files) == ROUNDS


def test_a_diff_shows_what_would_change(make_project: MakeProject) -> None:
    root = make_project(a="one\ntwo\n")
    (file,) = mended(offered(root, (at(2, 1, "two", "2"),)))
    assert file.diff().splitlines() == [
        "--- a/content/a/brief.md", "+++ b/content/a/brief.md", "@@ -1,3 +1,3 @@", " one", "-two", "+2", " ",
    ]  # fmt: skip
    assert (root / "content/a/brief.md").read_text() == "one\ntwo\n"


def test_thousands_of_edits_take_no_time(make_project: MakeProject) -> None:
    root = make_project(a="x " * 20_000)
    (file,) = mended(offered(root, *[(at(1, 2 * index + 1, "x", "yy"),) for index in range(20_000)]))
    assert file.after == "yy " * 20_000
