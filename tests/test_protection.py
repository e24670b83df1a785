"""Passwords for PDF files."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner, Result

from deckbuilder import cli, protection
from deckbuilder.model import PERMISSIONS, Meta
from deckbuilder.pipeline import Outcome, Request, build
from deckbuilder.project import Target, UsageError, find_briefs
from deckbuilder.report import Report

WORD = "pāss wörd"
TEXT = "---\ntitle: T\n---\n\nSome prose.\n"


def made(tmp_path: Path, text: str = TEXT, *targets: Target) -> Outcome:
    (tmp_path / "brief.md").write_text(text, encoding="utf-8")
    briefs = find_briefs([tmp_path / "brief.md"], output=tmp_path)
    (outcome,) = build(briefs, Request(targets or (Target.MEMO,), password=WORD))
    return outcome


# The file


def test_the_password_opens_the_file_and_nothing_else_does(tmp_path: Path) -> None:
    (output,) = made(tmp_path).outputs
    assert output.size == output.path.stat().st_size
    for wrong in ("", "password"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(output.path, password=wrong)
    with pikepdf.open(output.path, password=WORD) as pdf:
        assert pdf.encryption.R == 6
        assert pdf.encryption.stream_method is pikepdf.models.EncryptionMethod.aesv3
        assert pdf.user_password_matched
        assert not pdf.owner_password_matched
        assert len(pdf.pages) == 1
    assert b"Some prose" not in output.path.read_bytes()


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ("", set(PERMISSIONS)),
        ("pdf-permissions: [print, copy]", {"print", "copy"}),
        ("pdf-permissions: fill", {"fill"}),
        ("memo: {pdf-permissions: none}", set()),
    ],
)
def test_readers_may_do_what_the_front_matter_allows(tmp_path: Path, asked: str, allowed: set[str]) -> None:
    (output,) = made(tmp_path, TEXT.replace("title: T", f"title: T\n{asked}")).outputs
    with pikepdf.open(output.path, password=WORD) as pdf:
        may = pdf.allow
        found = {
            "print": may.print_highres and may.print_lowres,
            "copy": may.extract,
            "annotate": may.modify_annotation,
            "fill": may.modify_form,
            "edit": may.modify_other and may.modify_assembly,
        }
        assert {name for name, yes in found.items() if yes} == allowed
        assert may.accessibility


def test_what_is_encrypted_is_accessible_and_not_archived(tmp_path: Path) -> None:
    outcome = made(tmp_path)
    (finding,) = outcome.findings
    assert finding.message == "the PDF does not claim to keep PDF/A-2a: it is encrypted"
    with pikepdf.open(outcome.outputs[0].path, password=WORD) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
    assert b"pdfuaid:part>1<" in packet
    assert b"pdfaid:part>" not in packet


# What is said


def test_of_what_stays_open(tmp_path: Path) -> None:
    text = TEXT.replace("title: T", "title: T\npdf-standard: none")
    assert [finding.code for finding in made(tmp_path, text, Target.DECK, Target.MEMO).findings] == [
        "deck-unprotected"
    ]
    assert made(tmp_path, text, Target.MEMO, Target.DECK_PDF).findings == ()


def test_of_permissions_without_a_password() -> None:
    report = Report()
    protection.check(Meta(permissions=()), [Target.MEMO], protected=False, report=report)
    assert [finding.code for finding in report] == ["permissions-unused"]


# The command line


def run(*args: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args], env=environment)


def test_the_password_comes_from_the_environment(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text(TEXT, encoding="utf-8")
    result = run(
        "build",
        tmp_path / "brief.md",
        "--to",
        "memo",
        "-o",
        tmp_path,
        "--pdf-password-env",
        "WORD",
        WORD=WORD,
    )
    assert result.exit_code == 0, result.output
    assert WORD not in result.output
    with pikepdf.open(tmp_path / f"{tmp_path.name}-memo.pdf", password=WORD):
        pass


@pytest.mark.parametrize("word", [None, "", "x" * 128])
def test_a_password_that_is_none(tmp_path: Path, word: str | None) -> None:
    (tmp_path / "brief.md").write_text(TEXT, encoding="utf-8")
    environment = {} if word is None else {"WORD": word}
    result = run("build", tmp_path / "brief.md", "--pdf-password-env", "WORD", **environment)
    assert result.exit_code == 2
    assert "`WORD`" in result.output


def test_without_the_library_there_is_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "find_spec", lambda name: None)
    with pytest.raises(UsageError) as raised:
        protection.password("WORD", {"WORD": "x"})
    assert "deckbuilder[secure]" in (raised.value.help or "")


def test_letters_are_compared_as_readers_do() -> None:
    assert protection.password("W", {"W": "e\u0301\ufb01"}) == "\u00e9fi"
