"""Schools: boards of the prescribed size, forms within their lengths, the site's address (A4, D1, D4)."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.checks.issue import issue_at
from showcase.model import Board, Issue, School, Week


def check_schools(week: Week) -> Iterator[Issue]:
    """Issues of a week's schools."""
    for school in week.schools:
        yield from check_form(school, week)
        yield from check_boards_filed(school, week)
        for board in school.boards:
            yield from check_board(board, school, week)


def check_form(school: School, week: Week) -> Iterator[Issue]:
    """D4: 初步考虑 and 特色活动 within their lengths; D1: the school's site is named."""
    for key, text, noun in (("plan", school.plan, "初步考虑"), ("highlights", school.highlights, "特色活动")):
        rule = week.rule(f"school_{key}")
        length, most = len("".join(text.split())), int(rule["max"])
        if rule.about("") and most and length > most:
            message = f"{noun} {length} 字，多于 {most} 字"
            yield issue_at(school.bundle, key, f"school_{key}", message, f"删去 {length - most} 字以上", rule.severity)
    link = week.rule("site_link")
    if link.about("") and not school.website:
        yield issue_at(
            school.bundle, "website", "site_link", "没有写学校网站的地址", "加上 website: https://…", link.severity
        )


def check_boards_filed(school: School, week: Week) -> Iterator[Issue]:
    """A4: one board a unit."""
    rule = week.rule("board_required")
    least = max(int(rule["min"]), 1)
    if rule.about("") and len(school.boards) < least:
        yield issue_at(
            school.bundle,
            "boards",
            "board_required",
            f"要有 {least} 块展板，现在有 {len(school.boards)} 块",
            "把展板的 jpg 放进 boards 文件夹，并在 boards 里登记",
            rule.severity,
        )


def check_board(board: Board, school: School, week: Week) -> Iterator[Issue]:
    """A4: 800 mm x 1800 mm at 100 dpi are 3150 x 7087 px; designers round differently, so a tolerance is allowed."""
    rule = week.rule("board_size")
    if not rule.about(""):
        return
    file = board.photo.file
    tolerance = rule["tolerance_percent"] / 100
    for actual, wanted in ((file.width, rule["width"]), (file.height, rule["height"])):
        if abs(actual - wanted) > wanted * tolerance:
            yield issue_at(
                school.bundle,
                board.photo.key,
                "board_size",
                f"展板 {file.width}×{file.height} 像素，要求 {rule['width']:.0f}×{rule['height']:.0f}"
                f"（允许相差 {rule['tolerance_percent']:g}%）",
                "按要求的尺寸重新导出：竖版，800 毫米 × 1800 毫米，分辨率 100",
                rule.severity,
            )
            return
