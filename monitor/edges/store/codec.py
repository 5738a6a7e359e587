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
    return json.dumps(_write(hint or type(value), value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str, hint: type[T]) -> T:
    """Return the value of type `hint` that `dumps` wrote. Raises ValueError, KeyError or TypeError when it is none."""
    value: T = _read(hint, json.loads(text))
    return value


def loads_all(text: str, hint: type[T]) -> tuple[T, ...]:
    """Return the tuple of `hint` values that `dumps(…, tuple[hint, ...])` wrote."""
    return tuple(_read(hint, plain) for plain in json.loads(text))


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


def _item(hint: Hint, position: int) -> Hint:
    args = get_args(hint)
    return args[0] if args[-1] is Ellipsis else args[position]


def _write(hint: Hint, value: Any) -> Plain:  # noqa: ANN401 - any value of the model
    if value is None:
        return None
    if choices := _choices(hint):
        plain = _write(type(value) if len(choices) > 1 else choices[0], value)
        return {"type": type(value).__name__, **plain} if len(choices) > 1 else plain
    if is_dataclass(value):
        cls: Hint = type(value)
        return {name: _write(kind, getattr(value, name)) for name, kind, _ in _hints(cls)}
    if _origin(hint) is tuple:
        return [_write(_item(hint, position), one) for position, one in enumerate(value)]
    if isinstance(value, Enum):
        return value.value
    write = _WRITE.get(hint)
    return write(value) if write else value


def _read(hint: Hint, plain: Plain) -> Any:  # noqa: ANN401 - any value of the model
    if plain is None:
        return None
    if choices := _choices(hint):
        return _read(choices[0] if len(choices) == 1 else next(one for one in choices if one.__name__ == plain["type"]), plain)
    if _origin(hint) is tuple:
        return tuple(_read(_item(hint, position), one) for position, one in enumerate(plain))
    if isinstance(hint, type) and is_dataclass(hint):
        return hint(**{name: _read(kind, plain[name]) for name, kind, default in _hints(hint) if name in plain or not default})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(plain)
    read = _READ.get(hint)
    return read(plain) if read else plain
