from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deckbuilder.ledger import Ledger
from deckbuilder.text.fonts import FontBook

from .conftest import MakeProject

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
BRIEF = """---
theme: acme
data: {rows: data.csv}
---
{% include "part.md" %}

# Section

## Slide

![Map](map.svg)

```{.chart data=data.csv}
```
"""
FILES: dict[str, str | bytes] = {
    "content/one/data.csv": "a,b\nx,1\ny,2\n",
    "content/one/part.md": "Some words.\n",
    "content/one/map.svg": SVG,
    "themes/acme/_brand.yml": """meta: {name: Acme}
typography:
  fonts:
    - {family: Own, source: file, files: [fonts/Own.ttf]}
  base: Own
logo: {medium: logo.svg}
""",
    "themes/acme/logo.svg": SVG,
    "themes/acme/fonts/Own.ttf": FontBook().resolve("Arimo").path.read_bytes(),
}
WATCHED = """
import os, sys, threading
opened = []
root = os.path.realpath(sys.argv[1])
def watch(event, args):
    if event in ("open", "os.listdir", "os.scandir") and str(args[0]).startswith(root + os.sep):
        opened.append(str(args[0]))
from pathlib import Path
from deckbuilder.pipeline import Request, build
from deckbuilder.project import find_briefs
briefs = find_briefs([], root=Path(root))
threading.Thread(target=threading.Event().wait, daemon=True).start()  # so that nothing is done in a fork
sys.addaudithook(watch)
(outcome,) = build(briefs, Request())
assert all(output.size for output in outcome.outputs), outcome.findings
print(*opened, sep="|")
print(*outcome.folder.ledger.seen, sep="|")
"""


def aged(path: Path) -> Path:
    """The file, as if it had been written long ago (its entry's time cannot be set)."""
    os.utime(path, (1_000_000_000, 1_000_000_000))
    return path


def later(ledger: Ledger) -> Ledger:
    """The ledger as if it had been opened long after everything in it was written."""
    ledger.since = time.time_ns() + 10_000_000_000
    return ledger


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    return path


def test_what_has_not_changed_is_known_by_its_times(file: Path) -> None:
    ledger = Ledger()
    assert ledger.read(file) == b"a,b\n1,2\n"
    assert later(ledger).renewed() is ledger


def test_same_size_within_the_clocks_tick_is_a_change(file: Path) -> None:
    ledger = Ledger()
    ledger.read(file)
    times = file.stat()
    file.write_text("a,b\n1,3\n", "utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert ledger.renewed() is None


def test_a_young_file_is_read_again_and_known_from_then_on(file: Path) -> None:
    ledger = Ledger()
    ledger.read(file)
    renewed = ledger.renewed()
    assert renewed is not None
    assert renewed is not ledger
    assert renewed.since > ledger.since
    assert renewed.seen == ledger.seen


def test_touching_a_file_changes_nothing(file: Path) -> None:
    ledger = Ledger()
    ledger.read(file)
    os.utime(aged(file))
    renewed = later(ledger).renewed()
    assert renewed is not None
    assert renewed.seen != ledger.seen


def test_what_was_only_looked_at_must_not_be_touched(file: Path) -> None:
    ledger = Ledger()
    assert ledger.is_file(file)
    os.utime(file)
    assert later(ledger).renewed() is None


def test_reading_what_was_looked_at_before_is_one_look(file: Path) -> None:
    ledger = Ledger()
    ledger.look(file)
    ledger.read(file)
    ledger.look(file)
    os.utime(file)
    assert ledger.renewed() is not None


@pytest.mark.parametrize("change", ["edit", "remove", "folder"])
def test_a_file_changed(file: Path, change: str) -> None:
    ledger = later(Ledger())
    ledger.read(file)
    match change:
        case "edit":
            file.write_text("other", "utf-8")
        case "remove":
            file.unlink()
        case "folder":
            file.unlink()
            file.mkdir()
    assert ledger.renewed() is None


def test_what_was_not_there_must_not_come(tmp_path: Path) -> None:
    ledger = later(Ledger())
    assert not ledger.is_file(tmp_path / "late" / "theme.yml")
    assert ledger.renewed() is ledger
    (tmp_path / "late").mkdir()
    assert ledger.renewed() is ledger
    (tmp_path / "late" / "theme.yml").write_text("", "utf-8")
    assert ledger.renewed() is None


def test_a_link_must_lead_where_it_led(tmp_path: Path, file: Path) -> None:
    link = tmp_path / "link.csv"
    other = tmp_path / "other.csv"
    other.write_bytes(file.read_bytes())
    link.symlink_to(file)
    ledger = later(Ledger())
    ledger.read(ledger.resolve(link))
    assert ledger.renewed() is ledger
    link.unlink()
    link.symlink_to(other)
    assert ledger.renewed() is None


def test_a_file_that_changes_while_it_is_used_vouches_for_nothing(file: Path) -> None:
    ledger = Ledger()
    ledger.read(file)
    file.write_text("changed meanwhile", "utf-8")
    ledger.read(file)
    assert ledger.torn
    assert ledger.renewed() is None


def test_a_file_that_comes_or_goes_while_it_is_used_vouches_for_nothing(file: Path) -> None:
    for first, then in ((file.unlink, file.touch), (file.touch, file.unlink)):
        ledger = Ledger()
        first()
        ledger.look(file)
        then()
        ledger.look(file)
        assert ledger.torn
        assert ledger.renewed() is None


def test_two_processes_must_have_seen_the_same(tmp_path: Path, file: Path) -> None:
    here, there = Ledger(), Ledger()
    here.read(file)
    there.look(tmp_path / "none")
    here.merge(there)
    assert not here.torn
    assert set(here.seen) == {str(file), str(tmp_path / "none")}
    file.write_text("other", "utf-8")
    there = Ledger()
    there.read(file)
    here.merge(there)
    assert here.torn


def test_what_cannot_be_read_vouches_for_nothing(tmp_path: Path) -> None:
    ledger = Ledger()
    with pytest.raises(OSError, match="directory"):
        ledger.read(tmp_path)
    assert ledger.renewed() is None


def test_a_build_opens_no_file_that_is_not_noted(make_project: MakeProject) -> None:
    """What Python itself says is opened in the project, against the ledger. HarfBuzz opens fonts unseen."""
    root = make_project(FILES, one=BRIEF)
    command = [sys.executable, "-c", WATCHED, str(root)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    opened, noted = (set(map(Path, line.split("|"))) for line in done.stdout.splitlines())
    home, outputs = root / "content/one", root / "output"
    opened = {path for path in opened if path.parent != outputs} - {outputs}
    assert opened >= {home / "brief.md", home / "part.md", home / "data.csv", home / "map.svg"}
    assert opened <= noted
    assert root / "themes/acme/fonts/Own.ttf" in noted


def test_names_in_a_folder_are_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "one").touch()
    ledger = Ledger()
    assert ledger.names(tmp_path) == ["one"]
    (tmp_path / "two").touch()
    (tmp_path / "two").unlink()  # as an editor does when it saves
    renewed = ledger.renewed()
    assert renewed is not None
    (tmp_path / "three").touch()
    assert renewed.renewed() is None
