"""A digest as JSON, the data behind every other rendering, and the snapshot of settings; it reads neither back.

`docs/digest.schema.json` describes the digest's form: times in ISO 8601 and UTC, lengths of time in seconds, pairs as
arrays of two, fields in the order of the types, so that equal digests give equal bytes.
"""

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias

from monitor.model import Digest, Settings

SCHEMA = "monitor.digest/1"
"""The name of the form; it changes when a reader of the old one would misread the new one."""

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
_PASSWORD = re.compile(r"(?<=://)[^/@\s]+@")


def document(digest: Digest) -> str:
    """Return the whole digest as one JSON document, with the name of its form and of the edition in front."""
    whole: dict[str, Json] = {"schema": SCHEMA, "name": digest.edition.name, **_object(digest)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def listed(schema: str, name: str, values: Sequence[object]) -> str:
    """Return values of the model as one JSON document: the name of its form, then the values under `name`."""
    return json.dumps({"schema": schema, name: [plain(one) for one in values]}, ensure_ascii=False, indent=1) + "\n"


def text(value: object) -> str:
    """Return a value of the model, or a tuple of them, as a JSON document of the same form without names."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def record(value: object) -> str:
    """Return any value of the model as a JSON document, in the digest's manner."""
    return json.dumps(_object(value), ensure_ascii=False, indent=1) + "\n"


def snapshot(settings: Settings) -> str:
    """Return settings and topic as canonical JSON: keys sorted, no blanks. Users and passwords inside addresses (proxy,
    database) and all of `delivery` are left out, for a snapshot is kept for ever and readers are not to be found in it."""
    told = {name: value for name, value in _object(settings).items() if name != "delivery"}
    whole = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _PASSWORD.sub("***@", whole)


def _object(value: object) -> Mapping[str, Json]:
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"not a value of the model: {value!r}")
    return {field.name: plain(getattr(value, field.name)) for field in fields(value)}


def plain(value: object) -> Json:
    """Return a value of the model as what JSON knows; anything else is a mistake in the model."""
    found: Json
    match value:
        case StrEnum():
            found = value.value
        case None | bool() | int() | float() | str():
            found = value
        case tuple():
            found = [plain(one) for one in value]
        case datetime():
            found = value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date() | time():
            found = value.isoformat()
        case timedelta():
            found = value.total_seconds()
        case bytes():
            found = b64encode(value).decode("ascii")
        case _:
            found = dict(_object(value))
    return found
