"""Where the boxes and lines of diagrams stand: trees, layered graphs, networks. They know sizes, no text."""
