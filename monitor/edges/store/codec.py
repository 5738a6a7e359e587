"""Frozen dataclasses to JSON and back, by their type hints; it knows none of them and stores nothing.

A union of dataclasses carries the class name under `type`. A field that a stored document lacks takes its default, so that fields
may be added; a field that the program no longer has is passed over.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Plain = Any  # what the json module takes: it has no narrower type
Hint = Any  # a type, a generic alias or a union: typing has no narrower type for all three

_MICROSECOND = timedelta(microseconds=1)
_WRITE: dict[Hint, Callable[[Any], Plain]] = {
    datetime: lambda value: value.astimezone(UTC).isoformat(),
    date: lambda value: value.isoformat(),
    time: lambda value: value.isoformat(),
    timedelta: lambda value: value // _MICROSECOND,
}
_READ: dict[Hint, Callable[[Plain], Any]] = {
    datetime: lambda plain: datetime.fromisoformat(plain).astimezone(UTC),
    date: date.fromisoformat,
    time: time.fromisoformat,
    timedelta: lambda plain: timedelta(microseconds=plain),
    float: float,
}


def dumps(value: object, hint: Hint = None) -> str:
    """Return `value` as one line of JSON; `hint` is its type where that is a union or a tuple, else its class."""
    kind: Hint = hint or type(value)
    return json.dumps(_writer(kind)(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str, hint: type[T]) -> T:
    """Return the value of type `hint` that `dumps` wrote. Raises ValueError, KeyError or TypeError when it is none."""
    kind: Hint = hint
    value: T = _reader(kind)(json.loads(text))
    return value


def loads_all(text: str, hint: type[T]) -> tuple[T, ...]:
    """Return the tuple of `hint` values that `dumps(…, tuple[hint, ...])` wrote."""
    kind: Hint = hint
    read = _reader(kind)
    return tuple(read(plain) for plain in json.loads(text))


# Each type's functions are put together once: walking the hints for every value took four times as long.


@cache
def _hints(cls: Hint) -> tuple[tuple[str, Hint, bool], ...]:
    """Return (name, type, whether it has a default) of each field."""
    hints = get_type_hints(cls)
    return tuple(
        (field.name, hints[field.name], field.default is not MISSING or field.default_factory is not MISSING) for field in fields(cls)
    )


def _choices(hint: Hint) -> tuple[Hint, ...]:
    """Return the members of a union but None, or nothing when it is none."""
    return tuple(arg for arg in get_args(hint) if arg is not NoneType) if _origin(hint) in (Union, UnionType) else ()


def _origin(hint: Hint) -> object:
    return get_origin(hint)


@cache
def _writer(hint: Hint) -> Callable[[Any], Plain]:
    if choices := _choices(hint):
        return _maybe(_writer(choices[0])) if len(choices) == 1 else _tagging
    if _origin(hint) is tuple:
        return _each([_writer(arg) for arg in get_args(hint) if arg is not Ellipsis], list, same=get_args(hint)[-1] is Ellipsis)
    if isinstance(hint, type) and is_dataclass(hint):
        parts = [(name, _writer(kind)) for name, kind, _ in _hints(hint)]
        return lambda value: {name: write(getattr(value, name)) for name, write in parts}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    return _WRITE.get(hint, _same)


@cache
def _reader(hint: Hint) -> Callable[[Plain], Any]:
    if choices := _choices(hint):
        return _maybe(_reader(choices[0])) if len(choices) == 1 else _untagging(choices)
    if _origin(hint) is tuple:
        return _each([_reader(arg) for arg in get_args(hint) if arg is not Ellipsis], tuple, same=get_args(hint)[-1] is Ellipsis)
    if isinstance(hint, type) and is_dataclass(hint):
        cls: Callable[..., Any] = hint
        parts = [(name, _reader(kind), default) for name, kind, default in _hints(hint)]
        return lambda plain: cls(**{name: read(plain[name]) for name, read, default in parts if name in plain or not default})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return _READ.get(hint, _same)


def _same(value: Any) -> Any:  # noqa: ANN401 - text, whole number, truth value
    return value


def _maybe(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else convert(value)


def _each(parts: list[Callable[[Any], Any]], kind: Callable[[Any], Any], *, same: bool) -> Callable[[Any], Any]:
    """Return the conversion of a tuple: all of one type, or each of its own."""
    if same:
        return lambda values: kind(map(parts[0], values))
    return lambda values: kind(convert(value) for convert, value in zip(parts, values, strict=True))


def _tagging(value: Any) -> Plain:  # noqa: ANN401 - a member of a union
    kind: Hint = type(value)
    return None if value is None else {"type": kind.__name__, **_writer(kind)(value)}


def _untagging(choices: tuple[Hint, ...]) -> Callable[[Plain], Any]:
    readers = {choice.__name__: _reader(choice) for choice in choices}
    return lambda plain: None if plain is None else readers[plain["type"]](plain)
