"""How an edition would be told otherwise: stories, headlines, articles."""

from dataclasses import replace

from monitor.model import DifferenceKind, Digest, ToldStory
from monitor.stages.differences import differences
from tests.render import sample

NOBODY: frozenset[str] = frozenset()


def kinds(told: Digest, today: Digest, withdrawn: frozenset[str] = NOBODY) -> list[DifferenceKind]:
    """Return the kinds of change, in order."""
    return [one.kind for one in differences(told, today, withdrawn)]


def with_first(digest: Digest, **changed: object) -> Digest:
    """Return the digest with its first story changed."""
    first: ToldStory = replace(digest.stories[0], **changed)  # type: ignore[arg-type]  # fields by name
    return replace(digest, stories=(first, *digest.stories[1:]))


def test_the_same_edition_has_no_changes() -> None:
    """Numbers, ranks and order do not count."""
    told = sample.digest()
    renumbered = tuple(replace(story, number=story.number + 100) for story in reversed(told.stories))
    assert kinds(told, replace(told, stories=renumbered)) == []


def test_stories_more_and_less_are_named() -> None:
    """Each by its headline; the number is the told one."""
    told = sample.digest()
    less = replace(told, stories=told.stories[1:])
    gone, more = differences(told, less, NOBODY), differences(less, told, NOBODY)
    assert [(one.kind, one.story, bool(one.words)) for one in gone] == [(DifferenceKind.STORY_LESS, told.stories[0].number, True)]
    assert [(one.kind, one.story) for one in more] == [(DifferenceKind.STORY_MORE, 0)]


def test_articles_that_joined_or_left_are_named() -> None:
    """Found later, or taken for something else today."""
    told = sample.digest()
    fewer = with_first(told, voices=told.stories[0].voices[:-1])
    assert kinds(told, fewer) == [DifferenceKind.LEFT]
    assert kinds(fewer, told) == [DifferenceKind.JOINED]


def test_an_edited_article_is_named_with_both_versions() -> None:
    """Its headline may be another one, too."""
    told = sample.digest()
    first, *others = told.stories[0].voices
    today = with_first(told, voices=(replace(first, version=first.version + 1), *others), headlines=told.stories[0].headlines[1:])
    found = differences(told, today, NOBODY)
    assert [one.kind for one in found] == [DifferenceKind.HEADLINE, DifferenceKind.EDITED]
    assert f"version {first.version + 1}, told was {first.version}" in found[1].detail


def test_a_withdrawn_article_is_withdrawn_and_did_not_leave() -> None:
    """Its address says which."""
    told = sample.digest()
    gone = told.stories[0].voices[-1]
    found = differences(told, with_first(told, voices=told.stories[0].voices[:-1]), frozenset({gone.article}))
    assert [(one.kind, one.detail) for one in found] == [(DifferenceKind.WITHDRAWN, gone.url)]
