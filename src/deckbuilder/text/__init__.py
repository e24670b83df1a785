"""The text engine: finding fonts, shaping, breaking lines, measuring. Both documents use it, nothing else
does.

`fonts` finds faces (`catalogue` reads the files, `families` and `scripts` know them by name) and falls back
per character; `face` is one face with its metrics and shaped advances. `units`, `clusters` and `breaks` cut
text into what is shaped, read and kept together, `hyphens` hyphenates; `direction` knows what runs from
right to left, and `bidi` puts it in order. `stretches` cuts a paragraph by face and direction, a `galley`
measures it; `greedy` and `totalfit` say where its lines end, `glue` how far they may be stretched.
`typesetter` ties them together; `cut` parts what it has set.
"""
