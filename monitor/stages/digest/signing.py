"""Finds whether a meeting of leaders is told by nobody with a signed document; it does not say that none was signed.

Any word of signing that is not said to be missing counts as a document reported, whatever it is about: that nobody reports one is
only said where no article of the story could be read otherwise. "No documents were signed" is such a report of none.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from monitor.model import EntityKind, Kept, Rung, StoryState, TextOrigin, ToldStory, Topic
from monitor.stages.stories.steps import met

LANGUAGES = ("en", "ru", "be", "zh")
"""Languages whose words of signing are known."""

_REPORTED = re.compile(
    r"\bsign(?:s|ed|ing|ator\w*|ature\w*)?\b|\binked\b|\binitial(?:l)?ed\b|\bjoint (?:statement|declaration|communiqu)"
    r"|\b(?:agreement|memorand|contract|treat(?:y|ies)|protocol)\w*|\baccords?\b"
    r"|\bп[ао]дп[иі][сш](?!чи|чы|к)|\bпарафі?и?р|\bскрепил|\bзмацавал|\b(?:совместн|сумесн)\w+ (?:заяв|д[еэ]кларац|коммюнике|камюніке)"
    r"|\b(?:соглашени|договор|контракт|меморандум|протокол|пагадненн|дагавор|дамов|кантракт|мемарандум|пратакол)"
    r"|\bпакет\w* (?:документ|дакумент)|签(?!证)|协议|协定|合同|备忘录|议定书|联合(?:声明|公报|宣言)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\bno (?:signed|signing)\b|\bno (?:joint )?(?:document|agreement|deal|paper|contract|declaration|statement|treat|memorand)\w*"
    r"(?: (?:was|were|has been|have been|is|are|to be))? sign\w*|\bnothing (?:was|has been|had been|is) signed\b|\bwithout signing\b"
    r"|\b(?:not|n['’]t|never)(?: yet)?(?: been| be)? sign(?:ed|ing)?\b"
    r"|\bо подписан\w+(?: [\w-]+){0,6} не (?:сообща|объявл|говор|упомин)\w*|\bподписани\w+(?: [\w-]+){0,6} не (?:последова|состоя|был)\w*"
    r"|\bне (?:был[аио]? )?подпис(?:ан|ыва|ал)\w*|\bбез подписани\w*"
    r"|\b(?:пра|аб) падпісан\w+(?: [\w-]+){0,6} не (?:паведам|абвяшч|абвешч|гавор|згадв)\w*"
    r"|\bпадпісанн\w+(?: [\w-]+){0,6} не (?:адбы|был|быў)\w*|\bне (?:был[аоі] |быў )?падпіс(?:ан|ва|аў|ал)\w*|\bбез падпісанн\w*"
    r"|(?:未(?!来)|没有|没)[^，。；！？\s]{0,8}签[署订约](?!了)(?:[^，。；！？\s]{0,6}(?:文件|协议|协定|合同))?",
    re.IGNORECASE,
)
"""Only what leaves no document over: "the signed papers were not published" is no report of none."""
_HIGHEST = (Rung.SIGNED, Rung.RATIFIED, Rung.IN_FORCE, Rung.DONE)


def unsigned(told: Sequence[ToldStory], known: Iterable[Kept], topic: Topic) -> frozenset[int]:
    """Return the numbers of the new stories that tell of a meeting of leaders, and of which no article, voices and copies alike, reports
    a signed document. `known` holds the articles."""
    by_url = {kept.article.url: kept for kept in known}
    leaders = _leaders(topic)
    return frozenset(story.number for story in told if story.state is StoryState.NEW and _unsigned(story, by_url, leaders))


def _unsigned(story: ToldStory, by_url: Mapping[str, Kept], leaders: Mapping[str, frozenset[str]]) -> bool:
    urls = [url for voice in story.voices for url in (voice.url, *(copy.url for copy in voice.also_at))]
    articles = [by_url[url] for url in urls if url in by_url]
    if len(articles) < len(urls) or not all(map(_is_whole, articles)):
        return False
    meeting = sum(_meets(kept, leaders) for kept in articles)
    return 2 * meeting > len(articles) and not any(map(reports, articles))


def _is_whole(kept: Kept) -> bool:
    """Return whether the whole text was read, in a language whose words of signing are known."""
    return kept.article.origin is not TextOrigin.FEED and kept.article.language.partition("-")[0] in LANGUAGES


def _leaders(topic: Topic) -> dict[str, frozenset[str]]:
    """Return the sides of each person who holds or held an office."""
    return {entity.id: frozenset(entity.sides) for entity in topic.entities if entity.kind is EntityKind.PERSON and entity.offices}


def _meets(kept: Kept, leaders: Mapping[str, frozenset[str]]) -> bool:
    """Return whether an article tells of a meeting that was held, and names a leader of either side."""
    sides: Collection[str] = {side for one in kept.facts.mentions for side in leaders.get(one.entity, ())}
    article = kept.article
    return len(sides) > 1 and met(article.title, article.text, article.language)


def reports(kept: Kept) -> bool:
    """Return whether an article reports that something was signed: in its headline or text, or as a promise on that rung."""
    rest = _DENIED.sub(" ", f"{kept.article.title}\n{kept.article.text}")
    return bool(_REPORTED.search(rest)) or any(one.rung in _HIGHEST for one in kept.facts.commitments)
