"""`monitor read`: the words around the news in the terminal are those of the edition's language."""

from io import StringIO

import pytest
from rich.console import Console

from monitor.cli.read import MEASURE, _blocks
from monitor.stages.render import Wording
from monitor.stages.render.ledger import Ledger
from tests.render import sample

WORDS = {
    "en": ("Sunday, 22 November 2026", "designated: BY", "How complete this is", "copied from"),
    "ru": ("Воскресенье, 22 ноября 2026", "под запретом: BY", "Насколько это полно", "взято из"),
    "be": ("Нядзеля, 22 лістапада 2026", "пад забаронай: BY", "Наколькі гэта поўна", "узята з"),
    "zh": ("2026年11月22日星期日", "被列名：BY", "本期有多完整", "转自"),
}


def shown(language: str, width: int = MEASURE) -> str:
    """Return the sample edition as a terminal shows it."""
    console = Console(file=StringIO(), width=width, highlight=False, emoji=False, markup=False)
    for block in _blocks(sample.digest(language)):
        console.print(block, crop=False)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("language", sorted(WORDS))
def test_an_edition_is_read_in_its_own_language(language: str) -> None:
    """Date, marks, relations and headlines of sections; of another language there is nothing around the news."""
    page = shown(language)
    assert [words for words in WORDS[language] if words not in page] == []
    assert [words for other in WORDS if other != language for words in WORDS[other] if words in page] == []


@pytest.mark.parametrize("language", sorted(WORDS))
def test_the_terminal_leaves_out_nothing_of_a_voice(language: str) -> None:
    """The window, whom a voice translates or cites, and what was filled afterwards stand there as they do on the page."""
    digest = sample.digest(language)
    words, page = Wording(digest), "".join(shown(language).split())
    lineage = [line for story in digest.stories for voice in story.voices for line in Ledger(words).lineage(voice)]
    wanted = (words.window(), *lineage, *(line for one in digest.late for line in (one.title, words.late_when(one))))
    assert lineage
    assert digest.late
    assert [line for line in wanted if "".join(line.split()) not in page] == []


def test_further_lines_of_a_voice_begin_under_its_first_word() -> None:
    """Not under its number, by which the eye finds it."""
    lines = shown("en", 40).splitlines()
    after = [lines[at + 1] for at, line in enumerate(lines) if line.startswith("  [")]
    assert after
    assert [line for line in after if not line.startswith(" " * 6)] == []


def test_an_address_is_never_broken() -> None:
    """On a narrow terminal too it stands on one line, to be clicked and copied."""
    addresses = [voice.url for story in sample.digest("en").stories for voice in story.voices]
    lines = [line.strip() for line in shown("en", 24).splitlines()]
    assert addresses
    assert [url for url in addresses if url not in lines] == []


@pytest.mark.parametrize("language", sorted(WORDS))
def test_the_terminal_warns_of_silence_too(language: str) -> None:
    """That the silence of a broken source proves nothing is said wherever an edition is read."""
    warning = Wording(sample.digest(language)).silence()
    assert warning
    assert "".join(warning.split()) in "".join(shown(language).split())
