"""Files that are written only where nothing stands yet: those of new projects, briefs and themes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from deckbuilder.project import UsageError


def check_free(folder: Path) -> None:
    """Raises: UsageError: there is something in the folder, or it is a file."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"`{folder}` is not an empty folder", "name a new folder")
    except OSError as error:
        raise _unwritable(folder, error) from None


def write(files: Mapping[Path, bytes], folder: Path) -> None:
    """Write files that do not exist, and the folders they lie in; ``folder`` is what holds them all.

    Raises:
        UsageError: one exists, or the system does not let us.
    """
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(data)
    except OSError as error:
        raise _unwritable(folder, error) from None


def _unwritable(folder: Path, error: OSError) -> UsageError:
    return UsageError(f"`{folder}` cannot be written: {error.strerror}", "name another folder")
