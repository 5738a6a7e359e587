"""Scores the headlines of real pages against those that people wrote down for each publisher."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import Row, rows
from benchmarks.quality import Score
from benchmarks.quality.extraction import html, page
from monitor import urls
from monitor.model import Drop, ExtractOptions
from monitor.stages.extract import understand
from monitor.stages.extract.title import title_of

FLOORS = {("fundus", "exact"): 0.92}
"""In the rest, pages give two headlines (JSON-LD and Open Graph) and the reference has now one, now the other. The other sets with
pages, aeb and daniel, have no reference headlines."""


def run(data: Path) -> Iterator[tuple[str, Score]]:
    """Yield the share of headlines equal after normalising (letters and digits, case and compatibility folded)."""
    items = [item for item in rows(data / "extraction" / "fundus.jsonl.gz") if item["title"]]
    if not items:
        return
    wanted = [item["title"] for item in items]
    yield (
        "fundus",
        Score(
            {"exact": _equal(list(map(_ours, items)), wanted)},
            len(items),
            {"trafilatura": {"exact": _equal(list(map(_trafilatura, items)), wanted)}},
        ),
    )


def _equal(found: list[str], wanted: list[str]) -> float:
    return sum(_normal(one) == _normal(other) for one, other in zip(found, wanted, strict=True)) / len(wanted)


def _normal(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _ours(item: Row) -> str:
    found = understand(page(item), ExtractOptions())
    if isinstance(found, Drop) or found.tree is None:
        return ""
    return title_of(found.tree, found.witness, "", urls.host(item["url"] or ""))


def _trafilatura(item: Row) -> str:
    from trafilatura.metadata import extract_metadata

    return extract_metadata(html(item), date_config={"extensive_search": False, "max_date": "2026-11-22"}).title or ""
