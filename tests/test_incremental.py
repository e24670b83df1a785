"""Briefs that have not changed are not built again, and whatever changed shows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from shutil import rmtree
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckbuilder import incremental, ledger, pipeline, program
from deckbuilder.excerpt import as_data
from deckbuilder.pipeline import Outcome, Request
from deckbuilder.project import Brief, Target, find_briefs
from deckbuilder.text.fonts import FontBook

from .conftest import MakeProject

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="{}" d="M0 0h9v9z"/></svg>'
FONTS = [FontBook().resolve(family).path.read_bytes() for family in ("Arimo", "Source Serif 4")]
BRAND = """meta: {{name: Acme}}
color: {{primary: "{}"}}
typography:
  fonts: [{{family: Arimo, source: file, files: [fonts/Own.ttf]}}]
  base: Arimo
"""
BRIEF = """---
data: {{rows: data.csv}}
---
# {}

{{% include "part.md" %}}

![](map.svg)

| {{{{ rows[0].a }}}} | b |
|---|---|
| 1 | 2 |
"""
#: What the files of the project may hold: the first is what they hold at first, None is no file.
STATES: dict[str, Sequence[str | bytes | None]] = {
    "content/one/brief.md": [BRIEF.format("One"), BRIEF.format("Two"), BRIEF.format("Three")],
    "content/one/part.md": ["Some words.\n", "Same width.\n", "## Slide\n\n- a\n", None],
    "content/one/data.csv": ["a,b\nx,1\n", "a,b\ny,1\n", None],
    "content/one/map.svg": [SVG.format("#123456"), SVG.format("#654321"), "<svg", None],
    "themes/acme/_brand.yml": [BRAND.format("#0b3d91"), BRAND.format("#910b3d"), "typo: 1\n", None],
    "themes/acme/fonts/Own.ttf": [FONTS[0], FONTS[1], b"no font", None],
    "themes/briefing/_brand.yml": [None, BRAND.format("#3d910b")],
    "deckbuilder.toml": ['theme = "acme"\n', 'theme = "briefing"\n', 'theme = "none"\n'],
}
#: How long after a change files are told apart by their times, here: longer than the system's clock ticks.
RACY = 0.02
EDITS = st.one_of(
    *(st.tuples(st.just("write"), st.just(path), st.sampled_from(states)) for path, states in STATES.items()),
    st.tuples(st.just("touch"), st.sampled_from(list(STATES)), st.none()),
    st.tuples(st.just("wait"), st.none(), st.none()),
    st.tuples(st.sampled_from(["edit", "remove", "rewrite"]), st.just("output/one-deck.pptx"), st.none()),
    st.tuples(st.sampled_from(["damage", "forget", "upgrade"]), st.none(), st.none()),
)


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty cache, and a program that nobody works on meanwhile."""
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(program, "state", lambda: "version 1")
    monkeypatch.setattr(ledger, "RACY", int(RACY * 1e9))
    return tmp_path / "cache" / "builds"


def put(root: Path, path: str, state: str | bytes | None) -> None:
    file = root / path
    if state is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(state.encode() if isinstance(state, str) else state)


def built(root: Path, *, cached: bool, output: Path | None = None) -> Outcome:
    request = Request((Target.DECK,), parallel=False)
    build = incremental.build if cached else pipeline.build
    (outcome,) = build(find_briefs([], root=root, output=output), request)
    return outcome


def seen(outcome: Outcome) -> tuple[Any, ...]:
    """All that a user gets to see, and the file."""
    quotes = {f.span.path: outcome.folder.quote(f.span.path) for f in outcome.findings if f.span}
    made = [(output.target, output.pages, output.size) for output in outcome.outputs]
    written = [output.path.read_bytes() for output in outcome.outputs if output.size]
    return made, written, json.dumps([as_data(finding) for finding in outcome.findings]), quotes


def made_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a build does any work."""
    work: list[Brief] = []

    def watched(briefs: Sequence[Brief], *rest: Any) -> Iterator[Outcome]:
        work.extend(briefs)
        return pipeline_build(briefs, *rest)

    pipeline_build = pipeline.build
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "build", watched)
        built(root, cached=True)
    return bool(work)


@pytest.fixture
def root(make_project: MakeProject, cache: Path) -> Path:
    root = make_project({"content/one/brief.md": BRIEF.format("One")})
    for path, states in STATES.items():
        put(root, path, states[0])
    return root


def test_what_has_not_changed_is_not_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    time.sleep(2 * RACY)  # fonts are known by their times alone
    first = built(root, cached=True)
    assert [finding.code for finding in first.findings] == ["alt-missing"]
    before = first.outputs[0].path.stat()
    assert not made_anew(root, monkeypatch)
    time.sleep(2 * RACY)
    assert not made_anew(root, monkeypatch)
    assert first.outputs[0].path.stat() == before
    put(root, "content/one/brief.md", BRIEF.format("Two"))
    assert made_anew(root, monkeypatch)
    assert not made_anew(root, monkeypatch)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDITS, min_size=1, max_size=8))
def test_every_build_is_as_if_there_were_no_cache(
    edits: list[tuple[str, str | None, str | bytes | None]],
    root: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rmtree(cache, ignore_errors=True)
    for path, states in STATES.items():
        put(root, path, states[0])
    built(root, cached=True)
    for number, (edit, where, state) in enumerate(edits):
        apply(edit, where, state, root, cache, number, monkeypatch)
        here, there = built(root, cached=True), built(root, cached=False, output=root / "anew")
        assert seen(here) == seen(there)


def apply(
    edit: str,
    path: str | None,
    state: str | bytes | None,
    root: Path,
    cache: Path,
    number: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = root / path if path else None
    match edit:
        case "write" if path:
            put(root, path, state)
        case "touch" if file and file.exists():
            os.utime(file)
        case "wait":
            time.sleep(2 * RACY)
        case "edit" if file and file.exists():
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 1
            file.write_bytes(data)
        case "remove" if file:
            file.unlink(missing_ok=True)
        case "rewrite" if file and file.exists():
            file.write_bytes(file.read_bytes())
        case "damage":
            for entry in cache.glob("*"):
                entry.write_bytes(entry.read_bytes()[: Random(number).randrange(200)])
        case "forget":
            rmtree(cache, ignore_errors=True)
        case "upgrade":
            monkeypatch.setattr(program, "state", lambda: f"version {number}")


@pytest.mark.slow
def test_two_builds_at_once_do_not_disturb_each_other(make_project: MakeProject, tmp_path: Path) -> None:
    """The brief changes before both, between them, or not at all; what they leave is as without a cache."""
    root, environment = (
        make_project(one="# One\n"),
        {**os.environ, "DECKBUILDER_CACHE": str(tmp_path / "kept")},
    )
    brief, random = root / "content" / "one" / "brief.md", Random(6)

    def start(*more: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "deckbuilder", "build", "--root", str(root), *more]
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)

    def documents(folder: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    for number in range(10):
        texts = [f"# Part\n\n## Slide {random.choice([number, number - 1])}\n\n- words\n" for _ in range(2)]
        brief.write_text(texts[0], "utf-8")
        both = [start()]
        time.sleep(random.choice([0, 0.05, 0.2]))
        if number % 2:
            brief.write_text(texts[1], "utf-8")
        both.append(start())
        assert [build.wait(60) for build in both] == [0, 0]
        assert start().wait(60) == 0
        assert start("--no-cache", "--output", str(tmp_path / "anew")).wait(60) == 0
        assert documents(root / "output") == documents(tmp_path / "anew")
    assert list((tmp_path / "kept" / "builds").iterdir())
