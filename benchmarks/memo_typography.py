"""The same memo by four programs, side by side: how it is set, what its structure says, and what it costs.

Needs the packages of the extras ``test`` and ``bench``. ``DECKBUILDER_VERAPDF`` names a folder with veraPDF's
jars; without it, that row is left out. All programs set the same fonts in the same sizes on the same measure.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import memo_blocks
from measure import alternated, cost, middle

if TYPE_CHECKING:
    from memo_setting import Setting
    from tests.conformance.structure import Element, Structure

HERE = Path(__file__).resolve().parent
BRIEF = HERE / "memo_brief.md"
OURS = Path(sys.executable).with_name("deckbuilder")
PEERS = {"WeasyPrint": "weasyprint", "Typst": "typst", "reportlab platypus": "reportlab"}
SCRIPTS = {
    "WeasyPrint": "memo_weasyprint.py",
    "Typst": "memo_typst.py",
    "reportlab platypus": "memo_platypus.py",
}
#: What captions and notes begin with that the author did not write.
NUMBERED = re.compile(r"^(Table|Figure)\s\d+\W\s*")


@dataclass(frozen=True, slots=True)
class Made:
    """A memo and what was found in it."""

    setting: Setting
    size: int
    exact: int
    """Texts of the brief that an element says to the letter, and those of them that have the right role."""
    right: int
    tables: int
    lists: int
    notes: int
    faults: dict[str, int]
    """What each judge finds."""
    same: bool


ROWS: tuple[tuple[str, Callable[[Made], str]], ...] = (
    ("pages", lambda made: str(made.setting.pages)),
    ("justified lines", lambda made: str(made.setting.lines)),
    ("word space, mean of lines, pt", lambda made: f"{made.setting.mean:.2f}"),
    ("deviation of lines from it, pt", lambda made: f"{made.setting.deviation:.2f}"),
    ("loosest line, pt", lambda made: f"{made.setting.widest:.2f}"),
    ("lines looser than 4.5 pt", lambda made: str(made.setting.loose)),
    ("hyphens at line ends", lambda made: str(made.setting.hyphens)),
    ("three hyphens in a row", lambda made: str(made.setting.ladders)),
    ("rivers", lambda made: str(made.setting.rivers)),
    ("widows and orphans", lambda made: str(made.setting.widows + made.setting.orphans)),
    ("last lines under 33 pt", lambda made: str(made.setting.short)),
    ("kB", lambda made: f"{made.size / 1000:.0f}"),
    ("same bytes twice", lambda made: "yes" if made.same else "no"),
    ("tables, lists, footnotes in the structure", lambda made: f"{made.tables}, {made.lists}, {made.notes}"),
    ("texts told to the letter", lambda made: str(made.exact)),
    ("of these in their role", lambda made: str(made.right)),
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3, help="timed builds of each (default: %(default)s)")
    parser.add_argument("--times", type=int, nargs="*", default=[1, 12, 120], help="lengths that are timed")
    parser.add_argument("--keep", type=Path, help="a folder for the PDFs")
    options = parser.parse_args()
    with TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        cost([[sys.executable, HERE / "memo_fonts.py", folder]])
        # First, as the system counts the memory of this process too.
        seconds = list(timed(folder, options.times, options.rounds))
        print("\n".join(compared(folder)), end="\n\n")
        print("\n".join(seconds))


def compared(folder: Path) -> Iterator[str]:
    """The table of what was made, as lines of Markdown."""
    made = [_made(name, folder) for name in ("deckbuilder", *PEERS)]
    expected = list(memo_blocks.passages(memo_blocks.read(BRIEF)))
    yield _row("memo_brief", [f"{name} {version(PEERS.get(name, name))}" for name in ("deckbuilder", *PEERS)])
    yield "|---|" + "--:|" * len(made)
    for name, shown in ROWS:
        yield _row(f"{name}, of {len(expected)}" if name.startswith("texts") else name, map(shown, made))
    for judge in made[0].faults:
        yield _row(f"rules broken: {judge}", (str(one.faults[judge]) for one in made))


def timed(folder: Path, lengths: list[int], rounds: int) -> Iterator[str]:
    """The table of processor seconds, which a busy machine lengthens least, and of memory."""
    yield _row("seconds, MB", ["deckbuilder", *PEERS])
    yield "|---|" + "--:|" * (1 + len(PEERS))
    for times in lengths:
        brief = memo_blocks.repeated(BRIEF, times, folder)
        ways = [[command(name, brief, folder)] for name in ("deckbuilder", *PEERS)]
        costs = [middle(found) for found in alternated(ways, 1 if times > 20 else rounds)]
        yield _row(f"× {times}", (f"{one.cpu:.2f}, {one.peak:.0f}" for one in costs))


def command(name: str, brief: Path, folder: Path) -> list[str | Path]:
    """What makes a memo of a brief, at the place `output` gives."""
    if name == "deckbuilder":
        return [OURS, "build", brief, "--to", "memo", "--output", output(name, brief, folder).parent]
    return [sys.executable, HERE / SCRIPTS[name], brief, folder, output(name, brief, folder)]


def output(name: str, brief: Path, folder: Path) -> Path:
    if name == "deckbuilder":
        return folder / "ours" / f"{brief.parent.name if brief.stem == 'brief' else brief.stem}-memo.pdf"
    return folder / f"{SCRIPTS[name].removesuffix('.py')}_{brief.stem}.pdf"


def _made(name: str, folder: Path) -> Made:
    from memo_setting import setting

    brief = memo_blocks.repeated(BRIEF, 1, folder)
    file = output(name, brief, folder)
    file.parent.mkdir(exist_ok=True)
    cost([command(name, brief, folder)])
    first = file.read_bytes()
    time.sleep(1)  # some programs write the time of day, to the second
    cost([command(name, brief, folder)])
    memo = memo_blocks.read(BRIEF)
    expected = Counter(memo_blocks.passages(memo))
    prose = [text for role, text in expected if role in ("P", "LI")]
    structure = _structure(file)
    told = Counter(_below(structure.root, "")) if structure else Counter()
    texts = Counter(text for _, text in told.elements())
    wanted = Counter(text for _, text in expected.elements())
    roles = Counter(element.role for element in structure.walk()) if structure else Counter()
    return Made(
        setting(file, prose), len(first), (texts & wanted).total(), (told & expected).total(),
        roles["Table"], roles["L"], roles["Note"], _judged(file), file.read_bytes() == first,
    )  # fmt: skip


def _structure(file: Path) -> Structure | None:
    """None where it is not tagged."""
    from tests.conformance.structure import read

    try:
        return read(file)
    except KeyError:
        return None


def _below(element: Element, within: str) -> Iterator[tuple[str, str]]:
    """Each text a structure says and the role it says it in, named as `memo_blocks.passages` names them."""
    for child in element.elements:
        text = re.sub(r"\s+", " ", _words(child).replace("\u00ad", "")).strip()
        if child.role in ("P", "LBody", "H1", "H2", "H3", "TH", "TD", "Caption", "Note", "Title"):
            role = within if within in ("LI", "Note") and child.role != "Note" else child.role
            yield role.replace("LBody", "LI"), NUMBERED.sub("", text)
        inside = {"LI": "LI", "Note": "Note", "L": ""}.get(child.role, within)
        yield from _below(child, inside)


def _words(element: Element) -> str:
    """The words of an element without those of footnotes in it, and of a footnote without its number."""
    if element.actual is not None:
        return element.actual
    skipped = ("Note", "Lbl") if element.role == "Note" else ("Note",)
    return "".join(
        part if isinstance(part, str) else "" if part.role in skipped else _words(part)
        for part in element.children
    )


def _judged(file: Path) -> dict[str, int]:
    from tests.conformance import judges
    from tests.conformance.structure_rules import faults

    content, structure = file.read_bytes(), _structure(file)
    found = {
        "page-validation, PDF/UA-1": len(judges.page(content, "ua1")),
        "page-validation, PDF/A-2a": len(judges.page(content, "2a")),
        "the structure's own rules": len(faults(structure)) if structure else 1,
    }
    if os.environ.get("DECKBUILDER_VERAPDF"):
        found["veraPDF, PDF/UA-1"] = len(judges.verapdf([file], "ua1")[file])
        found["veraPDF, PDF/A-2a"] = len(judges.verapdf([file], "2a")[file])
    return found


def _row(name: str, cells: Iterator[str] | list[str] | map[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
