"""What visitors take home: documents and posters."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model.bundle import Bundle
from showcase.model.media import MediaFile, Photo
from showcase.model.text import Text

# 下载资料 as the programmes name them (A2), in the order in which visitors ask for them.
DOWNLOAD_KINDS = ("招生简章", "宣传手册", "校报", "招生海报", "致初中毕业生的一封信", "标识及海报", "其他")
ADMISSIONS_KINDS = frozenset({"招生简章", "招生海报", "致初中毕业生的一封信"})


@dataclass(frozen=True)
class Download:
    """A document or a picture to take home; `pupils`, `consent` and `key` as for a photo."""

    file: MediaFile
    title: str
    kind: str
    key: str
    pupils: bool = True
    consent: bool = False

    @property
    def picture(self) -> Photo | None:
        """What is shown of it before it is taken: a picture itself; of a document nothing."""
        if self.file.pages:
            return None
        return Photo(self.file, self.title, self.key, pupils=self.pupils, consent=self.consent)


@dataclass(frozen=True)
class WeekDownloads:
    """What those who hold the week hand out themselves. `photos` are those that the text places."""

    bundle: Bundle
    title: str
    text: Text
    photos: tuple[Photo, ...] = ()
    downloads: tuple[Download, ...] = ()

    @property
    def slug(self) -> str:
        """Its folder's name: there is one a week."""
        return "downloads"
