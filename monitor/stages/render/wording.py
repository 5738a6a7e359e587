"""Says what a digest holds in the words of its language; all renderings take their words and numbers from here."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.model import (
    AlsoAt,
    CitedSentence,
    Control,
    Dated,
    Digest,
    EditionKind,
    EditKind,
    Folded,
    FoldedAs,
    Form,
    Health,
    Language,
    Late,
    SourceHealth,
    StoryState,
    TextOrigin,
    ToldSentence,
    ToldStory,
    Voice,
    Window,
)
from monitor.stages.render import amounts, holidays, local, remarks
from monitor.stages.render.foreign import shortened
from monitor.stages.render.phrases import Phrases, phrases

_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?")

GLANCE = 3
"""Stories named at the top: what can be read in ten seconds."""


ALL = 0.995
"""From this share on a reprint is called the whole text."""

WHOLE = 0.9
"""A reprint that takes this share of its words from its origin, and has less than this of it, was cut."""


class Wording:
    """A digest in words. Everything returned is text without markup; foreign text in it is printable but not escaped."""

    def __init__(self, digest: Digest) -> None:
        self.digest = digest
        self.say: Phrases = phrases(digest.edition.language)
        self._zone = ZoneInfo(digest.zone)
        self._glosses = {one.span: one for one in digest.glosses}

    # the face
    def date(self) -> str:
        """Return the edition's date, week or month in words."""
        return edition_date(self.say, self.digest.edition.kind, self.digest.edition.day)

    def headed(self) -> str:
        """Return the same as it stands at the head of a page: «Вторник, 5 декабря»."""
        said = self.date()
        return said[:1].upper() + said[1:]

    def window(self) -> str:
        """Return the time that the edition covers, in the topic's zone."""
        end = self.digest.window.end.astimezone(self._zone)
        here = self.say("aside", text=self.digest.zone, aside=_offset(end))
        return f"{self._span(self.digest.window)} · {here}{self._elsewhere(end)}"

    def _elsewhere(self, moment: datetime) -> str:
        """Return how far further zones are from the topic's: "Asia/Shanghai +5 h"."""
        apart = [(zone, moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()) for zone in self.digest.zones]
        here = moment.utcoffset() or timedelta()
        return "".join(f" · {zone} {self.say('zone_apart', hours=_hours(there - here))}" for zone, there in apart)

    def gloss(self, told: ToldSentence) -> str:
        """Return what a sentence in another language states: names, amounts and days; nothing where it needs no gloss."""
        return self.glossed(told.sentence)

    def glossed(self, sentence: CitedSentence) -> str:
        """Return the same of words that an edit cites."""
        found = self._glosses.get(sentence.span)
        if found is None:
            return ""
        language = self.say.language
        counted = (amounts.amount(one.low, one.high, one.unit, one.currency, language, one.bound) for one in found.amounts)
        return " · ".join((*found.names, *counted, *(local.day(one, language) for one in found.days)))

    def notices(self) -> tuple[str, ...]:
        """Return what must be known before reading on."""
        cut_off = self.digest.window.end.astimezone(self._zone)
        provisional = (self.say("provisional", time=self.moment(cut_off)),) if self.digest.provisional else ()
        return (*self._own(), *provisional, *((self.say("retrospective"),) if self.digest.retrospective else ()))

    def _own(self) -> tuple[str, ...]:
        """Return what is particular to a reader's own document: it is no edition, and gives no story its number."""
        if self.digest.edition.kind is not EditionKind.SINCE:
            return ()
        untold = [story.number for story in self.digest.stories if not story.first_told]
        return (self.say("since_own"), *((self.say("since_untold", n=min(untold)),) if untold else ()))

    # at a glance
    def top(self) -> tuple[ToldStory, ...]:
        """Return the stories to name first."""
        return self.digest.stories[:GLANCE]

    def brief(self, story: ToldStory) -> str:
        """Return how many outlets print a story, in how many languages, and how many voices that are."""
        outlets = {voice.outlet for voice in story.voices} | {copy.outlet for voice in story.voices for copy in voice.also_at}
        printed = (self.say.count("outlets_count", len(outlets)),) if len(outlets) > 1 else ()
        languages = self.say.count("languages_count", len({voice.language for voice in story.voices}))
        own = self.say.count("voices_count", sum(voice.translation_of == 0 for voice in story.voices))
        return self.say("comma").join((*printed, languages, own))

    def weight(self, story: ToldStory) -> str:
        """Return the same, and how often the story was translated and reprinted."""
        reprints = sum(len(voice.also_at) for voice in story.voices)
        translations = sum(voice.translation_of > 0 for voice in story.voices)
        counted = (("translations_count", translations), ("reprints_count", reprints))
        return self.say("comma").join((self.brief(story), *(self.say.count(name, n) for name, n in counted if n)))

    def nothing(self) -> str:
        """Return the sentence that stands in place of stories, with a warning where silence proves nothing."""
        warning = self.say("nothing_but_broken") if self._broken() else ""
        return f"{self.say(f'nothing_{self.digest.edition.kind}')} {warning}".strip()

    def counts(self) -> str:
        """Return the edition in one line of counts; parts that are nought are left out, the first two excepted."""
        stories, say = self.digest.stories, self.say
        told = sum(1 + len(voice.also_at) for story in stories for voice in story.voices)
        new = sum(story.state is StoryState.NEW for story in stories)
        rest = (
            ("stories_developing", len(stories) - new),
            ("edited_count", sum(one.kind is EditKind.EDITED for one in self.digest.edits)),
            ("gone_count", sum(one.kind is EditKind.GONE for one in self.digest.edits)),
            ("folded_count", len(self.digest.folded)),
            ("late_count", len(self.digest.late)),
            ("broken_count", len(self._broken())),
        )
        articles = told + len(self.digest.folded) + len(self.digest.late)
        always = (say.count("articles", articles), say.count("stories_new", new))
        return " · ".join((*always, *(say.count(name, n) for name, n in rest if n)))

    # stories
    def state(self, story: ToldStory) -> str:
        """Return whether a story is new or developing."""
        return self.say("new" if story.state is StoryState.NEW else "developing")

    def called(self, edition: str) -> str:
        """Return an edition that is known by its name in words."""
        return edition_called(self.say, edition)

    def number(self, story: ToldStory) -> str:
        """Return the story's number in words."""
        return self.say("story", n=story.number)

    def voice_of(self, story: ToldStory, told: ToldSentence) -> Voice:
        """Return the voice that a sentence cites."""
        return next(voice for voice in story.voices if voice.number == told.number)

    def tail(self, story: ToldStory, headline: ToldSentence) -> str:
        """Return the mark of an omission where the headline is only the beginning of what was printed."""
        return " […]" if len(headline.sentence.text) < len(self.voice_of(story, headline).title.strip()) else ""

    def rank(self, story: ToldStory) -> tuple[tuple[str, str], ...]:
        """Return the reasons of a story's place as (reason, signed points)."""
        return tuple((self.say.word("ranks", name), local.points(points, self.say.language, signed=True)) for name, points in story.rank)

    def rank_total(self, story: ToldStory) -> str:
        """Return the points of a story in words: the sum of those that are printed, so that it can be added up."""
        return self.say("points", n=local.points(sum(round(points, 1) for _, points in story.rank), self.say.language))

    # voices
    def when(self, voice: Voice) -> str:
        """Return when a voice was published, or that this is not known and when it was kept."""
        return self._dated(voice.published) if voice.published else self.say("undated", time=self.moment(voice.kept_at))

    def provenance(self, voice: Voice) -> str:
        """Return who controls the outlet and of what form it is; two unknowns are said once."""
        control = "" if voice.control is Control.UNKNOWN and voice.form is Form.UNKNOWN else self.say.word("control", voice.control)
        return self.say("comma").join(part for part in (control, self.say.word("form", voice.form)) if part)

    def language(self, code: Language) -> str:
        """Return the name of a language, its code where there is no name."""
        return self.say.language_name(code)

    def marks(self, voice: Voice) -> tuple[str, ...]:
        """Return what a reader should know of a voice before trusting it."""
        doubtful = voice.published is not None and voice.published.suspicious
        return (
            *((self.say("feed_only"),) if voice.origin is TextOrigin.FEED else ()),
            *((self.say("suspicious"),) if doubtful else ()),
            *self.flag(voice.designated),
        )

    def flag(self, countries: Sequence[str]) -> tuple[str, ...]:
        """Return the mark of an outlet designated by these states, or nothing."""
        return (f"⚑ {self.say('designated', countries=', '.join(countries))}",) if countries else ()

    def copied(self, copy: AlsoAt) -> str:
        """Return how much of a voice's text stands elsewhere, and since when."""
        cut = 0 < copy.extent < WHOLE <= copy.share
        name = "extent_cut" if cut else "whole_text" if copy.share >= ALL else "same_text"
        share = self.say(name, share=self.say.share(copy.extent if cut else copy.share))
        return self.say("comma").join((share, *((self._dated(copy.published),) if copy.published else ())))

    def any_designated(self) -> bool:
        """Return whether any address of the digest is given without a link."""
        voices = [voice for story in self.digest.stories for voice in story.voices]
        given = [one.designated for one in voices] + [copy.designated for voice in voices for copy in voice.also_at]
        given += [edit.designated for edit in self.digest.edits]
        return any((*given, *(one.designated for one in self.digest.folded), *(one.designated for one in self.digest.late)))

    # folded and late
    def relation(self, folded: Folded) -> str:
        """Return how much of a folded text is known already; what it is known from follows in the renderings."""
        if folded.kind is FoldedAs.TOLD:
            return self.say("folded_told", n=shortened(folded.of_id, 80))
        name = "folded_seed" if folded.kind is FoldedAs.SEED else "folded_reprint"
        return self.say(name, share=self.say.share(folded.share))

    def known_text(self, folded: Folded) -> str:
        """Return the title of the known text in quotation marks, or that it is no longer at hand."""
        return self.say("quoted", text=shortened(folded.of_title)) if folded.of_title else self.say("not_at_hand")

    def late_when(self, late: Late) -> str:
        """Return when a late article was published, with the year, because it may be long ago."""
        here = late.published.moment.astimezone(self._zone)
        day = local.day(here.date().isoformat(), self.say.language)
        return f"{day} {here:%H:%M}" if late.published.has_time else day

    # how complete
    def coverage(self) -> str:
        """Return the completeness of the window in one line."""
        cover, say = self.digest.coverage, self.say
        states = [(health, sum(one.health is health for one in cover.sources)) for health in Health]
        sources = say("comma").join(say.count(health.value, n) for health, n in states if n)
        out = sum(n for _, n in cover.drops)
        counts = [("kept", cover.kept), ("dropped", out), ("waiting", cover.waiting)]
        entries = say("comma").join(say.count(name, n) for name, n in counts if n or name == "kept")
        return " · ".join(
            (
                say.count("sources", len(cover.sources)) + (f"{say('colon')}{sources}" if sources else ""),
                f"{say.count('entries', cover.entries)}{say('colon')}{entries}",
                say("longest_gap", gap=self.duration(cover.longest_gap)),
            )
        )

    def overlap(self) -> str:
        """Return how far consecutive polls overlapped, so that nothing could fall between them."""
        part, whole = self.digest.coverage.polls_overlapping, self.digest.coverage.polls_compared
        return self.say("overlap", part=self.say.number(part), whole=self.say.number(whole)) if whole else self.say("overlap_none")

    def unwatched(self) -> str:
        """Return the days on which this service did not run or got no answer, else an empty string; an edition made in hindsight says
        so on its face."""
        gaps = () if self.digest.retrospective else self.digest.coverage.unwatched
        times = self.say("comma").join(map(self._span, gaps))
        return self.say("unwatched", times=times) if gaps else ""

    def troubled(self) -> tuple[tuple[str, str], ...]:
        """Return (name, what is wrong) of each source that did not do well, failed ones first, and of those with a note."""
        order = (Health.FAILED, Health.SILENT, Health.ON_HOLIDAY, Health.NOT_POLLED, Health.NORMAL)
        sources = [
            one
            for health in order
            for one in self.digest.coverage.sources
            if one.health is health and (health is not Health.NORMAL or one.remarks)
        ]
        return tuple((shortened(one.name, 80), self._trouble(one)) for one in sources)

    def silence(self) -> str:
        """Return the warning about silence where a source failed or was silent, else an empty string."""
        return self.say("silence") if self._broken() else ""

    def holidays(self) -> tuple[str, ...]:
        """Return which holidays fell into the window, a sentence each; nothing for an edition composed before they were known."""
        return holidays.told(self.say, self.digest.holidays)

    def broken(self) -> str:
        """Return the names of the sources that failed or were silent, in one line."""
        states = (
            (health, [shortened(one.name, 80) for one in self._broken() if one.health is health])
            for health in (Health.SILENT, Health.FAILED)
        )
        named = (
            f"{self.say.word('health', health)}{self.say('colon')}{self.say('comma').join(names)}" for health, names in states if names
        )
        return " · ".join(named)

    def drops(self) -> tuple[tuple[str, str], ...]:
        """Return (reason, number of entries), the most frequent first."""
        ordered = sorted(self.digest.coverage.drops, key=lambda pair: (-pair[1], pair[0]))
        return tuple((self.say.word("reason", reason), self.say.number(n)) for reason, n in ordered)

    def imprint(self) -> str:
        """Return what wrote the edition, and out of what."""
        return self.say("program", program=self.digest.program, sequence=self.digest.sequence, zone=self.digest.zone)

    # times
    def moment(self, moment: datetime) -> str:
        """Return day and time in the topic's zone."""
        return local.moment(moment.astimezone(self._zone), self.say.language, weekday=True)

    def _span(self, window: Window) -> str:
        """Return a time from its beginning to its end, with the years where they are two."""
        start, end = (moment.astimezone(self._zone) for moment in (window.start, window.end))
        if start.year == end.year:
            return f"{self.moment(start)} – {self.moment(end)}"
        return " – ".join(local.long_moment(moment, self.say.language) for moment in (start, end))

    def duration(self, length: timedelta) -> str:
        """Return a length of time in hours and minutes."""
        return remarks.duration(self.say, length)

    def _dated(self, dated: Dated) -> str:
        here = dated.moment.astimezone(self._zone)
        return local.moment(here, self.say.language) if dated.has_time else local.short_day(here.date(), self.say.language)

    def _broken(self) -> tuple[SourceHealth, ...]:
        return tuple(one for one in self.digest.coverage.sources if one.health in (Health.FAILED, Health.SILENT))

    def _trouble(self, one: SourceHealth) -> str:
        reason = failure(self.say, one.reason)
        polls = self.say("comma").join((self.say.count("polls", one.polls), self.say.count("failures", one.failures))) if one.polls else ""
        parts = (self.say.word("health", one.health), reason, polls, remarks.told(self.say, one.remarks, self._zone))
        return " · ".join(part for part in parts if part)


def edition_date(say: Phrases, kind: EditionKind, day: date) -> str:
    """Return an edition's date, week or month in words."""
    match kind:
        case EditionKind.DAILY:
            return local.full_day(day, say.language)
        case EditionKind.WEEKLY:
            year, week, _ = day.isocalendar()
            return say("week_long", week=week, year=year)
        case EditionKind.MONTHLY:
            return say.month(day)
        case EditionKind.SINCE:
            return say("since_long", day=local.day(day.isoformat(), say.language))


def edition_called(say: Phrases, name: str) -> str:
    """Return an edition that is known by its name (`2023-12-05.ru`, `2023-W49`, `2023-12`) as words would: its day, week or month."""
    stem = name.partition(".")[0]
    year, week, number = stem.partition("-W")
    if week:
        return say("week_long", week=int(number), year=year)
    return local.day(stem, say.language) if _DATED.fullmatch(stem) else name


def failure(say: Phrases, reason: str) -> str:
    """Return why a source failed, in words; what a server said to it ("timeout: …") follows as it is. Empty where it did not fail."""
    name, _, detail = reason.partition(": ")
    return say("colon").join(part for part in (name and say.word("reason", name), detail) if part)


def _hours(apart: timedelta) -> str:
    """Return a distance of zones in hours: `+5`, `−2:30`."""
    minutes = int(apart.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"


def _offset(moment: datetime) -> str:
    """Return the distance from UTC: `UTC+3`, `UTC−3:30`."""
    return f"UTC{_hours(moment.utcoffset() or timedelta())}"
