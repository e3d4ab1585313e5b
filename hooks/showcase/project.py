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
    def ledger_path(self) -> Path:
        """What was found out about the originals; with the store, in the one folder that is kept between builds."""
        return self.store_path / "originals.json"

    @property
    def brand_path(self) -> Path:
        """The brand's pictures."""
        return self.root / "media" / "brand"

    @property
    def packages_path(self) -> Path:
        """The browser-side packages."""
        return self.root / "node_modules"

    @property
    def typeface_path(self) -> Path:
        """The typeface that titles are drawn in where a page has no picture."""
        return self.packages_path / "@fontsource-variable" / "noto-sans-sc"

    @property
    def staging_path(self) -> Path:
        """Where a build is rendered before it is handed over; beside `site_path`, on the same file system."""
        return self.root / ".staging"

    @property
    def site_path(self) -> Path:
        """The public folder."""
        return self.root / "site"

    @property
    def preview_path(self) -> Path:
        """A preview, for those who work on the site."""
        return self.root / "preview"
