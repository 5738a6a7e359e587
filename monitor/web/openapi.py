"""The OpenAPI document of the room, out of the table of calls and the types that they give; it answers none of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import monitor
from monitor.stages.render.data import Json
from monitor.web.api import CALLS, Call, Kind

_PLAIN: Mapping[Kind, Mapping[str, Json]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    time: {"type": "string", "format": "time"},
    timedelta: {"type": "number", "description": "seconds"},
    NoneType: {"type": "null"},
}


@lru_cache(maxsize=1)
def description() -> Mapping[str, Json]:
    """Return the OpenAPI 3.1 document."""
    kinds: dict[str, Json] = {}
    for call in CALLS:
        for kind in _within(call.gives):
            kinds[kind.__name__] = _defined(kind)
    return {
        "openapi": "3.1.0",
        "info": {"title": "The reading room of monitor", "version": monitor.__version__, "license": {"name": "Apache-2.0"}},
        "paths": {re.sub(r":\w+}", "}", call.path): {"get": _operation(call)} for call in CALLS},
        "components": {"schemas": dict(sorted(kinds.items()))},
    }


def _operation(call: Call) -> Json:
    inside: list[Json] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "integer" if number else "string"}}
        for name, number in re.findall(r"{(\w+)(:int)?}", call.path)
    ]
    asked: list[Json] = [{"name": one.name, "in": "query", "description": one.about, "schema": schema(one.kind)} for one in call.parameters]
    given: Json = {"description": call.about, "content": {"application/json": {"schema": schema(call.gives)}}}
    name = re.sub(r"\W+", "_", call.path.replace(":int", "")).strip("_")
    parameters: list[Json] = [*inside, *asked]
    return {
        "operationId": name,
        "summary": call.about,
        "parameters": parameters,
        "responses": {"200": given, "404": {"description": "Not there."}},
    }


def schema(kind: Kind) -> dict[str, Json]:
    """Return the JSON schema of a type of the model; values of it are named, not told."""
    origin: Kind = get_origin(kind)
    if origin in (Union, UnionType):
        return {"anyOf": [schema(one) for one in get_args(kind)]}
    if origin is tuple:
        return _of_tuple(get_args(kind))
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if issubclass(kind, StrEnum):
        return {"type": "string", "enum": [one.value for one in kind]}
    return {"$ref": f"#/components/schemas/{kind.__name__}"}


def _of_tuple(parts: tuple[Kind, ...]) -> dict[str, Json]:
    if parts[-1] is Ellipsis:
        return {"type": "array", "items": schema(parts[0])}
    return {"type": "array", "prefixItems": [schema(part) for part in parts], "minItems": len(parts), "maxItems": len(parts)}


def _defined(kind: Kind) -> Json:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    properties: Json = {name: schema(hints[name]) for name in names}
    required: list[Json] = [*names]
    about = " ".join((kind.__doc__ or "").split())
    return {"type": "object", "description": about, "properties": properties, "required": required, "additionalProperties": False}


def _within(kind: Kind, seen: frozenset[Any] = frozenset()) -> Iterator[Kind]:  # Any: a type
    """Yield the dataclasses that a type is made of."""
    for part in get_args(kind):
        yield from _within(part, seen)
    if is_dataclass(kind) and kind not in seen:
        yield kind
        for hint in get_type_hints(kind).values():
            yield from _within(hint, seen | {kind})
