"""`python -m benchmarks.replay [--data DIR] [--json]`: labelled articles through the whole service, day by day.

The real settings, store, stages, archive, daemon and publisher; only the network is a fake at its port, and the clock is moved. A
feed lists each article from its hour on, and its page holds nothing but the text. Sets: `bilateral` (events moved onto one month,
half a dozen articles a day, negatives and passing mentions among them) and `bulletins` (dated articles on their real days, as far as
something relevant was published on them; stories of meetings no more than three days apart, and no facts labelled).

Figures: `b-cubed f1` of the ledger's stories against the labelled ones (an article that is not told is alone); `told again` editions
that told a labelled event after another one, and `told again without a new fact` those of them whose articles bring no labelled
figure, date or kind of source that the event's told articles lacked; `on their day` the relevant articles, reprints apart, that the
edition of their day told or folded into their story, all and without those on which people may differ; `off topic told`.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks import data
from benchmarks.data import Row
from benchmarks.installation import SHIPPED, install
from benchmarks.quality import Score
from benchmarks.scores import b_cubed, harmonic
from monitor import daemon
from monitor.app import App, Places, open_app
from monitor.model import Digest, Drop, Edition, EditionKind, FoldedAs, Page, Reason, Request, Stage
from monitor.newsroom.demo import MovedClock
from monitor.ports import Stop

FLOORS: Mapping[tuple[str, str], float] = {
    ("bilateral", "b-cubed f1"): 0.95,
    ("bilateral", "on their day"): 0.97,
    ("bulletins", "b-cubed f1"): 0.90,
    ("bulletins", "on their day"): 0.82,
    ("bulletins", "on their day, borderline apart"): 0.95,
}
CEILINGS: Mapping[tuple[str, str], float] = {
    ("bilateral", "told again without a new fact"): 0,
    ("bilateral", "off topic told"): 3,
    ("bulletins", "off topic told"): 0,
}

ZONE = ZoneInfo("Europe/Minsk")
MONTH = date(2021, 6, 1)
DAYS = 28
SPREAD = 4
"""Days at most between the first report of an event and its last in the replay."""
BULLETIN = time(14, 0)
"""When an article with a day and no hour is put on air, in Minsk."""
LOOKS = (time(21, 0), time(6, 50), time(7, 5))
"""When the service wakes: it polls in the evening and before the cut-off, and writes the final edition after it."""
FEED = "https://feed.replay.example/rss"
ROUNDING = 0.03
CONTROLS = {"agency": "state", "state": "state", "official": "state", "independent": "private", "exile": "exile"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One labelled article. `facts` are its labelled figures and dates, and its kind of source."""

    url: str
    title: str
    text: str
    language: str
    at: datetime
    event: str = ""
    relevant: bool = True
    reprint: bool = False
    figures: tuple[tuple[str, float], ...] = ()
    dates: frozenset[str] = frozenset()
    source: str = ""
    borderline: bool = False


@dataclass(slots=True)
class Network:
    """The network at its port: a feed of what was published so far, and the pages."""

    samples: Mapping[str, Sample]
    clock: MovedClock

    def fetch(self, requests: Iterable[Request], stop: Stop) -> Iterator[tuple[Request, Page | Drop]]:
        """Yield each request with its page; nothing is published ahead of its time."""
        for request in requests:
            if stop():
                return
            yield request, self._answer(request.url)

    def _answer(self, url: str) -> Page | Drop:
        now, sample = self.clock(), self.samples.get(url)
        if url != FEED and (sample is None or sample.at > now):
            return Drop(url=url, stage=Stage.FETCH, reason=Reason.NOT_FOUND)
        body = page(sample) if sample else feed([one for one in self.samples.values() if now - timedelta(days=3) < one.at <= now])
        kind = "text/html" if sample else "application/rss+xml"
        headers = (("content-type", f"{kind}; charset=utf-8"),)
        return Page(url=url, final_url=url, status=200, headers=headers, body=body.encode(), fetched_at=now)


def page(sample: Sample) -> str:
    """Return an article as a page with nothing around it."""
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in sample.text.split("\n") if part.strip())
    head = f"<title>{escape(sample.title)}</title><meta property='article:published_time' content='{sample.at.isoformat()}'>"
    body = f"<main><article><h1>{escape(sample.title)}</h1>{paragraphs}</article></main>"
    return f"<!doctype html><html lang='{sample.language}'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def feed(samples: Sequence[Sample]) -> str:
    """Return the feed that lists these articles."""
    entries = "".join(
        f"<item><title>{escape(one.title)}</title><link>{escape(one.url)}</link>"
        f"<pubDate>{one.at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for one in sorted(samples, key=lambda one: (one.at, one.url))
    )
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Replay</title>{entries}</channel></rss>"


def bilateral(folder: Path) -> tuple[Sample, ...]:
    """Return the authored set, each event moved onto a day of the month and its articles as far apart as they were."""
    rows = {name: list(data.rows(folder / f"bilateral/{name}.jsonl")) for name in ("events", "negatives", "passing")}
    first: dict[str, datetime] = {}
    for row in sorted(rows["events"], key=lambda row: datetime.fromisoformat(row["published"])):
        first.setdefault(row["event"], datetime.fromisoformat(row["published"]))
    order = {event: at * DAYS // len(first) for at, event in enumerate(sorted(first, key=shuffled))}
    events = [
        authored(row, moved(datetime.fromisoformat(row["published"]), first[row["event"]], order[row["event"]])) for row in rows["events"]
    ]
    others = sorted((*rows["negatives"], *rows["passing"]), key=lambda row: shuffled(row["id"]))
    for at, row in enumerate(others):
        published = datetime.fromisoformat(row["published"])
        events.append(authored(row, moved(published, published, at * DAYS // len(others))))
    return tuple(events)


def shuffled(name: str) -> str:
    """Return a key that puts names into an order of no meaning, always the same."""
    return sha256(name.encode()).hexdigest()


def moved(published: datetime, first: datetime, day: int) -> datetime:
    """Return a moment as far from the beginning of its event as it was, which is put on that day of the month."""
    here, began = published.astimezone(ZONE), first.astimezone(ZONE)
    later = min((here.date() - began.date()).days, SPREAD)
    return datetime.combine(MONTH + timedelta(days=day + later), here.time(), tzinfo=ZONE).astimezone(UTC)


def authored(row: Row, at: datetime) -> Sample:
    """Return a row of the authored set as published at that moment."""
    return Sample(
        url=row["url"],
        title=row["title"],
        text=row["text"],
        language=row["lang"],
        at=at,
        event=str(row.get("event") or ""),
        relevant=row["label"] == "relevant",
        reprint=bool(row.get("reprint_of")),
        figures=tuple(sorted({(one["unit"] or one["currency"], float(value)) for one in row["figures"] for value in values(one["value"])})),
        dates=frozenset(one["iso"] for one in row["dates"]),
        source=CONTROLS.get(row["source_class"], ""),
    )


def values(value: float | list[float]) -> list[float]:
    """Return the ends of a labelled figure."""
    return value if isinstance(value, list) else [value]


def bulletins(folder: Path) -> tuple[Sample, ...]:
    """Return the dated articles of the relevance set; those of the silver stories bear their story."""
    stories = json.loads((folder / "relevance/stories_silver.json").read_text(encoding="utf-8"))
    events = {name: story["story"] for story in stories for name in story["ids"]}
    dated = [row for row in data.rows(folder / "relevance/belarus_china.jsonl.gz") if row["date"] and row["url"] and row["title"]]
    days = {row["date"] for row in dated if row["label"] == "relevant"}
    return tuple(
        Sample(
            url=row["url"],
            title=row["title"],
            text=row["text"],
            language=row["lang"],
            at=datetime.combine(date.fromisoformat(row["date"]), BULLETIN, tzinfo=ZONE).astimezone(UTC),
            event=str(events.get(row["id"]) or row["id"]) if row["label"] == "relevant" else "",
            relevant=row["label"] == "relevant",
            borderline=bool(row.get("borderline")),
        )
        for row in dated
        if row["date"] in days
    )


def configured(target: Path, folder: Path) -> Places:
    """Write the configuration of a replay: the real topic and seeds, one source, the outlets of the authored set and the register's."""
    settings = '[fetch]\nuser_agent = "replay"\n[editions]\nat = 07:00:00\ncatch_up = 1\n'
    source = f'[[source]]\nid = "replay"\nname = "Replay"\nurl = "{FEED}"\nkind = "rss"\nlanguages = ["en", "ru", "be", "zh"]\n'
    rows = {row["outlet"]: row for row in data.rows(folder / "bilateral/events.jsonl")}
    outlets = "".join(
        f'[[outlet]]\nid = "{name}"\nname = "{name}"\nhosts = ["{name}.example"]\ncountry = "{row["country"]}"\n'
        f'control = "{CONTROLS.get(row["source_class"], "unknown")}"\n'
        for name, row in sorted(rows.items())
    )
    register = (SHIPPED / "config/outlets.toml").read_text(encoding="utf-8")
    sources = f'{source}zone = "Europe/Minsk"\ninterval = "1h"\n'
    return install(target, settings=settings, sources=sources, outlets=f"{register}\n{outlets}")


@dataclass(slots=True)
class Record:
    """What the editions did: where each address was told or folded, by edition, and the ledger's number of each."""

    voices: dict[str, str] = field(default_factory=dict)
    """Address → the edition that told it as a voice or beside one."""
    folded: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    tellings: list[tuple[str, int, tuple[str, ...]]] = field(default_factory=list)
    """(edition, story, addresses of its voices), in order."""

    def add(self, digest: Digest) -> None:
        """Take in a final edition."""
        name = digest.edition.name
        for story in digest.stories:
            self.tellings.append((name, story.number, tuple(voice.url for voice in story.voices)))
            for voice in story.voices:
                self._ids[voice.article] = story.number
                for url in (voice.url, *(also.url for also in voice.also_at)):
                    self.voices[url], self.numbers[url] = name, story.number
        for one in digest.folded:
            number = int(one.of_id) if one.kind is FoldedAs.TOLD else self._ids.get(one.of_id, 0)
            if number:
                self.folded[one.url], self.numbers[one.url] = name, number

    _ids: dict[str, int] = field(default_factory=dict)


def replay(samples: Sequence[Sample], folder: Path) -> Record:
    """Run the service over the days of these articles and return what its final editions did."""
    days = sorted({one.at.astimezone(ZONE).date() for one in samples})
    clock, record = MovedClock(at(days[0], LOOKS[0])), Record()
    network = Network({one.url: one for one in samples}, clock)
    with tempfile.TemporaryDirectory() as target, open_app(configured(Path(target), folder), workers=0, now=clock) as opened:
        app = replace(opened, edges=replace(opened.edges, fetcher=network))
        for day in days:
            for look in LOOKS:
                clock.at = at(day + timedelta(days=look < LOOKS[0]), look)
                daemon.tick(app)
            record.add(final(app, day + timedelta(days=1)))
    return record


def at(day: date, moment: time) -> datetime:
    """Return a moment in Minsk in UTC."""
    return datetime.combine(day, moment, tzinfo=ZONE).astimezone(UTC)


def final(app: App, day: date) -> Digest:
    """Return the daily edition that was cut on that day."""
    digest = app.edges.store.edition_digest(Edition(kind=EditionKind.DAILY, day=day, language="en"))
    if digest is None or digest.provisional:
        raise LookupError(f"no final edition of {day}")
    return digest


def score(samples: Sequence[Sample], record: Record) -> Score:
    """Return the figures of a replay; those of retelling only where facts are labelled."""
    relevant = [one for one in samples if one.relevant]
    own = [one for one in relevant if not one.reprint]
    timely = [one for one in own if edition_of(one) in (record.voices.get(one.url), record.folded.get(one.url))]
    sure = [one for one in own if not one.borderline]
    precision, recall = b_cubed({one.url: one.event for one in relevant}, record.numbers)
    figures = {
        "b-cubed f1": harmonic(precision, recall),
        "b-cubed precision": precision,
        "b-cubed recall": recall,
        "on their day": len(timely) / len(own),
        "on their day, borderline apart": sum(not one.borderline for one in timely) / len(sure),
        "told without a change": sum(one.url in record.folded and one.url not in record.voices for one in own),
        "off topic told": sum(one.url in record.voices for one in samples if not one.relevant),
    }
    if any(one.figures for one in relevant):
        again = list(retellings({one.url: one for one in relevant}, record))
        figures |= {
            "told again": len(again),
            "told again without a new fact": sum(not facts and not source for facts, source in again),
            "told again for a source alone": sum(not facts and source for facts, source in again),
        }
    return Score(figures, len(own))


def edition_of(sample: Sample) -> str:
    """Return the name of the edition in whose window an article was published."""
    local = sample.at.astimezone(ZONE)
    return (local.date() + timedelta(days=local.time() >= LOOKS[1])).isoformat()


def retellings(samples: Mapping[str, Sample], record: Record) -> Iterator[tuple[bool, bool]]:
    """Yield for each edition that tells a labelled event again whether its articles bring a labelled figure or date, and whether they
    bring a kind of source."""
    editions: dict[str, dict[str, list[Sample]]] = defaultdict(lambda: defaultdict(list))
    for name, _, urls in record.tellings:
        for url in urls:
            if url in samples:
                editions[samples[url].event][name].append(samples[url])
    for told in editions.values():
        names = sorted(told)
        for before, name in enumerate(names[1:], 1):
            known = [one for earlier in names[:before] for one in told[earlier]]
            yield brings(told[name], known), bool({one.source for one in told[name]} - {one.source for one in known} - {""})


def brings(new: Sequence[Sample], known: Sequence[Sample]) -> bool:
    """Return whether articles have a labelled figure or date that others lack."""
    figures = [figure for one in known for figure in one.figures]
    fresh = any(
        all(unit != other or abs(value - old) > ROUNDING * max(abs(value), abs(old)) for other, old in figures)
        for one in new
        for unit, value in one.figures
    )
    return fresh or bool({iso for one in new for iso in one.dates} - {iso for one in known for iso in one.dates})


def run(folder: Path, names: Sequence[str] = ("bilateral", "bulletins")) -> Iterator[tuple[str, Score]]:
    """Yield the score of each set of these names that is there."""
    sets = {"bilateral": (bilateral, "bilateral/events.jsonl"), "bulletins": (bulletins, "relevance/stories_silver.json")}
    for name in names:
        load, path = sets[name]
        if (folder / path).exists():
            samples = load(folder)
            yield name, score(samples, replay(samples, folder))


def main() -> int:
    """Print what the sets scored; 2 when there is no data."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replay", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    data.option(parser)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(data.absent(options.data), file=sys.stderr)
        return 2
    scores = dict(run(options.data))
    if options.json:
        document = {name: {"figures": one.figures, "n": one.n, "peers": one.peers} for name, one in scores.items()}
        print(json.dumps({"replay": document}, ensure_ascii=False, indent=2))
        return 0
    for name, one in scores.items():
        print(f"replay · {name} (n={one.n})")
        for figure, value in one.figures.items():
            print(f"  {figure:<34}{value:.4g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
