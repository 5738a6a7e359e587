"""Judges one candidate in one hop: gate, extract, relevance, then sketch, facts and search terms; each of them elsewhere."""

from dataclasses import dataclass, replace

from monitor.model import (
    Candidate,
    DedupOptions,
    Drop,
    Entry,
    ExtractOptions,
    Judged,
    Outlet,
    Page,
    SearchTerms,
    Settings,
    Topic,
)
from monitor.stages import facts, fingerprint, gate, relevance
from monitor.stages.extract import extract
from monitor.stages.outlets import outlet_of
from monitor.text import names
from monitor.text.words import search_terms


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
        page, entry, lines = candidate.outcome, candidate.entry, tuple[str, ...]()
        if isinstance(page, Page) and not _anchored(entry, self.topic):
            asked = outlet_of(page.final_url, entry.publisher, self.outlets)
            let = gate.admit(page, self.topic, self.topic.at_home(asked.country), candidate.furniture)
            if isinstance(let, Drop):
                return let
            lines = let
        article = extract(candidate, self.extract, self.topic.languages)
        if isinstance(article, Drop):
            return article
        outlet = outlet_of(article.url, entry.publisher, self.outlets)
        judgement = relevance.judge(article, self.topic, self.topic.at_home(outlet.country))
        if isinstance(judgement, Drop):
            return replace(judgement, lines=lines)
        return Judged(
            article=article,
            outlet=outlet,
            relevance=judgement,
            sketch=fingerprint.sketch(article.text, article.language, self.dedup),
            facts=facts.find(article, self.topic, candidate.source.zone),
            # Here and not where they are stored: stems take 13 ms a page of the one process that all pages pass.
            terms=SearchTerms(
                title=search_terms(article.title, article.language),
                text=search_terms(article.text, article.language),
            ),
        )


def _anchored(entry: Entry, topic: Topic) -> bool:
    """Whether what the feed says names both sides, so that the page is read whatever the gate sees of it."""
    return len(names.sides(names.find(f"{entry.title}\n{entry.summary}\n{entry.content}", topic))) > 1
