"""Where things lie in a project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A project by its root folder."""

    root: Path

    @property
    def store_path(self) -> Path:
        """The rendition store."""
        return self.root / "media" / "renditions"

    @property
    def brand_path(self) -> Path:
        """The brand's pictures."""
        return self.root / "media" / "brand"

    @property
    def packages_path(self) -> Path:
        """The browser-side packages."""
        return self.root / "node_modules"

    @property
    def staging_path(self) -> Path:
        """Where a build is rendered before it is handed over; beside `site_path`, on the same file system."""
        return self.root / ".staging"

    @property
    def site_path(self) -> Path:
        """The public folder."""
        return self.root / "site"
