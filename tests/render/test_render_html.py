"""Editions as HTML: self-contained, safe, parsable, and saying the same as the other renderings."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from monitor.model import CitedSentence, EditionKind
from monitor.stages import render
from monitor.stages.render.foreign import printable
from monitor.stages.render.ledger import cited
from tests.render import sample

LANGUAGES = ("en", "ru", "be", "zh")


class Elements(HTMLParser):
    """Collects every element with its attributes, and checks that they are closed in order."""

    VOID = frozenset({"meta", "link", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.all.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_citation_comes_back_from_html(language: str) -> None:
    """The citations read from the file are those of the digest, in its order."""
    digest = sample.digest(language)
    expected = tuple(told.sentence for story in digest.stories for told in cited(story))
    assert render.read_html(render.html(digest)) == expected


@pytest.mark.parametrize("words", sample.HOSTILE)
def test_hostile_words_come_back_from_html_as_printed(words: str) -> None:
    """Whatever a title or sentence holds, it is read back as its printable form."""
    found = render.read_html(render.html(sample.hostile(words)))
    assert [one.text for one in found if isinstance(one, CitedSentence)] == [printable(words)] * 4


@pytest.mark.parametrize("words", sample.HOSTILE)
def test_foreign_words_make_no_elements(words: str) -> None:
    """The elements and their attributes' names are the same whatever strangers wrote."""

    def shape(text: str) -> list[tuple[str, list[str]]]:
        return [(tag, sorted(given)) for tag, given in Elements(text).all]

    assert shape(render.html(sample.hostile(words))) == shape(render.html(sample.hostile("words")))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
    ],
)
def test_no_address_but_a_web_address_is_linked(url: str) -> None:
    """Every link of the page is a plain web address or a file beside it."""
    for tag, given in Elements(render.html(sample.hostile("words", url))).all:
        if tag == "a":
            assert re.fullmatch(r"#[\w-]+|[\w.-]+\.(html|md|json|xml)", given["href"]), given["href"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_nothing_of_the_network(language: str) -> None:
    """There is no script, no remote style, font or picture, and no style outside the one in the head."""
    text = render.html(sample.digest(language))
    elements = Elements(text).all
    assert {tag for tag, _ in elements}.isdisjoint({"script", "img", "iframe", "object", "embed", "video", "audio", "form", "base", "svg"})
    assert not [given for _, given in elements if "src" in given or "style" in given or any(name.startswith("on") for name in given)]
    assert [given["href"] for tag, given in elements if tag == "link"] == ["data:,", "feed.xml"]
    assert "url(" not in text
    assert "@import" not in text


def test_the_policy_permits_the_one_style_by_its_hash() -> None:
    """The Content-Security-Policy forbids everything but the style whose hash it names."""
    text = render.html(sample.digest())
    style = text[text.index("<style>") + 7 : text.index("</style>")]
    policies = [given["content"] for tag, given in Elements(text).all if given.get("http-equiv") == "Content-Security-Policy"]
    assert policies[0].startswith("default-src 'none'; ")
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policies[0]
    assert "unsafe" not in policies[0]


def test_links_abroad_tell_nobody_where_from() -> None:
    """The page sends no referrer, and each link abroad says so too."""
    elements = Elements(render.html(sample.digest())).all
    assert ("meta", {"name": "referrer", "content": "no-referrer"}) in elements
    abroad = [given for tag, given in elements if tag == "a" and given["href"].startswith("http")]
    assert abroad
    assert {given["rel"] for given in abroad} == {"noopener noreferrer nofollow"}


def test_a_designated_outlet_has_no_link() -> None:
    """The address of a designated outlet is text on the page and no link."""
    text = render.html(sample.digest())
    hosts = ("site-e.example", "mirror-m.example", "portal-d.example")
    hrefs = " ".join(given.get("href", "") for _, given in Elements(text).all)
    assert all(f"https://{host}/" in text and host not in hrefs for host in hosts)
    assert "⚑" in text


def test_every_foreign_word_names_its_language() -> None:
    """Headlines, sentences and titles carry the language they are in."""
    elements = Elements(render.html(sample.digest("ru"))).all
    quoted = [given["lang"] for tag, given in elements if tag == "q"]
    assert set(quoted) == {"en", "ru", "be", "zh"}
    assert all("lang" in given for tag, given in elements if tag == "a" and given["href"].startswith("http"))


def test_anchors_are_unique_and_lead_somewhere() -> None:
    """No id occurs twice, and every link inside the page has its target."""
    elements = Elements(render.html(sample.digest())).all
    ids = [given["id"] for _, given in elements if "id" in given]
    assert len(ids) == len(set(ids))
    assert {given["href"][1:] for _, given in elements if given.get("href", "").startswith("#")} <= set(ids)


def test_headings_descend_one_by_one() -> None:
    """Headings start with one h1 and never skip a level."""
    levels = [int(tag[1]) for tag, _ in Elements(render.html(sample.digest())).all if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_renderings_show_the_same_numbers(language: str) -> None:
    """Markdown and HTML name the same counts, coverage and citations."""
    digest = sample.digest(language)
    words = render.Wording(digest)
    markdown = re.sub(r"\s+", " ", render.markdown(digest))
    html = re.sub(r"\s+", " ", render.html(digest))
    for line in (words.counts(), words.coverage(), words.window(), words.overlap()):
        assert re.sub(r"\s+", " ", line) in markdown
        assert re.sub(r"\s+", " ", line) in html


def test_equal_digests_give_equal_bytes() -> None:
    """Rendering twice gives the same files."""
    assert render.edition(sample.digest("be")) == render.edition(sample.digest("be"))


def test_provisional_and_retrospective_editions_say_so_on_their_face() -> None:
    """Both marks stand before the news, in words."""
    digest = replace(sample.digest(), provisional=True, retrospective=True)
    for text in (render.html(digest), render.markdown(digest)):
        assert -1 < text.index("Provisional.") < text.index("Retrospective.") < text.index("At a glance")


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [(EditionKind.WEEKLY, "2026-W47", "Nothing new this week."), (EditionKind.MONTHLY, "2026-11", "Nothing new this month.")],
)
def test_weeks_and_months_are_rendered_too(kind: EditionKind, name: str, words: str) -> None:
    """A week's and a month's edition bear their own names and words."""
    day = sample.DAY.replace(day=16 if kind is EditionKind.WEEKLY else 1)
    files = render.edition(replace(sample.quiet(), edition=sample.edition("en", day, kind)))
    assert [one.name for one in files] == [f"{name}.md", f"{name}.html", f"{name}.json"]
    assert words in files[1].data.decode()


def test_a_language_without_phrases_falls_back_to_english() -> None:
    """An edition in a language that has no table speaks English around the news."""
    text = render.html(replace(sample.digest(), edition=sample.edition("pl")))
    assert "At a glance" in text
    assert '<html lang="en">' in text


def test_half_a_surrogate_pair_does_not_stop_an_edition() -> None:
    """What no encoding can hold is replaced, one for one."""
    files = render.edition(sample.hostile("broken \ud83d pair", "https://x.example/\udcff"))
    assert all(one.data for one in files)
