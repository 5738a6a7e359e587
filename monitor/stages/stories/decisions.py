"""What a person may decide about stories: two are one, or some articles of one are another; it records nothing.

What was decided says articles, not only numbers: so later editions of any kind and language respect it (see `decided`).
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from monitor.errors import UsageError
from monitor.model import Decision, History, Reprint, Ruling


def merge(into: History, story: History, by: str, at: datetime) -> Decision:
    """Return the decision that `story` goes into `into`. Raises UsageError when they are one already, of two kinds of edition or
    two languages, or when the number that is to last is a provisional one."""
    a, b = into.record, story.record
    _require_whole(into)
    _require_whole(story)
    if a.number == b.number:
        raise UsageError(f"story {a.number} is one story already", "Name two different stories: `monitor stories merge A B`.")
    if (a.kind, a.language) != (b.kind, b.language):
        told = f"story {a.number} is of the {a.kind} editions in {a.language}, story {b.number} of the {b.kind} ones in {b.language}"
        raise UsageError(told, "Only stories of one kind and language are merged; their articles then stand together in all others.")
    if a.provisional and not b.provisional:
        told = f"the number {a.number} is provisional and may change, {b.number} lasts"
        raise UsageError(told, f"Merge them the other way: `monitor stories merge {b.number} {a.number}`.")
    return Decision(
        ruling=Ruling.MERGE,
        story=b.number,
        other=a.number,
        articles=_members(story),
        others=_members(into),
        by=by,
        at=at,
        lasting=not b.provisional,
    )


def split(history: History, articles: Collection[str], number: int, by: str, at: datetime) -> Decision:
    """Return the decision that `articles` leave a story and become the story `number`; their reprints go with them. Articles
    that no final edition told get no number yet: the next edition gives it. Raises
    UsageError for articles that are none of its members, for all of them, and for a reprint without the text it comes from."""
    name = history.record.number
    _require_whole(history)
    members = _members(history)
    strangers = sorted(set(articles) - set(members))
    if strangers:
        raise UsageError(f"not in story {name}: {', '.join(strangers)}", f"`monitor stories {name}` lists its articles.")
    leaving = _with_reprints(history, articles)
    if len(leaving) == len(members):
        raise UsageError(f"that is all of story {name}", "Leave at least one article that is no reprint of those that go.")
    lasting = any(one.final for one in history.members if one.article in leaving)
    return Decision(
        ruling=Ruling.SPLIT,
        story=name,
        other=number if lasting else 0,
        articles=leaving,
        others=tuple(one for one in members if one not in leaving),
        by=by,
        at=at,
        lasting=lasting,
    )


def made(decisions: Sequence[Decision], ruling: Ruling, story: int, named: Collection[str | int]) -> Decision:
    """Return the last decision that holds of a story: to merge it into the story `named`, or to split off at least the articles
    `named`. Raises UsageError when there is none."""
    for one in reversed(decisions):
        against = {one.other} if ruling is Ruling.MERGE else set(one.articles)
        if not one.undone and one.ruling is ruling and one.story == story and set(named) <= against:
            return one
    words = ", ".join(map(str, named))
    done = f"story {story} was not merged into {words}" if ruling is Ruling.MERGE else f"{words} was not split off story {story}"
    raise UsageError(f"{done}: there is nothing to undo", "`monitor stories ID` shows what was decided about a story.")


def _members(history: History) -> tuple[str, ...]:
    return tuple(sorted(one.article for one in history.members))


def _require_whole(history: History) -> None:
    """Refuse a story that was merged into another one."""
    number = history.record.number
    if history.goes_on_as != number:
        raise UsageError(f"story {number} was merged into {history.goes_on_as}", f"Name {history.goes_on_as} instead.")


def _with_reprints(history: History, articles: Collection[str]) -> tuple[str, ...]:
    """Return the articles with the members copied from them."""
    origins = {one.article: one.verdict.of for one in history.members if isinstance(one.verdict, Reprint)}
    known = {one.article for one in history.members}
    leaving = set(articles)
    for name in sorted(leaving):
        if origins.get(name) in known - leaving:
            raise UsageError(f"{name} is a reprint of {origins[name]}", "A reprint goes where its origin goes: name the origin too.")
    while more := {name for name, origin in origins.items() if origin in leaving} - leaving:
        leaving |= more
    return tuple(sorted(leaving))
