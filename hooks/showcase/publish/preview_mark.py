"""How a preview is told from the public site, so that neither ever takes the other's place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from showcase.urls import PREVIEW_NOTE

# The theme writes it first into the tags of the ribbon, of badges and of the page itself; contributed text cannot open a tag.
_MARK = re.compile(rb"<[a-z]+ data-preview[ >]")
NOTE = "这里是预览，含有未审核的内容：只给编辑和审核的人看，不要上传到网站，不要转发。\n".encode()


class MixedUp(Exception):
    """A preview where the public site belongs, or the other way round; says so in Chinese."""


def keep_apart(staging_path: Path, staged: Iterable[PurePosixPath], target_path: Path, *, preview: bool) -> None:
    """MixedUp unless what is staged (its files, relative to it) is what the target folder is for."""
    has_note = (staging_path / PREVIEW_NOTE).exists()
    pages = [path for path in staged if path.suffix == ".html"]
    if not preview:
        marked = next((page for page in pages if _is_marked(staging_path / page)), None)
        if has_note or marked:
            raise MixedUp(f"“{marked or PREVIEW_NOTE}”是预览里的，含有未审核的内容；没有发布，网站保持原样。")
        return
    plain = next((page for page in pages if not _is_marked(staging_path / page)), None)
    if not has_note or plain:
        raise MixedUp(f"预览的“{plain or PREVIEW_NOTE}”没有带上预览的标记；预览没有更新。")
    if target_path.is_dir() and any(target_path.iterdir()) and not (target_path / PREVIEW_NOTE).is_file():
        raise MixedUp(f"“{target_path.name}”文件夹里不是预览；没有动它。把它改名或移走，再生成预览。")


def _is_marked(page_path: Path) -> bool:
    return _MARK.search(page_path.read_bytes()) is not None
