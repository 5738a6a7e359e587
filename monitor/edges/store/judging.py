"""Records what became of entries: articles found again or minted, versions, drops; it decides on no article's merit."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select, update

from monitor import __version__
from monitor.edges import schema
from monitor.edges.sketches import pack
from monitor.edges.store import codec, recurring, text_index
from monitor.edges.store.batch import Batch, Head, edited, find, gather
from monitor.edges.store.kept import FACTS
from monitor.edges.store.keys import add, article_id, claimed_keys, key, own_keys, portions, put, text_hash
from monitor.model import Drop, Entry, Evidence, Fate, Judged, Reason, Stage, Wanted

EXTRACTOR = f"monitor {__version__}"


def wanted(connection: Connection, now: datetime, urls: Sequence[str]) -> tuple[Wanted, ...]:
    """Return the entries that are due, by url; only those of `urls` when given."""
    ledger = schema.ledger
    due = select(ledger.c.entry, ledger.c.attempts).where(
        ledger.c.fate == "wanted", or_(ledger.c.next_look_at.is_(None), ledger.c.next_look_at <= now)
    )
    queries = [due.where(ledger.c.key.in_(portion)) for portion in portions({key(url) for url in urls})] if urls else [due]
    rows = [row for query in queries for row in connection.execute(query)]
    found = (Wanted(entry=codec.loads(row.entry, Entry), attempts=row.attempts) for row in rows)
    return tuple(sorted(found, key=lambda one: one.entry.url))


def dropped(connection: Connection, since: datetime, reasons: Sequence[str], after: str, limit: int) -> list[tuple[str, Entry, str]]:
    """Return up to `limit` finally dropped entries with an archived answer, as (key, entry, answer), by key after `after`."""
    ledger = schema.ledger
    query = (
        select(ledger.c.key, ledger.c.entry, ledger.c.response)
        .where(ledger.c.fate == "dropped", ledger.c.key > after, ledger.c.judged_at >= since)
        .where(ledger.c.response != "", ledger.c.reason != Reason.FORGOTTEN.value)
        .order_by(ledger.c.key)
        .limit(limit)
    )
    query = query.where(ledger.c.reason.in_(reasons)) if reasons else query
    return [(row.key, codec.loads(row.entry, Entry), row.response) for row in connection.execute(query)]


def record(connection: Connection, sequence: int, fates: Sequence[Fate]) -> None:
    """Record the fates, in the order of their addresses whatever order they come in; those recorded before are passed over."""
    batch = gather(connection, sequence, fates)
    for fate in sorted(fates, key=lambda fate: (key(fate.entry.url), fate.entry.url)):
        name = key(fate.entry.url)
        if name in batch.recorded:
            continue
        batch.recorded.add(name)
        if name not in batch.ledger:
            _enter(batch, name, fate.entry)
        if isinstance(fate.outcome, Drop):
            _drop(batch, name, fate, fate.outcome)
        else:
            _keep(batch, name, fate, fate.outcome)
    _write(connection, batch)


def _enter(batch: Batch, name: str, entry: Entry) -> None:
    """Put an entry into the ledger that no poll listed (a single page, a backfill)."""
    batch.add(
        "ledger",
        key=name,
        url=entry.url,
        source=entry.source,
        entry=codec.dumps(entry),
        fate="wanted",
        attempts=0,
        first_seen=batch.at,
        recorded=batch.sequence,
    )
    batch.add("listings", key=name, source=entry.source, url=entry.url, at=batch.at, content_hash="", recorded=batch.sequence)


def _drop(batch: Batch, name: str, fate: Fate, drop: Drop) -> None:
    row = batch.ledger.get(name)
    if row is not None and row.reason == Reason.FORGOTTEN.value:
        return
    if row is None or row.stage != Stage.RELEVANCE.value:  # a page looked at again is no other page
        recurring.count_admitting(batch.lines, drop)
    article = row.article if row is not None else ""
    final = "kept" if article else "dropped"  # an article that was kept stays so, whatever a later look brings
    _decide(batch, name, fate, article=article, version=0, fate_name="wanted" if fate.next_look_at else final, drop=drop)


def _decide(batch: Batch, name: str, fate: Fate, *, article: str, version: int, fate_name: str, drop: Drop | None) -> None:
    """Put down the entry's new standing in the ledger, and in its history."""
    row = batch.ledger.get(name)
    said: dict[str, object] = {
        "stage": drop.stage.value if drop else "",
        "reason": drop.reason.value if drop else "",
        "detail": drop.detail if drop else "",
        "response": fate.response,
    }
    batch.add(
        "decisions",
        b_key=name,
        fate=fate_name,
        article=article,
        attempts=(row.attempts if row is not None else 0) + 1,
        next_look_at=fate.next_look_at,
        judged_at=batch.at,
        **said,
    )
    final = fate.next_look_at is None
    batch.add("fates", key=name, recorded=batch.sequence, at=batch.at, article=article, version=version, final=final, **said)


def _keep(batch: Batch, name: str, fate: Fate, judged: Judged) -> None:
    head = find(batch, fate.entry, judged)
    if head is not None and head.forgotten:
        gone = Drop(url=fate.entry.url, stage=Stage.EXTRACT, reason=Reason.FORGOTTEN, detail="withdrawn by `monitor forget`")
        _decide(batch, name, fate, article="", version=0, fate_name="dropped", drop=gone)
        return
    head = head or _mint(batch, judged)
    if head.n == 0 or edited(batch, head, judged):
        _version(batch, head, fate, judged)
        batch.indexed[head.id] = text_index.tokens(judged.terms)
    for alias in (*own_keys(fate.entry, judged.article), *claimed_keys(fate.entry, judged.article)):
        if batch.aliases.setdefault(alias, head.id) == head.id:
            batch.add("aliases", alias=alias, article=head.id, recorded=batch.sequence)
    _decide(batch, name, fate, article=head.id, version=head.n, fate_name="kept", drop=None)


def _mint(batch: Batch, judged: Judged) -> Head:
    minted = article_id(judged.article.url)
    head = batch.heads.setdefault(minted, Head(minted, 0, "", "", "", frozenset(), forgotten=False))
    if head.n == 0:
        batch.add("articles", id=minted, kept_at=batch.at, forgotten=False, recorded=batch.sequence)
    return head


def _version(batch: Batch, head: Head, fate: Fate, judged: Judged) -> None:
    article, dated = judged.article, judged.article.published
    if head.n == 0:
        recurring.count(batch.lines, article)
    head.n, head.title, head.text, head.text_hash = head.n + 1, article.title, article.text, text_hash(article.text)
    head.hashes = frozenset(judged.sketch.hashes)
    batch.add(
        "versions",
        article=head.id,
        n=head.n,
        url=article.url,
        title=article.title,
        text=article.text,
        text_hash=head.text_hash,
        language=article.language,
        published=dated.moment if dated else None,
        published_origin=dated.origin.value if dated else "",
        has_time=dated.has_time if dated else False,
        suspicious=dated.suspicious if dated else False,
        byline=article.byline,
        origin=article.origin.value,
        aliases=codec.dumps(article.aliases, tuple[str, ...]),
        outlet=judged.outlet.id,
        extractor=EXTRACTOR,
        response=fate.response,
        recorded=batch.sequence,
    )
    _outlet(batch, judged)
    _findings(batch, head, judged)


def _outlet(batch: Batch, judged: Judged) -> None:
    outlet = judged.outlet
    batch.add(
        "outlets",
        id=outlet.id,
        recorded=batch.sequence,
        name=outlet.name,
        country=outlet.country,
        control=outlet.control.value,
        form=outlet.form.value,
        outlet=codec.dumps(outlet),
    )


def _findings(batch: Batch, head: Head, judged: Judged) -> None:
    where: dict[str, object] = {"article": head.id, "version": head.n}
    evidence = codec.dumps(judged.relevance.evidence, tuple[Evidence, ...])
    batch.add("relevance", **where, recorded=batch.sequence, score=judged.relevance.score, evidence=evidence)
    batch.add("unsettled", **where)
    batch.add("sketches", **where, modulus=judged.sketch.modulus, hashes=pack(judged.sketch))
    facts = [(kind, fact) for (kind, _), group in zip(FACTS, _groups(judged), strict=True) for fact in group]
    for position, (kind, fact) in enumerate(facts):
        batch.add("facts", **where, recorded=batch.sequence, position=position, kind=kind, **_columns(fact))


def _groups(judged: Judged) -> tuple[tuple[object, ...], ...]:
    return judged.facts.figures, judged.facts.dates, judged.facts.quotes, judged.facts.mentions, judged.facts.commitments


def _columns(fact: Any) -> dict[str, object]:  # noqa: ANN401 - any class of FACTS
    """Return what a query may ask of a fact: where it stands, its name (entity, day, day due, speaker, currency or unit), its range,
    and of a figure what it measures and for which period."""
    names = (getattr(fact, name, "") for name in ("entity", "iso", "due", "speaker", "currency", "unit"))
    return {
        "field": fact.place.field.value,
        "start": fact.place.start,
        "end": fact.place.end,
        "name": next((name for name in names if name), ""),
        "low": getattr(fact, "low", None),
        "high": getattr(fact, "high", None),
        "measure": getattr(fact, "measure", ""),
        "period": getattr(fact, "period", ""),
        "fact": codec.dumps(fact),
    }


def _write(connection: Connection, batch: Batch) -> None:
    ledger = schema.ledger
    add(connection, ledger, batch.rows.pop("ledger", []))
    decisions = batch.rows.pop("decisions", [])
    outlets = batch.rows.pop("outlets", [])
    for name in ("articles", "aliases", "versions", "relevance", "sketches", "unsettled", "facts", "listings", "fates"):
        add(connection, schema.metadata.tables[name], batch.rows.get(name, []))
    if decisions:
        columns = [name for name in decisions[0] if name != "b_key"]
        connection.execute(_update(columns), decisions)
    put(connection, schema.outlets, _changed_outlets(connection, outlets))
    recurring.write(connection, batch.lines)
    _index(connection, batch)


def _update(columns: Sequence[str]) -> Any:  # noqa: ANN401 - an update statement of the library's own generic type
    return update(schema.ledger).where(schema.ledger.c.key == bindparam("b_key")).values({name: bindparam(name) for name in columns})


def _changed_outlets(connection: Connection, rows: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """Return the outlets that are not recorded as they are now; of two in one batch the last."""
    by_id = {str(row["id"]): row for row in rows}
    for portion in portions(list(by_id)):
        query = (
            select(schema.outlets.c.id, schema.outlets.c.outlet).where(schema.outlets.c.id.in_(portion)).order_by(schema.outlets.c.recorded)
        )
        known = {row.id: row.outlet for row in connection.execute(query)}
        by_id = {name: row for name, row in by_id.items() if known.get(name) != row["outlet"]}
    return list(by_id.values())


def _index(connection: Connection, batch: Batch) -> None:
    for portion in portions(sorted(batch.indexed)):
        query = select(schema.articles.c.id, schema.articles.c.ordinal).where(schema.articles.c.id.in_(portion))
        ordinals = {row.id: row.ordinal for row in connection.execute(query)}
        text_index.put(connection, [(ordinals[name], batch.indexed[name]) for name in portion])
