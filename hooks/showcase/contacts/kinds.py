"""The kinds of contact data, each a pattern over folded words (`contacts.folding`) and what it must hold besides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from showcase.contacts.numbers import has_birthday, is_day, is_identity_number, normal_number, passes_luhn

MOBILE, LANDLINE, HOTLINE, MAIL = "手机号", "座机号", "服务热线", "邮箱"
QQ, WECHAT, IDENTITY, PASSPORT, CARD = "QQ 号", "微信号", "身份证号", "护照号", "银行卡号"

# A number does not begin within another, a decimal or a hash; a word that names it may touch it.
_BEGIN = r"(?<!\d)(?<!\d[.])(?:(?<![A-Za-z])|(?<=tel)|(?<=phone)|(?<=mobile)|(?<=[vw]x)|(?<=wechat)|(?<=qq)|(?<=\bv)|(?<=\bt)|(?<=\bm))"
_END = r"(?!\d|[.]\d|(?!tel|fax|qq|[vw]x|wechat|ext)[A-Za-z])"
# What stands between the groups of a number.
_S = r"[ \-.·_/()\[\]]{0,3}"
_D = r"[ \-.·]?"
_COUNTRY = r"(?:\(?(?:\+|00)?86\)?[ \-]{0,2})?"
_AREA_3 = r"(?:10|2[0-57-9])"
_AREA_4 = r"(?:3[1-9]\d|4[1-9]\d|5[1-9]\d|6[36-9]\d|7[0-9]\d|8[1-9]\d|9[0-9]\d)"
_EXTENSION = r"(?:[ \-,，]{0,2}(?:转|分机|ext\.?|-)[ :]?\d{1,5}(?!\d))?"
# Between a word that names a number and the number: no other words, but marks, a name in brackets, a key.
_GAP = r"(?:号码|号|是|为|即|value|[(][^()\d]{1,12}[)]|[^\w\u4e00-\u9fff]|_){0,12}?"
_CALL = r"(?:电话|座机|固话|热线|传真|总机|拨打|致电|来电|联系方式|咨询|telephone|phone|\btel|\bfax|\bhotline)"
# A sum of money, or of anything else that is counted.
_NO_COUNT = r"(?! ?(?:亿|万|余|多)?(?:元(?!旦|宵)|美元|平方米|字节|人次))"
_HOSTS = r"(?:qq|foxmail|163|126|139|189|yeah|sina|sohu|gmail|outlook|hotmail|aliyun)[.](?:com|cn|net)"
_FILE_ENDINGS = r"(?:png|jpe?g|webp|avif|svg|gif|ico|css|m?js|map|json|mp4|html?)\b"


@dataclass(frozen=True)
class Kind:
    """One kind: `pattern` finds it, its group `n` (or all of it) is the value; `fits` refuses what only looks like it, and is given
    the value's normal form and the words found; `normal` is how two writings of one value become equal.
    """

    name: str
    pattern: re.Pattern[str]
    normal: Callable[[str], str] = normal_number
    fits: Callable[[str, str], bool] = lambda _value, _words: True


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def _letters(words: str) -> str:
    return re.sub(r"[^0-9a-z]", "", words.lower()).upper()


def _mail(words: str) -> str:
    """A mail address without disguise."""
    plain = re.sub(r"\s*[(\[{<]\s*(?:dot|点)\s*[)\]}>]\s*", ".", words, flags=re.IGNORECASE)
    plain = re.sub(r"\s*(?:[(\[{<]\s*(?:at|@|艾特)\s*[)\]}>]|@|#)\s*", "@", plain, flags=re.IGNORECASE)
    return plain.lower()


def _is_identity(value: str, words: str) -> bool:
    # One that is named as such counts with a slip of the pen in it.
    return is_identity_number(value) or (words[0] not in "123456789" and len(value) == 18)


_MOBILE = (
    rf"1[3-9]\d(?:{_S}\d{{4}}{_S}\d{{4}}|{_S}\d{{8}}|{_S}\d{{3}}{_S}\d{{5}})"
    rf"|1[3-9]\d\d(?:{_S}\d{{4}}{_S}\d{{3}}|{_S}\d{{3}}{_S}\d{{4}}|{_S}\d{{7}})|1[3-9]\d{{3}}{_S}\d{{6}}|1[3-9]\d{{4}}{_S}\d{{5}}"
    rf"|1[3-9]\d{{5}}{_S}\d{{4}}|1([ \-.])[3-9](?:\1\d){{9}}"
)
# However its digits are grouped: only where words say that it is one.
_NAMED_MOBILE = rf"(?:{_CALL}|手机|联系|微信|mobile){_GAP}(?P<n>1{_D}[3-9](?:{_D}\d){{9}}){_END}"
_CARD = r"\d{4}(?:[ \-]?\d{4}){3}(?:[ \-]?\d{1,3})?"
_LOCAL = r"(?:[2-8]\d{2,3}[ \-]?\d{4}|[1-9]\d{2,3}\d{4})"

# In this order: what one kind has found, no later one finds again.
KINDS = (
    Kind(
        MAIL,
        re.compile(
            r"(?i:[a-z0-9](?a:[\w.%+\-]){0,63}\s?(?:[(\[{<]\s?(?:at|@|艾特)\s?[)\]}>]|@)\s?"
            rf"(?:(?a:[\w\-]|[\u4e00-\u9fff])+(?:[.]|\s?[(\[{{<]\s?(?:dot|点)\s?[)\]}}>]\s?))+(?!{_FILE_ENDINGS})(?:[a-z]{{2,24}}|xn--[a-z0-9]+|[\u4e00-\u9fff]{{2,4}})"
            rf"|[a-z0-9](?a:[\w.\-]){{2,63}}#{_HOSTS}|[\u4e00-\u9fff]{{1,8}}@(?:[a-z0-9\-]+[.])+(?!{_FILE_ENDINGS})[a-z]{{2,12}})(?![a-z0-9@])"
        ),
        _mail,
    ),
    Kind(
        IDENTITY,
        _compiled(
            r"(?:身份证|证件|公民身份|\bid ?(?:card|no))(?:号码|号|为|是|[^\w\u4e00-\u9fff]){0,8}(?P<n>[1-9](?:[ \-]?\d){16}[ \-]?[\dx])(?![0-9A-Za-z])"
            r"|(?<![0-9A-Za-z])(?<!\d[.])(?P<m>[1-9](?:[ \-]?\d){16}[ \-]?[\dx])(?![0-9A-Za-z]|[.]\d)"
        ),
        _letters,
        _is_identity,
    ),
    Kind(
        IDENTITY,
        _compiled(r"(?<![0-9A-Za-z])(?<!\d[.])[1-9]\d{14}(?![0-9A-Za-z]|[.]\d)"),
        _letters,
        lambda value, _words: has_birthday(value),
    ),
    Kind(
        CARD,
        _compiled(
            rf"(?<![0-9A-Za-z])(?<!\d[.])(?P<n>62\d\d(?:[ \-]?\d{{4}}){{3}}(?:[ \-]?\d{{3}})?)(?![0-9A-Za-z]|[.]\d)"
            rf"|(?:卡号|账号|账户|帐号|开户)[^\d\n]{{0,10}}(?P<m>{_CARD})(?!\d)"
        ),
        _letters,
        lambda value, _words: passes_luhn(value),
    ),
    Kind(
        PASSPORT,
        _compiled(
            r"(?:护照|通行证|passport)(?:号码|号|为|是|no|[^\w\u4e00-\u9fff]){0,8}(?P<n>[a-z]{1,2}\d{7,8})(?![0-9A-Za-z])"
        ),
        _letters,
    ),
    Kind(MOBILE, _compiled(rf"{_BEGIN}{_COUNTRY}(?:{_MOBILE}){_END}{_NO_COUNT}")),
    Kind(MOBILE, _compiled(_NAMED_MOBILE)),
    Kind(
        LANDLINE,
        _compiled(
            rf"{_BEGIN}(?:{_COUNTRY}\(?0{_AREA_3}(?:[)\- /·.]{{1,3}}[1-9]\d{{3}}{_D}\d{{4}}|[2-8]\d{{3}}{_D}\d{{4}})"
            rf"|{_COUNTRY}\(?0{_AREA_4}(?:[)\- /·.]{{1,3}}[1-9]\d{{2,3}}{_D}\d{{4}}|[2-8]\d{{2,3}}{_D}\d{{4}})"
            rf"|\(?(?:\+|00)86\)?[ \-]{{0,2}}(?:{_AREA_3}[ \-]?[2-8]\d{{3}}{_D}\d{{4}}|{_AREA_4}[ \-]?[2-8]\d{{2,3}}{_D}\d{{4}})){_END}{_EXTENSION}"
        ),
        lambda words: normal_number(re.split(r"转|分机|ext", words)[0]),
    ),
    Kind(
        HOTLINE,
        _compiled(
            rf"{_BEGIN}(?:400(?:{_D}\d{{3}}{_D}\d{{4}}|{_D}\d{{4}}{_D}\d{{3}})|800(?:-\d{{3}}-?\d{{4}})){_END}{_NO_COUNT}"
        ),
    ),
    Kind(
        LANDLINE,
        _compiled(rf"{_CALL}{_GAP}(?P<n>{_LOCAL})(?!\d|-\d\d?-|[A-Za-z]|[.]\d){_NO_COUNT}(?! ?[人次个项年])"),
        normal_number,
        lambda value, _words: not is_day(value),
    ),
    Kind(
        LANDLINE,
        _compiled(r"\b(?:tel|sms|smsto|callto):(?P<n>\+?[\d() \-.]{7,24})"),
        normal_number,
        lambda value, _words: len(value) > 6,
    ),
    Kind(
        QQ,
        _compiled(
            r"(?<![A-Za-z])(?:qq|扣扣|企鹅|腾讯q|q群|q号|(?:微信|qq|交流|咨询|班级|家长|新生)群号?|群号|\bq(?=[::]))(?:群聊?|号码|号|交流|咨询|招生|新生|id|是|为|[^\w\u4e00-\u9fff]|_){0,10}"
            r"(?P<n>[1-9]\d{4,10}|[1-9]\d{1,3}(?:[ \-]\d{2,4}){1,3})(?!\d|[A-Za-z@]|[.]\d)"
        ),
        lambda words: "".join(re.findall(r"\d", words)),
        lambda value, _words: 5 <= len(value) <= 11 and not is_day(value),
    ),
    Kind(
        QQ,
        _compiled(r"(?P<n>(?:qm|wpa|jq)\.qq\.com/[^\s\"'<>]+|(?:mqqwpa|mqqapi|tencent)://[^\s\"'<>]+)"),
        str.lower,
    ),
    Kind(
        WECHAT,
        _compiled(
            r"(?:(?:微信|薇信|威信|v信|wechat|weixin)(?:号码|号|账号|id)? ?[:]\s?(?P<n>[a-z][\w\-]{5,19})"
            r"|(?<!公众)(?:微信|薇信|威信|v信)(?:号码|号|id) ?(?:是|为)?\s?(?P<m>[a-z][\w\-]{5,19})"
            r"|(?<![A-Za-z0-9])(?:vx|wx|加微信?|加v)[ :]{1,2}(?P<o>[a-z][\w\-]*\d[\w\-]*)"
            r"|(?P<p>\bwxid_[a-z0-9]{6,24})|(?P<q>u\.wechat\.com/[^\s\"'<>]+))(?![\w.@:/\-])"
        ),
        str.lower,
        lambda value, _words: len(value) >= 6,
    ),
)
