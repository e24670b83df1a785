"""From blocks to pages: `deck` makes slides, `memo` makes pages, `handout` puts slides on paper.

They share how blocks stand one under the other and where they are cut (`stack`), what a document shows
(`audience`), what things are called (`labels`, `terms`), what repeats on paper (`running`), and what becomes
of pictures there (`resolution`).
"""
