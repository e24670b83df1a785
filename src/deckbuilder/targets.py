"""What each target is made with: the plan it is drawn from, the form it has there, and its renderer.

Modules are imported where they are used, so that a target pays for its own libraries alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Literal, assert_never

from deckbuilder.project import Target

if TYPE_CHECKING:
    from deckbuilder.model import Document
    from deckbuilder.plan import Plan
    from deckbuilder.report import Report
    from deckbuilder.text.fonts import FontBook
    from deckbuilder.text.typesetter import Typesetter
    from deckbuilder.theme.tokens import Theme


def planned(
    kind: Literal["deck", "memo"],
    document: Document,
    theme: Theme,
    typesetter: Typesetter,
    report: Report,
    targets: tuple[Target, ...],
) -> Plan:
    """The plan that targets of one kind are drawn from; ``targets`` are all that are made of the brief."""
    match kind:
        case "deck":
            from deckbuilder.layout import deck

            told = Target.MEMO in targets or Target.HANDOUT in targets
            return deck.plan(document, theme, typesetter, report, with_memo=told)
        case "memo":
            from deckbuilder.layout import memo

            return memo.plan(document, theme, typesetter, report)
        case _:
            assert_never(kind)


def formed(target: Target, plan: Plan, theme: Theme, typesetter: Typesetter, report: Report) -> Plan:
    """The plan in the form that a target has."""
    match target:
        case Target.DECK | Target.MEMO:
            return plan
        case Target.DECK_PDF:
            from deckbuilder.layout import handout

            return handout.slides(plan, theme, typesetter.fonts, report)
        case Target.HANDOUT:
            from deckbuilder.layout import handout

            return handout.handout(plan, theme, typesetter, report)
        case _:
            assert_never(target)


def shown(plan: Plan, theme: Theme, fonts: FontBook) -> Plan:
    """The plan in the form that screens show page by page."""
    if plan.kind != "deck":
        return plan
    from deckbuilder.layout import handout

    return handout.completed(plan, theme, fonts)


def render(
    target: Target, plan: Plan, theme: Theme, fonts: FontBook, draft: BinaryIO, password: str | None
) -> None:
    """Write a plan, in the form of the target, as its file; a PDF encrypted where there is a password."""
    match target:
        case Target.DECK:
            from deckbuilder.render import pptx

            pptx.render(plan, theme, fonts, draft)
        case Target.DECK_PDF | Target.HANDOUT | Target.MEMO:
            from deckbuilder.layout.resolution import for_print
            from deckbuilder.render import pdf

            pdf.render(for_print(plan), theme, fonts, draft)
            if password is not None:
                from deckbuilder.render.pdf.protect import protect

                protect(draft, password, plan.meta.permissions)
        case _:
            assert_never(target)
