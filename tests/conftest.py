"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from demo_site import build_demo
from small_site import SmallSite


@pytest.fixture
def small_site(tmp_path: Path) -> SmallSite:
    """A small, sound site with one school and nothing else yet."""
    site = SmallSite(tmp_path / "project")
    site.school()
    return site


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public folder of the repository's demo weeks."""
    return build_demo(tmp_path_factory.mktemp("demo") / "project")
