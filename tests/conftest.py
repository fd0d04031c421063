"""Fixtures for all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from geo_app.data import Catalog


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the data that is committed, loaded once."""
    from geo_app.data import catalog as committed

    return committed()
