"""Where things lie in a project."""

from __future__ import annotations

from pathlib import Path

from showcase.project import Project

PROJECT = Project(Path("/somewhere"))


def test_everything_lies_in_the_project() -> None:
    paths = [
        PROJECT.store_path,
        PROJECT.ledger_path,
        PROJECT.brand_path,
        PROJECT.packages_path,
        PROJECT.typeface_path,
        PROJECT.staging_path,
        PROJECT.site_path,
        PROJECT.preview_path,
    ]
    assert len(set(paths)) == len(paths)
    assert all(path.is_relative_to(PROJECT.root) for path in paths)


def test_a_build_is_staged_beside_the_public_folder() -> None:
    # On the same file system, so that a file is handed over in one step; and not in it, so that nobody sees it before.
    assert PROJECT.staging_path.parent == PROJECT.site_path.parent


def test_nothing_that_is_made_lies_among_the_content() -> None:
    made = (PROJECT.store_path, PROJECT.ledger_path, PROJECT.staging_path, PROJECT.site_path, PROJECT.preview_path)
    for path in made:
        assert not path.is_relative_to(PROJECT.root / "content")


def test_what_is_known_of_originals_is_kept_with_what_was_made_of_them() -> None:
    # One folder to keep between builds, and none that is published.
    assert PROJECT.ledger_path.parent == PROJECT.store_path
    assert not PROJECT.store_path.is_relative_to(PROJECT.site_path)


def test_a_preview_is_neither_in_the_public_folder_nor_around_it() -> None:
    assert not PROJECT.preview_path.is_relative_to(PROJECT.site_path)
    assert not PROJECT.site_path.is_relative_to(PROJECT.preview_path)
