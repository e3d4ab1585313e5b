"""What a week's folder holds: the bundles in it by their place, and whatever does not belong there pointed out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from showcase.reader.names import day_of, propose_slug
from showcase.reader.tree import Tree
from showcase.urls import is_slug

# Bundles of which a week has one each.
DOWNLOADS, WRAP_UP = "downloads", "wrap-up"
_KNOWN = frozenset({"week.yml", "schools", "stories", "events", "statistics.yml", DOWNLOADS, WRAP_UP})


@dataclass(frozen=True)
class WeekFolder:
    """The Markdown file of each bundle in a week."""

    school_paths: tuple[PurePosixPath, ...]
    story_paths: tuple[PurePosixPath, ...]
    event_paths: tuple[PurePosixPath, ...]
    downloads_path: PurePosixPath | None = None
    wrap_up_path: PurePosixPath | None = None

    @property
    def candidates(self) -> tuple[PurePosixPath, ...]:
        """All of them: each is published or is told why not."""
        own = filter(None, (self.downloads_path, self.wrap_up_path))
        return (*self.school_paths, *self.story_paths, *self.event_paths, *own)


def list_week_folder(tree: Tree, week_path: PurePosixPath) -> WeekFolder:
    """List the bundles of a week in the order of their paths."""
    for path, is_folder in tree.listing(week_path):
        is_own = path.name in {DOWNLOADS, WRAP_UP}
        if path.name not in _KNOWN or (is_own and not is_folder):
            tree.findings.error(
                path,
                0,
                "misplaced-file",
                f"活动周文件夹里不该有“{path.name}”",
                "移到 schools、stories 或 events 里，或删掉",
            )
    return WeekFolder(
        tuple(path / "index.md" for path in named_folders(tree, week_path / "schools")),
        tuple(path / "index.md" for day in _day_folders(tree, week_path) for path in named_folders(tree, day)),
        tuple(_event_files(tree, week_path)),
        _own_folder(tree, week_path / DOWNLOADS),
        _own_folder(tree, week_path / WRAP_UP),
    )


def named_folders(tree: Tree, folder_path: PurePosixPath) -> list[PurePosixPath]:
    """The folders in a folder whose names may be addresses; anything else there is pointed out."""
    found = []
    for path, is_folder in tree.listing(folder_path):
        if not is_folder:
            tree.findings.error(
                path, 0, "misplaced-file", "文件放错了地方", "每篇内容放在自己的文件夹里，正文叫 index.md"
            )
        elif tree.refuses_name(path):
            continue
        elif is_slug(path.name):
            found.append(path)
        else:
            remedy = f"改成小写英文字母、数字和短横线，例如“{propose_slug(path.name, tree.readings)}”"
            tree.findings.error(path, 0, "slug", f"文件夹名“{path.name}”不能作网址", remedy)
    return found


def _own_folder(tree: Tree, folder_path: PurePosixPath) -> PurePosixPath | None:
    """The Markdown file of a folder of which a week has one; None where there is no folder."""
    if folder_path not in tree.folders(folder_path.parent):
        return None
    return folder_path / "index.md"


def _day_folders(tree: Tree, week_path: PurePosixPath) -> list[PurePosixPath]:
    found = []
    for path, is_folder in tree.listing(week_path / "stories"):
        if is_folder and day_of(path.name) is not None:
            found.append(path)
        else:
            tree.findings.error(
                path,
                0,
                "day-folder",
                f"“{path.name}”不是日期文件夹",
                "stories 下面先放日期文件夹，名字写成 2023-05-15 的样子",
            )
    return found


def _event_files(tree: Tree, week_path: PurePosixPath) -> list[PurePosixPath]:
    found = []
    for path in tree.entries(week_path / "events"):
        if tree.refuses_name(path):
            continue
        if path.suffix == ".md" and day_of(path.stem[:10]) and path.stem[10:11] == "-" and is_slug(path.stem[11:]):
            found.append(path)
        else:
            tree.findings.error(
                path, 0, "event-file", f"“{path.name}”不是日程文件的名字", "写成 2023-05-15-jiadian-yizhen.md 的样子"
            )
    return found
