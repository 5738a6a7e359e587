"""What lies ahead: promises due and overdue, promises that came a rung further, and the recurring dates of the relationship.

A promise stands with the words of its article. That it is overdue says that no article kept since speaks of it as done, no more.
"""

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from monitor.model import Ahead, Commitment, EditionKind, EntityKind, Expected, Kept, Language, Plan, Promise, Rung, ToldStory, Topic
from monitor.stages.digest.citing import Citing
from monitor.stages.digest.values import anchor
from monitor.stages.due import last_day

HORIZON = timedelta(days=30)
OVERDUE = timedelta(days=30)
"""A promise is called overdue for so long; then the timeline has it."""
NEAR = timedelta(days=3)
"""A recurring date is looked for so many days around its own."""
ROWS = 8

_KEPT = (Rung.IN_FORCE, Rung.DONE)
_GENERAL = (
    EntityKind.STATE,
    EntityKind.PAIR,
    EntityKind.PLACE,
    EntityKind.PERSON,
    EntityKind.OFFICE,
    EntityKind.FORMULA,
    EntityKind.FORMAT,
    EntityKind.DEALING,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A commitment where it stands, with what it is about: things of the dossier and amounts in its clause."""

    kept: Kept
    commitment: Commitment
    about: frozenset[str]

    @property
    def order(self) -> tuple[object, ...]:
        """The order in which commitments were heard of."""
        return self.kept.when, self.kept.article.url, self.commitment.place.start


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A promise as it will stand: the words shown, all that say the same, the rung before, and whether it was made in the window."""

    state: Ahead
    shown: _Said
    group: Sequence[_Said]
    before: Rung | None = None
    made: bool = False


def day_of(plan: Plan, topic: Topic) -> date:
    """Return the day on which the edition is cut, in the topic's zone."""
    return plan.window.end.astimezone(ZoneInfo(topic.zone)).date()


def reach(plan: Plan, topic: Topic) -> tuple[str, str]:
    """Return the first and last day due of promises that an edition may speak of, in ISO 8601."""
    return oldest(plan, topic).isoformat(), (day_of(plan, topic) + HORIZON).isoformat()


def oldest(plan: Plan, topic: Topic) -> date:
    """Return the day from which on a promise may be called overdue: OVERDUE ago, or where a longer window opens."""
    return min(plan.window.start.astimezone(ZoneInfo(topic.zone)).date(), day_of(plan, topic) - OVERDUE)


def promises(told: Sequence[ToldStory], earlier: Iterable[Kept], citing: Citing, topic: Topic, plan: Plan) -> tuple[Promise, ...]:
    """Return what moved, then what is due by day, then what is overdue; `earlier` are articles that may hold older promises.
    An edition of several days says first what was promised and what was called done in them; a promise made in them that is due
    already stands among what is due, and says that it was made."""
    about, long = {entity.id for entity in topic.entities if entity.kind not in _GENERAL}, plan.edition.kind is not EditionKind.DAILY
    now = [kept for story in told for _, kept in citing.speaking(story)]
    at, reader = {kept.id: n for n, story in enumerate(told) for _, kept in citing.speaking(story)}, plan.edition.language
    today = {kept.id for kept in now}
    new = [said for kept in now for said in _commitments(kept, about)]
    old = [said for kept in earlier if kept.id not in today for said in _commitments(kept, about)]
    moved = [_Row(state=Ahead.MOVED, shown=said, group=(said,), before=before) for said, before in _moved(new, old)]
    named = {id(row.shown) for row in moved}
    waiting = [said for said in sorted((*new, *old), key=lambda one: one.order) if said.commitment.due and id(said) not in named]
    coming = [row for group in _same(waiting, at) for row in _standing(group, oldest(plan, topic), day_of(plan, topic), reader)]
    coming.sort(key=lambda row: (last_day(row.shown.commitment.due), row.shown.order))
    dated = [row for wanted in (Ahead.DUE, Ahead.OVERDUE) for row in [one for one in coming if one.state is wanted][:ROWS]]
    rows = [*moved, *dated]
    if long:
        once = {id(said) for row in rows for said in row.group}
        rows = [*_of_days(new, at, reader, once), *moved, *(replace(row, made=row.group[0].kept.id in today) for row in dated)]
    return tuple(_promise(row, citing) for row in rows)


def _of_days(new: Sequence[_Said], told: Mapping[str, int], reader: Language, once: Collection[int]) -> Iterator[_Row]:
    """Yield what was promised with a day, the next one due first, and what was called done, in the order heard of; nothing twice, nor
    what stands `once` among what moved or is due."""
    ordered = sorted(new, key=lambda one: one.order)
    made = _same([said for said in ordered if said.commitment.due and said.commitment.rung not in _KEPT], told)
    kept = _same([said for said in ordered if said.commitment.rung in _KEPT], told)
    made.sort(key=lambda group: last_day(group[0].commitment.due))
    for state, groups in ((Ahead.MADE, made), (Ahead.KEPT, kept)):
        fresh = [group for group in groups if not any(id(said) in once for said in group)]
        yield from (_Row(state=state, shown=_shown(group, reader), group=group) for group in fresh[:ROWS])


def expected(topic: Topic, kept: Sequence[Kept], day: date, language: Language) -> tuple[Expected, ...]:
    """Return the recurring dates within NEAR of the day, each with whether an article of the edition names what it is about."""
    named = {mention.entity for one in kept for mention in one.facts.mentions}
    found = []
    for recurring in topic.recurring:
        for year in (day.year - 1, day.year, day.year + 1):
            on = date(year, recurring.month, min(recurring.day, monthrange(year, recurring.month)[1]))
            if abs(on - day) <= NEAR:
                label = dict(recurring.names).get(language) or recurring.names[0][1]
                found.append(Expected(label=label, day=on.isoformat(), seen=bool(named.intersection(recurring.entities))))
    return tuple(sorted(found, key=lambda one: (one.day, one.label)))


def _commitments(kept: Kept, about: set[str]) -> Iterator[_Said]:
    for commitment in kept.facts.commitments:
        inside = commitment.place
        things = {one.entity for one in kept.facts.mentions if one.entity in about and inside.holds(one.place)}
        amounts = {anchor(one) for one in kept.facts.figures if inside.holds(one.place)}
        yield _Said(kept, commitment, frozenset(things | amounts))


def _moved(new: Sequence[_Said], old: Sequence[_Said]) -> Iterator[tuple[_Said, Rung]]:
    """Yield promises of today that stood on a lower rung when they were told before, each thing once."""
    done: set[frozenset[str]] = set()
    for said in sorted(new, key=lambda one: one.order):
        before = [other.commitment.rung for other in old if _one_promise(said, other)]
        highest = max(before, key=lambda rung: rung.height, default=None)
        if highest and said.commitment.rung.height > highest.height and said.about not in done:
            done.add(said.about)
            yield said, highest


def _one_promise(said: _Said, other: _Said) -> bool:
    """Return whether two commitments are about the same things, due at the same time as far as both say when."""
    due, before = said.commitment.due, other.commitment.due
    return bool(said.about & other.about) and (not due or not before or due.startswith(before) or before.startswith(due))


def _same(said: Sequence[_Said], told: Mapping[str, int]) -> list[list[_Said]]:
    """Return commitments due at one time about the same things as groups, those heard of first in front."""
    groups: list[list[_Said]] = []
    for one in said:
        group = next((group for group in groups if group[0].commitment.due == one.commitment.due and _alike(group[0], one, told)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _shown(group: Sequence[_Said], reader: Language) -> _Said:
    """Return the first of a group in the reader's language, else the first."""
    return next((said for said in group if said.kept.article.language == reader), group[0])


def _alike(one: _Said, other: _Said, told: Mapping[str, int]) -> bool:
    """Return whether two commitments due at one time are the same: about the same things, or words of one article about none, or those of
    one story in two languages, in which things have other names."""
    spoken = {one.kept.article.language, other.kept.article.language}
    if len(spoken) > 1 and not (one.about and other.about) and told.get(one.kept.id, -1) == told.get(other.kept.id, -2):
        return True
    return bool(one.about & other.about) or (not one.about and not other.about and one.kept.id == other.kept.id)


def _standing(group: Sequence[_Said], first: date, day: date, reader: Language) -> Iterator[_Row]:
    """Yield the row of a promise that is due or overdue, shown as it was said last."""
    if state := _state(group, first, day):
        yield _Row(state=state, shown=_shown(group[::-1], reader), group=group)


def _state(group: Sequence[_Said], first: date, day: date) -> Ahead | None:
    """Return whether a promise is due or overdue; None when it is kept, was due before the `first` day, or is far off."""
    return None if any(said.commitment.rung in _KEPT for said in group) else standing(group[0].commitment.due, first, day)


def standing(due: str, first: date, day: date) -> Ahead | None:
    """Return whether what is due at `due` is due or overdue on a day; None when it was due before the `first` day, or is far off."""
    last = last_day(due)
    if day <= last <= day + HORIZON:
        return Ahead.DUE
    return Ahead.OVERDUE if first <= last < day else None


def _promise(row: _Row, citing: Citing) -> Promise:
    said, told = row.shown.commitment, citing.around(row.shown.kept, row.shown.commitment.place)
    return Promise(state=row.state, due=said.due, who=said.who, rung=said.rung, before=row.before, told=told, made=row.made)
