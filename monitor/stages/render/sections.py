"""What stands beside the stories in words: readouts, figures, quotations, what lies ahead; it marks nothing up.

`cited` gives the pieces in the order in which every rendering prints them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from monitor.model import (
    Accord,
    Ahead,
    Digest,
    EntityKind,
    FigureRow,
    OtherCount,
    Pledge,
    Point,
    Promise,
    ReadoutRow,
    Readouts,
    Reference,
    Series,
    StatedFigure,
    Step,
    ToldQuote,
    ToldSentence,
    Voice,
)
from monitor.stages.due import last_day
from monitor.stages.render import amounts, local
from monitor.stages.render.foreign import shortened
from monitor.stages.render.wording import Wording

ROW, WIDTH = 22, 280
"""Of the charts, in units of their own: the height of a bar's line, and the length of the longest bar."""

MANY = 5
"""A series counts in the form of this number: tonnes, тонн, тон, 吨."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of a chart, labelled at its ends with period and value."""

    y: int
    width: float
    period: str
    value: str


def cited(digest: Digest) -> Iterator[ToldSentence]:
    """Yield every piece that the sections beside the stories cite, as printed."""
    for one in digest.readouts:
        yield from (cell for row in one.rows for cell in row.cells if cell)
    yield from (news.told for news in digest.formulas)
    yield from (told for row in digest.figures for told in dict.fromkeys(stated.told for stated in row.stated))
    for quote in digest.quotes:
        yield from (quote.told, *quote.renderings)
    yield from (promise.told for promise in digest.promises)
    yield from (step.told for arc in digest.arcs for step in arc.steps if step.told)
    yield from (point.told for one in digest.series for point in one.points)


class Sections:
    """The sections' values in the words of the edition's language; the text is printable and not escaped."""

    def __init__(self, words: Wording) -> None:
        self._words, self._say = words, words.say
        self._language = words.say.language
        digest = words.digest
        self._cited: dict[int, Voice | Reference] = {one.number: one for one in digest.references}
        self._cited |= {voice.number: voice for story in digest.stories for voice in story.voices}

    def sides(self, one: Readouts) -> tuple[str, str]:
        """Return the two columns' heads: the countries."""
        return self.country(one.countries[0]), self.country(one.countries[1])

    def country(self, code: str) -> str:
        """Return a state's name."""
        return local.country(code, self._language)

    def thing(self, row: ReadoutRow) -> str:
        """Return what a row of the readouts compares."""
        if row.kind is EntityKind.FORMULA and row.label:
            return f"{self._say('epithet')}{self._say('colon')}{row.label}"
        kind = self._say.word("readout_kinds", row.kind)
        labels = self._say("comma").join((row.label, *row.also))
        return f"{kind}{self._say('colon')}{labels}" if labels else kind

    def aside(self, row: ReadoutRow, side: int) -> str:
        """Return what the words of a side mean, where they are in another language than the reader's, and whose they are."""
        cell, speaker = row.cells[side], row.speakers[side]
        if cell is None:
            return ""
        foreign = cell.sentence.language.partition("-")[0] != self._language
        said = self._say("in_words_of", speaker=shortened(speaker, 120)) if speaker else ""
        return " · ".join(part for part in (row.meanings[side] if foreign else "", said) if part)

    def unsaid(self, one: Readouts) -> tuple[str, ...]:
        """Return the sentences on what neither readout names: what other voices do, and what an earlier meeting had."""
        now = [f"{thing.label} {_numbers(thing.numbers)}" for thing in one.unsaid if thing.numbers]
        since: dict[tuple[str, str], list[str]] = {(thing.day, thing.stated_by): [] for thing in one.unsaid if not thing.numbers}
        for thing in one.unsaid:
            if not thing.numbers:
                since[thing.day, thing.stated_by].append(thing.label)
        earlier = [
            (self._say("unsaid_since", day=local.day(day, self._language), source=shortened(source, 80)), labels)
            for (day, source), labels in since.items()
        ]
        said = [(self._say("unsaid_now"), now), *earlier]
        return tuple(f"{head}{self._say('colon')}{self._say('comma').join(things)}" for head, things in said if things)

    def gone(self, one: Readouts) -> tuple[str, ...]:
        """Return the sentences on what a side no longer names."""
        told = ((self.country(code), label, self._words.called(name)) for code, label, name in one.gone)
        return tuple(self._say("gone", country=country, label=label, edition=edition) for country, label, edition in told)

    def measured(self, row: FigureRow) -> str:
        """Return what a row of figures measures and in which story."""
        return self._say("figures_of", measure=self._say.word("measures", row.measure), n=row.story)

    def accord(self, row: FigureRow) -> str:
        """Return how the figures of a row stand to each other."""
        return self._say.word("accords", row.accord)

    def amount(self, stated: StatedFigure, row: FigureRow) -> str:
        """Return a figure in its normal form, with its period and basis as far as they are said; that its terms are not, where another
        voice of the row gives them."""
        number = amounts.stated(stated, self._language)
        period = local.day(stated.period, self._language) if stated.period else ""
        basis = self._basis(stated.basis)
        arrow = {"up": "↑ ", "down": "↓ "}.get(dict(stated.basis).get("change", ""), "")
        said = any("terms" in dict(one.basis) for one in row.stated) and "terms" not in dict(stated.basis)
        return " · ".join(part for part in (f"{arrow}{number}", period, basis, self._say("terms_missing") if said else "") if part)

    def _basis(self, basis: tuple[tuple[str, str], ...]) -> str:
        """Return what a figure counts and who counted it."""
        words = (
            self._say("counted_by", issuer=shortened(value, 80)) if aspect == "issuer" else self._say.word("bases", value.replace(" ", "_"))
            for aspect, value in basis
            if aspect not in ("change", "per")
        )
        return self._say("comma").join(words)

    def grouped(self, row: FigureRow) -> tuple[tuple[str, ToldSentence], ...]:
        """Return the figures of a row by the sentence that states them, in the order of print."""
        by_sentence: dict[ToldSentence, list[str]] = {}
        for one in row.stated:
            by_sentence.setdefault(one.told, []).append(self.amount(one, row))
        return tuple((" + ".join(parts), told) for told, parts in by_sentence.items())

    def reckoning(self, row: FigureRow) -> str:
        """Return how far two figures that disagree are apart, or which parts add up; nothing where neither can be said, nor of a figure
        with a bound, from which no distance can be taken."""
        language = self._language
        singles = [one for one in row.stated if one.low == one.high and not one.bound]
        if row.accord is Accord.OPEN and len(row.stated) == len(singles) == 2:  # noqa: PLR2004 (the distance of two)
            one, other = singles
            apart = abs(one.high - other.high)
            return self._say("apart", amount=amounts.amount(apart, apart, one.unit, one.currency, language))
        if row.accord is not Accord.EXPLAINED:
            return ""
        whole = max(row.stated, key=lambda one: one.high)
        by_voice = (
            [one for one in row.stated if one.told.number == number] for number in dict.fromkeys(one.told.number for one in row.stated)
        )
        parts = next((given for given in by_voice if len(given) > 1 and sum(one.high for one in given) == whole.high), [])
        summands = [amounts.amount(one.low, one.high, "", "", language) for one in parts]
        total = amounts.amount(whole.low, whole.high, whole.unit, whole.currency, language)
        return self._say("adds_up", parts=" + ".join(summands), whole=total) if summands else ""

    def others(self, row: FigureRow) -> tuple[str, ...]:
        """Return the sentences on other counts of what a row gives."""
        return tuple(self._other(one) for one in row.others)

    def _other(self, one: OtherCount) -> str:
        number = amounts.stated(one, self._language)
        amount = self._say("comma").join(part for part in (number, self._basis(one.basis)) if part)
        day = local.day(one.day, self._language)
        return self._say("other_count", amount=amount, source=shortened(one.stated_by, 80), day=day)

    def also(self, row: FigureRow) -> str:
        """Return which other voices give the same figure."""
        return self._say("figures_also", numbers=_numbers(row.also)) if row.also else ""

    def quote(self, quote: ToldQuote) -> tuple[str, ...]:
        """Return what is to be known of a quotation: who printed it, and where the words stood before."""
        outlet = self._cited[quote.told.number].outlet
        issued = self._say("quote_own" if quote.own else "quote_other")
        alone = self._say("quote_alone") if quote.alone else ""
        lines = (f"{shortened(outlet, 80)} · {issued}", self.said(quote), alone, self._words.gloss(quote.told))
        return tuple(line for line in lines if line)

    def said(self, quote: ToldQuote) -> str:
        """Return where the words of a quotation stood before, or an empty string for new ones."""
        return self._say("quote_said", day=local.day(quote.said, self._language), title=shortened(quote.said_in)) if quote.said else ""

    def also_said(self, rendering: ToldSentence) -> str:
        """Return that a quotation stands in another language too, and in which."""
        return self._say("aside", text=self._say("quote_also"), aside=self._words.language(rendering.sentence.language))

    def promise(self, promise: Promise) -> str:
        """Return why a promise stands here, its day and its rung."""
        say = self._say
        due = self._due(promise.due, promise.state) if promise.due else ""
        before = say("moved_from", before=say.word("rung", promise.before)) if promise.before else ""
        state = "" if promise.state is Ahead.DUE and due else say.word("aheads", promise.state)
        made = say.word("aheads", Ahead.MADE) if promise.made else ""
        parts = (made, state, due, say.word("rung", promise.rung), before)
        return " · ".join(part for part in parts if part)

    def pledge(self, one: Pledge) -> str:
        """Return why a promise of a seed stands here, its day, its rung and what it is about."""
        say = self._say
        about = say("pledge_about", things=say("comma").join(one.about)) if one.about else ""
        state = "" if one.state is Ahead.DUE else say.word("aheads", one.state)
        return " · ".join(part for part in (state, self._due(one.due, one.state), say.word("rung", one.rung), about) if part)

    def _due(self, due: str, state: Ahead) -> str:
        """Return the day due, of a month or year its last, and how many days are left until then; of what was only announced the month
        or year as it was said, for no one named a day."""
        if state is Ahead.MADE:
            return self._say("due_on", day=local.day(due, self._language))
        last = last_day(due)
        left = (last - self._words.digest.window.end.astimezone(ZoneInfo(self._words.digest.zone)).date()).days
        day = self._say("due_on", day=local.day(last.isoformat(), self._language))
        return day + (self._say("comma") + self._say.count("days_left", left) if state is Ahead.DUE and left > 0 else "")

    def pledged(self, one: Pledge) -> str:
        """Return who reported a promise of a seed and when, and what became of it since."""
        say = self._say
        said = say("pledge_said", day=local.day(one.day, self._language), source=shortened(one.stated_by, 80))
        named = say("pledge_named", numbers=_numbers(one.named)) if one.named else ""
        return " · ".join(part for part in (said, say("pledge_open"), named) if part)

    def origin(self, promise: Promise) -> str:
        """Return which article made a promise known, and when."""
        one = self._cited[promise.told.number]
        day = local.day(one.published.moment.date().isoformat(), self._language) if one.published else self._say("no_day")
        return self._say("cited_from", outlet=shortened(one.outlet, 80), day=day)

    def reference(self, one: Reference) -> str:
        """Return who published an article that is cited without being told, and when."""
        day = local.day(one.published.moment.date().isoformat(), self._language) if one.published else self._say("no_day")
        return f"{shortened(one.outlet, 80)} · {one.language} · {day}"

    def step(self, step: Step) -> str:
        """Return a day of a story with its number of voices."""
        return self._say("step", day=local.day(step.day, self._language), voices=self._say.count("voices_count", step.voices))

    def series(self, one: Series) -> str:
        """Return what a series measures."""
        measure = self._say.word("measures", one.measure)
        unit, currency = _dimension(one)
        counted = currency or amounts.counted(unit, MANY, self._language)
        return self._say("series_of", measure=measure, dimension=counted) if counted else measure

    def point(self, one: Series, point: Point) -> str:
        """Return the figure of a period."""
        number = amounts.amount(point.value, point.value, *_dimension(one), self._language)
        return f"{local.day(point.period, self._language)}{self._say('colon')}{number}"

    def bars(self, one: Series) -> tuple[Bar, ...]:
        """Return a series as the bars of a chart."""
        top = max(abs(point.value) for point in one.points) or 1.0
        return tuple(
            Bar(
                y=at * ROW,
                width=round(abs(point.value) / top * WIDTH, 1),
                period=local.day(point.period, self._language),
                value=amounts.amount(point.value, point.value, "", "", self._language),
            )
            for at, point in enumerate(one.points)
        )

    def expected(self) -> tuple[str, ...]:
        """Return the recurring dates about now."""
        say = self._say
        seen = {True: say("expected_seen"), False: say("expected_not_seen")}
        days = ((one, local.day(one.day, self._language)) for one in self._words.digest.expected)
        return tuple(say("expected_on", day=day, label=one.label, seen=seen[one.seen]) for one, day in days)


def _dimension(one: Series) -> tuple[str, str]:
    """Return what a series counts as unit and currency, of which one is empty; currencies are known by their capitals (ISO 4217)."""
    return ("", one.dimension) if one.dimension.isupper() else (one.dimension, "")


def _numbers(numbers: Sequence[int]) -> str:
    return " ".join(f"[{n}]" for n in numbers)
