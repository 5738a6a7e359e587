"""Builds settings, articles and stories for the telling half, in our own words; it tests nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from monitor.model import (
    ArchiveOptions,
    Article,
    ArticleVersion,
    CitedSentence,
    Control,
    Coverage,
    Dated,
    DateOrigin,
    DedupOptions,
    Drop,
    EditionKind,
    EditionOptions,
    Entity,
    EntityKind,
    ExtractOptions,
    Facts,
    FetchOptions,
    Field,
    Figure,
    Form,
    Kept,
    Known,
    LookOptions,
    Mention,
    New,
    Outlet,
    Place,
    Relevance,
    Reprint,
    RetryOptions,
    ServiceOptions,
    Settings,
    Side,
    Sighting,
    Source,
    Span,
    StoreOptions,
    Story,
    StoryOptions,
    Summary,
    TextOrigin,
    Topic,
    Verdict,
    WorkerOptions,
)
from monitor.stages.digest import Material
from monitor.stages.editions import parse, plan

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
KEPT_AT = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
TITLES = {
    "en": "Talks in Beijing end with a document",
    "ru": "Переговоры в Пекине завершились документом",
    "be": "Перамовы ў Пекіне скончыліся дакументам",
    "zh": "北京会谈达成一份文件",
}
TEXT = "Первое предложение текста. Другое предложение того же текста."


def settings(
    *,
    zone: str = "Europe/Minsk",
    at: time = time(7, 0),
    languages: tuple[str, ...] = ("en",),
    kinds: tuple[str, ...] = ("daily",),
    catch_up: int = 14,
    outlets: tuple[Outlet, ...] = (),
    sources: tuple[Source, ...] = (),
) -> Settings:
    """Return the settings of a small dossier."""
    entities = (Entity(id="services", kind=EntityKind.AGREEMENT, label="services agreement", forms=()),)
    topic = Topic(
        id="belarus-china",
        titles=(("en", "Belarus – China"), ("zh", "白俄罗斯与中国")),
        zone=zone,
        languages=("en", "ru", "be", "zh"),
        sides=(Side(id="by", country="BY", names=()), Side(id="cn", country="CN", names=())),
        entities=entities,
        contexts=(),
        threshold=0.5,
        passing_threshold=0.2,
    )
    return Settings(
        topic=topic,
        sources=sources,
        outlets=outlets,
        seeds=(),
        fetch=FetchOptions(),
        extract=ExtractOptions(),
        dedup=DedupOptions(),
        stories=StoryOptions(),
        editions=EditionOptions(at=at, languages=languages, kinds=kinds, catch_up=catch_up),
        workers=WorkerOptions(),
        retry=RetryOptions(),
        looks=LookOptions(),
        archive=ArchiveOptions(),
        store=StoreOptions(),
        service=ServiceOptions(),
    )


def outlet(name: str, country: str = "", control: Control = Control.UNKNOWN, form: Form = Form.UNKNOWN) -> Outlet:
    """Return an outlet that answers on its own example host."""
    return Outlet(id=name, name=name.title(), hosts=(f"{name}.example",), country=country, control=control, form=form)


def article(
    name: str,
    language: str = "en",
    *,
    published: datetime | None = None,
    suspicious: bool = False,
    verdict: Verdict | None = None,
    by: Outlet | None = None,
    score: float = 0.9,
    title: str | None = None,
    facts: Facts | None = None,
) -> Kept:
    """Return a kept article whose id and address follow from its name."""
    date_given = Dated(moment=published, origin=DateOrigin.FEED, suspicious=suspicious) if published else None
    content = Article(
        url=f"https://{name}.example/1",
        title=TITLES[language] if title is None else title,
        text=TEXT,
        language=language,
        published=date_given,
        byline="",
        origin=TextOrigin.PAGE,
    )
    return Kept(
        version=ArticleVersion(id=name, n=1, article=content, text_hash="", extractor="", response="", recorded=1),
        outlet=by or outlet(name),
        relevance=Relevance(score=score, evidence=()),
        facts=facts or Facts(),
        verdict=verdict or New(),
        sightings=(Sighting(source="s", url=content.url, at=KEPT_AT),),
        kept_at=KEPT_AT,
    )


def reprint(name: str, of: str, share: float = 0.9, language: str = "en") -> Kept:
    """Return an article copied from another one."""
    return article(name, language, verdict=Reprint(of=of, share=share, back=share), published=KEPT_AT + timedelta(minutes=5))


def known(name: str, seed: str) -> Kept:
    """Return an article copied from a seed."""
    return article(name, verdict=Known(seed=seed, share=0.97, back=0.9))


def facts(*figures: float, mentions: Sequence[str] = ()) -> Facts:
    """Return facts with these amounts in dollars and mentions of these entities."""
    place = Place(field=Field.TEXT, start=0, end=5)
    amounts = tuple(Figure(place=place, low=value, high=value, unit="", currency="USD") for value in figures)
    return Facts(figures=amounts, mentions=tuple(Mention(entity=name, place=place) for name in mentions))


def sentence(kept: Kept, start: int = 0, end: int = 26) -> CitedSentence:
    """Return a stretch of an article's text as a citation."""
    place = Place(field=Field.TEXT, start=start, end=end)
    span = Span(article=kept.id, version=kept.version.n, place=place)
    return CitedSentence(text=kept.article.read(place), language=kept.article.language, span=span)


def story(*members: Kept, continues: int = 0) -> Story:
    """Return a story of these members."""
    return Story(members=members, links=(), continues=continues)


def summary(*sentences: CitedSentence) -> Summary:
    """Return a summary of these sentences."""
    return Summary(sentences=sentences)


def coverage() -> Coverage:
    """Return the coverage of an untroubled window without sources."""
    return Coverage(sources=(), entries=0, kept=0, waiting=0, drops=(), longest_gap=timedelta(0), polls_compared=0, polls_overlapping=0)


def material(*stories: tuple[Story, Summary | Drop], kept: tuple[Kept, ...] = (), day: date = date(2026, 11, 22)) -> Material:
    """Return the material of an edition with these stories; further articles in `kept` belong to none."""
    configured = settings()
    members = tuple(one for told, _ in stories for one in told.members)
    return Material(
        plan=plan(parse(day.isoformat(), EditionKind.DAILY, configured), configured, datetime(2026, 1, 1, tzinfo=UTC), NOW),
        settings=configured,
        kept=(*members, *kept),
        origins=(),
        published=(),
        stories=stories,
        coverage=coverage(),
        next_number=7,
        sequence=3,
    )


def replace_topic(configured: Settings, sides: tuple[Side, Side]) -> Settings:
    """Return the settings with two other states."""
    return replace(configured, topic=replace(configured.topic, sides=sides, entities=()))
