"""What text outside placeholders inherits in a template: its `p:defaultTextStyle`, read as looks.

A property that does not read as one of ours is given a value no text of ours has, so that it is written
wherever text stands: it is not resolved.
"""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from deckbuilder.render.pptx.look import LEVELS, PLAIN, Look
from deckbuilder.render.pptx.namespaces import SLIDE_NS
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.xml import element

_A = f"{{{SLIDE_NS['xmlns:a']}}}"
_P = f"{{{SLIDE_NS['xmlns:p']}}}"
_NS = {"a": str(SLIDE_NS["xmlns:a"])}
_FAMILIES = {"+mn-lt": "+mn", "+mj-lt": "+mj"}
#: A number and a name that no look of ours has.
_ODD, _OTHER = -1, ""


def default_looks(presentation: etree._Element, paint: Paint) -> tuple[Look, ...]:
    """By level (ECMA-376 part 1, 19.2.1.8); where nothing is said, PowerPoint's own: 18 pt on the left."""
    style = presentation.find(f"{_P}defaultTextStyle")
    if style is None:
        return (PLAIN,) * LEVELS
    levels = (style.find(f"{_A}lvl{number}pPr") for number in range(1, LEVELS + 1))
    return tuple(PLAIN if level is None else _look(level, paint) for level in levels)


def _look(level: etree._Element, paint: Paint) -> Look:
    look = replace(
        PLAIN,
        align=level.get("algn", "l"),
        spacing=_spacing(level, "a:lnSpc/a:spcPct", PLAIN.spacing),
        before=_spacing(level, "a:spcBef/a:spcPts", PLAIN.before),
        after=_spacing(level, "a:spcAft/a:spcPts", PLAIN.after),
        left=_number(level.get("marL", "0")),
        right=_number(level.get("marR", "0")),
        indent=_number(level.get("indent", "0")),
    )
    character = level.find("a:defRPr", _NS)
    if character is None:
        return look
    latin = character.find("a:latin", _NS)
    return replace(
        look,
        size=_number(character.get("sz", str(PLAIN.size))),
        bold=character.get("b") in ("1", "true"),
        italic=character.get("i") in ("1", "true"),
        color="text" if _is_text(character, paint) else _OTHER,
        family=_FAMILIES.get("" if latin is None else latin.get("typeface", ""), _OTHER),
    )


def _number(value: str) -> int:
    return int(value) if value.lstrip("-").isdecimal() else _ODD


def _spacing(level: etree._Element, path: str, nothing: int) -> int:
    """The spacing at ``path``; one in another unit than ours is odd unless it is 0."""
    group, _, unit = path.partition("/")
    said = level.find(f"{group}/*", _NS)
    if said is None:
        return nothing
    value = _number(said.get("val", ""))
    return value if said.tag == f"{_A}{unit.removeprefix('a:')}" or value == nothing == 0 else _ODD


def _is_text(character: etree._Element, paint: Paint) -> bool:
    """Whether it is written in the colour our running text has."""
    color = character.find("a:solidFill/a:schemeClr", _NS)
    if color is None or len(color):
        return False
    return paint.color("text") == element("a:schemeClr", {"val": color.get("val")})
