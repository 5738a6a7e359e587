"""TOML tables → values of the model's own types, with every mistake gathered under its file and key.

What a key means is said by the types; this module only compares.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from monitor.errors import ConfigurationError, Problem

Value = TypeVar("Value")
Table = dict[str, Any]  # Any: TOML, before it is compared with a type

_DURATION = re.compile(r"(\d+)\s*(s|m|h|d)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class Mistakes:
    """Gathers what is wrong, so that a person mends a file once and not ten times."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, file: Path, key: str, message: str) -> None:
        """Note one mistake."""
        self.problems.append(Problem(str(file), key, message))

    def gather(self, read: Callable[[], Value]) -> Value | None:
        """Return what `read` returns, or None after noting the mistakes it raised."""
        try:
            return read()
        except ConfigurationError as error:
            self.problems.extend(error.problems)
            return None

    def note(self, file: Path, key: str, error: ValueError) -> None:
        """Note what pydantic, or a type's own check, found below `key`."""
        if not isinstance(error, ValidationError):
            self.add(file, key, str(error))
            return
        for one in error.errors(include_url=False):
            below = ".".join(str(part) for part in one["loc"])
            self.add(file, ".".join(filter(None, (key, below))), one["msg"])


def read_toml(file: Path, mistakes: Mistakes) -> Table:
    """Return the table of a file, empty after noting that it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        mistakes.add(file, "", f"cannot be read: {error.strerror or error}")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        mistakes.add(file, "", f"is not TOML in UTF-8: {error}")
    return {}


def read_value(kind: type[Value], table: Table, file: Path, key: str, mistakes: Mistakes) -> Value | None:
    """Return `table` as a value of the dataclass `kind`, or None after noting what is wrong with it."""
    if not isinstance(table, dict):
        mistakes.add(file, key, "must be a table")
        return None
    before = len(mistakes.problems)
    shaped = shape(kind, table, file, key, mistakes)
    try:
        value = _adapter(kind).validate_python(shaped)
    except ValueError as error:  # pydantic's among them
        mistakes.note(file, key, error)
        return None
    return value if len(mistakes.problems) == before else None


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}  # Any: each of the kinds of rows
_HINTS: dict[type[Any], dict[str, Any]] = {}


def _adapter(kind: type[Value]) -> TypeAdapter[Value]:
    """Built once: for each of a hundred sources anew it took half of the time that reading a configuration takes."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def _hints(kind: type[Any]) -> dict[str, Any]:
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind)
    return _HINTS[kind]


def read_rows(kind: type[Value], file: Path, name: str, mistakes: Mistakes) -> tuple[Value, ...]:
    """Return the `[[name]]` tables of a file as values of `kind`; ids must differ."""
    table = read_toml(file, mistakes)
    for key in table.keys() - {name}:
        mistakes.add(file, key, f"unknown key; the file holds [[{name}]] tables")
    rows = table.get(name, [])
    if not isinstance(rows, list):
        mistakes.add(file, name, f"must be [[{name}]] tables")
        return ()
    labels = [str(row.get("id") or row.get("file") or n) if isinstance(row, dict) else str(n) for n, row in enumerate(rows, 1)]
    for label in sorted(label for label, times in Counter(labels).items() if times > 1):
        mistakes.add(file, f"{name} {label}", "this id is given more than once")
    values = (read_value(kind, row, file, f"{name} {label}", mistakes) for label, row in zip(labels, rows, strict=True))
    return tuple(value for value in values if value is not None)


def shape(kind: type[Any], table: Table, file: Path, key: str, mistakes: Mistakes) -> Table:
    """Return `table` with durations read ("15m"), after noting keys that `kind` does not have, tables inside it too."""
    hints = _hints(kind)
    known = {field.name for field in fields(kind)}
    for name in sorted(table.keys() - known):
        mistakes.add(file, f"{key}.{name}", f"unknown key; known are {', '.join(sorted(known))}")
    return {name: _shaped(hints[name], value, file, f"{key}.{name}", mistakes) for name, value in table.items() if name in known}


def _shaped(hint: Any, value: Any, file: Path, key: str, mistakes: Mistakes) -> Any:  # noqa: ANN401 (any type, any TOML value)
    if hint is timedelta and isinstance(value, str) and (match := _DURATION.fullmatch(value)):
        return timedelta(**{_UNITS[match[2]]: int(match[1])})
    if isinstance(value, str) and get_origin(hint) is tuple:  # from the environment
        value = [part.strip() for part in value.split(",")]
    if isinstance(value, list) and timedelta in get_args(hint):
        return [_shaped(timedelta, one, file, f"{key}.{n}", mistakes) for n, one in enumerate(value, 1)]
    inner: Any = next((argument for argument in get_args(hint) if is_dataclass(argument)), None)  # Any: a dataclass type
    if inner and isinstance(value, list):
        return [shape(inner, row, file, f"{key}.{n}", mistakes) if isinstance(row, dict) else row for n, row in enumerate(value, 1)]
    return value
