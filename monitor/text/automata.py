"""Builds the automata that find many words in one pass: the one place that knows the library (Aho and Corasick, Efficient string
matching, 1975). What is sought, and what a hit means, is for the callers.
"""

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation

__all__ = ["AhoCorasick", "BytesAhoCorasick", "of_bytes", "of_text", "places"]


def of_text(needles: tuple[str, ...], *, fast: bool = False) -> AhoCorasick:
    """Return the automaton of these; a `fast` one takes more memory."""
    return AhoCorasick(needles, implementation=Implementation.DFA if fast else None)


def of_bytes(needles: tuple[bytes, ...]) -> BytesAhoCorasick:
    """Return the fast automaton of these: in bytes nothing is counted in characters, which takes as long as the search."""
    return BytesAhoCorasick(needles, implementation=Implementation.DFA)


def places(automaton: AhoCorasick, text: str) -> list[tuple[int, int, int]]:
    """Return (number of the needle, start, end) of all needles in a text, overlapping ones too, by their ends."""
    try:
        return automaton.find_matches_as_indexes(text, overlapping=True)
    except UnicodeEncodeError:  # half a character, which no encoding has
        return automaton.find_matches_as_indexes(text.encode("utf-8", "replace").decode(), overlapping=True)
