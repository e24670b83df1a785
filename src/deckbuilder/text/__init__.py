"""The text engine: finding fonts, shaping, breaking lines, measuring. Both documents use it, and nothing else does.

`fonts` finds faces and falls back per character, `face` is one face with its metrics and shaped advances,
`breaks` says where a line may end, `hyphens` where a word may, `typesetter` turns runs into lines.
"""
