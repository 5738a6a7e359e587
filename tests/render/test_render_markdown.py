"""Editions as Markdown: readable in 80 columns, harmless, and read back exactly."""

import unicodedata
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from monitor.model import CitedSentence
from monitor.stages import render
from monitor.stages.render.foreign import printable
from monitor.stages.render.marking import escape, unescape
from tests.render import sample

LANGUAGES = ("en", "ru", "be", "zh")


def width(line: str) -> int:
    """Return the columns that a terminal gives a line."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def rendered(text: str) -> str:
    """Return the HTML that a CommonMark reader makes of Markdown."""
    return str(MarkdownIt("commonmark", {"html": True}).render(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_citation_comes_back(language: str) -> None:
    """The citations read from the file are those of the digest, in its order."""
    digest = sample.digest(language)
    expected = tuple(told.sentence for story in digest.stories for told in (*story.headlines, *story.summary))
    assert render.read_markdown(render.markdown(digest)) == expected


@pytest.mark.parametrize("words", sample.HOSTILE)
def test_hostile_words_come_back_as_printed(words: str) -> None:
    """Whatever a title or sentence holds, it is read back as its printable form, in three pieces."""
    found = render.read_markdown(render.markdown(sample.hostile(words)))
    assert [one.text for one in found if isinstance(one, CitedSentence)] == [printable(words)] * 3


@pytest.mark.parametrize("words", sample.HOSTILE)
def test_foreign_words_stay_words(words: str) -> None:
    """Nothing foreign becomes a link, an image, HTML, code block, heading or list."""
    html = rendered(render.markdown(sample.hostile(words)))
    harmless = rendered(render.markdown(sample.hostile("words")))
    for tag in ("<a ", "<img", "<script", "<svg", "<h1", "<h2", "<h3", "<ul", "<ol", "<li", "<pre", "<strong", "<em", "<hr", "<blockquote"):
        assert html.count(tag) == harmless.count(tag), tag


@pytest.mark.parametrize("words", sample.HOSTILE)
def test_escaping_can_be_undone(words: str) -> None:
    """Unescaping gives the printable words back."""
    assert unescape(escape(words)) == printable(words)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://u:p@evil.example/",
        "http://",
        "//x",
        "",
        "http://[",
        "HTTPS",
    ],
)
def test_only_plain_web_addresses_are_linked(url: str) -> None:
    """An address of any other scheme is printed as code and never linked."""
    html = rendered(render.markdown(sample.hostile("words", url)))
    assert html.count("<a ") == 2
    assert 'href="javascript' not in html


def test_an_address_cannot_leave_its_brackets() -> None:
    """Brackets, quotes, blanks and backticks inside an address are percent-encoded."""
    html = rendered(render.markdown(sample.hostile("words", "https://x.example/a>b`c\"d)e f'")))
    assert 'href="https://x.example/a%3Eb%60c%22d%29e%20f%27"' in html


def test_designated_outlets_are_named_without_a_link() -> None:
    """The address of a designated outlet stands there as code, marked, not as a link."""
    text = render.markdown(sample.digest())
    for address in ("https://site-e.example/be/1004", "https://mirror-m.example/7", "https://portal-d.example/9"):
        assert f"`{address}`" in text
        assert f"<{address}>" not in text
    assert text.count("⚑ designated: BY") == 3


@pytest.mark.parametrize("language", ["en", "ru", "be"])
def test_lines_fit_a_terminal(language: str) -> None:
    """Only headings, addresses and what has no blanks (Chinese) are wider than eighty columns."""
    lines = render.markdown(sample.digest(language)).splitlines()
    assert [line for line in lines if width(line) > 80 and " " in line.strip() and not line.startswith("#")] == []


def test_chinese_is_never_broken_by_a_blank() -> None:
    """A long Chinese sentence stays on one line, because a line's end would be read as a blank."""
    words = sample.HOSTILE[7]
    assert f"> {words}\n> [1]" in render.markdown(sample.hostile(words))


@pytest.mark.parametrize(
    ("language", "nothing"),
    [("en", "Nothing new today."), ("ru", "За сутки ничего нового."), ("be", "За суткі нічога новага."), ("zh", "今日没有新消息。")],
)
def test_an_empty_day_says_so(language: str, nothing: str) -> None:
    """A day with nothing new says it in words, and has no sections without content."""
    text = render.markdown(sample.quiet(language))
    assert nothing in text
    assert text.count("\n## ") == 2


def test_silence_is_no_evidence_on_an_empty_day() -> None:
    """When sources failed, the sentence that nothing is new carries a warning."""
    digest = replace(sample.quiet(), coverage=sample.coverage())
    assert "Nothing new today. But some sources failed or were silent" in " ".join(render.markdown(digest).split())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("8.4 billion", "9.4 billion"),
        ("一带一路", "一带一"),
        ("412–514", "412–515"),
        (" [5]\n", " [4]\n"),
        ("a000004 v1 text", "a000009 v1 text"),
    ],
)
def test_a_changed_file_is_seen(old: str, new: str) -> None:
    """Any change of words, number or place makes the citations differ from the digest's."""
    text = render.markdown(sample.digest())
    assert old in text
    assert render.read_markdown(text.replace(old, new)) != render.read_markdown(text)


def test_a_sentence_without_a_place_is_reported() -> None:
    """A sentence that somebody added comes back as unmatched."""
    text = render.markdown(sample.digest()).replace("**Who tells it**", "> They signed. [5]\n\n**Who tells it**", 1)
    assert any(isinstance(one, render.Unmatched) for one in render.read_markdown(text))


def test_marks_warn_of_weak_voices() -> None:
    """Text of a feed, doubtful and missing dates are marked where the voice is listed."""
    text = " ".join(render.markdown(sample.digest()).split())
    assert "**Trader T** · 21 Nov · unknown · ru · date doubtful" in text
    assert "**Fertiliser Week** · undated, kept Sun 22 Nov 06:30 · private, paper · GB · en · feed text only" in text
