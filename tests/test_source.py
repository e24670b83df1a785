"""Reading files: what is accepted, what is refused and why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deckbuilder.source import Folder, Span, Unreadable, plain_name


def refusal(folder: Folder, reference: str, base: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        folder.locate(reference, base)
    return caught.value.code


def test_spans_of_one_file_join() -> None:
    first, later = Span("a.md", 3, 4, 2), Span("a.md", 9, 12, 1)
    assert first.to(later) == Span("a.md", 3, 12, 2)
    assert first.to(Span("b.md", 9, 12)) == first


def test_byte_order_mark_and_line_ends_do_not_show(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert Folder(tmp_path).text(path) == "one\ntwo\nthree\n"


def test_text_that_is_not_utf8_names_byte_and_line(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("one\ntwo\nd\xe9j\xe0 vu".encode("latin-1"))
    with pytest.raises(Unreadable) as caught:
        Folder(tmp_path).text(path)
    assert (caught.value.code, caught.value.line) == ("not-utf8", 3)
    assert caught.value.message == "`a.md` is not UTF-8 text: byte 0xE9 on line 3"


def test_a_file_inside_is_found_from_the_brief(tmp_path: Path) -> None:
    (tmp_path / "brief").mkdir()
    (tmp_path / "map.png").write_bytes(b"")
    assert Folder(tmp_path).locate("../map.png", tmp_path / "brief") == (tmp_path / "map.png").resolve()


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("../../../../etc/passwd", "path-outside"),
        ("/etc/passwd", "path-outside"),
        ("\\\\server\\share", "path-outside"),
        ("missing.png", "file-missing"),
        (".", "file-missing"),
        ("a\0b", "path-invalid"),
        ("x" * 5000, "path-invalid"),
    ],
)
def test_what_a_brief_may_not_name(tmp_path: Path, reference: str, code: str) -> None:
    assert refusal(Folder(tmp_path), reference, tmp_path) == code


def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "secret.txt"
    root.mkdir()
    outside.write_text("secret")
    (root / "link.txt").symlink_to(outside)
    (root / "loop.txt").symlink_to(root / "loop.txt")
    assert refusal(Folder(root), "link.txt", root) == "path-outside"
    assert refusal(Folder(root), "loop.txt", root) in ("path-invalid", "file-missing")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
def test_a_pipe_is_no_file_to_wait_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(Unreadable, match="no file"):
        Folder(tmp_path).text(tmp_path / "pipe.md")


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"0123456789")
    with pytest.raises(Unreadable, match="larger than") as caught:
        Folder(tmp_path).data(tmp_path / "film.mp4", limit=9)
    assert caught.value.code == "file-too-large"


def test_what_was_read_can_be_quoted(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("text")
    folder = Folder(tmp_path)
    assert folder.quote("a.md") is None
    folder.text(tmp_path / "a.md")
    folder.remember("<command line>", "words")
    assert (folder.quote("a.md"), folder.quote("<command line>")) == ("text", "words")


@pytest.mark.parametrize("name", ["japan-bhutan", "日本とブータン", "q1 2025", "v1.2", "console"])
def test_plain_names(name: str) -> None:
    assert plain_name(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "a/b",
        "..",
        "a\\b",
        "a:b",
        "a\nb",
        ".hidden",
        "end.",
        "CON",
        "nul.txt",
        "COM1",
        "x" * 201,
        "é" * 101,
    ],
)
def test_names_that_some_system_refuses(name: str) -> None:
    assert plain_name(name) is not None
