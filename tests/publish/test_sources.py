"""Where the files of the next site lie: kept, or made."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.publish.listing import Listing
from showcase.publish.sources import Sources

SITE, MADE = Path("site"), Path("made/a.html")


@pytest.fixture
def sources() -> Sources:
    """One file that is kept, and one that was made."""
    sources = Sources(Listing(SITE))
    sources.keep(["week/index.html"])
    sources.put("a.html", MADE)
    return sources


def test_a_kept_file_lies_in_the_public_folder_and_another_where_it_was_made(sources: Sources) -> None:
    assert dict(sources) == {"week/index.html": SITE / "week" / "index.html", "a.html": MADE}
    assert len(sources) == 2
    assert ("a.html" in sources, "week/index.html" in sources, "b.html" in sources) == (True, True, False)


def test_a_file_is_in_one_place_only_and_the_last_word_counts(sources: Sources) -> None:
    sources.put("week/index.html", MADE)
    sources.keep(["a.html"])
    assert dict(sources) == {"week/index.html": MADE, "a.html": SITE / "a.html"}
    assert len(sources) == 2


def test_what_nobody_made_or_keeps_lies_nowhere(sources: Sources) -> None:
    with pytest.raises(KeyError):
        sources["b.html"]
