"""Pages rendered and finished, many at once where that pays."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

import pytest

from plain_theme import DyingPages, PlainPages, plain_page, plain_pages
from showcase.pages.page import Page
from showcase.publish import page_batches
from showcase.publish.finishing import Finished, Finishing
from showcase.publish.page_batches import FEW, Press, make_pages
from small_site import PROJECT_ROOT

MANY = 150
LEAKING = "p/033/"
WORDS = {LEAKING: "13912345678"}


def press(made: Path, theme: PlainPages | None = None) -> Press:
    return Press(theme or PlainPages("试验活动周"), Finishing("https://weeks.example/", None, (), made))


def files_of(made: Path) -> dict[str, bytes]:
    return {path.relative_to(made).as_posix(): path.read_bytes() for path in made.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def others() -> Iterator[None]:
    """As few pages as these are worth other processes, on a machine that has two cores."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_batches, "FEW", 10)
        patch.setattr(page_batches, "_BATCH", 7)
        patch.setattr(os, "cpu_count", lambda: 2)
        yield


@dataclass(frozen=True)
class Elsewhere:
    """Pages made in other processes, `made` as they came; how many had been asked for when the first was there, how many this process rendered."""

    made_path: Path
    made: tuple[tuple[Page, Finished], ...]
    asked: int
    rendered: int


@pytest.fixture(scope="module")
def elsewhere(others: None, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """All pages of a site, one of which says what nobody declared."""
    made_path, theme, asked = tmp_path_factory.mktemp("elsewhere"), PlainPages("周", words=WORDS), list[str]()

    def pages() -> Iterator[Page]:
        for page in plain_pages(MANY):
            asked.append(page.url)
            yield page

    waiting = make_pages(press(made_path, theme), pages())
    first = next(waiting)
    asked_first = len(asked)
    return Elsewhere(made_path, (first, *waiting), asked_first, len(theme.rendered))


def test_a_page_is_made_at_its_address(tmp_path: Path) -> None:
    for url, name in (("", "index.html"), ("week/", "week/index.html")):
        finished = press(tmp_path).make(plain_page(url, "题目"))
        assert finished.files.keys() == {name}
        assert "<h1>题目</h1>" in (tmp_path / name).read_text(encoding="utf-8")


def test_what_utf_8_cannot_say_is_written_as_a_reference(tmp_path: Path) -> None:
    press(tmp_path).make(plain_page("", "a\ud800b"))
    assert b"<h1>a&#55296;b</h1>" in (tmp_path / "index.html").read_bytes()


def test_few_pages_are_made_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_batches, "FEW", FEW)
    monkeypatch.setattr(page_batches, "ProcessPoolExecutor", None)
    theme, pages = PlainPages(), plain_pages(FEW - 1)
    made = [page for page, _ in make_pages(press(tmp_path, theme), iter(pages))]
    assert (tuple(made), theme.rendered) == (pages, [page.url for page in pages])
    assert list(make_pages(press(tmp_path), ())) == []


def test_a_machine_with_one_core_makes_all_pages_in_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setattr(page_batches, "FEW", 2)
    theme = PlainPages()
    assert len(list(make_pages(press(tmp_path, theme), plain_pages(5)))) == len(theme.rendered) == 5


def test_many_pages_are_made_in_others_in_order_and_with_the_same_bytes(elsewhere: Elsewhere, tmp_path: Path) -> None:
    theme = PlainPages("周", words=WORDS)
    here = press(tmp_path, theme)
    one_by_one = [(page, here.make(page)) for page in plain_pages(MANY)]
    assert [page for page, _ in elsewhere.made] == [page for page, _ in one_by_one]
    assert files_of(elsewhere.made_path) == files_of(tmp_path)
    for (_, finished), (_, same) in zip(elsewhere.made, one_by_one, strict=True):
        assert digests_of(finished) == digests_of(same)
        assert (finished.pages, finished.leaks) == (same.pages, same.leaks)
    # The process that asks does its part.
    assert 0 < elsewhere.rendered < MANY
    assert len(theme.rendered) == MANY


def digests_of(finished: Finished) -> dict[str, str]:
    return {path: marks.sha256 for path, marks in finished.files.items()}


def test_a_leak_that_another_process_finds_is_told(elsewhere: Elsewhere) -> None:
    assert [page.url for page, finished in elsewhere.made if finished.leaks] == [LEAKING]
    assert len(files_of(elsewhere.made_path)) == MANY - 1
    assert f"{LEAKING}index.html" not in files_of(elsewhere.made_path)


def test_pages_are_asked_for_as_they_are_made(elsewhere: Elsewhere) -> None:
    # What waits lies in memory: a batch is not begun before others are done.
    assert 0 < elsewhere.asked < MANY


@pytest.mark.usefixtures("others")
def test_a_process_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    pages, killed_path = plain_pages(60), tmp_path / "killed"
    dying = DyingPages("周", url=pages[3].url, killed_path=killed_path)
    made = list(make_pages(press(tmp_path / "there", dying), iter(pages)))
    assert killed_path.exists()
    assert [page for page, _ in made] == list(pages)
    list(make_pages(press(tmp_path / "here", PlainPages("周")), pages[:1]))
    assert files_of(tmp_path / "there").keys() == {f"{page.url}index.html" for page in pages}
    assert files_of(tmp_path / "there")["p/000/index.html"] == files_of(tmp_path / "here")["p/000/index.html"]


class BrokenPool(ProcessPoolExecutor):
    """One whose processes have all ended."""

    def submit(self, *_arguments: object) -> Future[object]:  # type: ignore[override]
        raise BrokenProcessPool


@pytest.mark.usefixtures("others")
def test_where_no_other_process_lives_this_one_makes_all_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_batches, "ProcessPoolExecutor", BrokenPool)
    pages, theme = plain_pages(60), PlainPages()
    made = [page for page, _ in make_pages(press(tmp_path, theme), iter(pages))]
    assert (tuple(made), len(theme.rendered), len(files_of(tmp_path))) == (pages, 60, 60)


@pytest.mark.usefixtures("others")
def test_a_page_that_cannot_be_rendered_ends_the_build_with_the_themes_own_fault(tmp_path: Path) -> None:
    def pages() -> Iterator[Page]:
        yield from plain_pages(60)
        # Its values have no words.
        yield plain_page("faulty/", template=["no name"])  # type: ignore[arg-type]

    with pytest.raises(TypeError):
        list(make_pages(press(tmp_path), pages()))


def test_a_press_pickles_before_it_was_used_and_after(tmp_path: Path) -> None:
    used = press(tmp_path)
    used.make(plain_page(""))
    for _ in range(2):
        used = pickle.loads(pickle.dumps(used))  # noqa: S301  # our own
        assert used.make(plain_page("")).files.keys() == {"index.html"}


def test_processes_end_when_the_one_that_began_them_is_killed(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from plain_theme import SlowPages, plain_pages\n"
        "from showcase.publish import page_batches as p; from showcase.publish.finishing import Finishing\n"
        "if __name__ == '__main__':\n"
        "    p.FEW, os.cpu_count = 2, lambda: 2\n"
        "    finishing = Finishing('https://weeks.example/', None, (), Path(sys.argv[1], 'made'))\n"
        "    list(p.make_pages(p.Press(SlowPages(folder_path=Path(sys.argv[1])), finishing), plain_pages(60)))\n"
    )
    script = tmp_path.with_name(f"{tmp_path.name}-program.py")
    script.write_text(program, encoding="utf-8")
    folders = os.pathsep.join(str(PROJECT_ROOT / name) for name in ("hooks", "tests"))
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": folders, "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen([sys.executable, str(script), str(tmp_path)], env=environment) as process:
        try:
            wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        finally:
            process.kill()
    numbers = [int(path.name) for path in tmp_path.iterdir()]
    try:
        wait_until(lambda: not any(is_running(number) for number in numbers))
    finally:
        for number in filter(is_running, numbers):
            os.kill(number, signal.SIGKILL)


def wait_until(reached: object, seconds: float = 30) -> None:
    assert callable(reached)
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, "in vain"
        time.sleep(0.02)


def is_running(number: int) -> bool:
    """Whether a process is there; one that has ended and waits to be asked for is not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
