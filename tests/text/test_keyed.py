"""Patterns found by their first letters: the same matches as one big expression gives."""

import pytest

from monitor.text.keyed import Keyed, alternatives, plain_start

ROWS = (("buy", r"buys?|bought|(?<!not )purchase[sd]?"), ("sell", r"sells?|sold (?:out|off)|sold"))


@pytest.mark.parametrize("method", ["find", "scan"])
def test_matches_in_order_with_their_rows(method: str) -> None:
    """Words are whole, look-arounds are seen, the longer alternative stands first in its row."""
    text = "she buys, he sold off; not purchased, purchased; buyside sells"
    keyed = Keyed(ROWS)
    found = keyed.scan(text) if method == "scan" else keyed.find(text, 0, len(text))
    assert [(cue.name, text[cue.start : cue.end]) for cue in found] == [
        ("buy", "buys"),
        ("sell", "sold off"),
        ("buy", "purchased"),
        ("sell", "sells"),
    ]


def test_a_stretch_is_searched_with_what_stands_before_it() -> None:
    """Offsets are those of the whole text; a word that begins before the stretch, or that is negated there, is none."""
    text = "not purchased by us, resells, sold"
    assert [text[cue.start : cue.end] for cue in Keyed(ROWS).find(text, 4, len(text))] == ["sold"]
    assert list(Keyed(ROWS).find(text, text.index("sells"), text.index("sold"))) == []


def test_scripts_without_blanks_need_one_letter() -> None:
    """Chinese is searched sign by sign."""
    keyed = Keyed((("will", "将(?!来)"),), spaced=False)
    assert [(cue.start, cue.end) for cue in keyed.scan("将来将签")] == [(2, 3)]
    assert [(cue.start, cue.end) for cue in keyed.find("将来将签", 0, 4)] == [(2, 3)]


@pytest.mark.parametrize("pattern", ["[ab]c", "a?bc", "(?:ab|cd)e", "x"])
def test_an_alternative_without_plain_letters_is_refused(pattern: str) -> None:
    """It could begin anywhere."""
    with pytest.raises(ValueError, match="plain letters"):
        Keyed((("row", pattern),))


def test_reading_patterns() -> None:
    """Bars inside brackets part nothing; a letter that may be missing is no start."""
    assert list(alternatives(r"a(?:b|c)d|[|]e|f\(g|h")) == ["a(?:b|c)d", "[|]e", r"f\(g", "h"]
    assert [plain_start(pattern) for pattern in ("exports?", "тв[её]рд", "день{2}", "plain")] == ["export", "тв", "ден", "plain"]
