"""Themes: an organisation's brand.yml read into colours, type scales, grids and the layouts they give."""
