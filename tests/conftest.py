"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import portalocker
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
    """The public folder of the repository's demo weeks, built by whichever process of this run asks first."""
    # Processes that share a run have folders side by side.
    of_run = tmp_path_factory.getbasetemp()
    root = (of_run.parent if "PYTEST_XDIST_WORKER" in os.environ else of_run) / "demo"
    with portalocker.Lock(root.with_suffix(".lock"), timeout=600):
        return root / "site" if root.exists() else build_demo(root)
