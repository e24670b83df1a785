"""The library: what programs get from `build` and `check`, and what calling them does not do."""

from __future__ import annotations

import asyncio
import doctest
import gc
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import deckbuilder
from deckbuilder import Built, Outcome, Severity, Target, UsageError, api, build, check

from .conftest import MakeProject

GOOD = "# A section\n\n## A slide\n\n- one\n- two\n\nSome prose.\n"
RAGGED = "## A slide\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n"
DOUBTFUL = "## A slide\n\n- see [there](#nowhere)\n"


@pytest.mark.parametrize("module", [deckbuilder, api])
def test_the_examples_in_the_documentation_of_the_names_hold(
    module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert not result.failed


def test_every_public_name_is_there() -> None:
    for name in dir(deckbuilder):
        assert getattr(deckbuilder, name) is not None
    assert {"build", "check", "Severity", "Target", "UsageError"} <= set(dir(deckbuilder))
    with pytest.raises(AttributeError, match="has no attribute 'biuld'"):
        deckbuilder.biuld  # type: ignore[attr-defined]  # noqa: B018


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = "import sys, deckbuilder; print(*(name for name in sys.modules if 'deckbuilder' in name))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["deckbuilder"]


def test_results_tell_what_was_made(make_project: MakeProject) -> None:
    root = make_project(a=GOOD, b=DOUBTFUL)
    built = build(root=root)
    assert built.ok
    assert [outcome.brief.name for outcome in built.outcomes] == ["a", "b"]
    assert [output.path.name for output in built.outputs][:2] == ["a-deck.pptx", "a-memo.pdf"]
    for output in built.outputs:
        assert output.path.stat().st_size == output.size
    (finding,) = built.findings
    assert (finding.code, finding.severity) == ("dead-link", Severity.WARNING)
    assert finding.span is not None
    assert (finding.span.path, finding.span.first) == ("content/b/brief.md", 3)
    assert str(finding).startswith("content/b/brief.md:3:")


def test_checking_writes_nothing(make_project: MakeProject) -> None:
    root = make_project(a=RAGGED)
    checked = check(root=root)
    assert not checked.ok
    assert [output.size for output in checked.outputs] == [None, None]
    assert not (root / "output").exists()


def test_paths_are_taken_in_any_form(make_project: MakeProject) -> None:
    root = make_project(a=GOOD)
    brief = root / "content" / "a" / "brief.md"
    for paths in (brief, str(brief), [brief], (str(path) for path in [brief])):
        assert [outcome.brief.path for outcome in check(paths).outcomes] == [brief]


def test_only_the_documents_asked_for_in_our_order(make_project: MakeProject) -> None:
    root = make_project(a=GOOD)
    assert [output.target for output in check(root=root, to="memo").outputs] == [Target.MEMO]
    asked = check(root=root, to=["memo", Target.DECK_PDF, "memo"])
    assert [output.target for output in asked.outputs] == [Target.DECK_PDF, Target.MEMO]


def test_callers_hear_of_each_brief_as_it_goes(make_project: MakeProject) -> None:
    heard: list[str] = []
    built = check(
        root=make_project(a=GOOD, b=RAGGED),
        on_start=lambda brief, number, count: heard.append(f"{number}/{count} {brief.name}"),
        on_done=lambda outcome: heard.append("sound" if outcome.ok else "faulty"),
    )
    assert heard == ["1/2 a", "sound", "2/2 b", "faulty"]
    assert isinstance(built, Built)
    assert all(isinstance(outcome, Outcome) for outcome in built.outcomes)


# A brief that is no file


def test_a_text_is_built_like_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    build("a.md", output="one")
    build(text=GOOD.replace("\n", "\r\n"), name="a", output="two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert len(contents(tmp_path / "one")) == 2


def test_a_text_finds_files_beside_it_and_settings_of_its_project(make_project: MakeProject) -> None:
    root = make_project({"deckbuilder.toml": 'to = "memo"\n', "part.md": "Words of a part.\n"})
    built = check(text='# A\n\n{% include "part.md" %}\n', root=root)
    assert built.ok
    assert [output.path for output in built.outputs] == [root / "output" / "brief-memo.pdf"]
    missing = check(text="![A map](map.png)\n", root=root).findings
    assert "image-missing" in [finding.code for finding in missing]


def test_a_text_comes_before_a_file_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text(RAGGED, encoding="utf-8")
    assert check(text=GOOD, root=tmp_path).ok


def test_a_memo_brings_along_the_text_it_is_made_of(tmp_path: Path) -> None:
    text = f"---\ntitle: A memo\npdf-standard: a-3a\n---\n{GOOD}"
    built = build(text=text, root=tmp_path, output=tmp_path, to="memo")
    assert not built.findings
    with pikepdf.open(built.outputs[0].path) as memo:
        (attached,) = memo.attachments.values()
        assert attached.get_file().read_bytes() == text.encode()


@pytest.mark.parametrize("text", ["", "\ud800", "\0", "---\n", "\ufeff# A\n"])
def test_any_text_is_taken(text: str, tmp_path: Path) -> None:
    build(text=text, root=tmp_path)


# What is refused


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"paths": "missing.md"}, "there is no file or folder"),
        ({"root": "missing"}, "there is no folder"),
        ({"text": GOOD, "root": "missing"}, "there is no folder"),
        ({"text": GOOD, "paths": "a.md"}, "both `paths` and `text`"),
        ({"text": GOOD, "name": "a/b"}, "the name `a/b` holds '/'"),
        ({"text": GOOD, "to": "slides"}, "there is no document `slides`"),
        ({"text": GOOD, "password": ""}, "`password` holds no password"),
        ({"text": GOOD, "password": "é" * 100}, "is longer than 127 bytes"),
    ],
)
def test_wrong_usage_is_raised(
    keys: dict[str, str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=message) as raised:
        build(**keys)  # type: ignore[arg-type]
    assert raised.value.help
    assert not list(tmp_path.iterdir())


# Within a program of somebody else's


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_threads_and_event_loops_get_the_same_bytes(make_project: MakeProject, tmp_path: Path) -> None:
    root = make_project({"content/b/c.csv": "a,b\nx,1\n"}, a=GOOD, b="## B\n\n```chart\ndata: c.csv\n```\n")

    def made(number: int) -> dict[str, bytes]:
        build(root=root, output=tmp_path / str(number))
        return contents(tmp_path / str(number))

    async def awaited() -> list[dict[str, bytes]]:
        return await asyncio.gather(*(asyncio.to_thread(made, number) for number in range(10, 13)))

    first = made(0)
    assert len(first) == 4
    with ThreadPoolExecutor(4) as pool:
        assert all(one == first for one in pool.map(made, range(1, 9)))
    assert all(one == first for one in asyncio.run(awaited()))


def test_no_process_is_forked_unless_asked_for(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> int:
        raise AssertionError("forked")

    monkeypatch.setattr(os, "fork", refuse, raising=False)
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1}, raising=False)
    root = make_project(a=GOOD)
    assert build(root=root).ok
    with pytest.raises(AssertionError, match="forked"):
        build(root=root, parallel=True)


@pytest.mark.slow
def test_many_builds_in_one_process_leave_nothing_behind(make_project: MakeProject) -> None:
    root = make_project(a=(Path(__file__).parents[1] / "content/japan-bhutan/brief.md").read_text("utf-8"))
    descriptors = Path("/proc/self/fd")

    def held() -> tuple[int, int]:
        gc.collect()
        return len(gc.get_objects()), len(os.listdir(descriptors)) if descriptors.is_dir() else 0

    for _ in range(3):
        build(root=root)
    before, opened = held()
    for _ in range(47):
        build(root=root)
    after, open_now = held()
    assert after - before < 200  # a build of this brief makes some 100,000
    assert open_now <= opened


# What the documentation says


def python_in(page: str) -> list[str]:
    text = (Path(__file__).parents[1] / "docs" / page).read_text(encoding="utf-8")
    return re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_the_code_of_the_documentation_runs(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(make_project(water=DOUBTFUL))
    listing, service, script = python_in("api.md")
    exec(listing, {})
    assert "water-memo.pdf 1 " in (printed := capsys.readouterr().out)
    assert "content/water/brief.md:3:1: warning[dead-link]" in printed
    names: dict[str, Any] = {}
    exec(service, names)
    assert names["memo"](GOOD).startswith(b"%PDF")
    assert names["memo"](RAGGED)[0].startswith("brief.md:5:1: error[table-ragged]")
    with pytest.raises(SystemExit, match="dead-link"):
        exec(script, {})
