"""`build --watch`, as a process."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import MakeProject

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")


class Watch:
    """A watch that goes on until its end is asked for."""

    def __init__(self, root: Path, cache: Path) -> None:
        self._said = ""
        code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        code += "from deckbuilder.cli import main; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, "build", "--watch", "--root", root],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=os.environ | {"DECKBUILDER_CACHE": str(cache)},
        )

    def hears(self, words: str) -> str:
        """All that is said up to and with the line that holds some words."""
        assert self.process.stdout is not None
        latest = time.monotonic() + 30
        while words not in self._said.rpartition("\n")[0]:
            assert time.monotonic() < latest, self._said
            if select.select([self.process.stdout], [], [], 0.1)[0]:
                self._said += os.read(self.process.stdout.fileno(), 65536).decode()
        head, _, rest = self._said.partition(words)
        line, _, self._said = rest.partition("\n")
        return head + words + line

    def ends(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGINT)
        left, _ = self.process.communicate(timeout=20)
        return self.process.returncode, self._said + left.decode()


@pytest.mark.slow
def test_a_save_builds_what_it_concerns(make_project: MakeProject, tmp_path: Path) -> None:
    root = make_project(
        {"content/a/data.csv": "x,y\n1,2\n", "deckbuilder.toml": ""},
        a="---\ndata: {rows: data.csv}\n---\n# A{{ rows[0].y }}\n\n- one\n",
        b="# B\n\n- one\n",
    )
    watch = Watch(root, tmp_path / "cache")
    try:
        watch.hears("a/brief.md  1 slide, 1 page")
        watch.hears("b/brief.md  1 slide, 1 page")
        time.sleep(1)
        (root / "content/b/brief.md").write_text("# B\n\n- one\n\n# More\n\n- two\n", "utf-8")
        assert "a/brief.md" not in watch.hears("b/brief.md  2 slides, 1 page")
        memo = (root / "output/a-memo.pdf").read_bytes()
        (root / "content/a/data.csv").write_text("x,y\n1,3\n", "utf-8")
        assert "b/brief.md" not in watch.hears("a/brief.md  1 slide, 1 page")
        assert (root / "output/a-memo.pdf").read_bytes() != memo
        (root / "content/a/brief.md").write_text("![](gone.png)\n\n{{ what }}\n", "utf-8")
        assert "error[" in watch.hears("not written")
        (root / "deckbuilder.toml").write_text("theme = \n", "utf-8")
        watch.hears("mend the file")
        (root / "deckbuilder.toml").write_text("", "utf-8")
        watch.hears("b/brief.md  2 slides, 1 page")
        (root / "deckbuilder.toml").write_text('theme = "ministry"\n', "utf-8")
        watch.hears("b/brief.md  2 slides, 1 page")
    finally:
        code, _ = watch.ends()
    assert code == 130
    assert not [path for path in (root / "output").iterdir() if path.name.startswith(".")]
