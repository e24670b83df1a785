"""Pages of a plan as SVG, for browsers: small, and the same bytes for the same page.

`page` draws one page, `faces` gives the fonts it is set in, `notes` what is said to it. Nothing is positioned
here: every line and box is where the plan says. Fonts and pictures are named, not contained; whoever serves
the page serves them too.
"""

from deckbuilder.render.html.faces import FontData, font_css, font_data, font_name
from deckbuilder.render.html.notes import spoken
from deckbuilder.render.html.page import Drawing, draw
from deckbuilder.render.html.pictures import Media

__all__ = ["Drawing", "FontData", "Media", "draw", "font_css", "font_data", "font_name", "spoken"]
