"""Inline Markdown to runs: emphasis, code, links, note calls, line breaks, spans and the HTML understood.

Text without any markup, the greater part of a brief, never reaches the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from deckbuilder.data.characters import allowed
from deckbuilder.markdown import autolinks, equations, html, ignoring, references
from deckbuilder.markdown.notes import Notes
from deckbuilder.markdown.places import Cursor, Places
from deckbuilder.markdown.runs import Look, RunWriter, joined_lines, shifted
from deckbuilder.markdown.smart import Smart
from deckbuilder.markdown.span_looks import spanned
from deckbuilder.markdown.unsupported import NOTABLE, report_unsupported
from deckbuilder.model import NO_ATTRS, Attrs, Run, Runs, icon_run
from deckbuilder.pictures.icons import known
from deckbuilder.report import Edit, Report
from deckbuilder.source import Span

#: What makes content more than plain text: markup, or what may be found in it (addresses, shortcodes).
_MARKUP = re.compile(rf"[\\`*_~\[<$^]|&[#\w]|:/|:icon-|[wW]{{3}}\.|{NOTABLE}")
#: What makes text between markup worth a look.
_NOTABLE = re.compile(rf"\[\^|:/|[wW]{{3}}\.|{NOTABLE}")
_UNSAFE = re.compile(r"(javascript|vbscript|data|file):", re.IGNORECASE)
#: Blanks and control characters, also percent-encoded, which browsers ignore inside a scheme.
_IGNORED = re.compile(r"[\x00-\x20]+|%(?:[01][0-9A-Fa-f]|20)")
_SHIFTS = {
    "strong_open": ("bold", 1), "strong_close": ("bold", -1),
    "em_open": ("italic", 1), "em_close": ("italic", -1),
    "s_open": ("strike", 1), "s_close": ("strike", -1),
}  # fmt: skip
_HTML_COUNTS = {
    "mark": "mark", "kbd": "code", "code": "code", "b": "bold", "strong": "bold", "em": "italic",
    "i": "italic", "s": "strike", "del": "strike", "strike": "strike", "u": "underline",
}  # fmt: skip
_PLAIN = Look()
#: Longer tags are cut in messages.
_MOST_SHOWN = 60


class Inlines:
    """Turns the inline content of one document into runs."""

    def __init__(
        self,
        md: MarkdownIt,
        env: dict[str, Any],
        places: Places,
        notes: Notes,
        report: Report,
        smart: str | None = None,
    ) -> None:
        self._md = md
        self._env = env
        self.places = places
        self.notes = notes
        self.report = report
        self.equations: dict[str, str] = {}
        """The numbers of formulas by their identifiers."""
        self.smart = smart
        """The document's language where its punctuation is to be set; None to leave it."""
        self.pictures: list[str] = []
        """The files that pictures met so far name."""
        self.dropped_tags: set[str] = set()
        """Names of tags that were left out: what ends them is left out without a word of its own."""

    def elsewhere(self, places: Places) -> Inlines:
        """The same for other lines of the same document."""
        return Inlines(self._md, self._env, places, self.notes, self.report, self.smart)

    def block_tokens(self, level: int) -> list[Token]:
        """The block tokens of its lines, which lie ``level`` deep in the document."""
        text = "\n".join([line.text for line in self.places.lines])
        tokens: list[Token] = []
        state = StateBlock(text, self._md, self._env, tokens)
        state.level = level
        self._md.block.tokenize(state, 0, state.lineMax)
        return tokens

    def tokens(self, content: str) -> list[Token]:
        """The inline tokens of some content."""
        tokens: list[Token] = []
        self._md.inline.parse(content, self._md, self._env, tokens)
        return tokens

    def runs(self, content: str, first: int, end: int, lang: str | None = None) -> Runs:
        """The runs of content written on the parsed lines ``first`` to ``end`` (excluded)."""
        if _MARKUP.search(content):
            return self.of(self.tokens(content), first, end, lang)
        text = joined_lines(content) if "\n" in content else content
        text = text.replace("\t", " ")
        if self.smart is not None:
            text = Smart().set(text, "", lang or self.smart)
        return (Run(text, lang=lang),) if text else ()

    def of(self, tokens: Sequence[Token], first: int, end: int, lang: str | None = None) -> Runs:
        """The runs of tokens already parsed."""
        reader = _Reader(self, first, end, Look(lang=lang) if lang else _PLAIN)
        reader.read(tokens)
        return reader.finish()

    def of_html(self, block: str, first: int, end: int) -> Runs:
        """The text of a raw HTML block, with the tags that are understood."""
        reader = _Reader(self, first, end, _PLAIN)
        for piece in html.pieces(block):
            reader.html_block_piece(piece)
        return reader.finish()


class _Reader:
    """Reads one piece of content."""

    def __init__(self, inlines: Inlines, first: int, end: int, look: Look) -> None:
        self._inlines = inlines
        self._cursor = Cursor(inlines.places, first, end)
        self._look = look
        self._outer: list[Look] = []
        self._writer = RunWriter()
        self._smart = Smart()
        self._open_tags: dict[str, Span] = {}

    def read(self, tokens: Sequence[Token]) -> None:
        for position, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                self._text(token.content)
            elif shift := _SHIFTS.get(kind):
                self._look = shifted(self._look, *shift)
                if kind == "s_open" and token.markup == "~" and position:
                    self._check_subscript(tokens[position - 1], tokens[position + 1])
            elif kind == "softbreak":
                self._writer.line_end()
                self._cursor.line += 1
            elif kind == "code_inline":
                self._writer.write(token.content, shifted(self._look, "code", 1))
                self._check_attrs(token, "code in a line")
            elif kind == "link_open":
                self._open_link(token, tokens[position + 1])
            else:
                _READERS[kind](self, token)

    def finish(self) -> Runs:
        report = self._inlines.report
        for name, place in self._open_tags.items():
            report.warning(
                "html-unclosed", f"`<{name}>` is never closed", place, f"write `</{name}>` after it"
            )
        return self._writer.finish()

    def superscript(self, token: Token) -> None:
        """pandoc's ``10^6^``."""
        self._writer.write(token.content, self._look._replace(scripts=(*self._look.scripts, "sup")))

    def _text(self, text: str) -> None:
        if not _NOTABLE.search(text):
            self._write(text)
            return
        if self._look.href is None:
            text = references.refer(text, self._writer, self._look, self._text)
            for piece, target in autolinks.split(text):
                if target:
                    self._writer.write(piece, self._look._replace(href=target))
                else:
                    self._write(piece)
        else:
            self._write(text)
        self._inlines.notes.check_calls(text, self._cursor.line, self._cursor.end)
        report_unsupported(
            text, self._cursor.line, self._cursor.end, self._inlines.places, self._inlines.report
        )

    def _write(self, text: str) -> None:
        """Write text, its punctuation set; not that of an address which is its own text."""
        lang, href = self._inlines.smart, self._look.href
        if lang is not None and not (href and href.endswith(text)):
            text = self._smart.set(text, self._writer.last, self._look.lang or lang)
        self._writer.write(text, self._look)

    def special(self, token: Token) -> None:
        """An escaped character or an entity."""
        self._writer.write(allowed(token.content), self._look)

    def line_break(self, token: Token) -> None:
        self._writer.write("\n", self._look)
        self._cursor.line += 1

    def maths(self, token: Token) -> None:
        equations.write(token, self._writer, self._look, self._cursor.place, self._inlines.report)
        self._cursor.line += token.content.count("\n")

    def icon(self, token: Token) -> None:
        """An icon, or its name as written where there is none."""
        name, written = token.content, f":icon-{token.content}:"
        if known(name, self._cursor.place(written), self._inlines.report):
            self._writer.call(icon_run(name))
        else:
            self._writer.write(written, self._look)

    def note_call(self, token: Token) -> None:
        self._writer.call(self._inlines.notes.call(token, self._cursor.line))

    def picture(self, token: Token) -> None:
        self.read(token.children or ())
        self._warn(
            "image-inline",
            "a picture inside running text is not drawn; its description stands there instead",
            f"![{token.content}",
            "put the picture in a paragraph of its own",
        )

    def _open_link(self, token: Token, following: Token) -> None:
        self._outer.append(self._look)
        href = str(token.attrs["href"])
        if not self._lead_to(href):
            return
        self._look = self._look._replace(tip=str(token.attrs.get("title", "")) or None)
        if following.type == "link_close":
            # A link around nothing shows where it leads.
            self._writer.write(href, self._look)

    def _lead_to(self, href: str) -> bool:
        """Make what follows a link, unless its target is unsafe, which is reported, or empty."""
        if unsafe := _UNSAFE.match(_IGNORED.sub("", href)):
            self._warn(
                "link-unsafe",
                f"a `{unsafe[1].lower()}:` link is not carried over; its text is kept",
                f"{unsafe[1]}:",
                "link to a web page, a mail address or a place in the brief",
            )
        elif href:
            self._look = self._look._replace(href=href)
            return True
        return False

    def open_span(self, token: Token) -> None:
        self._outer.append(self._look)
        self._look = spanned(self._look, token.meta["attrs"], self._cursor.place, self._inlines.report)

    def close_link(self, token: Token) -> None:
        self.leave(token)
        self._check_attrs(token, "a link")

    def leave(self, token: Token) -> None:
        self._look = self._outer.pop()

    def _check_attrs(self, token: Token, bearer: str) -> None:
        attrs: Attrs = token.meta.get("attrs", NO_ATTRS)
        if attrs is NO_ATTRS:
            return
        names = [f".{name}" for name in attrs.classes] + [
            f"={value}" if key == "raw" else key for key, value in attrs.values
        ]
        if attrs.id:
            names.insert(0, f"#{attrs.id}")
        self._inlines.report.note(
            "attributes-unused",
            f"attributes of {bearer} have no effect: {', '.join(f'`{name}`' for name in names)}",
            self._cursor.place(names[0]),
            "delete them, or put text in a span: `[text]{.mark}`",
        )

    def _check_subscript(self, before: Token, inside: Token) -> None:
        """pandoc's ``H~2~O`` is GFM's strikethrough."""
        if before.type == "text" and before.content[-1:].isalnum():
            self._warn(
                "strikethrough-in-word",
                f"`~{inside.content}~` strikes out a part of a word",
                f"~{inside.content}~",
                f"write `<sub>{inside.content}</sub>` for a subscript",
                f"<sub>{inside.content}</sub>" if inside.content.isdecimal() else "",
            )

    def tag(self, token: Token) -> None:
        """One inline construct of raw HTML."""
        piece = html.tag(token.content)
        if piece.kind == "text":
            self._writer.write(piece.text, self._look)
        elif piece.kind == "comment":
            ignoring.report_misplaced(piece.text, self._cursor, self._inlines.report)
        else:
            self._markup(piece)
        self._cursor.line += token.content.count("\n")

    def html_block_piece(self, piece: html.Piece) -> None:
        """A piece of an HTML block, whose white space means nothing."""
        if piece.kind != "text":
            self._markup(piece)
            return
        if piece.text[:1].isspace():
            self._writer.line_end()
        self._write(allowed(" ".join(piece.text.split())))
        if piece.text[-1:].isspace():
            self._writer.line_end()

    def _markup(self, piece: html.Piece) -> None:
        """Obey or drop a tag. Comments are private to the author."""
        if piece.kind == "break":
            self._writer.write("\n", self._look)
        elif piece.kind in ("open", "close") and piece.name in html.UNDERSTOOD:
            self._toggle(piece)
        elif piece.kind == "open":
            self._inlines.dropped_tags.add(piece.name)
            self._drop(piece)
        elif piece.kind in ("other", "mute") or (
            piece.kind == "close" and piece.name not in self._inlines.dropped_tags
        ):
            self._drop(piece)

    def _toggle(self, piece: html.Piece) -> None:
        opens = piece.kind == "open"
        place = self._cursor.place(piece.text)
        if opens == (piece.name in self._open_tags):
            return
        if opens:
            self._open_tags[piece.name] = place
        else:
            del self._open_tags[piece.name]
        if count := _HTML_COUNTS.get(piece.name):
            self._look = shifted(self._look, count, 1 if opens else -1)
            return
        if piece.name == "a":
            self._look = self._look._replace(href=None)
            if opens:
                self._lead_to(html.href(piece.text))
            return
        scripts = [name for name in self._open_tags if name in ("sub", "sup")]
        self._look = self._look._replace(scripts=tuple(scripts))

    def _drop(self, piece: html.Piece) -> None:
        shown = f"<{piece.name}>" if piece.kind == "mute" else " ".join(piece.text.split())
        shown = shown if len(shown) <= _MOST_SHOWN else f"{shown[: _MOST_SHOWN - 1]}…"
        fate = (
            "left out with all it holds" if piece.kind == "mute" else "left out; the text around it is kept"
        )
        self._warn(
            "html-dropped",
            f"the HTML `{shown}` is {fate}",
            piece.text,
            "write it in Markdown; `<br> <b> <i> <u> <code> <a> <sub> <sup> <kbd> <mark>` are understood",
        )

    def _warn(self, code: str, message: str, snippet: str, help: str, instead: str = "") -> None:
        """Report what stands in the text; ``instead`` is what it is surely meant to be."""
        place = self._cursor.place(snippet)
        fix = (Edit(place.path, place.first, place.column, snippet, instead),) if place.column else ()
        self._inlines.report.warning(code, message, place, help, fix if instead else ())


_READERS: dict[str, Callable[[_Reader, Token], None]] = {
    "text_special": _Reader.special,
    "hardbreak": _Reader.line_break,
    "link_close": _Reader.close_link,
    "html_inline": _Reader.tag,
    "footnote_ref": _Reader.note_call,
    "image": _Reader.picture,
    "maths": _Reader.maths,
    "icon": _Reader.icon,
    "superscript": _Reader.superscript,
    "span_open": _Reader.open_span,
    "span_close": _Reader.leave,
}
