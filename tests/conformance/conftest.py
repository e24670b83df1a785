"""What the conformance tests share."""

from __future__ import annotations

import pytest

from .builds import Workshop
from .libreoffice import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice, one profile for the whole run."""
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Builds of the project's own briefs, each made once."""
    return Workshop(tmp_path_factory.mktemp("workshop"))
