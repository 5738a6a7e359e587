"""A digest as Markdown that reads well in a plain terminal of 80 columns and can be read back; it holds no HTML.

Only verbatim words stand in block quotes and in the headings of stories, each followed by the number of its voice. The
section at the end names the place of each of them in the same order, so that a machine finds every citation again.
"""

import re
import unicodedata
from collections.abc import Iterator

from monitor.model import AlsoAt, Digest, Folded, Late, ToldSentence, ToldStory, Voice
from monitor.stages.render.foreign import linkable, printable, shortened
from monitor.stages.render.ledger import Ledger, cited
from monitor.stages.render.wording import Wording

COLUMNS = 80

_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)|(?<=:)//|(?i:(?<=www)\.)")
_BLOCK = re.compile(r"(#{1,6}|[-+=]+|\d{1,9}(?=[.)]))(?=[.)\s]|$)")


def markdown(digest: Digest) -> str:
    """Return the digest as Markdown (CommonMark; nothing in it needs an extension)."""
    words = Wording(digest)
    sections = [_face(words), _glance(words), *(_story(words, story) for story in digest.stories)]
    sections += [_folded(words), _late(words), _complete(words), _places(words)]
    lines = [line for section in sections for line in section]
    return "\n".join(lines).strip("\n") + "\n"


def escape(text: str) -> str:
    """Return printable foreign text that Markdown reads as nothing but words: no emphasis, link, code, HTML or entity."""
    return _MARKUP.sub(lambda match: "\\" + match[0], printable(text))


def unescape(text: str) -> str:
    """Return the words behind escaped text."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def _face(words: Wording) -> Iterator[str]:
    digest, say = words.digest, words.say
    yield f"# {escape(digest.title)}"
    yield ""
    yield from _wrapped(f"**{words.date()}** · {say(digest.edition.kind)} `{digest.edition.name}`")
    yield from _wrapped(words.window())
    for notice in words.notices():
        yield ""
        yield from _wrapped(f"**⚠ {notice}**")
    neighbours = ((say("previous"), digest.previous), (say("following"), digest.following))
    yield ""
    yield " · ".join(f"{label}: [{name}]({name}.md)" for label, name in neighbours)


def _glance(words: Wording) -> Iterator[str]:
    yield from _heading(words.say("glance"))
    for at, story in enumerate(words.top(), 1):
        yield from _wrapped(f"{_title(words, story)} – {words.weight(story)}", f"{at}. ", "   ")
    if not words.digest.stories:
        yield from _wrapped(words.nothing())
    yield ""
    yield from _wrapped(words.counts())
    if words.digest.stories:
        yield from ("", f"## {words.say('stories')}")


def _story(words: Wording, story: ToldStory) -> Iterator[str]:
    say, ledger = words.say, Ledger(words)
    yield ""
    yield f"### {_title(words, story)}"
    yield ""
    since = f" · {say('first_told')} [{story.first_told}]({story.first_told}.md)" if story.first_told else ""
    yield from _wrapped(f"*{words.state(story)}* · {words.number(story)}{since} · {words.weight(story)}")
    yield from _news(ledger, story)
    for headline in story.headlines[1:]:
        yield from _quoted(headline, words.tail(story, headline), "**")
    for told in story.summary:
        yield from _quoted(told, "", "")
    if not story.summary and not story.changes:
        yield ""
        yield from _wrapped(say("no_summary"))
    yield from _background(words, ledger, story)
    yield from _voices(words, ledger, story)
    if story.rank:
        yield ""
        reasons = ", ".join(f"{reason} {points}" for reason, points in words.rank(story))
        yield from _wrapped(f"*{say('rank')}*{say('colon')}{words.rank_total(story)} = {reasons}")


def _news(ledger: Ledger, story: ToldStory) -> Iterator[str]:
    """Yield what is new in a story told before: each thing in words, then the sentence that says it."""
    if story.changes:
        yield ""
        yield f"**{escape(ledger.since(story))}**"
    for new in ledger.news(story):
        yield ""
        yield from _wrapped(escape(" · ".join(new.labels)))
        yield from _quoted(new.told, "", "")
    for source in ledger.sources(story):
        yield ""
        yield from _wrapped(escape(source))


def _background(words: Wording, ledger: Ledger, story: ToldStory) -> Iterator[str]:
    if story.background:
        yield ""
        yield f"**{words.say('background')}**"
        yield ""
    for one in story.background:
        yield from _wrapped(f"{escape(ledger.background(one))} · {escape(ledger.evidence(one))}", "- ", "  ")


def _voices(words: Wording, ledger: Ledger, story: ToldStory) -> Iterator[str]:
    yield ""
    yield f"**{words.say('voices')}**"
    if ledger.origin(story):
        yield ""
        yield from _wrapped(escape(ledger.origin(story)))
    yield ""
    for voice in story.voices:
        yield from _voice(words, ledger, voice)


def _title(words: Wording, story: ToldStory) -> str:
    """Return the first headline with its voice, on one line however long it is, because a heading is one line."""
    if not story.headlines:
        return f"{words.say('untitled')} ({words.number(story)})"
    first = story.headlines[0]
    return f"{_guarded(escape(first.sentence.text))}{words.tail(story, first)} [{first.number}]"


def _quoted(told: ToldSentence, tail: str, strong: str) -> Iterator[str]:
    yield ""
    text = escape(told.sentence.text)
    yield from _wrapped(f"{strong}{text}{strong}{tail} [{told.number}]", "> ", "> ")


def _voice(words: Wording, ledger: Ledger, voice: Voice) -> Iterator[str]:
    label = f"- [{voice.number}] "
    place = f"{escape(shortened(voice.country, 8))} · {voice.language}" if voice.country else voice.language
    facts = (f"**{escape(shortened(voice.outlet, 80))}**", words.when(voice), words.provenance(voice), place, *words.marks(voice))
    facts = (*facts, *map(escape, ledger.lineage(voice)))
    yield from _wrapped(" · ".join(facts), label, "  ")
    yield from _wrapped(escape(shortened(voice.title)) or words.say("untitled"), "  ", "  ")
    yield f"  {_address(voice.url, linked=not voice.designated)}"
    for copy in voice.also_at:
        yield from _copy(words, copy)


def _copy(words: Wording, copy: AlsoAt) -> Iterator[str]:
    marks = "".join(f" · {mark}" for mark in words.flag(copy.designated))
    text = f"{words.say('also_at')}{words.say('colon')}{escape(shortened(copy.outlet, 80))}, {words.copied(copy)}{marks}"
    yield from _wrapped(text, "  - ", "    ")
    yield f"    {_address(copy.url, linked=not copy.designated)}"


def _folded(words: Wording) -> Iterator[str]:
    if words.digest.folded:
        yield from _heading(words.say("folded"))
    for folded in words.digest.folded:
        yield from _listed(words, folded, "")
        relation = f"↳ {words.relation(folded)} «{escape(words.known_text(folded))}» (`{_code(folded.of_id)}`)"
        yield from _wrapped(relation, "  ", "  ")


def _late(words: Wording) -> Iterator[str]:
    if words.digest.late:
        yield from _heading(words.say("late"))
        yield from _wrapped(words.say("late_note"))
        yield ""
    for late in words.digest.late:
        yield from _listed(words, late, words.late_when(late))


def _listed(words: Wording, one: Folded | Late, when: str) -> Iterator[str]:
    facts = (escape(shortened(one.outlet, 80)), one.language, when, *words.flag(one.designated))
    title = escape(shortened(one.title)) or words.say("untitled")
    yield from _wrapped(f"{_guarded(title)} – {' · '.join(fact for fact in facts if fact)}", "- ", "  ")
    yield f"  {_address(one.url, linked=not one.designated)}"


def _complete(words: Wording) -> Iterator[str]:
    yield from _heading(words.say("complete"))
    yield from _wrapped(f"{words.coverage()} · {words.overlap()}")
    if words.silence():
        yield ""
        yield from _wrapped(f"**{words.silence()}**")
    for label, rows in ((words.say("by_source"), words.troubled()), (words.say("by_reason"), words.drops())):
        if rows:
            yield ""
            yield f"*{label}*"
            yield ""
        for name, value in rows:
            yield from _wrapped(f"{_guarded(escape(name))}{words.say('colon')}{escape(value)}", "- ", "  ")
    if words.any_designated():
        yield ""
        yield from _wrapped(words.say("designated_note"))


def _places(words: Wording) -> Iterator[str]:
    """Yield where each cited piece stands, in the order in which they were printed."""
    pieces = [told for story in words.digest.stories for told in cited(story)]
    if pieces:
        yield from _heading(words.say("citations"))
        yield from _wrapped(words.say("citations_note"))
        yield ""
    for told in pieces:
        span = told.sentence.span
        place = f"{_code(span.article)} v{span.version} {span.place.field} {span.place.start}–{span.place.end}"
        yield f"- [{told.number}] `{place}` {told.sentence.language}"
    yield ""
    yield "---"
    yield ""
    yield from _wrapped(words.imprint())


def _heading(text: str) -> tuple[str, ...]:
    return ("", f"## {text}", "")


def _address(url: str, *, linked: bool) -> str:
    """Return an address as a link, or as code where it must not be followed by a click."""
    safe = linkable(url)
    return f"<{safe}>" if linked and safe else f"`{_code(safe or shortened(url))}`"


def _code(text: str) -> str:
    """Return text for a code span, in which only the backtick could end it."""
    return printable(text).replace("`", "'")


def _guarded(text: str) -> str:
    """Return escaped text whose beginning starts no heading, list or rule; every line of a paragraph needs it."""
    match = _BLOCK.match(text)
    if not match:
        return text
    return f"{match[1]}\\{text[match.end() :]}" if match[1].isdigit() else f"\\{text}"


def _wrapped(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """Yield the text in lines of at most COLUMNS columns, broken at blanks only: a break inside Chinese would be read as
    a blank that the sentence does not have. A Chinese character is two columns wide."""
    line, width, prefix = "", 0, first
    for word in text.split(" "):
        wide = _width(word)
        if line and width + 1 + wide > COLUMNS:
            yield prefix + line
            line, width, prefix = "", 0, rest
        width = width + 1 + wide if line else _width(rest if prefix == rest else first) + wide
        line = f"{line} {word}" if line else _guarded(word)
    yield prefix + line


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else not unicodedata.combining(char) for char in text)
