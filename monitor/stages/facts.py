"""What an article states: its figures, dates, quotations and the names of the topic, each with its place in the stored text.

It decides nothing about them: whether two articles give the same figure is for `stages/stories`.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

from monitor.model import Article, DateMention, Facts, Field, Figure, Mention, Quote, Topic
from monitor.text import dates, names, numbers, quotes

DENOMINATION = datetime(2016, 7, 1, tzinfo=UTC)
"""From this day the Belarusian rouble is BYN, one for ten thousand BYR; sums before it are in BYR."""

HOMES = {"Europe/Minsk": "BYN", "Europe/Moscow": "RUB"}
"""Whose roubles a source of this zone means when its text names neither country."""


def find(article: Article, topic: Topic, zone: str = "") -> Facts:
    """Return the facts of title and text, title first, each in the order of the text; `article.read(place)` is the evidence.

    `zone` (IANA) is the source's, the topic's when empty. Without a sound date of publication relative dates are left out,
    and so are dates without a year."""
    zone = zone or topic.zone
    published = article.published.moment if article.published and not article.published.suspicious else None
    on = dates.local_day(published, zone)
    found = [_of(article, topic, field, published, on, zone) for field in (Field.TITLE, Field.TEXT)]
    return Facts(
        figures=tuple(figure for part in found for figure in part.figures),
        dates=tuple(mention for part in found for mention in part.dates),
        quotes=tuple(quote for part in found for quote in part.quotes),
        mentions=tuple(mention for part in found for mention in part.mentions),
    )


def _of(article: Article, topic: Topic, field: Field, published: datetime | None, on: date | None, zone: str) -> Facts:
    """Return the facts of one field."""
    text = article.title if field is Field.TITLE else article.text
    figures: tuple[Figure, ...] = numbers.figures(text, article.language, field, home=HOMES.get(zone, ""))
    mentioned: tuple[DateMention, ...] = dates.mentions(text, article.language, published, zone, field)
    spoken: tuple[Quote, ...] = quotes.quotes(text, article.language, field)
    named: tuple[Mention, ...] = names.mentions(text, field, topic, on)
    return Facts(figures=tuple(_dated(figure, published) for figure in figures), dates=mentioned, quotes=spoken, mentions=named)


def _dated(figure: Figure, published: datetime | None) -> Figure:
    """Return the figure with the currency that was in use when it was written."""
    if published and published < DENOMINATION and figure.currency == "BYN":
        return replace(figure, currency="BYR")
    return figure
