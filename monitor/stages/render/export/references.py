"""The articles that an edition cites as references: RIS for reference managers, and footnotes in three national forms.

Forms: RIS (Research Information Systems, 2001); The Chicago Manual of Style, 17th ed., 14.191 and 14.205 (news, websites, notes);
ГОСТ Р 7.0.5—2008 (electronic resources); GB/T 7714—2015 (electronic bulletin, [EB/OL]). The day of access is the day on which the
article was kept. No address of an outlet that a state designated leaves the house: programs turn addresses into links.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from monitor.model import Digest, Language, Reference, Voice
from monitor.stages.render.foreign import linkable, printable
from monitor.stages.render.local import english_day

_MONTHS = ("янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек.")
_KIND = "NEWS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a reference names. `published` is None where no date is known, `url` empty where it must not be given."""

    number: int
    title: str
    outlet: str
    language: Language
    published: date | None
    seen: date
    url: str


def cited(digest: Digest) -> Iterator[Cited]:
    """Yield every voice of the edition and every article cited beside the stories, by number."""
    zone = ZoneInfo(digest.zone)
    cut = digest.window.end.astimezone(zone).date()
    for story in digest.stories:
        for voice in story.voices:
            yield _cited(voice, voice.kept_at.astimezone(zone).date(), zone)
    for reference in digest.references:
        yield _cited(reference, cut, zone)


def _cited(one: Voice | Reference, seen: date, zone: ZoneInfo) -> Cited:
    return Cited(
        number=one.number,
        title=printable(one.title),
        outlet=printable(one.outlet),
        language=one.language,
        published=one.published.moment.astimezone(zone).date() if one.published else None,
        seen=seen,
        url="" if one.designated else linkable(one.url),
    )


def ris(digest: Digest) -> bytes:
    """Return the references as RIS."""
    import rispy  # type: ignore[import-untyped]  # ships no types; late: no other command needs it

    class Plain(rispy.RisWriter):  # type: ignore[misc]  # of a library without types
        """Writes references without a running number before each, which the form does not know."""

        def set_header(self, count: int) -> str:
            """Return nothing."""
            del count
            return ""

    return str(rispy.dumps([_entry(one) for one in cited(digest)], implementation=Plain)).strip().encode() + b"\n"


def _entry(one: Cited) -> dict[str, object]:
    """Return a reference by the names that rispy has for the tags."""
    fields = {
        "type_of_reference": _KIND,
        "title": one.title,
        "secondary_title": one.outlet,
        "year": f"{one.published:%Y}" if one.published else "",
        "date": f"{one.published:%Y/%m/%d}/" if one.published else "",
        "access_date": f"{one.seen:%Y/%m/%d}/",
        "language": one.language,
        "urls": [one.url] if one.url else [],
    }
    return {name: value for name, value in fields.items() if value}


def chicago(digest: Digest) -> bytes:
    """Return footnotes after The Chicago Manual of Style."""
    return _notes(digest, _chicago)


def gost(digest: Digest) -> bytes:
    """Return footnotes after ГОСТ Р 7.0.5—2008."""
    return _notes(digest, _gost)


def gbt7714(digest: Digest) -> bytes:
    """Return footnotes after GB/T 7714—2015."""
    return _notes(digest, _gbt7714)


def _notes(digest: Digest, note: Callable[[Cited], str]) -> bytes:
    return "".join(f"{note(one)}\n" for one in cited(digest)).encode()


def _chicago(one: Cited) -> str:
    day = english_day(one.published) if one.published else f"accessed {english_day(one.seen)}"
    end = f", {one.url}." if one.url else "."
    return f"{one.number}. {one.outlet}, “{one.title},” {day}{end}"


def _gost(one: Cited) -> str:
    day = f" {one.published.year}. {one.published.day} {_MONTHS[one.published.month - 1]}" if one.published else ""
    address = f" URL: {one.url}" if one.url else ""
    return f"{one.number}. {one.title} // {one.outlet} : [сайт].{day}{address} (дата обращения: {one.seen:%d.%m.%Y})."


def _gbt7714(one: Cited) -> str:
    day = f"({one.published:%Y-%m-%d})" if one.published else ""
    address = f". {one.url}." if one.url else "."
    return f"[{one.number}] {one.outlet}. {one.title}[EB/OL]. {day}[{one.seen:%Y-%m-%d}]{address}"
