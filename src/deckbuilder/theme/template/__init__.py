"""An organisation's own PowerPoint template as the deck's masters and layouts: what it holds, which of its
layouts serves what, and the styles and colours that follow from it. Slides are written into it elsewhere.
"""
