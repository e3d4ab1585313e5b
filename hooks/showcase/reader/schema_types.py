"""The kinds of value that front matter may hold, for the schemas: strict, so that nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from showcase.urls import is_slug

D = TypeVar("D", date, datetime)
# Years that an activity week may lie in: the calendar's ends overflow when zones are converted.
YEARS = range(1900, 2201)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
_CLOCK = re.compile(r"\d{2}:\d{2}")
_WEB_ADDRESS = re.compile(r"https?://[^\s/@:?#]+(?::\d+)?(?:[/?#]\S*)?")


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


def member_of(choices: type[StrEnum]) -> AfterValidator:
    """One of an enumeration's values; the rule that another breaks is called as the field, which is called as the enumeration."""
    rule = choices.__name__.lower()

    def read(value: str) -> StrEnum:
        try:
            return choices(value)
        except ValueError:
            raise PydanticCustomError(rule, f"{rule} 只能是 {'、'.join(choices)} 之一") from None

    return AfterValidator(read)


def _as_slug(value: Any) -> Any:
    if isinstance(value, str) and is_slug(value):
        return value
    raise PydanticCustomError("slug", "代号只能用小写英文字母、数字和短横线，如 wo-de-yi-tian")


def _as_web_address(value: Any) -> Any:
    if isinstance(value, str) and len(value) <= 500 and _WEB_ADDRESS.fullmatch(value):
        return value
    raise PydanticCustomError("web_address", "网址须以 https:// 或 http:// 开头，中间没有空格")


Day = Annotated[
    date,
    _reads(_DAY, lambda value: _near(date.fromisoformat(value)), "day", "日期须写成 2023-05-15 的样子，并且真有这一天"),
]
# Without a time zone here: the reader sets the site's.
Moment = Annotated[
    datetime,
    _reads(_MOMENT, lambda value: _near(datetime.fromisoformat(value)), "moment", "时间须写成 2023-05-15T16:00 的样子"),
]
Clock = Annotated[time, _reads(_CLOCK, time.fromisoformat, "clock", "钟点须写成带引号的 “09:00” 的样子")]
Slug = Annotated[str, BeforeValidator(_as_slug)]
WebAddress = Annotated[str, BeforeValidator(_as_web_address)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=3000)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Megabytes = Annotated[float, Field(ge=0, le=100_000)]
# Chinese characters only: what is replaced by such on finished pages can be no markup.
Hanzi = Annotated[str, StringConstraints(pattern=r"^[\p{Han}·]+$", max_length=60)]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
