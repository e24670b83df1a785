"""Memos of about 60 and 600 pages: justified prose with footnotes, lists and tables."""

from __future__ import annotations

import corpus
from long_build import run

if __name__ == "__main__":
    run(__doc__, "memo", "pages", corpus.memo, (60, 600))
