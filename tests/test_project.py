"""Where things lie in a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.project import Project, Target

PROJECT = Project(Path("/somewhere"))
TARGETS = (PROJECT.site, PROJECT.preview)


def test_everything_lies_in_the_project() -> None:
    paths = [
        PROJECT.store_path,
        PROJECT.ledger_path,
        PROJECT.brand_path,
        PROJECT.packages_path,
        PROJECT.typeface_path,
        PROJECT.work_path,
        PROJECT.site_path,
        PROJECT.preview_path,
        *(path for target in TARGETS for path in (target.spare_path, target.manifest_path, target.standing_path)),
    ]
    assert len(set(paths)) == len(paths)
    assert all(path.is_relative_to(PROJECT.root) for path in paths)


@pytest.mark.parametrize("target", TARGETS, ids=["site", "preview"])
def test_the_next_site_is_put_together_beside_the_public_folder(target: Target) -> None:
    # On the same file system, so that they are exchanged in one step; and not in it, so that nobody sees it before.
    assert target.spare_path.parent == target.public_path.parent
    assert target.spare_path.name.startswith(".")
    assert not target.work_path.is_relative_to(target.folder_path)


def test_where_the_public_folder_is_a_link_the_next_one_lies_beside_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "served").mkdir()
    (tmp_path / "project").mkdir()
    project = Project(tmp_path / "project")
    project.site_path.symlink_to(tmp_path / "served", target_is_directory=True)
    assert project.site.public_path == tmp_path / "served"
    assert project.site.spare_path == tmp_path / ".served.next"
    # What is known of it stays with the project.
    assert project.site.manifest_path.parent == project.work_path


def test_the_site_and_a_preview_share_nothing_but_the_lock() -> None:
    first, second = TARGETS
    assert first.lock_path == second.lock_path
    assert not {first.spare_path, first.manifest_path, first.standing_path} & {
        second.spare_path,
        second.manifest_path,
        second.standing_path,
    }


def test_nothing_that_is_made_lies_among_the_content() -> None:
    made = (PROJECT.store_path, PROJECT.ledger_path, PROJECT.work_path, PROJECT.site_path, PROJECT.preview_path)
    for path in made:
        assert not path.is_relative_to(PROJECT.root / "content")


def test_what_is_known_of_originals_is_kept_with_what_was_made_of_them() -> None:
    # One folder to keep between builds, and none that is published.
    assert PROJECT.ledger_path.parent == PROJECT.store_path
    assert not PROJECT.store_path.is_relative_to(PROJECT.site_path)


def test_a_preview_is_neither_in_the_public_folder_nor_around_it() -> None:
    assert not PROJECT.preview_path.is_relative_to(PROJECT.site_path)
    assert not PROJECT.site_path.is_relative_to(PROJECT.preview_path)
