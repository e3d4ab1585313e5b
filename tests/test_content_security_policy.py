"""The policy under which a built site works."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from tools.content_security_policy import policy_of


def digest_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy_for(tmp_path: Path, **pages: str) -> dict[str, list[str]]:
    for name, text in pages.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text, encoding="utf-8")
    rules = [rule.split() for rule in policy_of(tmp_path).split("; ")]
    return {name: values for name, *values in rules}


def test_scripts_in_pages_are_named_by_their_digests(tmp_path: Path) -> None:
    rules = policy_for(tmp_path, one="<script>甲</script><p><script>乙\n</script>", two="<script>甲</script>")
    own = [value for value in rules["script-src"] if value.startswith("'sha256-")]
    assert sorted(own) == sorted([digest_of("甲"), digest_of("乙\n")])
    assert "'unsafe-inline'" not in rules["script-src"]


def test_scripts_with_addresses_and_linked_data_need_no_digest(tmp_path: Path) -> None:
    page = '<script type="module" src="a.js"></script><script type="application/ld+json">{}</script>'
    assert policy_for(tmp_path, one=page)["script-src"] == ["'self'", "'wasm-unsafe-eval'"]


def test_a_site_asks_nobody_else(tmp_path: Path) -> None:
    rules = policy_for(tmp_path)
    assert rules["default-src"] == ["'self'"]
    assert not any("http" in value or value == "*" for values in rules.values() for value in values)


def test_pictures_and_films_that_lie_elsewhere_may_come_from_there_and_nothing_else(tmp_path: Path) -> None:
    stem = "ab" * 16
    page = (
        f'<meta property="og:image" content="https://weeks.example/media/{stem}.jpg">'
        '<a href="https://school.example/">学校</a><script src="https://evil.example/x.js"></script>'
        f'<source srcset="https://media.example/w/{stem}.webp 480w, https://media.example/w/{stem}.webp 960w">'
        f'<video poster="https://media.example/w/{stem}.jpg"></video><a data-tiles="https://media.example/w/{stem}.dzi">'
    )
    rules = policy_for(tmp_path, one=page)
    for rule in ("img-src", "media-src", "connect-src"):
        assert [value for value in rules[rule] if "://" in value] == ["https://media.example"]
    assert "http" not in " ".join(value for name in ("default-src", "script-src", "style-src") for value in rules[name])
