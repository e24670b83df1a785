"""Memos of about 60 and 600 pages: justified prose with footnotes, lists and tables."""

from __future__ import annotations

import corpus
import pandoc_typst
from long_build import Subject, run

if __name__ == "__main__":
    run(__doc__, Subject("memo", "pages", corpus.memo, pandoc_typst.memo, "pdf"), (60, 600))
