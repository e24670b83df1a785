"""Paragraphs and runs as DrawingML text; a property is written only where it differs from what is
inherited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from deckbuilder.plan import Para, Run
from deckbuilder.render.pptx.languages import language, told
from deckbuilder.render.pptx.look import (
    LEVELS,
    NO_MARK,
    Look,
    Looks,
    character_attrs,
    character_fill,
    properties,
    typeface,
)
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.units import centi
from deckbuilder.render.xml import NOTHING, Value, Xml, element, join, text
from deckbuilder.text.direction import runs_rtl

#: `a:rPr/@baseline` of superscripts and subscripts, in thousandths of a percent: PowerPoint's own values.
_BASELINE = {"sup": 30_000, "sub": -25_000}
#: Marks slide number fields; PowerPoint only wants it to be the same throughout.
SLIDE_NUMBER = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"

#: Makes the relationship for a link target: its id and whether it leads to a slide; None if it leads nowhere.
Link = Callable[[str], tuple[str, bool] | None]


def _nowhere(href: str) -> None:
    return None


class Typist:
    """Writes text; remembers the properties it has already written."""

    def __init__(self, looks: Looks, paint: Paint) -> None:
        self._looks = looks
        self._paint = paint
        self._runs: dict[tuple[object, ...], tuple[dict[str, Value], tuple[Xml, Xml, Xml], Xml]] = {}
        self._paragraphs: dict[tuple[Look, Look, int, bool], Xml] = {}

    def body(self, paras: Sequence[Para], base: Sequence[Look], link: Link = _nowhere) -> tuple[Xml, Xml]:
        """The shape's own list style and its paragraphs.

        A level whose paragraphs mostly share a look is described once for the shape, so that text typed there
        later looks alike.
        """
        looks = self.looks(paras)
        levels = list(base)
        own = []
        for level in sorted({_level(para) for para in paras}):
            common = Counter(look for look, para in zip(looks, paras, strict=True) if _level(para) == level)
            look = common.most_common(1)[0][0]
            if look.mark != NO_MARK and look.mark != base[level].mark:
                # Marks of another kind stand on their paragraphs, where PowerPoint puts them; LibreOffice
                # gives those of a shape's levels to later slides too.
                look = replace(look, mark=base[level].mark)
            if look.rtl == levels[level].rtl and look != levels[level]:
                own.append(properties(f"a:lvl{level + 1}pPr", look, levels[level], self._paint))
                levels[level] = look
        mixed = len({look.rtl for look in looks}) > 1
        written = (
            self.paragraph(p, look, levels[_level(p)], link, mixed=mixed)
            for p, look in zip(paras, looks, strict=True)
        )
        return element("a:lstStyle", {}, *own), join(*written)

    def explicit(self, paras: Sequence[Para], base: Look, link: Link = _nowhere) -> Xml:
        """Paragraphs that inherit nothing but ``base``: table cells, which have no list styles."""
        looks = self.looks(paras)
        return join(*(self.paragraph(p, look, base, link) for p, look in zip(paras, looks, strict=True)))

    def looks(self, paras: Sequence[Para]) -> list[Look]:
        """How each paragraph looks, numbered ones with the number their list starts at."""
        starts = _starts(paras)
        return [
            self._looks.of_para(para, start, runs_rtl(para.runs, para.style))
            for para, start in zip(paras, starts, strict=True)
        ]

    def paragraph(
        self, para: Para, look: Look, base: Look, link: Link = _nowhere, *, mixed: bool = False
    ) -> Xml:
        """``mixed`` says that others in the shape run the other way: then each says its direction, as
        LibreOffice puts the bullets of those that do not on the wrong side."""
        key = (look, base, _level(para), mixed)
        if key not in self._paragraphs:
            self._paragraphs[key] = properties(
                "a:pPr", look, base, self._paint, level=_level(para), runs=False, directed=mixed
            )
        runs = [self._run(run, para, look, base, link) for run in para.runs if run.text]
        if not runs:
            attrs = {**language(para.style.lang, para.style.lang), **character_attrs(look, base)}
            runs = [element("a:endParaRPr", attrs)]
        return element("a:p", {}, self._paragraphs[key], *runs)

    def slide_number(self, para: Para, base: Look) -> Xml:
        """A paragraph holding the field that shows the slide's number."""
        look = self.looks((para,))[0]
        attrs = {**language(para.style.lang, para.style.lang), **character_attrs(look, base)}
        shown = element("a:t", {}, text("".join(run.text for run in para.runs)))
        run = element("a:rPr", attrs, *character_fill(look, base, self._paint))
        field = element("a:fld", {"id": SLIDE_NUMBER, "type": "slidenum"}, run, shown)
        return element("a:p", {}, field)

    def _run(self, run: Run, para: Para, look: Look, base: Look, link: Link) -> Xml:
        lang = run.lang or told(run.text, para.style.lang)
        mono = (para.style.mono, para.style.mono_scale) if run.code else None
        key = (
            run.bold, run.italic, mono, run.strike, run.underline, run.smallcaps, run.mark, run.script,
            run.color, lang, para.style.lang, look, base,
        )  # fmt: skip
        found = self._runs.get(key)
        if found is None:
            attrs, children = self._run_properties(run, para, look, base, lang)
            found = self._runs[key] = attrs, children, element("a:rPr", attrs, *children)
        attrs, children, written = found
        href = run.href if run.note is None else f"#note:{run.note}"
        target = link(href) if href is not None else None
        if target is not None:
            fill, *others = children
            if run.color is None:
                # LibreOffice draws a slide's first link in the colour of its text unless told.
                fill = self._paint.fill("link")
            elif not run.underline:
                attrs = {**attrs, "u": "none"}
            clicked = _hyperlink(*target, run.tip, own_color=run.color is not None)
            written = element("a:rPr", attrs, fill, *others, clicked)
        lines = run.text.split("\n")
        parts = []
        for number, line in enumerate(lines):
            if number:
                parts.append(element("a:br", {}, written))
            if line:
                parts.append(element("a:r", {}, written, element("a:t", {}, text(line))))
        return join(*parts)

    def _run_properties(
        self, run: Run, para: Para, look: Look, base: Look, lang: str
    ) -> tuple[dict[str, Value], tuple[Xml, Xml, Xml]]:
        attrs: dict[str, Value] = {**language(lang, para.style.lang), **character_attrs(look, base)}
        fill, face = character_fill(look, base, self._paint)
        if run.bold:
            attrs["b"] = None if base.bold else True
        if run.italic:
            attrs["i"] = None if base.italic else True
        if run.underline:
            attrs["u"] = "sng"
        if run.strike:
            attrs["strike"] = "sngStrike"
        if run.smallcaps:
            attrs["cap"] = "small"
        if run.script:
            attrs["baseline"] = _BASELINE[run.script]
        if run.code:
            face = typeface(para.style.mono)
            if para.style.mono_scale != 1.0:
                attrs["sz"] = centi(look.size / 100 * para.style.mono_scale)
        if run.color is not None:
            fill = self._paint.fill(run.color)
        highlight = element("a:highlight", {}, self._paint.highlight) if run.mark else NOTHING
        return attrs, (fill, highlight, face)


def _hyperlink(relation: str, to_slide: bool, tip: str | None, *, own_color: bool) -> Xml:
    action = "ppaction://hlinksldjump" if to_slide else None
    attrs: dict[str, Value] = {"r:id": relation, "action": action, "tooltip": tip}
    return element("a:hlinkClick", attrs, _OWN_COLOR if own_color else NOTHING)


#: A link in the colour of its text rather than the theme's for links ([MS-ODRAWXML] 2.33, `hlinkClr`).
_OWN_COLOR = element(
    "a:extLst",
    {},
    element(
        "a:ext",
        {"uri": "{A12FA001-AC4F-418D-AE19-62706E023703}"},
        element(
            "ahyp:hlinkClr",
            {"xmlns:ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor", "val": "tx"},
        ),
    ),
)


def _level(para: Para) -> int:
    """The paragraph's list level in PowerPoint, which knows no deeper ones; its indent is its own anyway."""
    return min(para.level, LEVELS - 1)


def _starts(paras: Sequence[Para]) -> list[int | None]:
    """For each numbered paragraph the number its sequence starts at.

    PowerPoint counts neighbouring paragraphs of a level as one sequence while nothing at that level or above
    comes between and their marks are of one form, and all carry the sequence's first number (ECMA-376 part 1,
    21.1.2.4.1).
    """
    starts: list[int | None] = []
    running: dict[int, tuple[int, int, str]] = {}
    for para in paras:
        number, form = (para.bullet.number, para.bullet.form) if para.bullet else (None, "")
        for level in [
            level for level in running if level > para.level or (level == para.level and number is None)
        ]:
            del running[level]
        if number is None:
            starts.append(None)
            continue
        first, last, before = running.get(para.level, (number, number - 1, form))
        if number != last + 1 or form != before:
            first = number
        running[para.level] = (first, number, form)
        starts.append(first)
    return starts


_UNSAFE = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")


def uri(href: str) -> str:
    """A link's target with everything percent-encoded that a URI may not hold (RFC 3986, section 2)."""
    return _UNSAFE.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace")), href
    )
