"""font-substituted: a theme's font is not at hand."""

from __future__ import annotations

from deckbuilder.checks.base import Built
from deckbuilder.plan import paras
from deckbuilder.report import Report


def check(built: Built, report: Report) -> None:
    """Note every substituted family the plan uses, and every font file of the theme that cannot be used."""
    for path in built.fonts.unusable:
        report.warning(
            "font-unusable",
            f"the theme's font file `{path.name}` cannot be read as a font",
            None,
            "replace it by a TrueType or OpenType font",
        )
    used = {para.style.family: None for page in built.plan.pages for para in paras(page.shapes)}
    for family in used:
        found = built.fonts.resolve(family)
        if found.how == "substitute":
            report.note(
                "font-substituted",
                f"the font {family} is not at hand; {found.used} is used in its place",
                None,
                f"add its files to `{built.theme.name}/fonts/`, or name another family in the theme",
            )
