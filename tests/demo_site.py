"""The demo content of the repository, built once for all tests that look at the whole of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from small_site import PROJECT_ROOT

AS_OF = "2024-01-01T12:00"


def build_demo(root: Path) -> Path:
    """Build the demo weeks in `root`, with the repository's rendition store; the path of the public folder."""
    root.mkdir()
    for name in ("content", "media/brand"):
        # Hard links: the same bytes without a copy, and no link that the reader would refuse.
        shutil.copytree(PROJECT_ROOT / name, root / name, copy_function=os.link)
    for name in ("build.py", "mkdocs.yml"):
        shutil.copy(PROJECT_ROOT / name, root / name)
    for name in ("hooks", "theme", "node_modules"):
        (root / name).symlink_to(PROJECT_ROOT / name, target_is_directory=True)
    store_path = PROJECT_ROOT / "media" / "renditions"
    store_path.mkdir(exist_ok=True)
    (root / "media" / "renditions").symlink_to(store_path, target_is_directory=True)
    subprocess.run(
        [sys.executable, str(PROJECT_ROOT / "build.py"), "build", "--root", str(root), "--as-of", AS_OF, "--strict"],
        check=True,
        timeout=600,
    )
    return root / "site"
