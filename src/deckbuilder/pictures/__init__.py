"""Picture files as documents may embed them: read, made fit, and remembered. No block, no layout.

What can be embedded as it is goes in byte by byte; what cannot is turned upright, converted or scaled down
once, and kept in the user's cache folder.
"""

from deckbuilder.pictures.load import load
from deckbuilder.pictures.picture import DEFAULT_DPI, BadPicture, Picture, Remark

__all__ = ["DEFAULT_DPI", "BadPicture", "Picture", "Remark", "load"]
