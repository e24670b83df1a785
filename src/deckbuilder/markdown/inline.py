"""Inline Markdown to runs: emphasis, code, links, footnote calls, line breaks, spans and the HTML tags
understood.

Text without any markup, the greater part of a brief, never reaches the parser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from deckbuilder.markdown import autolinks, html
from deckbuilder.markdown.characters import allowed
from deckbuilder.markdown.notes import Notes
from deckbuilder.markdown.places import Places
from deckbuilder.markdown.unsupported import report_unsupported
from deckbuilder.model import Attrs, Run, Runs
from deckbuilder.report import Report, did_you_mean
from deckbuilder.source import Span

#: What makes content more than plain text: markup, or something to be found in it (addresses, maths,
#: shortcodes).
_MARKUP = re.compile(r"[\\`*_~\[<$@]|&[#\w]|:/|www\.|\{\{<", re.IGNORECASE)
_BREAK = re.compile(r"( *)\n[ \t]*")
_UNSAFE = re.compile(r"(?:javascript|vbscript|data|file):", re.IGNORECASE)
_BLANKS = re.compile(r"[\x00-\x20]+|%(?:[01][0-9A-Fa-f]|20)")
_SPAN_CLASSES = {"mark": "mark", "highlight": "mark"}
_UNDRAWN_CLASSES = ("smallcaps", "small-caps", "underline", "ul")


@dataclass(frozen=True, slots=True)
class _Look:
    """The properties of the text being read."""

    bold: int = 0
    italic: int = 0
    strike: int = 0
    mark: int = 0
    code: int = 0
    script: tuple[str, ...] = ()
    href: str | None = None
    lang: str | None = None

    def run(self, text: str) -> Run:
        script = self.script[-1] if self.script else None
        return Run(
            text,
            bold=self.bold > 0,
            italic=self.italic > 0,
            code=self.code > 0,
            strike=self.strike > 0,
            mark=self.mark > 0,
            script="sup" if script == "sup" else "sub" if script == "sub" else None,
            href=self.href,
            lang=self.lang,
        )


_PLAIN = _Look()
_COUNTED = {"strong": "bold", "em": "italic", "s": "strike"}
_HTML_COUNTED = {"mark": "mark", "kbd": "code"}


def join_lines(text: str) -> str:
    """Plain text with its line ends resolved: hard after two spaces, none between ideographs, else a space."""

    def resolved(found: re.Match[str]) -> str:
        if len(found[1]) > 1:
            return "\n"
        return line_joint(text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1])

    return _BREAK.sub(resolved, text)


def line_joint(before: str, after: str) -> str:
    """What a line end in running text becomes: scripts written without spaces get none."""
    return "" if before and after and _ideographic(before) and _ideographic(after) else " "


def _ideographic(character: str) -> bool:
    code = ord(character)
    return (
        0x2E80 <= code <= 0xA4CF  # CJK with its punctuation, kana, Yi; not Hangul, which spaces words
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x3FFFF
    )


class Inlines:
    """Turns the inline content of one document into runs."""

    def __init__(
        self, md: MarkdownIt, env: dict[str, object], places: Places, notes: Notes, report: Report
    ) -> None:
        self._md = md
        self._env = env
        self._places = places
        self._notes = notes
        self._report = report

    def tokens(self, content: str) -> list[Token] | None:
        """The tokens of some content; None where it is plain text."""
        if not _MARKUP.search(content):
            return None
        tokens: list[Token] = []
        self._md.inline.parse(content, self._md, self._env, tokens)
        return tokens

    def runs(self, content: str, first: int, end: int, lang: str | None = None) -> Runs:
        """The runs of content written on the parsed lines ``first`` to ``end`` (excluded)."""
        tokens = self.tokens(content)
        if tokens is None:
            text = join_lines(content) if "\n" in content else content
            return (Run(text, lang=lang),) if text else ()
        return self.of(tokens, first, end, lang)

    def of(self, tokens: Sequence[Token], first: int, end: int, lang: str | None = None) -> Runs:
        """The runs of tokens already parsed."""
        reader = _Reader(self, first, end, replace(_PLAIN, lang=lang) if lang else _PLAIN)
        reader.read(tokens)
        return reader.finish()

    def of_html(self, text: str, first: int, end: int) -> Runs:
        """The text of a raw HTML block, with the tags that are understood."""
        reader = _Reader(self, first, end, _PLAIN)
        for piece in html.pieces(text):
            reader.markup(piece, in_block=True)
        return reader.finish()


@dataclass(slots=True)
class _Reader:
    """Reads one piece of content, collecting text that looks alike."""

    inlines: Inlines
    first: int
    end: int
    look: _Look
    line: int = field(init=False)
    _runs: list[Run] = field(default_factory=list)
    _text: str = ""
    _soft: bool = False
    _outer: list[_Look] = field(default_factory=list)
    _tags: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = self.first

    def read(self, tokens: Sequence[Token]) -> None:
        for position, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                self._plain(token.content)
            elif kind == "text_special":
                self._add(allowed(token.content))
            elif kind == "softbreak":
                self._soft = True
                self.line += 1
            elif kind == "hardbreak":
                self._add("\n")
                self.line += 1
            elif kind == "code_inline":
                self._styled(token.content, replace(self.look, code=1))
            elif kind == "html_inline":
                self.markup(html.tag(token.content))
            elif kind == "footnote_ref":
                self._call(token)
            elif kind == "image":
                self._picture(token)
            elif kind == "maths":
                self._maths(token)
            elif kind in ("link_open", "span_open"):
                self._enter(token, tokens, position)
            elif kind in ("link_close", "span_close"):
                self._leave()
            else:
                name, _, way = kind.rpartition("_")
                self._shift(_COUNTED[name], 1 if way == "open" else -1)

    def finish(self) -> Runs:
        self._flush()
        for name in self._tags:
            self._report(
                "html-unclosed",
                f"`<{name}>` is never closed",
                f"<{name}",
                f"write `</{name}>` after the text",
            )
        runs = self._runs
        # A line break at the very end breaks nothing.
        while runs and runs[-1].note is None and runs[-1].text.endswith("\n"):
            last = runs.pop()
            if text := last.text.rstrip("\n"):
                runs.append(replace(last, text=text))
        return tuple(runs)

    def markup(self, piece: html.Piece, *, in_block: bool = False) -> None:
        """Obey or drop one piece of raw HTML."""
        if piece.kind == "text":
            self._html_text(piece.text, in_block)
        elif piece.kind == "break":
            self._add("\n")
        elif piece.kind == "mute":
            self._dropped(piece, "with all it holds")
        elif piece.kind in ("open", "close") and piece.name in html.UNDERSTOOD:
            self._toggle(piece)
        elif piece.kind == "open":
            self._tags_dropped.add(piece.name)
            self._dropped(piece, "its text is kept")
        elif piece.kind == "other" or (piece.kind == "close" and piece.name not in self._tags_dropped):
            self._dropped(piece, "its text is kept")

    _tags_dropped: set[str] = field(default_factory=set)

    def _html_text(self, text: str, in_block: bool) -> None:
        if not in_block:
            self._add(text)
            return
        words = " ".join(text.split())
        if words:
            if text[0].isspace():
                self._soft = True
            self._add(allowed(words))
        if text and text[-1].isspace():
            self._soft = True

    def _plain(self, text: str) -> None:
        if self.look.href is None and ("@" in text or "://" in text or "www." in text.lower()):
            for piece, target in autolinks.split(text):
                if target is not None:
                    self._styled(piece, replace(self.look, href=target))
                elif piece:
                    self._add(piece)
        else:
            self._add(text)
        if "[" in text or "{{<" in text or "@" in text:
            self._check(text)

    def _check(self, text: str) -> None:
        self.inlines._notes.check_calls(text, self.line, self.end)
        report_unsupported(text, self.line, self.end, self.inlines._places, self.inlines._report)

    def _maths(self, token: Token) -> None:
        self._add(token.content)
        self._report(
            "maths-unsupported",
            "formulas are not typeset yet; this one is shown as it is written",
            token.content,
            "write it in words or Unicode; if it is money, put a backslash before the `$`",
        )

    def _call(self, token: Token) -> None:
        call = self.inlines._notes.call(token, self.line)
        self._soften(call.text)
        self._flush()
        self._runs.append(call)

    def _picture(self, token: Token) -> None:
        self.read(token.children or ())
        self._report(
            "image-inline",
            "a picture inside running text is not drawn; its description stands there instead",
            f"![{token.content}",
            "put the picture in a paragraph of its own",
        )

    def _enter(self, token: Token, tokens: Sequence[Token], position: int) -> None:
        self._flush_if_changed()
        self._outer.append(self.look)
        if token.type == "span_open":
            self.look = self._spanned(token.meta["attrs"])
            return
        target = _BLANKS.sub("", str(token.attrs.get("href", "")))
        href: str | None = str(token.attrs.get("href", ""))
        if _UNSAFE.match(target):
            self._report(
                "link-unsafe",
                f"a link to `{_UNSAFE.match(target)[0]}` is not carried over; its text is kept",  # type: ignore[index]
                target.split(":")[0],
                "link to a web page, a mail address or a place in the brief",
            )
            href = None
        self.look = replace(self.look, href=href or self.look.href)
        if href and tokens[position + 1].type == "link_close":
            self._add(href)
        if "title" in token.attrs:
            self._report_note("link-title", "the title of a link is not shown", str(token.attrs["title"]))

    def _leave(self) -> None:
        self._change(self._outer.pop())

    def _spanned(self, attrs: Attrs) -> _Look:
        look = self.look
        for name in attrs.classes:
            if name in _SPAN_CLASSES:
                look = replace(look, mark=look.mark + 1)
            else:
                self._report_class(name)
        for key, value in attrs.values:
            if key == "lang":
                look = replace(look, lang=value)
            elif key != "dir":
                self._report(
                    "span-attribute",
                    f"`{key}` on a span has no effect",
                    key,
                    "spans take `lang`, `.mark` and `dir`",
                )
        return look

    def _report_class(self, name: str) -> None:
        near = did_you_mean(name, _SPAN_CLASSES)
        undrawn = name in _UNDRAWN_CLASSES
        self._report(
            "span-unknown",
            f"`.{name}` is not drawn yet; the text is set plain"
            if undrawn
            else f"`.{name}` means nothing on a span",
            name,
            f"did you mean `.{near}`?" if near else "use `*…*`, `**…**` or `.mark`",
        )

    def _toggle(self, piece: html.Piece) -> None:
        opens = piece.kind == "open"
        if not opens and piece.name not in self._tags:
            return
        if opens:
            self._tags.append(piece.name)
        else:
            self._tags.remove(piece.name)
        if piece.name in _HTML_COUNTED:
            self._shift(_HTML_COUNTED[piece.name], 1 if opens else -1)
            return
        script = list(self.look.script)
        if opens:
            script.append(piece.name)
        else:
            script.remove(piece.name)
        self._change(replace(self.look, script=tuple(script)))

    def _dropped(self, piece: html.Piece, fate: str) -> None:
        shown = f"<{piece.name}>" if piece.name else piece.text.split("\n", 1)[0][:20]
        self._report(
            "html-dropped",
            f"the HTML `{shown}` is left out; {fate}"
            if piece.kind != "mute"
            else f"`{shown}` is left out {fate}",
            piece.text.split("\n", 1)[0],
            "write it in Markdown; `<br> <sub> <sup> <kbd> <mark>` are understood",
        )

    def _shift(self, name: str, by: int) -> None:
        self._change(replace(self.look, **{name: getattr(self.look, name) + by}))

    def _change(self, look: _Look) -> None:
        if look != self.look:
            self._flush_if_changed()
            self.look = look

    def _styled(self, text: str, look: _Look) -> None:
        outer, self.look = self.look, self.look
        self._soften(text)
        self._change(look)
        self._text += text
        self._change(outer)

    def _add(self, text: str) -> None:
        self._soften(text)
        self._text += text

    def _soften(self, upcoming: str) -> None:
        """Write the space an open line end stands for, now that the text after it is known."""
        if not self._soft or not upcoming:
            return
        self._soft = False
        before = self._text[-1:] or (self._runs[-1].text[-1:] if self._runs else "")
        if before and before != "\n" and upcoming[0] != "\n":
            self._text += line_joint(before, upcoming[0])

    def _flush_if_changed(self) -> None:
        self._flush()

    def _flush(self) -> None:
        if not self._text:
            return
        run = self.look.run(self._text)
        self._text = ""
        last = self._runs[-1] if self._runs else None
        if last is not None and last.note is None and replace(run, text=last.text) == last:
            self._runs[-1] = replace(run, text=last.text + run.text)
        else:
            self._runs.append(run)

    def _report(self, code: str, message: str, snippet: str, help: str) -> None:
        place = self.inlines._places.find(snippet, self.line, self.end)
        self.inlines._report.warning(code, message, place, help)

    def _report_note(self, code: str, message: str, snippet: str) -> None:
        place = self.inlines._places.find(snippet, self.line, self.end)
        self.inlines._report.note(code, message, Span(place.path, place.first, place.last))
