"""A digest as Markdown that reads well in a plain terminal of 80 columns and can be read back; it holds no HTML.

Only verbatim words stand in block quotes and in the headings of stories, each followed by the number of its voice. The
section at the end names the place of each of them in the same order, so that a machine finds every citation again.
"""

from collections.abc import Iterator

from monitor.model import AlsoAt, Digest, Folded, FoldedAs, Late, ToldStory, Voice
from monitor.stages.render import desk, edits, glance, markdown_sections
from monitor.stages.render.foreign import shortened
from monitor.stages.render.ledger import Ledger
from monitor.stages.render.marking import address, code, escape, guarded, heading, numbered, quoted, wrapped
from monitor.stages.render.order import printed, reduced
from monitor.stages.render.wording import Wording


def markdown(digest: Digest) -> str:
    """Return the digest as Markdown (CommonMark; nothing in it needs an extension)."""
    words = Wording(digest)
    first, last = edits.parted(digest.edits)
    stories = (_story(words, story) for story in digest.stories)
    sections = [_face(words), _glance(words), edits.section(words, first), _stories(words), *stories, edits.section(words, last)]
    sections += [markdown_sections.lines(words), _folded(words), _late(words), _complete(words), _desk(words), _places(words)]
    lines = [line for section in sections for line in section]
    return "\n".join(lines).strip("\n") + "\n"


def _face(words: Wording) -> Iterator[str]:
    digest, say = words.digest, words.say
    yield f"# {escape(digest.title)}"
    yield ""
    yield from wrapped(f"**{words.headed()}** · {say(digest.edition.kind)} `{digest.edition.name}`")
    yield from wrapped(words.window())
    for notice in words.notices():
        yield ""
        yield from wrapped(f"**⚠ {notice}**")
    neighbours = ((say("previous"), digest.previous), (say("following"), digest.following))
    yield ""
    yield " · ".join(f"{label}{say('colon')}[{name}]({name}.md)" for label, name in neighbours)


def _glance(words: Wording) -> Iterator[str]:
    yield from heading(words.say("glance"))
    for at, line in enumerate(glance.lines(words), 1):
        yield from wrapped(_line(words, line), f"{at}. ", "   ")
    if not words.digest.stories:
        yield from wrapped(words.nothing())
    yield ""
    yield from wrapped(words.counts())


def _line(words: Wording, line: glance.Line) -> str:
    """Return a line at a glance; words that were taken back stand in quotation marks, a headline as it is."""
    said = f"{escape(line.told.sentence.text)}{line.tail}" if line.told else words.say("untitled")
    number = f" [{line.told.number}]" if line.told else ""
    head = f"{escape(line.before)}{words.say('colon')}{words.say('quoted', text=said)}" if line.before else guarded(said)
    return f"{head}{number}" + (f" – {escape(line.after)}" if line.after else "")


def _stories(words: Wording) -> Iterator[str]:
    if words.digest.stories:
        yield from ("", f"## {words.say('stories')}")


def _story(words: Wording, story: ToldStory) -> Iterator[str]:
    say, ledger = words.say, Ledger(words)
    yield ""
    yield f"### {_title(words, story)}"
    yield ""
    since = f" · {say('first_told')} [{words.called(story.first_told)}]({story.first_told}.md)" if story.first_told else ""
    yield from wrapped(f"*{words.state(story)}* · {words.number(story)}{since} · {words.weight(story)}")
    yield from _news(ledger, story)
    for headline in story.headlines[1:]:
        yield from quoted(headline, words.tail(story, headline), "**")
    for told in story.summary:
        yield from quoted(told, "", "")
        if gloss := words.gloss(told):
            yield ""
            yield from wrapped(escape(f"({gloss})"))
    if not story.summary and not story.changes:
        yield ""
        yield from wrapped(say("no_summary"))
    yield from _background(words, ledger, story)
    yield from _voices(words, ledger, story)
    if story.rank:
        yield ""
        reasons = say("comma").join(f"{reason} {points}" for reason, points in words.rank(story))
        yield from wrapped(f"*{say('rank')}*{say('colon')}{words.rank_total(story)} = {reasons}")


def _news(ledger: Ledger, story: ToldStory) -> Iterator[str]:
    """Yield what is new in a story told before: each thing in words, then the sentence that says it."""
    if story.changes:
        yield ""
        yield f"**{escape(ledger.since(story))}**"
    for new in ledger.news(story):
        yield ""
        yield from wrapped(escape(" · ".join(new.labels)))
        yield from quoted(new.told, "", "")
    for source in ledger.sources(story):
        yield ""
        yield from wrapped(escape(source))


def _background(words: Wording, ledger: Ledger, story: ToldStory) -> Iterator[str]:
    if story.background:
        yield ""
        yield f"**{words.say('background')}**"
        yield ""
    for one in story.background:
        yield from wrapped(f"{escape(ledger.background(one))} · {escape(ledger.evidence(one))}", "- ", "  ")


def _voices(words: Wording, ledger: Ledger, story: ToldStory) -> Iterator[str]:
    yield ""
    yield f"**{words.say('voices')}**"
    if ledger.origin(story):
        yield ""
        yield from wrapped(escape(ledger.origin(story)))
    yield ""
    for voice in story.voices:
        yield from _voice(words, ledger, voice)


def _title(words: Wording, story: ToldStory) -> str:
    """Return the first headline with its voice, on one line however long it is, because a heading is one line."""
    if not story.headlines:
        return f"{words.say('untitled')} ({words.number(story)})"
    first = story.headlines[0]
    return f"{guarded(escape(first.sentence.text))}{words.tail(story, first)} [{first.number}]"


def _voice(words: Wording, ledger: Ledger, voice: Voice) -> Iterator[str]:
    label = f"- [{voice.number}] "
    place = f"{escape(shortened(voice.country, 8))} · {voice.language}" if voice.country else voice.language
    facts = (
        f"**{escape(shortened(voice.outlet, 80))}**",
        words.when(voice),
        words.provenance(voice),
        place,
        *words.marks(voice),
        *ledger.edited(voice.url),
    )
    facts = (*facts, *map(numbered, ledger.lineage(voice)))
    yield from wrapped(" · ".join(facts), label, "  ")
    yield from wrapped(escape(shortened(voice.title)) or words.say("untitled"), "  ", "  ")
    yield f"  {address(voice.url, linked=not voice.designated)}"
    for copy in voice.also_at:
        yield from _copy(words, ledger, copy)


def _copy(words: Wording, ledger: Ledger, copy: AlsoAt) -> Iterator[str]:
    marks = "".join(f" · {mark}" for mark in (*words.flag(copy.designated), *ledger.edited(copy.url)))
    text = f"{words.say('also_at')}{words.say('colon')}{escape(shortened(copy.outlet, 80))}{words.say('comma')}{words.copied(copy)}{marks}"
    yield from wrapped(text, "  - ", "    ")
    yield f"    {address(copy.url, linked=not copy.designated)}"


def _folded(words: Wording) -> Iterator[str]:
    if words.digest.folded:
        yield from heading(words.say("folded"))
    for folded in words.digest.folded:
        yield from _listed(words, folded, "")
        known = "" if folded.kind is FoldedAs.TOLD else f" (`{code(folded.of_id)}`)"  # a story's number stands in the relation
        relation = f"↳ {escape(words.relation(folded))} {escape(words.known_text(folded))}{known}"
        yield from wrapped(relation, "  ", "  ")


def _late(words: Wording) -> Iterator[str]:
    if words.digest.late:
        yield from heading(words.say("late"))
        yield from wrapped(words.say("late_note"))
        yield ""
    for late in words.digest.late:
        yield from _listed(words, late, words.late_when(late))


def _listed(words: Wording, one: Folded | Late, when: str) -> Iterator[str]:
    facts = (escape(shortened(one.outlet, 80)), one.language, when, *words.flag(one.designated))
    title = escape(shortened(one.title)) or words.say("untitled")
    yield from wrapped(f"{guarded(title)} – {' · '.join(fact for fact in facts if fact)}", "- ", "  ")
    yield f"  {address(one.url, linked=not one.designated)}"


def _complete(words: Wording) -> Iterator[str]:
    yield from heading(words.say("complete"))
    yield from wrapped(f"{words.coverage()} · {words.overlap()}")
    for line in words.holidays():
        yield ""
        yield from wrapped(line)
    for warning in filter(None, (words.unwatched(), words.silence())):
        yield ""
        yield from wrapped(f"**{warning}**")
    if words.silence():
        yield ""
        yield from wrapped(escape(words.broken()))
    for label, rows in ((words.say("by_source"), words.troubled()), (words.say("by_reason"), words.drops())):
        if rows:
            yield ""
            yield f"*{label}*"
            yield ""
        for name, value in rows:
            yield from wrapped(f"{guarded(escape(name))}{words.say('colon')}{escape(value)}", "- ", "  ")
    if reduced(words.digest):
        yield ""
        yield from wrapped(words.say("reduced_note"))
    if words.any_designated():
        yield ""
        yield from wrapped(words.say("designated_note"))


def _desk(words: Wording) -> Iterator[str]:
    if words.digest.desk:
        yield from heading(words.say("desk"))
    for line in desk.lines(words):
        yield from wrapped(escape(line), "- ", "  ")


def _places(words: Wording) -> Iterator[str]:
    """Yield where each cited piece stands, in the order in which they were printed."""
    pieces = printed(words.digest)
    if pieces:
        yield from heading(words.say("citations"))
        yield from wrapped(words.say("citations_note"))
        yield ""
    for told in pieces:
        span = told.sentence.span
        place = f"{code(span.article)} v{span.version} {span.place.field} {span.place.start}–{span.place.end}"
        yield f"- [{told.number}] `{place}` {told.sentence.language}"
    yield ""
    yield "---"
    yield ""
    yield from wrapped(words.imprint())
