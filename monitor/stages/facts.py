"""What an article states: its figures, dates, quotations, commitments and the names of the topic, each with its place in the text.

It decides nothing about them: whether two articles give the same figure is for `stages/stories`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from monitor.model import Article, Entity, EntityKind, Facts, Field, Figure, Mention, Place, Topic
from monitor.text import dates, han, measures, names, numbers, quotes
from monitor.text.commitments import commitments
from monitor.text.dates.around import Triggers, matches
from monitor.text.names import Found

DENOMINATION = datetime(2016, 7, 1, tzinfo=UTC)
"""From this day the Belarusian rouble is BYN, one for ten thousand BYR; sums before it are in BYR."""

HOMES = {"Europe/Minsk": "BYN", "Europe/Moscow": "RUB", "Asia/Taipei": "TWD"}
"""Whose roubles or 元 a source of this zone means when its text names no country."""

BESIDE = 25
"""Characters behind an office in which its holder's own name may follow; the office then stands for nobody else."""


def find(article: Article, topic: Topic, zone: str = "") -> Facts:
    """Return the facts of title and text, title first, each in the order of the text; `article.read(place)` is the evidence.

    `zone` (IANA) is the source's, the topic's when empty. Without a sound date of publication relative dates are left out,
    and so are dates without a year, offices stay without their holders, and no commitment has a date.
    Commitments are those of the text: a title only announces them."""
    zone = zone or topic.zone
    published = article.published.moment if article.published and not article.published.suspicious else None
    on = dates.local_day(published, zone)
    named = tuple(_named(article, topic, on))
    found = [_of(article, field, named, published, on, zone) for field in (Field.TITLE, Field.TEXT)]
    return Facts(
        figures=tuple(figure for part in found for figure in part.figures),
        dates=tuple(mention for part in found for mention in part.dates),
        quotes=tuple(quote for part in found for quote in part.quotes),
        mentions=tuple(mention for _, mention in named),
        commitments=tuple(one for part in found for one in part.commitments),
    )


def _of(
    article: Article,
    field: Field,
    named: Sequence[tuple[Found, Mention]],
    published: datetime | None,
    on: date | None,
    zone: str,
) -> Facts:
    """Return the facts of one field, but for the names."""
    text, language = (article.title if field is Field.TITLE else article.text), article.language
    if not text.strip():
        return Facts()
    mentioned = dates.mentions(text, language, published, zone, field)
    spoken = quotes.quotes(text, language, field)
    counted = tuple(_dated(figure, published) for figure in numbers.figures(text, language, field, home=HOMES.get(zone, "")))
    issuers = tuple(
        _issuers(han.plain(text, language), language, [(one, mention.place) for one, mention in named if mention.place.field is field])
    )
    promised = commitments(text, language, on, mentioned, spoken) if field is Field.TEXT else ()
    return Facts(
        figures=measures.described(counted, han.plain(text, language), language, mentioned, issuers),
        dates=mentioned,
        quotes=spoken,
        commitments=promised,
    )


def _named(article: Article, topic: Topic, on: date | None) -> Iterator[tuple[Found, Mention]]:
    """Yield the names in title and text, read as one so that a weak form in one is supported by the other, and behind an
    office that no name follows the mention of its holder on the day `on`, marked with the office."""
    title = len(article.title)
    whole = f"{article.title}\n\n{article.text}"
    found = [one for one in names.strong(names.find(whole, topic, on)) if not one.context]
    for at, one in enumerate(found):
        place = _place(one, title)
        if place is None:
            continue
        yield one, Mention(entity=one.entity.id, place=place)
        if one.entity.kind is EntityKind.OFFICE and not any(_is_holder(other, one) for other in found[at + 1 : at + 2]):
            person = names.incumbent(whole, one, topic, on)
            if person:
                yield one, Mention(entity=person, place=place, office=one.entity.id)


def _is_holder(one: Found, office: Found) -> bool:
    """Return whether the name behind an office is that of a person beside it."""
    return one.entity.kind is EntityKind.PERSON and one.start - office.end < BESIDE


def _place(one: Found, title: int) -> Place | None:
    """Return where a name of title and text together stands; None for one that reaches from the one into the other."""
    if one.end <= title:
        return Place(field=Field.TITLE, start=one.start, end=one.end)
    start = one.start - title - 2
    return Place(field=Field.TEXT, start=start, end=one.end - title - 2) if start >= 0 else None


_ISSUERS = {EntityKind.BODY: 0, EntityKind.OFFICE: 1, EntityKind.COMPANY: 2, EntityKind.STATE: 3}
"""Who counts, the most exact first: "Chinese customs" is a body, "Chinese figures" a state."""

_COUNTS = {
    "en": re.compile(
        r"\b(?:[Aa]ccording to|[Dd]ata (?:from|of|by)|[Ff]igures (?:from|of|by)|(?:customs |trade |official )?(?:figures|statistics|data)"
        r"|reported by|estimates? of)\b"
    ),
    "ru": re.compile(r"\b(?:[Пп]о (?:данным|подсч[её]там|информации|сведениям|оценк\w+|статистике)|данные|подсчитал\w*|статистик\w+)\b"),
    "be": re.compile(
        r"\b(?:[Пп]аводле (?:дан\w+|зьвестак|звестак|падлік\w+|ацэн\w+|статыстык\w+)|[Пп]а (?:даных|дадзеных|звестках)|даныя"
        r"|статыстык\w+)\b"
    ),
    "zh": re.compile(r"据|数据|统计|获悉|显示"),
}
_WORDS = {
    "en": Triggers(16, count="ccording ata igures tatistics eported stimate"),
    "ru": Triggers(16, count="данны подсч информаци сведени оцен татисти"),
    "be": Triggers(16, count="дан дадзен вестак весткам вестках падлік ацэн татысты"),
    "zh": Triggers(2, count="据 数据 统计 获悉 显示"),
}
"""What each expression has in it: it runs only around these."""
_REACH = {"zh": 14}


def _issuers(text: str, language: str, named: Sequence[tuple[Found, Place]]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, entity id) of those to whose count the text refers: "according to …", "… data"."""
    pattern, reach = _COUNTS.get(language), _REACH.get(language, 45)
    bodies = [(place.start, place.end, one.entity) for one, place in named if one.entity.kind in _ISSUERS]
    for match in matches(pattern, text, _WORDS[language].windows(text), "count") if pattern and bodies else ():
        low = bisect_left(bodies, match.start() - reach - _LONGEST, key=_start)
        high = bisect_left(bodies, match.end() + reach, lo=low, key=_start)
        near = [
            (_ISSUERS[entity.kind], abs(start - match.end()), start, end, entity.id)
            for start, end, entity in bodies[low:high]
            if match.start() - reach < end and not _PARTS.search(text, min(end, match.end()), max(match.start(), start))
        ]
        if near:
            yield min(near)[2:]


_LONGEST = 80
"""Characters that the name of a body may have."""


def _start(body: tuple[int, int, Entity]) -> int:
    return body[0]


_PARTS = re.compile(r"[.,;:!?…。，；：！？\n]")


def _dated(figure: Figure, published: datetime | None) -> Figure:
    """Return the figure with the currency that was in use when it was written."""
    if published and published < DENOMINATION and figure.currency == "BYN":
        return replace(figure, currency="BYR")
    return figure
