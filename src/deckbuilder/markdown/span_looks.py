"""What the attributes of a bracketed span do to its text: ``[text]{.mark lang=dz}``."""

from __future__ import annotations

from collections.abc import Callable

from deckbuilder.markdown.languages import language_tag
from deckbuilder.markdown.runs import Look, shifted
from deckbuilder.model import Attrs
from deckbuilder.report import Report, did_you_mean
from deckbuilder.source import Span

#: Classes by the property of text they give: ours, pandoc's and Quarto's.
_CLASSES = {
    "mark": "mark", "highlight": "mark", "underline": "underline", "ul": "underline",
    "smallcaps": "smallcaps", "small-caps": "smallcaps",
}  # fmt: skip
#: The direction of text follows from its characters.
_SILENT_KEYS = ("dir",)
#: What pandoc makes of changes and comments in a word processor's file.
_TRACKED = (
    "insertion",
    "deletion",
    "comment-start",
    "comment-end",
    "paragraph-insertion",
    "paragraph-deletion",
)


def spanned(look: Look, attrs: Attrs, place: Callable[[str], Span], report: Report) -> Look:
    """The look inside a span with ``attrs``; what has no effect is reported where ``place`` finds it."""
    if attrs.id:
        report.warning(
            "span-attribute",
            f"the identifier `#{attrs.id}` of a span has no effect",
            place(f"#{attrs.id}"),
            "give it to a heading, or to what has a caption: links lead there",
        )
    for name in attrs.classes:
        if name in _CLASSES:
            look = shifted(look, _CLASSES[name], 1)
        elif name in _TRACKED:
            report.warning(
                "span-tracked",
                f"`.{name}` tells of a change or comment in a word processor; its text is shown all the same",
                place(f".{name}"),
                "accept or reject it there, or convert with `pandoc --track-changes=accept`",
            )
            return look
        elif name != "anchor" or not attrs.id:  # pandoc's class of a bookmark
            _report_class(name, place(f".{name}"), report)
    for key, value in attrs.values:
        if key == "lang":
            look = look._replace(lang=language_tag(value, place(value), report) or look.lang)
        elif key not in _SILENT_KEYS:
            report.warning(
                "span-attribute",
                f"`{key}` has no effect on a span",
                place(key),
                "spans take `lang`, `.mark`, `.underline` and `.smallcaps`",
            )
    return look


def _report_class(name: str, span: Span, report: Report) -> None:
    near = did_you_mean(name, _CLASSES)
    report.warning(
        "span-unknown",
        f"a span has no class `.{name}`",
        span,
        f"did you mean `.{near}`?" if near else "use `*…*`, `**…**`, `.mark`, `.underline` or `.smallcaps`",
    )
