"""Articles as the service would have them, made of a text: everything that a benchmark does not measure is the same for all."""

from datetime import UTC, datetime

from monitor.model import Article, ArticleVersion, Dated, DateOrigin, Facts, Kept, Language, New, Outlet, Relevance, TextOrigin

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


def article(name: str, title: str, text: str, language: Language, published: datetime | None = NOON) -> Article:
    """Return an article whose address follows from its name, dated by a feed."""
    return Article(
        url=f"https://outlet.example/{name}",
        title=title,
        text=text,
        language=language,
        published=Dated(moment=published, origin=DateOrigin.FEED) if published else None,
        byline="",
        origin=TextOrigin.PAGE,
    )


def kept(name: str, written: Article, facts: Facts | None = None) -> Kept:
    """Return an article as the store would give it: kept at `NOON`, of the one outlet, with a verdict of New."""
    return Kept(
        version=ArticleVersion(id=name, n=1, article=written, text_hash="", extractor="", response="", recorded=1),
        outlet=Outlet(id="outlet", name="Outlet", hosts=("outlet.example",)),
        relevance=Relevance(score=1.0, evidence=()),
        facts=facts or Facts(),
        verdict=New(),
        sightings=(),
        kept_at=NOON,
    )
