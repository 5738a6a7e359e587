"""OPML in and out: subscription lists as other readers have them (opml.org/spec2). It edits no register."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

from monitor.errors import UsageError
from monitor.model import Language, Source, SourceKind
from monitor.settings.register import identifier


def read(file: Path, taken: Sequence[str], language: Language) -> tuple[Source, ...]:
    """Return the feeds of an OPML file as unverified sources with free ids. Raises UsageError when it is none."""
    import listparser

    try:
        listed = listparser.parse(file.read_bytes())
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}", "Name an OPML file.") from error
    if not listed.feeds:
        raise UsageError(f"{file} lists no feeds", "Name an OPML file that another feed reader has exported.")
    sources: list[Source] = []
    for feed in listed.feeds:
        used = [*taken, *(source.id for source in sources)]
        sources.append(_source(feed.url, feed.title or feed.url, identifier(feed.title or feed.url, used), language))
    return tuple(sources)


def write(sources: Sequence[Source]) -> str:
    """Return the sources as an OPML 2.0 document. Kinds that no feed reader knows stand in `type` all the same: list, sitemap, json."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "Sources of monitor"
    body = ET.SubElement(root, "body")
    for source in sources:
        kind = "rss" if source.kind in (SourceKind.RSS, SourceKind.ATOM, SourceKind.AUTO) else source.kind.value
        language = ",".join(source.languages)
        ET.SubElement(body, "outline", type=kind, text=source.name, title=source.name, xmlUrl=source.url, language=language)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def _source(url: str, name: str, id_: str, language: Language) -> Source:
    return Source(id=id_, name=name, url=url, kind=SourceKind.AUTO, languages=(language,), zone="UTC", interval=timedelta(hours=1))
