"""Judges one candidate in one hop: gate, extract, relevance, then sketch, facts and search terms; each of them elsewhere.

What was kept before is kept whatever it says now, for an edit that takes the topic out is the edit to know of; the old answer is
judged again beside the new one, so that what our own stages read otherwise today is not taken for an edit.
"""

from dataclasses import dataclass, replace

from monitor.model import (
    Article,
    Candidate,
    DedupOptions,
    Drop,
    Entry,
    Evidence,
    EvidenceKind,
    ExtractOptions,
    Judged,
    Outlet,
    Page,
    Reason,
    Relevance,
    SearchTerms,
    Settings,
    Standing,
    TextOrigin,
    Topic,
)
from monitor.stages import dedup, facts, fingerprint, gate, looks, relevance
from monitor.stages.extract import extract, refused
from monitor.stages.outlets import outlet_of
from monitor.text import names
from monitor.text.words import search_terms

OTHER = 0.05
"""Two texts of which less is found in the other are not one article edited: rewritten ones keep names, quotations and figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """What a worker needs to judge candidates. It pickles; the topic's automaton is built once in each worker."""

    topic: Topic
    outlets: tuple[Outlet, ...]
    extract: ExtractOptions
    dedup: DedupOptions

    @classmethod
    def of(cls, settings: Settings) -> "Judge":
        """Return the judge for these settings."""
        return cls(topic=settings.topic, outlets=settings.outlets, extract=settings.extract, dedup=settings.dedup)

    def __call__(self, candidate: Candidate) -> Judged | Drop:
        """Return the judged article, or why it goes no further."""
        if candidate.standing is None:
            return self._judge(candidate)
        return self._again(candidate, candidate.standing)

    def _again(self, candidate: Candidate, standing: Standing) -> Judged | Drop:
        """Return the article that was kept before as it is now, or why its page does not show it."""
        known = standing.version.article
        if isinstance(candidate.outcome, Drop) and (known.origin is TextOrigin.PAGE or candidate.outcome.reason in looks.MISSING):
            return candidate.outcome
        judged = self._judge(candidate)
        if isinstance(judged, Drop) or known.origin is TextOrigin.FEED:
            return judged
        article = judged.article
        if article.origin is TextOrigin.FEED:
            return refused(candidate.entry.url, Reason.NO_TEXT, "the page no longer gives the text of the article")
        if article.title != known.title and self._other(article, known):
            return refused(candidate.entry.url, Reason.OTHER_TEXT, f"another text stands there: {article.title[:200]}")
        if candidate.before is None or _same(article, known):
            return judged
        entry = replace(candidate.entry, title=known.title)
        before = self._judge(replace(candidate, entry=entry, outcome=candidate.before, at=candidate.before.fetched_at))
        return judged if isinstance(before, Drop) or _same(before.article, known) else replace(judged, before=before)

    def _other(self, article: Article, known: Article) -> bool:
        """Whether two texts have next to nothing in common."""
        this, that = (dedup.prose(one.text, one.language, self.dedup) for one in (article, known))
        return max(dedup.shares(this, that)) < OTHER

    def _judge(self, candidate: Candidate) -> Judged | Drop:
        if isinstance(candidate.outcome, Drop) and candidate.outcome.reason is Reason.DESIGNATED:
            return candidate.outcome  # the feed's own text does not stand in for a page that must be left alone
        lines = self._admitted(candidate)
        if isinstance(lines, Drop):
            return lines
        article = extract(candidate, self.extract, self.topic.languages)
        if isinstance(article, Drop):
            return article
        outlet = outlet_of(article.url, candidate.entry.publisher, self.outlets)
        judgement = relevance.judge(article, self.topic, self.topic.at_home(outlet.country))
        if isinstance(judgement, Drop):
            if candidate.standing is None:
                return replace(judgement, lines=lines)
            judgement = Relevance(score=0.0, evidence=(Evidence(note=judgement.detail, weight=0.0, kind=EvidenceKind.EARLIER),))
        return self._whole(candidate, article, outlet, judgement)

    def _admitted(self, candidate: Candidate) -> tuple[str, ...] | Drop:
        """Return the marks of the lines for which the gate lets a page through, none where it need not be asked, or why it does not."""
        page, entry = candidate.outcome, candidate.entry
        if not isinstance(page, Page) or candidate.standing or _anchored(entry, self.topic):
            return ()
        asked = outlet_of(page.final_url, entry.publisher, self.outlets)
        return gate.admit(page, self.topic, self.topic.at_home(asked.country), candidate.furniture)

    def _whole(self, candidate: Candidate, article: Article, outlet: Outlet, found: Relevance) -> Judged:
        """Return an article that stays, with all that is kept of it."""
        return Judged(
            article=article,
            outlet=outlet,
            relevance=found,
            sketch=fingerprint.sketch(article.text, article.language, self.dedup),
            facts=facts.find(article, self.topic, candidate.source.zone),
            # Here and not where they are stored: stems take 13 ms a page of the one process that all pages pass.
            terms=SearchTerms(
                title=search_terms(article.title, article.language),
                text=search_terms(article.text, article.language),
            ),
        )


def _same(one: Article, other: Article) -> bool:
    return (one.title, one.text) == (other.title, other.text)


def _anchored(entry: Entry, topic: Topic) -> bool:
    """Whether what the feed says names both sides, so that the page is read whatever the gate sees of it."""
    return len(names.sides(names.find(f"{entry.title}\n{entry.summary}\n{entry.content}", topic))) > 1
