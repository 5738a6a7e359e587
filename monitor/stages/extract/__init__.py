"""Turns a page, or what the feed says of it, into an article; it does not ask what the article is about.

PDF:  bytes | pdf | language | title, published, addresses -> Article
Page: bytes | charset | markup | body + structured | language | title, byline, published, addresses -> Article
Drop, or a page with less than the feed has: the entry's own text -> Article marked as the feed's
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from monitor import urls
from monitor.model import (
    UNDETERMINED,
    Article,
    Candidate,
    Drop,
    ExtractOptions,
    Language,
    Page,
    PageRule,
    Reason,
    Stage,
    TextOrigin,
)
from monitor.stages.extract import address, charset, markup, pdf, rules, tidy
from monitor.stages.extract.body import main_text
from monitor.stages.extract.furniture import weight
from monitor.stages.extract.published import made, published, stood
from monitor.stages.extract.structured import Tree, Witness, read
from monitor.stages.extract.title import headings, key, title_of
from monitor.text import furniture
from monitor.text.languages import CONFIGURED, identify, script_share

_READABLE = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
_OWN_SCRIPT = 0.4
_LONGEST_BYLINE = 200
_OPENING = 2_000
"""Characters of a PDF within which the feed's title stands if it is the headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A page as far as it was understood: its tree (None for plain text and PDF), its own claims, its main text as stored;
    of a PDF, or by a site's rule, also its headline; of a PDF when it was made."""

    tree: Tree | None = None
    witness: Witness = field(default_factory=Witness)
    text: str = ""
    title: str = ""
    created: str = ""


def extract(candidate: Candidate, options: ExtractOptions, languages: Sequence[Language]) -> Article | Drop:
    """Return the article of a candidate, in one of `languages`, or the reason why there is none.

    The text is the page's; where the page cannot be had (refused, gone, or failing at the last attempt too), or has less than
    the feed (a paywall's stub), it is the feed's and marked so. Lengths in `options` count Chinese characters double.
    """
    entry, outcome = candidate.entry, candidate.outcome
    told = tidy.paragraphs(entry.content or entry.summary)
    if isinstance(outcome, Drop):
        if outcome.reason.try_again and not candidate.last:
            return outcome
        return _from_feed(candidate, told, options, languages, outcome)
    found = understand(outcome, options)
    if isinstance(found, Drop):
        return _from_feed(candidate, told, options, languages, found)
    if weight(found.text) < options.minimum_text:
        short = refused(outcome.url, Reason.TOO_SHORT if found.text else Reason.NO_TEXT, f"{weight(found.text)} characters of text")
        return _from_feed(candidate, told, options, languages, short, found)
    return _article(candidate, found, found.text, TextOrigin.PAGE, languages)


def understand(page: Page, options: ExtractOptions) -> Understood | Drop:
    """Return a page decoded, parsed and read, whatever the length and language of its text, or why it cannot be."""
    return _printed(page, options) if pdf.is_pdf(page.body) else _shown(page, options)


def _shown(page: Page, options: ExtractOptions) -> Understood | Drop:
    if page.media_type not in ("", *_READABLE):
        return refused(page.url, Reason.NOT_TEXT, page.media_type)
    text = charset.decode(page.body[: options.page_bytes], page.header("content-type"))
    if text is None:
        return refused(page.url, Reason.GARBLED, "no character set gives readable text")
    if page.media_type == "text/plain":
        return _checked(page, Understood(text=tidy.paragraphs(text)))
    if fault := markup.absurd(text):
        return refused(page.url, Reason.NO_TEXT, f"no page of news: {fault}")
    tree = markup.parse(text)
    if tree is None:
        return refused(page.url, Reason.NO_TEXT, "no markup")
    return _checked(page, _read(tree, rules.rule_for(page.final_url, options.rules)))


def _read(tree: Tree, rule: PageRule | None) -> Understood:
    """Read a page, by its site's rule where there is one and where that finds something."""
    if rule is None:
        witness = read(tree)
        return Understood(tree=tree, witness=witness, text=tidy.paragraphs(main_text(tree, witness.body)))
    rules.clear(tree, rule)
    witness = read(tree)
    dated = rules.date_of(tree, rule.date)
    text = rules.text_of(tree, rule.body) or main_text(tree, witness.body)
    witness = replace(witness, dates=tuple(filter(None, (dated, *witness.dates))))
    return Understood(tree=tree, witness=witness, text=tidy.paragraphs(text), title=tidy.line(rules.first_of(tree, rule.title)))


def _printed(page: Page, options: ExtractOptions) -> Understood | Drop:
    try:
        found = pdf.read(page.body, pages=options.pdf_pages, characters=options.pdf_characters)
    except pdf.UnreadableError as error:
        return refused(page.url, Reason.NOT_TEXT, str(error))
    if not found.text:
        return refused(page.url, Reason.NO_TEXT, f"a PDF of {found.pages} pages, all pictures")
    return _checked(page, Understood(text=tidy.paragraphs(found.text), title=found.title, created=found.created))


def _checked(page: Page, found: Understood) -> Understood | Drop:
    return refused(page.url, Reason.GARBLED, "the text itself is damaged") if charset.garbled(found.text) else found


def _from_feed(
    candidate: Candidate, told: str, options: ExtractOptions, languages: Sequence[Language], drop: Drop, found: Understood | None = None
) -> Article | Drop:
    """Return the article as the feed tells it, or `drop` when the feed tells too little, or no more than the page."""
    if weight(told) < options.minimum_feed_text or (found and weight(told) <= weight(found.text)):
        return drop
    return _article(candidate, found or Understood(), told, TextOrigin.FEED, languages)


def _article(candidate: Candidate, found: Understood, text: str, origin: TextOrigin, languages: Sequence[Language]) -> Article | Drop:
    entry, source = candidate.entry, candidate.source
    page = candidate.outcome if isinstance(candidate.outcome, Page) else None
    language = _language(text, languages)
    if language not in languages:
        return refused(entry.url, Reason.OTHER_LANGUAGE, f"the text is in {language!r}")
    if script_share(text, language) < _OWN_SCRIPT:
        return refused(entry.url, Reason.GARBLED, f"hardly a letter of it is {language!r}")
    url, aliases = address.addresses(entry, page, found.witness.canonical)
    title = _title(found, tidy.line(entry.title), origin, urls.host(url))
    at = page.fetched_at if page else candidate.at
    when = published(entry.published, found.tree, found.witness.dates, url, source.zone, at) or made(found.created, source.zone, at)
    return Article(
        url=url,
        title=title,
        text=furniture.without(_without_headline(text, _headlines(found, title, entry.title)), candidate.furniture),
        language=language,
        published=stood(when, entry.stood_by, at),
        byline=_byline(found.witness.authors),
        origin=origin,
        aliases=aliases,
    )


def _language(text: str, languages: Sequence[Language]) -> Language:
    """Return the text's language: also one that is not wanted, so that it can be named."""
    found = identify(text, tuple(dict.fromkeys((*languages, *CONFIGURED))))
    return found if found in languages or found != UNDETERMINED else identify(text, languages)


def _title(found: Understood, told: str, origin: TextOrigin, host: str) -> str:
    """Return the page's headline; the feed's for the feed's text, because the page may say "Access denied"."""
    if told and origin is TextOrigin.FEED:
        return told
    if found.title and found.tree is not None:
        return found.title
    if found.tree is None:
        return told if told and key(told) in key(found.text[:_OPENING]) else found.title or told
    return tidy.line(title_of(found.tree, found.witness, told, host))


def _headlines(found: Understood, title: str, told: str) -> frozenset[str]:
    """Return the keys of all forms of the headline that the page and the feed have."""
    shown = headings(found.tree) if found.tree is not None else []
    return frozenset(filter(None, map(key, (title, told, *found.witness.headlines, *found.witness.titles, *shown))))


def _without_headline(text: str, headlines: frozenset[str]) -> str:
    """Return the text without its first paragraph where that is only the headline again."""
    first, _, rest = text.partition("\n\n")
    return rest if rest and key(first) in headlines else text


def _byline(authors: Sequence[str]) -> str:
    """Return the first author as named; an address is no name."""
    names = (tidy.line(author) for author in authors if "://" not in author)
    return next((name[:_LONGEST_BYLINE] for name in names if name), "")


def refused(url: str, reason: Reason, detail: str) -> Drop:
    """Return the Drop of an address that has no article, or not the one that it had."""
    return Drop(url=url, stage=Stage.EXTRACT, reason=reason, detail=detail)
