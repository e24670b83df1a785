"""deckbuilder: one Markdown brief compiled into a native PowerPoint deck and a typeset PDF memo.

>>> import deckbuilder
>>> deckbuilder.check(text="# Water").ok
True

What programs may rely on are the names below (docs/api.md). Each is imported when it is first asked for, so
that the command line starts without the rest.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

_HOMES = {
    "api": ("Built", "build", "check"),
    "pipeline": ("Outcome", "Output"),
    "project": ("Target", "UsageError"),
    "report": ("Diagnostic", "Edit", "Severity"),
    "source": ("Span",),
}

if TYPE_CHECKING:
    from deckbuilder.api import Built as Built
    from deckbuilder.api import build as build
    from deckbuilder.api import check as check
    from deckbuilder.pipeline import Outcome as Outcome
    from deckbuilder.pipeline import Output as Output
    from deckbuilder.project import Target as Target
    from deckbuilder.project import UsageError as UsageError
    from deckbuilder.report import Diagnostic as Diagnostic
    from deckbuilder.report import Edit as Edit
    from deckbuilder.report import Severity as Severity
    from deckbuilder.source import Span as Span
else:  # a type checker would take every name for one of ours

    def __getattr__(name: str) -> object:
        for home, names in _HOMES.items():
            if name in names:
                import importlib

                return getattr(importlib.import_module(f"{__name__}.{home}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *(name for names in _HOMES.values() for name in names)})
