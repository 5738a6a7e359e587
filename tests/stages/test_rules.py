"""Rules for single sites: what they find comes first, and what they do not find is found the general way."""

from datetime import UTC, datetime

import pytest

from monitor.model import Article, Candidate, ExtractOptions, PageRule
from monitor.stages.extract import Understood, extract, understand
from monitor.stages.extract.rules import date_of, fault, rule_for
from tests.stages.test_extract import ENTRY, LANGUAGES, SOURCE, page, sample

RULE = PageRule(
    id="ministry",
    hosts=("ministry.example/press",),
    body='//div[@id="content"]/div[contains(@class, "text")]',
    title='//span[@class="subject"]',
    date='//em[@class="when"]',
    remove=('//div[@class="also"]',),
)
URL = "https://www.ministry.example/press/1"
BODY = """Представители Беларуси и Китая согласовали в Минске график грузовых поездов на весну.

Поезда пойдут дважды в сутки через два терминала.

Терминал | Поездов

Восточный | 42

первая встреча пройдёт в марте;

вторая – в мае.

Стороны условились вернуться к вопросу о тарифах летом, когда станут известны первые итоги перевозок этого года."""


def article(*rules: PageRule, name: str = "ru_ministry", url: str = URL) -> Article:
    """Extract a sample page under these rules."""
    candidate = Candidate(entry=ENTRY, source=SOURCE, outcome=page(sample(name).encode(), url=url))
    found = extract(candidate, ExtractOptions(rules=rules), LANGUAGES)
    assert isinstance(found, Article), found
    return found


def test_a_rule_finds_body_headline_and_date() -> None:
    """Blocks become paragraphs, rows lines, what is to be removed is gone, the day-first date is read in the source's zone."""
    found = article(RULE)
    assert found.text == BODY
    assert found.title == "Стороны согласовали график поездов на весну"
    assert found.published is not None
    assert (found.published.moment, found.published.suspicious) == (datetime(2026, 11, 20, 11, 30, tzinfo=UTC), False)


def test_another_sites_page_is_read_the_general_way() -> None:
    """A rule holds for its hosts and paths alone."""
    assert article(RULE, url="https://ministry.example/other/1").title != "Стороны согласовали график поездов на весну"


@pytest.mark.parametrize("name", ["en_agency", "ru_paper", "be_portal", "zh_site"])
def test_a_rule_that_finds_nothing_changes_nothing(name: str) -> None:
    """A site that changed its pages loses no article."""
    assert article(RULE, name=name) == article(name=name)


def test_what_is_taken_out_is_not_heard_as_a_witness_either() -> None:
    """Structured data that a site fills wrongly can be removed like a button."""
    script = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Заголовок раздела"}</script>'
    body = sample("ru_paper").replace("<head>", f"<head>{script}").encode()
    rule = PageRule(id="paper", hosts=("ministry.example",), remove=("//script",))
    heard, deaf = (understand(page(body, url=URL), ExtractOptions(rules=rules)) for rules in ((), (rule,)))
    assert isinstance(heard, Understood)
    assert isinstance(deaf, Understood)
    assert (heard.witness.headlines, deaf.witness.headlines) == (("Заголовок раздела",), ())


def test_the_longest_path_wins() -> None:
    """A rule for a section stands above one for the site, mirrors below the host are meant too."""
    site, section = (PageRule(id=name, hosts=(home,), title="//h1") for name, home in (("a", "x.example"), ("b", "x.example/en/")))
    assert rule_for("https://m.x.example/en/1", (site, section)) == section
    assert rule_for("https://x.example/english", (site, section)) == site
    assert rule_for("https://ax.example/en/1", (site, section)) is None


@pytest.mark.parametrize(
    ("xpath", "sound"),
    [
        ("//div", True),
        ("//div/@id", True),
        ("//p/text()", True),
        ("//div[", False),
        ("count(//div)", False),
        ("//x:div", False),
        ("$a", False),
    ],
)
def test_only_what_selects_something_is_a_rule(xpath: str, sound: bool) -> None:
    """A slip of the pen is told when the configuration is read."""
    assert (fault(xpath) == "") is sound


@pytest.mark.parametrize(
    ("written", "read"),
    [("20.11.2026 14:30", "2026-11-20 14:30"), ("am 5/1/2026", "2026-01-05"), ("2026年11月20日", "2026年11月20日"), ("", "")],
)
def test_dates_written_day_first_are_turned_round(written: str, read: str) -> None:
    """Others stay as they are."""
    from lxml import html

    assert date_of(html.fromstring(f"<div><i>{written}</i></div>"), "//i") == read
