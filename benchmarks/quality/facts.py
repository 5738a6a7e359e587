"""Figures, dates, quotations and commitments against the labelled articles of `bilateral`, per language.

The data labels texts only, so titles are not scored. There is no peer that reads all four languages.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.data import Row, authored
from benchmarks.quality import Score
from monitor.model import Commitment, DateMention, Figure, Quote
from monitor.text import dates, numbers, quotes
from monitor.text.commitments import commitments

LANGUAGES = ("en", "ru", "be", "zh")

FLOORS: dict[tuple[str, str], float] = {
    ("bilateral_en", "figures_precision"): 1.0,
    ("bilateral_en", "figures_recall"): 1.0,
    ("bilateral_en", "dates_precision"): 1.0,
    ("bilateral_en", "dates_recall"): 1.0,
    ("bilateral_en", "quotes_precision"): 1.0,
    ("bilateral_en", "quotes_recall"): 1.0,
    ("bilateral_en", "commitments_precision"): 0.979,
    ("bilateral_en", "commitments_recall"): 0.979,
    ("bilateral_ru", "figures_precision"): 1.0,
    ("bilateral_ru", "figures_recall"): 0.986,
    ("bilateral_ru", "dates_precision"): 1.0,
    ("bilateral_ru", "dates_recall"): 1.0,
    ("bilateral_ru", "quotes_precision"): 1.0,
    ("bilateral_ru", "quotes_recall"): 1.0,
    ("bilateral_ru", "commitments_precision"): 0.957,
    ("bilateral_ru", "commitments_recall"): 0.957,
    ("bilateral_be", "figures_precision"): 0.963,
    ("bilateral_be", "figures_recall"): 0.963,
    ("bilateral_be", "dates_precision"): 0.989,
    ("bilateral_be", "dates_recall"): 0.989,
    ("bilateral_be", "quotes_precision"): 1.0,
    ("bilateral_be", "quotes_recall"): 1.0,
    ("bilateral_be", "commitments_precision"): 0.947,
    ("bilateral_be", "commitments_recall"): 0.923,
    ("bilateral_zh", "figures_precision"): 0.986,
    ("bilateral_zh", "figures_recall"): 0.986,
    ("bilateral_zh", "dates_precision"): 0.99,
    ("bilateral_zh", "dates_recall"): 0.981,
    ("bilateral_zh", "quotes_precision"): 1.0,
    ("bilateral_zh", "quotes_recall"): 1.0,
    ("bilateral_zh", "commitments_precision"): 1.0,
    ("bilateral_zh", "commitments_recall"): 1.0,
    ("bilateral_en", "figures_unit"): 0.943,
    ("bilateral_en", "quotes_speaker"): 0.882,
    ("bilateral_ru", "figures_unit"): 0.86,
    ("bilateral_ru", "quotes_speaker"): 0.904,
    ("bilateral_be", "figures_unit"): 0.838,
    ("bilateral_be", "quotes_speaker"): 0.921,
    ("bilateral_zh", "figures_unit"): 0.827,
    ("bilateral_zh", "quotes_speaker"): 0.975,
}

UNITS = {
    "%": "percent",
    "sq km": "km2",
    "square metre": "m2",
    "cubic metre": "m3",
    "km": "kilometre",
    "m": "metre",
    "cm": "centimetre",
    "mm": "millimetre",
    "kg": "kilogram",
    "ha": "hectare",
    "m/s": "metre/second",
    "km/h": "kilometre/hour",
}
"""The labels' short forms of what we write out."""

MEASURES = frozenset(
    {
        "percent",
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "millimetre",
        "centimetre",
        "metre",
        "kilometre",
        "mile",
        "m2",
        "km2",
        "hectare",
        "gram",
        "kilogram",
        "tonne",
        "degree",
    }
)
"""Units that must agree; those of counted things are reported apart."""

Spanned = Figure | DateMention | Quote | Commitment


@dataclass
class Tally:
    """Counts of one kind in one language; `detail` counts the found that also agree in unit or speaker, `told` and `labelled` those
    of them of which ours and the label name one, `right` those of which both name the same."""

    found: int = 0
    wrong: int = 0
    missed: int = 0
    detail: int = 0
    told: int = 0
    labelled: int = 0
    right: int = 0

    def figures(self, kind: str, detail: str) -> dict[str, float]:
        """Return precision, recall and the share of found ones that agree in the detail too."""
        return {
            f"{kind}_precision": self.found / max(1, self.found + self.wrong),
            f"{kind}_recall": self.found / max(1, self.found + self.missed),
            **(self.details(f"{kind}_{detail}") if detail else {}),
        }

    def details(self, name: str) -> dict[str, float]:
        """Return the share of found ones that agree in the detail, and its precision and recall where it is named."""
        return {
            name: self.detail / max(1, self.found),
            f"{name}_precision": self.right / max(1, self.told),
            f"{name}_recall": self.right / max(1, self.labelled),
        }


def run(data: Path) -> Iterator[tuple[str, Score]]:
    """Yield a score per language and kind of fact for the folder `bilateral` below `data`."""
    articles = authored(data)
    for language in LANGUAGES:
        tallies = {kind: Tally() for kind in ("figures", "dates", "quotes", "commitments")}
        for article in (article for article in articles if article["lang"] == language):
            _score(article, tallies)
        figures = {
            **tallies["figures"].figures("figures", "unit"),
            **tallies["dates"].figures("dates", ""),
            **tallies["quotes"].figures("quotes", "speaker"),
            **tallies["commitments"].figures("commitments", ""),
        }
        positives = sum(tally.found + tally.missed for tally in tallies.values())
        if positives:
            yield f"bilateral_{language}", Score(figures, positives)


def _score(article: Row, tallies: dict[str, Tally]) -> None:
    text, language = article["text"], article["lang"]
    published = datetime.fromisoformat(article["published"])
    hours = int((published.utcoffset() or timedelta()).total_seconds() // 3600)
    # The sign of these names is reversed: Etc/GMT-3 is three hours ahead.
    zone = f"Etc/GMT{-hours:+d}"
    home = {"BY": "BYN", "RU": "RUB"}.get(article["country"], "")
    _count(numbers.figures(text, language, home=home), article["figures"], _same_figure, _units, tallies["figures"])
    dated, spoken = dates.mentions(text, language, published.astimezone(UTC), zone), quotes.quotes(text, language)
    promised = commitments(text, language, dates.local_day(published.astimezone(UTC), zone), dated, spoken)
    _count(dated, article["dates"], _same_date, _nothing, tallies["dates"])
    _count(spoken, article["quotes"], _same_quote, _speakers, tallies["quotes"])
    _count(promised, article["commitments"], _same_commitment, _nothing, tallies["commitments"])


def _count(
    ours: Sequence[Spanned],
    labels: list[Row],
    same: Callable[[Any, Row], bool],  # each kind has a judge of its own
    details: Callable[[Any, Row], tuple[str, str]],
    tally: Tally,
) -> None:
    """Match each of ours with one label at most."""
    left = list(labels)
    for one in ours:
        label = next((label for label in left if same(one, label)), None)
        if label is None:
            tally.wrong += 1
            continue
        left.remove(label)
        tally.found += 1
        mine, theirs = details(one, label)
        tally.detail += mine == theirs
        tally.told += bool(mine)
        tally.labelled += bool(theirs)
        tally.right += mine == theirs != ""
    tally.missed += len(left)


def _overlap(one: Spanned, label: Row) -> bool:
    return bool(label["start"] < one.place.end and one.place.start < label["end"])


def _unit(label: Row) -> str:
    return str(UNITS.get(label["unit"], label["unit"]))


def _same_figure(one: Figure, label: Row) -> bool:
    low, high = label["value"] if isinstance(label["value"], list) else (label["value"], label["value"])
    equal = all(abs(ours - theirs) <= 1e-9 * max(1.0, abs(theirs)) for ours, theirs in ((one.low, low), (one.high, high)))
    measured = one.unit == _unit(label) or _unit(label) not in MEASURES
    return _overlap(one, label) and equal and one.currency == label["currency"] and measured


def _units(one: Figure, label: Row) -> tuple[str, str]:
    return one.unit, _unit(label)


def _nothing(one: Spanned, label: Row) -> tuple[str, str]:
    del one, label
    return "", ""


def _same_date(one: DateMention, label: Row) -> bool:
    return _overlap(one, label) and one.iso == label["iso"]


def _shared(one: Spanned, label: Row) -> float:
    """Return the share of the stretch that both cover together that lies in both."""
    shared = min(one.place.end, label["end"]) - max(one.place.start, label["start"])
    whole = max(one.place.end, label["end"]) - min(one.place.start, label["start"])
    return float(shared / whole)


def _same_quote(one: Quote, label: Row) -> bool:
    return _shared(one, label) >= 0.9


def _same_commitment(one: Commitment, label: Row) -> bool:
    return _shared(one, label) >= 0.5 and one.due == (label["due"] or "")


def _speakers(one: Quote, label: Row) -> tuple[str, str]:
    return one.speaker, label["speaker"] or ""
