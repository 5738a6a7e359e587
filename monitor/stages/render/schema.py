"""The JSON Schema of a digest, derived from the types and their docstrings; `docs/digest.schema.json` is its output.

python -m monitor.stages.render.schema > docs/digest.schema.json
"""

import json
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from monitor.model import Digest
from monitor.stages.render.data import SCHEMA

_NAME = r"^(since-)?\d{4}-(W\d{2}|\d{2}(-\d{2})?)(\.[a-z]{2,3})?$"
_SCALARS: dict[object, dict[str, object]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    timedelta: {"type": "number"},
}


def schema() -> str:
    """Return the schema (draft 2020-12) as a JSON document."""
    root = _object(Digest)
    named = {
        "schema": {"const": SCHEMA, "description": "The name of this form."},
        "name": {"type": "string", "description": "The edition's name, which its files bear.", "pattern": _NAME},
    }
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "digest.schema.json",
        "title": "A digest, edition by edition",
        "description": f"{root['description']} Times are in UTC, lengths of time in seconds, offsets in code points, end exclusive.",
        "type": "object",
        "properties": {**named, **typing.cast("dict[str, object]", root["properties"])},  # _object made it a moment ago
        "required": [*named, *typing.cast("list[str]", root["required"])],
        "additionalProperties": False,
        "$defs": {kind.__name__: _definition(kind) for kind in sorted(set(_kinds(Digest)), key=lambda kind: kind.__name__)},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _kinds(kind: type) -> Iterator[type]:
    """Yield the dataclasses and enumerations that a type's fields are made of, however deep."""
    for hint in typing.get_type_hints(kind).values():
        for part in _parts(hint):
            if is_dataclass(part) or issubclass(part, StrEnum):
                yield part
            if is_dataclass(part):
                yield from _kinds(part)


def _parts(hint: object) -> Iterator[type]:
    inner = [one for one in typing.get_args(hint) if one is not Ellipsis]
    if not inner and isinstance(hint, type) and hint is not types.NoneType:
        yield hint
    for one in inner:
        yield from _parts(one)


def _definition(kind: type) -> dict[str, object]:
    if issubclass(kind, StrEnum):
        return {"description": _said(kind), "enum": [one.value for one in kind]}
    return _object(kind)


def _object(kind: type) -> dict[str, object]:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    properties = {name: _property(hints[name]) for name in names}
    return {"description": _said(kind), "type": "object", "properties": properties, "required": names, "additionalProperties": False}


def _property(hint: object) -> dict[str, object]:
    if hint in _SCALARS:
        return _SCALARS[hint]
    inner = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        if inner[-1] is Ellipsis:
            return {"type": "array", "items": _property(inner[0])}
        return {"type": "array", "prefixItems": [_property(one) for one in inner], "minItems": len(inner), "maxItems": len(inner)}
    if types.NoneType in inner:
        return {"anyOf": [*(_property(one) for one in inner if one is not types.NoneType), {"type": "null"}]}
    if isinstance(hint, type):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    raise TypeError(f"no schema for {hint!r}")


def _said(kind: type) -> str:
    return " ".join((kind.__doc__ or "").split())


if __name__ == "__main__":
    sys.stdout.write(schema())
