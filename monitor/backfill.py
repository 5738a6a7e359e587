"""History: what sitemaps and WARC files hold of an earlier time goes through the pipeline's *take* and *settle*, a portion at a time.

Each portion is a recording of its own under the lock, so that a run can be cut short anywhere, the service works between two
portions, and the next run goes on with what has no fate yet. What is late is nobody's news: editions tell it as filled afterwards, and
what it holds is not looked at again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import nlargest
from itertools import islice
from typing import TypeVar
from urllib.parse import urlsplit

from monitor import pipeline, ports, urls
from monitor.errors import NetworkError, UsageError
from monitor.model import (
    Activity,
    Answer,
    Backfilled,
    CycleReport,
    Drop,
    Entry,
    NotModified,
    Page,
    Reason,
    Request,
    Settings,
    Sitemap,
    Source,
    SourceKind,
    Stage,
    Validators,
    Window,
)
from monitor.ports import Edges
from monitor.stages import polling
from monitor.stages.feeds import sitemap

PORTION = 50
"""Pages taken under one hold of the lock: at a second a page of one host, the service waits less than its `lock_wait`."""
MOST_SITEMAPS = 500
"""Sitemaps read in one run, those changed last first."""
DEPTH = 3
"""Indexes within indexes that are followed; sitemaps.org allows one."""
MOST_ENTRIES = 200_000
"""Entries held in one run, the newest ones: 100 MB."""
_UNREACHED = frozenset({Reason.NO_NETWORK, Reason.NAME_NOT_FOUND, Reason.CONNECTION_FAILED, Reason.TIMEOUT})

Item = TypeVar("Item")


def history(
    settings: Settings, edges: Edges, lock: ports.Lock, sources: Sequence[Source], sitemaps: Sequence[str], window: Window, limit: int
) -> Backfilled:
    """Take in, newest first, at most `limit` pages that the `sitemaps`, or those of the sources' hosts, list of the window and that have
    no fate yet. Raises NetworkError where no host could be reached, UsageError where no sitemap is found or none lists anything."""
    found = _Listed()
    first = sitemaps or _known_sitemaps(edges, sources)
    _follow(edges, settings, first, window, found)
    if not found.read:
        raise _nothing_read(found.failed, first)
    if not found.entries:
        raise UsageError(
            f"{found.read} sitemaps list nothing of that time ({found.outside} pages of another, {found.undated} without a date)",
            "Choose another --since or --until, or name a sitemap with --sitemap URL.",
        )
    entries = sorted(found.entries.values(), key=lambda entry: (-_when(entry), entry.url))
    open_ = [entry for some in _portions(entries, pipeline.CHUNK) for entry in _without_fate(edges, some)]
    run = _Run(total=min(limit, len(open_)))
    for some in _portions(open_[:limit], PORTION):
        if not edges.stop():
            run.add(*_take(settings, edges, lock, some, run))
    return run.told(found, listed=len(entries), known=len(entries) - len(open_))


def from_pages(
    settings: Settings, edges: Edges, lock: ports.Lock, pages: Iterable[Page], window: Window, limit: int, files: int = 1
) -> Backfilled:
    """Take in at most `limit` of the pages, which are others' archived answers, as if they had been fetched when they were archived:
    those of the window that have no fate yet, the first of each address. Raises UsageError where there is none of that time."""
    found, run, known, seen = _Listed(read=files), _Run(total=None), 0, set[str]()
    for some in _portions(_of_time(pages, window, found, seen), PORTION):
        shelf = {urls.canonical(page.url): page for page in some}
        entries = [_archived(page, settings.sources) for page in some]
        open_ = _without_fate(edges, entries)
        known += len(entries) - len(open_)
        chosen = open_[: max(limit - run.taken, 0)]
        if chosen and not edges.stop():
            run.add(*_take(settings, replace(edges, fetcher=Shelf(shelf)), lock, chosen, run))
    if not seen:
        raise UsageError(f"no page of that time is in the files ({found.outside} of another)", "Choose another --since or --until.")
    return run.told(found, listed=len(seen), known=known)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A `Fetcher` whose network is a handful of pages, by canonical address."""

    pages: dict[str, Page]

    def fetch(self, requests: Iterable[Request], stop: ports.Stop) -> Iterator[tuple[Request, Page | NotModified | Drop]]:
        """Yield the pages in the order asked for."""
        for request in requests:
            if stop():
                return
            yield request, self.pages[urls.canonical(request.url)]


@dataclass(slots=True)
class _Listed:
    """What the sitemaps or files said so far."""

    read: int = 0
    entries: dict[str, Entry] = field(default_factory=dict)
    failed: list[Drop] = field(default_factory=list)
    outside: int = 0
    undated: int = 0


@dataclass(slots=True)
class _Run:
    """What a run did so far."""

    total: int | None
    taken: int = 0
    kept: int = 0
    drops: Counter[Reason] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)

    def add(self, taken: int, report: CycleReport) -> None:
        """Count a portion."""
        self.taken += taken
        self.kept += report.kept
        self.drops.update(dict(report.drops))
        self.verdicts.update(dict(report.verdicts))

    def told(self, found: _Listed, *, listed: int, known: int) -> Backfilled:
        """Return the run in numbers."""
        return Backfilled(
            read=found.read,
            failed=tuple(sorted(found.failed, key=lambda drop: drop.url)),
            listed=listed,
            outside=found.outside,
            undated=found.undated,
            known=known,
            taken=self.taken,
            left=listed - known - self.taken,
            kept=self.kept,
            drops=tuple(sorted(self.drops.items())),
            verdicts=tuple(sorted(self.verdicts.items())),
        )


@dataclass(frozen=True, slots=True)
class _Within:
    """A `Progress` of one portion that tells its step as one of the whole run."""

    whole: ports.Progress
    before: int
    total: int | None

    def step(self, name: str, done: int, total: int | None) -> None:  # noqa: ARG002 (the portion's own)
        """Tell how far the run is."""
        self.whole.step(name, self.before + done, self.total)


def _take(settings: Settings, edges: Edges, lock: ports.Lock, entries: Sequence[Entry], run: _Run) -> tuple[int, CycleReport]:
    """Put a portion into the ledger, give each page its fate, newest first, and return how many were taken."""
    edges = replace(edges, progress=_Within(edges.progress, run.taken, run.total))
    settings = replace(settings, looks=replace(settings.looks, after=()))  # what an old page became since is no edit of today
    with lock.held("monitor backfill"):
        started = edges.clock()
        sequence = edges.store.open(Activity.BACKFILL, started)
        edges.store.want(sequence, edges.store.unknown(entries))
        order = {urls.canonical(entry.url): n for n, entry in enumerate(entries)}
        wanted = edges.store.wanted(started, urls=[entry.url for entry in entries])
        newest = sorted(wanted, key=lambda one: order[urls.canonical(one.entry.url)])
        fates = pipeline.take(settings, edges, sequence, started, newest)
        return len(wanted), pipeline.settle(settings, edges, sequence, started, (), fates)


def _without_fate(edges: Edges, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that the ledger does not have or whose page is due, in their order."""
    due = edges.store.wanted(edges.clock(), urls=[entry.url for entry in entries])
    names = {urls.canonical(url) for url in (*(one.entry.url for one in due), *(one.url for one in edges.store.unknown(entries)))}
    return [entry for entry in entries if urls.canonical(entry.url) in names]


# sitemaps


def _known_sitemaps(edges: Edges, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the sitemaps that the hosts' robots.txt name, /sitemap.xml where it names none, and the sources that are sitemaps."""
    homes = dict.fromkeys("{0.scheme}://{0.netloc}".format(urlsplit(source.url)) for source in sources)
    requests = [Request(key=home, url=f"{home}/robots.txt") for home in homes]
    named = dict.fromkeys(homes, tuple[str, ...]())
    for request, answer in edges.fetcher.fetch(requests, edges.stop):
        named[request.key] = sitemap.declared(answer) if isinstance(answer, Page) else ()
    places = [url for home, told in named.items() for url in told or (f"{home}/sitemap.xml",)]
    return tuple(dict.fromkeys([*(source.url for source in sources if source.kind is SourceKind.SITEMAP), *places]))


def _follow(edges: Edges, settings: Settings, first: Sequence[str], window: Window, found: _Listed) -> None:
    """Read these sitemaps, and what indexes among them name, within bounds."""
    level, seen = list(first), set[str]()
    for _ in range(DEPTH):
        level = [url for url in dict.fromkeys(level) if url not in seen][: MOST_SITEMAPS - len(seen)]
        seen.update(level)
        parts: dict[str, tuple[str, ...]] = {}
        for answer, outcome in edges.workers.map(sitemap.ReadHistory(window=window), _answers(edges, settings, level, found)):
            parts[answer.source.url] = _note(found, settings.sources, answer, outcome)
        level = [part for url in level for part in parts.get(url, ())]


def _answers(edges: Edges, settings: Settings, level: Sequence[str], found: _Listed) -> Iterator[Answer]:
    requests = [Request(key=url, url=url) for url in level]
    for n, (request, outcome) in enumerate(edges.fetcher.fetch(requests, edges.stop), 1):
        edges.progress.step("sitemap", n, len(requests))
        if isinstance(outcome, Page):
            source = replace(_source_of(request.url, settings), url=request.url)
            yield Answer(source=source, validators=Validators(), outcome=outcome)
        else:
            found.failed.append(outcome if isinstance(outcome, Drop) else _odd(request.url))


def _odd(url: str) -> Drop:
    return Drop(url=url, stage=Stage.FETCH, reason=Reason.UNEXPECTED_STATUS, detail="not modified, though nothing was asked of that kind")


def _note(found: _Listed, sources: Sequence[Source], answer: Answer, outcome: Sitemap | Drop) -> tuple[str, ...]:
    """Add what a sitemap said and return the parts it names."""
    if isinstance(outcome, Drop):
        found.failed.append(outcome)
        return ()
    found.read += 1
    found.outside += outcome.outside
    found.undated += outcome.undated
    for entry in outcome.entries:
        name = urls.canonical(entry.url)
        known = found.entries.get(name)
        if known is None or _when(entry) > _when(known):
            found.entries[name] = replace(entry, source=_fitting(entry.url, sources) or answer.source.id)
    if len(found.entries) > MOST_ENTRIES:
        newest = nlargest(MOST_ENTRIES, found.entries.items(), key=lambda one: _when(one[1]))
        found.entries = dict(newest)
    return outcome.parts


def _nothing_read(failed: Sequence[Drop], tried: Sequence[str]) -> NetworkError | UsageError:
    said = "; ".join(f"{drop.url}: {drop.reason}" for drop in sorted(failed, key=lambda drop: drop.url)[:3])
    if failed and all(drop.reason in _UNREACHED for drop in failed):
        return NetworkError(f"no sitemap could be reached ({said})", "Is the network up? Nothing was changed; run the command again.")
    where = f"none of {len(tried)} addresses answers with one" if tried else "no source is configured"
    return UsageError(f"no sitemap was found: {where} ({said})", "Name one with --sitemap URL; a site's robots.txt may tell where it is.")


def _when(entry: Entry) -> float:
    """Return a sitemap's date of an entry, for ordering."""
    moment = entry.published.moment if entry.published else entry.stood_by
    return moment.timestamp() if moment else 0.0


# pages of files


def _of_time(pages: Iterable[Page], window: Window, found: _Listed, seen: set[str]) -> Iterator[Page]:
    """Yield the pages of the window, the first of each address."""
    for page in pages:
        if not window.start <= page.fetched_at < window.end:
            found.outside += 1
        elif (name := urls.canonical(page.url)) not in seen:
            seen.add(name)
            yield page


def _archived(page: Page, sources: Sequence[Source]) -> Entry:
    source = _fitting(page.url, sources) or polling.BY_HAND
    return Entry(source=source, url=page.url, guid="", title="", stood_by=page.fetched_at)


# both


def _source_of(url: str, settings: Settings) -> Source:
    name = _fitting(url, settings.sources)
    known = {source.id: source for source in settings.sources}
    return known.get(name) or polling.stand_in(polling.BY_HAND, settings.topic.zone, url)


def _fitting(url: str, sources: Sequence[Source]) -> str:
    """Return the id of the source on the address's host, of several the one whose path is most alike; empty where none is."""
    here = [source for source in sources if urls.host(source.url) == urls.host(url)]
    return max(here, key=lambda source: _alike(source.url, url)).id if here else ""


def _alike(one: str, other: str) -> int:
    """Return how many folders two addresses share from the left."""
    folders = zip(urls.path(one).split("/"), urls.path(other).split("/"), strict=False)
    return next((n for n, (this, that) in enumerate(folders) if this != that), len(urls.path(one).split("/")))


def _portions(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while portion := list(islice(rest, size)):
        yield portion
