"""The media files of one bundle: found, identified, and each named once or pointed out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import PurePosixPath

from showcase.model import Download, MediaFile, Photo, Video, WrittenContact
from showcase.reader.bundle_schemas import DownloadSchema, PhotoSchema, SceneSchema, VideoSchema
from showcase.reader.download_file import identify_download
from showcase.reader.film_container import container_of
from showcase.reader.film_file import identify_film
from showcase.reader.media_file import UnfitMedia, look_at, same_bytes
from showcase.reader.pdf_words import PdfContact, look_for_contacts
from showcase.reader.photo_file import identify_photo
from showcase.reader.subtitles_file import SUBTITLES_LIMIT_BYTES, identify_subtitles
from showcase.reader.tree import Tree, clean_text

_FILE_NAME_REMEDY = "文件名只用英文字母、数字、短横线、下划线，并与文件夹里的完全一致（大小写也一样）"
_MEDIA_REMEDY = "在 photos 或 videos 里登记它并写上说明，或者删掉它"
_DOCUMENT_REMEDY = "在 downloads 里登记它，写上 title 和 kind，或者删掉它"
_PAGES_TOLD = 5
# What looks at an original that is named as such.
_IDENTIFY = {
    "photo": identify_photo,
    "film": identify_film,
    "subtitles": identify_subtitles,
    "download": identify_download,
}


class Originals:
    """The files beside a bundle's Markdown file, by their path inside the bundle; a bundle of one file has none."""

    def __init__(self, tree: Tree, source_path: PurePosixPath, lines: Mapping[str, int], *, has_folder: bool) -> None:
        self.tree = tree
        self.source_path = source_path
        self.lines = lines
        self.has_folder = has_folder
        self.digests: dict[str, str] = {}
        self._named: dict[tuple[str, str], MediaFile | None] = {}
        if has_folder:
            self._read_digests()

    def photo(self, schema: PhotoSchema, key: str, item_consent: bool) -> Photo | None:
        """The photo that a front matter entry names; None, with an issue, when there is none."""
        file = self._identified(schema.file, key, "photo")
        if file is None:
            return None
        focal = (schema.focal[0], schema.focal[1]) if schema.focal else (0.5, 0.5)
        return Photo(
            file=file,
            caption=schema.caption,
            key=key,
            credit=schema.credit or "",
            focal=focal,
            pupils=schema.pupils,
            consent=schema.consent or item_consent,
            panorama=file.panorama if schema.panorama is None else schema.panorama,
        )

    def video(self, schema: VideoSchema, key: str, item_consent: bool) -> Video | None:
        """The film that a front matter entry names; None, with an issue, when there is none."""
        file = self._identified(schema.file, key, "film")
        words = schema.subtitles or self._beside(schema.file)
        subtitles = self._identified(words, f"{key}.subtitles", "subtitles") if words else None
        if file is None:
            return None
        return Video(
            file=file,
            caption=schema.caption,
            key=key,
            credit=schema.credit or "",
            pupils=schema.pupils,
            consent=schema.consent or item_consent,
            subtitles=subtitles,
        )

    def shown(self, schema: SceneSchema, key: str, item_consent: bool) -> Photo | Video | None:
        """The photo or film that a scene names, whichever the file is; None, with an issue, when it is neither."""
        if not self._is_film(schema.file):
            if schema.subtitles:
                self._misplaced(f"{key}.subtitles", schema.file, "图片没有字幕", "删掉 subtitles，或把 file 改成影片")
            return self.photo(schema, key, item_consent)
        if schema.panorama:
            self._misplaced(f"{key}.panorama", schema.file, "影片不能当全景图", "删掉 panorama，或换成 2:1 的全景图片")
        return self.video(schema, key, item_consent)

    def _is_film(self, name: str) -> bool:
        """Whether the file's first bytes are a film's; of one that is missing or cannot be opened `photo` tells."""
        try:
            return name in self.digests and container_of(self.tree.root / self.source_path.parent / name) is not None
        except OSError:
            return False

    def _misplaced(self, key: str, name: str, message: str, remedy: str) -> None:
        self.tree.findings.error(self.source_path, self._line(key), "scene-media", f"“{name}”：{message}", remedy)

    def _beside(self, name: str) -> str | None:
        """The subtitles that are named like a film."""
        path = PurePosixPath(name)
        # `.` and `/` are names of nothing.
        beside = path.with_suffix(".vtt").as_posix() if path.name else ""
        return beside if beside in self.digests else None

    def photos(self, schemas: list[PhotoSchema], key: str, item_consent: bool) -> tuple[Photo, ...]:
        """All photos of a list; those that cannot be read are left out, with their issues."""
        found = (self.photo(schema, f"{key}.{index}", item_consent) for index, schema in enumerate(schemas))
        return tuple(photo for photo in found if photo is not None)

    def videos(self, schemas: list[VideoSchema], key: str, item_consent: bool) -> tuple[Video, ...]:
        """All films of a list; those that cannot be read are left out, with their issues."""
        found = (self.video(schema, f"{key}.{index}", item_consent) for index, schema in enumerate(schemas))
        return tuple(video for video in found if video is not None)

    def downloads(self, schemas: list[DownloadSchema], item_consent: bool) -> tuple[Download, ...]:
        """All that visitors may take home; what cannot be read is left out, with its issues."""
        found = []
        for index, entry in enumerate(schemas):
            key = f"downloads.{index}"
            file = self._identified(entry.file, key, "download")
            if file is not None:
                consent = entry.consent or item_consent
                found.append(Download(file, entry.title, entry.kind, key, entry.pupils, consent))
        return tuple(found)

    def note_unnamed(self) -> None:
        """Point out every file that neither front matter nor text names: it would lie in the repository unseen."""
        for name in sorted(self.digests.keys() - {name for name, _ in self._named}):
            self.tree.findings.error(
                self.source_path.parent / name,
                0,
                "unnamed-file",
                "文件夹里有这个文件，但资料和正文都没有提到它",
                _DOCUMENT_REMEDY if name.lower().endswith(".pdf") else _MEDIA_REMEDY,
            )

    def _read_digests(self) -> None:
        folder_path = self.source_path.parent
        for path in self.tree.files_below(folder_path):
            if path == self.source_path:
                continue
            self._look_for_contacts(path)
            try:
                self.digests[path.relative_to(folder_path).as_posix()] = self.tree.ledger.sha256(self.tree.root, path)
            except PermissionError:
                self.tree.findings.error(path, 0, "unreadable", "文件无法读取", "检查文件的权限，或重新放入这个文件")

    def _look_for_contacts(self, path: PurePosixPath) -> None:
        """A name stays in the repository; of a media file's words only the subtitles can be read."""
        self.tree.refuses_name(path)
        if path.suffix.lower() == ".vtt" and self.tree.is_file(path):
            with suppress(OSError):
                # One that is too long is refused for that.
                raw = (self.tree.root / path).read_bytes()[:SUBTITLES_LIMIT_BYTES]
                self.tree.note_contacts(path, clean_text(raw.decode("utf-8", "replace")))

    def _identified(self, name: str, key: str, kind: str) -> MediaFile | None:
        if (name, kind) not in self._named:
            self._named[name, kind] = self._identify(name, self._line(key), kind)
        return self._named[name, kind]

    def _identify(self, name: str, line: int, kind: str) -> MediaFile | None:
        source_path = self.source_path.parent / name
        findings = self.tree.findings
        # Names that climb out, absolute ones and links are not among the bundle's own files.
        if name not in self.digests:
            if not self.tree.refuses_link(source_path):
                message, remedy = f"文件夹里没有“{name}”", f"把文件放进同一个文件夹；{_FILE_NAME_REMEDY}"
                findings.error(self.source_path, line, "missing-media", message, remedy)
            return None
        try:
            file = self._header(source_path, self.digests[name], kind)
            if file.pages:
                self._note_words(file, name, line)
            return file
        except UnfitMedia as fault:
            findings.error(self.source_path, line, "unfit-media", f"“{name}”{fault.message}", fault.remedy)
        except OSError as fault:
            if fault.errno and os.access(self.tree.root / source_path, os.R_OK):
                # It was the machine that failed, and nothing is known of this file.
                raise
            findings.error(self.source_path, line, "unreadable", f"“{name}”无法读取", "重新放入这个文件")
        return None

    def _note_words(self, file: MediaFile, name: str, line: int) -> None:
        """Note the contact data in a document's words; UnfitMedia if they cannot be looked at."""
        for found in look_for_contacts(self.tree.root, file, self.tree.ledger):
            within = f"“{name}”{_numbered(found)}"
            written = WrittenContact(self.source_path, line, found.kind, found.masked, found.normal, within)
            self.tree.written.setdefault(written)

    def _header(self, source_path: PurePosixPath, sha256: str, kind: str) -> MediaFile:
        root = self.tree.root

        def identify() -> MediaFile:
            found = look_at(_IDENTIFY[kind], root, source_path, sha256)
            # It is remembered by its digest: what was looked at must be what that stands for.
            same_bytes(root / source_path, sha256)
            return found

        return self.tree.ledger.header(source_path, sha256, kind, identify)

    def _line(self, key: str) -> int:
        while key:
            for candidate in (f"{key}.file", key):
                if candidate in self.lines:
                    return self.lines[candidate]
            key = key.rpartition(".")[0]
        return 1


def _numbered(found: PdfContact) -> str:
    """The pages on which it stands, as they are told."""
    told = "、".join(map(str, found.pages[:_PAGES_TOLD]))
    return f"第 {told} 页" if len(found.pages) <= _PAGES_TOLD else f"第 {told} 等 {len(found.pages)} 页"
