"""Compile the package when it is installed from a checkout, as pip does with every other package.

Without this the first start of a fresh checkout compiles a hundred and fifty modules, and so does every later
start where Python is told to write no bytecode (PYTHONDONTWRITEBYTECODE): 0.5 instead of 0.3 seconds.
"""

from __future__ import annotations

import compileall
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            compileall.compile_dir(Path(self.root, "src"), quiet=1)
