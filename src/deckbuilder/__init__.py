"""deckbuilder: one Markdown brief compiled into a native PowerPoint deck and a typeset PDF memo."""

__version__ = "0.1.0"
