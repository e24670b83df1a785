"""The text engine: finding fonts, shaping, breaking lines, measuring. Both documents use it, nothing else
does.

`fonts` finds faces (`catalogue` reads the files, `families` and `scripts` know them by name) and falls back
per character; `face` is one face with its metrics and shaped advances. `units`, `clusters` and `breaks` cut
text into what is shaped, read and kept together (`uax14` for all scripts of the memo), `hyphens` hyphenates;
`direction` knows what runs from right to left, and `bidi` puts it in order. `stretches` cuts a paragraph by
face and direction, a `galley` measures it. `greedy` and `totalfit` say where its lines end: the latter of the
`spots` it is offered, with `bonds` that should hold, and without the `flaws` only several lines show. `glue`
says how far a line gives, `margins` what hangs out of it. `typesetter` ties them together; `cut` parts what
it has set.
"""
