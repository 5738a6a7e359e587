"""What differs between two versions of an article, in four languages."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.model import (
    Alteration,
    EditKind,
    Facts,
    Field,
    Figure,
    Kept,
    Life,
    Look,
    Mention,
    Place,
    Published,
    Reason,
    Revision,
    TextOrigin,
)
from monitor.stages.digest import compose
from monitor.stages.digest.comparing import MOST, compare
from tests.stages import material

TEXTS = {
    "en": (
        "The talks were held in Beijing.",
        "The exercise is planned for 2024.",
        "Trade grew by 70 percent.",
        "Trade grew by 17 percent.",
    ),
    "ru": (
        "Переговоры прошли в Пекине.",
        "Учения запланированы на 2024 год.",
        "Торговля выросла на 70 процентов.",
        "Торговля выросла на 17 процентов.",
    ),
    "be": (
        "Перамовы прайшлі ў Пекіне.",
        "Вучэнні запланаваны на 2024 год.",
        "Гандаль вырас на 70 працэнтаў.",
        "Гандаль вырас на 17 працэнтаў.",
    ),
    "zh": ("会谈在北京举行。", "联合演习计划于2024年进行。", "贸易额增长百分之七十。", "贸易额增长百分之十七。"),
}
WINDOW = material.material().plan.window
MORNING, EVENING = WINDOW.start + timedelta(hours=1), WINDOW.start + timedelta(hours=12)


def version(n: int, *sentences: str, language: str = "en", title: str = "Talks", facts: Facts | None = None, response: str = "") -> Kept:
    """Return a version of one article; each has an archived answer of its own."""
    kept = material.article("agency", language, title=title, facts=facts)
    text = ("" if language == "zh" else " ").join(sentences)
    answer = response or f"answer-{n}"
    return replace(kept, version=replace(kept.version, n=n, response=answer, article=replace(kept.article, text=text)))


def words(change: Alteration) -> tuple[str, str]:
    """Return what a change says, read at its places."""
    return (change.before.text if change.before else ""), (change.after.text if change.after else "")


@pytest.mark.parametrize("language", TEXTS)
def test_removed_changed_and_added_sentences_are_told_apart(language: str) -> None:
    """Removed ones come first, then one with another figure, then added ones; each verbatim with the place in its version."""
    first, exercise, old, new = TEXTS[language]
    before, after = version(1, first, exercise, old, language=language), version(2, first, new, language=language)
    found = compare(before, after)
    assert found
    assert [words(one) for one in found.changes] == [(exercise, ""), (old, new)]
    gone = found.changes[0].before
    assert gone
    assert (gone.span.version, before.article.read(gone.span.place), gone.language) == (1, exercise, language)
    back = compare(after, before)
    assert back
    assert [words(one) for one in back.changes] == [(new, old), ("", exercise)]


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_that_moved_is_no_change(language: str) -> None:
    """Nor are blanks and paragraphs."""
    first, exercise, trade, _ = TEXTS[language]
    assert compare(version(1, first, exercise, trade, language=language), version(2, trade, first, exercise, language=language)) is None


def test_the_headline_alone_may_change() -> None:
    """It is cited in both versions."""
    found = compare(version(1, "Text.", title="Talks held"), version(2, "Text.", title="Talks put off"))
    assert found
    assert found.headline
    assert (words(found.headline), found.changes) == (("Talks held", "Talks put off"), ())
    assert found.headline.after
    assert (found.headline.after.span.version, found.headline.after.span.place.field) == (2, Field.TITLE)


def test_names_and_figures_that_only_one_version_has_are_named() -> None:
    """In the words of the version that has them."""
    place = Place(field=Field.TEXT, start=0, end=5)
    old = Facts(
        mentions=(Mention(entity="xi", place=place), Mention(entity="minsk", place=place)),
        figures=(Figure(place=place, low=70, high=70, unit="percent", currency=""),),
    )
    new = Facts(
        mentions=(Mention(entity="minsk", place=place),), figures=(Figure(place=place, low=17, high=17, unit="percent", currency=""),)
    )
    found = compare(version(1, "Alpha one.", facts=old), version(2, "Gamma two.", facts=new))
    assert found
    assert [words(one) for one in found.names] == [("Alpha", "")]
    assert [words(one) for one in found.figures] == [("Alpha", ""), ("", "Gamma")]


def test_of_a_text_written_anew_the_first_sentences_are_shown() -> None:
    """How many more changed is said."""
    old = [f"Alpha {n} bravo charlie delta." for n in range(30)]
    new = [f"Other words entirely number {n}." for n in range(20)]
    found = compare(version(1, *old), version(2, *new))
    assert found
    assert (len(found.changes), found.more) == (MOST, 50 - MOST)


def life(*revisions: tuple[Kept, datetime], looks: tuple[Look, ...] = (), new: int = 2) -> Life:
    """Return an article's life."""
    return Life(revisions=tuple(Revision(kept=kept, at=at) for kept, at in revisions), looks=looks, new=new)


def test_an_article_kept_long_ago_is_in_the_section_of_the_day_of_its_edit() -> None:
    """Its number goes on after the voices, and both versions have their times."""
    long_ago = WINDOW.start - timedelta(days=20)
    told = life((version(1, "One.", "Two."), long_ago), (version(2, "One."), EVENING))
    member = material.article("other")
    given = material.material((material.story(member), material.summary(material.sentence(member))))
    (edit,) = compose(replace(given, lives=(told,))).edits
    assert (edit.kind, edit.number, edit.story, edit.since, edit.at) == (EditKind.EDITED, 2, 0, long_ago, EVENING)
    assert [words(one) for one in edit.changes] == [("Two.", "")]


def test_an_edit_of_what_is_told_today_bears_the_number_of_its_voice() -> None:
    """And the story's, by which it stands above the stories."""
    member = version(2, "One.")
    given = material.material((material.story(member), material.summary()))
    told = life((version(1, "One.", "Two."), MORNING), (member, EVENING))
    digest = compose(replace(given, lives=(told,)))
    assert [(edit.number, edit.story) for edit in digest.edits] == [(digest.stories[0].voices[0].number, digest.stories[0].number)]


def test_what_is_gone_of_a_story_that_is_told_again_belongs_to_it() -> None:
    """A readout of yesterday that is lost today stands above the stories, although today tells no word of it."""
    named = Facts(mentions=(Mention(entity="services", place=Place(field=Field.TEXT, start=0, end=5)),))
    lost, member = version(1, "One."), material.article("other", facts=named)
    before = Published(number=7, first_told="2026-11-20", last_told="2026-11-20", headline="Talks", members=(lost,))
    story = replace(material.story(member), continues=7)
    given = replace(material.material((story, material.summary(material.sentence(member)))), published=(before,))
    looks = tuple(Look(at=at, reason=Reason.NOT_FOUND) for at in (EVENING - timedelta(days=2), EVENING))
    (edit,) = compose(replace(given, lives=(life((lost, MORNING), looks=looks),))).edits
    assert (edit.kind, edit.story) == (EditKind.GONE, 7)


def test_what_our_own_upgrade_reads_otherwise_is_never_told() -> None:
    """A version of the same answer is ours; the edit after it is told against it, since the time of the answer."""
    ours = version(2, "One.", "Two.", response="answer-1")
    told = life((version(1, "Menu One.", "Two."), MORNING), (ours, EVENING), (version(3, "One."), EVENING))
    (edit,) = compose(replace(material.material(), lives=(told,))).edits
    assert (edit.before, edit.after, edit.since, [words(one) for one in edit.changes]) == (2, 3, MORNING, [("Two.", "")])


def test_a_text_from_another_origin_is_no_edit() -> None:
    """That a wall fell is our access, not their pen."""
    behind = version(1, "One.")
    behind = replace(behind, version=replace(behind.version, article=replace(behind.article, origin=TextOrigin.FEED)))
    assert compose(replace(material.material(), lives=(life((behind, MORNING), (version(2, "Two."), EVENING)),))).edits == ()


def test_a_disappearance_is_told_in_the_window_that_made_sure_of_it() -> None:
    """With its reason, since the first miss; an earlier edit of the article is not told again."""
    looks = tuple(Look(at=at, reason=Reason.NOT_FOUND) for at in (EVENING - timedelta(days=2), EVENING, EVENING + timedelta(days=1)))
    long_ago = WINDOW.start - timedelta(days=9)
    told = life((version(1, "One."), long_ago), (version(2, "Two."), long_ago), looks=looks, new=3)
    (edit,) = compose(replace(material.material(), lives=(told,))).edits
    assert (edit.kind, edit.reason, edit.since, edit.at) == (EditKind.GONE, Reason.NOT_FOUND, looks[0].at, EVENING)
