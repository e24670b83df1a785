"""Findings for notation of pandoc and Quarto that is known but not acted on yet. Its text stays."""

from __future__ import annotations

import re

from deckbuilder.markdown.places import Places
from deckbuilder.report import Report

_CITATION = re.compile(r"\[(?:[^\[\]]*[\s;\[-])?-?@[\w{][^\[\]]*\]|\[-?@[\w{][^\[\]]*\]")
_REFERENCE = re.compile(r"(?<![\w@.])@(?:fig|tbl|sec|eq|lst)-[\w-]+")
_SHORTCODE = re.compile(r"\{\{<\s*/?\s*([\w-]*).*?>\}\}")


def report_unsupported(text: str, first: int, end: int, places: Places, report: Report) -> None:
    """Report citations, cross references and shortcodes in plain text of the parsed lines ``first`` to
    ``end``.

    Mail addresses and bare ``@handles`` are none of these.
    """
    if "@" in text:
        for found in _CITATION.finditer(text):
            report.warning(
                "citation-unsupported",
                f"citations are not resolved yet; `{found[0]}` is shown as it is written",
                places.find(found[0], first, end),
                "write the source out, or put it in a footnote",
            )
        for found in _REFERENCE.finditer(text):
            report.warning(
                "reference-unsupported",
                f"cross references are not resolved yet; `{found[0]}` is shown as it is written",
                places.find(found[0], first, end),
                f"write a link instead: `[text](#{found[0][1:]})`",
            )
    if "{{<" in text:
        for found in _SHORTCODE.finditer(text):
            report.warning(
                "shortcode-unsupported",
                f"the shortcode `{found[1] or found[0]}` is not known; it is shown as it is written",
                places.find(found[0], first, end),
                "`{{< var name >}}` and `{{< include file >}}` are",
            )
