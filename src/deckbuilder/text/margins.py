"""Optical margins: how far marks hang out of a justified column, so that its edges look straight.

A light mark at the edge reads as a dent; moved out by a part of its width, it leaves the letters in line.
The shares follow what microtype sets for text faces (its manual, "Protrusion"); full-width punctuation has
its ink in one half of the em, and the other half goes (JIS X 4051, 4.2 and 4.4).
"""

from __future__ import annotations

_HYPHENS = 0.7
_STOPS = 0.7
_QUOTES = 0.6

#: Marks at the end of a line, with the share of their width that hangs.
END = (
    dict.fromkeys("-\u00ad\u2010\u2011", _HYPHENS)
    | dict.fromkeys(".,\u0f0b", _STOPS)
    | dict.fromkeys("'\"\u2018\u2019\u201a\u201c\u201d\u201e", _QUOTES)
    | dict.fromkeys(":;\u060c\u061b\u00b7", 0.5)
    | dict.fromkeys("\u00ab\u00bb\u2039\u203a", 0.4)
    | dict.fromkeys("\u2013", 0.3)
    | dict.fromkeys("!?\u2014/", 0.2)
    | dict.fromkeys(")]}", 0.1)
    | dict.fromkeys("\u3001\u3002\uff0c\uff0e\u300d\u300f\uff09\u3011\u3009\u300b\u3015\uff3d\uff5d", 0.5)
)
#: Marks at the start of a line.
START = (
    dict.fromkeys("'\"\u2018\u2019\u201a\u201c\u201d\u201e", _QUOTES)
    | dict.fromkeys("\u00ab\u00bb\u2039\u203a", 0.4)
    | dict.fromkeys("\u2013", 0.3)
    | dict.fromkeys("\u2014", 0.2)
    | dict.fromkeys("([{", 0.1)
    | dict.fromkeys("\u300c\u300e\uff08\u3010\u3008\u300a\u3014\uff3b\uff5b", 0.5)
)
