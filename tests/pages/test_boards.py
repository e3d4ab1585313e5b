"""The board hall."""

from __future__ import annotations

from showcase.pages.boards import TOPICS, BoardsValues
from small_site import AS_OF, SmallSite, draw_photo

URL = "demo-2024/boards/"


def hang(small_site: SmallSite, school: str, *topics: str) -> None:
    """A school whose boards are about these topics, titled in their order: 一, 二, 三."""
    boards = [
        {"title": f"{school} {title}", "topic": topic, "file": f"{number}.jpg", "caption": "展板", "pupils": False}
        for number, (title, topic) in enumerate(zip("一二三", topics, strict=False))
    ]
    folder = small_site.school(school, title=f"学校 {school}", boards=boards)
    for number in range(len(boards)):
        draw_photo(folder / f"{number}.jpg", (40, 90), seed=f"{school}{number}")


def hall_of(small_site: SmallSite) -> BoardsValues:
    small_site.approve(on=AS_OF)
    values = small_site.page(URL).values
    assert isinstance(values, BoardsValues)
    return values


def test_boards_of_one_topic_hang_together_whichever_school_made_them(small_site: SmallSite) -> None:
    hang(small_site, "first", "校企合作", "产教融合")
    hang(small_site, "second", "校企合作")
    hall = hall_of(small_site)
    assert [(bay.topic, [board.title for board in bay.boards]) for bay in hall.bays] == [
        ("产教融合", ["first 二"]),
        ("校企合作", ["first 一", "second 一"]),
    ]
    assert (hall.boards, hall.schools) == (3, 2)


def test_the_notices_topics_come_first_in_its_order_and_then_the_schools_own(small_site: SmallSite) -> None:
    hang(small_site, "first", "校园足球", TOPICS[4], TOPICS[0])
    assert [bay.topic for bay in hall_of(small_site).bays] == [TOPICS[0], TOPICS[4], "校园足球"]


def test_a_topic_is_the_same_with_any_quotation_marks(small_site: SmallSite) -> None:
    hang(small_site, "first", "“三教”改革", '"三教"改革', "三教改革")
    (bay,) = hall_of(small_site).bays
    assert (bay.topic, len(bay.boards)) == ("“三教”改革", 3)


def test_boards_are_numbered_along_the_wall(small_site: SmallSite) -> None:
    hang(small_site, "first", "产教融合", "校企合作", "校企合作")
    hang(small_site, "second", "产教融合")
    assert [(bay.id, bay.first) for bay in hall_of(small_site).bays] == [("topic-1", 1), ("topic-2", 3)]


def test_a_board_leads_to_its_school_and_opens_for_a_close_look(small_site: SmallSite) -> None:
    hang(small_site, "first", "产教融合")
    (bay,) = hall_of(small_site).bays
    assert bay.boards[0].school.url == "demo-2024/schools/first/"
    assert bay.boards[0].tiles.url.endswith(".dzi")


def test_a_board_of_a_school_that_is_not_approved_hangs_nowhere(small_site: SmallSite) -> None:
    hang(small_site, "first", "产教融合")
    assert URL not in small_site.generate().layout.by_url
    hang(small_site, "second", "校企合作")
    small_site.approve("content/weeks/demo-2024/schools/second")
    values = small_site.page(URL).values
    assert isinstance(values, BoardsValues)
    assert [bay.topic for bay in values.bays] == ["校企合作"]


def test_a_week_without_boards_has_no_hall(small_site: SmallSite) -> None:
    small_site.approve()
    assert URL not in small_site.generate().layout.by_url


def test_the_hall_changed_when_a_school_with_boards_did(small_site: SmallSite) -> None:
    hang(small_site, "first", "产教融合")
    small_site.approve()
    small_site.school("second", title="没有展板的学校")
    small_site.approve("content/weeks/demo-2024/schools/second", on=AS_OF)
    page = small_site.page(URL)
    assert page.updated is not None
    assert page.updated < AS_OF
