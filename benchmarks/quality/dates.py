"""Scores the day of publication found from a page and its address alone, without the feed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.data import Row, rows
from benchmarks.quality import Score
from benchmarks.quality.extraction import FETCHED, html, page
from monitor.model import Drop, ExtractOptions
from monitor.stages.extract import understand
from monitor.stages.extract.published import witnesses

FLOORS = {("htmldate", "exact"): 0.90, ("htmldate", "not_future"): 1.0}


def run(data: Path) -> Iterator[tuple[str, Score]]:
    """Yield the share of pages with the right day in the page's own time, with none, with a wrong one, and after the fetch;
    pages without a known day are left out."""
    items = [item for item in rows(data / "dates" / "htmldate.jsonl.gz") if item["date"]]
    if not items:
        return
    peers = {name: _figures([_htmldate(item, **options) for item in items], items) for name, options in _PEERS.items()}
    yield "htmldate", Score(_figures(list(map(_ours, items)), items), len(items), peers)


_PEERS = {
    "htmldate": {"extensive_search": False, "original_date": True},
    "htmldate extensive": {"extensive_search": True, "original_date": True},
    "htmldate default": {"extensive_search": True, "original_date": False},
}


def _ours(item: Row) -> date | None:
    found = understand(page(item), ExtractOptions())
    tree, claims = (None, ()) if isinstance(found, Drop) else (found.tree, found.witness.dates)
    printed = next(witnesses(tree, claims, item["url"] or "", FETCHED), None)
    return printed.moment.date() if printed else None


def _htmldate(item: Row, *, extensive_search: bool, original_date: bool) -> date | None:
    import htmldate

    found = htmldate.find_date(
        html(item), url=item["url"], extensive_search=extensive_search, original_date=original_date, max_date=FETCHED.date().isoformat()
    )
    return date.fromisoformat(found) if found else None


def _figures(found: list[date | None], items: list[Row]) -> dict[str, float]:
    n = len(items)
    exact = sum(day == date.fromisoformat(item["date"]) for day, item in zip(found, items, strict=True)) / n
    none = sum(day is None for day in found) / n
    return {
        "exact": exact,
        "none": none,
        "wrong": 1 - exact - none,
        "not_future": sum(day is None or day <= FETCHED.date() for day in found) / n,
    }
