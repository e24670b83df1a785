"""The first page's head: sender, title, the block of To, From, Date …, a rule, and the summary set off.

It is laid like a block: origin at the text area's top left corner.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.picture import BadPicture
from deckbuilder.blocks.picture import load as load_picture
from deckbuilder.layout.terms import Terms, terms
from deckbuilder.model import Meta, Run
from deckbuilder.plan import (
    ImageShape,
    Insets,
    Para,
    PathShape,
    Rect,
    Shape,
    Span,
    Stroke,
    TextShape,
    TextStyle,
)
from deckbuilder.theme.tokens import Theme

#: Height of the logo and its greatest share of the measure.
LOGO_HEIGHT, LOGO_SHARE = 34.0, 0.5
#: The title is set this much larger than the largest heading.
TITLE_SCALE = 1.6
#: Widths tried to make the title's lines even.
BALANCE_STEPS = 12
#: Distances down the page. Points.
AFTER_SENDER, AFTER_TITLE, AFTER_FIELDS, AFTER_SUMMARY = 30.0, 16.0, 10.0, 20.0
FIELD_GAP = 3.0
#: Between labels and what they label, in ems.
LABEL_GAP = 1.6
RULE = Stroke("rule", 0.6)
SUMMARY_INSET = Insets(14.0, 10.0, 14.0, 11.0)
SUMMARY_BAR = 2.5


class Letterhead:
    """Lays the head of one memo."""

    def __init__(self, meta: Meta, theme: Theme, room: Room, span: Span) -> None:
        self._meta = meta
        self._theme = theme
        self._room = room
        self._span = meta.span or span
        self._terms = terms(meta.lang)
        self._shapes: list[Shape] = []
        self._y = 0.0

    def lay(self, title: str, anchor: str | None = None) -> Laid:
        """Everything from the sender to the summary; ``after`` is the space before the text.

        Links to ``anchor`` lead to the title.
        """
        self._sender()
        self._title(title, anchor)
        self._fields(title)
        self._summary()
        return Laid(tuple(self._shapes), self._y, after=AFTER_SUMMARY)

    def _sender(self) -> None:
        """Logo or organisation at the left, the kind of document at the right on the same line."""
        styles = self._room.styles
        kind = replace(_plain(styles.headings[2]), weight=400, color="muted", align="right")
        word = self._para(self._terms.memorandum, kind, "Artifact")
        height = self._logo() or self._organisation(word.height)
        top = self._y + height - word.height
        self._shapes.append(self._text(word, top, 0.0, self._room.width, "letterhead"))
        self._y += height + AFTER_SENDER

    def _logo(self) -> float:
        """Draws the logo and returns its height; 0 where the theme has none that can be read."""
        logo = self._theme.logo
        if logo is None:
            return 0.0
        try:
            picture = load_picture(logo.path.read_bytes(), logo.path.name)
        except (OSError, BadPicture):
            # The theme's reader has already said what is wrong with the file.
            return 0.0
        across, down = picture.pixels
        scale = min(LOGO_HEIGHT / down, self._room.width * LOGO_SHARE / across)
        box = Rect(0.0, self._y, across * scale, down * scale)
        self._shapes.append(
            ImageShape(
                box, self._span, picture.data, picture.media, picture.pixels, role="letterhead", alt=logo.alt
            )
        )
        return box.height

    def _organisation(self, height: float) -> float:
        name = self._meta.organisation or self._theme.organisation
        if not name:
            return height
        style = replace(_plain(self._room.styles.headings[2]), color="heading")
        para = self._para(name, style, "P", width=self._room.width * 0.7)
        self._shapes.append(self._text(para, self._y, 0.0, self._room.width * 0.7, "letterhead"))
        return para.height

    def _title(self, title: str, anchor: str | None) -> None:
        if not title:
            return
        largest = _plain(self._room.styles.headings[0])
        scale = TITLE_SCALE
        style = replace(largest, size=largest.size * scale, leading=largest.leading * scale * 0.94)
        para = self._para(title, style, "Title", width=self._balanced(title, style))
        self._add(replace(para, anchor=anchor), "title")
        if self._meta.subtitle:
            style = replace(_plain(self._room.styles.body[0]), color="muted", align="left", hyphenate=False)
            style = replace(style, size=style.size * 1.15, leading=style.leading * 1.15)
            self._y += FIELD_GAP * 2
            width = self._balanced(self._meta.subtitle, style)
            self._add(self._para(self._meta.subtitle, style, "P", width=width), "subtitle")
        self._y += AFTER_TITLE

    def _balanced(self, text: str, style: TextStyle) -> float:
        """The width in which a text has as many lines as in the whole measure, but of more even length."""
        runs, measure = (Run(text),), self._room.width
        lines = len(self._room.typesetter.set(runs, style, measure))
        least = self._room.typesetter.width(runs, style) / lines
        widths = [measure - step * (measure - least) / BALANCE_STEPS for step in range(BALANCE_STEPS)]
        return next(
            width for width in reversed(widths) if len(self._room.typesetter.set(runs, style, width)) == lines
        )

    def _fields(self, title: str) -> None:
        """Labels in a column of their own, what they label hanging beside them, a rule above and below."""
        fields = _fields(self._meta, title, self._terms)
        if not fields:
            return
        styles = self._room.styles
        value = replace(_plain(styles.body[0]), align="left", hyphenate=False)
        label = replace(
            _plain(styles.headings[3]),
            size=styles.note.size,
            weight=400,
            color="muted",
            leading=value.leading,
        )
        widths = [self._room.typesetter.width((Run(name),), label) for name, _ in fields]
        hang = max(widths) + LABEL_GAP * label.size
        self._rule()
        for name, text in fields:
            told = self._para(text, value, "P", width=self._room.width - hang)
            asked = self._para(name, label, "P", width=hang)
            down = told.lines[0].ascent - asked.lines[0].ascent
            self._shapes.append(self._text(asked, self._y + down, 0.0, hang, "letterhead"))
            self._shapes.append(self._text(told, self._y, hang, self._room.width - hang, "letterhead"))
            self._y += told.height + FIELD_GAP
        self._y += AFTER_FIELDS - FIELD_GAP
        self._rule()

    def _rule(self) -> None:
        line = Rect(0.0, self._y, self._room.width, 0.0)
        self._shapes.append(PathShape(line, self._span, "line", stroke=RULE))
        self._y += AFTER_FIELDS

    def _summary(self) -> None:
        """The abstract on a tint, with a bar of the accent at its left."""
        if not self._meta.abstract:
            return
        body = self._room.styles.body[0]
        style = replace(body, before=0.0, indent=0.0)
        name = replace(_plain(self._room.styles.headings[3]), color="accent1", after=FIELD_GAP)
        inner = self._room.width - SUMMARY_INSET.left - SUMMARY_INSET.right
        texts = [part for part in self._meta.abstract.split("\n\n") if part.strip()]
        paras = [self._para(self._terms.summary, name, "P", width=inner)]
        paras += [self._para(" ".join(text.split()), style, "P", width=inner) for text in texts]
        gaps = sum(one.style.after + two.style.before for one, two in pairwise(paras))
        height = sum(para.height for para in paras) + gaps + SUMMARY_INSET.top + SUMMARY_INSET.bottom
        box = Rect(0.0, self._y, self._room.width, height)
        self._shapes.append(
            TextShape(box, self._span, tuple(paras), "letterhead", inset=SUMMARY_INSET, fill="surface")
        )
        bar = Rect(0.0, self._y, SUMMARY_BAR, height)
        self._shapes.append(PathShape(bar, self._span, "rect", fill="accent1"))
        self._y += height

    def _para(self, text: str, style: TextStyle, role: str, width: float | None = None) -> Para:
        runs = (Run(text),)
        lines = self._room.typesetter.set(runs, style, width or self._room.width)
        return Para(runs, style, role, self._span, lines)

    def _text(self, para: Para, y: float, x: float, width: float, role: str) -> TextShape:
        return TextShape(Rect(x, y, width, para.height), self._span, (para,), role)

    def _add(self, para: Para, role: str) -> None:
        self._shapes.append(self._text(para, self._y, 0.0, self._room.width, role))
        self._y += para.height


def _plain(style: TextStyle) -> TextStyle:
    """The style without space around it."""
    return replace(style, before=0.0, after=0.0, indent=0.0)


def _fields(meta: Meta, title: str, words: Terms) -> list[tuple[str, str]]:
    """Label and text of what the author gave, in a memo's customary order. The title is not said again."""
    memo = meta.memo
    day = words.dated(meta.date) if isinstance(meta.date, date) else meta.date
    subject = memo.subject if memo.subject and memo.subject.strip() != title.strip() else None
    fields = (
        (words.to, "\n".join(memo.to)),
        (words.sender, "\n".join(memo.from_ or meta.authors)),
        (words.day, day),
        (words.subject, subject),
        (words.reference, memo.reference),
        (words.copy, "\n".join(memo.cc)),
        (words.classification, meta.classification),
    )
    return [(label, text) for label, text in fields if text]
