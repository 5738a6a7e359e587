"""seeds/ → the known corpus: texts as received, and in seeds.toml what they are and which of their lines are furniture.

The files are never changed; the text used for matching is made here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from monitor.errors import ConfigurationError
from monitor.model import Certainty, Language, Seed
from monitor.settings.tables import Mistakes, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedRow:
    """One `[[seed]]` of seeds.toml."""

    file: str
    title: str
    publisher: str
    origin: str
    language: Language
    event_date: date
    certainty: Certainty
    date_evidence: str
    furniture: tuple[str, ...] = ()
    url: str = ""


def read_seeds(folder: Path, allowed: Sequence[Language]) -> tuple[Seed, ...]:
    """Return every text of the folder, by id. Raises ConfigurationError with every mistake."""
    mistakes = Mistakes()
    rows = {row.file: row for row in read_rows(SeedRow, folder / "seeds.toml", "seed", mistakes)}
    texts = {path.name: _read(path, mistakes) for path in sorted(folder.glob("*.txt"))}
    for name in sorted(rows.keys() - texts.keys()):
        mistakes.add(folder / "seeds.toml", f"seed {name}", "there is no such file beside seeds.toml")
    seeds = tuple(
        _seed(rows[name], text, folder, mistakes) if name in rows else _unnamed(name, text, allowed) for name, text in texts.items()
    )
    if mistakes.problems:
        raise ConfigurationError(tuple(mistakes.problems))
    return seeds


def _read(path: Path, mistakes: Mistakes) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        mistakes.add(path, "", f"cannot be read as UTF-8: {error}")
        return ""


def _seed(row: SeedRow, text: str, folder: Path, mistakes: Mistakes) -> Seed:
    lines = _lines(text)
    for line in row.furniture:
        if line not in lines:
            mistakes.add(folder / "seeds.toml", f"seed {row.file}.furniture", f"no such line in the text: {line!r}")
    away = {row.title, *row.furniture}
    return Seed(
        id=row.file.removesuffix(".txt"),
        title=row.title,
        text="\n\n".join(line for line in lines if line not in away),
        language=row.language,
        publisher=row.publisher,
        origin=row.origin,
        event_date=row.event_date,
        certainty=row.certainty,
        date_evidence=row.date_evidence,
        url=row.url,
    )


def _unnamed(name: str, text: str, allowed: Sequence[Language]) -> Seed:
    from monitor.text import languages  # late: it has long tables, and most seeds say their language

    lines = _lines(text)
    return Seed(
        id=name.removesuffix(".txt"),
        title=lines[0] if lines else name,
        text="\n\n".join(lines[1:] or lines),
        language=languages.identify(text, allowed) if allowed else languages.identify(text),
        publisher="",
        origin="",
        event_date=None,
        certainty=Certainty.UNKNOWN,
        date_evidence="not named in seeds.toml",
    )


def _lines(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := " ".join(raw.split()))]
