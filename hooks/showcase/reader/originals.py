"""The media files of one bundle: found, identified, and each named once or pointed out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from showcase.model import MediaFile, Photo, Video
from showcase.reader.bundle_schemas import PhotoSchema, VideoSchema
from showcase.reader.media_file import UnfitMedia, identify_film, identify_photo, sha256_of
from showcase.reader.tree import Tree

_FILE_NAME_REMEDY = "文件名只用英文字母、数字、短横线、下划线，并与文件夹里的完全一致（大小写也一样）"
Identify = Callable[[Path, PurePosixPath, str], MediaFile]


class Originals:
    """The files beside a bundle's Markdown file, by their path inside the bundle; a bundle of one file has none."""

    def __init__(self, tree: Tree, source_path: PurePosixPath, lines: Mapping[str, int], *, has_folder: bool) -> None:
        self.tree = tree
        self.source_path = source_path
        self.lines = lines
        self.has_folder = has_folder
        self.digests: dict[str, str] = {}
        self._named: dict[tuple[str, Identify], MediaFile | None] = {}
        if has_folder:
            self._read_digests()

    def photo(self, schema: PhotoSchema, key: str, item_consent: bool) -> Photo | None:
        """The photo that a front matter entry names; None, with an issue, when there is none."""
        file = self._identified(schema.file, key, identify_photo)
        if file is None:
            return None
        focal = (schema.focal[0], schema.focal[1]) if schema.focal else (0.5, 0.5)
        return Photo(
            file, schema.caption, key, schema.credit or "", focal, schema.pupils, schema.consent or item_consent
        )

    def video(self, schema: VideoSchema, key: str, item_consent: bool) -> Video | None:
        """The film that a front matter entry names; None, with an issue, when there is none."""
        file = self._identified(schema.file, key, identify_film)
        if file is None:
            return None
        return Video(file, schema.caption, key, schema.credit or "", schema.pupils, schema.consent or item_consent)

    def photos(self, schemas: list[PhotoSchema], key: str, item_consent: bool) -> tuple[Photo, ...]:
        """All photos of a list; those that cannot be read are left out, with their issues."""
        found = (self.photo(schema, f"{key}.{index}", item_consent) for index, schema in enumerate(schemas))
        return tuple(photo for photo in found if photo is not None)

    def videos(self, schemas: list[VideoSchema], key: str, item_consent: bool) -> tuple[Video, ...]:
        """All films of a list; those that cannot be read are left out, with their issues."""
        found = (self.video(schema, f"{key}.{index}", item_consent) for index, schema in enumerate(schemas))
        return tuple(video for video in found if video is not None)

    def note_unnamed(self) -> None:
        """Point out every file that neither front matter nor text names: it would lie in the repository unseen."""
        for name in sorted(self.digests.keys() - {name for name, _ in self._named}):
            self.tree.findings.error(
                self.source_path.parent / name,
                0,
                "unnamed-file",
                "文件夹里有这个文件，但资料和正文都没有提到它",
                "在 photos 或 videos 里登记它并写上说明，或者删掉它",
            )

    def _read_digests(self) -> None:
        folder_path = self.source_path.parent
        for path in self.tree.files_below(folder_path):
            if path == self.source_path:
                continue
            try:
                self.digests[path.relative_to(folder_path).as_posix()] = sha256_of(self.tree.root / path)
            except OSError:
                self.tree.findings.error(path, 0, "unreadable", "文件无法读取", "检查文件的权限，或重新放入这个文件")

    def _identified(self, name: str, key: str, identify: Identify) -> MediaFile | None:
        if (name, identify) not in self._named:
            self._named[name, identify] = self._identify(name, self._line(key), identify)
        return self._named[name, identify]

    def _identify(self, name: str, line: int, identify: Identify) -> MediaFile | None:
        source_path = self.source_path.parent / name
        findings = self.tree.findings
        # Names that climb out, absolute ones and links are not among the bundle's own files.
        if name not in self.digests:
            if not self.tree.refuses_link(source_path):
                message, remedy = f"文件夹里没有“{name}”", f"把文件放进同一个文件夹；{_FILE_NAME_REMEDY}"
                findings.error(self.source_path, line, "missing-media", message, remedy)
            return None
        try:
            return identify(self.tree.root, source_path, self.digests[name])
        except UnfitMedia as fault:
            findings.error(self.source_path, line, "unfit-media", f"“{name}”{fault.message}", fault.remedy)
        except OSError:
            findings.error(self.source_path, line, "unreadable", f"“{name}”无法读取", "重新放入这个文件")
        return None

    def _line(self, key: str) -> int:
        while key:
            for candidate in (f"{key}.file", key):
                if candidate in self.lines:
                    return self.lines[candidate]
            key = key.rpartition(".")[0]
        return 1
