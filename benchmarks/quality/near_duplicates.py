"""Near-duplicates: the verdict of `dedup` on pairs and on edits of real articles, beside MinHash as others use it.

Sets: `xwlb` (one bulletin captured twice, from the texts alone), `edits-<language>` (half of the articles are held, copies of all
are cut, mixed with furniture and reworded by a seeded random generator; a copy of an article that is not held must be New), and
`bilateral` (labelled reprints among articles on the same events).
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import minhash
from benchmarks.data import rows
from benchmarks.minhash import OPTIONS
from benchmarks.quality import Score
from benchmarks.scores import best_f1
from monitor.model import Language
from monitor.stages import dedup, fingerprint
from monitor.text import words

FLOORS = {
    ("xwlb", "f1"): 0.98,
    ("edits-en", "recall at half cut"): 0.99,
    ("edits-ru", "recall at half cut"): 0.99,
    ("edits-be", "recall at half cut"): 0.99,
    ("edits-zh", "recall at half cut"): 0.99,
}

EDITS = 300
"""Edited copies in a set, about half of them of articles that are held."""

FURNITURE = {
    "en": (
        "Home",
        "News",
        "Sign in",
        "Read also",
        "Share this page",
        "Most read today",
        "Subscribe to our newsletter",
        "All rights reserved",
    ),
    "ru": ("Главная", "Новости", "Войти", "Читайте также", "Поделиться", "Самое читаемое", "Подпишитесь на рассылку", "Все права защищены"),
    "be": (
        "Галоўная",
        "Навіны",
        "Увайсці",
        "Чытайце таксама",
        "Падзяліцца",
        "Самае чытанае",
        "Падпішыцеся на рассылку",
        "Усе правы абаронены",
    ),
    "zh": ("首页", "新闻", "登录", "相关阅读", "分享到", "今日热门", "订阅我们的邮件", "版权所有"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the data."""

    id: str
    language: Language
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Query:
    """A text to look up, the id it should be found as (empty: none), and how it was made."""

    text: Text
    origin: str
    kind: str


Found = tuple[str, float]
"""What a method answers: the id it takes the query for, and its score; or nothing ("", 0)."""


def run(data: Path) -> Iterator[tuple[str, Score]]:
    """Yield the scores of all sets that are there."""
    if (data / "near_duplicates/xwlb.jsonl.gz").exists():
        yield "xwlb", xwlb(data)
    for language, texts in sorted(corpus(data).items()):
        yield f"edits-{language}", edits(language, texts)
    if (data / "bilateral/events.jsonl").exists():
        yield "bilateral", bilateral(data)


def is_copy(a: str, b: str, language: Language) -> bool:
    """Return whether the service takes `a` for a copy of `b`, whichever came first."""
    return bool(ours([Text("b", language, "", b)])(Text("a", language, "", a))[0])


def xwlb(data: Path) -> Score:
    """Judge each pair in both orders of arrival."""
    pairs = list(rows(data / "near_duplicates/xwlb.jsonl.gz"))
    positives = sum(row["label"] == "dup" for row in pairs)
    counts: dict[str, list[bool]] = defaultdict(list)
    peers: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for row in pairs:
        for this, other in ((row["a"]["text"], row["b"]["text"]), (row["b"]["text"], row["a"]["text"])):
            counts[row["kind"]].append(is_copy(this, other, "zh"))
            for name, lookup in PEERS.items():
                peers[name].append((lookup([Text("b", "zh", "", other)])(Text("a", "zh", "", this))[1], row["label"] == "dup"))
    hits = sum(sum(found) for kind, found in counts.items() if not kind.startswith("same_bulletin"))
    false = sum(sum(found) for kind, found in counts.items() if kind.startswith("same_bulletin"))
    figures = {"f1": 2 * hits / (2 * positives + hits + false)}
    figures |= {kind: sum(found) / len(found) for kind, found in sorted(counts.items())}
    return Score(figures, positives, {name: {"best f1": best_f1(scored)} for name, scored in peers.items()})


def edits(language: Language, texts: Sequence[Text]) -> Score:
    """Score copies of one language, with every method's recall at precision .99 or better (ours at its fixed thresholds)."""
    held, queries = edited(language, texts)
    lookup = ours(held)
    found = [(query, *lookup(query.text)) for query in queries]
    figures = {"recall": recall(found), "precision": precision(found)}
    for kind in ("whole", "cut", "half cut"):
        figures[f"recall at {kind}"] = recall([one for one in found if one[0].kind == kind])
    peers = {}
    for name, build in PEERS.items():
        other = build(held)
        answers = at_precision([(query, *other(query.text)) for query in queries])
        peers[name] = {"recall": recall(answers), "precision": precision(answers)}
        peers[name]["recall at half cut"] = recall([one for one in answers if one[0].kind == "half cut"])
    return Score(figures, sum(bool(query.origin) for query in queries), peers)


def bilateral(data: Path) -> Score:
    """Find the labelled reprints when the articles arrive in the order of their publication."""
    articles = sorted(rows(data / "bilateral/events.jsonl"), key=lambda row: (row["published"], row["id"]))
    texts = [Text(row["id"], row["lang"], row["title"], row["text"]) for row in articles]
    labelled = {frozenset((row["id"], row["reprint_of"])) for row in articles if row["reprint_of"]}
    found = {frozenset((text.id, ours(texts[:at])(text)[0])) for at, text in enumerate(texts)}
    found = {pair for pair in found if "" not in pair}
    hits = len(found & labelled)
    return Score({"recall": hits / max(1, len(labelled)), "precision": hits / max(1, len(found))}, len(labelled))


def edited(language: Language, texts: Sequence[Text]) -> tuple[list[Text], list[Query]]:
    """Return the texts that are held (every other one) and copies of all texts: cut, with furniture, words exchanged."""
    dice = random.Random(f"edits {language}")  # noqa: S311 (repeatable on purpose)
    held = list(texts[::2])
    ids = {text.id for text in held}
    vocabulary = sorted({word for text in texts for _, _, word in words.tokens(text.body, language)})
    queries = []
    for number in range(EDITS):
        text = texts[dice.randrange(len(texts))]
        kind = ("whole", "cut", "half cut")[number % 3]
        keep = {"whole": 1.0, "cut": dice.uniform(0.5, 1.0), "half cut": 0.5}[kind]
        body = exchanged(cut(text.body, keep, dice), language, vocabulary, dice.choice((0, 0, 0.05, 0.1, 0.15)), dice)
        body = furnished(body, language, texts, dice) if dice.random() < 0.5 else body
        queries.append(Query(Text(f"copy-{number}", language, text.title, body), text.id if text.id in ids else "", kind))
    return held, queries


def cut(body: str, keep: float, dice: random.Random) -> str:
    """Return a stretch of that share of the text, from anywhere in it."""
    length = int(len(body) * keep)
    start = dice.randint(0, len(body) - length)
    return body[start : start + length]


def exchanged(body: str, language: Language, vocabulary: Sequence[str], share: float, dice: random.Random) -> str:
    """Return the text with that share of its words exchanged for others (a third of it in Chinese, where a word is more characters)."""
    share, pieces, at = share / 3 if language == "zh" else share, [], 0
    for start, end, _ in words.tokens(body, language):
        pieces += [body[at:start], dice.choice(vocabulary) if dice.random() < share else body[start:end]]
        at = end
    return "".join((*pieces, body[at:]))


def furnished(body: str, language: Language, texts: Sequence[Text], dice: random.Random) -> str:
    """Return the text between a menu and a block of links with titles of other articles."""
    menu = dice.sample(FURNITURE[language], 4)
    links = [dice.choice(texts).title for _ in range(dice.randint(2, 5))]
    return "\n".join((*menu, body, dice.choice(FURNITURE[language]), *links))


def ours(held: Sequence[Text]) -> Callable[[Text], Found]:
    """Return a look-up by the service's own code: neighbours as the store finds them, then `dedup`."""
    postings: dict[int, list[int]] = defaultdict(list)
    sketches = [fingerprint.sketch(text.body, text.language, OPTIONS) for text in held]
    proses = [dedup.prose(text.body, text.language, OPTIONS) for text in held]
    for at, sketch in enumerate(sketches):
        for value in sketch.hashes:
            postings[value].append(at)

    def lookup(text: Text) -> Found:
        sketch = fingerprint.sketch(text.body, text.language, OPTIONS)
        counts: dict[int, int] = defaultdict(int)
        for value in sketch.hashes:
            for at in postings.get(value, ()):
                counts[at] += 1
        best = ("", 0.0)
        this = dedup.prose(text.body, text.language, OPTIONS)
        for at in sorted(counts, key=lambda at: (-counts[at], held[at].id))[: dedup.NEIGHBOURS]:
            shares = dedup.copied(this, proses[at], OPTIONS.reprint_share) if dedup.near(sketch, sketches[at]) else None
            if shares and shares[0] > best[1]:
                best = (held[at].id, shares[0])
        return best

    return lookup


@cache
def shingled(text: Text) -> frozenset[str]:
    """Return the shingles that the peers get."""
    return frozenset(minhash.shingles(text.body, text.language))


def nearest(sketch_of: Callable[[list[str]], Any]) -> Callable[[Sequence[Text]], Callable[[Text], Found]]:
    """Return a peer: a look-up by its MinHash of the nearest of all held texts."""

    def build(held: Sequence[Text]) -> Callable[[Text], Found]:
        sketches = [(text.id, sketch_of(sorted(shingled(text)))) for text in held]

        def lookup(text: Text) -> Found:
            this = sketch_of(sorted(shingled(text)))
            return max(((name, float(this.jaccard(other))) for name, other in sketches), key=lambda found: found[1])

        return lookup

    return build


PEERS = {"datasketch": nearest(minhash.datasketch), "rensa": nearest(minhash.rensa)}


def recall(found: Sequence[tuple[Query, str, float]]) -> float:
    """Return the share of copies that were taken for their origin."""
    wanted = [(query, name) for query, name, _ in found if query.origin]
    return sum(query.origin == name for query, name in wanted) / max(1, len(wanted))


def precision(found: Sequence[tuple[Query, str, float]]) -> float:
    """Return the share of answers that name the right text."""
    named = [(query, name) for query, name, _ in found if name]
    return sum(query.origin == name for query, name in named) / max(1, len(named))


def at_precision(found: Sequence[tuple[Query, str, float]], least: float = 0.99) -> list[tuple[Query, str, float]]:
    """Return the answers cut at the threshold with the best recall whose precision is `least` or better."""
    cuts = [[(query, name if score >= at else "", score) for query, name, score in found] for at in sorted({one[2] for one in found})]
    return max((one for one in cuts if precision(one) >= least), key=recall, default=[(query, "", 0.0) for query, _, _ in found])


def corpus(data: Path) -> dict[Language, list[Text]]:
    """Return the texts to edit, by language: those of all sets, each once, at least 400 characters (zh: 150)."""
    texts: dict[str, Text] = {}
    for path, shared in (("bilateral/events.jsonl", True), ("bilateral/negatives.jsonl", True), ("same_story/tgcontest.jsonl", False)):
        for row in rows(data / path):
            if shared and not row.get("reprint_of"):
                texts.setdefault(row["text"], Text(row["id"], row["lang"], row["title"], row["text"]))
            for side in () if shared else ("a", "b"):
                texts.setdefault(row[side]["text"], Text(row[side]["url"], row["lang"], row[side]["title"], row[side]["text"]))
    for row in rows(data / "near_duplicates/xwlb.jsonl.gz"):
        texts.setdefault(row["a"]["text"], Text(row["a"]["url"] or row["id"], "zh", row["a"]["title"] or "", row["a"]["text"]))
    found: dict[Language, list[Text]] = defaultdict(list)
    for text in sorted(texts.values(), key=lambda text: text.id):
        if len(text.body) >= (150 if text.language == "zh" else 400):
            found[text.language].append(text)
    return {language: [text for text in texts if not repeated(text, texts)] for language, texts in found.items()}


def repeated(text: Text, texts: Sequence[Text]) -> bool:
    """Return whether more than a tenth of a text stands in another one: its copies would have two origins."""
    here = shingled(text)
    return any(10 * len(here & shingled(other)) > len(here) for other in texts if other.id != text.id)
