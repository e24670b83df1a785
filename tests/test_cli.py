"""The command line: what it prints, what it writes and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import deckbuilder
from deckbuilder import cli
from tests.theme.template.made import template

from .conftest import MakeProject

GOOD = "# A section\n\n## A slide\n\n- one\n- two\n"
RAGGED = "## A slide\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n"
DOUBTFUL = "## A slide\n\n- see [there](#nowhere)\n"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args])


def program(*args: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The installed program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "deckbuilder", *map(str, args)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, **environment},
        check=False,
    )


def outputs(root: Path) -> dict[str, bytes]:
    folder = root / "output"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


# Building


def test_build_writes_both_documents_of_every_brief(make_project: MakeProject) -> None:
    root = make_project(a=GOOD, b=GOOD)
    result = run("build", "--root", root)
    assert result.exit_code == 0, result.output
    assert sorted(outputs(root)) == ["a-deck.pptx", "a-memo.pdf", "b-deck.pptx", "b-memo.pdf"]
    assert outputs(root)["a-deck.pptx"].startswith(b"PK")
    assert outputs(root)["a-memo.pdf"].startswith(b"%PDF")


def test_the_summary_is_a_line_an_output(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make_project(a=GOOD))
    lines = run("build").stdout.splitlines()
    assert len(lines) == 2
    assert re.fullmatch(r"output/a-deck\.pptx +\d+ slides? +\d+ kB +\d+\.\d\d s  no findings", lines[0])
    assert re.fullmatch(r"output/a-memo\.pdf +\d+ pages? +\d+ kB +\d+\.\d\d s", lines[1])


def test_only_the_document_asked_for(make_project: MakeProject) -> None:
    root = make_project(a=GOOD)
    assert run("build", "--root", root, "--to", "memo").exit_code == 0
    assert list(outputs(root)) == ["a-memo.pdf"]


def test_the_front_matter_names_the_outputs(make_project: MakeProject) -> None:
    root = make_project(a=f"---\noutput: report\n---\n{GOOD}")
    assert run("build", "--root", root).exit_code == 0
    assert sorted(outputs(root)) == ["report-deck.pptx", "report-memo.pdf"]


def test_an_output_may_not_leave_its_folder(make_project: MakeProject) -> None:
    root = make_project(a=f"---\noutput: ../report\n---\n{GOOD}")
    result = run("build", "--root", root)
    assert (result.exit_code, outputs(root)) == (1, {})
    assert "error[output-name]" in result.stdout


def test_two_briefs_may_not_write_the_same_file(make_project: MakeProject) -> None:
    root = make_project(a=f"---\noutput: B\n---\n{GOOD}", b=GOOD)
    result = run("build", "--root", root)
    assert (result.exit_code, outputs(root)) == (2, {})
    assert "would both write `b-deck.pptx`" in result.stderr


def test_output_goes_where_it_is_told(make_project: MakeProject, tmp_path: Path) -> None:
    root = make_project(a=GOOD)
    assert run("build", "--root", root, "--output", tmp_path / "else where").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "else where").iterdir()) == ["a-deck.pptx", "a-memo.pdf"]
    assert outputs(root) == {}


# Faults


def test_an_error_writes_nothing_of_its_brief_and_all_of_the_others(make_project: MakeProject) -> None:
    root = make_project(a=RAGGED, b=GOOD)
    result = run("build", "--root", root)
    assert result.exit_code == 1
    assert sorted(outputs(root)) == ["b-deck.pptx", "b-memo.pdf"]
    assert "error[table-ragged]: row 1 has 3 cells, the header has 2\n" in result.stdout
    assert "--> content/a/brief.md:5" in result.stdout
    assert "5 | | 1 | 2 | 3 |" in result.stdout
    assert "1 error" in result.stdout


def test_a_failing_build_keeps_the_earlier_outputs(make_project: MakeProject) -> None:
    root = make_project(a=GOOD)
    run("build", "--root", root)
    before = outputs(root)
    make_project(a=RAGGED)
    assert run("build", "--root", root).exit_code == 1
    assert outputs(root) == before


def test_strict_makes_any_finding_count(make_project: MakeProject) -> None:
    root = make_project(a=DOUBTFUL)
    assert run("build", "--root", root).exit_code == 0
    result = run("build", "--root", root, "--strict")
    assert result.exit_code == 1
    assert "warning[dead-link]" in result.stdout


def test_what_cannot_be_written_is_a_finding(make_project: MakeProject) -> None:
    root = make_project({"output/a-memo.pdf/in the way": ""}, a=GOOD)
    result = run("build", "--root", root)
    assert result.exit_code == 1
    assert "error[output-blocked]" in result.stdout
    assert [path.name for path in (root / "output").iterdir()] == ["a-memo.pdf"]


def test_an_unknown_theme_is_a_finding_with_the_known_ones(make_project: MakeProject) -> None:
    result = run("build", "--root", make_project(a=GOOD), "--theme", "brefing")
    assert result.exit_code == 1
    assert "error[theme-unknown]" in result.stdout
    assert "did you mean `briefing`?" in result.stdout


@pytest.mark.parametrize(
    "args",
    [
        ["build", "--bogus"],
        ["build", "--to", "slides"],
        ["build", "missing.md"],
        ["build", "--root", "missing"],
        ["frobnicate"],
        ["new"],
        ["themes", "show"],
    ],
)
def test_wrong_usage_ends_with_two(args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr
    assert not result.stdout


def test_a_fault_of_ours_ends_with_three(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    root = make_project(a=GOOD)
    monkeypatch.setattr("deckbuilder.checks.run_plan", fail)
    for where in ({0, 1}, {0}):  # in a child, and here
        monkeypatch.setattr(os, "sched_getaffinity", lambda pid, where=where: where, raising=False)
        result = run("build", "--root", root)
        assert result.exit_code == 3
        assert "ZeroDivisionError: by nothing" in result.stderr
        assert "Please report it" in result.stderr
        assert "Traceback" not in result.stderr
        assert "Traceback" in run("build", "--root", root, "--debug").stderr
    assert outputs(root) == {}


# Checking


@pytest.mark.parametrize("command", ["build", "check", "inspect", "new"])
def test_a_name_that_no_file_can_have(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(command, "a" * 300)
    assert result.exit_code == 2
    assert "File name too long" in result.stderr
    assert "help: write a shorter name" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_check_finds_the_same_and_writes_nothing(make_project: MakeProject) -> None:
    root = make_project(a=RAGGED, b=GOOD)
    result = run("check", "--root", root)
    assert (result.exit_code, outputs(root)) == (1, {})
    assert "error[table-ragged]" in result.stdout
    table, advice = result.stdout.split("\n\n")[-2:]
    assert len(table.splitlines()) == 2
    assert advice == "`deckbuilder explain table-ragged` tells more of a finding\n"
    assert run("check", root / "content/b").exit_code == 0


# For programs


def test_json(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make_project(a=GOOD, b=RAGGED))
    result = run("build", "--format", "json")
    said = json.loads(result.stdout)
    assert (said["version"], said["exit_code"], result.exit_code) == (1, 1, 1)
    good, bad = said["briefs"]
    assert [(made["document"], made["path"]) for made in good["outputs"]] == [
        ("deck", "output/a-deck.pptx"),
        ("memo", "output/a-memo.pdf"),
    ]
    assert all(made["bytes"] == Path(made["path"]).stat().st_size for made in good["outputs"])
    assert all(made["bytes"] is None for made in bad["outputs"])
    finding = next(finding for finding in bad["findings"] if finding["severity"] == "error")
    assert (finding["code"], finding["file"], finding["line"]) == ("table-ragged", "content/b/brief.md", 5)


def test_findings_do_not_depend_on_processors(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(a=f"{DOUBTFUL}\n\U00010300 ![x](missing.png)\n\n#### deep\n")

    def findings(processors: set[int]) -> object:
        monkeypatch.setattr(os, "sched_getaffinity", lambda pid: processors, raising=False)
        return json.loads(run("check", "--root", root, "--format", "json").stdout)["briefs"][0]["findings"]

    assert findings({0}) == findings({0, 1})


def test_many_alike_are_cut_short(make_project: MakeProject) -> None:
    root = make_project(a="## A slide\n\n" + "".join(f"- [x](#no{n})\n" for n in range(30)))
    result = run("check", "--root", root)
    assert result.stdout.count("warning[dead-link]") == 12
    assert "… and 18 more of dead-link; --format json shows all" in result.stdout
    assert "30 warnings" in result.stdout


# Other commands


def test_a_new_project_builds_without_findings(tmp_path: Path) -> None:
    made = run("new", tmp_path / "water")
    assert made.exit_code == 0, made.output
    result = run("build", "--root", tmp_path / "water", "--strict")
    assert result.exit_code == 0, result.output
    assert sorted(outputs(tmp_path / "water")) == ["water-deck.pptx", "water-memo.pdf"]


def test_new_lists_its_templates() -> None:
    result = run("new", "--list")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["briefing", "memo", "deck", "report"]


def test_new_adds_a_brief_to_a_project(tmp_path: Path) -> None:
    assert run("new", tmp_path / "water", "--theme", "night").exit_code == 0
    added = run("new", tmp_path / "water/content/forests", "--template", "memo")
    assert added.exit_code == 0
    assert added.stdout.endswith("content/forests\n")
    assert run("build", "--root", tmp_path / "water", "--strict").exit_code == 0
    names = ["forests-memo.pdf", "water-deck.pptx", "water-memo.pdf"]
    assert sorted(outputs(tmp_path / "water")) == names


def test_new_keeps_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious")
    assert run("new", tmp_path).exit_code == 2
    assert run("new", tmp_path / "mine").exit_code == 2
    assert (tmp_path / "mine").read_text() == "precious"


def test_inspect(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project(a=GOOD)
    monkeypatch.chdir(root)
    run("build")
    told = run("inspect", "output/a-deck.pptx", "output/a-memo.pdf")
    assert told.exit_code == 0
    assert told.stdout.count("made from      content/a/brief.md, which has not changed since") == 2
    found = run("inspect", "output/a-memo.pdf", "content/a/brief.md", "none.pdf", "--format", "json")
    assert found.exit_code == 1
    files = json.loads(found.stdout)["files"]
    assert files[0]["made"]["source"] == "content/a/brief.md"
    assert [file.get("fault") for file in files] == [None, "file-kind", "file-missing"]


def test_themes(make_project: MakeProject) -> None:
    listed = run("themes").stdout.split()
    assert {"briefing", "ministry", "night"} <= set(listed)
    shown = run("themes", "show", "briefing")
    assert shown.exit_code == 0
    assert "accent1" in shown.stdout
    assert run("themes", "show", "brefing").exit_code == 1


def test_a_new_theme_is_shown_and_can_be_built_with(make_project: MakeProject) -> None:
    root = make_project(a=GOOD)
    made = run("themes", "new", "works", "--colors", "#003366,#c8102e", "--root", root)
    assert made.exit_code == 0, made.output
    assert "#C8102E  accent1" in made.stdout
    assert "works" in run("themes", "--root", root).stdout.split()
    assert run("build", "--root", root, "--theme", "works", "--strict").exit_code == 0
    assert run("themes", "new", "works", "--colors", "red", "--root", root).exit_code == 2


def test_themes_on_templates(make_project: MakeProject) -> None:
    root = make_project({"themes/house/template.potx": template(), "broken.pptx": b"no"}, a="# Title\n")
    assert "house" in run("themes", "--root", root).stdout.split()
    checked = run("themes", "check", "house", "--root", root)
    assert checked.exit_code == 0
    assert "which layout serves what" in checked.stdout
    assert "has no PowerPoint template" in run("themes", "check", "briefing").stdout
    broken = run("themes", "check", root / "broken.pptx")
    assert broken.exit_code == 1
    assert "template-broken" in broken.stdout


def test_version() -> None:
    assert run("--version").stdout == f"deckbuilder {deckbuilder.__version__}\n"


@pytest.mark.parametrize(
    "command", ["", "build", "check", "new", "inspect", "themes", "themes show", "themes check", "themes new"]
)
def test_everything_has_help(command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    undescribed = re.findall(r"^  (-\S+(?: \S+)?|[a-z]+)$", result.stdout, re.MULTILINE)
    assert not undescribed


# As a process


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "", "TERM": "dumb"}, False),
    ],
)
def test_colour(make_project: MakeProject, environment: dict[str, str], colored: bool) -> None:
    ran = program("check", "--root", make_project(a=RAGGED), **environment)
    assert ran.returncode == 1
    assert ("\x1b[" in ran.stdout) is colored
    assert ran.stderr == ""


def test_any_encoding_prints(make_project: MakeProject) -> None:
    root = make_project(a="## Ein Bild\n\n![日本](日本.png)\n")
    ran = program("check", "--root", root, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.returncode in (0, 1)
    assert "\\u65e5" in ran.stdout


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals as on POSIX")
def test_a_reader_who_leaves_early_does_not_matter(make_project: MakeProject) -> None:
    root = make_project(a=GOOD)
    command = f"'{sys.executable}' -m deckbuilder build --root '{root}' | true; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(outputs(root)) == 2


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals as on POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_request_to_stop_is_met_quietly(
    make_project: MakeProject, number: signal.Signals, code: int
) -> None:
    prose = "## A slide\n\n" + "Many words make a long brief, and a long brief takes a while.\n\n" * 20_000
    root = make_project(a=prose)
    started = subprocess.Popen(
        [sys.executable, "-m", "deckbuilder", "build", "--root", root],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell that runs the tests in the background has them ignore interrupts.
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    time.sleep(1.0)
    os.killpg(started.pid, number)
    out, err = started.communicate(timeout=20)
    assert (started.returncode, out, err) == (code, b"", b"")
    assert outputs(root) == {}


# Schemas


def test_a_schema_is_printed(tmp_path: Path) -> None:
    printed = run("schema", "front-matter")
    assert json.loads(printed.stdout)["properties"]["title"]["description"]
    listed = run("schema", "--list")
    assert listed.stdout == run("schema").stdout
    assert re.search(r"^config +A project: deckbuilder\.toml$", listed.stdout, re.MULTILINE)


def test_schemas_are_written(tmp_path: Path) -> None:
    assert run("schema", "kpi", "--output", tmp_path / "one").stdout == f"{tmp_path}/one/kpi.schema.json\n"
    run("schema", "--output", tmp_path / "all")
    assert len(list((tmp_path / "all").iterdir())) == len(run("schema", "--list").stdout.splitlines())
    assert (tmp_path / "all" / "kpi.schema.json").read_text("utf-8") == run("schema", "kpi").stdout


def test_an_unknown_schema_is_wrong_usage(tmp_path: Path) -> None:
    result = run("schema", "kpis")
    assert result.exit_code == 2
    assert "did you mean `kpi`?" in result.stderr


# Checking as a linter


def test_check_mends_what_it_can_and_shows_it_before(make_project: MakeProject) -> None:
    text = "# A\n\n## B\n\nCO~2~ falls, see [here](https://example.org).\n"
    root = make_project(a=text)
    path = root / "content" / "a" / "brief.md"
    shown = run("check", "--root", root, "--diff")
    assert (shown.exit_code, path.read_text()) == (1, text)
    assert "+CO<sub>2</sub> falls" in shown.output
    mended = run("check", "--root", root, "--fix")
    assert "mended 1 finding in content/a/brief.md" in mended.stderr
    assert "link-vague" in mended.stdout
    assert "strikethrough-in-word" not in mended.stdout
    assert path.read_text() == text.replace("CO~2~", "CO<sub>2</sub>")
    assert run("check", "--root", root, "--diff").exit_code == 0


def test_findings_for_code_review(make_project: MakeProject) -> None:
    root = make_project(a=RAGGED)
    log = json.loads(run("check", "--root", root, "--format", "sarif").stdout)
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["table-ragged"]
    assert log["runs"][0]["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    told = run("build", "--root", root, "--format", "github")
    assert told.exit_code == 1
    assert told.stdout.startswith("::error file=")


def test_findings_end_with_where_to_read_more(make_project: MakeProject) -> None:
    assert "`deckbuilder explain table-ragged`" in run("check", "--root", make_project(a=RAGGED)).stdout
    assert "explain" not in run("check", "--root", make_project(a=GOOD)).stdout


def test_explain_tells_one_rule_several_or_all() -> None:
    assert run("explain", "link-vague").stdout.startswith("warning/note[link-vague]: ")
    assert "\nerror[content-lost]: " in run("explain", "link-vague", "content-lost").stdout
    for args in (("explain",), ("explain", "--list")):
        assert re.search(
            r"^title-repeated +note +Two slides have one title$", run(*args).stdout, re.MULTILINE
        )


def test_explain_offers_the_nearest_name() -> None:
    result = run("explain", "link-vauge")
    assert result.exit_code == 2
    assert "did you mean `link-vague`?" in result.stderr
