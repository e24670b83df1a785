"""An author who writes slides of every kind, in every script there is a font for, the same for each seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import partial

from .exhibits import KINDS, Words

#: Its words are all that is written, whatever becomes of the project's own briefs.
PROSE = """
    Japan and Bhutan have kept friendly relations since nineteen eighty-six, and both governments now look for
    practical cooperation on agriculture, education, hydropower, disaster relief and humanitarian logistics.
    A responsible analyst describes likelihoods, names the evidence, separates judgement from reporting and
    says what would change the assessment. The neighbours’ infrastructure along the disputed border grows;
    Thimphu’s vulnerability is geographical, economic and demographic. Tokyo offers discreet, long-term
    development assistance without strategic conditions, as français, Łódź and Ærø remind typesetters. It may
    go up or on.
"""
WORDS = PROSE.split()
#: Text in scripts a deck's own fonts lack, and what an author must be able to show to write it.
TONGUES = {
    "Japanese": "日本とブータンは、「幸福」を国の目標に掲げる友好国です。両国の協力は一九六四年に始まり、"
    "農業・教育・インフラの分野で続いてきました。近年は、安全保障をめぐる環境が急速に変わりつつある。",
    "Dzongkha": "འབྲུག་དང་ཇཱ་པཱན་གྱི་མཐུན་ལམ་འདི་ སྤྱི་ལོ་༡༩༨༦ ལུ་འགོ་བཙུགས་ཡི། "
    "རྒྱལ་ཁབ་གཉིས་ཀྱིས་ སོ་ནམ་དང་ཤེས་རིག་ནང་ ལཱ་མཉམ་འབྲེལ་འབདཝ་ཨིན།",
    "Arabic": "بدأت العلاقات بين اليابان وبوتان عام ١٩٨٦، "
    "وتتعاون الدولتان في الزراعة والتعليم والبنية التحتية، وتتغير البيئة الأمنية في المنطقة بسرعة.",
    "Greek": "Οι σχέσεις των δύο χωρών ξεκίνησαν το χίλια εννιακόσια ογδόντα έξι και συνεχίζονται σήμερα.",
    "Russian": "Отношения двух стран начались в тысяча девятьсот восемьдесят шестом году и продолжаются.",
}
LONG = (
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "Verfassungsschutzberichtsveröffentlichung",
    "counterproliferation-and-nonproliferation-programme",
    "https://www.example.org/papers/2026/security/bhutan-and-japan?version=final&language=dz#summary",
    "ministry.of.foreign.affairs@example.org",
    "INTERGOVERNMENTAL/INTERMINISTERIAL",
    "COVID-19–2026",
)
FORMS = ("{}", "**{}**", "*{}*", "`{}`", "[{}](https://example.org)", "~~{}~~", "^{}^", "***{}***")
WEIGHTS = (60, 5, 5, 3, 2, 1, 1, 1)


class Author:
    """Writes briefs."""

    def __init__(self, seed: int, tongues: Sequence[str], *, exhibits: bool = False) -> None:
        """With ``exhibits`` every second slide or so has a chart or diagram."""
        self._random = random.Random(seed)
        self._exhibits = exhibits
        self._tongues = [TONGUES[name] for name in tongues]
        self._notes: list[str] = []

    def brief(self, slides: int) -> str:
        """A brief with a cover, sections, a closing slide and so many slides of text."""
        head = ["---", f"title: '{self._plain(3, 14)}'", f"subtitle: '{self._plain(3, 20)}'"]
        head += [f"author: ['{self._plain(2, 3)}', '{self._plain(2, 3)}']", "deck:", "  prose: slide"]
        head += [f"  closing: '{self._plain(1, 6)}'", "---"]
        parts = ["\n".join(head)]
        for number in range(slides):
            if number % 6 == 5:
                parts.append(f"# {self.words(2, 9)}\n\n{self._plain(4, 18)}")
            parts.append(f"## {self.words(2, 18)}\n\n{self._matter()}")
            parts += self._notes
            self._notes = []
        return "\n\n".join(parts) + "\n"

    def words(self, least: int, most: int) -> str:
        """A line of marked-up words; now and then one in another script, or one that is hard to set."""
        count = self._random.randint(least, most)
        if self._tongues and self._random.random() < 0.12:
            return self._foreign(count)
        marks = self._random.choices(FORMS, WEIGHTS, k=count)
        words = [mark.format(word) for mark, word in zip(marks, self._picked(count), strict=True)]
        if self._tongues and count > 6 and self._random.random() < 0.1:
            words.insert(self._random.randrange(count), self._foreign(self._random.randint(2, 6)))
        return " ".join(words)

    def _picked(self, count: int) -> list[str]:
        words = self._random.choices(WORDS, k=count)
        if count > 4 and self._random.random() < 0.15:
            words[self._random.randrange(1, count)] = self._random.choice(LONG)
        return words

    def _plain(self, least: int, most: int) -> str:
        return " ".join(self._random.choices(WORDS, k=self._random.randint(least, most)))

    def _foreign(self, words: int) -> str:
        """Part of a text in another script, about as long as so many words."""
        text = self._random.choice(self._tongues)
        length = min(len(text), 5 * words)
        start = self._random.randrange(len(text) - length + 1)
        return text[start : start + length].strip(" 、，。་།،・") or text[:2]

    def _matter(self) -> str:
        kinds: tuple[Callable[[], str], ...] = (
            self._list, self._list, self._table, self._quote, self._callout, self._code, self._columns,
            self._prose, self._terms, self._timeline, self._noted, self._headed,
        )  # fmt: skip
        if self._exhibits and self._random.random() < 0.5:
            kinds = (self._exhibit, *kinds[:2])
            return "\n\n".join(kind() for kind in kinds[: self._random.choice((1, 1, 2))])
        count = self._random.choice((1, 1, 2, 3))
        return "\n\n".join(kind() for kind in self._random.choices(kinds, k=count))

    def _list(self) -> str:
        mark = self._random.choice(("-", "1.", "- [ ]"))
        items = range(self._random.randint(1, 12))
        return "\n".join(
            f"{'    ' * self._random.choice((0, 0, 1)) * (n > 0)}{mark} {self.words(1, 30)}" for n in items
        )

    def _table(self, most: int = 6) -> str:
        columns, rows = self._random.randint(2, most), self._random.randint(1, 14)
        cells = [[self.words(1, 40 // columns) for _ in range(columns)] for _ in range(rows + 1)]
        head, *body = (f"| {' | '.join(row)} |" for row in cells)
        lines = [head, "|" + self._random.choice((":--|", "--:|", ":-:|")) * columns, *body]
        caption = ["", f": {self.words(3, 30)}"] if self._random.random() < 0.5 else []
        return "\n".join([*lines, *caption])

    def _quote(self) -> str:
        return f"> {self.words(5, 60)}\n>\n> — {self.words(2, 8)}"

    def _callout(self) -> str:
        return f"> [!{self._random.choice(('NOTE', 'WARNING', 'TIP'))}]\n> {self.words(3, 50)}"

    def _code(self) -> str:
        return "\n".join(["```", *(self._plain(1, 9) for _ in range(self._random.randint(1, 14))), "```"])

    def _columns(self) -> str:
        count = self._random.choice((2, 2, 3))
        kinds = (self._list, self._prose, self._headed, partial(self._table, 2))
        sides = (f"::: column\n{self._random.choice(kinds)()}\n:::" for _ in range(count))
        return "\n".join(["::: columns", *sides, ":::"])

    def _prose(self) -> str:
        return self.words(5, 60)

    def _headed(self) -> str:
        return f"### {self.words(1, 12)}\n\n{self.words(3, 30)}"

    def _terms(self) -> str:
        return "\n\n".join(f"{self._plain(1, 3)}\n: {self.words(2, 25)}" for _ in range(2))

    def _timeline(self) -> str:
        events = range(self._random.randint(2, 7))
        return "\n".join(["::: timeline", *(f"- {1960 + 9 * n}: {self.words(1, 9)}" for n in events), ":::"])

    def _exhibit(self) -> str:
        """A chart or diagram of any kind."""
        return self._random.choice(list(KINDS.values()))(self._random.randint(1, 14), Words("en"))

    def _noted(self) -> str:
        label = f"note-{self._random.randrange(10**9)}"
        self._notes.append(f"[^{label}]: {self.words(3, 40)}")
        return f"- {self.words(3, 20)}[^{label}]\n- {self.words(3, 20)}"
