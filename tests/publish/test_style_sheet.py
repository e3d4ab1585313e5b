"""The theme's style sheets as one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.publish.style_sheet import NotJoinable, join_style_sheets


def parts(folder: Path, **texts: str) -> list[tuple[str, Path]]:
    for name, text in texts.items():
        (folder / f"{name}.css").write_text(text, encoding="utf-8")
    return [(f"assets/css/{name}.css", folder / f"{name}.css") for name in texts]


def test_parts_are_joined_in_their_order_beside_where_they_stood(tmp_path: Path) -> None:
    sheet = join_style_sheets(parts(tmp_path, b="p { margin: 0 }", a="p { margin: 1px }\n"), "showcase.css")
    assert sheet.url == "assets/css/showcase.css"
    assert sheet.data.decode() == "p { margin: 0 }\np { margin: 1px }\n"


def test_the_link_changes_with_the_contents_and_only_with_them(tmp_path: Path) -> None:
    first = join_style_sheets(parts(tmp_path, a="p { margin: 0 }"), "showcase.css")
    again = join_style_sheets(parts(tmp_path, a="p { margin: 0 }"), "showcase.css")
    changed = join_style_sheets(parts(tmp_path, a="p { margin: 1px }"), "showcase.css")
    assert first.link == again.link != changed.link
    assert first.link.startswith("assets/css/showcase.css?")
    assert first.url == changed.url


def test_parts_of_two_folders_are_refused_since_their_addresses_would_lead_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p { background: url(a.svg) }")
    with pytest.raises(NotJoinable, match="one folder"):
        join_style_sheets([("assets/css/a.css", tmp_path / "a.css"), ("b.css", tmp_path / "a.css")], "showcase.css")


@pytest.mark.parametrize("rule", ["@import 'b.css';", "@charset 'utf-8';"])
def test_a_rule_that_counts_only_at_the_beginning_is_refused(tmp_path: Path, rule: str) -> None:
    with pytest.raises(NotJoinable, match=r"b\.css"):
        join_style_sheets(parts(tmp_path, a="", b=rule), "showcase.css")


def test_a_missing_part_is_not_left_out_in_silence(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        join_style_sheets([("assets/css/a.css", tmp_path / "a.css")], "showcase.css")
