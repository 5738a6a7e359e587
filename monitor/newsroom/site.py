"""How the newsroom answers: feeds of five kinds and pages of three layouts, as bytes in each host's own charset.

Pure: the moment is passed in, and nothing is served here.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit

from monitor.model import Seed
from monitor.newsroom.content import Sample, SampleSource, rows, sample, sources

SAMPLE_MARK = {
    "en": "Sample page of a demonstration. Outlet and wording are invented.",
    "ru": "Образец страницы для показа. Издание и текст вымышлены.",
    "be": "Узор старонкі для паказу. Выданне і тэкст выдуманыя.",
    "zh": "演示用样页，媒体与文字均为虚构。",
}
MENU = {
    "en": ("Home", "Belarus", "China", "World", "Economy", "Weather"),
    "ru": ("Главная", "Беларусь", "Китай", "В мире", "Экономика", "Погода"),
    "be": ("Галоўная", "Беларусь", "Кітай", "Свет", "Эканоміка", "Надвор'е"),
    "zh": ("首页", "白俄罗斯", "中国", "国际", "财经", "天气"),
}
ALSO = {
    "en": ("Read also", "Ten recipes for a cold evening", "How to choose skis", "Leave a Reply"),
    "ru": ("Читайте также", "Десять рецептов для холодного вечера", "Как выбрать лыжи", "Оставить комментарий"),
    "be": ("Чытайце таксама", "Дзесяць рэцэптаў на халодны вечар", "Як выбраць лыжы", "Пакінуць каментар"),
    "zh": ("相关阅读", "冬夜食谱十则", "如何挑选滑雪板", "发表评论"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What goes over the wire. `hangs`: the connection is held without an answer."""

    status: int
    content_type: str
    body: bytes
    hangs: bool = False


NOT_FOUND = Reply(status=404, content_type="text/plain", body=b"not found")
_KINDS = {"rss": "application/rss+xml", "auto": "text/xml", "atom": "application/atom+xml", "json": "application/feed+json"}
_KINDS |= {"sitemap": "application/xml", "list": "text/html"}


def answer(address: str, at: datetime, seeds: tuple[Seed, ...]) -> Reply:
    """Return what the newsroom says to a request for `address` at a moment."""
    parts = urlsplit(address)
    if parts.path == "/robots.txt":
        return Reply(status=200, content_type="text/plain", body=b"User-agent: *\nAllow: /\n")
    source = next((one for one in sources() if one.url == address), None)
    if source:
        return _feed(source, at, seeds)
    row = next((row for row in rows().values() if (row["host"], row["path"]) == (parts.hostname, parts.path)), None)
    if row is None or row["published"] > at or ("gone" in row and row["gone"] <= at):
        return NOT_FOUND
    return _page(sample(row["id"], at, seeds), _charset(row["host"]))


def _charset(host: str) -> str:
    return next((source.charset for source in sources() if urlsplit(source.url).hostname == host), "utf-8")


def _feed(source: SampleSource, at: datetime, seeds: tuple[Seed, ...]) -> Reply:
    match source.behaviour:
        case "missing":
            return NOT_FOUND
        case "hangs":
            return Reply(status=200, content_type="text/xml", body=b"", hangs=True)
        case "hollow":
            return Reply(status=200, content_type="text/xml", body=b"<rss></rss>")
    listed = sorted((one for name in source.lists if (one := sample(name, at, seeds)).published <= at), key=lambda one: one.published)
    write = {"atom": _atom, "json": _json, "sitemap": _sitemap, "list": _list}.get(source.kind, _rss)
    body = write(source, tuple(reversed(listed))).encode(source.charset, "xmlcharrefreplace")
    charset = "" if source.charset == "gbk" else f"; charset={source.charset}"
    return Reply(status=200, content_type=f"{_KINDS[source.kind]}{charset}", body=body)


def _said(one: Sample) -> datetime | None:
    """Return when the feed says that an article was published."""
    return {"none": None, "future": one.published + timedelta(hours=8)}.get(one.dating, one.published)


def _lead(one: Sample) -> str:
    return one.text if one.status != 200 else one.text.partition("\n")[0]  # noqa: PLR2004 (HTTP's OK)


def _rss(source: SampleSource, listed: tuple[Sample, ...]) -> str:
    entries = "".join(
        f"<item><title>{escape(one.title)}</title><link>{one.url}</link><guid isPermaLink='false'>{one.id}</guid>"
        f"{_rss_date(one)}<description>{escape(_lead(one))}</description></item>"
        for one in listed
    )
    return (
        f"<?xml version='1.0' encoding='{source.charset}'?><rss version='2.0'><channel><title>{escape(source.name)}</title>"
        f"<link>{source.url}</link><description>{escape(SAMPLE_MARK['en'])}</description>{entries}</channel></rss>"
    )


def _rss_date(one: Sample) -> str:
    said = _said(one)
    if said is None:
        return ""
    written = f"{said:%a, %d %b %Y %H:%M:%S}" if one.dating == "zoneless" else format_datetime(said)
    return f"<pubDate>{written}</pubDate>"


def _atom(source: SampleSource, listed: tuple[Sample, ...]) -> str:
    entries = "".join(
        f"<entry><title>{escape(one.title)}</title><link href='{one.url}'/><id>{one.url}</id>"
        f"<published>{(_said(one) or one.published).isoformat()}</published><summary>{escape(_lead(one))}</summary></entry>"
        for one in listed
    )
    return (
        f"<?xml version='1.0' encoding='{source.charset}'?><feed xmlns='http://www.w3.org/2005/Atom'>"
        f"<title>{escape(source.name)}</title><id>{source.url}</id>{entries}</feed>"
    )


def _json(source: SampleSource, listed: tuple[Sample, ...]) -> str:
    items = [
        {"id": one.id, "url": one.url, "title": one.title, "summary": _lead(one), "date_published": one.published.isoformat()}
        for one in listed
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": source.name, "items": items}, ensure_ascii=False)


def _sitemap(source: SampleSource, listed: tuple[Sample, ...]) -> str:
    pages = "".join(
        f"<url><loc>{one.url}</loc><news:news><news:publication><news:name>{escape(source.name)}</news:name>"
        f"<news:language>{one.language}</news:language></news:publication>"
        f"<news:publication_date>{one.published.isoformat()}</news:publication_date><news:title>{escape(one.title)}</news:title>"
        "</news:news></url>"
        for one in listed
    )
    spaces = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
    return f"<?xml version='1.0' encoding='UTF-8'?><urlset {spaces}>{pages}</urlset>"


def _list(source: SampleSource, listed: tuple[Sample, ...]) -> str:
    links = "".join(f"<li><a href='{urlsplit(one.url).path}'>{escape(one.title)}</a></li>" for one in listed)
    about = "<li><a href='/about'>?</a></li>"
    head = f"<meta charset='{source.charset}'><title>{escape(source.name)}</title>"
    return f"<!doctype html><html><head>{head}</head><body><ul>{links}{about}</ul></body></html>"


def _page(one: Sample, charset: str) -> Reply:
    if one.status != 200:  # noqa: PLR2004 (HTTP's OK)
        return Reply(status=one.status, content_type="text/html", body=b"<html><body>For subscribers.</body></html>")
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in one.text.split("\n\n"))
    clock = f"<div class='date'>{escape(one.clock)}</div>" if one.clock else ""
    crowd = _crowd(one) if one.layout == "crowded" else ("", "")
    text = (
        f"<!doctype html><html lang='{one.language}'><head><meta charset='{charset}'><title>{escape(one.title)} | {one.host}</title>"
        f"<link rel='canonical' href='{one.url}'>{_meta(one)}</head><body>{clock}{crowd[0]}"
        f"<main><article><h1>{escape(one.title)}</h1>{_time(one)}"
        f"{paragraphs}</article></main>{crowd[1]}<footer>{SAMPLE_MARK[one.language]}</footer></body></html>"
    )
    header = "text/html" if charset == "gbk" else f"text/html; charset={charset}"
    return Reply(status=200, content_type=header, body=text.encode(charset, "xmlcharrefreplace"))


def _meta(one: Sample) -> str:
    if one.dating in ("none", "future"):
        return ""
    moment = f"{one.published:%Y-%m-%dT%H:%M:%S}" if one.dating == "zoneless" else one.published.isoformat()
    if one.layout == "structured":
        data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": one.title, "datePublished": moment}
        return f"<script type='application/ld+json'>{json.dumps(data, ensure_ascii=False)}</script>"
    return f"<meta property='article:published_time' content='{moment}'>"


def _time(one: Sample) -> str:
    return (
        "" if one.dating in ("none", "zoneless") else f"<time datetime='{one.published.isoformat()}'>{one.published:%d.%m.%Y %H:%M}</time>"
    )


def _crowd(one: Sample) -> tuple[str, str]:
    """Return the menus above and the teasers below an article; both sides of the topic stand in the menu."""
    links = "".join(f"<li><a href='/{n}'>{word}</a></li>" for n, word in enumerate(MENU[one.language]))
    options = "".join(f"<option>{word}</option>" for word in MENU[one.language])
    head, *teasers, last = ALSO[one.language]
    below = "".join(f"<li><a href='/t{n}'>{teaser}</a></li>" for n, teaser in enumerate(teasers))
    return f"<nav><ul>{links}</ul><select>{options}</select></nav>", f"<aside><h3>{head}</h3><ul>{below}</ul><h3>{last}</h3></aside>"
