"""Chooses who speaks in a story and under which headlines; it numbers nothing."""

from collections.abc import Sequence

from monitor.model import CitedSentence, Field, Kept, Language, New, Place, Reprint, Span, Story

HEADLINE = 300
"""Characters of a headline at most. Longer "titles" are texts that slipped into the wrong field; what is printed is then
a citation of their beginning, cut at a blank where there is one."""


def voices(story: Story) -> tuple[Kept, ...]:
    """Return the members that speak for themselves, in order of time: new ones, and of reprints whose origin was never told
    the first of each origin, because nobody else speaks for it. Texts known from a seed never speak."""
    members = {kept.id for kept in story.members}
    ordered = sorted(story.members, key=lambda kept: (kept.when, kept.article.url, kept.id))
    orphans: dict[str, str] = {}
    for kept in ordered:
        if isinstance(kept.verdict, Reprint) and kept.verdict.of not in members:
            orphans.setdefault(kept.verdict.of, kept.id)
    return tuple(kept for kept in ordered if isinstance(kept.verdict, New) or kept.id in orphans.values())


def headlines(speaking: Sequence[Kept], reader: Language, languages: Sequence[Language]) -> tuple[CitedSentence, ...]:
    """Return one headline as printed per language, the reader's first, then in the order of `languages`. Of several in
    one language the one most about the relationship is taken, the earliest among equals."""
    best: dict[Language, Kept] = {}
    for kept in sorted((kept for kept in speaking if kept.article.title.strip()), key=lambda kept: -round(kept.relevance.score, 1)):
        best.setdefault(kept.article.language, kept)
    order = list(dict.fromkeys((reader, *languages, *sorted(best))))
    return tuple(headline(best[language]) for language in order if language in best)


def headline(kept: Kept) -> CitedSentence:
    """Return the title of an article as a citation, of one that is too long its beginning."""
    title = kept.article.title
    start = len(title) - len(title.lstrip())
    end = len(title.rstrip())
    if end - start > HEADLINE:
        blank = title.rfind(" ", start + HEADLINE // 2, start + HEADLINE)
        end = blank if blank > 0 else start + HEADLINE
    span = Span(article=kept.id, version=kept.version.n, place=Place(field=Field.TITLE, start=start, end=end))
    return CitedSentence(text=title[start:end], language=kept.article.language, span=span)
