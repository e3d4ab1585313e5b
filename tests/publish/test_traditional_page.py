"""A page in traditional characters: words and addresses change, every other byte stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.publish.traditional_address import Addresses
from showcase.publish.traditional_page import render_traditional
from showcase.publish.traditional_words import TraditionalWords

SITE = "https://weeks.example/"
WORDS = TraditionalWords({"于望": "于望"})


def convert(html: str, page: str = "week/index.html") -> str:
    return render_traditional(html, Addresses(SITE, page), WORDS)


def test_text_becomes_traditional_and_its_markup_stays() -> None:
    html = "<!DOCTYPE html>\n<P  CLASS=a\thidden\n>编辑&nbsp;于望&#65281;<br/>后<B>面</b  > 1 < 2\r\n<p>里"
    assert (
        convert(html)
        == "<!DOCTYPE html>\n<P  CLASS=a\thidden\n>編輯&nbsp;于望&#65281;<br/>後<B>面</b  > 1 < 2\r\n<p>裡"
    )


@given(
    st.lists(
        st.sampled_from("<>/!-='\" \na字里") | st.sampled_from(["<b>", "</b>", "<!--", "-->", "<script>", "</script>"])
    )
)
def test_pages_without_words_or_addresses_stay_byte_for_byte(pieces: list[str]) -> None:
    html = "".join(pieces)
    assert convert(html).replace("裡", "里") == html


def test_words_in_attributes_become_traditional() -> None:
    html = '<img alt="车间" data-caption=\'图片来源：于望\' aria-label=学校><meta content="天天有活动">'
    assert (
        convert(html) == '<img alt="車間" data-caption=\'圖片來源：于望\' aria-label=學校><meta content="天天有活動">'
    )


def test_a_sign_that_closes_tags_within_an_attribute_does_not_close_the_tag() -> None:
    assert (
        convert('<a title="车 > 间" href="../media/ab.jpg">车</a>')
        == '<a title="車 > 間" href="../../media/ab.jpg">車</a>'
    )


def test_names_that_other_places_refer_to_stay() -> None:
    html = '<h2 id="简介" class="简介">简介</h2><a href="#简介" aria-labelledby="简介">简介</a>'
    assert convert(html) == '<h2 id="简介" class="简介">簡介</h2><a href="#简介" aria-labelledby="简介">簡介</a>'


def test_drawings_and_comments_stay() -> None:
    html = '<!-- 编辑 <p title="后面"> --><svg viewBox="0 0 24 24"><path d="M3 6h18v2H3z../"/></svg>'
    assert convert(html) == html


def test_addresses_of_every_kind_lead_to_the_files() -> None:
    html = """<a href="../media/ab.jpg" data-pswp-src="../media/cd.webp" data-panorama="../media/cd.webp 4096w, ../media/ef.webp 8192w">
<source srcset="../media/cd.webp 480w, ../media/ef.webp 960w" sizes="(min-width: 1.5em) 50vw, 100vw">
<video poster=../media/ab.jpg style="background:url(../media/ab.jpg)"></video><link imagesrcset='../media/ab.jpg 2x'>
<div data-scene="{&#34;src&#34;: &#34;../media/ab.jpg&#34;, &#34;title&#34;: &#34;车间&#34;}" data-feed="./feed.xml" data-search="../pagefind/">"""
    expected = html.replace("../", "../../").replace("车间", "車間").replace("./feed.xml", "../../week/feed.xml")
    assert convert(html) == expected


def test_on_the_home_page_too() -> None:
    html = '<img src="media/ab.jpg" srcset="media/cd.webp 480w"><a href="week/#by-day">周</a><a href="week/feed.xml">订阅</a>'
    assert convert(html, "index.html") == (
        '<img src="../media/ab.jpg" srcset="../media/cd.webp 480w"><a href="week/#by-day">周</a><a href="../week/feed.xml">訂閱</a>'
    )


def test_links_to_pages_and_to_other_hosts_stay_as_they_are_written() -> None:
    html = (
        '<a href="story/" data-story="story/"></a><a href="https://报纸.example/后面?里=面">报纸</a><a href="..">首</a>'
    )
    assert convert(html) == html.replace(">报纸<", ">報紙<")


def test_the_page_names_itself_by_its_own_address() -> None:
    html = f'<link rel="canonical" href="{SITE}week/"><meta property="og:url" content="{SITE}week/"><meta property="og:image" content="{SITE}media/ab.jpg">'
    assert convert(html) == html.replace(f"{SITE}week/", f"{SITE}hant/week/")


def test_the_page_is_marked_as_traditional() -> None:
    html = '<html lang="zh-Hans" class="no-js"><meta property="og:locale" content="zh_CN">'
    assert convert(html) == '<html lang="zh-Hant" class="no-js"><meta property="og:locale" content="zh_TW">'


def test_links_between_the_editions_lead_where_they_led() -> None:
    html = (
        f'<link rel="alternate" hreflang="zh-Hans" href="{SITE}week/">'
        '<a hreflang="zh-Hans" href="./" title="里">里</a><a hreflang="zh-Hant" href="../hant/week/">里</a>'
    )
    assert convert(html) == (
        f'<link rel="alternate" hreflang="zh-Hans" href="{SITE}week/">'
        '<a hreflang="zh-Hans" href="../../week/" title="裡">裡</a><a hreflang="zh-Hant" href="../../hant/week/">裡</a>'
    )


@pytest.mark.parametrize("mark", ['translate="no"', "translate=no", 'lang="ja"'])
def test_elements_that_keep_their_words_do_so_to_their_end(mark: str) -> None:
    html = f'<p>里<span {mark} title="里"><span>里</span><b>里</b><img alt="里" src="../media/ab.jpg"></span>里</p>里'
    assert convert(html) == (
        f'<p>裡<span {mark} title="里"><span>里</span><b>里</b><img alt="里" src="../../media/ab.jpg"></span>裡</p>裡'
    )


def test_an_element_without_content_keeps_only_its_own_words() -> None:
    assert convert('<img translate="no" alt="里">里') == '<img translate="no" alt="里">裡'


def test_scripts_and_styles_speak_the_pages_words_and_are_not_read_as_markup() -> None:
    html = (
        '<script>if (a<b && "</p>") say("后面里") // <p title=</script><STYLE>a::after{content:"后面里"}</STYLE><p>里'
    )
    assert convert(html) == html.replace("后面里", "後面裡").replace("<p>里", "<p>裡")


def test_the_pages_script_is_the_traditional_copy() -> None:
    assert convert('<script type="module" src="../assets/js/site.js"></script>') == (
        '<script type="module" src="../../assets/js-hant/site.js"></script>'
    )
    assert convert('<script type="module">import "../assets/js/site.js";</script>') == (
        '<script type="module">import "../../assets/js-hant/site.js";</script>'
    )


def test_structured_data_names_the_traditional_page_in_its_words() -> None:
    html = f'<script type="application/ld+json">{{"inLanguage":"zh-CN","name": "于望的车间", "url": "{SITE}week/", "image": ["{SITE}media/ab.jpg"]}}</script>'
    assert convert(html) == html.replace("车间", "車間").replace("week/", "hant/week/").replace("zh-CN", "zh-Hant")
