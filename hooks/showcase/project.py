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
    def work_path(self) -> Path:
        """Where a build makes what it hands over, and keeps what it knows of the last one."""
        return self.root / ".build"

    @property
    def site(self) -> Target:
        """The public folder, to be handed over to."""
        return Target(self.work_path, self.site_path)

    @property
    def preview(self) -> Target:
        """A preview's folder, to be handed over to."""
        return Target(self.work_path, self.preview_path)

    @property
    def site_path(self) -> Path:
        """The public folder."""
        return self.root / "site"

    @property
    def preview_path(self) -> Path:
        """A preview, for those who work on the site."""
        return self.root / "preview"


@dataclass(frozen=True)
class Target:
    """A folder that a site is handed over to, and where things about it lie."""

    work_path: Path
    folder_path: Path

    @property
    def public_path(self) -> Path:
        """The folder itself: what is called so may be a link that whoever serves it made."""
        return self.folder_path.resolve()

    @property
    def spare_path(self) -> Path:
        """Where the next site is put together; beside the folder, with which it is exchanged."""
        return self.public_path.with_name(f".{self.public_path.name}.next")

    @property
    def manifest_path(self) -> Path:
        """What the folder was made from."""
        return self.work_path / f"{self.folder_path.name}.json"

    @property
    def standing_path(self) -> Path:
        """What the last build came to, if it was without a fault."""
        return self.work_path / f"{self.folder_path.name}.standing.json"

    @property
    def lock_path(self) -> Path:
        """Held by the build that is at work."""
        return self.work_path / ".lock"
