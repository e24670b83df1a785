"""What outputs say they were made from, and bring along."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder import provenance
from deckbuilder.source import Folder, Line, Unreadable


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A project of a brief, parts of it and data, all of which have been read."""
    files = {
        "brief/a.md": "\ufeffOne\r\n",
        "brief/parts/a.md": "Two",
        "brief/data/figures.csv": "1,2",
        "brief/notes": "Three",
        "shared/figures.csv": "3,4",
    }
    folder = Folder(tmp_path)
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        folder.text(path)
        folder.text(path)  # twice read, once attached
    (tmp_path / "unread.md").write_text("Four", encoding="utf-8")
    return folder


def test_files_are_attached_as_they_were_written(folder: Folder) -> None:
    found = provenance.attachments(folder, folder.root / "brief/a.md")
    assert [(file.name, file.path, file.media, file.relation) for file in found] == [
        ("a.md", "a.md", "text/markdown", "Source"),
        ("parts-a.md", "parts/a.md", "text/markdown", "Source"),
        ("figures.csv", "data/figures.csv", "text/csv", "Data"),
        ("notes", "notes", "text/plain", "Data"),
        ("shared-figures.csv", "shared/figures.csv", "text/csv", "Data"),
    ]
    assert found[0].data == b"\xef\xbb\xbfOne\r\n"


def test_a_file_that_has_gone_is_a_fault(folder: Folder) -> None:
    (folder.root / "brief/notes").unlink()
    with pytest.raises(Unreadable):
        provenance.attachments(folder, folder.root / "brief/a.md")


def test_the_digest_is_of_the_expanded_text(folder: Folder) -> None:
    brief = folder.root / "brief/a.md"
    lines = [Line("One", "brief/a.md", 1)]
    one, other = (provenance.origin(folder, brief, None, text) for text in (lines, [*lines, *lines]))
    assert one.file == other.file == "brief/a.md"
    assert one.digest != other.digest
    assert one.attachments == ()
