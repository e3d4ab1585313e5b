"""What publishing asks of a theme engine: MkDocs and the tests' plain one both answer it."""

from __future__ import annotations

import inspect
import pickle

import pytest

from plain_theme import PlainPages, PlainTheme, plain_page
from showcase.publish.theme import PageTheme, Theme
from theme_engine import FrameOfMkDocs, MkDocsPages, MkDocsTheme


@pytest.mark.parametrize(
    ("protocol", "theme"),
    [
        (Theme, MkDocsTheme),
        (Theme, FrameOfMkDocs),
        (Theme, PlainTheme),
        (PageTheme, MkDocsPages),
        (PageTheme, PlainPages),
    ],
)
def test_every_theme_has_the_methods_that_are_asked_for(protocol: type, theme: type) -> None:
    asked = {name: method for name, method in vars(protocol).items() if inspect.isfunction(method) and name[0] != "_"}
    assert len(asked) > 1
    for name, method in asked.items():
        assert list(inspect.signature(getattr(theme, name)).parameters) == list(inspect.signature(method).parameters)


def test_a_theme_of_pages_renders_the_same_in_another_process() -> None:
    theme, page = PlainPages("试验活动周"), plain_page("week/")
    other = pickle.loads(pickle.dumps(theme))  # noqa: S301  # our own
    assert other.open()(page) == theme.open()(page)
    assert other.digest(page.template) == theme.digest(page.template)
