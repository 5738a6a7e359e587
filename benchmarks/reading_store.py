"""A store of synthetic articles for measuring the reading room: our own words, drawn as often as words of a language are.

Every article names both sides, so that the commonest query finds all of them. One edition is recorded for each hundred.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, count, islice
from pathlib import Path

from monitor.edges.store import open_store
from monitor.edges.store.sql_store import SqlStore
from monitor.model import (
    Activity,
    Article,
    CitedSentence,
    Control,
    Coverage,
    Dated,
    DateOrigin,
    Digest,
    Edition,
    EditionKind,
    Entry,
    Evidence,
    Facts,
    Fate,
    Field,
    Figure,
    Form,
    Judged,
    Kept,
    New,
    Outlet,
    Place,
    Relevance,
    SearchTerms,
    Sketch,
    Span,
    StoryState,
    TextOrigin,
    ToldSentence,
    ToldStory,
    Voice,
    Window,
)
from monitor.text.words import search_terms

BEGIN = datetime(2016, 1, 1, 6, tzinfo=UTC)
A_DAY = 100
"""Articles of one edition."""
STORIES, VOICES = 12, 4
SIDES = {"en": "Belarus and China", "ru": "Беларусь и Китай", "be": "Беларусь і Кітай", "zh": "白俄罗斯与中国"}
LETTERS = {"en": "aeioulnrstdkm", "ru": "аеиоулнрстдкм", "be": "аеіоулнрстдкў", "zh": ""}
CONTROLS = (Control.STATE, Control.PRIVATE, Control.EXILE)


class Language:
    """A vocabulary whose n-th word is drawn n times as seldom as the first (Zipf)."""

    def __init__(self, code: str, words: int = 8000) -> None:
        chance = random.Random(code)  # noqa: S311 - the same words in every run
        self.code = code
        self._weights = list(accumulate(1 / n for n in range(1, words + 1)))
        if code == "zh":
            self._words = [chr(0x4E00 + n) + chr(0x4E00 + chance.randrange(6000)) for n in range(words)]
        else:
            self._words = ["".join(chance.choices(LETTERS[code], k=chance.randint(3, 9))) for _ in range(words)]

    def sentence(self, chance: random.Random, words: int) -> str:
        """Return so many words with a full stop."""
        drawn = chance.choices(self._words, cum_weights=self._weights, k=words)
        return "".join(drawn) + "。" if self.code == "zh" else " ".join(drawn).capitalize() + "."

    def text(self, chance: random.Random) -> str:
        """Return about a dozen sentences in three paragraphs, the first naming both sides."""
        blank = "" if self.code == "zh" else " "
        pieces = [blank.join(self.sentence(chance, 14) for _ in range(5)) for _ in range(3)]
        return f"{SIDES[self.code]}{blank}" + "\n\n".join(pieces)


def fates(articles: int) -> Iterator[Fate]:
    """Yield the articles, each of one of forty outlets in one of four languages."""
    languages = [Language(code) for code in SIDES]
    for n in range(articles):
        chance = random.Random(n)  # noqa: S311 - the same texts in every run
        language, outlet = languages[n % 4], n % 40
        text = language.text(chance)
        article = Article(
            url=f"https://o{outlet}.example/{n}",
            title=f"{SIDES[language.code]}: {language.sentence(chance, 6)}",
            text=text,
            language=language.code,
            published=Dated(moment=BEGIN + timedelta(days=n // A_DAY, minutes=n % A_DAY), origin=DateOrigin.FEED),
            byline="",
            origin=TextOrigin.PAGE,
        )
        place = Place(field=Field.TEXT, start=0, end=len(SIDES[language.code]))
        figures = tuple(Figure(place=place, low=float(k), high=float(k), unit="", currency="USD") for k in range(8))
        judged = Judged(
            article=article,
            outlet=Outlet(
                id=f"o{outlet}", name=f"Outlet {outlet}", hosts=(f"o{outlet}.example",), control=CONTROLS[outlet % 3], form=Form.AGENCY
            ),
            relevance=Relevance(score=0.9, evidence=(Evidence(note="both sides named", weight=1.0, place=place),)),
            sketch=Sketch(modulus=8, hashes=tuple(sorted(chance.sample(range(8, 2**62, 8), 30)))),
            facts=Facts(figures=figures),
            terms=SearchTerms(title=search_terms(article.title, language.code), text=search_terms(text, language.code)),
        )
        entry = Entry(source=f"s{outlet}", url=article.url, guid="", title=article.title, summary="")
        yield Fate(entry=entry, outcome=judged, response=f"warc:{n}", next_look_at=None)


def fill(folder: Path, articles: int) -> None:
    """Write a store of so many articles, settled, and an edition for each hundred."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = count(1)
    with open_store("", folder) as store:
        coming = fates(articles)
        for day, batch in enumerate(iter(lambda: list(islice(coming, A_DAY)), [])):
            at = BEGIN + timedelta(days=day)
            sequence = store.open(Activity.CYCLE, at)
            store.record_fates(sequence, batch)
            unsettled = store.unsettled()
            for one in unsettled:
                store.settle(sequence, one.id, one.n, New())
            store.close(sequence, at)
            _tell(store, store.kept_articles([one.id for one in unsettled]), at, numbers)


def _tell(store: SqlStore, kept: Sequence[Kept], at: datetime, numbers: "Iterator[int]") -> None:
    groups = [kept[start : start + VOICES] for start in range(0, min(len(kept), STORIES * VOICES), VOICES)]
    first = count(1)
    stories = tuple(_story(next(numbers), group, first) for group in groups)
    end = at + timedelta(hours=12)
    digest = Digest(
        edition=Edition(kind=EditionKind.DAILY, day=at.date(), language="en"),
        previous=_name(at.date() - timedelta(days=1)),
        following=_name(at.date() + timedelta(days=1)),
        title="Belarus – China",
        topic="belarus-china",
        zone="Europe/Minsk",
        window=Window(start=end - timedelta(days=1), end=end),
        provisional=False,
        retrospective=False,
        sequence=1,
        program="monitor",
        stories=stories,
        folded=(),
        late=(),
        coverage=Coverage(
            sources=(), entries=0, kept=0, waiting=0, drops=(), longest_gap=timedelta(0), polls_compared=0, polls_overlapping=0
        ),
    )
    sequence = store.open(Activity.EDITION, end)
    store.record_edition(sequence, digest, "{}", ())
    store.close(sequence, end)


def _name(day: date) -> str:
    return day.isoformat()


def _story(number: int, members: Sequence[Kept], numbers: "Iterator[int]") -> ToldStory:
    voices = tuple(_voice(next(numbers), one) for one in members)
    headlines = tuple(_told(voice, one, Field.TITLE) for voice, one in zip(voices, members, strict=True))
    summary = tuple(_told(voice, one, Field.TEXT) for voice, one in zip(voices[:3], members, strict=False))
    return ToldStory(
        number=number, state=StoryState.NEW, headlines=headlines, summary=summary, voices=voices, first_told="", rank=(("voices", 1.0),)
    )


def _voice(number: int, kept: Kept) -> Voice:
    article, outlet = kept.article, kept.outlet
    return Voice(
        number=number,
        article=kept.id,
        version=1,
        url=article.url,
        title=article.title,
        outlet=outlet.name,
        country=outlet.country,
        control=outlet.control,
        form=outlet.form,
        language=article.language,
        published=article.published,
        kept_at=kept.kept_at,
        origin=article.origin,
    )


def _told(voice: Voice, kept: Kept, field: Field) -> ToldSentence:
    length = len(kept.article.title) if field is Field.TITLE else min(80, len(kept.article.text))
    place = Place(field=field, start=0, end=length)
    sentence = CitedSentence(text=kept.article.read(place), language=voice.language, span=Span(article=kept.id, version=1, place=place))
    return ToldSentence(number=voice.number, sentence=sentence)
