"""The kinds of value that front matter may hold, for the schemas: strict, so that nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from showcase.model.moment import YEARS
from showcase.urls import SLUG, SLUG_LENGTH, is_slug

D = TypeVar("D", date, datetime)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
_CLOCK = re.compile(r"\d{2}:\d{2}")
_WEB_ADDRESS = re.compile(r"https?://[^\s/@:?#]+(?::\d+)?(?:[/?#]\S*)?")
_WEB_ADDRESS_LENGTH = 500
# The same for code editors, whose patterns are ECMA-262's: the years and the numbers of a clock by their digits.
_DAY_PATTERN = (
    r"(?:19[0-9]{2}|2[01][0-9]{2}|2200)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_CLOCK_PATTERN = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT_PATTERN = rf"{_DAY_PATTERN}(?:[T ]{_CLOCK_PATTERN}(?::[0-5][0-9])?(?:Z|[+-]{_CLOCK_PATTERN})?)?"
# Unicode's blocks of Chinese characters; ECMA-262 knows `\p{Han}` by another name.
_HAN_BLOCKS = (
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)

_DAY_WORDS = "日期须写成 2023-05-15 的样子，并且真有这一天"
_MOMENT_WORDS = "时间须写成 2023-05-15T16:00 的样子"
_CLOCK_WORDS = "钟点须写成带引号的 “09:00” 的样子"
_SLUG_WORDS = "代号只能用小写英文字母、数字和短横线，如 wo-de-yi-tian"
_WEB_ADDRESS_WORDS = "网址须以 https:// 或 http:// 开头，中间没有空格"


class Schema(BaseModel):
    """A mapping whose fields are all known: nothing unknown, nothing converted, nothing changed afterwards."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _near(moment: D) -> D:
    if moment.year not in YEARS:
        raise ValueError(moment)
    return moment


def _reads(pattern: re.Pattern[str], parse: Callable[[str], Any], rule: str, message: str) -> BeforeValidator:
    """A value that is text of this pattern and that `parse` accepts; anything else breaks the rule."""

    def read(value: Any) -> Any:
        if isinstance(value, str) and pattern.fullmatch(value):
            try:
                return parse(value)
            except ValueError:
                pass
        raise PydanticCustomError(rule, message)

    return BeforeValidator(read)


def _written(pattern: str, message: str, **more: Any) -> WithJsonSchema:
    """What code editors are told of a text that is written so, and what they say of any other."""
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", "patternErrorMessage": message, **more})


@dataclass(frozen=True)
class _Member:
    """A text that is one of an enumeration's values."""

    choices: type[StrEnum]

    def read(self, value: str) -> StrEnum:
        rule = self.choices.__name__.lower()
        try:
            return self.choices(value)
        except ValueError:
            raise PydanticCustomError(rule, f"{rule} 只能是 {'、'.join(self.choices)} 之一") from None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "enum": [choice.value for choice in self.choices]}


def member_of(choices: type[StrEnum]) -> _Member:
    """One of an enumeration's values; the rule that another breaks is called as the field, which is called as the enumeration."""
    return _Member(choices)


def _as_slug(value: Any) -> Any:
    if isinstance(value, str) and is_slug(value):
        return value
    raise PydanticCustomError("slug", _SLUG_WORDS)


def _as_web_address(value: Any) -> Any:
    if isinstance(value, str) and len(value) <= _WEB_ADDRESS_LENGTH and _WEB_ADDRESS.fullmatch(value):
        return value
    raise PydanticCustomError("web_address", _WEB_ADDRESS_WORDS)


Day = Annotated[
    date,
    _reads(_DAY, lambda value: _near(date.fromisoformat(value)), "day", _DAY_WORDS),
    _written(_DAY_PATTERN, _DAY_WORDS, format="date"),
]
# Without a time zone here: the reader sets the site's.
Moment = Annotated[
    datetime,
    _reads(_MOMENT, lambda value: _near(datetime.fromisoformat(value)), "moment", _MOMENT_WORDS),
    _written(_MOMENT_PATTERN, _MOMENT_WORDS),
]
Clock = Annotated[
    time, _reads(_CLOCK, time.fromisoformat, "clock", _CLOCK_WORDS), _written(_CLOCK_PATTERN, _CLOCK_WORDS)
]
Slug = Annotated[str, BeforeValidator(_as_slug), _written(SLUG.pattern, _SLUG_WORDS, maxLength=SLUG_LENGTH)]
WebAddress = Annotated[
    str,
    BeforeValidator(_as_web_address),
    _written(_WEB_ADDRESS.pattern, _WEB_ADDRESS_WORDS, maxLength=_WEB_ADDRESS_LENGTH),
]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=3000)]


class PublicContactSchema(Schema):
    """A contact that visitors may use; whether it is one, `reader.public_contacts` tells."""

    label: Line
    value: Line


PublicContacts = Annotated[list[PublicContactSchema], Field(max_length=20)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Megabytes = Annotated[float, Field(ge=0, le=100_000)]
# Chinese characters only: what is replaced by such on finished pages can be no markup.
Hanzi = Annotated[
    str,
    StringConstraints(pattern=r"^[\p{Han}·]+$", max_length=60),
    _written(rf"[{_HAN_BLOCKS}·]+", "只能写汉字", maxLength=60),
]


def _syllable_each(readings: dict[str, str]) -> dict[str, str]:
    for word, syllables in readings.items():
        if len(word) != len(syllables.split(" ")):
            raise PydanticCustomError("pinyin", f"“{word}”有 {len(word)} 个字，拼音也写 {len(word)} 个音节，用空格分开")
    return readings


# Pinyin without tones as pypinyin writes it, a space between the syllables: `shan xian`.
Syllables = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,6}(?: [a-z]{1,6})*$", max_length=400)]
Readings = Annotated[dict[Hanzi, Syllables], AfterValidator(_syllable_each)]
Color = Annotated[
    str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$"), Field(json_schema_extra={"format": "color-hex"})
]
