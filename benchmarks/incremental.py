"""How long a build takes of which nothing, a word, or the theme has changed, against one made anew."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import measure

ROOT = Path(__file__).resolve().parents[1]
BRIEF = ROOT / "content" / "japan-bhutan"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="builds of each kind (default: %(default)s)")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        costs = timed(Path(folder), options.rounds)
    anew = measure.middle(costs["made anew"]).wall
    print(f"{BRIEF.name}, {options.rounds} rounds\n{measure.HEAD}")
    for name, spent in costs.items():
        print(f"{measure.shown(name, spent)}  {measure.middle(spent).wall / anew:.2f}")


def timed(folder: Path, rounds: int) -> dict[str, list[measure.Cost]]:
    """The costs of each kind of build, in turn."""
    root = folder / "project"
    copytree(BRIEF, root / "content" / BRIEF.name)
    copytree(ROOT / "themes" / "briefing", root / "themes" / "briefing")
    brief, theme = root / "content" / BRIEF.name / "brief.md", root / "themes" / "briefing" / "_brand.yml"
    os.environ["DECKBUILDER_CACHE"] = measure.ENVIRONMENT["DECKBUILDER_CACHE"] = str(folder / "cache")
    command = [sys.executable, "-m", "deckbuilder", "build", "--root", root]
    costs: dict[str, list[measure.Cost]] = {}
    measure.cost([command])
    time.sleep(2.1)  # until files are told apart by their times alone
    measure.cost([command])
    for number in range(rounds):
        costs.setdefault("nothing changed", []).append(measure.cost([command]))
        brief.write_text(f"{brief.read_text('utf-8')}\nWord {number}.\n", "utf-8")
        costs.setdefault("a word changed", []).append(measure.cost([command]))
        theme.write_text(f"{theme.read_text('utf-8')}\n# {number}\n", "utf-8")
        costs.setdefault("theme changed", []).append(measure.cost([command]))
        costs.setdefault("made anew", []).append(measure.cost([[*command, "--no-cache"]]))
    return costs


if __name__ == "__main__":
    main()
