"""Draws an SVG document as PNG, as a program of its own: the drawing on its input, the pixels on its output.

It runs apart since a drawing can be made so that resvg overflows its stack or does not come to an end. It
imports nothing of ours: starting it takes a twentieth of a second. Arguments: width and height in pixels,
then the font files.
"""

from __future__ import annotations

import sys


def main(width: str, height: str, *fonts: str) -> None:
    import resvg_py

    wide = int(width) >= int(height)
    pixels = resvg_py.svg_to_bytes(
        svg_string=sys.stdin.buffer.read().decode(),
        width=int(width) if wide else None,
        height=None if wide else int(height),
        skip_system_fonts=True,  # the same pixels on every machine
        dpi=96,  # else lengths in inches and centimetres are nothing
        font_files=list(fonts),
        font_family="Arimo",
        sans_serif_family="Arimo",
        serif_family="Arimo",  # resvg's choice where a family is unknown
        monospace_family="Source Code Pro",
    )
    sys.stdout.buffer.write(pixels)


if __name__ == "__main__":
    main(*sys.argv[1:])
