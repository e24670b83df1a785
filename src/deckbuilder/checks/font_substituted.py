"""font-substituted: a theme's font is not at hand.

What it finds: a family that neither the theme brings nor this machine has, and for which no family of the
same widths is known.
Why: the memo is set in another font, and the deck is measured with one whose letters may be narrower or wider
than those PowerPoint will show. Some room is left for that, which may not be enough, or make slides emptier.
Example: a theme that names ``Gill Sans`` on a machine without it.
Mend: put the font's files into the theme's `fonts/` folder, or name a family that comes with deckbuilder.
"""

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
