"""The section "Edited or gone": in words for every rendering, and as Markdown; what was changed is quoted, never described.

It stands before the stories when it touches one of them, else after them. Removed words cite the old version, added ones the new.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from monitor.model import Alteration, CitedSentence, Digest, EditKind, ToldEdit, ToldSentence
from monitor.stages.render.foreign import shortened
from monitor.stages.render.marking import address, escape, heading, quoted, wrapped
from monitor.stages.render.wording import Wording

Part = tuple[str, CitedSentence]
"""What a quoted stretch is ("removed", "added", "was", "now"), and its words."""


def parted(edits: Sequence[ToldEdit]) -> tuple[tuple[ToldEdit, ...], tuple[ToldEdit, ...]]:
    """Return what stands before the stories and what after them: the whole section at one of the places."""
    return (tuple(edits), ()) if any(edit.story for edit in edits) else ((), tuple(edits))


def anchored(digest: Digest) -> frozenset[int]:
    """Return the positions of the edits to which their citation number leads: the first of an article that is named nowhere else."""
    named = {voice.number for told in digest.stories for voice in told.voices} | {one.number for one in digest.references}
    first: dict[int, int] = {}
    for at, edit in enumerate(digest.edits):
        first.setdefault(edit.number, at)
    return frozenset(at for number, at in first.items() if number not in named)


def times(words: Wording, edit: ToldEdit) -> str:
    """Return when both versions were seen, or since when the page is missing."""
    since, at = words.moment(edit.since), words.moment(edit.at)
    if edit.kind is EditKind.EDITED:
        return words.say("edit_times", before=edit.before, since=since, after=edit.after, at=at)
    reason = words.say.word("reason", edit.reason) if edit.reason else ""
    return words.say(f"edit_{edit.kind}_times", since=since, at=at, reason=reason)


def state(words: Wording, edit: ToldEdit) -> str:
    """Return what became of an article, in one word or two."""
    return words.say(f"edit_{edit.kind}")


def story(words: Wording, edit: ToldEdit) -> str:
    """Return the story of this edition that tells the article, or an empty string."""
    return words.say("edit_story", n=edit.story) if edit.story else ""


def facts(words: Wording, edit: ToldEdit) -> tuple[str, ...]:
    """Return, of an edit, whether headline, names and figures changed, each in a line with the words that only one version has."""
    if edit.kind is not EditKind.EDITED:
        return ()
    headline = words.say("edit_headline_changed" if edit.headline else "edit_headline_same")
    return (headline, _only(words, "names", edit.names), _only(words, "figures", edit.figures))


def quotes(edit: ToldEdit) -> tuple[tuple[str, tuple[Alteration, ...]], ...]:
    """Return what is quoted in the order of print, under its label: the headline, then sentences removed, put otherwise, added."""
    headline = (("headline", (edit.headline,)),) if edit.headline else ()
    return (*headline, *((label, tuple(changes)) for label, changes in groupby(edit.changes, _label)))


def parts(change: Alteration) -> tuple[Part, ...]:
    """Return the words of a change with what each is."""
    if change.before and change.after:
        return ("was", change.before), ("now", change.after)
    return tuple((name, one) for name, one in (("removed", change.before), ("added", change.after)) if one)


def more(words: Wording, edit: ToldEdit) -> str:
    """Return how many changed sentences are not shown, or an empty string."""
    return words.say.count("edit_more", edit.more) if edit.more else ""


def section(words: Wording, edits: Sequence[ToldEdit]) -> Iterator[str]:
    """Yield the section as lines of Markdown."""
    if edits:
        yield from heading(words.say("edits"))
    for n, edit in enumerate(edits):
        yield from ("",) if n else ()
        yield from _item(words, edit)


def still(words: Wording, gone: Alteration, told: ToldSentence) -> str:
    """Return what stands before a sentence in which removed words still stand, with its language where it is another than theirs:
    there the sense stands, and not the words."""
    said, own = words.say("edit_still", n=told.number), gone.before.language if gone.before else ""
    return said if told.sentence.language == own else words.say("aside", text=said, aside=words.language(told.sentence.language))


def cited(edits: Sequence[ToldEdit]) -> tuple[ToldSentence, ...]:
    """Return everything that the section quotes, in the order of print."""
    changes = ((edit, change) for edit in edits for _, group in quotes(edit) for change in group)
    return tuple(one for edit, change in changes for one in (*_own(edit, change), *change.still))


def _own(edit: ToldEdit, change: Alteration) -> Iterator[ToldSentence]:
    yield from (ToldSentence(number=edit.number, sentence=sentence) for _, sentence in parts(change))


def _item(words: Wording, edit: ToldEdit) -> Iterator[str]:
    known = (f"**{escape(shortened(edit.outlet, 80))}**", edit.language, story(words, edit), *words.flag(edit.designated))
    yield from wrapped(" · ".join(part for part in (f"**{state(words, edit)}**", *known) if part), f"- [{edit.number}] ", "  ")
    yield from wrapped(escape(shortened(edit.title)) or words.say("untitled"), "  ", "  ")
    yield f"  {address(edit.url, linked=not edit.designated)}"
    yield from wrapped(times(words, edit), "  ", "  ")
    if edit.kind is EditKind.EDITED:
        yield from wrapped(escape(words.say("comma").join(facts(words, edit))), "  ", "  ")
    for label, changes in quotes(edit):
        yield ""
        yield f"*{words.say(f'edit_{label}')}*"
        for change in changes:
            yield from _change(words, edit, change)
    if edit.more:
        yield ""
        yield from wrapped(more(words, edit))


def _change(words: Wording, edit: ToldEdit, change: Alteration) -> Iterator[str]:
    for name, sentence in parts(change):
        if name in ("was", "now"):
            yield ""
            yield f"{words.say(f'edit_{name}')}:"
        yield from _quoted(words, ToldSentence(number=edit.number, sentence=sentence))
    for told in change.still:
        yield ""
        yield f"{still(words, change, told)}{words.say('colon').rstrip()}"
        yield from _quoted(words, told)


def _quoted(words: Wording, told: ToldSentence) -> Iterator[str]:
    yield from quoted(told, "", "")
    if gloss := words.gloss(told):
        yield from ("", *wrapped(escape(f"({gloss})")))


def _label(change: Alteration) -> str:
    return "removed" if change.after is None else "changed" if change.before else "added"


def _only(words: Wording, group: str, changes: Sequence[Alteration]) -> str:
    """Return the words that only one version has, marked by − and +, or that there are none."""
    if not changes:
        return words.say(f"edit_{group}_same")
    signed = [f"{'−' if change.after is None else '+'} {shortened(one.text, 80)}" for change in changes for _, one in parts(change)]
    return f"{words.say(f'edit_{group}')}{words.say('colon')}{', '.join(signed)}"
