"""Proves published editions: opens their files, the stored versions they cite and the archived answers behind those.

How words are compared is said in `stages.verify`; nothing is written here.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from monitor import ports
from monitor.errors import StoreError
from monitor.model import (
    Backing,
    Caveat,
    CitedSentence,
    Digest,
    Edition,
    EditionRecord,
    Fault,
    Field,
    Finding,
    Format,
    Proof,
    Settings,
    Source,
)
from monitor.rebuilding import stored, withdrawn
from monitor.stages import polling, render, verify

Key = tuple[str, int]
"""An article's id and a version's number."""

_AGAIN = "`monitor digest --since DATE` writes it again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnesses:
    """What editions are held against; `now` decides which answers may have expired."""

    settings: Settings
    reader: ports.Reader
    archive: ports.Archive
    publisher: ports.Publisher
    now: datetime


def prove(witnesses: Witnesses, records: Sequence[EditionRecord]) -> tuple[Proof, ...]:
    """Return the proof of each edition. Archived answers are read once, however many editions cite them."""
    answers = _Answers(witnesses)
    return tuple(_prove(witnesses, answers, record) for record in records)


def prove_own(witnesses: Witnesses, documents: Sequence[Edition]) -> tuple[Proof, ...]:
    """Return the proof of documents since a day. Nothing of them is recorded, so their files are held against each other."""
    answers = _Answers(witnesses)
    return tuple(_prove_own(witnesses, answers, document) for document in documents)


def _prove_own(witnesses: Witnesses, answers: "_Answers", document: Edition) -> Proof:
    files = {name: witnesses.publisher.read(name) for name in (f"{document.name}.{form.value}" for form in Format)}
    absent = [Finding(file=name, words="", what=Fault.ABSENT, detail=_AGAIN) for name, data in files.items() if data is None]
    printed = _printed(files)
    return _proof(witnesses, answers, document, printed, [*absent, *verify.disagreeing(printed)])


def _prove(witnesses: Witnesses, answers: "_Answers", record: EditionRecord) -> Proof:
    digest = stored(witnesses.reader, record)
    files = {name: witnesses.publisher.read(name) for name, _ in record.files}
    printed = _printed(files)
    findings = [*_files(witnesses.reader, record, digest, files)]
    findings += [one for name, found in printed.items() for one in verify.unprinted(name, found, digest)]
    return replace(_proof(witnesses, answers, record.edition, printed, findings), files=tuple(files))


Printed = dict[str, tuple[CitedSentence | render.Unmatched, ...]]
"""The citations of files by their names, as printed."""


def _printed(files: dict[str, bytes | None]) -> Printed:
    return {name: verify.read(name, data) for name, data in files.items() if data is not None}


def _proof(witnesses: Witnesses, answers: "_Answers", edition: Edition, printed: Printed, findings: Sequence[Finding]) -> Proof:
    """Return the proof of files out of what was found of them as a whole, and what each of their citations can be held against."""
    sound = {name: tuple(one for one in found if isinstance(one, CitedSentence)) for name, found in printed.items()}
    behind = _behind(witnesses.reader, [one for found in sound.values() for one in found])
    checked = [_checked(name, one, behind, answers) for name, found in sound.items() for one in found]
    findings = [*findings, *(one for one in checked if one)]
    return Proof(
        edition=edition,
        files=tuple(printed),
        citations=sum(map(len, printed.values())),
        proven=sum(one is None for one in checked),
        faults=tuple(one for one in findings if isinstance(one.what, Fault)),
        caveats=tuple(one for one in findings if isinstance(one.what, Caveat)),
    )


def _behind(reader: ports.Reader, cited: Sequence[CitedSentence]) -> dict[Key, Backing]:
    keys = dict.fromkeys((one.span.article, one.span.version) for one in cited)
    return {(one.version.id, one.version.n): one for one in reader.backings(keys)}


def _files(reader: ports.Reader, record: EditionRecord, digest: Digest, files: dict[str, bytes | None]) -> Iterator[Finding]:
    """Yield what became of the files themselves. Where an article was withdrawn they were written again without its words."""
    again: dict[str, str] = {}
    for name, sha256 in record.files:
        data = files[name]
        if data is None:
            yield Finding(file=name, words="", what=Fault.ABSENT, detail="`monitor digest` writes it again from the store")
        elif not verify.is_published(data, sha256):
            again = again or {one.name: hashlib.sha256(one.data).hexdigest() for one in render.edition(digest)}
            redacted = verify.is_published(data, again.get(name, "")) and withdrawn(reader, digest)
            detail = "written again without the words of a withdrawn article" if redacted else "its bytes are not those that were published"
            yield Finding(file=name, words="", what=Caveat.WITHDRAWN if redacted else Fault.CHANGED, detail=detail)


def _checked(name: str, one: CitedSentence, behind: dict[Key, Backing], answers: "_Answers") -> Finding | None:
    """Return what is wrong with a citation, or None when its words stand in the stored version and in the archived answer."""
    backing = behind.get((one.span.article, one.span.version))
    one = verify.located(one, backing)
    wrong = verify.in_store(name, one, backing)
    if wrong or backing is None:
        return wrong
    if backing.withdrawn:
        return Finding(file=name, words=one.text, what=Caveat.WITHDRAWN, detail=backing.version.article.url)
    lack = answers.lack(backing, one)
    return lack and Finding(file=name, words=verify.short(one.text), what=lack[0], detail=lack[1])


@dataclass(frozen=True, slots=True)
class _Answers:
    """The archive's answers as texts, each opened once."""

    witnesses: Witnesses
    texts: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def lack(self, backing: Backing, one: CitedSentence) -> tuple[Fault | Caveat, str] | None:
        """Return why stored words are not found in any answer that can have given them, or None when they are."""
        words = backing.version.article.read(one.span.place)
        missing: list[str] = []
        opened = 0
        for name, source in self._names(backing, one):
            texts = self._open(name, source)
            if texts is None:
                missing.append(name)
                if source is None and not backing.from_feed:
                    break  # a page that was kept has to be there, wherever else its words may stand
            elif verify.in_answer(words, texts):
                return None
            else:
                opened += 1
        return self._why(backing, missing, opened)

    def _names(self, backing: Backing, one: CitedSentence) -> Iterator[tuple[str, Source | None]]:
        """Yield the answers that can have given the words: the page, unless the text is the feed's; the feeds, also for a headline,
        which is theirs where the page has none."""
        title = one.span.place.field is Field.TITLE
        if backing.version.response and (title or not backing.from_feed):
            yield backing.version.response, None
        if title or backing.from_feed:
            for source, name in backing.feeds:
                yield name, polling.source_called(source, self.witnesses.settings)

    def _open(self, name: str, source: Source | None) -> tuple[str, ...] | None:
        if name not in self.texts:
            try:
                page = self.witnesses.archive.get(name)
            except StoreError as error:
                self.texts[name], self.faults[name] = None, str(error)
            else:
                options = self.witnesses.settings.extract
                self.texts[name] = verify.feed_texts(page, source) if source else verify.page_texts(page, options)
        return self.texts[name]

    def _why(self, backing: Backing, missing: Sequence[str], opened: int) -> tuple[Fault | Caveat, str]:
        """Return what to say of words that were not found: an answer of a feed may have expired, one of a kept page may not."""
        page = backing.version.response
        if page in missing and not backing.from_feed:
            return Fault.MISSING, self.faults[page]
        feeds = [name for name in missing if name != page]
        if backing.pruned and feeds:
            return Caveat.WITHDRAWN, "the feed's answer went with another article that was withdrawn"
        if any(map(self._expired, feeds)):
            return Caveat.EXPIRED, f"held for {self.witnesses.settings.archive.hold.days} days: {feeds[0]}"
        if feeds or not opened:
            return Fault.MISSING, self.faults.get(feeds[0], "") if feeds else "no answer is recorded for it"
        return Fault.NOT_ARCHIVED, page or backing.feeds[0][1]

    def _expired(self, name: str) -> bool:
        """Tell whether an answer that was not kept for good had its time."""
        return date.fromisoformat(name[:10]) + timedelta(days=1) <= (self.witnesses.now - self.witnesses.settings.archive.hold).date()
