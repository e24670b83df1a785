"""Charts and diagrams of every kind, with any number of items, in several scripts: briefs that no layout was
made for."""

from __future__ import annotations

from collections.abc import Callable

#: Names of things by language: short, long, and some that cannot be broken well.
LABELS = {
    "en": (
        "Radar", "Joint training", "Logistics support in emergencies", "Aid", "Disaster relief and recovery",
        "Interoperability", "Border roads", "Hydropower", "Counter-terrorism",
        "Medical evacuation at altitude", "Telecommunications", "Trade",
    ),
    "de": (
        "Radar", "Ausbildung", "Rechtsschutzversicherungsgesellschaften", "Hilfe", "Katastrophenvorsorge",
        "Zusammenarbeit", "Straßenbau", "Wasserkraft", "Terrorismusbekämpfung",
        "Sanitätsdienst im Hochgebirge", "Fernmeldewesen", "Handel",
    ),
    "ja": (
        "レーダー", "共同訓練", "緊急時の兵站支援", "援助", "災害救援と復興", "相互運用性", "国境道路",
        "水力発電", "テロ対策", "高地での医療搬送", "通信", "貿易",
    ),
    "ar": (
        "رادار", "تدريب مشترك", "دعم لوجستي في حالات الطوارئ", "معونة", "الإغاثة من الكوارث",
        "التشغيل البيني", "طرق الحدود", "الطاقة الكهرومائية", "مكافحة الإرهاب",
        "الإجلاء الطبي", "الاتصالات", "التجارة",
    ),
}  # fmt: skip
#: How many items a diagram is tried with.
COUNTS = (1, 2, 5, 12, 40)

Write = Callable[[int, "Words"], str]


class Words:
    """The labels of one language, numbered from the second round on so that each is another."""

    def __init__(self, lang: str) -> None:
        self._labels = LABELS[lang]
        self.lang = lang

    def __getitem__(self, index: int) -> str:
        label, lap = self._labels[index % len(self._labels)], index // len(self._labels)
        return f"{label} {lap + 1}" if lap else label


def value(index: int) -> float:
    """A figure that goes up and down, with one far below the others."""
    return -59.7 if index == 7 else round(12 + 9 * ((index * 37) % 11) / 3 - index / 4, 1)


def _rows(count: int, words: Words, *, columns: int = 1, positive: bool = False) -> str:
    names = ", ".join(["name", *(words[number + 3] for number in range(columns))])
    rows = [
        ", ".join([words[row], *(str(_cell(row + 5 * column, positive)) for column in range(columns))])
        for row in range(count)
    ]
    return "\n".join([names, *rows])


def _cell(index: int, positive: bool) -> float:
    return abs(value(index)) + 1 if positive else value(index)


def _chart(form: str, *, columns: int = 1, positive: bool = False, more: str = "") -> Write:
    def write(count: int, words: Words) -> str:
        rows = _rows(count, words, columns=columns, positive=positive)
        return f"```chart {{type={form} {more}}}\n{rows}\n```"

    return write


def _points(form: str) -> Write:
    def write(count: int, words: Words) -> str:
        rows = [f"{words[n]}, {value(n + 3)}, {abs(value(n))}, {1 + n % 7}" for n in range(count)]
        return "\n".join(
            [f"```chart {{type={form} name=name x=x y=y size=size}}", "name, x, y, size", *rows, "```"]
        )

    return write


def _slope(count: int, words: Words) -> str:
    columns = [words[n] for n in range(count)]
    rows = [
        ", ".join([str(year), *(str(_cell(n + year, True)) for n in range(count))]) for year in (2010, 2024)
    ]
    return "\n".join(["```chart {type=slope}", ", ".join(["year", *columns]), *rows, "```"])


def _ranges(count: int, words: Words) -> str:
    rows = [f"{words[n]}, {5 + n % 9}, {15 + (n * 5) % 17}" for n in range(count)]
    return "\n".join(["```chart {type=range low=low high=high}", "name, low, high", *rows, "```"])


def _over_time(form: str, columns: int) -> Write:
    def write(count: int, words: Words) -> str:
        names = ", ".join(["year", *(words[n] for n in range(columns))])
        rows = [
            ", ".join([str(1986 + n), *(str(abs(value(n + 4 * c)) + 3 * c) for c in range(columns))])
            for n in range(max(2, count))
        ]
        return "\n".join([f"```chart {{type={form}}}", names, *rows, "```"])

    return write


def _panels(count: int, words: Words) -> str:
    rows = [f"{words[p]}, {2020 + n}, {abs(value(n + p))}" for p in range(count) for n in range(4)]
    return "\n".join(["```chart {type=line panel=place x=year y=value}", "place, year, value", *rows, "```"])


def _list(kind: str, text: Callable[[int, Words], str] = lambda index, words: words[index + 5]) -> Write:
    def write(count: int, words: Words) -> str:
        items = "\n".join(f"- **{words[n]}:** {text(n, words)}" for n in range(count))
        return f"::: {kind}\n{items}\n:::"

    return write


def _timeline(count: int, words: Words) -> str:
    return "```timeline\n" + "\n".join(f"- {1960 + 3 * n}: {words[n]}" for n in range(count)) + "\n```"


def _scaled(count: int, words: Words) -> str:
    events = [
        f"- {1960 + 3 * n}–{1964 + 3 * n}: {words[n]}" if n % 3 == 1 else f"- {1960 + 3 * n}: {words[n]}"
        for n in range(count)
    ]
    return "```timeline {scale=time}\n" + "\n".join(events) + "\n```"


def _figures(count: int, words: Words) -> str:
    cards = [
        f"- {{label: {words[n]}, value: {abs(value(n)) * 100:.0f}, unit: EUR, change: +0.{n % 9}, "
        f"trend: [1, 4, 2, {n}]}}"
        for n in range(count)
    ]
    return "```kpi\n" + "\n".join(cards) + "\n```"


def _risks(count: int, words: Words) -> str:
    risks = [f"- {words[n]}: {1 + n % 5}, {1 + (n * 3) % 5}" for n in range(count)]
    return "```{.matrix style=risk size=5}\n" + "\n".join(risks) + "\n```"


def _placed(count: int, words: Words) -> str:
    items = [f"  - {words[n]}: {(n * 37 % 97) / 100}, {(n * 53 % 89) / 100}" for n in range(count)]
    heads = f"x: {words[1]}\ny: {words[2]}\nquadrants: [{', '.join(words[n] for n in (3, 4, 5, 6))}]\nitems:"
    return "\n".join(["```matrix", heads, *items, "```"])


def _quadrants(count: int, words: Words) -> str:
    lists = [[f"  - {words[n]}" for n in range(quarter, count, 4)] for quarter in range(4)]
    return "\n".join(
        [
            "::: matrix",
            *("\n".join([f"- **{words[9 - n]}**", *items]) for n, items in enumerate(lists)),
            ":::",
        ]
    )


def _options(count: int, words: Words) -> str:
    points = "\n".join(f"  {words[n]}: {words[n + 7]}" for n in range(count))
    return f"```compare\n{words[3]}:\n{points}\n{words[5]}:\n{points}\n```"


def _sets(count: int, words: Words) -> str:
    """Two sets, from five items on three; the items stand in all regions by turns."""
    sets = [words[1], words[3], words[5]][: 2 if count < 5 else 3]
    regions = [[one] for one in sets] + [[sets[0], sets[1]]]
    if len(sets) == 3:
        regions += [[sets[0], sets[2]], [sets[1], sets[2]], sets]
    lines = [f"- {' & '.join(region)}:" for region in regions]
    held = [[words[n] for n in range(count) if n % len(regions) == at] for at in range(len(regions))]
    rows = [
        line + "".join(f"\n  - {item}" for item in items) for line, items in zip(lines, held, strict=True)
    ]
    return "```venn\n" + "\n".join(rows) + "\n```"


def _scenarios(count: int, words: Words) -> str:
    likely = ("likely", "very unlikely", "5–20 %", "almost certain", "roughly even chance")
    rows = [
        f"- {{name: {words[n]}, likelihood: {likely[n % 5]}, impact: high, text: {words[n + 3]}}}"
        for n in range(count)
    ]
    return "```scenarios {scale=icd203}\n" + "\n".join(rows) + "\n```"


def _network(count: int, words: Words) -> str:
    pairs = [(n, (n * 2 + 1) % count) for n in range(count)]
    edges = [f"{words[a]} -> {words[b]}: {words[a + 4]}" for a, b in pairs if a != b]
    return "```network\n" + "\n".join(edges or [words[0]]) + "\n```"


def _tree(count: int, words: Words) -> str:
    def depth(number: int) -> int:
        return 0 if number == 0 else 1 + depth((number - 1) // 3)

    def below(number: int) -> list[str]:
        own = ["  " * depth(number) + f"- {words[number]}"]
        children = (3 * number + k for k in (1, 2, 3))
        return own + [line for child in children if child < count for line in below(child)]

    return "::: tree\n" + "\n".join(below(0)) + "\n:::"


def _flowchart(count: int, words: Words) -> str:
    nodes = [f'  n{n}["{words[n]}"]' for n in range(count)]
    edges = [f"  n{n} --> n{m}" for n in range(count) for m in (2 * n + 1, 2 * n + 2) if m < count]
    return "```mermaid\nflowchart TD\n" + "\n".join(nodes + edges) + "\n```"


#: A brief's source for each kind and form.
KINDS: dict[str, Write] = {
    "bar": _chart("bar"),
    "column": _chart("column"),
    "column-clustered": _chart("column", columns=3),
    "column-stacked": _chart("column", columns=4, positive=True, more="grouping=stacked"),
    "bar-percent": _chart("bar", columns=3, positive=True, more="grouping=percent"),
    "line": _over_time("line", 3),
    "area": _over_time("area", 2),
    "pie": _chart("pie", positive=True),
    "doughnut": _chart("doughnut", positive=True),
    "radar": _chart("radar", columns=2, positive=True),
    "waterfall": _chart("waterfall"),
    "slope": _slope,
    "range": _ranges,
    "scatter": _points("scatter"),
    "bubble": _points("bubble"),
    "panels": _panels,
    "timeline": _timeline,
    "timeline-scale": _scaled,
    "kpi": _figures,
    "risks": _risks,
    "matrix": _placed,
    "quadrants": _quadrants,
    "compare": _options,
    "venn": _sets,
    "scenarios": _scenarios,
    "process": _list("process"),
    "network": _network,
    "tree": _tree,
    "mermaid": _flowchart,
}


def brief(kinds: dict[str, Write], lang: str, counts: tuple[int, ...] = COUNTS, front: str = "") -> str:
    """A brief with a slide for every kind and count."""
    words = Words(lang)
    parts = [f"---\ntitle: Exhibits\nlang: {lang}\n{front}---"]
    for name, write in kinds.items():
        parts += [f"## {name}, {count}\n\n{write(count, words)}" for count in counts]
    return "\n\n".join(parts) + "\n"
