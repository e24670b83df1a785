"""What the conformance tests share."""

from __future__ import annotations

import pytest

from .libreoffice import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice, one profile for the whole run."""
    return Office(tmp_path_factory.mktemp("office"))
