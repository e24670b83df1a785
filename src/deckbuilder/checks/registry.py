"""The rules, by name. Each is a function, or a frozen struct whose fields are what a project may set, called.

The order is the order in which a reader should hear of faults; findings are sorted by place in the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deckbuilder.checks import (
    alt_missing,
    alt_unhelpful,
    cells_merged,
    content_lost,
    contrast_low,
    data_unused,
    date_impossible,
    dates_reversed,
    dead_link,
    diagram_dense,
    duplicate_id,
    font_substituted,
    formula_small,
    headers_missing,
    heading_skipped,
    language_doubtful,
    link_vague,
    linked_file_missing,
    missing_glyph,
    numbers_differ,
    off_page,
    param_unused,
    picture_unused,
    placeholder_left,
    quote_unattributed,
    quotes_straight,
    reference_absent,
    section_repeated,
    slide_overlong,
    slide_untitled,
    source_missing,
    spaces_double,
    standard_withheld,
    text_overflow,
    text_small,
    title_label,
    title_repeated,
    word_broken,
    word_repeated,
)
from deckbuilder.checks.base import Built
from deckbuilder.checks.written import Written
from deckbuilder.model import Document
from deckbuilder.report import Report

#: Rules over what was written.
DOCUMENT_RULES: Mapping[str, Callable[[Document, Report], None]] = {
    "duplicate-id": duplicate_id.check,
    "dead-link": dead_link.check,
    "heading-skipped": heading_skipped.check,
    "link-vague": link_vague.check,
    "cells-merged": cells_merged.check,
    "language-doubtful": language_doubtful.check,
    "title-label": title_label.check,
    "numbers-differ": numbers_differ.check,
    "quote-unattributed": quote_unattributed.check,
    "source-missing": source_missing.SourceMissing(),
}

#: Rules over its words, and the files that stand beside it.
WRITTEN_RULES: Mapping[str, Callable[[Written, Report], None]] = {
    "linked-file-missing": linked_file_missing.check,
    "placeholder-left": placeholder_left.check,
    "date-impossible": date_impossible.check,
    "dates-reversed": dates_reversed.check,
    "word-repeated": word_repeated.check,
    "spaces-double": spaces_double.check,
    "quotes-straight": quotes_straight.check,
    "picture-unused": picture_unused.check,
    "data-unused": data_unused.check,
    "param-unused": param_unused.check,
}

#: Rules over one output's plan.
PLAN_RULES: Mapping[str, Callable[[Built, Report], None]] = {
    "content-lost": content_lost.check,
    "text-overflow": text_overflow.check,
    "off-page": off_page.check,
    "word-broken": word_broken.check,
    "diagram-dense": diagram_dense.check,
    "missing-glyph": missing_glyph.check,
    "font-substituted": font_substituted.check,
    "slide-untitled": slide_untitled.check,
    "title-repeated": title_repeated.check,
    "section-repeated": section_repeated.check,
    "slide-overlong": slide_overlong.SlideOverlong(),
    "reference-absent": reference_absent.check,
    "alt-missing": alt_missing.check,
    "alt-unhelpful": alt_unhelpful.check,
    "headers-missing": headers_missing.check,
    "contrast-low": contrast_low.check,
    "text-small": text_small.TextSmall(),
    "formula-small": formula_small.check,
}

#: Rules over what a PDF is drawn from, once it is judged which standards it keeps.
FILE_RULES: Mapping[str, Callable[[Built, Report], None]] = {"standard-withheld": standard_withheld.check}

#: Rules that are a matter of taste: they apply where the project sets a severity or an option of theirs.
OFF: frozenset[str] = frozenset({"title-label"})
