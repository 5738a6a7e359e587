"""Edits sources.toml in place, comments and order kept; it reads no settings and asks no source."""

import re
from collections.abc import Sequence
from pathlib import Path

import tomlkit
from tomlkit.items import AoT

from monitor.errors import UsageError
from monitor.model import Source, Verification


def verify(file: Path, ids: Sequence[str]) -> tuple[str, ...]:
    """Mark sources as verified; return the ids that were not before."""
    document = tomlkit.parse(file.read_text(encoding="utf-8"))
    changed = []
    for row in _rows(document):
        if row["id"] in ids and row.get("verification") != Verification.VERIFIED.value:
            row["verification"] = Verification.VERIFIED.value
            changed.append(str(row["id"]))
    if changed:
        file.write_text(tomlkit.dumps(document), encoding="utf-8")
    return tuple(changed)


def add(file: Path, sources: Sequence[Source]) -> tuple[str, ...]:
    """Append sources whose address is not there yet; return their ids. Raises UsageError for an id that is taken."""
    document = tomlkit.parse(file.read_text(encoding="utf-8"))
    rows = _rows(document)
    addresses, ids = {str(row["url"]) for row in rows}, {str(row["id"]) for row in rows}
    fresh = [source for source in sources if source.url not in addresses]
    for source in fresh:
        if source.id in ids:
            raise UsageError(f"the id {source.id} is taken", "Choose another with --id.")
        rows.append(_table(source))
        ids.add(source.id)
    document["source"] = rows
    file.write_text(tomlkit.dumps(document), encoding="utf-8")
    return tuple(source.id for source in fresh)


def identifier(name: str, taken: Sequence[str]) -> str:
    """Return a free id made of a name or an address: `agency-example`, `agency-example-2`."""
    stem = re.sub(r"[^a-z0-9]+", "-", re.sub(r"^https?://(www\.)?", "", name.lower())).strip("-")[:40] or "source"
    candidates = [stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)


def _rows(document: tomlkit.TOMLDocument) -> AoT:
    rows = document.get("source")
    return rows if isinstance(rows, AoT) else tomlkit.aot()


def _table(source: Source) -> tomlkit.items.Table:
    table = tomlkit.table()
    table.update({"id": source.id, "name": source.name, "url": source.url, "kind": source.kind.value})
    table.update({"languages": list(source.languages), "zone": source.zone, "interval": f"{int(source.interval.total_seconds()) // 60}m"})
    if source.link_pattern:
        table["link_pattern"] = source.link_pattern
    return table
