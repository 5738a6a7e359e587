"""Relevance: precision, recall and F1 against labels, per language, beside a plain test for both countries' names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.data import Row, authored, rows
from benchmarks.installation import TOPIC
from benchmarks.quality import Score
from benchmarks.sample import article
from monitor.model import Article, Relevance, Topic
from monitor.settings.topic import read_topic
from monitor.stages.relevance import judge

FLOORS = {
    ("belarus_china", "f1"): 0.95,
    ("belarus_china zh", "f1"): 0.95,
    ("bilateral", "f1"): 0.95,
}
_KEYWORDS = (
    ("belarus", "беларус", "белорус", "白俄罗斯", "白俄羅斯", "白罗斯", "białor", "білорус"),
    ("china", "chinese", "китай", "китая", "китае", "кнр", "кітай", "кітая", "кітаі", "中国", "中國", "chin", "китаю"),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled article with our answer and the keyword test's."""

    language: str
    relevant: bool
    kind: str
    borderline: bool
    ours: bool
    keywords: bool


def run(data: Path) -> Iterator[tuple[str, Score]]:
    """Yield the sets found below `data`: whole, with the borderline cases, and each language that has positives."""
    topic = read_topic(TOPIC)
    if found := list(rows(data / "relevance/belarus_china.jsonl.gz")):
        samples = [_sample(row, topic) for row in found]
        firm = [sample for sample in samples if not sample.borderline]
        yield "belarus_china", _score(firm, kinds=True)
        yield "belarus_china with borderline", _score(samples)
        yield from _by_language("belarus_china", firm)
    if found := authored(data):
        samples = [_sample(row, topic) for row in found]
        yield "bilateral", _score(samples, kinds=True)
        yield from _by_language("bilateral", samples)
    if found := list(rows(data / "relevance/pages_index.jsonl")):
        yield "titles alone", _score([_sample(row | {"text": ""}, topic) for row in found])


def _article(row: Row) -> Article:
    day = (row.get("published") or row.get("date") or "")[:10]
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if len(day) == len("2020-01-01") else None
    return article(row["id"], row["title"] or "", row["text"], row["lang"].split("-")[0], published)


def _sample(row: Row, topic: Topic) -> Sample:
    whole = f"{row['title']} {row['text']}".lower()
    return Sample(
        language=row["lang"],
        relevant=row["label"] == "relevant",
        kind=row.get("negative_kind") or row["label"],
        borderline=bool(row.get("borderline")),
        ours=isinstance(judge(_article(row), topic, topic.at_home(row.get("country", ""))), Relevance),
        keywords=all(any(word in whole for word in words) for words in _KEYWORDS),
    )


def _by_language(name: str, samples: list[Sample]) -> Iterator[tuple[str, Score]]:
    groups: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        groups[sample.language].append(sample)
    for language, members in sorted(groups.items()):
        if any(sample.relevant for sample in members):
            yield f"{name} {language}", _score(members)


def _score(samples: list[Sample], *, kinds: bool = False) -> Score:
    """Return our figures with the keyword test's; `n` counts the positives. With `kinds`: false positives by kind of negative."""
    figures = _figures((sample.relevant, sample.ours) for sample in samples)
    if kinds:
        wrong = Counter(sample.kind for sample in samples if sample.ours and not sample.relevant)
        figures |= {f"false {kind}": float(wrong[kind]) for kind in sorted({sample.kind for sample in samples if not sample.relevant})}
    peers = {"both names": _figures((sample.relevant, sample.keywords) for sample in samples)}
    return Score(figures, sum(sample.relevant for sample in samples), peers)


def _figures(pairs: Iterable[tuple[bool, bool]]) -> dict[str, float]:
    counts = Counter(pairs)
    hit, false, missed = counts[True, True], counts[False, True], counts[True, False]
    return {
        "precision": hit / (hit + false) if hit + false else 0.0,
        "recall": hit / (hit + missed) if hit + missed else 0.0,
        "f1": 2 * hit / (2 * hit + false + missed) if hit else 0.0,
    }
