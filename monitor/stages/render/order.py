"""The citations of an edition in the order in which every rendering prints them; it prints none."""

from monitor.model import Digest, ToldSentence
from monitor.stages.render import edits, ledger, sections
from monitor.text.persons import marked


def printed(digest: Digest) -> tuple[ToldSentence, ...]:
    """Return every piece that is printed as somebody's words or headline, with its citation number and place."""
    first, last = edits.parted(digest.edits)
    in_stories = [told for story in digest.stories for told in ledger.cited(story)]
    return (*edits.cited(first), *in_stories, *edits.cited(last), *sections.cited(digest))


def reduced(digest: Digest) -> bool:
    """Return whether a name was reduced in a sentence, in a headline, or beside a quotation."""
    titles = (voice.title for story in digest.stories for voice in story.voices)
    said = (told.sentence.text for told in printed(digest))
    return any(map(marked, (*said, *titles, *(quote.speaker for quote in digest.quotes))))
