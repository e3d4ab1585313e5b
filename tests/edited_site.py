"""A whole small site under the hands of its editors and its machine: what may happen to it between two builds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from showcase.desk.approval import NothingThere
from showcase.desk.withdrawal import Order, withdraw
from showcase.generator import SiteUnreadable
from small_site import APPROVED_ON, AS_OF, PROJECT_ROOT, SITE, SmallSite, draw_photo

DAYS = ("2024-05-12", "2024-05-13", "2024-05-14")
MOMENTS = (
    *(datetime(2024, 5, day, 12, 0, tzinfo=AS_OF.tzinfo) for day in (11, 12, 13, 14)),
    AS_OF,
    AS_OF + timedelta(days=30),
    AS_OF + timedelta(days=800),
)
PHOTO = {"file": "01.jpg", "caption": "学生在看老师操作", "pupils": False}
PHONE = {"label": "招生电话", "value": "0373-5123456"}
_ORDER = Order("审核员", APPROVED_ON, "家长要求")
# What happens: to which thing, and in which of several ways.
Deed = Callable[["EditedSite", int, int], None]


class EditedSite(SmallSite):
    """A site of two weeks with a theme that can be edited; `as_of` is the moment of its next build, `version` that of a package."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.as_of = AS_OF
        self.version = 0
        self.site_settings: dict[str, object] = dict(SITE)
        self.week_settings: dict[str, object] = {}
        shutil.copytree(PROJECT_ROOT / "theme", root / "theme")
        self.add_theme()
        self.school()
        self.event(start="09:00", end="10:30")
        for number in range(3):
            self.add_story(number, number)
        self.other_week()
        self.approve()

    @property
    def settings(self) -> dict[str, object]:
        """What site.yml says."""
        return self.site_settings

    def other_week(self) -> None:
        """A second week, of another year, with a story of its own."""
        week = self.week_path.with_name("demo-2025")
        text = (self.week_path / "week.yml").read_text(encoding="utf-8")
        self.write(f"{week.relative_to(self.root)}/week.yml", text.replace("2024", "2025"))
        shutil.copytree(self.week_path / "schools", week / "schools", dirs_exist_ok=True)
        shutil.copytree(self.folder(0), week / "stories" / "2025-05-12" / "of-next-year", dirs_exist_ok=True)

    def add_story(self, number: int, way: int) -> None:
        """Write a story, new or anew, mostly with a photo."""
        photos = [PHOTO] if way % 4 else None
        folder = self.folder(number)
        day = folder.parent.name if folder.exists() else DAYS[way % 3]
        text = f"老师傅开了第{way}台机床。" + ("电话 0373-5123456。" if way == 5 else "")
        kind = {"kind": "activity", "featured": True if way == 3 else None, "tags": ["焊接", f"第{way}"]}
        folder = self.story(folder.name, day, text, title=f"第{number}课：{way}", photos=photos, **kind)
        if photos:
            draw_photo(folder / "01.jpg", seed=way)

    def folder(self, number: int) -> Path:
        """Where a story lies or would lie."""
        slug = f"story-{number % 5}"
        return next(iter(sorted(self.week_path.glob(f"stories/*/{slug}"))), self.week_path / "stories" / DAYS[0] / slug)

    def approve_below(self, path: Path) -> None:
        # While site.yml or week.yml is at fault there is nothing to approve.
        with suppress(NothingThere, SiteUnreadable):
            self.approve(path.relative_to(self.root).as_posix())

    def append(self, path: str, words: str) -> None:
        """Lengthen a file, if it is there."""
        target = self.root / path
        if target.is_file() and target.stat().st_size < 200_000:
            target.write_text(target.read_text(encoding="utf-8") + words, encoding="utf-8")


def _write_story(site: EditedSite, number: int, way: int) -> None:
    site.add_story(number, way)
    if way != 6:
        site.approve_below(site.folder(number))


def _rename_story(site: EditedSite, number: int, way: int) -> None:
    folder, other = site.folder(number), site.folder(way)
    if folder.exists() and not other.exists():
        folder.rename(other)


def _date_story(site: EditedSite, number: int, way: int) -> None:
    path = site.folder(number) / "index.md"
    if path.exists():
        key = ("publish_at", "expires_at")[way % 2]
        moment = MOMENTS[way % 5].isoformat(timespec="minutes")
        text = path.read_text(encoding="utf-8").replace("title:", f'{key}: "{moment}"\ntitle:', 1)
        path.write_text(text, encoding="utf-8")
        site.approve_below(path)


def _state_story(site: EditedSite, number: int, way: int) -> None:
    path = site.folder(number) / "index.md"
    if path.exists():
        text = path.read_text(encoding="utf-8")
        for state in ("approved", "submitted", "draft"):
            text = text.replace(f"status: {state}", f"status: {('draft', 'submitted')[way % 2]}")
        path.write_text(text, encoding="utf-8")


def _withdraw(site: EditedSite, number: int, way: int) -> None:
    folder = site.folder(number)
    if (folder / "index.md").exists():
        order = (_ORDER, Order(_ORDER.by, _ORDER.on, _ORDER.reason, "应学校要求撤下"))[way % 2]
        with suppress(NothingThere, SiteUnreadable):
            withdraw(site.project, [PurePosixPath(folder.relative_to(site.root))], order)


def _photo(site: EditedSite, number: int, way: int) -> None:
    photo = site.folder(number) / "01.jpg"
    if photo.exists():
        match way:
            case 0:
                photo.unlink()
            case 1:
                photo.rename(photo.with_name("02.jpg"))
            case 2:
                photo.write_bytes(photo.read_bytes()[:1000])
            case 3:
                os.utime(photo)
            case _:
                draw_photo(photo, seed=way)
                site.approve_below(photo.parent)


def _school(site: EditedSite, number: int, way: int) -> None:
    slug = ("first", "second")[number % 2]
    folder = site.week_path / "schools" / slug
    if way == 0 and slug == "second":
        shutil.rmtree(folder, ignore_errors=True)
    else:
        site.approve_below(site.school(slug, f"欢迎来到学校{way}。", title=f"试验学校{slug}{way % 3}"))


def _event(site: EditedSite, number: int, way: int) -> None:
    path = site.event(f"event-{number % 3}", DAYS[way % 3], title=f"开放日{way}", start="09:00", end="10:30")
    if way == 7:
        path.unlink()
    else:
        site.approve_below(path)


def _week(site: EditedSite, number: int, way: int) -> None:
    choices: list[dict[str, object]] = [
        {"theme": f"主题{way}"},
        {"title": f"试验活动周{way}"},
        {"end": "2024-05-15" if way % 2 else "2024-05-14"},
        {"audiences": [] if way % 2 else None},
        {"kinds": [{"slug": "activity", "name": f"活动{way}"}, {"slug": "film", "name": "视频"}]},
        {"public_contacts": [PHONE] if way % 2 else None},
    ]
    site.week_settings |= choices[number % len(choices)]
    site.week(**site.week_settings)


def _other_week(site: EditedSite, number: int, way: int) -> None:
    if way % 2:
        shutil.rmtree(site.week_path.with_name("demo-2025"), ignore_errors=True)
    elif site.folder(0).exists():
        site.other_week()
        site.approve_below(site.week_path.with_name("demo-2025"))


def _site(site: EditedSite, number: int, way: int) -> None:
    choices: list[dict[str, object]] = [
        {"title": f"活动周{way}"},
        {"notice": f"通知{way}" if way % 2 else None},
        {"traditional": {"published": bool(way % 2)}},
        {"traditional": {"terms": {"老师傅": f"老師傅{way}"}}},
        {"footer": {"copyright": f"版权{way}"}},
        {"url": "https://weeks.example/" if way % 2 else "https://other.example/weeks/"},
    ]
    site.site_settings |= choices[number % len(choices)]
    site.write_yaml("content/site.yml", site.site_settings)


def _page(site: EditedSite, number: int, way: int) -> None:
    path = site.write(f"content/pages/page-{number % 2}.md", f"---\ntitle: 页面{way}\n---\n这里写着{way}。\n")
    if way == 0:
        path.unlink()


def _template(site: EditedSite, number: int, way: int) -> None:
    names = ("story", "school", "week", "home", "parts/cards", "parts/share", "parts/chrome", "listing")
    path = site.root / "theme" / "showcase" / f"{names[number]}.html"
    text = path.read_text(encoding="utf-8")
    if "{% endblock" in text:
        path.write_text(text.replace("{% endblock", f"<!-- {way} -->{{% endblock", 1), encoding="utf-8")
    else:
        path.write_text(
            text.replace("{%- endmacro", f"<!-- {way} -->{{%- endmacro", 1) + f"{{# {way} #}}", encoding="utf-8"
        )


def _static(site: EditedSite, number: int, way: int) -> None:
    match number % 5:
        case 0:
            site.append("theme/assets/css/base.css", f"\n.edited-{way} {{ margin: 0 }}\n")
        case 1:
            site.append("theme/assets/js/site.js", f"\n// edited {way}\n")
        case 2:
            added = site.write("theme/assets/js/added.js", f'console.log("{way} 后面");\n')
            if way == 0:
                added.unlink()
        case 3:
            site.append("theme/main.html", f"\n{{# {way} #}}\n")
        case _:
            site.append("theme/404.html", f"\n<!-- {way} -->\n")


def _settings(site: EditedSite, number: int, way: int) -> None:
    path = site.root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    extras = ("  - assets/css/elders.css\n", "  - tables\n", "scheme: default", "# ")
    replacements = ("", f"  - tables\n{'  - footnotes' if way % 2 else '  - abbr'}\n", "scheme: slate", f"# {way} ")
    changed = text.replace(extras[number % 4], replacements[number % 4], 1)
    path.write_text(changed if changed.count("footnotes") + changed.count("abbr") < 2 else text, encoding="utf-8")


def _brand(site: EditedSite, number: int, way: int) -> None:
    files = sorted((site.root / "media" / "brand").glob("*"))
    if way == 0:
        site.write("media/brand/added.txt", f"{number}\n")
    else:
        file = files[number % len(files)]
        file.write_bytes(file.read_bytes() + b"\n")


def _time(site: EditedSite, number: int, _way: int) -> None:
    site.as_of = MOMENTS[number % len(MOMENTS)]


def _version(site: EditedSite, number: int, _way: int) -> None:
    site.version = number


EDITS: Mapping[str, Deed] = {
    "write story": _write_story,
    "delete story": lambda site, number, _: shutil.rmtree(site.folder(number), ignore_errors=True),
    "rename story": _rename_story,
    "date story": _date_story,
    "state of story": _state_story,
    "approve story": lambda site, number, _: site.approve_below(site.folder(number)),
    "approve all": lambda site, _number, _way: site.approve_below(site.week_path),
    "withdraw story": _withdraw,
    "photo": _photo,
    "school": _school,
    "event": _event,
    "week": _week,
    "other week": _other_week,
    "site": _site,
    "page": _page,
    "template": _template,
    "static file": _static,
    "mkdocs.yml": _settings,
    "brand": _brand,
    "time": _time,
    "version": _version,
}
