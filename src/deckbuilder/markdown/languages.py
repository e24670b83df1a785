"""Language tags and directions as authors write them: checked once, so that no output gets a wrong one."""

from __future__ import annotations

import re

from msgspec.structs import replace

from deckbuilder.model import Attrs
from deckbuilder.report import Report
from deckbuilder.source import Span

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
#: ISO 639-1, with the withdrawn codes that are still met.
_TWO_LETTERS = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
    ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li
    ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa
    pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th
    ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905
)
_DIRECTIONS = ("ltr", "rtl", "auto")


def language_tag(text: str, span: Span, report: Report) -> str | None:
    """A BCP 47 tag, with hyphens; None, with a finding, where ``text`` is none."""
    tag = text.replace("_", "-")
    if not _TAG.match(tag):
        report.warning(
            "language-unknown", f"`{text}` is not a language tag", span, "write `en-GB`, `de` or `dz`"
        )
        return None
    code = tag.partition("-")[0].lower()
    if len(code) == 2 and code not in _TWO_LETTERS:
        report.warning(
            "language-unknown",
            f"`{code}` is the code of no language",
            span,
            "write a language's code, which may differ from its country's: `ja` for Japanese",
        )
        return None
    return tag


def addressed(attrs: Attrs, span: Span, report: Report) -> Attrs:
    """The attributes of a div or heading with a sound ``lang`` and ``dir``, or without."""
    if not any(key in ("lang", "dir") for key, _ in attrs.values):
        return attrs
    values = dict(attrs.values)
    if "lang" in values:
        values["lang"] = language_tag(values["lang"], span, report) or ""
    if values.get("dir", "auto") not in _DIRECTIONS:
        report.warning(
            "direction-unknown",
            f"`dir={values['dir']}` is no direction",
            span,
            "write `dir=rtl` or `dir=ltr`",
        )
        del values["dir"]
    return replace(attrs, values=tuple((key, value) for key, value in values.items() if value))
