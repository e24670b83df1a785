"""Decks of diagrams of twelve items, one kind after the other, against tables of the same twelve rows.

What starting up costs, a deck of one such slide, is taken off each.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import measure

SLIDES, ITEMS = 25, 12
PROGRAM = Path(sys.executable).with_name("deckbuilder")
#: As long as labels are that authors write; a slide's number goes before them.
NAMES = (
    "Border roads", "Radar", "Joint training", "Disaster relief and recovery", "Hydropower", "Trade",
    "Medical evacuation at altitude", "Aid", "Telecommunications", "Interoperability", "Logistics", "Customs",
)  # fmt: skip


def fence(kind: str, *lines: str) -> str:
    return "\n".join([f"```{kind}", *lines, "```"])


def entries(kind: str) -> Callable[[list[str]], str]:
    return lambda names: "\n".join(
        [f"::: {kind}", *(f"- **{name}:** {other}" for name, other in pairs(names)), ":::"]
    )


def pairs(names: list[str]) -> list[tuple[str, str]]:
    """Each name with the one that stands half of them further on."""
    return [(name, names[(at + len(names) // 2) % len(names)]) for at, name in enumerate(names)]


def table(names: list[str]) -> str:
    rows = [f"| {name} | {other} |" for name, other in pairs(names)]
    return "\n".join(["| What | With |", "|---|---|", *rows])


def timeline(names: list[str]) -> str:
    return fence("timeline", *(f"- {1990 + 3 * at}: {name}" for at, name in enumerate(names)))


def network(names: list[str]) -> str:
    links = [(at, (2 * at + 1) % len(names)) for at in range(len(names))]
    return fence("network", *(f"{names[one]} -> {names[other]}" for one, other in links if one != other))


def tree(names: list[str]) -> str:
    branches = [f"  - {name}" if at % 4 else f"- {name}" for at, name in enumerate(names)]
    return "\n".join(["::: tree", *branches, ":::"])


def flowchart(names: list[str]) -> str:
    nodes = [f'n{at}["{name}"]' for at, name in enumerate(names)]
    links = [f"n{(at - 1) // 2} --> n{at}" for at in range(1, len(names))]
    return fence("mermaid", "flowchart TD", *nodes, *links)


def figures(names: list[str]) -> str:
    return fence("kpi", *(f"- {{value: {7 * at + 3}, label: {name}}}" for at, name in enumerate(names)))


def risks(names: list[str]) -> str:
    return fence(
        "matrix {style=risk}", *(f"- {name}: {1 + at % 5}, {1 + 3 * at % 5}" for at, name in enumerate(names))
    )


def venn(names: list[str]) -> str:
    regions = ("Left", "Right", "Left & Right")
    items = (
        line
        for number, region in enumerate(regions)
        for line in (f"- {region}:", *(f"  - {name}" for name in names[number::3]))
    )
    return fence("venn", *items)


def scenarios(names: list[str]) -> str:
    rows = (f"- {{name: {name}, likelihood: likely, impact: high}}" for name in names)
    return fence("scenarios", *rows)


KINDS: dict[str, Callable[[list[str]], str]] = {
    "table": table,
    "timeline": timeline,
    "process": entries("process"),
    "tree": tree,
    "network": network,
    "flowchart": flowchart,
    "key figures": figures,
    "risks": risks,
    "venn": venn,
    "scenarios": scenarios,
}


def brief(folder: Path, kind: str, slides: int) -> Path:
    path = folder / f"{kind.replace(' ', '-')}-{slides}.md"
    parts = [
        f"## Slide {number}\n\n{KINDS[kind]([f'{number} {name}' for name in NAMES[:ITEMS]])}\n"
        for number in range(slides)
    ]
    path.write_text("---\ntitle: Diagrams\n---\n\n" + "\n".join(parts), encoding="utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds (3)")
    parser.add_argument("--to", choices=("deck", "memo"), default="deck", help="what is built (deck)")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        ways: list[measure.Way] = [
            [
                [
                    PROGRAM,
                    "build",
                    brief(folder, kind, count),
                    "--to",
                    options.to,
                    "--output",
                    folder / "output",
                ]
            ]
            for kind in KINDS
            for count in (1, SLIDES)
        ]
        spent = [measure.middle(costs).cpu for costs in measure.alternated(ways, options.rounds)]
    each = {kind: (spent[2 * at + 1] - spent[2 * at]) / (SLIDES - 1) * 1000 for at, kind in enumerate(KINDS)}
    print(f"{options.to}, {ITEMS} items: processor time of a slide, and against a table")
    for kind, cost in each.items():
        print(f"{kind:<12} {cost:7.2f} ms  {cost / each['table']:5.2f}")


if __name__ == "__main__":
    main()
