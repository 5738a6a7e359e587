"""What was planted in the newsroom, and whether the service found it: each plant is a sentence and a check.

Checks read what anybody can read: the digests and the fates of addresses. They know the newsroom and nothing of the stages.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC

from monitor.model import EditKind, FoldedAs, Health, Known, Reason, Reprint, StoryState, TextOrigin, ToldEdit
from monitor.newsroom import morning
from monitor.newsroom.content import rows, url
from monitor.newsroom.findings import FIRST, SECOND, THIRD, Findings, Plant

VISIT = ("official-ru", "agency-ru", "mirror-ru", "agency-en", "agency-zh", "paper-zh", "paper-ru", "exile-be", "wire-en", "copy-en")
REPRINTS = {
    "visit-mirror-ru": "visit-agency-ru",
    "visit-paper-ru": "visit-agency-ru",
    "visit-paper-zh": "visit-agency-zh",
    "visit-copy-en": "visit-agency-en",
}
POTASH = ("potash-trader-ru", "visit-wall-en", "potash-paper-zh", "potash-radio-be")
PARK = ("business-ru", "agency-zh", "agency-en", "exile-be")


def plants() -> tuple[Plant, ...]:
    """Return every plant of the newsroom."""
    return (
        Plant("one event, told in four languages by nine outlets, is one story of five voices", _one_visit),
        Plant("an agency's English text is the translation of its Russian one", _translated),
        Plant("reprints stand under their voices: 97 % of a broadcast, nearly all of a dispatch, a third of another", _reprints),
        Plant("a second story, a contract, in four languages", _one_contract),
        Plant("the next day's event is another story, in four languages", _one_park),
        Plant("what follows on the visit keeps its number and is developing", _follow_up),
        Plant("a page that republishes a seed with furniture is folded", _seed_copy),
        Plant("a reprint cut to half is a copy of its origin, not a voice", _cut_copy),
        Plant("a copy printed two days later is folded, and the day has nothing new", _late_copy),
        *(Plant(f"off the topic: {name}", _off_topic(name, *reasons)) for name, reasons in OFF_TOPIC.items()),
        Plant("an article without a date is told and shows none, or a doubtful one", _no_date),
        Plant("a date in the future is not believed", _future_date),
        Plant("a time without a zone is of the source's zone", _zoneless),
        Plant("a feed that answers 404 is reported as failed", _failed("dead", Reason.NOT_FOUND)),
        Plant("a feed that hangs is reported as failed", _failed("stuck", Reason.TIMEOUT)),
        Plant("a feed of eleven bytes is not taken for a quiet one", _failed("hollow", Reason.EMPTY_FEED)),
        Plant("an old article of a feed that never changes is filled afterwards", _old),
        Plant("an article edited between two polls has two versions, and the new one is told", _edited),
        Plant("the edit stands above the stories, with the sentence that was removed", _removed),
        *morning.plants(),
        Plant("an article that answered 404 twice a day apart is gone, one that failed is not", _gone),
        Plant("windows-1251 and GBK pages are read right", _charsets),
        Plant("behind a wall the feed's own text is told, and marked", _wall),
        Plant("no live link leads to a designated outlet", _designated),
        Plant("every digest says how complete it is", _complete),
        Plant("every citation in every file is proven, in the store and in the archive", _proven),
    )


OFF_TOPIC: Mapping[str, tuple[Reason, ...]] = {
    "harvest-ru": (Reason.NOT_MENTIONED, Reason.OFF_TOPIC),
    "space-zh": (Reason.NOT_MENTIONED, Reason.OFF_TOPIC),
    "list-en": (Reason.OFF_TOPIC, Reason.PASSING_MENTION),
    "match-ru": (Reason.NOT_MENTIONED, Reason.OFF_TOPIC, Reason.PASSING_MENTION),
    "weather-be": (Reason.NOT_MENTIONED, Reason.OFF_TOPIC),
    "quiet-ru": (Reason.NOT_MENTIONED, Reason.OFF_TOPIC),
}


def inspect(findings: Findings) -> Iterator[tuple[str, str]]:
    """Yield each plant's sentence with what is wrong, empty when it was found."""
    for plant in plants():
        try:
            yield plant.what, plant.check(findings)
        except LookupError as error:
            yield plant.what, str(error)


def _together(findings: Findings, edition: str, names: tuple[str, ...]) -> str:
    numbers = {name: findings.story(edition, name).number for name in names}
    return "" if len(set(numbers.values())) == 1 else f"told in several stories: {numbers}"


def _one_visit(findings: Findings) -> str:
    apart = _together(findings, FIRST, tuple(f"visit-{name}" for name in VISIT))
    told = "9 outlets, 4 languages, 5 voices"
    return apart or ("" if told in findings.file(f"{FIRST}.html") else f"the edition does not say {told!r}")


def _one_contract(findings: Findings) -> str:
    apart = findings.story(FIRST, POTASH[0]).number != findings.story(FIRST, "visit-agency-en").number
    return _together(findings, FIRST, POTASH) if apart else "the contract is told in the story of the visit"


def _translated(findings: Findings) -> str:
    russian, english = findings.voice(FIRST, "visit-agency-ru"), findings.voice(FIRST, "visit-agency-en")
    return "" if english.translation_of == russian.number else f"it translates {english.translation_of}, not {russian.number}"


def _reprints(findings: Findings) -> str:
    copies = {
        copy.url: (voice.url, round(copy.share, 2), round(copy.extent, 2))
        for voice in findings.story(FIRST, "visit-agency-en").voices
        for copy in voice.also_at
    }
    expected = {url(copy): url(origin) for copy, origin in REPRINTS.items()}
    right = {copy: origin for copy, (origin, _, _) in copies.items()} == expected
    whole = all(copies[url(name)][1] >= 0.97 for name in ("visit-paper-zh", "visit-mirror-ru"))  # noqa: PLR2004 (as planted)
    cut = 0.3 < copies[url("visit-copy-en")][2] < 0.5  # noqa: PLR2004 (as planted)
    return "" if right and whole and cut else f"told as {copies}"


def _one_park(findings: Findings) -> str:
    apart = findings.story(SECOND, "park-business-ru").number != findings.story(FIRST, "visit-agency-en").number
    return _together(findings, SECOND, tuple(f"park-{name}" for name in PARK)) if apart else "the park is told in the story of the visit"


def _follow_up(findings: Findings) -> str:
    first, second = findings.story(FIRST, "visit-wire-en"), findings.story(SECOND, "visit-followup-en")
    right = second.number == first.number and second.state is StoryState.DEVELOPING and second.first_told == FIRST
    return "" if right else f"story {first.number}, then {second.number} ({second.state}, first told {second.first_told or 'here'})"


def _seed_copy(findings: Findings) -> str:
    verdict = findings.explain(url("seed-copy-en")).verdict
    if not (isinstance(verdict, Known) and verdict.seed == rows()["seed-copy-en"]["seed"]):
        return f"its verdict is {verdict}"
    folded = {one.url for one in findings.digests[FIRST].folded if one.kind is FoldedAs.SEED}
    return "" if url("seed-copy-en") in folded else "it is not among the folded"


def _cut_copy(findings: Findings) -> str:
    verdict = findings.explain(url("visit-copy-en")).verdict
    origin = findings.voice(FIRST, "visit-agency-en")
    if not (isinstance(verdict, Reprint) and verdict.of == origin.article):
        return f"its verdict is {verdict}"
    return "" if url("visit-copy-en") in {copy.url for copy in origin.also_at} else "it is not listed with its origin"


def _late_copy(findings: Findings) -> str:
    digest = findings.digests[THIRD]
    if digest.stories:
        return f"told: {[story.headlines[0].sentence.text for story in digest.stories]}"
    folded = {one.url for one in digest.folded if one.kind is FoldedAs.REPRINT}
    return "" if url("visit-copy-ru") in folded else "the copy is not among the folded"


def _off_topic(name: str, *allowed: Reason) -> Callable[[Findings], str]:
    def check(findings: Findings) -> str:
        explanation = findings.explain(url(name))
        return "" if explanation.reason in allowed else f"its fate is {explanation.fate} ({explanation.reason})"

    return check


def _no_date(findings: Findings) -> str:
    published = findings.voice(SECOND, "park-agency-en").published
    return "" if published is None or published.suspicious else f"it is dated {published.moment}"


def _future_date(findings: Findings) -> str:
    voice = findings.voice(SECOND, "future-date-ru")
    wrong = voice.published is not None and voice.published.moment > voice.kept_at
    return f"it is dated {voice.published}" if wrong else ""


def _zoneless(findings: Findings) -> str:
    published = findings.voice(FIRST, "potash-radio-be").published
    planted = rows()["potash-radio-be"]["published"].astimezone(UTC)
    return "" if published and published.moment == planted else f"it is dated {published}, not {planted}"


def _failed(source: str, reason: Reason) -> Callable[[Findings], str]:
    def check(findings: Findings) -> str:
        health = next(one for one in findings.digests[FIRST].coverage.sources if one.source == source)
        right = health.health in (Health.FAILED, Health.SILENT) and health.reason.startswith(reason.value)
        return "" if right else f"it is {health.health} ({health.reason})"

    return check


def _old(findings: Findings) -> str:
    return "" if url("old-en") in {one.url for one in findings.digests[FIRST].late} else "it is not filled afterwards"


def _edited(findings: Findings) -> str:
    versions = findings.explain(url("visit-paper-ru")).versions
    edit = _told_edit(findings)
    right = len(versions) == 2 and (edit.kind, edit.before, edit.after) == (EditKind.EDITED, 1, 2)  # noqa: PLR2004 (two versions)
    return "" if right else f"versions {versions}, told as {edit.kind} from {edit.before} to {edit.after}"


def _removed(findings: Findings) -> str:
    edit = _told_edit(findings)
    removed = [change.before.text for change in edit.changes if change.before and not change.after]
    shown = all(words in findings.file(f"{FIRST}.html") for words in removed)
    right = removed == ["Предварительно учения запланированы на 2024 год."] and shown and edit.story
    same = not (edit.headline or edit.names or edit.figures)
    return "" if right and same else f"removed: {removed}, in story {edit.story}, shown: {shown}, nothing else changed: {same}"


def _told_edit(findings: Findings) -> ToldEdit:
    """Return the one edit that is told of the planted article. Raises LookupError."""
    told = [edit for edit in findings.digests[FIRST].edits if edit.url == url("visit-paper-ru")]
    if len(told) != 1:
        raise LookupError(f"{len(told)} edits of it are told")
    return told[0]


def _gone(findings: Findings) -> str:
    told = [
        (name, edit.url) for name in (FIRST, SECOND, THIRD) for edit in findings.digests[name].edits if edit.kind is not EditKind.EDITED
    ]
    return "" if told == [(SECOND, url("visit-official-ru"))] else f"gone: {told}"


def _charsets(findings: Findings) -> str:
    wrong = [name for name in ("visit-agency-ru", "potash-paper-zh") if findings.voice(FIRST, name).title != rows()[name]["title"]]
    return f"garbled: {wrong}" if wrong else ""


def _wall(findings: Findings) -> str:
    origin = findings.voice(FIRST, "visit-wall-en").origin
    return "" if origin is TextOrigin.FEED else f"its text is said to be the {origin}'s"


def _designated(findings: Findings) -> str:
    linked = [name for name in (FIRST, SECOND) if 'href="http://volnaje-slova.example' in findings.file(f"{name}.html")]
    return f"linked in {linked}" if linked else ""


def _complete(findings: Findings) -> str:
    lacking = [name for name in (FIRST, SECOND, THIRD) if not findings.digests[name].coverage.drops]
    return f"no fates in {lacking}" if lacking else ""


def _proven(findings: Findings) -> str:
    cited = sum(proof.citations for proof in findings.proofs)
    proven = sum(proof.proven for proof in findings.proofs)
    faults = [f"{fault.file}: {fault.what} {fault.words}".rstrip() for proof in findings.proofs for fault in proof.faults]
    return "" if cited and proven == cited and not faults else f"{proven} of {cited} citations proven; {faults[:3]}"
