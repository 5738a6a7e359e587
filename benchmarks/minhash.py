"""MinHash as others use it, for measuring beside our sketches: the same shingles, 128 permutations; no look-up and no threshold."""

from typing import Any

from monitor.model import DedupOptions, Language

OPTIONS = DedupOptions()


def shingles(text: str, language: Language) -> list[str]:
    """Return the shingles that the peers get, sorted, each once: runs of the same length as ours."""
    run, units = (OPTIONS.characters, list(text)) if language == "zh" else (OPTIONS.words, text.lower().split())
    return sorted({" ".join(units[at : at + run]) for at in range(max(1, len(units) - run + 1))})


def datasketch(pieces: list[str]) -> Any:  # noqa: ANN401 (ships no types)
    """Return datasketch's MinHash of these shingles."""
    from datasketch import MinHash  # type: ignore[import-untyped]  # ships no types

    made = MinHash(num_perm=128)
    made.update_batch([piece.encode() for piece in pieces])
    return made


def rensa(pieces: list[str]) -> Any:  # noqa: ANN401 (ships no types)
    """Return rensa's R-MinHash of these shingles."""
    from rensa import RMinHash  # type: ignore[import-untyped]  # ships no types

    made = RMinHash(num_perm=128, seed=42)
    made.update(pieces)
    return made
