"""The kinds of contact data, by what tells one from what is like it."""

from __future__ import annotations

import pytest

from showcase.contacts.finder import find_contacts
from showcase.contacts.kinds import KINDS


def kinds(words: str) -> list[str]:
    return [contact.kind for contact in find_contacts(words)]


def test_each_kind_is_named_in_chinese() -> None:
    assert {kind.name for kind in KINDS} == {
        *("手机号", "座机号", "服务热线", "邮箱", "QQ 号", "微信号", "身份证号", "护照号", "银行卡号"),
    }


def test_a_mailbox_whose_name_is_a_number_is_one_thing() -> None:
    assert kinds("QQ：123456789@qq.com") == ["邮箱"]
    assert kinds("手机13912345678@139.com") == ["邮箱"]


def test_a_landline_needs_an_area_that_there_is() -> None:
    assert kinds("0373-5123456") == ["座机号"]
    assert kinds("0193-5123456") == []
    assert kinds("010-5123456") == []


@pytest.mark.parametrize("words", ["5123456", "6512-3456", "20230515"])
def test_a_number_without_area_is_one_only_where_words_say_so(words: str) -> None:
    assert kinds(words) == []
    assert kinds(f"共 {words} 件") == []


def test_a_day_after_such_words_is_a_day() -> None:
    assert kinds("咨询电话开通于 20230515") == []
    assert kinds("咨询：20230515") == []


def test_an_identity_number_with_a_slip_counts_where_it_is_named() -> None:
    assert kinds("110105194912310021") == []
    assert kinds("身份证号码：110105194912310021") == ["身份证号"]


def test_digits_in_any_grouping_are_a_number_where_words_say_so() -> None:
    assert kinds("13 912 345 678") == []
    assert kinds("手机：13 912 345 678") == ["手机号"]


def test_what_is_counted_is_no_number() -> None:
    assert kinds("13912345678 元") == []
    assert kinds("13912345678 元旦后") == ["手机号"]


def test_public_accounts_are_no_persons() -> None:
    assert kinds("微信公众号：puyang_zhijiao") == []
    assert kinds("微信号：puyang_zhijiao") == ["微信号"]


def test_a_number_of_the_public_is_no_contact() -> None:
    assert kinds("豫ICP备13912345678号") == []
    assert kinds("备案电话 13912345678") == ["手机号"]
