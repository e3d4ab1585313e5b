"""The command line, as editors and the scheduled run use it, on a small whole site with the theme."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest
from click.testing import CliRunner, Result
from PIL import Image

import build as command_line
from sitemaps import read_sitemaps
from small_site import PROJECT_ROOT, SITE, SmallSite, draw_film, draw_photo

GOOD = Path(__file__).parents[1] / "sites" / "good"
WEEK = "content/weeks/spring-2024"
AS_OF = "2024-05-14T18:00"
BASE = "https://weeks.example/skills/"
HOSTILE = "<script>alert(1)</script>\"'{{7*7}}"
SECRET = ("秘密句子", "秘密题目", "secret-", "秘密说明", "秘密标签")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python build.py …` in a process of its own, with nothing of this one's settings."""
    command = [sys.executable, str(PROJECT_ROOT / "build.py"), *arguments, "--root", str(root)]
    settings = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", **environment}
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=120, env=settings)


def invoke(*arguments: object) -> Result:
    """The same within this process, which is quicker."""
    return CliRunner().invoke(command_line.main, list(map(str, arguments)))


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def draw_media(root: Path) -> None:
    """Draw every picture and film that the site's Markdown files name; the same name gives the same picture."""
    for path in sorted(root.glob("content/weeks/**/index.md")):
        for name in set(re.findall(r"[\w/-]+\.(?:jpg|png|webp|mp4)", path.read_text(encoding="utf-8"))):
            target, seed = path.parent / name, f"{path.parent.name}/{name}"
            if target.suffix == ".mp4":
                draw_film(target, (640, 360), seconds=3, seed=seed, sound=1)
            elif target.name == "board.jpg":
                draw_photo(target, (450, 1012), seed=seed)
            else:
                draw_photo(target, (1200, 800), seed=seed)


def add_theme(root: Path) -> None:
    SmallSite.add_theme(SimpleNamespace(root=root))  # type: ignore[arg-type]


def approve(root: Path, *paths: str) -> None:
    chosen = [root / path for path in paths or ("content",)]
    result = invoke("approve", *chosen, "--by", "审核员", "--as-of", "2024-05-12T15:00", "--root", root)
    assert result.exit_code == 0, result.output


def add_secrets(root: Path) -> None:
    """Stories that are not public, each for another reason, with secrets in all that they say and show."""
    photo = "photos: [{file: secret-photo.jpg, caption: 秘密说明, pupils: false}]"
    text = "---\ntitle: 秘密题目\nschool: longhe\nkind: activity\nfeatured: true\ntags: [秘密标签]\n{}\n---\n秘密句子，写得很长很长，比二十个字还要长。\n"
    for reason, extra in {
        "draft": "status: draft",
        "submitted": "status: submitted",
        "withdrawn": "status: withdrawn",
        "changed": "status: submitted",
        "later": "status: submitted\npublish_at: 2024-05-14T18:01",
        "over": "status: submitted\nexpires_at: 2024-05-14T18:00",
        "incomplete": "status: approved\napproved: {by: 审核员, on: 2024-05-12T15:00}",
        "forged": "status: approved\napproved: {by: 我, on: 2024-05-12T15:00, digest: sha256:" + "0" * 64 + "}",
        "faulty": "status: submitted\nchannel: nowhere",
        "unread": "status: submitted\ncolour: red",
    }.items():
        folder = root / WEEK / "stories" / "2024-05-13" / f"secret-{reason}"
        write(folder / "index.md", text.format(f"{photo}\n{extra}"))
        draw_photo(folder / "secret-photo.jpg", (1200, 800), seed="secret")
    approve(root, *(f"{WEEK}/stories/2024-05-13/secret-{reason}" for reason in ("changed", "later", "over")))
    changed = root / WEEK / "stories" / "2024-05-13" / "secret-changed" / "index.md"
    write(changed, changed.read_text(encoding="utf-8").replace("写得很长很长", "改过一个字"))
    write(
        root / WEEK / "events" / "2024-05-13-secret-event.md",
        "---\ntitle: 秘密题目\nkind: activity\nnote: 秘密句子\nstatus: submitted\n---\n",
    )
    write(
        root / WEEK / "schools" / "secret-school" / "index.md",
        "---\ntitle: 秘密题目\nkind: 技工学校\ndistrict: 秘密说明\nsummary: 秘密句子\nstatus: submitted\n---\n",
    )


def add_hostile_week(root: Path) -> None:
    """A week in which everything that a person may write freely is an attack."""
    h = json.dumps(HOSTILE)
    folder = root / "content/weeks/hostile-2023"
    write(
        folder / "week.yml",
        f"title: {h}\nshort_title: {h}\nregion: {h}\nlevel: city\norganisers: [{h}]\nco_organisers: [{h}]\ntheme: {h}\n"
        f"start: 2023-05-14\nend: 2023-05-15\nopening: {{at: 2023-05-14T09:00, place: {h}}}\nintroduction: {h}\n"
        f"days: {{2023-05-14: {h}}}\naudiences: [{{slug: a, name: {h}, promise: {h}}}]\n"
        f"channels: [{{slug: c, name: {h}, description: {h}, channels: [{{slug: d, name: {h}}}]}}]\n"
        f"kinds: [{{slug: k, name: {h}}}]\n",
    )
    picture = f"caption: {h}, credit: {h}, pupils: false"
    write(
        folder / "schools/s/index.md",
        f"---\ntitle: {h}\nshort_title: {h}\nkind: 技工学校\ndistrict: {h}\nsummary: {h}\nplan: {h}\nhighlights: {h}\n"
        f'website: "https://a.example/?\'<x>"\nfacts: [{{label: {h}, value: {h}, unit: {h}}}]\nmajors: [{{name: {h}, summary: {h}}}]\n'
        f"cover: {{file: cover.jpg, {picture}}}\nscenes: [{{title: {h}, facet: {h}, file: s.jpg, {picture}}}]\n"
        f"boards: [{{title: {h}, topic: {h}, file: board.jpg, {picture}}}]\nquestions: [{{question: {h}, answer: {h}}}]\n"
        f"accounts: [{{platform: {h}, name: {h}}}]\nstatus: submitted\n---\n{HOSTILE}\n",
    )
    for slug in ("one", "two"):
        write(
            folder / f"stories/2023-05-14/{slug}/index.md",
            f"---\ntitle: {h}\nschool: s\nkind: k\nchannel: d\naudiences: [a]\ntags: [{h}]\neditor: {h}\nsource: {h}\n"
            f"photos: [{{file: p.jpg, {picture}}}, {{file: q.jpg, {picture}}}]\nvideos: [{{file: f.mp4, {picture}}}]\n"
            f'links: [{{title: {h}, url: "https://a.example/?\'><script>alert(1)</script>", outlet: {h}, level: city}}]\n'
            f"status: submitted\n---\n{HOSTILE}\n\n[{HOSTILE}](javascript:alert(1) '{{{{7*7}}}}')\n\n<img src=x onerror=alert(1)>\n\n"
            f"<a href='https://a.example' onclick='alert(1)'>x</a>\n",
        )
    write(
        folder / "events/2023-05-14-e.md",
        f"---\ntitle: {h}\nkind: service\nschool: s\nplace: {h}\naudiences: [a]\nservice: {{category: {h}, items: [{h}]}}\n"
        f'live: "https://a.example/?\'><script>alert(1)</script>"\nnote: {h}\nstatus: submitted\n---\n{HOSTILE}\n',
    )
    write(
        root / "content/pages/hostile.md",
        f"---\ntitle: {h}\ndescription: {h}\nsubtitle: {h}\nstatus: {h}\ntags: [{h}]\n---\n{HOSTILE}\n\n[x](javascript:alert(1))\n\n"
        "<img src=x onerror=alert(1)>\n",
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a good week, a hostile one, and secrets that are not public."""
    root = tmp_path_factory.mktemp("good") / "project"
    shutil.copytree(GOOD, root)
    add_hostile_week(root)
    # Links that no schema lets pass are the reader's to refuse; here they would only hide the rest.
    for path in root.glob("content/weeks/hostile-2023/stories/*/*/index.md"):
        write(
            path,
            path.read_text(encoding="utf-8").replace(
                "(javascript:alert(1) '{{7*7}}')", "(https://a.example/ '{{7*7}}')"
            ),
        )
    draw_media(root)
    # The same picture under two names, as it happens to people.
    story = root / WEEK / "stories/2024-05-13/tea-for-guests"
    shutil.copyfile(story / "01.jpg", story / "02.jpg")
    add_theme(root)
    approve(root)
    add_secrets(root)
    return root


@pytest.fixture(scope="module")
def built(root: Path) -> subprocess.CompletedProcess[str]:
    """The first build of it."""
    return run(root, "build", "--as-of", AS_OF, PYTHONHASHSEED="1", TZ="Asia/Shanghai")


@pytest.fixture(scope="module")
def site(root: Path, built: subprocess.CompletedProcess[str]) -> Path:
    assert built.returncode == 0, built.stdout + built.stderr
    return root / "site"


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def times_of(folder: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*") if path.is_file()}


class PageReader(HTMLParser):
    """The elements of a page with their attributes, its ids, and its words outside of scripts and styles."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.scripts: list[str] = []
        self.linked_data: list[str] = []
        self._open: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attributes}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "script" and self.all("script")[-1].get("type") == "application/ld+json":
            self.linked_data.append(data)
        else:
            (self.scripts if inside in {"script", "style"} else self.words).append(data)

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag in tags]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, PageReader]:
    """Every HTML page by its address from the root."""
    return {url_of(path.relative_to(site)): PageReader(path) for path in sorted(site.rglob("*.html"))}


def url_of(path: Path) -> str:
    return path.as_posix().removesuffix("index.html")


def assert_none(found: list[object]) -> None:
    """Nothing was found; if something was, the first of it is enough to see why."""
    assert found[:5] == []


# What a build makes


def test_the_site_holds_the_week_with_each_of_its_days(site: Path) -> None:
    for path in (
        "",
        "days/2024-05-12/",
        "days/2024-05-13/",
        "days/2024-05-14/",
        "schools/longhe/",
        "schools/qingshan/",
    ):
        assert (site / "spring-2024" / path / "index.html").is_file(), path
    stories = {path.name for path in (site / "spring-2024" / "stories").iterdir()}
    assert stories == {"first-shaft", "tea-for-guests", "one-minute-of-welding", "haircuts-in-the-square"}
    for path in ("index.html", "404.html", "about/index.html", "sitemap.xml", "feed.xml"):
        assert (site / path).is_file(), path


def test_the_build_tells_what_it_made_and_what_it_held_back(built: subprocess.CompletedProcess[str]) -> None:
    words = "".join(built.stdout.split())
    for name in ("页面", "订阅源", "网站大小", "用时", "没有发布"):
        assert name in words
    for reason in (
        "草稿",
        "等待审核",
        "已撤下",
        "批准后内容有改动",
        "定于2024-05-1418:01发布",
        "已于2024-05-1418:00到期",
    ):
        assert reason in words
    assert "Traceback" not in built.stderr


def test_the_theme_comes_along(site: Path) -> None:
    assert list((site / "assets").rglob("*.css"))
    assert (site / "assets" / "js" / "site.js").is_file()


def test_no_address_leads_nowhere(pages: dict[str, PageReader], site: Path) -> None:
    lost = []
    for url, page in pages.items():
        for address in addresses_of(page):
            target = urlsplit(urljoin(f"{BASE}{url}", address))
            if target.netloc != urlsplit(BASE).netloc:
                continue
            path = target.path.removeprefix("/skills/")
            place = site / path / "index.html" if path in {"", "/"} or path.endswith("/") else site / path
            if (
                not target.path.startswith("/skills/")
                or not place.is_file()
                or (target.fragment and target.fragment not in pages[url_of(place.relative_to(site))].ids)
            ):
                lost.append((url, address))
    assert_none(lost)


def addresses_of(page: PageReader) -> list[str]:
    found = []
    for _, attributes in page.elements:
        found += [attributes[name] for name in ("href", "src", "poster", "data-pswp-src") if name in attributes]
        found += [part.split()[0] for part in attributes.get("srcset", "").split(",") if part.strip()]
    return found


def test_nothing_is_loaded_from_another_host(pages: dict[str, PageReader], site: Path) -> None:
    foreign = []
    for url, page in pages.items():
        loaded = [attributes for tag, attributes in page.elements if tag not in {"a", "meta"}]
        links = [a for a in loaded if a.get("rel") not in {"canonical", "alternate"}]
        for attributes in links:
            for name in ("href", "src", "poster", "srcset", "data", "action", "style"):
                if "//" in attributes.get(name, ""):
                    foreign.append((url, attributes))
    assert_none(foreign)
    styles = [
        path
        for path in site.rglob("*.css")
        if re.search(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", path.read_text("utf-8"))
    ]
    assert_none(styles)


def test_every_picture_has_its_words_its_size_and_its_place(pages: dict[str, PageReader]) -> None:
    bare = []
    for url, page in pages.items():
        for attributes in page.all("img"):
            if not {"alt", "width", "height"} <= attributes.keys() or not int(attributes["width"]) * int(
                attributes["height"]
            ):
                bare.append((url, attributes))
        for attributes in page.all("source"):
            if attributes.get("type", "").startswith("image/") and not (
                attributes.get("srcset") and attributes.get("sizes")
            ):
                bare.append((url, attributes))
    assert_none(bare)


def test_no_id_stands_twice_on_a_page(pages: dict[str, PageReader]) -> None:
    assert_none([(url, id_) for url, page in pages.items() for id_ in set(page.ids) if page.ids.count(id_) > 1])


def test_every_page_announces_its_feeds_and_every_feed_is_sound(pages: dict[str, PageReader], site: Path) -> None:
    announced = set()
    for url, page in pages.items():
        for attributes in page.all("link"):
            if attributes.get("type") == "application/rss+xml":
                announced.add(urljoin(f"{BASE}{url}", attributes["href"]).removeprefix(BASE))
    feeds = {path.relative_to(site).as_posix() for path in site.rglob("feed.xml")}
    assert announced == feeds
    for feed in feeds:
        parsed = feedparser.parse((site / feed).read_bytes())
        assert parsed.bozo == 0, (feed, parsed.get("bozo_exception"))
    assert len(feedparser.parse((site / "spring-2024/feed.xml").read_bytes()).entries) == 4


def test_the_sitemap_lists_every_page(pages: dict[str, PageReader], site: Path) -> None:
    listed = read_sitemaps(site)
    # Posters are for printing.
    unlisted = [url for url in pages if url.endswith("/poster/")]
    assert len(unlisted) > 4
    assert sorted(listed) == sorted(f"{BASE}{url}" for url in pages if url not in {"404.html", *unlisted})
    assert listed[f"{BASE}spring-2024/stories/first-shaft/"] == "2024-05-12T15:00:00+08:00"


def test_every_page_names_its_language_its_title_and_one_heading(pages: dict[str, PageReader]) -> None:
    for url, page in pages.items():
        assert page.all("html")[0]["lang"].startswith("zh"), url
        assert len(page.all("h1")) == 1, url
        tags = [tag for tag, _ in page.elements]
        # Drawings have titles of their own.
        assert tags[: tags.index("body")].count("title") == 1, url
        assert page.all("meta"), url


def test_no_page_tells_of_the_machine_that_made_it(site: Path, root: Path) -> None:
    traces = [str(root).encode(), str(PROJECT_ROOT).encode(), b"content/weeks", b"node_modules"]
    assert_none([(name, trace) for name, data in files_of(site).items() for trace in traces if trace in data])


# What a build must never make


def test_nothing_that_is_not_public_is_found_anywhere_in_the_site(site: Path) -> None:
    files = files_of(site)
    found = [
        (name, secret) for name, data in files.items() for secret in SECRET if secret in name or secret.encode() in data
    ]
    assert_none(found)
    # Percent-encoded, escaped or as entities it would be no better.
    escaped = ["".join(f"&#{ord(c)};" for c in "秘密"), "秘密".encode("unicode_escape").decode(), "%E7%A7%98%E5%AF%86"]
    assert_none([(name, form) for name, data in files.items() for form in escaped if form.encode() in data])


def test_no_picture_that_is_not_public_is_found_anywhere_in_the_site(site: Path, root: Path) -> None:
    original = next(root.glob(f"{WEEK}/stories/2024-05-13/secret-draft/secret-photo.jpg"))
    pictures = [path for path in site.rglob("*") if path.suffix in {".jpg", ".webp", ".png", ".jpeg"}]
    assert any(looks_like(path, root / WEEK / "schools/longhe/cover.jpg") for path in pictures)
    assert_none([path for path in pictures if looks_like(path, original)])


def looks_like(path: Path, original: Path) -> bool:
    thumbnails = []
    for name in (path, original):
        with Image.open(name) as image:
            thumbnails.append(image.convert("RGB").resize((6, 4), Image.Resampling.BOX).tobytes())
    return sum(abs(a - b) for a, b in zip(*thumbnails, strict=True)) / len(thumbnails[0]) < 16


def test_no_original_and_no_trace_of_one_is_found_in_the_site(site: Path, root: Path) -> None:
    originals = {path.read_bytes() for path in root.glob("content/weeks/**/*") if path.is_file()}
    assert_none([name for name, data in files_of(site).items() if data in originals])


def test_what_editors_write_is_never_a_script(pages: dict[str, PageReader]) -> None:
    assert any(HOSTILE in "".join(page.words) for page in pages.values())
    attacks = []
    for url, page in pages.items():
        attacks += [(url, script) for script in page.scripts if "alert(1)" in script]
        attacks += [
            (url, tag, attributes) for tag, attributes in page.elements if any(n.startswith("on") for n in attributes)
        ]
        attacks += [
            (url, address) for address in addresses_of(page) if address.lower().startswith(("javascript:", "data:"))
        ]
        attacks += [(url, attributes) for attributes in page.all("img") if attributes.get("src") == "x"]
    assert_none(attacks)


def test_what_editors_write_never_ends_the_linked_data_it_stands_in(pages: dict[str, PageReader]) -> None:
    told = [json.loads(data) for page in pages.values() for data in page.linked_data]
    assert json.dumps(HOSTILE)[1:-1] in json.dumps(told)
    assert_none([data for page in pages.values() for data in page.linked_data if "<" in data or ">" in data])


def test_what_editors_write_is_never_a_template(pages: dict[str, PageReader], site: Path) -> None:
    assert_none([url for url, page in pages.items() if "\"'49" in "".join(page.words) or "'49'" in "".join(page.words)])
    texts = {name: data for name, data in files_of(site).items() if not name.endswith((".pagefind", ".webp", ".jpg"))}
    assert_none([name for name, data in texts.items() if b"&#39;49" in data or b"'49" in data])


def test_hostile_words_are_shown_as_they_were_written(pages: dict[str, PageReader]) -> None:
    for url in (
        "hostile-2023/",
        "hostile-2023/schools/s/",
        "hostile-2023/stories/one/",
        "hostile-2023/days/2023-05-14/",
    ):
        assert "".join(pages[url].words).count(HOSTILE) > 3, url
    alts = [attributes["alt"] for attributes in pages["hostile-2023/stories/one/"].all("img")]
    assert HOSTILE in alts


# Building again


def test_a_second_build_encodes_nothing_and_writes_nothing(site: Path, root: Path) -> None:
    store_path = root / "media" / "renditions"

    def renditions() -> dict[Path, tuple[int, int]]:
        # The ledgers learn that originals and items, fresh when they were first written, have not changed since.
        found = times_of(store_path)
        return {path: times for path, times in found.items() if not path.name.startswith(("originals.", "readings-"))}

    before, store = times_of(site), renditions()
    assert len(store) > 100
    again = run(root, "build", "--as-of", AS_OF)
    assert again.returncode == 0, again.stderr
    assert renditions() == store
    assert times_of(site) == before
    assert re.search(r"（新做）\s*│\s*0 ", again.stdout)
    assert "写入 0" in again.stdout
    assert {path.name for path in (root / ".build").iterdir()} == {".lock", "site.json", "templates"}


def test_a_build_elsewhere_gives_the_same_bytes(site: Path, root: Path, tmp_path: Path) -> None:
    other = tmp_path / "another folder"
    # In another order, at other times, in another place, with another clock, locale and seed.
    for path in sorted((root / "content").rglob("*"), reverse=True):
        if path.is_file():
            target = other / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (1_000_000_000, 1_000_000_000))
    add_theme(other)
    settings = {"LC_ALL": "C", "TZ": "America/New_York", "PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "86400"}
    process = run(other, "build", "--as-of", "2024-05-14T10:00Z", **settings)
    assert process.returncode == 0, process.stdout + process.stderr
    first, second = files_of(site), files_of(other / "site")
    assert first.keys() == second.keys()
    assert_none([name for name in first if first[name] != second[name]])


def test_a_strict_build_leaves_the_old_site_untouched(site: Path, root: Path) -> None:
    before = times_of(site)
    process = run(root, "build", "--strict", "--as-of", AS_OF)
    assert process.returncode == 1
    assert "网站保持原样" in process.stdout
    assert "secret-changed" in "".join(process.stdout.split())
    assert times_of(site) == before


def test_a_story_may_be_approved_from_where_one_stands(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    small_site.story()
    monkeypatch.chdir(small_site.root.parent)
    story = Path(small_site.root.name) / "content/weeks/demo-2024/stories/2024-05-12/first-lesson"
    result = invoke("approve", story, "--by", "审核员", "--root", small_site.root.name)
    assert result.exit_code == 0, result.output
    assert small_site.public_stories() == ["first-lesson"]


def test_a_project_may_be_named_from_where_one_stands(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    small_site.add_theme()
    monkeypatch.chdir(small_site.root.parent)
    write(small_site.root / "site" / "index.html", "old")
    process = run(Path(small_site.root.name), "build", "--as-of", AS_OF)
    assert process.returncode == 0, process.stdout + process.stderr
    assert (small_site.root / "site/demo-2024/index.html").is_file()


def test_a_project_reached_through_a_link_is_built_whole(small_site: SmallSite, tmp_path: Path) -> None:
    small_site.add_theme()
    link = tmp_path / "link"
    link.symlink_to(small_site.root, target_is_directory=True)
    process = run(link, "build", "--as-of", AS_OF)
    assert process.returncode == 0, process.stdout + process.stderr
    assert (small_site.root / "site/about/index.html").is_file()


# Wrong input


def test_a_site_that_cannot_be_read_is_told_and_the_old_one_stays(small_site: SmallSite) -> None:
    small_site.write("content/site.yml", "title: [")
    write(small_site.root / "site" / "index.html", "old")
    result = invoke("build", "--root", small_site.root)
    assert result.exit_code == 1
    assert "content/site.yml" in result.output
    assert (small_site.root / "site" / "index.html").read_text() == "old"


def test_a_site_that_its_host_would_not_take_is_not_handed_over(small_site: SmallSite) -> None:
    small_site.add_theme()
    small_site.story_with_photo()
    small_site.approve()
    assert invoke("build", "--root", small_site.root, "--as-of", AS_OF).exit_code == 0
    home = small_site.root / "site" / "index.html"
    before = home.read_bytes()
    # As pixels without any pattern: a photo of more than a megabyte once it is rendered.
    noise = Image.effect_noise((1600, 1200), 120).convert("RGB")
    noise.save(small_site.week_path / "stories/2024-05-12/first-lesson/01.jpg", quality=95)
    small_site.write_yaml("content/site.yml", {**SITE, "title": "大网站", "hosting": {"limit_mb": 1}})
    small_site.approve()
    result = invoke("build", "--root", small_site.root, "--as-of", AS_OF)
    assert (result.exit_code, "超过" in result.output) == (1, True)
    assert home.read_bytes() == before


def test_contact_data_smuggled_past_the_content_fails_the_build_and_the_old_site_stays(small_site: SmallSite) -> None:
    small_site.add_theme()
    small_site.story()
    small_site.approve()
    old = write(small_site.root / "site" / "index.html", "昨天的网站")
    # What no reader of content ever sees, in a writing that no search for digits finds.
    write(small_site.root / "media/brand/poster.svg", "<svg><text>139<tspan>1234</tspan>５６７８</text></svg>")
    result = invoke("build", "--root", small_site.root, "--as-of", AS_OF)
    assert result.exit_code == 1
    words = "".join(result.output.split())
    assert "assets/brand/poster.svg" in words.replace("│", "")
    assert ("手机号" in words, "139…8" in words, "12345678" in words) == (True, True, False)
    assert files_of(small_site.root / "site") == {"index.html": old.read_bytes()}
