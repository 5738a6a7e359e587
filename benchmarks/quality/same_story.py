"""Same story or not: pairs and whole groupings by the service's own code, beside the usual similarities of words and of meaning.

Sets: `tgcontest-<language>` (labelled pairs of news of a day), `semeval-en` (same: overall below 2.5), `bilateral-<a>-<b>` (pairs of
articles within a language and across two) and `bilateral` (all articles at once, B-cubed, and the pairs of events that are easily
confused), as configured by default and with the sentence encoder. In all sets every article has the same publication time, before
anything is read from it: real times make it trivial.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from benchmarks.data import Row, rows
from benchmarks.installation import TOPIC
from benchmarks.quality import Score
from benchmarks.sample import article, kept
from benchmarks.scores import b_cubed, best_f1, f1, harmonic
from monitor.edges.embed import SentenceEncoder
from monitor.model import Kept, Language, StoryOptions, Topic
from monitor.settings.topic import read_topic
from monitor.stages import facts, stories
from monitor.stages.stories.concepts import LANGUAGES
from monitor.stages.stories.meanings import alike
from monitor.text import words

FLOORS = {
    ("tgcontest-ru", "f1"): 0.87,
    ("semeval-en", "f1"): 0.85,
    ("semeval-en", "best f1"): 0.865,
    ("semeval-en", "spearman"): 0.79,
    ("bilateral-across", "f1"): 0.95,
    ("bilateral-across", "f1 of pairs alone"): 0.9,
    ("bilateral-be-ru", "f1"): 0.9,
    ("bilateral", "b-cubed f1"): 0.96,
    ("bilateral", "b-cubed f1 in editions of six events"): 0.96,
    ("bilateral", "b-cubed f1 in editions of one language"): 0.96,
    ("bilateral", "confusable apart"): 0.98,
}

OPTIONS = StoryOptions()
READING = StoryOptions(embedder="sentence-encoder")
CONFUSABLE = (("e07", "e17"), ("e19", "e20"), ("e21", "e22"), ("e12", "e13"), ("e15", "e23"), ("e08", "e14"))
"""Events of the development half that its README calls confusable; events of other names are simply not among them."""

Pair = tuple[str, str]
Similar = Callable[[str, str], float]


def run(data: Path) -> Iterator[tuple[str, Score]]:
    """Yield the scores of all sets that are there."""
    topic = read_topic(TOPIC)
    for language in ("ru", "en"):
        if found := [row for row in rows(data / "same_story/tgcontest.jsonl") if row["lang"] == language]:
            yield f"tgcontest-{language}", pairs(found, language, topic, lambda row: float(row["label"] == "same"), 0.5)
    if found := [row for row in rows(data / "same_story/semeval.jsonl.gz") if row["lang_a"] == row["lang_b"] == "en"]:
        yield "semeval-en", pairs(found, "en", topic, lambda row: 4 - float(row["overall"]), 1.5)
    if found := list(rows(data / "bilateral/events.jsonl")):
        yield from bilateral(found, topic)


def labelled(name: str, language: Language, title: str, text: str, topic: Topic) -> Kept:
    """Return an article as the store would give it, with its facts, published at `NOON` like every other."""
    written = article(name, title, text, language)
    return kept(name, written, facts.find(written, topic, topic.zone))


def pairs(given: Sequence[Row], language: Language, topic: Topic, amount_of: Callable[[Row], float], least: float) -> Score:
    """Score labelled pairs, same where the amount is above `least`; rarity is taken over all articles of the set."""
    names: dict[tuple[str, str], str] = {}
    for row in given:
        for side in "ab":
            names.setdefault((row[side]["title"] or "", row[side]["text"]), f"{len(names):04d}")
    articles = {name: labelled(name, language, *text, topic) for text, name in names.items()}
    wanted = [tuple(sorted(names[row[side]["title"] or "", row[side]["text"]] for side in "ab")) for row in given]
    amounts = [amount_of(row) for row in given]
    weighed = stories.weighed(articles.values(), topic)
    ours = figures([stories.compare(weighed[a], weighed[b], OPTIONS).score for a, b in wanted], amounts, least)
    fixed = [stories.compare(weighed[a], weighed[b], OPTIONS).score >= OPTIONS.threshold for a, b in wanted]
    labels = [amount > least for amount in amounts]
    peers = {name: figures([similar(a, b) for a, b in wanted], amounts, least) for name, similar in similarities(articles).items()}
    return Score({"f1": f1(fixed, labels), **ours}, sum(labels), peers)


def figures(scores: Sequence[float], amounts: Sequence[float], least: float) -> dict[str, float]:
    """Return the F1 at the best threshold and, where pairs are graded and not only labelled, the rank correlation."""
    best = {"best f1": best_f1([(score, amount > least) for score, amount in zip(scores, amounts, strict=True)])}
    return best | ({"spearman": spearman(scores, amounts)} if len(set(amounts)) > 2 else {})


def bilateral(given: Sequence[Row], topic: Topic) -> Iterator[tuple[str, Score]]:
    """Group all articles at once, reprints as if they were articles of their own; pairs across languages leave them out."""
    articles = {row["id"]: labelled(row["id"], row["lang"], row["title"], row["text"], topic) for row in given}
    events = {row["id"]: row["event"] for row in given}
    languages = {row["id"]: row["lang"] for row in given}
    whole, heads = grouping(articles.values(), topic), {row["id"] for row in given if not row["reprint_of"]}
    read = grouping(SentenceEncoder().read(articles.values()), topic, READING)
    weighed = stories.weighed(articles.values(), topic)
    by_set: dict[str, list[Pair]] = defaultdict(list)
    for pair in combinations(sorted(articles), 2):
        by_set["-".join(sorted({languages[name] for name in pair}))].append(pair)
        if set(pair) <= heads and languages[pair[0]] != languages[pair[1]]:
            by_set["across"].append(pair)
    peers = similarities(articles)
    for name, found in sorted(by_set.items()):
        labels = [events[a] == events[b] for a, b in found]
        alone = [stories.compare(weighed[a], weighed[b], OPTIONS).score >= OPTIONS.threshold for a, b in found]
        ours = {"f1": f1([whole[a] == whole[b] for a, b in found], labels), "f1 of pairs alone": f1(alone, labels)}
        ours |= {"f1 with encoder": f1([read[a] == read[b] for a, b in found], labels)}
        others = {
            peer: {"best f1": best_f1([(similar(a, b), events[a] == events[b]) for a, b in found])} for peer, similar in peers.items()
        }
        yield f"bilateral-{name}", Score(ours, sum(labels), others)
    yield (
        "bilateral",
        Score(all_at_once(whole, events, articles, topic) | {"b-cubed f1 with encoder": harmonic(*b_cubed(events, read))}, len(articles)),
    )


def all_at_once(whole: Mapping[str, int], events: Mapping[str, str], articles: Mapping[str, Kept], topic: Topic) -> dict[str, float]:
    """Return B-cubed of the whole grouping, of editions of six events and of one language (where no translation helps to tell events
    of one topic apart), and the share of confusable pairs kept apart."""
    short = {name: event.split("-")[0] for name, event in events.items()}
    confusable = [pair for pair in combinations(sorted(events), 2) if tuple(sorted({short[one] for one in pair})) in CONFUSABLE]
    scores = {"b-cubed f1": harmonic(*b_cubed(events, whole))}
    if confusable:
        scores["confusable apart"] = sum(whole[a] != whole[b] for a, b in confusable) / len(confusable)
    order = sorted(set(events.values()))
    editions = [[name for name in sorted(events) if events[name] in order[at::4]] for at in range(4)]
    scores["b-cubed f1 in editions of six events"] = in_editions(editions, events, articles, topic)
    spoken = sorted({one.article.language for one in articles.values()})
    alone = [[name for name in sorted(events) if articles[name].article.language == language] for language in spoken]
    return scores | {"b-cubed f1 in editions of one language": in_editions(alone, events, articles, topic)}


def in_editions(editions: Sequence[Sequence[str]], events: Mapping[str, str], articles: Mapping[str, Kept], topic: Topic) -> float:
    """Return the mean B-cubed of editions that hold only these articles."""
    told = [({name: events[name] for name in names}, grouping([articles[name] for name in names], topic)) for names in editions if names]
    return sum(harmonic(*b_cubed(truth, found)) for truth, found in told) / len(told)


def grouping(articles: Iterable[Kept], topic: Topic, options: StoryOptions = OPTIONS) -> dict[str, int]:
    """Return the number of the story of each article."""
    found = stories.group(tuple(articles), (), topic, options)
    return {member.id: number for number, story in enumerate(found) for member in story.members}


def similarities(articles: Mapping[str, Kept]) -> Mapping[str, Similar]:
    """Return the peers: cosine of the sentence encoder's vectors, title cosine, Jaccard of the words, and cosine of tf-idf vectors, each
    a function of two ids."""
    titles = tf_idf({name: terms(one.article.title, one.article.language) for name, one in articles.items()})
    texts = {name: terms(f"{one.article.title}\n{one.article.text}", one.article.language) for name, one in articles.items()}
    vectors = tf_idf(texts)

    def jaccard(a: str, b: str) -> float:
        return len(texts[a].keys() & texts[b].keys()) / max(1, len(texts[a].keys() | texts[b].keys()))

    readings = {one.id: one.meaning for one in encoder().read(articles.values())}
    return {
        "embedding alone": lambda a, b: alike(readings[a], readings[b]),
        "title cosine": lambda a, b: dot(titles[a], titles[b]),
        "word jaccard": jaccard,
        "tf-idf cosine": lambda a, b: dot(vectors[a], vectors[b]),
    }


@cache
def encoder() -> SentenceEncoder:
    """Return the encoder, which as a peer reads Belarusian too."""
    return SentenceEncoder(learnt=frozenset(LANGUAGES))


def terms(text: str, language: Language) -> Counter[str]:
    """Return the search terms of a text without stop words."""
    stop = words.stop(language)
    return Counter(term for term in words.search_terms(text, language) if term not in stop)


def tf_idf(counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """Return vectors of length one."""
    seen = Counter(term for found in counts.values() for term in found)
    vectors = {}
    for name, found in counts.items():
        vector = {term: n * (math.log((1 + len(counts)) / (1 + seen[term])) + 1) for term, n in found.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors[name] = {term: weight / length for term, weight in vector.items()}
    return vectors


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the product of two sparse vectors."""
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def spearman(a: Sequence[float], b: Sequence[float]) -> float:
    """Return the rank correlation, equal values sharing their mean rank."""
    first, second = ranks(a), ranks(b)
    mean = (len(a) - 1) / 2
    product = sum((one - mean) * (other - mean) for one, other in zip(first, second, strict=True))
    return product / math.sqrt(sum((one - mean) ** 2 for one in first) * sum((one - mean) ** 2 for one in second))


def ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value."""
    places: dict[float, list[int]] = defaultdict(list)
    for place, value in enumerate(sorted(values)):
        places[value].append(place)
    return [sum(places[value]) / len(places[value]) for value in values]
