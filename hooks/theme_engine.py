"""MkDocs as the theme engine of our own command line: it renders a showcase, or serves a preview."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from showcase.generator import Showcase
from showcase.project import Project


def render_with_mkdocs(project: Project) -> Callable[[Showcase, Path], None]:
    """The theme engine's part: the showcase's pages through MkDocs into a folder."""

    def render(showcase: Showcase, staging_path: Path) -> None:
        from mkdocs.commands.build import build as mkdocs_build
        from mkdocs.config import load_config

        # git keeps no empty folder, but MkDocs wants one.
        (project.root / "content" / "pages").mkdir(exist_ok=True)
        config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(staging_path))
        config.extra["showcase"] = showcase
        mkdocs_build(config)

    return render


def serve_with_mkdocs(root: Path, address: str) -> None:
    """Serve a preview until interrupted; `address` is host and port."""
    from mkdocs.commands.serve import serve

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    # Only here: plain `mkdocs build` and `mkdocs serve` show what is public.
    serve(str(root / "mkdocs.yml"), livereload=True, dev_addr=address, extra={"preview": True})
