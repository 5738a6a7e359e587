"""The whole order of the work, on one page; it does none of it.

    gather:  sources | fetch | feeds | ledger               (poll)
             ledger  | fetch | judge | archive | store      (take)
             store   | neighbours | dedup | embed | store   (settle)
    tell:    store   | stories | summarise | digest | render | store | publish

`gather` and `tell` meet only in the store. Both may be run again after a crash at any line.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from monitor import front, keeping
from monitor.model import (
    Activity,
    Answer,
    Candidate,
    CycleReport,
    Digest,
    Drop,
    Edition,
    EditionState,
    Fate,
    Listing,
    NotModified,
    Plan,
    Poll,
    PollState,
    Reason,
    Rendering,
    Settings,
    Source,
    Wanted,
)
from monitor.ports import Edges, Knowledge, Workers
from monitor.stages import dedup, editions, feeds, holidays, looks, polling, render, safety, stories
from monitor.stages.digest import Material, ahead, compose, readouts
from monitor.stages.judge import Judge
from monitor.stages.summarise import Summarise

CHUNK = 500
"""Pages taken between two commits: what a crash can cost, and what is held in memory at once."""


def gather(settings: Settings, edges: Edges, sources: Sequence[Source], urls: Sequence[str] = ()) -> CycleReport:
    """Poll `sources`, take in what the ledger wants (only `urls` when given), and return the cycle in numbers."""
    started = edges.clock()
    sequence = edges.store.open(Activity.CYCLE, started)
    if urls:
        edges.store.want(sequence, polling.by_hand(urls))
    polls = _poll(settings, edges, sequence, started, safety.allowed(sources, settings, started))
    wanted = edges.store.wanted(started, urls=urls, looks=settings.looks.per_cycle)
    report = settle(settings, edges, sequence, started, polls, take(settings, edges, sequence, started, wanted))
    return replace(report, looks=sum(one.standing is not None for one in wanted))


def _poll(settings: Settings, edges: Edges, sequence: int, now: datetime, sources: Sequence[Source]) -> tuple[Poll, ...]:
    """Fetch and read every source, then record them in the order of their ids, whatever order they answered in."""
    states = {state.source: state for state in edges.store.poll_states()}
    by_id = {source.id: source for source in sources}

    def answers() -> Iterator[Answer]:
        requests = [polling.request(source, states.get(source.id), now) for source in by_id.values()]
        for request, outcome in edges.fetcher.fetch(requests, edges.stop):
            edges.progress.step("poll", len(listings), len(requests))
            if isinstance(outcome, Drop) and outcome.reason is Reason.INTERRUPTED:
                continue  # still due: the next run asks
            yield polling.answer(by_id[request.key], states.get(request.key), outcome)

    listings: dict[str, tuple[Listing | Drop, str]] = {}
    for answer, listing in edges.workers.map(feeds.read_answer, answers()):
        listed, whole = safety.listed(listing, settings, now)
        listings[answer.source.id] = listed, keeping.listing(edges, answer, listed) if whole else ""
    return tuple(_record_poll(edges, sequence, now, by_id[name], states.get(name), *listings[name]) for name in sorted(listings))


def _record_poll(
    edges: Edges, sequence: int, now: datetime, source: Source, state: PollState | None, listing: Listing | Drop, response: str
) -> Poll:
    entries = listing.entries if isinstance(listing, Listing) else ()
    overlap = edges.store.overlap(source.id, entries)
    poll = replace(polling.poll(source, now, listing, overlap), response=response)
    new = edges.store.record_poll(sequence, poll, polling.next_state(source, state, listing, now), entries)
    return replace(poll, new=new)


def take(settings: Settings, edges: Edges, sequence: int, now: datetime, wanted: Sequence[Wanted]) -> Counter[Reason | None]:
    """Fetch, judge, archive and record the wanted pages, a chunk at a time; count new fates by reason, None for kept."""
    counts: Counter[Reason | None] = Counter()
    judge, furniture = Judge.of(settings), edges.store.furniture()
    for start in range(0, len(wanted), CHUNK):
        fates = sorted(_fates(settings, edges, judge, wanted[start : start + CHUNK], now, furniture), key=lambda fate: fate.entry.url)
        edges.store.record_fates(sequence, fates)
        counts.update(polling.tally(wanted, fates))
        edges.progress.step("take", min(start + CHUNK, len(wanted)), len(wanted))
    return counts


def _fates(
    settings: Settings, edges: Edges, judge: Judge, wanted: Sequence[Wanted], now: datetime, furniture: Mapping[str, frozenset[str]]
) -> Iterator[Fate]:
    by_url = {one.entry.url: one for one in wanted}
    sources = {source.id: source for source in settings.sources}

    def candidates() -> Iterator[Candidate]:
        urls, refused = safety.sift(wanted, settings, now)
        yield from (polling.candidate(by_url[drop.url], sources, drop, now, settings, furniture) for drop in refused)
        requests = (looks.request(by_url[url], edges.archive.find(looks.answer(by_url[url]))) for url in urls)
        for request, answer in edges.fetcher.fetch(requests, edges.stop):
            outcome = looks.outcome(one := by_url[request.key], answer)
            if isinstance(outcome, NotModified):
                unchanged.append(polling.fate(one, outcome, "", now, settings.retry, settings.looks))
            elif not isinstance(outcome, Drop) or outcome.reason is not Reason.INTERRUPTED:
                yield polling.candidate(one, sources, outcome, now, settings, furniture, edges.archive.find(looks.answer(one)))

    unchanged: list[Fate] = []
    for candidate, judged in edges.workers.map(judge, candidates()):
        (page, outcome), one = safety.screened(candidate.outcome, judged, settings, now), by_url[candidate.entry.url]
        response = keeping.page(edges, settings, one, page, outcome)
        yield polling.fate(one, outcome, response, now, settings.retry, settings.looks)
    yield from unchanged


def settle(
    settings: Settings, edges: Edges, sequence: int, started: datetime, polls: tuple[Poll, ...], fates: Counter[Reason | None]
) -> CycleReport:
    """Decide for each kept article whether it is new, a reprint, or known from a seed, earlier ones first, have it read; end the cycle."""
    verdicts: Counter[str] = Counter()
    for one in edges.store.unsettled():
        verdict = dedup.decide(one, edges.store.neighbours(one.sketch, dedup.NEIGHBOURS), settings.dedup)
        edges.store.settle(sequence, one.id, one.n, verdict)
        verdicts[type(verdict).__name__.lower()] += 1
    edges.store.record_meanings(sequence, edges.embedder.read(edges.store.unread(edges.embedder.model, started - settings.stories.memory)))
    edges.store.close(sequence, edges.clock())
    return polling.report(sequence, started, edges.clock(), polls, fates, verdicts)


def tell(settings: Settings, edges: Edges, edition: Edition) -> Digest:
    """Publish one edition and return its digest. One that is final is taken from the store, not composed again."""
    told = edges.store.edition_digest(edition)
    digest, files = (told, render.edition(told)) if told and not told.provisional else _compose(settings, edges, edition)
    edges.publisher.publish((*files, *front.pages(settings, edges, digest)))
    edges.store.mark_edition(edition, EditionState.WRITTEN)
    return digest


def _compose(settings: Settings, edges: Edges, edition: Edition) -> tuple[Digest, tuple[Rendering, ...]]:
    """Compose an edition as of now and record it; the same store gives the same bytes."""
    now = edges.clock()
    found = material(settings, edges.store, edges.workers, editions.plan(edition, settings, edges.store.began(), now))
    files = render.edition(digest := compose(found))
    sequence = edges.store.open(Activity.EDITION, now)
    edges.store.record_edition(sequence, digest, render.snapshot(settings), files, found.links)
    edges.store.close(sequence, edges.clock())
    return digest, files


def material(settings: Settings, known: Knowledge, workers: Workers, plan: Plan) -> Material:
    """Read the edition's window from what is known, join its articles into stories and summarise them."""
    kept = known.kept_between(plan.window, by_publication=plan.retrospective)
    published = known.published(before=plan.told_before, since=plan.window.start - settings.stories.memory)
    timely, decisions = editions.timely(kept, plan), known.decisions()
    grouped = stories.grouping(timely, published, settings.topic, settings.stories, decisions)
    summarised = workers.map(Summarise.of(settings, plan.edition.language), grouped.stories)
    return Material(
        plan=plan,
        settings=settings,
        kept=kept,
        origins=known.kept_articles(dedup.origins(kept)),
        published=published,
        stories=tuple(sorted(summarised, key=lambda pair: pair[0].key)),
        links=grouped.links,
        coverage=known.coverage(plan.window, settings.sources, holidays.rests(settings, plan.window)),
        lives=known.lives(plan.window),
        decisions=decisions,
        notes=known.notes(),
        next_number=known.next_story_number(),
        sequence=known.last_sequence(),
        promising=known.promising(*ahead.reach(plan, settings.topic), plan.window.end),
        formulas=readouts.known_formulas(settings) | known.named(readouts.formulas_of(settings.topic), plan.window.start),
    )
