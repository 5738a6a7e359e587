"""What was planted in the newsroom, and whether the service found it: each plant is a sentence and a check.

Checks read what anybody can read: the digests and the fates of addresses. They know the newsroom and nothing of the stages.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC

from monitor.model import (
    Digest,
    EditKind,
    Explanation,
    FoldedAs,
    Health,
    Known,
    Proof,
    Reason,
    Reprint,
    StoryState,
    TextOrigin,
    ToldStory,
    Voice,
)
from monitor.newsroom.content import rows, url

VISIT = ("official-ru", "agency-ru", "agency-en", "wire-en", "paper-ru", "exile-be", "radio-be", "agency-zh", "paper-zh", "wall-en")
PARK = ("business-ru", "agency-zh", "agency-en", "exile-be")
FIRST, SECOND, THIRD = "2023-12-05", "2023-12-06", "2023-12-07"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the service made of the newsroom: its digests by name, the fate of any address, the files it wrote,
    and how they stood up to `monitor verify`."""

    digests: Mapping[str, Digest]
    explain: Callable[[str], Explanation]
    file: Callable[[str], str]
    proofs: tuple[Proof, ...]

    def story(self, edition: str, article: str) -> ToldStory:
        """Return the story of an edition in which an article is a voice or a copy. Raises LookupError."""
        for story in self.digests[edition].stories:
            if url(article) in {address for voice in story.voices for address in (voice.url, *(copy.url for copy in voice.also_at))}:
                return story
        raise LookupError(f"{article} is told nowhere in {edition}")

    def voice(self, edition: str, article: str) -> Voice:
        """Return the voice that an article is. Raises LookupError."""
        voices = (voice for voice in self.story(edition, article).voices if voice.url == url(article))
        found = next(voices, None)
        if found is None:
            raise LookupError(f"{article} is no voice in {edition}")
        return found


@dataclass(frozen=True, slots=True)
class Plant:
    """A thing planted: `check` returns what is wrong, or an empty string when it was found."""

    what: str
    check: Callable[[Findings], str]


def plants() -> tuple[Plant, ...]:
    """Return every plant of the newsroom."""
    return (
        Plant("one event, told in four languages by ten outlets, is one story", _one_visit),
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
    return _together(findings, FIRST, tuple(f"visit-{name}" for name in VISIT))


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
    published = findings.voice(FIRST, "visit-radio-be").published
    planted = rows()["visit-radio-be"]["published"].astimezone(UTC)
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
    voice = findings.voice(FIRST, "visit-paper-ru")
    right = voice.version == 2 and voice.title == rows()["visit-paper-ru"]["edited"]["title"]  # noqa: PLR2004 (the second version)
    return "" if right else f"version {voice.version} is told: {voice.title}"


def _removed(findings: Findings) -> str:
    told = [edit for edit in findings.digests[FIRST].edits if edit.url == url("visit-paper-ru")]
    if [(edit.kind, edit.before, edit.after) for edit in told] != [(EditKind.EDITED, 1, 2)]:
        return f"told as {[(edit.kind, edit.before, edit.after) for edit in findings.digests[FIRST].edits]}"
    removed = [change.before.text for change in told[0].changes if change.before and not change.after]
    shown = all(words in findings.file(f"{FIRST}.html") for words in removed)
    right = removed == [rows()["visit-paper-ru"]["text"].strip().rpartition("\n")[2]] and shown and told[0].story
    return "" if right else f"removed: {removed}, in story {told[0].story}, shown: {shown}"


def _gone(findings: Findings) -> str:
    told = [
        (name, edit.url) for name in (FIRST, SECOND, THIRD) for edit in findings.digests[name].edits if edit.kind is not EditKind.EDITED
    ]
    return "" if told == [(SECOND, url("visit-official-ru"))] else f"gone: {told}"


def _charsets(findings: Findings) -> str:
    wrong = [name for name in ("visit-agency-ru", "visit-paper-zh") if findings.voice(FIRST, name).title != rows()[name]["title"]]
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
