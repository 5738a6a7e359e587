"""With an embedder configured a cycle reads what was gathered, editions count it, and what was told without it stays as it was."""

import sqlite3

from monitor.app import Places
from tests.cli.running import at, run
from tests.e2e.conftest import Demo

NOON = "2023-12-07T12:00:00+03:00"
"""After the last look of the demo."""


def readings(places: Places) -> list[tuple[str, int, int]]:
    """Return for each language how many settled versions it has that make stories, and of how many of them something was read."""
    query = """SELECT v.language, count(*), count(m.article) FROM versions v
        JOIN (SELECT DISTINCT article, version FROM verdicts WHERE kind <> 'known') s ON s.article = v.article AND s.version = v.n
        LEFT JOIN meanings m ON m.article = v.article AND m.version = v.n AND (m.vector <> x'' OR v.language = 'be')
        GROUP BY 1 ORDER BY 1"""
    connection = sqlite3.connect(places.data / "monitor.db")
    try:
        return [(str(language), int(settled), int(read)) for language, settled, read in connection.execute(query)]
    finally:
        connection.close()


def test_a_cycle_reads_what_was_gathered_and_editions_told_before_stay(demo: Demo, copy: Places) -> None:
    """The demo read nothing. The first cycle with the key set reads all, its sources away or not; the second finds nothing to read."""
    assert {read for _, _, read in readings(demo.places)} == {0}
    for _ in range(2):
        run("fetch", "gazeta", *at(copy), MONITOR_CLOCK=NOON, MONITOR_STORIES__EMBEDDER="sentence-encoder")
    found = readings(copy)
    assert [language for language, _, _ in found] == ["be", "en", "ru", "zh"]
    assert all(settled == read for _, settled, read in found)
    assert "equal to what was published" in run("digest", "2023-12-06", "--rebuild", *at(copy), MONITOR_CLOCK=NOON).out
