"""Records polls and puts what they list into the ledger; it fetches nothing and judges nothing."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, update

from monitor.edges import schema
from monitor.edges.store import codec
from monitor.edges.store.keys import add, content_hash, digest, key, portions, put
from monitor.model import Entry, Poll, PollState, Reason

_FEED = 5  # known entries that must be renamed together before it is the feed and not they
_MARK = 16  # hex digits by which a listed entry is recognised


def states(connection: Connection) -> tuple[PollState, ...]:
    """Return where every polled source stands, by id."""
    rows = connection.execute(select(schema.poll_states.c.state))
    return tuple(sorted((codec.loads(row.state, PollState) for row in rows), key=lambda state: state.source))


def overlap(connection: Connection, source: str, entries: Sequence[Entry]) -> int:
    """Return how many of the entries the source's last listing had."""
    listed = _listed(connection, source)
    return sum(_mark(name) in listed for name in {key(entry.url) for entry in entries})


def record(connection: Connection, sequence: int, poll: Poll, state: PollState, entries: Sequence[Entry]) -> int:
    """Record a poll with its entries; return how many of them this recording brought into the ledger from this source."""
    by_key = _by_key(entries)
    before = _listed(connection, poll.source)
    renamed = _rename(connection, poll.source, by_key) or _renamed(connection, sequence, poll.source)
    _enter(connection, sequence, poll, by_key)
    ledger = schema.ledger
    new = select(func.count()).where(ledger.c.recorded == sequence, ledger.c.source == poll.source)
    found = int(connection.execute(new).scalar_one())
    compared = bool(before) and poll.failure is None and (bool(entries) or poll.unchanged)
    put(connection, schema.polls, [_row(sequence, poll, compared=compared, new=found, renamed=renamed)])
    listed = sorted(_mark(name) for name in by_key) or sorted(before)
    put(connection, schema.poll_states, [{"source": poll.source, "state": codec.dumps(state), "listed": json.dumps(listed)}])
    return found


def want(connection: Connection, sequence: int, entries: Sequence[Entry]) -> None:
    """Enter what no poll listed, and want all of it, known or not; what was forgotten stays so."""
    by_key = _by_key(entries)
    ledger = schema.ledger
    at = connection.execute(select(schema.recordings.c.opened_at).where(schema.recordings.c.sequence == sequence)).scalar_one()
    for portion in portions(by_key):
        known = set(connection.execute(select(ledger.c.key).where(ledger.c.key.in_(portion))).scalars())
        new = [(name, by_key[name]) for name in portion if name not in known]
        add(connection, ledger, [_ledger_row(sequence, at, name, entry) for name, entry in new])
        add(connection, schema.listings, [_listing_row(sequence, at, name, entry) for name, entry in new])
        again = update(ledger).where(ledger.c.key.in_(known), ledger.c.reason != Reason.FORGOTTEN.value)
        connection.execute(again.values(fate="wanted", attempts=0, next_look_at=None))


def unknown(connection: Connection, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries that the ledger does not have, in their order."""
    by_key, ledger = _by_key(entries), schema.ledger
    known: set[str] = set()
    for portion in portions(by_key):
        known.update(connection.execute(select(ledger.c.key).where(ledger.c.key.in_(portion))).scalars())
    return tuple(entry for name, entry in by_key.items() if name not in known)


def _mark(name: str) -> str:
    return digest(name)[:_MARK]


def _listed(connection: Connection, source: str) -> frozenset[str]:
    found = connection.execute(select(schema.poll_states.c.listed).where(schema.poll_states.c.source == source)).scalar()
    return frozenset(json.loads(found)) if found else frozenset()


def _by_key(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Return the entries by key, the first of equal ones. A GUID that several entries of one listing bear names none of them."""
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(key(entry.url), entry)
    bearers = Counter(entry.guid for entry in by_key.values())
    return {name: entry if bearers[entry.guid] == 1 else replace(entry, guid="") for name, entry in by_key.items()}


def _row(sequence: int, poll: Poll, *, compared: bool, new: int, renamed: int) -> dict[str, object]:
    return {
        "recorded": sequence,
        "source": poll.source,
        "at": poll.at,
        "stage": poll.failure.stage.value if poll.failure else "",
        "reason": poll.failure.reason.value if poll.failure else "",
        "detail": poll.failure.detail if poll.failure else "",
        "response": poll.response,
        "unchanged": poll.unchanged,
        "seen": poll.seen,
        "overlap": poll.overlap,
        "compared": compared,
        "new": new,
        "renamed": renamed,
    }


def _renamed(connection: Connection, sequence: int, source: str) -> int:
    """Return what `_rename` returned when this recording polled the source before."""
    polls = schema.polls
    query = select(polls.c.renamed).where(polls.c.recorded == sequence, polls.c.source == source)
    return connection.execute(query).scalar() or 0


def _rename(connection: Connection, source: str, by_key: dict[str, Entry]) -> int:
    """Note the GUIDs of the entries that the source listed before, under this address or in these words, and return how many they
    are where every one bears another GUID than it had: a feed that was set up anew, and no news. Else return 0."""
    listings = schema.listings
    words = {content_hash(entry): name for name, entry in by_key.items()}
    known: dict[str, tuple[str, str]] = {}
    for column, values in ((listings.c.content_hash, words), (listings.c.key, by_key)):
        for portion in portions(values):
            query = select(listings.c.key, listings.c.content_hash, listings.c.guid).where(listings.c.source == source, column.in_(portion))
            for row in connection.execute(query):
                known[row.key if row.key in by_key else words.get(row.content_hash, "")] = row.key, row.guid
    compared = {name: old for name, old in known.items() if name and old[1] and by_key[name].guid}
    changed = [{"b_key": key_, "guid": by_key[name].guid} for name, (key_, guid) in compared.items() if by_key[name].guid != guid]
    if changed:
        mine = (listings.c.key == bindparam("b_key")) & (listings.c.source == source)
        connection.execute(update(listings).where(mine).values(guid=bindparam("guid")), changed)
    return len(changed) if len(changed) == len(compared) >= _FEED else 0


def _enter(connection: Connection, sequence: int, poll: Poll, by_key: dict[str, Entry]) -> None:
    """Add new entries, note who lists the known ones, and want those again whose content changed at this very source: two
    sources that word one entry differently would otherwise take turns for ever."""
    known: dict[str, Row[Any]] = {}
    said: dict[str, str] = {}
    for portion in portions(by_key):
        ledger, listings = schema.ledger, schema.listings
        columns = (ledger.c.key, ledger.c.source, ledger.c.reason)
        known.update({row.key: row for row in connection.execute(select(*columns).where(ledger.c.key.in_(portion)))})
        query = select(listings.c.key, listings.c.content_hash).where(listings.c.key.in_(portion), listings.c.source == poll.source)
        said.update({row.key: row.content_hash for row in connection.execute(query)})
    new = [name for name in by_key if name not in known]
    add(connection, schema.ledger, [_ledger_row(sequence, poll.at, name, by_key[name]) for name in new])
    unlisted = [name for name in by_key if name not in said]
    add(connection, schema.listings, [_listing_row(sequence, poll.at, name, by_key[name]) for name in unlisted])
    changed = [name for name in said if said[name] != content_hash(by_key[name])]
    forgotten = {name for name, row in known.items() if row.reason == Reason.FORGOTTEN.value}
    _want_again(connection, poll, {name: by_key[name] for name in changed if name not in forgotten}, known)


def _ledger_row(sequence: int, at: datetime, name: str, entry: Entry) -> dict[str, object]:
    return {
        "key": name,
        "url": entry.url,
        "source": entry.source,
        "entry": codec.dumps(entry),
        "fate": "wanted",
        "attempts": 0,
        "first_seen": at,
        "recorded": sequence,
    }


def _listing_row(sequence: int, at: datetime, name: str, entry: Entry) -> dict[str, object]:
    return {
        "key": name,
        "source": entry.source,
        "url": entry.url,
        "at": at,
        "content_hash": content_hash(entry),
        "guid": entry.guid,
        "recorded": sequence,
    }


def _want_again(connection: Connection, poll: Poll, changed: dict[str, Entry], known: dict[str, Row[Any]]) -> None:
    if not changed:
        return
    ledger, listings = schema.ledger, schema.listings
    hashes = [{"b_key": name, "content_hash": content_hash(entry)} for name, entry in changed.items()]
    mine = listings.c.source == poll.source
    statement = update(listings).where(listings.c.key == bindparam("b_key"), mine).values(content_hash=bindparam("content_hash"))
    connection.execute(statement, hashes)
    again = update(ledger).where(ledger.c.key == bindparam("b_key")).values(fate="wanted", attempts=0, next_look_at=None)
    connection.execute(again, [{"b_key": name} for name in changed])
    own = [{"b_key": name, "entry": codec.dumps(entry)} for name, entry in changed.items() if known[name].source == poll.source]
    if own:  # the ledger's words stay those of the source that listed it first
        connection.execute(update(ledger).where(ledger.c.key == bindparam("b_key")).values(entry=bindparam("entry")), own)
