"""What two machines have to agree in before one works for the other."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from showcase.media import workshop
from showcase.media.workshop import this_workshop
from small_site import PROJECT_ROOT

SHOWCASE = PROJECT_ROOT / "hooks" / "showcase"


def test_a_machine_does_not_differ_from_itself() -> None:
    assert this_workshop().differences(replace(this_workshop())) == ()


@pytest.mark.parametrize(
    ("field", "word"),
    [("machine", "系统"), ("python", "Python"), ("packages", "程序库版本"), ("codecs", "编解码库"), ("code", "本程序")],
)
def test_each_difference_is_named(field: str, word: str) -> None:
    assert this_workshop().differences(replace(this_workshop(), **{field: "another"})) == (word,)


def test_the_encoders_that_renditions_are_made_with_are_told() -> None:
    found = this_workshop()
    assert {words.split()[0] for words in found.packages.split(", ")} >= {"av", "pillow", "pillow-heif", "pikepdf"}
    assert all(codec in found.codecs for codec in ("webp", "libavcodec", "qpdf"))


@pytest.mark.parametrize("changed", ["media/planes.py", "reader/photo_file.py", "model/media.py", "bounded.py"])
def test_every_module_that_sees_originals_counts(changed: str, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(SHOWCASE, tmp_path / "showcase"))
    before = workshop._code_digest(copy)
    assert before == workshop._code_digest(SHOWCASE)
    (copy / changed).write_text((copy / changed).read_text("utf-8") + "#", "utf-8")
    assert workshop._code_digest(copy) != before


def test_how_pages_are_laid_out_does_not_count(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(SHOWCASE, tmp_path / "showcase"))
    shutil.rmtree(copy / "pages")
    assert workshop._code_digest(copy) == workshop._code_digest(SHOWCASE)
