"""`build.py serve`: the preview server."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

import build as command_line
from small_site import SmallSite


def test_the_preview_server_shows_a_preview_and_nothing_else_is_asked_of_mkdocs(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setattr("mkdocs.commands.serve.serve", lambda *names, **settings: asked.append((*names, settings)))
    result = CliRunner().invoke(command_line.main, ["serve", "--root", str(small_site.root)])
    assert result.exit_code == 0, result.output
    ((settings_path, settings),) = asked
    assert settings_path == str(small_site.root / "mkdocs.yml")
    assert settings == {"livereload": True, "dev_addr": "127.0.0.1:8000", "extra": {"preview": True}}
