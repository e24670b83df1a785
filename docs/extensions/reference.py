"""The signatures of the library, from its docstrings: where a page has ``<!-- reference: MODULE -->``."""

from __future__ import annotations

import re

from sphinx.application import Sphinx

_PLACE = re.compile(r"<!-- reference: (?P<module>[\w.]+) -->")
_MODULE = """```{{eval-rst}}
.. automodule:: {module}
   :members: build, check, Built
   :no-index:
```"""


def setup(app: Sphinx) -> dict[str, bool]:
    app.setup_extension("sphinx.ext.autodoc")
    app.setup_extension("sphinx.ext.napoleon")
    app.connect("source-read", _write)
    return {"parallel_read_safe": True}


def _write(app: Sphinx, name: str, content: list[str]) -> None:
    content[0] = _PLACE.sub(lambda place: _MODULE.format(module=place["module"]), content[0])
