"""Synthetic weeks for measurements: a `content/` folder of so many approved stories with so many photos, the same for the same seed.

`python bench/make_content.py FOLDER --stories 1000 --photos 2 --seed 1`
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "hooks")]

from phrases import DEEDS, ENDINGS, HEADINGS, MAJORS, PEOPLE, PLACES  # noqa: E402

from showcase.reader.digest import bundle_digest  # noqa: E402

# A province's week: some hundred schools with a story a day. More stories are more weeks, as years bring them.
STORIES_A_WEEK, DAYS = 1000, 7
FIRST_YEAR = 2000
KINDS = {"activity": "活动开展情况", "case": "典型活动案例", "story": "典型职教故事"}
CHANNELS = {"open": "线上逛校园", "service": "便民服务", "crafts": "大国工匠进校园", "alumni": "杰出校友回母校"}
AUDIENCES = {"students": "想选学校的学生", "parents": "家长", "residents": "社区居民"}
TAGS = ("产教融合", "校企合作", "职普融通", "走进社区", "走进乡村", "大师技艺")


def main() -> None:
    """Write the folder; SystemExit when something is there already."""
    arguments = _arguments()
    if (arguments.folder / "content").exists():
        raise SystemExit(f"{arguments.folder}/content is there already")
    write_content(arguments.folder, arguments.stories, arguments.photos, arguments.seed)


def write_content(folder: Path, stories: int, photos: int, seed: int) -> None:
    """`folder/content` with `stories` approved stories, each with `photos` photos of its own."""
    dice = random.Random(seed)  # noqa: S311
    _write_yaml(
        folder / "content" / "site.yml",
        {
            "title": "职业教育活动周",
            "url": "https://skillweek.example/",
            "organiser": "示例教育局",
            "hosting": {"limit_mb": 100_000},
        },
    )
    _write(folder / "content" / "pages" / "about.md", "---\ntitle: 关于\n---\n测量用的内容，全部虚构。\n")
    for number, first in enumerate(range(0, stories, STORIES_A_WEEK)):
        _write_week(folder, FIRST_YEAR + number, min(STORIES_A_WEEK, stories - first), photos, dice)


def _write_week(folder: Path, year: int, stories: int, photos: int, dice: random.Random) -> None:
    start = date(year, 5, 10)
    week_path = folder / "content" / "weeks" / f"bench-{year}"
    _write_yaml(week_path / "week.yml", _week(year, start))
    schools = max(1, -(-stories // DAYS))
    for number in range(schools):
        _write_item(
            week_path / "schools" / f"school-{number:03}",
            _school(number, dice),
            _prose(dice, dice.randint(2, 5)),
            start,
            {},
        )
    for number in range(stories):
        day, school = start + timedelta(number % DAYS), number // DAYS
        place = week_path / "stories" / day.isoformat() / f"story-{number:04}"
        files = {f"{index:02}.jpg": _photo(dice) for index in range(1, photos + 1)}
        _write_item(place, _story(number, school, files, dice), _story_text(dice), day, files)


def _week(year: int, start: date) -> dict[str, Any]:
    return {
        "title": f"{year}年示例省职业教育活动周",
        "short_title": f"示例 {year}",
        "region": "示例省",
        "level": "province",
        "organisers": ["示例教育局"],
        "theme": "技能：让生活更美好",
        "start": start.isoformat(),
        "end": (start + timedelta(DAYS - 1)).isoformat(),
        "kinds": _named(KINDS),
        "channels": _named(CHANNELS),
        "audiences": [{**audience, "promise": "看得见，摸得着"} for audience in _named(AUDIENCES)],
    }


def _named(names: dict[str, str]) -> list[dict[str, str]]:
    return [{"slug": slug, "name": name} for slug, name in names.items()]


def _school(number: int, dice: random.Random) -> dict[str, Any]:
    return {
        "title": f"示例第{number + 1}职业学校",
        "kind": "中等职业学校",
        "district": f"第{number % 17 + 1}区",
        "summary": f"{dice.choice(PLACES)}{_clause(dice)}，一所用来测量的学校",
        "majors": [
            {"name": name, "years": 3, "seats": 20 * dice.randint(1, 5)}
            for name in dice.sample(MAJORS, dice.randint(1, 5))
        ],
    }


def _story(number: int, school: int, files: dict[str, bytes], dice: random.Random) -> dict[str, Any]:
    photos = [{"file": name, "caption": _clause(dice), "pupils": False} for name in files]
    return {
        "title": f"{_clause(dice)}（{number + 1}）",
        "school": f"school-{school:03}",
        "kind": dice.choice(list(KINDS)),
        "channel": dice.choice(list(CHANNELS)),
        "audiences": [dice.choice(list(AUDIENCES))],
        "tags": dice.sample(TAGS, 2),
        "editor": "示例编辑",
        "source": f"示例第{school + 1}职业学校",
        **({"photos": photos} if photos else {}),
        **({"featured": True} if number % 50 == 0 else {}),
    }


def _story_text(dice: random.Random) -> str:
    """400 to 1,700 characters, 950 in the middle, as schools write; every third story has headings."""
    parts = [_prose(dice, dice.randint(2, 4)) for _ in range(dice.randint(2, 3))]
    headings = dice.sample(HEADINGS, len(parts)) if dice.random() < 1 / 3 else [""] * len(parts)
    return "\n\n".join(
        f"## {heading}\n\n{part}" if heading else part for heading, part in zip(headings, parts, strict=True)
    )


def _prose(dice: random.Random, paragraphs: int) -> str:
    return "\n\n".join("".join(_sentence(dice) for _ in range(dice.randint(2, 5))) for _ in range(paragraphs))


def _sentence(dice: random.Random) -> str:
    clauses = (_clause(dice) for _ in range(dice.randint(1, 3)))
    return f"{dice.choice(PLACES)}，{'，'.join(clauses)}，{dice.choice(ENDINGS)}。"


def _clause(dice: random.Random) -> str:
    return f"{dice.choice(PEOPLE)}{dice.choice(DEEDS)}"


def _photo(dice: random.Random) -> bytes:
    """A JPEG of soft colours, 1600 x 1067."""
    buffer = BytesIO()
    small = Image.frombytes("RGB", (6, 4), dice.randbytes(72))
    small.resize((1600, 1067), Image.Resampling.BICUBIC).save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def _write_item(place: Path, data: dict[str, Any], text: str, day: date, files: dict[str, bytes]) -> None:
    """A page bundle with its approval."""
    place.mkdir(parents=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
    data = {**data, "status": "approved"}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    digest = bundle_digest(data, f"{text}\n", digests)
    approved = {"by": "示例审核员", "on": f"{day}T16:10:00+08:00", "digest": digest}
    head = yaml.dump({**data, "approved": approved}, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    _write(place / "index.md", f"---\n{head}---\n{text}\n")


def _write_yaml(path: Path, data: dict[str, Any]) -> None:
    _write(path, yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--photos", type=int, default=0, help="photos of each story")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
