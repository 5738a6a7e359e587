"""A kept article judged again: edits, our own upgrades, other texts, stubs and losses, through the real stages."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.model import ArticleVersion, Candidate, Drop, Judged, Page, Reason, Stage, Standing, TextOrigin
from tests.stages.test_judge import ENTRY, JUDGE, TEXTS, candidate

KEPT = datetime(2026, 11, 21, tzinfo=UTC)
MORE = {
    "en": "The exercise of both armies is planned for next year.",
    "ru": "Учения двух армий запланированы на следующий год.",
    "be": "Вучэнні дзвюх армій запланаваны на наступны год.",
    "zh": "两国军队的联合演习计划于明年举行。",
}


def again(before: Candidate, now: Candidate) -> tuple[Candidate, Judged]:
    """Return a candidate for what was kept out of the first page, with that page archived, and what was kept."""
    kept = JUDGE(before)
    assert isinstance(kept, Judged), kept
    version = ArticleVersion(id="a", n=1, article=kept.article, text_hash="", extractor="monitor 0", response="r", recorded=1)
    assert isinstance(before.outcome, Page)
    return replace(now, standing=Standing(version=version, kept_at=KEPT), before=before.outcome), kept


@pytest.mark.parametrize("language", TEXTS)
def test_an_edit_is_an_edit(language: str) -> None:
    """The old answer still gives what is stored, so the other text is theirs; in all four languages."""
    now, kept = again(candidate(f"{TEXTS[language]} {MORE[language]}"), candidate(TEXTS[language]))
    found = JUDGE(now)
    assert isinstance(found, Judged)
    assert MORE[language] in kept.article.text
    assert MORE[language] not in found.article.text
    assert found.before is None


@pytest.mark.parametrize("language", TEXTS)
def test_what_our_upgrade_reads_otherwise_is_known_for_ours(language: str) -> None:
    """Stored was what an older extractor read; today's reads the old answer as it reads the new one."""
    now, _ = again(candidate(TEXTS[language]), candidate(TEXTS[language]))
    assert now.standing
    older = replace(now.standing.version.article, text=f"Menu\n\n{now.standing.version.article.text}")
    found = JUDGE(replace(now, standing=replace(now.standing, version=replace(now.standing.version, article=older))))
    assert isinstance(found, Judged)
    assert found.before
    assert found.before.article.text == found.article.text != older.text


def test_an_edit_that_takes_the_topic_out_is_kept() -> None:
    """It is the edit to know of; its score says what is left of the topic."""
    told = "Officials signed an agreement on a rail terminal in the capital. They praised the work of the delegations."
    now, _ = again(candidate(f"{told} {TEXTS['en']}"), candidate(told))
    found = JUDGE(now)
    assert isinstance(found, Judged), found
    assert found.relevance.score == 0.0


def test_wholly_other_text_is_no_edit() -> None:
    """A page on something else under the old address is said to be that."""
    now, _ = again(
        candidate(TEXTS["en"]), candidate("Farmers brought in the last potatoes before the snow. The harvest was good this year.")
    )
    found = JUDGE(now)
    assert isinstance(found, Drop)
    assert found.reason is Reason.OTHER_TEXT


def test_a_stub_is_no_edit() -> None:
    """A page that shows its first words only says nothing of the article, whatever the feed tells."""
    now, _ = again(candidate(TEXTS["en"]), candidate(TEXTS["en"]))
    assert isinstance(now.outcome, Page)
    stub = replace(now.outcome, body=b"<html><body><p>For subscribers.</p></body></html>")
    for entry in (ENTRY, replace(ENTRY, content=TEXTS["en"] * 2)):
        found = JUDGE(replace(now, entry=entry, outcome=stub))
        assert isinstance(found, Drop)
        assert found.reason in (Reason.NO_TEXT, Reason.TOO_SHORT)


@pytest.mark.parametrize("reason", [Reason.NOT_FOUND, Reason.GONE, Reason.TIMEOUT, Reason.FORBIDDEN])
def test_a_lost_page_is_not_replaced_by_the_feed(reason: Reason) -> None:
    """What was read from the page and cannot be had is missed, at the last attempt too."""
    now, _ = again(candidate(TEXTS["en"]), candidate(TEXTS["en"]))
    lost = Drop(url=ENTRY.url, stage=Stage.FETCH, reason=reason)
    assert JUDGE(replace(now, entry=replace(ENTRY, content=TEXTS["en"] * 2), outcome=lost, last=True)) == lost


def test_what_only_the_feed_told_is_read_there_again() -> None:
    """Behind a wall the feed's text is compared with the feed's text; a page that is gone is gone all the same."""
    wall = Drop(url=ENTRY.url, stage=Stage.FETCH, reason=Reason.FORBIDDEN)
    told = Candidate(entry=replace(ENTRY, summary=TEXTS["en"]), source=candidate("").source, outcome=wall)
    kept = JUDGE(told)
    assert isinstance(kept, Judged)
    version = ArticleVersion(id="a", n=1, article=kept.article, text_hash="", extractor="", response="", recorded=1)
    found = JUDGE(replace(told, standing=Standing(version=version, kept_at=KEPT)))
    assert isinstance(found, Judged)
    assert (found.article, found.article.origin) == (kept.article, TextOrigin.FEED)
    gone = replace(wall, reason=Reason.GONE)
    assert JUDGE(replace(told, outcome=gone, standing=Standing(version=version, kept_at=KEPT))) == gone
