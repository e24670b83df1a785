"""How a paragraph looks, reduced to what DrawingML can inherit: the base for writing only what differs.

A placeholder's text inherits by list level from its layout and master, and may override levels for the whole
shape (`a:lstStyle`). `Look` is what one such level says.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.plan import Align, Bullet, Para, TextStyle
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.units import centi, emu, percent
from deckbuilder.render.xml import NOTHING, Value, Xml, element, join
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.layouts import Frame
from deckbuilder.theme.styles import Styles
from deckbuilder.theme.tokens import Families

#: PowerPoint knows nine levels of text.
LEVELS = 9
#: Bold is all PowerPoint has; weights from semi-bold on are drawn so.
BOLD = 600
#: Masters and defaults name the font of bullets, since not every text font has a good one; slides inherit it.
_BULLET_FONT = element("a:buFont", {"typeface": "Arial"})

_ALIGN: dict[Align, str] = {"left": "l", "center": "ctr", "right": "r", "justify": "just"}


class Mark(Struct, frozen=True):
    """What stands before a paragraph."""

    tone: Xml
    """Colour and size."""
    sign: Xml
    """Character, number, or none."""
    font: Xml = NOTHING
    """Its typeface where it is not the inherited one."""


NO_MARK = Mark(NOTHING, element("a:buNone"))


class Look(Struct, frozen=True):
    """The properties of a level. Units are DrawingML's: hundredths of a point, thousandths of a percent,
    EMU."""

    size: int
    bold: bool
    italic: bool
    color: str
    """Theme role."""
    family: str
    """``+mn`` or ``+mj`` for the theme's body and heading fonts, else a family's name."""
    align: str = "l"
    spacing: int = 100_000
    before: int = 0
    after: int = 0
    left: int = 0
    right: int = 0
    indent: int = 0
    mark: Mark = NO_MARK
    rtl: bool = False


#: What text outside placeholders starts from: `p:defaultTextStyle` and the master's `p:otherStyle`.
PLAIN = Look(size=1800, bold=False, italic=False, color="text", family="+mn")


def autonumber(bullet: Bullet) -> str:
    """The scheme (ECMA-376 part 1, 20.1.10.61) that numbers as the bullet does."""
    sign = bullet.form.strip("().")
    return _SCHEMES[sign] + _DELIMITERS[bullet.form.replace(sign, "")]


_SCHEMES = {"1": "arabic", "a": "alphaLc", "A": "alphaUc", "i": "romanLc", "I": "romanUc"}
_DELIMITERS = {"": "Plain", ".": "Period", ")": "ParenR", "()": "ParenBoth"}


def properties(
    tag: str,
    look: Look,
    base: Look | None,
    paint: Paint,
    *,
    level: int = 0,
    runs: bool = True,
    directed: bool = False,
) -> Xml:
    """Paragraph properties holding what ``look`` has and ``base`` lacks; nothing where they agree.

    ``runs`` adds the character properties (`a:defRPr`), as levels of a list style need them; ``directed`` the
    direction in any case.
    """
    attrs: dict[str, Value] = {"lvl": level or None}
    if base is None or look.left != base.left:
        attrs["marL"] = look.left
    if look.right != (base.right if base else 0):
        attrs["marR"] = look.right
    if base is None or look.indent != base.indent:
        attrs["indent"] = look.indent
    if base is None or look.align != base.align:
        attrs["algn"] = look.align
    if directed or look.rtl != (base.rtl if base else False):
        attrs["rtl"] = look.rtl
    children = [
        _spacing("a:lnSpc", "a:spcPct", look.spacing, base.spacing if base else None),
        _spacing("a:spcBef", "a:spcPts", look.before, base.before if base else None),
        _spacing("a:spcAft", "a:spcPts", look.after, base.after if base else None),
        _mark(look.mark, base),
    ]
    if runs:
        character = element("a:defRPr", character_attrs(look, base), *character_fill(look, base, paint))
        if base is None or character != "<a:defRPr/>":
            children.append(character)
    written = element(tag, attrs, *children)
    return NOTHING if written == f"<{tag}/>" else written


def _mark(mark: Mark, base: Look | None) -> Xml:
    if base is None:
        return join(mark.tone, mark.font or _BULLET_FONT, mark.sign)
    return join(mark.tone, mark.font, mark.sign) if mark != base.mark else NOTHING


def _spacing(tag: str, unit: str, value: int, inherited: int | None) -> Xml:
    return NOTHING if value == inherited else element(tag, {}, element(unit, {"val": value}))


def character_attrs(look: Look, base: Look | None) -> dict[str, Value]:
    """`sz`, `b` and `i` where they differ."""
    return {
        "sz": look.size if base is None or look.size != base.size else None,
        "b": look.bold if base is None or look.bold != base.bold else None,
        "i": look.italic if look.italic != (base.italic if base else False) else None,
    }


def character_fill(look: Look, base: Look | None, paint: Paint) -> tuple[Xml, Xml]:
    """Colour and typeface where they differ."""
    return (
        paint.fill(look.color) if base is None or look.color != base.color else NOTHING,
        typeface(look.family) if base is None or look.family != base.family else NOTHING,
    )


def typeface(family: str) -> Xml:
    """Latin, East Asian and complex script faces; the theme names those of its own two fonts.

    A face of its own (code) is for Latin text alone, other scripts stay in the theme's: LibreOffice 7.4 gives
    a complex script face to all the text that follows.
    """
    if family.startswith("+"):
        return join(
            *(element(f"a:{script}", {"typeface": f"{family}-{short}"}) for script, short in _SCRIPTS)
        )
    return element("a:latin", {"typeface": family})


def _turned(align: str) -> str:
    """Where text starts that runs the other way."""
    return {"l": "r", "r": "l"}.get(align, align)


_SCRIPTS = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))


class Looks:
    """Turns the plan's styles into looks, each once."""

    def __init__(self, families: Families, fonts: FontBook, paint: Paint, bullet_font: Xml = NOTHING) -> None:
        """``bullet_font`` is written with each bullet whose inherited font may lack it."""
        self._bullet_font = bullet_font
        self._families = families
        self._fonts = fonts
        self._paint = paint
        self._styles: dict[int, tuple[TextStyle, Look]] = {}
        self._paras: dict[tuple[object, ...], Look] = {}
        self._marks: dict[tuple[object, ...], Mark] = {}

    def of_style(self, style: TextStyle) -> Look:
        """A paragraph without bullet or indent."""
        found = self._styles.get(id(style))
        if found is None:
            look = Look(
                size=centi(style.size),
                bold=style.weight >= BOLD,
                italic=style.italic,
                color=style.color,
                family=self._family(style.family),
                align=_turned(_ALIGN[style.align]) if style.rtl else _ALIGN[style.align],
                rtl=style.rtl,
                spacing=self._line_spacing(style),
                before=centi(style.before),
                after=centi(style.after),
                indent=emu(style.indent),
            )
            # The style is kept beside its look, so that its id stays its own.
            found = self._styles[id(style)] = (style, look)
        return found[1]

    def of_para(self, para: Para, start: int | None, rtl: bool) -> Look:
        """A paragraph; ``start`` is the first number of its run of numbered items, None outside of one."""
        base = self.of_style(para.style)
        rtl = rtl or base.rtl
        if para.bullet is None and not para.left and not para.right and rtl == base.rtl:
            return base
        mark = self.mark(para.bullet, start) if para.bullet else NO_MARK
        hang = para.bullet.hang if para.bullet else None
        key = (id(base), para.left, para.right, mark, hang, rtl)
        found = self._paras.get(key)
        if found is None:
            found = self._paras[key] = replace(
                base,
                align=base.align if rtl == base.rtl else _turned(base.align),
                left=emu(para.left),
                right=emu(para.right),
                indent=base.indent if hang is None else -emu(hang),
                mark=mark,
                rtl=rtl,
            )
        return found

    def mark(self, bullet: Bullet, start: int | None = None) -> Mark:
        """A bullet's colour, size and character, or number."""
        key = (bullet.text if start is None else autonumber(bullet), bullet.color, bullet.size, start)
        if key not in self._marks:
            self._marks[key] = self._mark(bullet, start)
        return self._marks[key]

    def _mark(self, bullet: Bullet, start: int | None) -> Mark:
        size = element("a:buSzPct", {"val": percent(bullet.size)}) if bullet.size != 1.0 else NOTHING
        color = element("a:buClr", {}, self._paint.color(bullet.color))
        if start is not None:
            first = start if start != 1 else None
            number = element("a:buAutoNum", {"type": autonumber(bullet), "startAt": first})
            return Mark(join(color, size), number, element("a:buFont", {"typeface": "+mj-lt"}))
        sign = element("a:buChar", {"char": bullet.text})
        return Mark(join(color, size), sign, self._bullet_font)

    def of_frame(self, frame: Frame, styles: Styles) -> tuple[Look, ...]:
        """The nine levels of a placeholder, bulleted where it has levels, as layout and master define
        them."""
        if len(frame.styles) == 1:
            return (self.of_style(frame.styles[0]),) * LEVELS
        looks = []
        left = 0.0
        for level in range(LEVELS):
            look = self.of_style(frame.styles[min(level, len(frame.styles) - 1)])
            hang = styles.bullet_hang * look.size / (styles.body[1].size * 100)
            left += hang
            bullet = Bullet(styles.bullets[level % len(styles.bullets)], hang)
            looks.append(replace(look, left=emu(left), indent=-emu(hang), mark=self.mark(bullet)))
        return tuple(looks)

    def of_adopted(self, frame: Frame) -> tuple[Look, ...]:
        """The nine levels of a template's placeholder, as read from it."""
        looks = []
        for level in range(LEVELS):
            look = self.of_style(frame.styles[min(level, len(frame.styles) - 1)])
            if frame.indents:
                own = frame.indents[min(level, len(frame.indents) - 1)]
                mark = self.mark(Bullet(own.mark, own.hang)) if own.mark else NO_MARK
                look = replace(look, left=emu(own.left), indent=-emu(own.hang), mark=mark)
            looks.append(look)
        return tuple(looks)

    def _family(self, family: str) -> str:
        if family == self._families.body:
            return "+mn"
        return "+mj" if family == self._families.heading else family

    def _line_spacing(self, style: TextStyle) -> int:
        face = self._fonts.face(style.family, style.weight, style.italic)
        natural = max(1.2, face.ascent + face.descent)
        return percent(style.leading / (style.size * natural))
