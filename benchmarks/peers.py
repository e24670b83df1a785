"""The same brief as a deck by every program that makes one from Markdown, and what each deck holds.

Needs the packages of the extras ``test`` and ``bench``. Programs that are not installed are listed as such;
--peers names a folder that holds them. What LibreOffice or the OOXML validator would count is left out where
they are absent.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pandoc_typst
from deck_facts import Facts, counted, facts, judged
from measure import ENVIRONMENT, median
from peer_programs import Peer, peers, split
from tests.conformance.libreoffice import Office

HERE = Path(__file__).resolve().parent
BRIEFS = (HERE / "peers_brief.md", HERE.parent / "content" / "japan-bhutan" / "brief.md")

ROWS: tuple[tuple[str, Callable[[Facts], str]], ...] = (
    ("slides", lambda deck: str(deck.slides)),
    ("validator errors", lambda deck: _or_dash(deck.errors)),
    ("texts that leave their frame or the slide", lambda deck: _or_dash(deck.leaving)),
    ("texts with a word torn apart", lambda deck: _or_dash(deck.torn)),
    ("words lost", lambda deck: f"{deck.lost:.1%}"),
    ("texts, pictures, tables in placeholders", lambda deck: _of(deck.placeholders)),
    ("fixed colours on slides", lambda deck: str(deck.fixed_colours)),
    ("slides with notes", lambda deck: str(deck.noted)),
    ("pictures with a description", lambda deck: _of(deck.described)),
    ("native tables", lambda deck: str(deck.tables)),
    ("sections", lambda deck: str(deck.sections)),
    ("links", lambda deck: str(deck.links)),
    ("runs that name their language", lambda deck: _of(deck.languages)),
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "briefs", nargs="*", type=Path, default=BRIEFS, help="Markdown files with front matter"
    )
    parser.add_argument("--peers", type=Path, help="folder with venv/, node_modules/ and md2pptx/")
    parser.add_argument("--rounds", type=int, default=5, help="timed builds of each (default: %(default)s)")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        for brief in options.briefs:
            print(compared(brief, peers(options.peers), options.rounds, Path(folder)), end="\n\n")


def compared(brief: Path, programs: Sequence[Peer], rounds: int, folder: Path) -> str:
    """A Markdown table: a column for each program that could be run, and a line for each that could not."""
    works = {
        peer.name: folder / brief.parent.name / brief.stem / re.sub(r"\W", "", peer.name) for peer in programs
    }
    present, notes = [], []
    for peer in programs:
        fault = peer.absent or _prepared(peer, brief, works[peer.name])
        if fault:
            notes.append(f"{peer.name} {peer.version}: {fault}".replace(" :", ":"))
        else:
            present.append(peer)
    words = _words(brief)
    office = judged(lambda: Office(folder))
    decks = [facts(works[peer.name] / "brief-deck.pptx", words, office, works[peer.name]) for peer in present]
    same = [_is_same(peer, works[peer.name]) for peer in present]
    times = _times(present, works, rounds)
    head = [f"{peer.name} {peer.version}" for peer in present]
    lines = [
        _row(brief.parent.name if brief.name == "brief.md" else brief.stem, head),
        "|---|" + "--:|" * len(present),
        *(_row(name, [shown(deck) for deck in decks]) for name, shown in ROWS),
        _row("two builds give the same bytes", ["yes" if one else "no" for one in same]),
        _row("seconds", [f"{time:.2f}" for time in times]),
    ]
    return "\n".join([*lines, "", *notes]).rstrip()


def _prepared(peer: Peer, brief: Path, work: Path) -> str:
    """Write the brief as the program reads it and build it once; what went wrong, if anything."""
    work.mkdir(parents=True, exist_ok=True)
    fields, body = split(brief.read_text(encoding="utf-8"))
    pictures = re.findall(r"!\[[^\]]*\]\(([^)\s]+)", "\n".join(body))
    for picture in pictures:
        (work / Path(picture).name).write_bytes((brief.parent / picture).read_bytes())
    lines = peer.adapted(fields, body)
    text = "\n".join(lines) + "\n"
    for picture in pictures:
        text = text.replace(picture, Path(picture).name)
    (work / "brief.md").write_text(text, encoding="utf-8")
    ran = _run(peer, work)
    if (work / "brief-deck.pptx").is_file():
        return ""
    said = (ran.stderr or ran.stdout).strip().splitlines()
    return f"refuses the brief: {said[-1] if said else ran.returncode}"


def _run(peer: Peer, work: Path) -> subprocess.CompletedProcess[str]:
    """Build the deck ``brief-deck.pptx`` of the brief in ``work``."""
    source = (work / "brief.md").read_text(encoding="utf-8") if peer.from_input else None
    command = peer.command(work / "brief.md", work / "brief-deck.pptx")
    return subprocess.run(
        command,
        cwd=work,
        env=ENVIRONMENT,
        input=source,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def _is_same(peer: Peer, work: Path) -> bool:
    deck = work / "brief-deck.pptx"
    first = deck.read_bytes()
    deck.unlink()
    _run(peer, work)
    return deck.read_bytes() == first


def _times(programs: Sequence[Peer], works: dict[str, Path], rounds: int) -> list[float]:
    """Seconds a build takes, the median; the programs take turns."""
    spent: dict[str, list[float]] = {peer.name: [] for peer in programs}
    for _ in range(rounds):
        for peer in programs:
            start = perf_counter()
            _run(peer, works[peer.name])
            spent[peer.name].append(perf_counter() - start)
    return [median(spent[peer.name]) for peer in programs]


def _words(brief: Path) -> Counter[str]:
    """The words of the brief's body as pandoc reads it; keys of data blocks and attributes are none."""
    _, body = split(brief.read_text(encoding="utf-8"))
    bare = (re.sub(r"(?<=\S) ?\{[#.][^}]*\}$", "", line) for line in body)
    text = "\n".join(re.sub(r"^(- |  )(date|title|text): ", "", line) for line in bare)
    plain = subprocess.run(
        [pandoc_typst.PANDOC, "-t", "plain", "--wrap=none"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return counted(re.sub(r"\[\d+\]", "", plain.stdout))


def _row(name: str, cells: Sequence[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


def _or_dash(count: int | None) -> str:
    return "–" if count is None else str(count)


def _of(pair: tuple[int, int]) -> str:
    return f"{pair[0]} of {pair[1]}"


if __name__ == "__main__":
    main()
