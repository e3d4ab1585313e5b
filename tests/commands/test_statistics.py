"""The statistics form: out and in again."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from commands.statistics import statistics
from returned_forms import FORMS_AS_RETURNED, XINXIANG, write_workbook
from showcase.desk.forms.form import FORMS
from showcase.model import Statistics, StatisticsRecord
from showcase.reader.findings import Findings
from showcase.reader.statistics import read_statistics
from showcase.reader.tree import Tree
from small_site import PROJECT_ROOT, SmallSite

AS_OF = "2024-05-20T12:00"
DEMO = {"xinxiang": "xinxiang-2021", "shandong": "shandong-2021", "rongchang": "rongchang-2022"}
OWN = "content/weeks/demo-2024/statistics.yml"


def call(root: Path, command: str, file: Path | str, *options: str, week: str = "demo-2024") -> Result:
    words = [command, "--root", str(root), "--week", week, *options, str(file)]
    if command == "export":
        words += ["--as-of", AS_OF]
    result = CliRunner().invoke(statistics, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo weeks as the desk reads them: no media."""
    root = tmp_path_factory.mktemp("demo")
    for week in DEMO.values():
        source = PROJECT_ROOT / "content" / "weeks" / week
        for path in (source / "week.yml", source / "statistics.yml", *source.glob("schools/*/index.md")):
            target = root / path.relative_to(PROJECT_ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    return root


def statistics_of(root: Path, week: str) -> Statistics:
    findings = Findings()
    found = read_statistics(Tree(root, findings), PurePosixPath("content/weeks") / week / "statistics.yml")
    assert findings.issues == []
    return found


def carried(slug: str, found: Statistics) -> list[tuple[str, str, dict[str, Any]]]:
    return [(record.unit, record.level, FORMS[slug].carried(record)) for record in found.records]


def sheets_of(path: Path) -> dict[str, Any]:
    """Everything that a workbook shows: cells with their formats, merges, widths."""
    return {
        sheet.title: (
            [[(cell.value, cell.number_format, cell.border.left.style) for cell in row] for row in sheet.iter_rows()],
            sorted(map(str, sheet.merged_cells.ranges)),
            {letter: column.width for letter, column in sheet.column_dimensions.items()},
        )
        for sheet in load_workbook(path).worksheets
    }


@pytest.mark.parametrize("slug", DEMO)
def test_what_is_exported_and_imported_is_the_same_and_exports_the_same(slug: str, demo: Path, tmp_path: Path) -> None:
    week, root, first, second = DEMO[slug], tmp_path / "root", tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    shutil.copytree(demo, root)
    before = statistics_of(root, week)
    assert call(root, "export", first, week=week).exit_code == 0
    (root / "content/weeks" / week / "statistics.yml").unlink()
    assert call(root, "import", first, week=week).exit_code == 0
    after = statistics_of(root, week)
    assert carried(slug, after) == carried(slug, before)
    assert len(after.records) >= 4
    assert call(root, "export", second, week=week).exit_code == 0
    one, other = sheets_of(first), sheets_of(second)
    # The form does not carry the students enrolled, so that the share of all cannot be worked out any more.
    name = next(iter(one))
    total = next(row for row in one[name][0] if "合计" in [cell[0] for cell in row])
    place = next(index for index, cell in enumerate(total) if isinstance(cell[0], float))
    total[place] = (None, *total[place][1:])
    assert one == other


@pytest.mark.parametrize("slug", DEMO)
def test_the_weeks_own_file_is_equal_to_what_it_exports(slug: str, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "表.xlsx"
    call(demo, "export", file, week=DEMO[slug])
    result = call(demo, "import", file, week=DEMO[slug])
    assert result.exit_code == 0
    assert "没有要写的" in result.output


@pytest.mark.parametrize("slug", DEMO)
def test_the_form_as_it_stands_is_imported_into_an_empty_week(slug: str, small_site: SmallSite, tmp_path: Path) -> None:
    small_site.week(region="甲市", statistics_form=slug)
    file = write_workbook(tmp_path / "表.xlsx", [["填报说明"]], FORMS_AS_RETURNED[slug])
    result = call(small_site.root, "import", file)
    assert result.exit_code == 0, result.output
    units = [record.unit for record in statistics_of(small_site.root, "demo-2024").records]
    assert (
        units
        == {"xinxiang": ["甲市", "乙县", "丙职业学院"], "shandong": ["甲市"], "rongchang": ["丁区试验职业学校"]}[slug]
    )
    assert small_site.rules() == []


def test_an_empty_form_goes_round_and_comes_back_filled_in(small_site: SmallSite, tmp_path: Path) -> None:
    file = tmp_path / "空表.xlsx"
    assert (
        call(
            small_site.root, "export", file, "--form", "xinxiang", "--blank", "--unit", "甲县", "--unit", "乙县"
        ).exit_code
        == 0
    )
    assert "没有填数" in call(small_site.root, "import", file, "--form", "xinxiang").output
    book = load_workbook(file)
    sheet = book["统计表"]
    assert [sheet["B3"].value, sheet["B4"].value] == ["甲县", "乙县"]
    for place, value in {"C3": 2, "D3": 10, "E3": 40, "F3": 0.8, "G3": 1, "H3": 60, "I3": 3}.items():
        sheet[place] = value
    book.save(file)
    assert call(small_site.root, "import", file, "--form", "xinxiang").exit_code == 0
    assert statistics_of(small_site.root, "demo-2024").records == (
        StatisticsRecord("甲县", "county", 2, 10, 40, None, 1, 60, 3, line=2, reported_coverage=0.8),
    )


def test_the_units_that_an_empty_form_names_are_those_of_the_week(small_site: SmallSite, tmp_path: Path) -> None:
    call(small_site.root, "export", tmp_path / "空表.xlsx", "--form", "xinxiang", "--blank")
    assert load_workbook(tmp_path / "空表.xlsx")["统计表"]["B3"].value == "东城区"


def test_equal_exports_are_equal_to_the_byte(demo: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    for file in (one, other):
        call(demo, "export", file, week="rongchang-2022")
    assert one.read_bytes() == other.read_bytes()


def test_one_unit_alone_is_exported(demo: Path, tmp_path: Path) -> None:
    call(demo, "export", tmp_path / "表.xlsx", "--unit", "济南市", week="shandong-2021")
    assert load_workbook(tmp_path / "表.xlsx").sheetnames == ["济南市"]
    result = call(demo, "export", tmp_path / "二.xlsx", "--unit", "月亮市", week="shandong-2021")
    assert (result.exit_code, "没有“月亮市”" in result.output) == (2, True)


def test_a_file_that_is_there_is_not_written_over_unless_that_is_asked_for(demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "表.xlsx"
    file.write_text("别人的")
    result = call(demo, "export", file, week="rongchang-2022")
    assert (result.exit_code, file.read_text()) == (1, "别人的")
    assert "--force" in result.output
    assert call(demo, "export", file, "--force", "--dry-run", week="rongchang-2022").exit_code == 0
    assert file.read_text() == "别人的"
    assert call(demo, "export", file, "--force", week="rongchang-2022").exit_code == 0
    assert load_workbook(file)
    assert (tmp_path / "表-旧1.xlsx").read_text() == "别人的"


@pytest.mark.parametrize(("file", "code"), [("表.xls", 2), ("表.xlsx", 1), ("content/表.xlsx", 1)])
def test_a_place_where_no_form_belongs_is_refused(small_site: SmallSite, file: str, code: int) -> None:
    result = call(small_site.root, "export", small_site.root / file, "--form", "xinxiang", "--blank")
    assert (result.exit_code, (small_site.root / file).exists()) == (code, False)


def test_a_week_without_reports_or_without_a_form_says_so(small_site: SmallSite, tmp_path: Path) -> None:
    result = call(small_site.root, "export", tmp_path / "表.xlsx", "--form", "shandong")
    assert (result.exit_code, "--blank" in result.output) == (1, True)
    assert "--form" in call(small_site.root, "export", tmp_path / "表.xlsx").output


def test_a_total_share_that_cannot_be_known_is_told(small_site: SmallSite, tmp_path: Path) -> None:
    small_site.write(OWN, "records:\n  - {unit: 甲县, level: county, students: 3, coverage: 0.5}\n")
    assert "合计的覆盖率留空" in call(small_site.root, "export", tmp_path / "表.xlsx", "--form", "xinxiang").output


def test_faults_are_told_by_cell_and_nothing_is_written(small_site: SmallSite, tmp_path: Path) -> None:
    rows = [list(row) for row in XINXIANG]
    rows[3][2], rows[4][5] = "约4", "120%"
    result = call(small_site.root, "import", write_workbook(tmp_path / "表.xlsx", rows), "--form", "xinxiang")
    assert result.exit_code == 1
    for words in (
        "C4：“约4”不是确切的数字",
        "F5：覆盖率是 120.00%",
        "→ 填确切的阿拉伯数字",
        "共 2 处错误，什么都没有写。",
    ):
        assert words in result.output
    assert not (small_site.root / OWN).exists()


def test_a_dry_run_shows_and_writes_nothing(small_site: SmallSite, tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "表.xlsx", XINXIANG)
    result = call(small_site.root, "import", file, "--form", "xinxiang", "--dry-run")
    assert result.exit_code == 0
    assert "乙县" in result.output
    assert "什么都没有写" in result.output
    assert not (small_site.root / OWN).exists()


def test_an_editors_file_is_kept_and_changed_only_on_request(small_site: SmallSite, tmp_path: Path) -> None:
    text = "# 编辑的话\nrecords:\n  - unit: 乙县  # 改名前叫丙县\n    level: county\n    people: 8000 # 估计\n"
    small_site.write(OWN, text).chmod(0o640)
    file = write_workbook(tmp_path / "表.xlsx", [*XINXIANG[:2], XINXIANG[4]])
    result = call(small_site.root, "import", file, "--form", "xinxiang")
    assert (result.exit_code, (small_site.root / OWN).read_text("utf-8")) == (1, text)
    assert "--update" in result.output
    assert call(small_site.root, "import", file, "--form", "xinxiang", "--update").exit_code == 0
    after = (small_site.root / OWN).read_text("utf-8")
    assert after.startswith(text.replace("8000", "8300"))
    assert (small_site.root / OWN).stat().st_mode & 0o777 == 0o640
    assert small_site.rules() == []


def test_the_level_of_a_unit_may_be_told(small_site: SmallSite, tmp_path: Path) -> None:
    rows = [*XINXIANG[:2], [1, "某某中心组", *XINXIANG[3][2:]]]
    file = write_workbook(tmp_path / "表.xlsx", rows)
    assert "--level 某某中心组=county" in call(small_site.root, "import", file, "--form", "xinxiang").output
    assert call(small_site.root, "import", file, "--form", "xinxiang", "--level", "某某中心组=county").exit_code == 0
    assert statistics_of(small_site.root, "demo-2024").records[0].level == "county"
    assert call(small_site.root, "import", file, "--form", "xinxiang", "--level", "village").exit_code == 2


def test_several_files_are_imported_together_and_unfit_ones_are_named(small_site: SmallSite, tmp_path: Path) -> None:
    (tmp_path / "旧.xls").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1"))
    one = write_workbook(tmp_path / "一.xlsx", [*XINXIANG[:2], XINXIANG[3]])
    two = write_workbook(tmp_path / "二.xlsx", [*XINXIANG[:2], XINXIANG[4]])
    result = call(small_site.root, "import", one, "--form", "xinxiang", str(two), str(tmp_path / "旧.xls"))
    assert result.exit_code == 1
    assert "旧.xls：这是旧格式的 .xls" in result.output
    assert call(small_site.root, "import", one, "--form", "xinxiang", str(two)).exit_code == 0
    assert len(statistics_of(small_site.root, "demo-2024").records) == 2


def test_a_linked_or_broken_file_of_the_week_is_not_written(small_site: SmallSite, tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "表.xlsx", XINXIANG)
    elsewhere = small_site.write("elsewhere.yml", "records: []\n")
    (small_site.root / OWN).symlink_to(elsewhere)
    result = call(small_site.root, "import", file, "--form", "xinxiang")
    assert (result.exit_code, elsewhere.read_text()) == (1, "records: []\n")
    (small_site.root / OWN).unlink()
    small_site.write(OWN, "records: [\n")
    result = call(small_site.root, "import", file, "--form", "xinxiang")
    assert result.exit_code == 1
    assert "先把这些改好" in result.output
