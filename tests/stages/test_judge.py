"""The judging hop: gate, extraction, relevance, sketch, facts and outlet of one candidate, through the real stages."""

import pickle
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import (
    Candidate,
    Control,
    DedupOptions,
    Drop,
    Entity,
    EntityKind,
    Entry,
    ExtractOptions,
    Judged,
    NameForm,
    Outlet,
    Page,
    Reason,
    Side,
    Source,
    SourceKind,
    Stage,
    TextOrigin,
    Topic,
)
from monitor.stages.judge import Judge
from monitor.text import furniture
from monitor.text.words import search_terms

FORMS = {
    "by": (("en", "Belarus"), ("ru", "Беларус"), ("be", "Беларус"), ("zh", "白俄罗斯")),
    "cn": (("en", "China"), ("ru", "Кита"), ("be", "Кіта"), ("zh", "中国")),
}
TOPIC = Topic(
    id="sample",
    titles=(("en", "Sample"),),
    zone="Europe/Minsk",
    languages=("en", "ru", "be", "zh"),
    sides=(Side(id="by", country="BY", names=(("en", "Belarus"),)), Side(id="cn", country="CN", names=(("en", "China"),))),
    entities=tuple(
        Entity(
            id=side,
            kind=EntityKind.STATE,
            label=side,
            forms=tuple(NameForm(language=language, text=text, stem=language in ("ru", "be")) for language, text in forms),
            sides=(side,),
        )
        for side, forms in FORMS.items()
    ),
    contexts=(),
    threshold=0.2,
    passing_threshold=0.1,
)
AGENCY = Outlet(id="agency", name="Sample Agency", hosts=("agency.example",), control=Control.STATE)
JUDGE = Judge(topic=TOPIC, outlets=(AGENCY,), extract=ExtractOptions(), dedup=DedupOptions())
SOURCE = Source(
    id="s", name="S", url="https://agency.example/rss", kind=SourceKind.RSS, languages=(), zone="Europe/Minsk", interval=timedelta(hours=1)
)
ENTRY = Entry(source="s", url="https://agency.example/1", guid="1", title="A terminal")
TEXTS = {
    "en": "Belarus and China signed an agreement on a rail terminal in Minsk. China and Belarus will pay for it together.",
    "ru": "Беларусь и Китай подписали в Минске соглашение о железнодорожном терминале. Китай и Беларусь оплатят его вместе.",
    "be": "Беларусь і Кітай падпісалі ў Мінску пагадненне аб чыгуначным тэрмінале. Кітай і Беларусь аплацяць яго разам, паведаміў урад.",
    "zh": "中国与白俄罗斯在明斯克签署了关于铁路场站的协议，双方对合作表示满意。中国和白俄罗斯将共同出资建设，预计两年之内完成。",
}


def candidate(text: str, entry: Entry = ENTRY) -> Candidate:
    """Return a candidate whose page has this text three times over, each time numbered."""
    paragraphs = "".join(f"<p>{n}. {text}</p>" for n in (1, 2, 3))
    body = f"<html><head><title>{text[:30]}</title></head><body><article>{paragraphs}</article></body></html>".encode()
    headers = (("Content-Type", "text/html"),)
    page = Page(url=entry.url, final_url=entry.url, status=200, headers=headers, body=body, fetched_at=datetime(2026, 11, 21, tzinfo=UTC))
    return Candidate(entry=entry, source=SOURCE, outcome=page)


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_an_article_of_the_topic_is_judged_whole(language: str) -> None:
    """Article, outlet, relevance, sketch and mentions come back from one call, in all four languages."""
    found = JUDGE(candidate(TEXTS[language]))
    assert isinstance(found, Judged), found
    assert found.article.language == language
    assert found.outlet is AGENCY
    assert found.relevance.score >= TOPIC.threshold
    assert found.facts.mentions
    assert found.terms.text == search_terms(found.article.text, language)
    assert found.terms.title == search_terms(found.article.title, language)


def test_a_page_without_both_sides_stops_at_the_gate() -> None:
    """The expensive steps are not reached."""
    found = JUDGE(candidate("Farmers brought in the last of the potatoes before the snow. The harvest was a good one this year."))
    assert isinstance(found, Drop)
    assert found.stage is Stage.GATE


def test_a_page_let_through_in_vain_says_for_which_line() -> None:
    """What the gate saw outside of the article is handed on with the drop; once it is known, the gate says no."""
    words = "Farmers in China brought in the last of the rice before the rain. The harvest was a good one this year."
    plain = candidate(words)
    assert isinstance(plain.outcome, Page)
    footer = b"<footer><p>A newspaper of Belarus</p></footer></body>"
    page = replace(plain.outcome, body=plain.outcome.body.replace(b"</body>", footer))
    found = JUDGE(replace(plain, outcome=page))
    assert isinstance(found, Drop)
    assert (found.stage, len(found.lines)) == (Stage.RELEVANCE, 2)
    knowing = JUDGE(replace(plain, outcome=page, furniture=frozenset({furniture.admitting("A newspaper of Belarus")})))
    assert isinstance(knowing, Drop)
    assert knowing.stage is Stage.GATE


def test_an_entry_that_names_both_sides_passes_the_gate() -> None:
    """What the feed says is enough to look at the page closely."""
    entry = replace(ENTRY, title="China and Belarus")
    found = JUDGE(candidate("Officials signed an agreement on a rail terminal. They praised the work of the two delegations.", entry))
    assert isinstance(found, Drop)
    assert found.stage is Stage.RELEVANCE


def test_without_a_page_the_feeds_text_is_judged() -> None:
    """A refused page does not lose the article when the feed has its text."""
    refused = Drop(url=ENTRY.url, stage=Stage.FETCH, reason=Reason.FORBIDDEN)
    found = JUDGE(Candidate(entry=replace(ENTRY, summary=TEXTS["en"]), source=SOURCE, outcome=refused))
    assert isinstance(found, Judged), found
    assert found.article.origin is TextOrigin.FEED


def test_the_reason_of_a_lost_page_is_handed_on() -> None:
    """With no text at all the fetcher's reason is the fate."""
    refused = Drop(url=ENTRY.url, stage=Stage.FETCH, reason=Reason.NOT_FOUND)
    assert JUDGE(Candidate(entry=ENTRY, source=SOURCE, outcome=refused)) == refused


def test_the_judge_travels_between_processes() -> None:
    """A pickled judge is equal and judges alike."""
    copy = pickle.loads(pickle.dumps(JUDGE))  # noqa: S301 - our own bytes
    assert copy == JUDGE
    assert copy(candidate(TEXTS["en"])) == JUDGE(candidate(TEXTS["en"]))


def test_an_outlet_of_a_side_may_leave_it_unnamed() -> None:
    """The outlet's country goes to gate and relevance alike; the same page of an unknown outlet stops at the gate."""
    visit = Entity(id="visit", kind=EntityKind.FORMAT, label="Visit", forms=(NameForm(language="en", text="delegation"),))
    topic = replace(TOPIC, entities=(*TOPIC.entities, visit))
    text = "A delegation from China toured the dairy and signed for more milk. The director hopes for a second delegation in spring."
    home = replace(JUDGE, topic=topic, outlets=(replace(AGENCY, country="BY"),))
    assert isinstance(home(candidate(text)), Judged)
    assert isinstance(replace(JUDGE, topic=topic)(candidate(text)), Drop)
