"""Compares an edition as it was told with how it would be told today; it composes neither."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from monitor.model import Difference, DifferenceKind, Digest, ToldStory, Voice


def differences(told: Digest, today: Digest, withdrawn: AbstractSet[str]) -> tuple[Difference, ...]:
    """Return the differences, in the order of print: stories are the same when they share most articles, whatever their numbers.
    `withdrawn` are ids of articles whose words were removed since."""
    pairs = list(_paired(told, today))
    found = [change for before, after in pairs for change in _of_story(before, after, withdrawn)]
    paired = {id(after) for _, after in pairs if after}
    found += [_change(DifferenceKind.STORY_MORE, 0, _headline(one), "") for one in today.stories if id(one) not in paired]
    return tuple(found)


def _paired(told: Digest, today: Digest) -> Iterator[tuple[ToldStory, ToldStory | None]]:
    """Yield each told story with that of today that shares most articles with it and no more with an earlier one."""
    free = list(today.stories)
    for story in told.stories:
        shared = [(len(_names(story) & _names(other)), -at) for at, other in enumerate(free)]
        most, at = max(shared, default=(0, 0))
        yield story, free.pop(-at) if most else None


def _names(story: ToldStory) -> frozenset[str]:
    copies = (copy.url for voice in story.voices for copy in voice.also_at)
    return frozenset(name for voice in story.voices for name in (voice.article, voice.url)) | frozenset(copies)


def _of_story(before: ToldStory, after: ToldStory | None, withdrawn: AbstractSet[str]) -> Iterator[Difference]:
    gone = [voice for voice in before.voices if voice.article in withdrawn]
    yield from (_change(DifferenceKind.WITHDRAWN, before.number, voice.outlet, voice.url) for voice in gone)
    if after is None:
        yield _change(DifferenceKind.STORY_LESS, before.number, _headline(before), "")
        return
    if _headline(before) != _headline(after) and not gone:
        yield _change(DifferenceKind.HEADLINE, before.number, _headline(after), f"told: {_headline(before)}")
    earlier, later = ({voice.article: voice for voice in story.voices} for story in (before, after))
    for article, voice in later.items():
        if article not in earlier and voice.url not in _names(before):
            yield _change(DifferenceKind.JOINED, before.number, voice.title, _where(voice))
        elif article in earlier and earlier[article].version != voice.version:
            detail = f"version {voice.version}, told was {earlier[article].version}: {_where(voice)}"
            yield _change(DifferenceKind.EDITED, before.number, voice.title, detail)
    for article, voice in earlier.items():
        if article not in later and article not in withdrawn and voice.url not in _names(after):
            yield _change(DifferenceKind.LEFT, before.number, voice.title, _where(voice))


def _headline(story: ToldStory) -> str:
    return story.headlines[0].sentence.text if story.headlines else ""


def _where(voice: Voice) -> str:
    return f"{voice.outlet}, {voice.url}"


def _change(kind: DifferenceKind, story: int, words: str, detail: str) -> Difference:
    return Difference(kind=kind, story=story, words=words, detail=detail)
