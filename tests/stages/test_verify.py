"""Citations against stored words, and stored words against archived answers: bytes, character sets, markup, PDF and feeds."""

from dataclasses import replace
from datetime import UTC, datetime
from html import escape

import pytest

from monitor.model import (
    REDACTED,
    Backing,
    CitedSentence,
    ExtractOptions,
    Fault,
    Field,
    Finding,
    Page,
    Place,
    Span,
)
from monitor.stages import render, verify
from monitor.stages.extract import understand
from monitor.stages.extract.visible import visible
from monitor.stages.polling import stand_in
from monitor.text import sentences
from tests.render import sample
from tests.stages.material import article
from tests.stages.pdfs import lines, pdf, wrapped

WORDS = {
    "en": "Both ministers signed the customs agreement on Tuesday – “at last”, as one of them put it.",
    "ru": "Оба министра подписали таможенное соглашение во вторник – «наконец», как сказал один из них.",
    "be": "Абодва міністры падпісалі мытнае пагадненне ў аўторак – «нарэшце», як сказаў адзін з іх.",
    "zh": "两国部长周二签署了海关协定，其中一位表示“终于签了”。",
}
CHARSETS = (("en", "cp1252"), ("ru", "cp1251"), ("be", "utf-8"), ("zh", "gb18030"), ("ru", "koi8-r"), ("zh", "utf-8"))


def page(body: bytes, content_type: str = "text/html") -> Page:
    """Return an answer with this body."""
    headers = (("Content-Type", content_type),)
    at = datetime(2026, 11, 21, tzinfo=UTC)
    return Page(url="https://one.example/1", final_url="https://one.example/1", status=200, headers=headers, body=body, fetched_at=at)


def stands(words: str, body: bytes, content_type: str = "text/html") -> bool:
    """Tell whether words stand in a page."""
    return verify.in_answer(words, verify.page_texts(page(body, content_type), ExtractOptions()))


def cited(text: str, start: int = 0, end: int = 5, field: Field = Field.TEXT, version: int = 1) -> CitedSentence:
    """Return words as printed, with the place they claim."""
    return CitedSentence(
        text=text, language="ru", span=Span(article="one", version=version, place=Place(field=field, start=start, end=end))
    )


def stored_as(*, withdrawn: bool) -> Backing:
    """Return what the store has of the article `one`."""
    return Backing(version=article("one").version, feeds=(), withdrawn=withdrawn, pruned=False)


def wrong(one: CitedSentence, behind: Backing | None) -> Fault | None:
    """Return the kind of what is wrong with a citation."""
    finding = verify.in_store("a.md", one, behind)
    return finding.what if isinstance(finding, Finding) and isinstance(finding.what, Fault) else None


@pytest.mark.parametrize(("language", "charset"), CHARSETS)
def test_words_are_found_in_the_bytes_of_a_page(language: str, charset: str) -> None:
    """Whatever the character set, between menus, and not when a word is another."""
    words = WORDS[language]
    text = f"<html><body><nav>Menu</nav><p>{escape(words)}</p><p>{escape(words[::-1])}</p></body></html>"
    body = text.encode(charset, "xmlcharrefreplace")
    assert stands(words, body, f"text/html; charset={charset}")
    assert not stands(words.replace(words[5], "Q"), body, f"text/html; charset={charset}")


@pytest.mark.parametrize("language", WORDS)
def test_words_that_several_elements_hold_are_found(language: str) -> None:
    """Links and emphasis within words, breaks, entities, soft hyphens, blanks of all kinds."""
    words = WORDS[language]
    inner = "<br>\n".join(f"<b>{escape(sign)}</b>" if n % 5 == 0 else escape(sign) for n, sign in enumerate(words))
    body = f"<p>{inner.replace(' ', '&nbsp;&#32;').replace('<b>', '&shy;<b>')}</p>".encode()
    assert stands(words, body, "text/html; charset=utf-8")


@pytest.mark.parametrize("hidden", ["<script>var x='{}'</script>", "<style>/* {} */</style>", "<!-- {} -->", "<a title='{}'>x</a>"])
def test_what_a_reader_does_not_see_is_no_proof(hidden: str) -> None:
    """Scripts, styles, comments and attributes."""
    body = "<html><body><p>Other text stands here.</p>" + hidden.format("They signed it") + "</body></html>"
    assert not stands("They signed it", body.encode())


def test_structured_data_counts_because_extraction_reads_it() -> None:
    """Headline and text of the JSON-LD, and the title of Open Graph."""
    data = '{"@type": "NewsArticle", "headline": "Another title", "articleBody": "All of the text."}'
    head = f'<meta property="og:title" content="Title in the head"><script type="application/ld+json">{data}</script>'
    body = f"<html><head>{head}</head><body><p>x</p></body></html>".encode()
    assert all(stands(words, body) for words in ("Title in the head", "Another title", "All of the text."))


@pytest.mark.parametrize("language", WORDS)
def test_words_are_found_in_a_pdf(language: str) -> None:
    """Lines that extraction joins to paragraphs are joined here alike."""
    words = WORDS[language].translate({ord("–"): "-"})
    body = pdf(lines(wrapped(" ".join([words] * 3) if language != "zh" else words * 3, 40)))
    assert stands(words, body, "application/pdf")
    assert not stands(words[::-1], body, "application/pdf")


@pytest.mark.parametrize("language", WORDS)
def test_words_are_found_in_a_feed(language: str) -> None:
    """Escaped markup inside a description, JSON as well as RSS."""
    words = WORDS[language]
    inside = escape(f"<p>{escape(words[:9])}<em>{escape(words[9:])}</em></p>")
    item = f"<item><title>T</title><link>https://one.example/entry</link><description>{inside}</description></item>"
    body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>F</title>{item}</channel></rss>".encode()
    texts = verify.feed_texts(page(body, "application/rss+xml"), stand_in("one", "UTC"))
    assert verify.in_answer(words, texts)
    assert not verify.in_answer(words[:-2] + "!", texts)


def test_an_unreadable_answer_proves_nothing() -> None:
    """Neither bytes without sense, nor an empty body, nor a feed that is none."""
    assert visible(page(bytes(range(128, 256)) * 40), ExtractOptions()) == ()
    assert not stands("x", b"")
    assert verify.feed_texts(page(b"nothing"), stand_in("one", "UTC")) == ()


def test_rows_and_lists_are_found_as_extraction_writes_them() -> None:
    """Bars between cells and bullets before items are extraction's own."""
    body = b"<ul><li>First point</li></ul><table><tr><td>Wheat</td><td>12</td></tr></table>"
    assert stands("- First point", body)
    assert stands("Wheat | 12", body)


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_every_sentence_that_is_extracted_stands_in_the_page(language: str) -> None:
    """From bytes to sentences and back again."""
    text = " ".join([WORDS[language]] * 6)
    answer = page(f"<html><body><article><h1>H</h1><p>{text}</p><ul><li>{text}</li></ul></article></body></html>".encode())
    found = understand(answer, ExtractOptions())
    stored = getattr(found, "text", "")
    spans = sentences.split(stored, language)
    assert len(spans) >= 6
    texts = verify.page_texts(answer, ExtractOptions())
    assert [stored[start:end] for start, end in spans if not verify.in_answer(stored[start:end], texts)] == []


def test_a_citation_that_the_store_bears_out_has_no_fault() -> None:
    """Compared as printed: runs of blanks are one."""
    stored = article("one").article.text
    assert wrong(cited(stored[:26], 0, 26), stored_as(withdrawn=False)) is None


def test_each_fault_against_the_store_has_its_name() -> None:
    """No such version, a place beyond the end, other words there."""
    assert wrong(cited("Перво"), None) is Fault.NOT_STORED
    assert wrong(cited("Перво", 0, 5_000), stored_as(withdrawn=False)) is Fault.NOT_STORED
    assert wrong(cited("Второ"), stored_as(withdrawn=False)) is Fault.OTHER_WORDS


def test_withdrawn_words_must_not_be_told() -> None:
    """The mark in their place is right, the words are not."""
    assert wrong(cited(REDACTED), stored_as(withdrawn=True)) is None
    assert wrong(cited("Перво"), stored_as(withdrawn=True)) is Fault.STILL_TOLD


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_every_rendering_is_read_back_whole(language: str) -> None:
    """Markdown, HTML and JSON make the same citations, and none is out of step with the digest."""
    digest = sample.digest(language)
    meant = [(one.span, render.printable(one.text)) for one in verify.cited(digest)]
    for file in render.edition(digest):
        found = verify.read(file.name, file.data)
        printed = [(one.span, one.text) for one in found if isinstance(one, CitedSentence)]
        assert set(meant) <= set(printed)
        assert list(verify.unprinted(file.name, found, digest)) == []


def test_json_names_the_titles_of_all_voices() -> None:
    """They are cited whole, beside what is told."""
    digest = sample.digest()
    found = verify.read("x.json", render.document(digest).encode())
    titles = {one.text for one in found if isinstance(one, CitedSentence) and one.span.place.field is Field.TITLE}
    assert {render.printable(voice.title) for story in digest.stories for voice in story.voices if voice.title} <= titles


def test_a_document_that_is_none_is_unmatched() -> None:
    """A file cut short is no JSON."""
    cut = render.document(sample.digest()).encode()[:500]
    kinds = {one.what for one in verify.unprinted("x.json", verify.read("x.json", cut), replace(sample.digest(), stories=()))}
    assert kinds == {Fault.UNMATCHED}
