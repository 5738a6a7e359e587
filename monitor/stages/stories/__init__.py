"""Joins the articles of one edition to stories and finds the published story that each carries on.

It writes nothing down and chooses no words: summaries are `summarise`'s, numbers of stories the ledger's.

    kept | profiles | candidate pairs | verified pairs | groups without chaining | stories
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from monitor.model import Decision, Grouping, Kept, Known, Link, Published, Reprint, Story, StoryOptions, Topic
from monitor.stages.stories.blocking import candidates
from monitor.stages.stories.clusters import UNSEEN, agglomerate
from monitor.stages.stories.decided import Bonds, between, bonds
from monitor.stages.stories.links import links
from monitor.stages.stories.pairs import Comparison, compare
from monitor.stages.stories.profiles import weighed

__all__ = ["Comparison", "compare", "group", "grouping", "weighed"]

Pairs = Mapping[tuple[str, str], Comparison]


Names = Sequence[str]
DECIDED = 2.0
"""The score of a published story to which a person tied an article: more than any comparison gives."""


def group(
    kept: Sequence[Kept], published: Sequence[Published], topic: Topic, options: StoryOptions, decisions: Sequence[Decision] = ()
) -> tuple[Story, ...]:
    """Return the stories of `kept`, sorted by key, each with its accepted pairs; the order of the arguments does not matter.

    Articles known from a seed make no story. A reprint goes where its origin goes; without its origin it stands for itself,
    and it is left out when the origin was told in a published story. What was told in a published story stays in it. Pairs that a
    person decided (`decisions`, in the order of time) are together or apart whatever they say; `published` is the ledger as decided."""
    return grouping(kept, published, topic, options, decisions).stories


def grouping(
    kept: Sequence[Kept], published: Sequence[Published], topic: Topic, options: StoryOptions, decisions: Sequence[Decision] = ()
) -> Grouping:
    """Return the stories as `group` does, and every pair worth recording, rejected ones too."""
    told = {member.id: story.number for story in published for member in story.members}
    families = {family[0].id: family for family in _families(kept, told)}
    held = _held(families, told)
    free = families.keys() - {name for names in held.values() for name in names}
    everybody = weighed((*(member for story in published for member in story.members), *(family[0] for family in families.values())), topic)
    bound = bonds(decisions, {name: name for name in told} | {one.id: root for root, family in families.items() for one in family})
    verified = {pair: compare(everybody[pair[0]], everybody[pair[1]], options) for pair in candidates(everybody, families)}
    among = {pair: found for pair, found in verified.items() if set(pair) <= families.keys()}
    loose = agglomerate(free, {pair: found for pair, found in among.items() if set(pair) <= free}, options.threshold, bound)
    groups, numbers = (*held.values(), *loose), (*held, *_numbers(loose, published, verified, options, bound))
    stories = [_story([families[name] for name in names], among, number, options) for names, number in zip(groups, numbers, strict=True)]
    ordered = tuple(sorted(stories, key=lambda story: story.key))
    return Grouping(stories=ordered, links=links(verified, bound, ordered, published))


def _held(families: Mapping[str, Sequence[Kept]], told: Mapping[str, int]) -> dict[int, Names]:
    """Return by the numbers of published stories the families that they told already, in this edition's own time: they stay there."""
    held: dict[int, list[str]] = defaultdict(list)
    for name, family in families.items():
        number = next((told[one.id] for one in family if one.id in told), 0)
        if number:
            held[number].append(name)
    return {number: tuple(names) for number, names in sorted(held.items())}


def _numbers(
    groups: Sequence[Names], published: Sequence[Published], verified: Pairs, options: StoryOptions, bound: Bonds
) -> tuple[int, ...]:
    """Return for each group the number of the published story that it carries on, or 0; of two groups that a person parted only
    the one that matches better carries a story on."""
    best = [_continues(names, published, verified, options, bound) for names in groups]
    numbers = [0] * len(groups)
    carried: dict[int, list[Names]] = {}
    for at in sorted(range(len(groups)), key=lambda at: (-best[at][0], groups[at])):
        number = best[at][1]
        if number and not any(between(groups[at], other, bound) is False for other in carried.get(number, ())):
            numbers[at] = number
            carried.setdefault(number, []).append(groups[at])
    return tuple(numbers)


def _families(kept: Sequence[Kept], told: Collection[str]) -> tuple[tuple[Kept, ...], ...]:
    """Return each article that speaks for itself, followed by its reprints, by id."""
    by_id = {one.id: one for one in kept}
    families: dict[str, list[Kept]] = {}
    for name in sorted(by_id):
        root = _root(by_id[name], by_id)
        if not isinstance(root.verdict, Known) and not (isinstance(root.verdict, Reprint) and root.verdict.of in told):
            families.setdefault(root.id, [root]).extend(() if root.id == name else (by_id[name],))
    return tuple(tuple(family) for _, family in sorted(families.items()))


def _root(one: Kept, by_id: Mapping[str, Kept]) -> Kept:
    """Follow Reprint verdicts inside the edition to the article they come from; a circle ends at its smallest id."""
    seen = [one]
    while isinstance(one.verdict, Reprint) and one.verdict.of in by_id:
        one = by_id[one.verdict.of]
        if one in seen:
            return min(seen[seen.index(one) :], key=lambda member: member.id)
        seen.append(one)
    return one


def _story(families: Sequence[tuple[Kept, ...]], verified: Pairs, continues: int, options: StoryOptions) -> Story:
    pairs = [pair for pair in combinations(sorted(family[0].id for family in families), 2) if pair in verified]
    links = [
        Link(first=pair[0], second=pair[1], score=verified[pair].score, features=verified[pair].features)
        for pair in pairs
        if verified[pair].score >= options.threshold
    ]
    members = sorted((member for family in families for member in family), key=lambda member: (member.when, member.article.url, member.id))
    return Story(members=tuple(members), links=tuple(links), continues=continues)


def _continues(names: Names, published: Sequence[Published], verified: Pairs, options: StoryOptions, bound: Bonds) -> tuple[float, int]:
    """Return score and number of the published story that these articles match best on average, the newest on a tie, or zeros.

    A story may be carried on after more days than lie between reports of one event; `published` ends where memory does."""
    scores = [(_match(names, {member.id for member in story.members}, verified, bound), story.number) for story in published]
    return max((one for one in scores if one[0] >= options.threshold), default=(0.0, 0))


def _match(names: Names, members: AbstractSet[str], verified: Pairs, bound: Bonds) -> float:
    """Return how well articles match a published story; what a person decided comes before what the texts say."""
    match between(names, members, bound):
        case True:
            return DECIDED
        case False:
            return 0.0
        case _:
            return _mean(names, members, verified)


def _mean(names: Collection[str], members: AbstractSet[str], verified: Pairs) -> float:
    """Return the weighted mean score between two sets of articles; 1 where they share an article, 0 where any pair contradicts."""
    if not members.isdisjoint(names):
        return 1.0
    found = [verified.get((min(one, other), max(one, other))) for one in names for other in members]
    if any(pair and pair.contradicts for pair in found):
        return 0.0
    return sum(pair.score * pair.weight for pair in found if pair) / (sum(pair.weight if pair else UNSEEN for pair in found) or 1.0)
