"""Scores the main text of real pages against reference texts: precision, recall and F1 over word 4-grams, mean over pages."""

import base64
import importlib
import re
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.data import Row, rows
from benchmarks.quality import Score
from monitor.model import Drop, ExtractOptions, Page
from monitor.stages.extract import understand

FETCHED = datetime(2026, 11, 22, tzinfo=UTC)
"""When the pages count as fetched; none is younger."""
PATIENCE = 5
"""Seconds after which a peer has found nothing."""
GRAM = 4
UNSPACED = ("zh", "ja")

FLOORS = {
    ("aeb", "f1"): 0.96,
    ("daniel/ru", "f1"): 0.84,
    ("daniel/zh", "f1"): 0.915,
    ("daniel/en", "f1"): 0.89,
    ("daniel/pl", "f1"): 0.82,
    ("daniel/el", "f1"): 0.935,
    ("fundus", "f1"): 0.955,
}


def run(data: Path) -> Iterator[tuple[str, Score]]:
    """Yield aeb, each language of daniel, and fundus, beside trafilatura's default, newspaper4k and readability-lxml."""
    for name in ("aeb", "daniel", "fundus"):
        groups: dict[str, list[Row]] = {}
        for item in rows(data / f"extraction/{name}.jsonl.gz"):
            groups.setdefault(f"{name}/{item['lang']}" if name == "daniel" else name, []).append(item)
        for group, items in sorted(groups.items()):
            peers = {who: _mean([_score(_patiently(extract, html(item)), item) for item in items]) for who, extract in _peers().items()}
            yield group, Score(_mean([_score(ours(item), item) for item in items]), len(items), peers)


def html(item: Row) -> bytes:
    """Return the page's bytes."""
    return base64.b64decode(item["html_base64"])


def page(item: Row) -> Page:
    """Return the page as if fetched."""
    url = item["url"] or "https://unknown.example/"
    return Page(url=url, final_url=url, status=200, headers=(), body=html(item), fetched_at=FETCHED)


def ours(item: Row) -> str:
    """Return the main text as this project extracts it."""
    found = understand(page(item), ExtractOptions())
    return "" if isinstance(found, Drop) else found.text


def grams(text: str, language: str) -> Counter[tuple[str, ...]]:
    """Return the word 4-grams of a text; of Chinese and Japanese those of its signs."""
    lowered = text.lower()
    units = [sign for sign in lowered if not sign.isspace()] if language in UNSPACED else re.findall(r"\w+", lowered)
    size = min(GRAM, len(units)) or 1
    return Counter(tuple(units[start : start + size]) for start in range(len(units) - size + 1))


def _score(text: str, item: Row) -> tuple[float, float, float]:
    found, wanted = grams(text, item["lang"]), grams(item["text"], item["lang"])
    shared = (found & wanted).total()
    if not shared:
        return (0.0, 0.0, 0.0)
    precision, recall = shared / found.total(), shared / wanted.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def _mean(scores: list[tuple[float, float, float]]) -> dict[str, float]:
    """`f1` is the mean of the pages' own; `f1_of_means` that of the mean precision and recall, as aeb itself reports it."""
    precision, recall, f1 = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return {"precision": precision, "recall": recall, "f1": f1, "f1_of_means": 2 * precision * recall / (precision + recall)}


def _peers() -> dict[str, Callable[[bytes], str]]:
    for name in ("trafilatura", "newspaper", "readability"):
        importlib.import_module(name)  # not under the alarm: an import that is broken off leaves a broken library behind
    return {"trafilatura": _trafilatura, "newspaper4k": _newspaper, "readability-lxml": _readability}


def _patiently(extract: Callable[[bytes], str], body: bytes) -> str:
    """Return what a peer extracts, or nothing when it does not come to an end."""

    def give_up(_signal: int, _frame: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    try:
        return extract(body)
    except TimeoutError:
        return ""
    finally:
        signal.alarm(0)


def _trafilatura(body: bytes) -> str:
    import trafilatura

    return trafilatura.extract(body) or ""


def _newspaper(body: bytes) -> str:
    import newspaper  # type: ignore[import-untyped]  # ships no types

    article = newspaper.Article("https://unknown.example/", fetch_images=False)
    article.download(input_html=body.decode("utf-8", "replace"))
    try:
        article.parse()
    except (newspaper.ArticleException, ValueError, AttributeError, TypeError, LookupError, ImportError):  # some languages need downloads
        return ""
    return str(article.text)


def _readability(body: bytes) -> str:
    import lxml.html
    import readability  # type: ignore[import-untyped]  # ships no types

    try:
        summary = readability.Document(body.decode("utf-8", "replace")).summary()
        return "\n".join(lxml.html.fromstring(summary).itertext())
    except (readability.readability.Unparseable, ValueError, lxml.etree.LxmlError):
        return ""
