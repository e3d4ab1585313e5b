"""The hand-written pages: which of them can be shown, and what each says of itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from showcase.reader.front_matter import read_front_matter, split_front_matter
from showcase.reader.names import propose_slug
from showcase.reader.tree import Tree
from showcase.reader.validation import validate
from showcase.reader.week_schemas import PageSchema
from showcase.urls import is_slug

PAGES = PurePosixPath("content/pages")
# The home and the page for lost visitors are generated.
OWN_PAGES = frozenset({("index",), ("404",)})


@dataclass(frozen=True)
class HandwrittenPage:
    """A page's Markdown, without front matter, and its title and description; either may be empty."""

    title: str
    description: str
    text: str


def read_handwritten(tree: Tree, taken: Collection[str]) -> dict[PurePosixPath, HandwrittenPage]:
    """The hand-written pages that can be shown, by path; none takes an address away from what is there."""
    found = {path: _read(tree, path) for path in tree.files_below(PAGES) if _has_address(tree, path, taken)}
    return {path: page for path, page in found.items() if page is not None}


def _read(tree: Tree, path: PurePosixPath) -> HandwrittenPage | None:
    text = tree.read_text(path)
    if text is None:
        return None
    if split_front_matter(text) is None:
        return HandwrittenPage("", "", text)
    front_matter = read_front_matter(path, text, tree.findings)
    if front_matter is None:
        return None
    schema = validate(PageSchema, front_matter.data, path, front_matter.lines, tree.findings)
    return HandwrittenPage(schema.title, schema.description or "", front_matter.text) if schema else None


def _has_address(tree: Tree, path: PurePosixPath, taken: Collection[str]) -> bool:
    """Whether a file is Markdown and may stand where it does: MkDocs would copy anything else as it is, pictures with their GPS data too."""
    findings = tree.findings
    parts = path.relative_to(PAGES).with_suffix("").parts
    if path.suffix != ".md":
        findings.error(
            path, 0, "misplaced-file", "content/pages 里只能放 Markdown 文件", "删掉它，或放进学校、故事的文件夹"
        )
        return False
    if tree.refuses_name(path):
        return False
    if parts[0] in taken or parts in OWN_PAGES:
        findings.error(path, 0, "slug", f"网址“{parts[0]}”已有别的用途", "给这个文件换个名字")
        return False
    if not all(map(is_slug, parts)):
        remedy = f"改成小写英文字母、数字和短横线，例如“{propose_slug(path.stem, tree.readings)}.md”"
        findings.error(path, 0, "slug", f"文件名“{path.name}”不能作网址", remedy)
        return False
    return True
