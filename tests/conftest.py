"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_site import SmallSite


@pytest.fixture
def small_site(tmp_path: Path) -> SmallSite:
    """A small, sound site with one school and nothing else yet."""
    site = SmallSite(tmp_path / "project")
    site.school()
    return site
