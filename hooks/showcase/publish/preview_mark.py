"""How a preview is told from the public site, so that neither ever takes the other's place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from showcase.urls import PREVIEW_NOTE

# The theme writes it first into the tags of the ribbon, of badges and of the page itself; contributed text cannot open a tag.
_MARK = re.compile(rb"<[a-z]+ data-preview[ >]")
NOTE = "这里是预览，含有未审核的内容：只给编辑和审核的人看，不要上传到网站，不要转发。\n".encode()


class MixedUp(Exception):
    """A preview where the public site belongs, or the other way round; says so in Chinese."""


def keep_apart(marks: Mapping[str, bool], target_path: Path, *, preview: bool) -> None:
    """MixedUp unless these pages (path → whether it bears the mark) are what the target folder is for."""
    if not preview:
        if marked := next((path for path, is_preview in marks.items() if is_preview), None):
            raise MixedUp(f"“{marked}”是预览里的，含有未审核的内容；没有发布，网站保持原样。")
        return
    if plain := next((path for path, is_preview in marks.items() if not is_preview), None):
        raise MixedUp(f"预览的“{plain}”没有带上预览的标记；预览没有更新。")
    if target_path.is_dir() and any(target_path.iterdir()) and not (target_path / PREVIEW_NOTE).is_file():
        raise MixedUp(f"“{target_path.name}”文件夹里不是预览；没有动它。把它改名或移走，再生成预览。")


def is_marked(page: bytes) -> bool:
    """Whether a page's HTML says that it is a preview's."""
    return _MARK.search(page) is not None
