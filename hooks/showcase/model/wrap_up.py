"""What those who hold a week say of it afterwards (总结)."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model.bundle import Bundle
from showcase.model.media import Photo
from showcase.model.school import Fact
from showcase.model.text import Text


@dataclass(frozen=True)
class WrapUp:
    """The public part of a week's summary; what is wrong and what is proposed is never read into it.

    `openings` are the first words of each line of the text, headings among them; `photos` also holds those in the text.
    """

    bundle: Bundle
    title: str
    text: Text
    figures: tuple[Fact, ...] = ()
    photos: tuple[Photo, ...] = ()
    openings: tuple[str, ...] = ()
    editor: str = ""
    source: str = ""

    @property
    def slug(self) -> str:
        """Its folder's name: there is one a week."""
        return "wrap-up"
