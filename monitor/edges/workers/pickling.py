"""Pickles values for their way to a worker and back; it guards against nothing and sends nothing.

An article brings a hundred facts. The two functions by which `dataclasses` pickles a frozen slotted value ask for its fields anew at
each one: of 0.9 ms to take an article apart and 0.8 to put it together, half remains here.
"""

import pickle
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any

_Read = Callable[[object], tuple[object, ...]]
_Put = Callable[[object, object], None]
_Kind = Any  # a dataclass: the library types one by a protocol that no cache takes


def dumps(value: object) -> bytes:
    """Return `value` pickled, for `pickle.loads`. Raises what pickle raises, and what a value's own reduction does."""
    file = BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


def made(kind: _Kind, *values: object) -> object:
    """Return the value of a class with these fields, unchecked: it was checked before it was taken apart."""
    value = object.__new__(kind)
    for put, one in zip(_puts(kind), values):  # noqa: B905 - taken apart by the same class; being strict takes a tenth longer
        put(value, one)
    return value


class _Pickler(pickle.Pickler):
    """Takes frozen slotted values apart by their fields; all else goes its usual way."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - a tuple, or NotImplemented, which has no type
        kind: _Kind = type(value)
        read = _reader(kind)
        return (made, (kind, *read(value))) if read else NotImplemented


@cache
def _reader(kind: _Kind) -> _Read | None:
    """Return what reads the fields of a class that pickles as `dataclasses` has it, else None."""
    if getattr(getattr(kind, "__setstate__", None), "__module__", "") != "dataclasses":
        return None
    names = _names(kind)
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


@cache
def _puts(kind: _Kind) -> Sequence[_Put]:
    """Return what fills each slot: its descriptor, for a frozen value itself refuses."""
    return tuple(getattr(kind, name).__set__ for name in _names(kind))


def _names(kind: _Kind) -> Sequence[str]:
    return tuple(field.name for field in fields(kind))
