"""Model objects ↔ JSON, exactly: what comes back is equal, of the same types and in the same order, or it was never written.

Fields stand in their order without names; the types of the model say what each is. JSON cannot run code, whoever wrote it.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

Change = Callable[[Any], Any]


class NotExact(TypeError):
    """A value that would not come back as it is."""


class _Way(NamedTuple):
    """There and back again; `back` is None where JSON has the value as it is."""

    there: Change
    back: Change | None


def to_json(kind: Any, value: Any) -> Any:
    """What JSON can say of a value of that type; NotExact if it is of another, or would come back as another."""
    return _way(kind).there(value)


def from_json(kind: Any, data: Any) -> Any:
    """The value of that type; TypeError, ValueError, KeyError or IndexError for what `to_json` has not written."""
    back = _way(kind).back
    return back(data) if back else data


@cache
def _way(kind: Any) -> _Way:
    if get_origin(kind) is not None:
        return _gathered(get_origin(kind), get_args(kind))
    if kind in _PLAIN:
        return _Way(_checked(_PLAIN[kind]), None)
    if kind in _WRITTEN:
        return _WRITTEN[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _Way(lambda member: _checked({kind})(member).value, kind)
    if is_dataclass(kind):
        return _record(kind)
    raise NotExact(kind)


def _gathered(origin: Any, arguments: tuple[Any, ...]) -> _Way:
    """Several values, or one of several kinds."""
    if origin in {Union, types.UnionType}:
        return _choice(tuple(one for one in arguments if one is not type(None)), len(arguments))
    if origin is tuple:
        return _row(_way(arguments[0])) if arguments[-1] is ... else _fixed(tuple(map(_way, arguments)))
    if origin is frozenset:
        return _set(_way(arguments[0]))
    if origin is Mapping:
        return _mapping(*arguments)
    raise NotExact(origin)


def _checked(kinds: Any) -> Change:
    def there(value: Any) -> Any:
        if type(value) not in kinds:
            raise NotExact(type(value))
        return value

    return there


_tuple, _dict = _checked({tuple}), _checked({dict})


def _record(kind: Any) -> _Way:
    """A dataclass; its fields' types are asked for late, since it may hold its own kind."""
    names = [field.name for field in fields(kind)]
    checked = _checked({kind})

    @cache
    def ways() -> tuple[tuple[Change, ...], tuple[tuple[int, Change], ...]]:
        hints = get_type_hints(kind)
        found = [_way(hints[name]) for name in names]
        return tuple(way.there for way in found), tuple((n, way.back) for n, way in enumerate(found) if way.back)

    def there(value: Any) -> list[Any]:
        checked(value)
        return [change(getattr(value, name)) for name, change in zip(names, ways()[0], strict=True)]

    def back(data: Any) -> Any:
        values = list(data)
        for number, change in ways()[1]:
            values[number] = change(values[number])
        if len(values) != len(names):
            raise ValueError(kind)
        return kind(*values)

    return _Way(there, back)


def _choice(kinds: tuple[Any, ...], among: int) -> _Way:
    """One of several dataclasses by its number, or one type; where None is among them, None stands for itself."""
    ways = [_way(kind) for kind in kinds]
    if len(kinds) == 1:
        there, back = ways[0]
        if back is None:
            return _Way(lambda value: None if value is None else there(value), None)
        change = back
        return _Way(
            lambda value: None if value is None else there(value), lambda data: None if data is None else change(data)
        )

    def there_(value: Any) -> Any:
        if value is None and among > len(kinds):
            return None
        number = next((n for n, kind in enumerate(kinds) if type(value) is kind), None)
        if number is None:
            raise NotExact(type(value))
        return [number, ways[number].there(value)]

    def back_(data: Any) -> Any:
        if data is None:
            return None
        number, inner = data
        change = ways[number].back
        return change(inner) if change else inner

    return _Way(there_, back_)


def _row(way: _Way) -> _Way:
    change = way.back

    def there(value: Any) -> list[Any]:
        return [way.there(one) for one in _tuple(value)]

    return _Way(there, (lambda data: tuple([change(one) for one in data])) if change else tuple)


def _fixed(ways: tuple[_Way, ...]) -> _Way:
    def there(value: Any) -> list[Any]:
        if len(_tuple(value)) != len(ways):
            raise NotExact(value)
        return [way.there(one) for way, one in zip(ways, value, strict=True)]

    def back(data: Any) -> tuple[Any, ...]:
        return tuple(way.back(one) if way.back else one for way, one in zip(ways, data, strict=True))

    return _Way(there, back)


def _set(way: _Way) -> _Way:
    def there(value: Any) -> list[Any]:
        return sorted(way.there(one) for one in _checked({frozenset})(value))

    return _Way(there, lambda data: frozenset(way.back(one) if way.back else one for one in data))


def _mapping(key: Any, value: Any) -> _Way:
    """A dict in its order: a JSON object where its keys are text and its values JSON's own, else pairs."""
    keys, values = _way(key), _way(value)
    if key is str and values.back is None:
        return _Way(
            lambda data: {keys.there(k): values.there(v) for k, v in _dict(data).items()},
            _dict,
        )
    pair = _fixed((keys, values))
    return _Way(
        lambda data: [pair.there(item) for item in _dict(data).items()],
        lambda data: dict(pair.back(item) if pair.back else item for item in data),
    )


def _moment(value: datetime) -> str:
    """ISO 8601, a zone that has a name in brackets behind it, as RFC 9557 has it."""
    zone = value.tzinfo
    return f"{value.replace(tzinfo=None).isoformat()}[{zone.key}]" if isinstance(zone, ZoneInfo) else value.isoformat()


def _moment_back(words: str) -> datetime:
    words, _, zone = words.partition("[")
    moment = datetime.fromisoformat(words)
    return moment.replace(tzinfo=ZoneInfo(zone[:-1])) if zone else moment


def _written(kind: type, words_of: Change, back: Change) -> _Way:
    """What is written as words; the words are read once to see that they say it all."""
    checked = _checked({kind})

    def there(value: Any) -> str:
        words: str = words_of(checked(value))
        if repr(back(words)) != repr(value):
            raise NotExact(value)
        return words

    return _Way(there, back)


_PLAIN: Mapping[Any, Any] = {str: {str}, int: {int}, bool: {bool}, float: {float, int}}
_WRITTEN: Mapping[Any, _Way] = {
    datetime: _written(datetime, _moment, _moment_back),
    date: _written(date, date.isoformat, date.fromisoformat),
    time: _written(time, time.isoformat, time.fromisoformat),
    PurePosixPath: _written(PurePosixPath, str, PurePosixPath),
}
