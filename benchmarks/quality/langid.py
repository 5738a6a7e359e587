"""Language identification on words, pairs and sentences and on authored articles, beside lingua and py3langid; it reads nothing else."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lingua import IsoCode639_1, LanguageDetectorBuilder
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from benchmarks.data import authored, rows
from benchmarks.quality import Score
from monitor.text import languages

ALLOWED = ("en", "ru", "be", "zh", "uk", "pl")

FLOORS: dict[tuple[str, str], float] = {
    ("pair", "accuracy"): 0.989,
    ("pair", "be"): 0.99,
    ("pair", "en"): 0.99,
    ("pair", "pl"): 0.99,
    ("pair", "ru"): 0.975,
    ("pair", "uk"): 0.975,
    ("pair", "zh"): 1.0,
    ("sentence", "accuracy"): 0.998,
    ("sentence", "be"): 0.99,
    ("sentence", "en"): 0.99,
    ("sentence", "pl"): 0.99,
    ("sentence", "ru"): 0.99,
    ("sentence", "uk"): 0.99,
    ("sentence", "zh"): 0.99,
    ("word", "accuracy"): 0.915,
    ("bilateral", "accuracy"): 1.0,
    ("bilateral_paragraphs", "accuracy"): 1.0,
}

Item = tuple[str, str]
"""(text, true language)"""


def run(data: Path) -> Iterator[tuple[str, Score]]:
    """Yield accuracy, over all and by language, for lingua's words, pairs and sentences and for the bilateral articles and paragraphs."""
    peers = others()
    for kind, items in lingua(data / "langid" / "lingua.jsonl"):
        yield kind, score(items, peers)
    articles = [(row["text"], row["lang"]) for row in authored(data)]
    if articles:
        yield "bilateral", score(articles, peers)
        yield "bilateral_paragraphs", score([(part, lang) for text, lang in articles for part in text.split("\n\n")], peers)


def lingua(path: Path) -> Iterator[tuple[str, list[Item]]]:
    """Yield each kind of lingua's test data with its items."""
    given = list(rows(path))
    for kind in sorted({row["kind"] for row in given}):
        yield kind, [(row["text"], row["lang"]) for row in given if row["kind"] == kind]


def others() -> dict[str, Callable[[str], str]]:
    """Return the peers, told the same six languages."""
    known = [getattr(IsoCode639_1, code.upper()) for code in ALLOWED]
    detector = LanguageDetectorBuilder.from_iso_codes_639_1(*known).build()
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(ALLOWED))

    def by_lingua(text: str) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else "und"

    return {"lingua": by_lingua, "py3langid": lambda text: str(identifier.classify(text)[0])}


def score(items: Sequence[Item], peers: dict[str, Callable[[str], str]]) -> Score:
    """Score ours and the peers on the same items."""
    theirs = {name: measure(items, identify) for name, identify in peers.items()}
    return Score(measure(items, lambda text: languages.identify(text, ALLOWED)), len(items), theirs)


def measure(items: Sequence[Item], identify: Callable[[str], str]) -> dict[str, float]:
    """Return accuracy over all items and by language."""
    total, right = Counter(lang for _, lang in items), Counter(lang for text, lang in items if identify(text) == lang)
    by_language = {lang: right[lang] / total[lang] for lang in sorted(total)}
    return {"accuracy": right.total() / max(total.total(), 1), **by_language}
