"""Extraction: from pages in four languages and any character set to articles, or to the reason why not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.model import (
    Article,
    Candidate,
    Dated,
    DateOrigin,
    Drop,
    Entry,
    ExtractOptions,
    Page,
    Reason,
    Source,
    SourceKind,
    Stage,
    TextOrigin,
)
from monitor.stages.extract import extract
from monitor.stages.extract.furniture import without
from monitor.text.furniture import marks

PAGES = Path(__file__).parent / "pages"
LANGUAGES = ("en", "ru", "be", "zh")
FETCHED = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
URL = "https://agency.example/news/rail-terminal?utm_source=rss"
SOURCE = Source(
    id="sample",
    name="Sample",
    url="https://agency.example/rss",
    kind=SourceKind.RSS,
    languages=(),
    zone="Europe/Minsk",
    interval=timedelta(hours=1),
)
ENTRY = Entry(source="sample", url=URL, guid="tag:agency.example,2026:1", title="From the feed")
FEED_TEXT = (
    "Belarus and China will build a second rail terminal beside the industrial park, the transport ministry said on Friday in Minsk."
)


def page(body: bytes, content_type: str = "text/html", url: str = URL) -> Page:
    """Return an answer with this body."""
    return Page(url=url, final_url=url, status=200, headers=(("Content-Type", content_type),), body=body, fetched_at=FETCHED)


def run(outcome: Page | Drop, entry: Entry = ENTRY, options: ExtractOptions | None = None) -> Article | Drop:
    """Extract with the defaults."""
    return extract(Candidate(entry=entry, source=SOURCE, outcome=outcome), options or ExtractOptions(), LANGUAGES)


def article(outcome: Page | Drop, entry: Entry = ENTRY) -> Article:
    """Extract, expecting an article."""
    found = run(outcome, entry)
    assert isinstance(found, Article), found
    return found


def sample(name: str) -> str:
    """Return the markup of a sample page."""
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "language", "first", "last"),
    [
        ("en_agency", "en", "Belarus and China will build", "closed for repairs."),
        ("ru_paper", "ru", "Беларусь и Китай построят второй", "закроют на ремонт."),
        ("be_portal", "be", "Беларусь і Кітай пабудуюць другі", "ўкладзе сама чыгунка."),
        ("zh_site", "zh", "样报明斯克11月20日电", "利率和期限。"),
    ],
)
def test_text_begins_with_the_lead_and_ends_with_the_article(name: str, language: str, first: str, last: str) -> None:
    """Menus before it, related links and copyright after it are gone, in all four languages."""
    found = article(page(sample(name).encode()))
    assert found.language == language
    assert found.text.startswith(first)
    assert found.text.endswith(last)
    assert found.origin is TextOrigin.PAGE


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("en_agency", "Minsk and Beijing agree on a new rail terminal"),
        ("ru_paper", "Беларусь и Китай построят терминал"),
        ("be_portal", "Беларусь і Кітай пабудуюць тэрмінал"),
        ("zh_site", "中国与白俄罗斯将共建铁路场站"),
    ],
)
def test_title_comes_without_the_name_of_the_site(name: str, title: str) -> None:
    """The site's name behind a bar, a dash or an underscore is taken off."""
    assert article(page(sample(name).encode())).title == title


@pytest.mark.parametrize("label", ["text/html", "text/html; charset=iso-8859-1", "text/html; charset=utf-8", "text/html; charset=nonsense"])
@pytest.mark.parametrize(("name", "charset"), [("ru_paper", "cp1251"), ("be_portal", "cp1251"), ("zh_site", "gbk"), ("zh_site", "gb18030")])
def test_mislabelled_character_sets_are_seen_through(name: str, charset: str, label: str) -> None:
    """windows-1251 and GBK are read rightly without a label and under a wrong one."""
    assert article(page(sample(name).encode(charset), label)).text == article(page(sample(name).encode())).text


def test_a_wrong_meta_label_does_not_spoil_utf8() -> None:
    """Valid UTF-8 is UTF-8 whatever the page says."""
    body = sample("zh_site").replace("<head>", '<head><meta charset="gb2312">').encode()
    assert article(page(body)).title == "中国与白俄罗斯将共建铁路场站"


def test_text_garbled_by_its_author_is_dropped() -> None:
    """A page that was read wrongly before it was sent is no article."""
    body = sample("ru_paper").encode("cp1251").decode("latin-1").encode()
    found = run(page(body))
    assert isinstance(found, Drop)
    assert (found.stage, found.reason) == (Stage.EXTRACT, Reason.GARBLED)


def test_byline_date_and_addresses_come_from_the_page() -> None:
    """Author, publication time in UTC, the canonical link, and all other addresses each once."""
    found = article(page(sample("en_agency").encode()))
    assert found.byline == "Alena Sample"
    assert found.published is not None
    assert found.published.moment == datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
    assert found.url == "https://agency.example/news/rail-terminal"
    assert found.aliases == ("tag:agency.example,2026:1",)


@pytest.mark.parametrize("claim", ["https://elsewhere.example/x", "https://agency.example/", "javascript:void(0)", "http://[bad"])
def test_an_unlikely_canonical_link_is_not_believed(claim: str) -> None:
    """A link to another site, to the front page or to nothing is not the article's address."""
    body = sample("en_agency").replace("https://agency.example/news/rail-terminal", claim).encode()
    assert article(page(body, url="https://agency.example/news/other")).url == "https://agency.example/news/other"


def test_a_refused_page_gives_the_text_of_the_feed() -> None:
    """Where the page cannot be had, the feed's own text is used and marked."""
    refused = Drop(url=URL, stage=Stage.FETCH, reason=Reason.FORBIDDEN)
    found = article(refused, replace(ENTRY, summary=FEED_TEXT))
    assert (found.origin, found.text, found.title) == (TextOrigin.FEED, FEED_TEXT, "From the feed")


@pytest.mark.parametrize("reason", [Reason.TIMEOUT, Reason.SERVER_ERROR, Reason.TOO_MANY_REQUESTS])
def test_a_temporary_failure_is_tried_again_before_the_feed_is_told(reason: Reason) -> None:
    """Only at the last attempt does the feed's text stand in for a page that may yet come."""
    failed = Drop(url=URL, stage=Stage.FETCH, reason=reason)
    entry = replace(ENTRY, summary=FEED_TEXT)
    assert run(failed, entry) == failed
    last = extract(Candidate(entry=entry, source=SOURCE, outcome=failed, last=True), ExtractOptions(), LANGUAGES)
    assert isinstance(last, Article)
    assert last.origin is TextOrigin.FEED


def test_without_a_page_a_date_from_the_future_is_none() -> None:
    """The feed's date is held against the time of asking."""
    refused = Drop(url=URL, stage=Stage.FETCH, reason=Reason.FORBIDDEN)
    ahead = Dated(moment=FETCHED + timedelta(days=1), origin=DateOrigin.FEED)
    entry = replace(ENTRY, summary=FEED_TEXT, published=ahead)
    found = extract(Candidate(entry=entry, source=SOURCE, outcome=refused, at=FETCHED), ExtractOptions(), LANGUAGES)
    assert isinstance(found, Article)
    assert found.published is None


def test_what_recurs_at_the_host_is_left_out() -> None:
    """A line that was learnt from earlier articles of the host is no text of this one."""
    line = "Читайте нас в канале «Пример», там новости раньше, чем здесь"
    body = sample("ru_paper").replace("министерстве транспорта.</p>", f"министерстве транспорта.</p><p>{line}</p>").encode()
    plain = Candidate(entry=ENTRY, source=SOURCE, outcome=page(body))
    knowing = replace(plain, furniture=frozenset(marks(f"x\n\n{line}")))
    before, after = (extract(one, ExtractOptions(), LANGUAGES) for one in (plain, knowing))
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert before.text.replace(f"{line}\n\n", "") == after.text != before.text


def test_a_refused_page_without_feed_text_stays_refused() -> None:
    """With nothing to use the reason is handed on unchanged."""
    refused = Drop(url=URL, stage=Stage.FETCH, reason=Reason.FORBIDDEN, detail="403")
    assert run(refused, replace(ENTRY, summary="Too short.")) == refused


def test_a_paywall_stub_gives_way_to_the_longer_feed() -> None:
    """A page with less than the feed is not the article."""
    body = b"<html><head><title>Terminal</title></head><body><article><p>Subscribe to read what was agreed.</p></article></html>"
    found = article(page(body), replace(ENTRY, content=FEED_TEXT))
    assert (found.origin, found.text) == (TextOrigin.FEED, FEED_TEXT)


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "text/html", Reason.NO_TEXT),
        (b"<" * 300_000, "text/html", Reason.NO_TEXT),
        (b'<a href="x">y</a>' * 200_000, "text/html", Reason.NO_TEXT),
        (b"<html><body><p>One short line.</p></body></html>", "text/html", Reason.TOO_SHORT),
        (b"%PDF-1.7", "application/pdf", Reason.NOT_TEXT),
        (b"\x89PNG", "image/png", Reason.NOT_TEXT),
        (bytes(range(128, 256)) * 500, "text/html", Reason.NO_TEXT),
        (b"<html><body>" + b"<div>" * 30_000, "text/html", Reason.NO_TEXT),
    ],
)
def test_bad_input_is_dropped_with_its_reason(body: bytes, content_type: str, reason: Reason) -> None:
    """Empty, hostile, short, binary and unreadable answers are values, not exceptions."""
    found = run(page(body, content_type))
    assert isinstance(found, Drop)
    assert found.reason is reason


def test_a_language_nobody_asked_for_is_named() -> None:
    """A Polish article is dropped, and the detail says that it is Polish."""
    text = "Rząd ogłosił w piątek, że budowa nowego terminalu kolejowego rozpocznie się wiosną przyszłego roku i potrwa dwa lata. " * 3
    found = run(page(f"<html><body><article><p>{text}</p></article></body></html>".encode()))
    assert isinstance(found, Drop)
    assert found.reason is Reason.OTHER_LANGUAGE
    assert "pl" in found.detail


def test_plain_text_is_an_article_too() -> None:
    """Paragraphs of a text file are kept, blanks made single."""
    found = article(page((FEED_TEXT + "\n\n" + FEED_TEXT.replace(" ", "  ")).encode(), "text/plain; charset=utf-8"))
    assert found.text == f"{FEED_TEXT}\n\n{FEED_TEXT}"


def test_text_is_normalised_once() -> None:
    """NFC, single blanks, no invisible signs, paragraphs parted by one empty line."""
    body = sample("ru_paper").replace("терминал рядом", "терминал\u200b \u00a0 рядом").replace("й", "и\u0306").encode()
    text = article(page(body)).text
    assert "терминал рядом" in text
    assert "\u0306" not in text
    assert "\n\n\n" not in text
    assert all(paragraph and "\n" not in paragraph for paragraph in text.split("\n\n"))


def test_a_page_over_the_cap_is_cut_and_not_dropped() -> None:
    """What stands before the cap is read, even when the cut falls inside a sign."""
    body = sample("zh_site").encode() + "<p>后".encode() * 2_000
    cut = len(sample("zh_site").encode()) + 5
    assert isinstance(run(page(body), options=ExtractOptions(page_bytes=cut)), Article)


def test_the_pages_own_full_text_replaces_a_stub() -> None:
    """Where the visible page has little and its JSON-LD the article, the article is taken."""
    body = " ".join(f"The committee heard report number {n} on trade between the two sides." for n in range(12))
    script = (
        f'<script type="application/ld+json">{{"@graph":[{{"@type":"NewsArticle","headline":"Reports","articleBody":"{body}"}}]}}</script>'
    )
    found = article(
        page(f"<html><head>{script}</head><body><article><p>The committee heard reports today.</p></article></body></html>".encode())
    )
    assert found.text == body


@pytest.mark.parametrize(
    "sentence",
    [
        "По теме транзита грузов стороны договорились продолжить переговоры в Пекине весной.",
        "Popular support for the railway is growing in both countries, the ministry added.",
        "未经授权的施工已经停止，双方将在下周继续讨论有关安排。",
    ],
)
def test_a_sentence_that_begins_like_a_button_is_kept(sentence: str) -> None:
    """Words of furniture do not cost a full sentence its place."""
    lead = "Беларусь и Китай построят второй терминал."
    assert sentence in without(f"{lead}\n{sentence}\n{lead}")
