"""MkDocs as the theme engine."""

from __future__ import annotations

import sys

from showcase.project import Project
from small_site import SmallSite
from theme_engine import render_with_mkdocs


def test_to_name_the_theme_engine_does_not_start_it(small_site: SmallSite) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "mkdocs"]:
        del sys.modules[name]
    render_with_mkdocs(Project(small_site.root))
    assert not any(name.startswith("mkdocs.") for name in sys.modules)
