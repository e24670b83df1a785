"""Program text: kept letter by letter, coloured by its language, on a tinted ground."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.caption import air, caption_line
from deckbuilder.blocks.runs import letters, parted, stripped
from deckbuilder.blocks.series import EPSILON, piled
from deckbuilder.model import Block, Caption, Run, Runs
from deckbuilder.plan import Line as SetLine
from deckbuilder.plan import Para, Rect, TextShape
from deckbuilder.report import suggestion
from deckbuilder.text.cut import cut

#: What a caption is called here, by Quarto, and by the generators of sites.
_CAPTIONS = ("caption", "lst-cap", "filename", "title")
_PLAIN = ("", "text", "txt", "plain", "none", "output")
_TAB = 4
#: As many source lines stand together on either side of a cut.
FEWEST_LINES = 2
#: Before the later lines of a line too long for the frame. In every Latin font, unlike an arrow. The space
#: does not break: a word as wide as the frame would leave the mark on a line of its own.
_WRAPPED, _MARK = Run("›\u00a0", color="code-comment"), Run("›", color="code-comment")
#: Colour roles by Pygments token type, the most general one that has an entry.
_ROLES = {
    "Keyword": "code-keyword",
    "Operator.Word": "code-keyword",
    "Literal.String": "code-string",
    "Comment": "code-comment",
    "Literal.Number": "code-number",
    "Name.Function": "code-name",
    "Name.Class": "code-name",
    "Name.Builtin": "code-name",
    "Name.Tag": "code-name",
    "Name.Decorator": "code-name",
    "Name.Attribute": "code-name",
}


class Code(Block, frozen=True, kw_only=True):
    """Lines of program text with their colours."""

    lines: tuple[Runs, ...]
    caption: Runs = ()
    label: str = ""
    """What stands before the caption: `Listing 2`."""

    def texts(self) -> tuple[Runs, ...]:
        return (self.caption, *self.lines) if self.caption else self.lines

    def captions(self) -> tuple[Caption, ...]:
        return (Caption("listing", self.attrs.id, self.caption, self.label),)

    def with_captions(self, captions: tuple[Caption, ...]) -> Self:
        return replace(self, label=captions[0].label, attrs=replace(self.attrs, id=captions[0].id))


def read(node: Node, reading: Reading) -> Code | None:
    language = node.word.lower()
    text = node.text.rstrip("\n").expandtabs(_TAB)
    if not text.strip():
        return None
    caption = next((written for key in _CAPTIONS if (written := node.attrs.get(key))), None)
    return Code(
        lines=tuple(_lines(_colored(text, language, node, reading))),
        caption=(Run(caption),) if caption else (),
        span=node.span,
        attrs=node.attrs,
    )


def _colored(text: str, language: str, node: Node, reading: Reading) -> list[Run]:
    if language in _PLAIN:
        return [Run(text)]
    from pygments.lexers import find_lexer_class_by_name, get_all_lexers
    from pygments.util import ClassNotFound

    try:
        lexer = find_lexer_class_by_name(language)(stripnl=False, ensurenl=False)
    except ClassNotFound:
        reading.report.note(
            "code-language",
            f"`{language}` is no language that can be coloured; the text is shown plain",
            node.span,
            suggestion(
                language,
                (name for entry in get_all_lexers() for name in entry[1]),
                "leave the word out, or write `text`",
            ),
        )
        return [Run(text)]
    return [Run(part, color=_role(str(token))) for token, part in lexer.get_tokens(text) if part]


def _role(token: str) -> str | None:
    name = token.removeprefix("Token.")
    while name:
        if name in _ROLES:
            return _ROLES[name]
        name = name.rpartition(".")[0]
    return None


def _lines(runs: list[Run]) -> Iterator[Runs]:
    """The runs line by line, neighbours of one colour as one."""
    line: list[Run] = []
    for run in runs:
        for index, part in enumerate(run.text.split("\n")):
            if index:
                yield tuple(line)
                line = []
            if part and line and line[-1].color == run.color:
                line[-1] = replace(run, text=line[-1].text + part)
            elif part:
                line.append(replace(run, text=part))
    yield tuple(line)


def lay(block: Code, room: Room) -> Laid:
    laid = piled([*_above(block, room), _panel(block, room)])
    return replace(laid, before=room.styles.gap, after=room.styles.gap)


def _above(block: Code, room: Room) -> list[Laid]:
    """The caption, over the first part alone."""
    anchor = block.attrs.id if block.label else None
    lines = [] if block.continues else caption_line(block.caption, block.span, room, block.label, anchor)
    return [replace(line, after=air(room)) for line in lines]


def _panel(block: Code, room: Room) -> Laid:
    para, padding = _set(block, room), room.styles.panel_padding
    height = para.height + padding.top + padding.bottom
    box = Rect(0.0, 0.0, room.width, height)
    shape = TextShape(box, block.span, (para,), "text", padding, fill="surface", name="Code")
    return Laid((shape, *_marks(block, room)), height)


def _marks(block: Code, room: Room) -> list[TextShape]:
    """The marks of later lines in the panel's padding, where the styles have them there."""
    if not room.styles.marks_beside:
        return []
    style, padding = room.styles.code, room.styles.panel_padding
    lines = room.typesetter.set((_MARK,), style, padding.left)
    para = Para((_MARK,), style, "Artifact", block.span, lines)
    found: list[TextShape] = []
    y = padding.top
    for source in block.lines:
        for index, line in enumerate(_set_line(source, room)[1]):
            if index:
                box = Rect(padding.left - lines[0].width, y, padding.left, para.height)
                found.append(TextShape(box, block.span, (para,), "artifact"))
            y += line.height
    return found


def _set(block: Code, room: Room) -> Para:
    """All lines as one paragraph, broken by hard breaks alone."""
    runs: list[Run] = []
    lines: list[SetLine] = []
    for number, source in enumerate(block.lines):
        runs += [Run("\n")] if number else []
        words, placed = _set_line(source, room)
        runs += words
        lines += placed
    style = room.styles.code
    return Para(
        tuple(runs),
        style,
        "Code",
        block.span,
        tuple(lines),
        anchor=None if block.label or block.continues else block.attrs.id,
        continues=block.continues,
        within=room.within,
        number=block.number,
    )


def _set_line(source: Runs, room: Room) -> tuple[Runs, tuple[SetLine, ...]]:
    """A source line with the hard breaks it needs, and the lines it takes."""

    def make() -> tuple[Runs, tuple[SetLine, ...]]:
        runs: list[Run] = []
        for index, part in enumerate(_wrapped(source, room)):
            runs += [Run("\n"), *_before(room), *part] if index else part
        return tuple(runs), room.typesetter.set(tuple(runs), room.styles.code, _width(room))

    return room.recall(source, make)


def _width(room: Room) -> float:
    return max(1.0, room.width - room.styles.panel_padding.left - room.styles.panel_padding.right)


def _wrapped(line: Runs, room: Room) -> list[Runs]:
    """A source line as the lines it takes in the room, without the spaces where it is broken.

    A space that hangs over the edge before a hard break makes LibreOffice begin an empty line.
    """
    style, setter, width = room.styles.code, room.typesetter, _width(room)
    if not line or setter.width(line, style) <= width:
        return [line]
    parts: list[Runs] = []
    rest, narrower = line, 0.0
    while rest:
        lines = setter.set(rest, style, max(1.0, width - narrower))
        part, left = cut(rest, lines[:1]) if len(lines) > 1 else (rest, ())
        parts.append(stripped(part) if left else part)
        rest, narrower = left, setter.width(_before(room), style)
    return parts


def _before(room: Room) -> Runs:
    """What stands before the text of later lines."""
    return () if room.styles.marks_beside else (_WRAPPED,)


def _lines_within(block: Code, room: Room, height: float) -> tuple[int, float]:
    """How many source lines fit, and what is left of the height under them."""
    padding = room.styles.panel_padding
    above = sum(line.height + line.after for line in _above(block, room))
    left = height - above - padding.top - padding.bottom + EPSILON
    for fit, source in enumerate(block.lines):
        taken = sum(line.height for line in _set_line(source, room)[1])
        if taken > left:
            return fit, left
        left -= taken
    return len(block.lines), left


def opening(block: Code, room: Room, height: float) -> Code:
    """The lines down to the first that does not fit."""
    fit, _ = _lines_within(block, room, height)
    return block if fit == len(block.lines) else replace(block, lines=block.lines[: fit + 1])


def split(block: Code, room: Room, height: float) -> tuple[Code, Code] | None:
    """Cut between two source lines, two at least on either side; inside one only where it is longer than the
    frame is tall."""
    fit, left = _lines_within(block, room, height)
    if fit == len(block.lines):
        return None
    good = min(fit, len(block.lines) - FEWEST_LINES)
    if good >= FEWEST_LINES or (fit and not room.at_top):
        return _parted(block, block.lines[:good], block.lines[good:]) if good >= FEWEST_LINES else None
    if fit:
        return _parted(block, block.lines[:fit], block.lines[fit:])
    source = block.lines[0]
    lines = _set_line(source, room)[1]
    inside = next((n for n in range(len(lines) - 1, 0, -1) if sum(x.height for x in lines[:n]) <= left), 0)
    if not room.at_top or not inside:
        return None
    head, tail = parted(source, _length(source, _wrapped(source, room)[:inside]))
    return _parted(block, (head,), (tail, *block.lines[1:]))


def _length(line: Runs, parts: list[Runs]) -> int:
    """How much of a line's text its first parts take, with the spaces dropped where it was wrapped."""
    text, at = letters(line), 0
    for part in parts:
        at += len(letters(part))
        at += len(text[at:]) - len(text[at:].lstrip(" "))
    return at


def _parted(block: Code, head: tuple[Runs, ...], tail: tuple[Runs, ...]) -> tuple[Code, Code]:
    return replace(block, lines=head, continued=True), replace(block, lines=tail, continues=True)


KIND = Kind(Code, ("fence", "code_block"), read, lay, split, opening, whole=True)
