"""`build.py media`: what the store holds, what is wrong with it, and how it is cleaned."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result

import build as command_line
from commands.workers import workers
from plain_theme import PlainTheme
from showcase.desk.approval import write_approval
from showcase.generator import build_site
from showcase.media.store import Store
from small_site import AS_OF, PROJECT_ROOT, SmallSite

MOMENT = AS_OF.isoformat()


def invoke(site: SmallSite, *arguments: str) -> Result:
    return CliRunner().invoke(command_line.main, ["media", "--as-of", MOMENT, "--root", str(site.root), *arguments])


def run(site: SmallSite, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own."""
    command = [sys.executable, str(PROJECT_ROOT / "build.py"), "media", "--as-of", MOMENT, "--root", str(site.root)]
    settings = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [*command, *arguments], check=False, capture_output=True, encoding="utf-8", timeout=60, env=settings
    )


def rows_of(result: Result) -> dict[str, str]:
    assert result.exit_code == 0, result.output
    lines = (line.split("│") for line in result.output.split("\n") if "│" in line)
    return {parts[1].strip(): parts[2].strip() for parts in lines}


def count(row: str) -> int:
    return int(row.partition(" ")[0].replace(",", ""))


def store_of(site: SmallSite) -> Store:
    return Store(site.project.store_path)


def renditions(site: SmallSite) -> dict[str, bytes]:
    store = store_of(site)
    return {path: (store.path / path).read_bytes() for path in store.files() if not path.endswith(".json")}


def damage_unseen(path: Path) -> None:
    """Another byte in the middle; size and time as they were."""
    stat, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A built site: two photos that are named alike, and one that is used twice."""
    site = SmallSite(tmp_path_factory.mktemp("pattern") / "project")
    site.school()
    folders = [site.story_with_photo(slug) for slug in ("first-lesson", "second-lesson", "third-lesson")]
    shutil.copy(folders[0] / "01.jpg", folders[2] / "01.jpg")
    site.approve()
    site.generate()
    return site


@pytest.fixture
def built(pattern: SmallSite, tmp_path: Path) -> SmallSite:
    """A copy of it to spoil."""
    shutil.copytree(pattern.root, tmp_path / "built", ignore=shutil.ignore_patterns("node_modules"))
    return SmallSite(tmp_path / "built")


def test_originals_are_counted_by_their_bytes_and_told_with_their_places(built: SmallSite) -> None:
    rows = rows_of(invoke(built))
    assert rows["原图、原片"] == "2 个，用在 3 处"
    assert count(rows["网站用到的文件"]) == len(store_of(built).files())
    assert rows["还没有做的"] == "0 组"
    assert (rows["损坏的"], rows["不再用到的"]) == ("0 个，0.0 MB", "0 个，0.0 MB")


def test_the_store_is_told_before_anything_was_built(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.approve()
    rows = rows_of(invoke(small_site))
    assert rows["原图、原片"] == "1 个，用在 1 处"
    assert count(rows["网站用到的文件"]) == 0
    assert count(rows["还没有做的"]) > 1


def test_what_is_public_at_another_time_is_counted_for_that_time(built: SmallSite) -> None:
    early = CliRunner().invoke(command_line.main, ["media", "--as-of", "2024-05-11T12:00", "--root", str(built.root)])
    assert early.exit_code == 0
    built.story_with_photo("first-lesson", publish_at="2024-05-21T12:00")
    built.approve()
    assert rows_of(invoke(built))["原图、原片"] == "2 个，用在 2 处"
    later = CliRunner().invoke(command_line.main, ["media", "--as-of", "2024-05-22T12:00", "--root", str(built.root)])
    assert rows_of(later)["原图、原片"] == "2 个，用在 3 处"


def test_looking_deletes_nothing(built: SmallSite) -> None:
    shutil.rmtree(built.week_path / "stories")
    before = store_of(built).files()
    assert count(rows_of(invoke(built))["不再用到的"]) > 0
    assert store_of(built).files() == before


def test_damage_that_no_stat_shows_is_told_and_healed_by_pruning_and_building(built: SmallSite) -> None:
    sound = renditions(built)
    spoiled = sorted(sound)[0]
    damage_unseen(store_of(built).path / spoiled)
    # The next build does not see it either.
    assert built.generate().made == 0
    assert renditions(built) != sound
    assert count(rows_of(invoke(built))["损坏的"]) == 1
    result = invoke(built, "--prune")
    assert count(rows_of(result)["损坏的"]) == 1
    assert "清理了 0.0 MB。" in result.output
    assert renditions(built).keys() == sound.keys() - {spoiled}
    assert built.generate().made > 0
    assert renditions(built) == sound
    assert count(rows_of(invoke(built))["损坏的"]) == 0


def test_what_nobody_names_any_more_is_pruned(built: SmallSite) -> None:
    shutil.rmtree(built.week_path / "stories" / "2024-05-12" / "second-lesson")
    # Of what is used twice one use is left.
    shutil.rmtree(built.week_path / "stories" / "2024-05-12" / "third-lesson")
    orphans = count(rows_of(invoke(built))["不再用到的"])
    before = len(store_of(built).files())
    rows = rows_of(invoke(built, "--prune"))
    assert count(rows["不再用到的"]) == orphans > 0
    assert len(store_of(built).files()) == before - orphans
    rows = rows_of(invoke(built))
    assert (rows["原图、原片"], count(rows["不再用到的"]), count(rows["损坏的"])) == ("1 个，用在 1 处", 0, 0)
    assert rows["还没有做的"] == "0 组"


def test_what_is_missing_is_made_without_pages(built: SmallSite) -> None:
    whole = renditions(built)
    shutil.rmtree(store_of(built).path)
    result = invoke(built, "--render")
    assert f"新做了 {len(whole):,} 个文件。" in result.output
    assert renditions(built) == whole
    assert not built.project.site_path.exists()
    assert rows_of(invoke(built, "--render"))["还没有做的"] == "0 组"


def test_parts_are_made_apart_and_copied_together(built: SmallSite, tmp_path: Path) -> None:
    whole = renditions(built)
    shutil.rmtree(store_of(built).path)
    for part in ("1/2", "2/2"):
        assert invoke(built, "--shard", part).exit_code == 0
        shutil.copytree(store_of(built).path, tmp_path / "together", dirs_exist_ok=True, copy_function=shutil.copyfile)
        shutil.rmtree(store_of(built).path)
    shutil.copytree(tmp_path / "together", store_of(built).path)
    assert renditions(built) == whole
    assert rows_of(invoke(built))["还没有做的"] == "0 组"
    assert built.generate().made == 0


@pytest.mark.parametrize("arguments", [["--shard", "3/2"], ["--shard", "all"], ["--shard", "1/2", "--prune"]])
def test_what_is_no_part_of_the_work_is_refused(built: SmallSite, arguments: list[str]) -> None:
    before = store_of(built).files()
    assert invoke(built, *arguments).exit_code == 2
    assert store_of(built).files() == before


def test_what_is_broken_is_told_while_the_rest_is_made(built: SmallSite) -> None:
    index = built.week_path / "stories/2024-05-12/second-lesson/index.md"
    index.with_name("01.jpg").write_bytes(index.with_name("01.jpg").read_bytes()[:-300])
    write_approval(built.root, PurePosixPath(index.relative_to(built.root)), "审核员", AS_OF)
    shutil.rmtree(store_of(built).path)
    result = invoke(built, "--render")
    assert result.exit_code == 0
    assert "second-lesson/index.md" in result.output
    assert "新做了 0 个" not in result.output


def test_pruning_is_refused_while_a_build_uses_the_store(built: SmallSite) -> None:
    shutil.rmtree(built.week_path / "stories")
    before = store_of(built).files()
    with store_of(built).shared():
        found = run(built, "--prune")
        assert found.returncode == 1
        assert found.stdout == "网站正在生成，等它完成以后再清理。\n"
        assert found.stderr == ""
        # Looking on is no harm.
        assert invoke(built).exit_code == 0
    assert store_of(built).files() == before
    assert invoke(built, "--prune").exit_code == 0
    assert len(store_of(built).files()) < len(before)


def test_a_build_waits_until_the_store_is_pruned(built: SmallSite) -> None:
    order: list[str] = []

    def look() -> None:
        # What the pages name is safe until they are rendered.
        order.append("build" if invoke(built, "--prune").exit_code == 1 else "pruned")

    def build() -> None:
        with workers() as (executor, watch):
            build_site(built.project, AS_OF, PlainTheme(before_frame=look), executor, watch("图片"))

    thread = threading.Thread(target=build)
    with store_of(built).alone():
        thread.start()
        thread.join(0.3)
        order.append("prune")
    thread.join(30)
    assert order == ["prune", "build"]
    assert invoke(built, "--prune").exit_code == 0


@pytest.mark.parametrize("arguments", [[], ["--prune"]])
def test_without_a_site_nothing_is_touched_and_the_reason_is_told(built: SmallSite, arguments: list[str]) -> None:
    (built.root / "content" / "site.yml").unlink()
    before = store_of(built).files()
    result = invoke(built, *arguments)
    assert result.exit_code == 1
    assert "content/site.yml" in result.output
    assert "文件不存在" in result.output
    assert "Traceback" not in result.output
    assert store_of(built).files() == before


def test_a_store_that_lies_in_the_way_is_told_in_one_sentence(built: SmallSite) -> None:
    shutil.rmtree(built.project.store_path)
    built.project.store_path.write_bytes(b"in the way")
    found = run(built)
    assert found.returncode == 1
    assert "占着位置" in found.stderr
    assert "Traceback" not in found.stderr
