"""Says in words what the desk did to the stories of an edition: pins, notes, articles moved by hand."""

from monitor.model.notes import DeskLine
from monitor.stages.render.foreign import printable
from monitor.stages.render.wording import Wording


def lines(words: Wording) -> tuple[str, ...]:
    """Return a line for each thing done; the text is printable and not escaped. Times are the topic's."""
    return tuple(f"{words.moment(one.at)} · {printable(one.by)}{words.say('colon')}{_done(words, one)}" for one in words.digest.desk)


def _done(words: Wording, one: DeskLine) -> str:
    numbers = " ".join(f"[{number}]" for number in one.numbers)
    return words.say(f"desk_{one.kind}", n=one.story, text=printable(one.text), numbers=numbers)
