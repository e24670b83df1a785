"""Charts: data as bars, lines, areas and points, native in a deck and drawn from the same layout elsewhere.

`model` holds what a chart is, once read.
"""
