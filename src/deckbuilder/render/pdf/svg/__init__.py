"""SVG drawings as PDF drawings: paths, gradients and letters' outlines in a form XObject.

`reading` resolves styles, `geometry` makes paths, `paint` colours and gradients, `lettering` text, and `form`
writes the operators. What is drawn looks as resvg draws it; a drawing with anything else in it is refused as
a whole, and its pixels are shown: `Undrawable`.
"""

from deckbuilder.render.pdf.svg.form import form
from deckbuilder.render.pdf.svg.reading import Undrawable

__all__ = ["Undrawable", "form"]
