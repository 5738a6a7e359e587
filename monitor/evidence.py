"""Puts together what proves one article: its archived answers, its stored versions, and how anybody can check them.

Equal stores give equal bytes. Nothing is written here: the files go to whoever publishes them.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import monitor
from monitor import ports
from monitor.errors import StoreError, UsageError
from monitor.model import (
    Backing,
    EvidentAnswer,
    EvidentVersion,
    Explanation,
    Kept,
    Known,
    Language,
    Manifest,
    New,
    Page,
    Rendering,
    Reprint,
    Settings,
    Verdict,
)
from monitor.stages import polling, render, verify

FORM = "monitor.evidence/1"
"""The name of the manifest's form; it changes when a reader of the old one would misread the new one."""
_EXTENSIONS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "txt",
    "application/json": "json",
}


def gather(settings: Settings, reader: ports.Reader, archive: ports.Archive, url: str) -> tuple[Manifest, tuple[Rendering, ...]]:
    """Return the manifest and all files of the folder for the article at an address. Raises UsageError for an address that is
    not that of a kept article."""
    told = reader.explain(url)
    history = reader.history(told.article) if told.article else ()
    if not history:
        advice = "`monitor search` finds articles, `monitor explain` the fate of an address."
        raise UsageError(f"there is no evidence for {url}: {_why(told)}", advice)
    folder = _Folder(settings, archive)
    behind = {one.version.n: one for one in reader.backings((kept.id, kept.version.n) for kept in history)}
    versions = tuple(folder.version(kept, behind[kept.version.n]) for kept in history)
    folder.put("README.txt", _readme(history[-1], versions, settings.editions.languages[0]).encode("utf-8", "replace"))
    manifest = _manifest(settings.topic.id, history[-1], told, versions, folder.files)
    folder.put("manifest.json", render.record(manifest).encode())
    sums = "".join(f"{_sha256(one.data)}  {one.name}\n" for one in sorted(folder.files, key=lambda one: one.name))
    return manifest, (*folder.files, Rendering(name="SHA256SUMS", data=sums.encode()))


def _manifest(topic: str, last: Kept, told: Explanation, versions: tuple[EvidentVersion, ...], files: Sequence[Rendering]) -> Manifest:
    """Return what the folder holds as data, without the manifest itself and the sums."""
    return Manifest(
        form=FORM,
        program=f"monitor {monitor.__version__}",
        topic=topic,
        article=last.id,
        url=last.article.url,
        aliases=last.article.aliases,
        kept_at=last.kept_at,
        outlet=last.outlet,
        verdict=_verdict(last.verdict),
        sightings=tuple((one.source, one.url, one.at) for one in last.sightings),
        told=told.stories,
        versions=versions,
        files=tuple((one.name, _sha256(one.data)) for one in files),
    )


def _why(told: Explanation) -> str:
    match told.fate:
        case "forgotten":
            return "it was withdrawn, and its words and answers were removed"
        case "dropped":
            return f"it was dropped, as {told.reason}"
        case fate:
            return f"it is {fate}"


def _verdict(verdict: Verdict) -> str:
    match verdict:
        case Reprint():
            return f"reprint of {verdict.of}, {verdict.share:.0%} copied"
        case Known():
            return f"known from the seed {verdict.seed}, {verdict.share:.0%} copied"
        case New():
            return "new"


@dataclass(slots=True)
class _Folder:
    """The folder as far as it is filled."""

    settings: Settings
    archive: ports.Archive
    files: list[Rendering] = field(default_factory=list)
    answers: dict[str, EvidentAnswer] = field(default_factory=dict)

    def put(self, name: str, data: bytes) -> None:
        """Add a file."""
        self.files.append(Rendering(name=name, data=data))

    def version(self, kept: Kept, backing: Backing) -> EvidentVersion:
        """Add a version with the answers that gave it."""
        article, name = kept.article, f"version-{kept.version.n}"
        title, text = (article.title + "\n").encode("utf-8", "replace"), article.text.encode("utf-8", "replace")
        self.put(f"{name}/title.txt", title)
        self.put(f"{name}/text.txt", text)
        because = tuple((one.note, one.weight, article.read(one.place) if one.place else "") for one in kept.relevance.evidence)
        return EvidentVersion(
            n=kept.version.n,
            folder=name,
            title=article.title,
            language=article.language,
            text_origin=article.origin.value,
            published=article.published,
            byline=article.byline,
            recorded=kept.version.recorded,
            extractor=kept.version.extractor,
            title_sha256=_sha256(title),
            text_sha256=_sha256(text),
            relevance=kept.relevance.score,
            because=because,
            answers=tuple(self._answers(backing)),
        )

    def _answers(self, backing: Backing) -> Iterator[EvidentAnswer]:
        if backing.version.response:
            yield self._answer(backing.version.response, "")
        if backing.from_feed and backing.feeds:
            source, name = next(filter(lambda feed: self._tells(feed, backing), backing.feeds), backing.feeds[0])
            yield self._answer(name, source)

    def _tells(self, feed: tuple[str, str], backing: Backing) -> bool:
        """Tell whether an answer of a feed holds the text."""
        source, answer = feed
        try:
            texts = verify.feed_texts(self.archive.get(answer), polling.source_called(source, self.settings))
        except StoreError:
            return False
        return verify.in_answer(backing.version.article.text, texts)

    def _answer(self, name: str, source: str) -> EvidentAnswer:
        if name not in self.answers:
            self.answers[name] = self._opened(name, source)
        return self.answers[name]

    def _opened(self, name: str, source: str) -> EvidentAnswer:
        try:
            page = self.archive.get(name)
        except StoreError as error:
            return _lost(name, source, str(error))
        folder = f"answer-{1 + sum(bool(one.folder) for one in self.answers.values())}"
        self.put(f"{folder}/body.{_extension(page)}", page.body)
        self.put(f"{folder}/headers.txt", _headers(page).encode("utf-8", "replace"))
        self.put(f"{folder}/response.warc", self.archive.record(name))
        return EvidentAnswer(
            name=name,
            source=source,
            folder=folder,
            url=page.url,
            redirects=page.redirects,
            final_url=page.final_url,
            status=page.status,
            fetched_at=page.fetched_at,
            body_sha256=_sha256(page.body),
        )


def _lost(name: str, source: str, reason: str) -> EvidentAnswer:
    return EvidentAnswer(
        name=name, source=source, folder="", url="", redirects=(), final_url="", status=0, fetched_at=None, body_sha256="", reason=reason
    )


def _headers(page: Page) -> str:
    """Return what was asked and the head of the answer, as text."""
    asked = [f"# asked {page.url}", *(f"# redirected to {url}" for url in page.redirects), f"# answered by {page.final_url}"]
    head = (f"{name}: {' '.join(value.split())}" for name, value in page.headers)
    return "\n".join([*asked, f"# fetched {page.fetched_at:%Y-%m-%d %H:%M:%S} UTC", f"HTTP {page.status}", *head]) + "\n"


def _extension(page: Page) -> str:
    kind = page.media_type
    return _EXTENSIONS.get(kind, "xml" if kind.endswith("xml") else "bin")


def _readme(last: Kept, versions: Sequence[EvidentVersion], language: Language) -> str:
    """Return what a stranger has to know of the folder, in a language; times and names of files are the same in all."""
    say = render.phrases(language)
    return render.leaflet("evidence", language).format(
        title=last.article.title,
        url=last.article.url,
        outlet=last.outlet.name,
        kept=f"{last.kept_at:%Y-%m-%d %H:%M:%S}",
        program=f"monitor {monitor.__version__}",
        article=last.id,
        versions="".join(f"{line}\n" for version in versions for line in _given(version, say)),
    )


def _given(version: EvidentVersion, say: render.Phrases) -> Iterator[str]:
    """Yield a version with the answers that gave it."""
    dated = version.published
    when = say("evidence_published", moment=f"{dated.moment:%Y-%m-%d %H:%M}", origin=dated.origin) if dated else say("evidence_undated")
    yield f"  {version.folder}{say('colon')}{when}"
    for answer in version.answers:
        what = say("evidence_feed", source=answer.source) if answer.source else say("evidence_page")
        fetched = (
            say("evidence_fetched", folder=answer.folder, moment=f"{answer.fetched_at:%Y-%m-%d %H:%M:%S}") if answer.fetched_at else ""
        )
        yield f"    {what}{say('colon')}{fetched or say('evidence_lost', reason=answer.reason)}"
    if not version.answers:
        yield f"    {say('evidence_none')}"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
