"""How the documentation is made into a site: `sphinx-build -W docs output/site`.

The pages are plain Markdown, as readable in the repository as on the site; -W makes a dead link a fault.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parent / "extensions"))

from deckbuilder import __version__

project = "deckbuilder"
author = "The deckbuilder developers"
copyright = author
version = release = __version__

extensions = ["myst_parser", "shown", "palettes", "rules", "reference"]
nitpicky = True
# Types of signatures are told by api.md in words; they have no pages to lead to.
nitpick_ignore_regex = [("py:.*", ".*")]
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
exclude_patterns = ["extensions", "examples", "pictures.py"]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 4
# `README.md` and files of the repository are named by pages, and lie outside the site.
myst_url_schemes = {"http": None, "https": None, "mailto": None}

html_theme = "furo"
html_title = "deckbuilder"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
html_last_updated_fmt = None
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1f4e79", "color-brand-content": "#1f4e79"},
    "dark_css_variables": {"color-brand-primary": "#8ab8e6", "color-brand-content": "#8ab8e6"},
}
