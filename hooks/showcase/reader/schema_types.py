"""The kinds of value that front matter may hold, for the schemas: strict, so that nothing is guessed."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from showcase.urls import is_slug

D = TypeVar("D", date, datetime)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
_CLOCK = re.compile(r"\d{2}:\d{2}")
_WEB_ADDRESS = re.compile(r"https?://[^\s/@:?#]+(?::\d+)?(?:[/?#]\S*)?")


class Schema(BaseModel):
    """A mapping whose fields are all known: nothing unknown, nothing converted, nothing changed afterwards."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _near(moment: D) -> D:
    """A day or time that an activity week may lie in: the calendar's ends overflow when zones are converted."""
    if not 1900 <= moment.year <= 2200:
        raise ValueError(moment)
    return moment


def _as_day(value: Any) -> Any:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return _near(date.fromisoformat(value))
        except ValueError:
            pass
    raise PydanticCustomError("day", "日期须写成 2023-05-15 的样子，并且真有这一天")


def _as_moment(value: Any) -> Any:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            return _near(datetime.fromisoformat(value))
        except ValueError:
            pass
    raise PydanticCustomError("moment", "时间须写成 2023-05-15T16:00 的样子")


def _as_clock(value: Any) -> Any:
    if isinstance(value, str) and _CLOCK.fullmatch(value):
        try:
            return time.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("clock", "钟点须写成带引号的 “09:00” 的样子")


def _as_slug(value: Any) -> Any:
    if isinstance(value, str) and is_slug(value):
        return value
    raise PydanticCustomError("slug", "代号只能用小写英文字母、数字和短横线，如 wo-de-yi-tian")


def _as_web_address(value: Any) -> Any:
    if isinstance(value, str) and len(value) <= 500 and _WEB_ADDRESS.fullmatch(value):
        return value
    raise PydanticCustomError("web_address", "网址须以 https:// 或 http:// 开头，中间没有空格")


Day = Annotated[date, BeforeValidator(_as_day)]
# Without a time zone here: the reader sets the site's.
Moment = Annotated[datetime, BeforeValidator(_as_moment)]
Clock = Annotated[time, BeforeValidator(_as_clock)]
Slug = Annotated[str, BeforeValidator(_as_slug)]
WebAddress = Annotated[str, BeforeValidator(_as_web_address)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=3000)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Megabytes = Annotated[float, Field(ge=0, le=100_000)]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
