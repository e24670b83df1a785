"""Language tags and directions as authors write them: checked once, so that no output gets a wrong one."""

from __future__ import annotations

import re

from msgspec.structs import replace

from deckbuilder.model import Attrs
from deckbuilder.report import Report
from deckbuilder.source import Span

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
_DIRECTIONS = ("ltr", "rtl", "auto")


def language_tag(text: str, span: Span, report: Report) -> str | None:
    """A BCP 47 tag, with hyphens; None, with a finding, where ``text`` is none."""
    tag = text.replace("_", "-")
    if _TAG.match(tag):
        return tag
    report.warning("language-unknown", f"`{text}` is not a language tag", span, "write `en-GB`, `de` or `dz`")
    return None


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
