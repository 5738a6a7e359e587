"""The operator's safety: what is left alone inside, and how people are named in what is shared."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitor.model import (
    Candidate,
    CitedSentence,
    Control,
    Designation,
    Entry,
    Facts,
    Field,
    Form,
    Listing,
    Outlet,
    Place,
    Profile,
    Quote,
    ReaderOptions,
    Reason,
    Settings,
    Source,
    SourceKind,
    Span,
    Validators,
    Wanted,
)
from monitor.stages import polling, safety
from monitor.stages.digest import compose
from monitor.stages.judge import Judge
from tests.stages import material as made
from tests.stages.test_digest_sections import TOPIC

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
EXILE = Outlet(
    id="exile",
    name="Exile",
    hosts=("exile.example", "mirror.example"),
    country="LT",
    control=Control.EXILE,
    form=Form.PORTAL,
    designations=(Designation(country="BY", label="extremist", since=date(2025, 1, 1)),),
)
SPEAKERS = {"en": "Maryna Kovalchuk", "ru": "Марина Ковальчук", "be": "Марына Кавальчук", "zh": "王小红"}


def settings(profile: Profile, *, designated: bool = False) -> Settings:
    """Return settings with the register of one designated outlet."""
    found = made.settings(outlets=(EXILE,))
    return replace(found, topic=TOPIC, reader=ReaderOptions(profile=profile, designated=designated))


def wanted(url: str) -> Wanted:
    """Return an entry whose page is due."""
    return Wanted(entry=Entry(source="s", url=url, guid="", title=""), attempts=0)


@pytest.mark.parametrize(
    ("profile", "designated", "asked"),
    [(Profile.INSIDE, False, False), (Profile.INSIDE, True, True), (Profile.OUTSIDE, False, True), (Profile.UNSET, False, True)],
)
def test_a_designated_outlet_is_left_alone_inside(profile: Profile, designated: bool, asked: bool) -> None:
    """Neither its feed nor its pages are fetched, at whatever host, unless switched on."""
    configured = settings(profile, designated=designated)
    source = Source(
        id="x", name="X", url="https://mirror.example/rss", kind=SourceKind.RSS, languages=("be",), zone="UTC", interval=polling.LONGEST
    )
    urls, refused = safety.sift([wanted("https://exile.example/a"), wanted("https://other.example/a")], configured, NOW)
    assert bool(safety.allowed([source], configured, NOW)) is asked
    assert ("https://exile.example/a" in urls) is asked
    assert "https://other.example/a" in urls
    assert [drop.reason for drop in refused] == ([] if asked else [Reason.DESIGNATED])


@pytest.mark.parametrize("language", sorted(made.TITLES))
def test_the_feeds_own_text_does_not_stand_in_for_a_designated_page(language: str) -> None:
    """An aggregator may carry the whole text of an outlet that must be left alone."""
    configured = settings(Profile.INSIDE)
    (drop,) = safety.sift([wanted("https://exile.example/a")], configured, NOW)[1]
    text = "Belarus and China signed an agreement in Minsk. Беларусь и Китай подписали соглашение. 白俄罗斯与中国签署协议。 " * 5
    entry = Entry(source="s", url=drop.url, guid="", title=made.TITLES[language], content=text)
    source = polling.source_of(entry, {}, "UTC")
    assert Judge.of(configured)(Candidate(entry=entry, source=source, outcome=drop)) is drop


def test_an_aggregator_is_read_without_a_designated_outlet() -> None:
    """Entries go by their address and by the publisher that the aggregator names; what is left is marked as not whole."""
    entries = tuple(
        Entry(source="s", url=url, guid="", title="", publisher=publisher)
        for url, publisher in (("https://mirror.example/a", ""), ("https://hub.example/b", "Exile"), ("https://hub.example/c", "Other"))
    )
    hub = Outlet(id="hub", name="Hub", hosts=("hub.example",), form=Form.AGGREGATOR)
    configured = replace(settings(Profile.INSIDE), outlets=(EXILE, hub))
    listing = Listing(entries=entries, validators=Validators(), unchanged=False)
    left, whole = safety.listed(listing, configured, NOW)
    assert isinstance(left, Listing)
    assert ([one.url for one in left.entries], whole) == (["https://hub.example/c"], False)
    assert safety.listed(listing, replace(configured, reader=ReaderOptions()), NOW) == (listing, True)


@pytest.mark.parametrize(("at", "left_alone"), [("2024-12-31T20:59", False), ("2024-12-31T21:00", True)])
def test_a_designation_counts_from_its_day(at: str, left_alone: bool) -> None:
    """Before midnight of its first day in the topic's zone (Minsk is three hours ahead) an outlet is as any other."""
    now = datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert bool(safety.refused("https://exile.example/a", settings(Profile.INSIDE), now)) is left_alone


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Maryna Kovalchuk", "M. K."),
        ("жительница Минска Марина Ковальчук", "М. М. К."),
        ("Марына Кавальчук", "М. К."),
        ("王小红", "王某"),
        ("Alexander Lukashenko", "Alexander Lukashenko"),
        ("Си Цзиньпин", "Си Цзиньпин"),
        ("", ""),
    ],
)
def test_ordinary_people_keep_their_initials(name: str, short: str) -> None:
    """Who holds an office is named; a place in the name hides no more than itself."""
    assert safety.initials(name, TOPIC) == short


@pytest.mark.parametrize("language", sorted(SPEAKERS))
@pytest.mark.parametrize("profile", [Profile.SHARE, Profile.OUTSIDE])
def test_a_shared_digest_names_no_ordinary_person(language: str, profile: Profile) -> None:
    """In a sentence of media in exile the person whom they quote has initials in what is passed on."""
    name = SPEAKERS[language]
    text = f"{name}: 0123456789. And more."
    kept = made.article(
        "exile",
        language,
        by=EXILE,
        published=NOW,
        facts=Facts(quotes=(Quote(place=Place(field=Field.TEXT, start=2, end=9), speaker=name),)),
    )
    kept = replace(kept, version=replace(kept.version, article=replace(kept.article, text=text)))
    span = Span(article=kept.id, version=1, place=Place(field=Field.TEXT, start=0, end=len(name) + 13))
    cited = CitedSentence(text=text[: len(name) + 13], language=language, span=span)
    found = made.material((made.story(kept), made.summary(cited)))
    told = compose(replace(found, settings=settings(profile)))
    short = f"⟨{safety.initials(name, TOPIC)}⟩" if profile is Profile.SHARE else name
    assert [one.sentence.text for one in told.stories[0].summary] == [cited.text.replace(name, short)]
