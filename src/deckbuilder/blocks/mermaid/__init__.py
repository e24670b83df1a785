"""Diagrams in Mermaid's language: flowcharts and timelines as native shapes."""

from deckbuilder.blocks.mermaid.kind import KIND

__all__ = ["KIND"]
