"""The store learns which lines recur in the articles of a host, and which bring its pages through the gate in vain."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from monitor.edges.store.keys import article_id
from monitor.edges.store.sql_store import SqlStore
from monitor.model import Activity, Drop, Fate
from monitor.text import furniture

if TYPE_CHECKING:
    from tests.store.conftest import Make

LINE = "Читайте нас в канале «Пример»"
MARKS = frozenset(furniture.marks(f"Lead.\n\n{LINE}"))
NUMBERS = {1: "One", 2: "Two", 3: "Three", 4: "Four"}


def _url(n: int) -> str:
    return f"https://one.example/{n}"


def _text(n: int, line: str = LINE) -> str:
    return "\n\n".join((f"{NUMBERS[n]} ministers met in Minsk to speak of the railway and of potash.", "A longer end of it.", line))


def test_a_line_of_three_articles_of_a_host_is_known(store: SqlStore, make: "Make") -> None:
    """Not before the third, and not at another host."""
    make.judge(store, make.kept(_url(1), text=_text(1)), make.kept(_url(2), text=_text(2)))
    assert store.furniture() == {}
    make.judge(store, make.kept(_url(3), text=_text(3)), make.kept("https://two.example/1", text=_text(4)), at=make.start + make.hour)
    assert store.furniture() == {"one.example": MARKS}


def test_a_recording_repeated_counts_once(store: SqlStore, make: "Make") -> None:
    """Neither a crash between two calls nor a second look at an article adds to the count."""
    fates = [make.kept(_url(n), text=_text(n)) for n in (1, 2)]
    sequence = store.open(Activity.CYCLE, make.start)
    for _ in range(3):
        store.record_fates(sequence, fates)
    store.close(sequence, make.start)
    make.judge(store, make.kept(_url(1), text=_text(1, "Another end")), at=make.start + make.hour)
    assert store.furniture() == {}


@pytest.mark.parametrize(("line", "version"), [(LINE, 1), ("Another line of this one article", 2)])
def test_leaving_furniture_out_is_no_edit(store: SqlStore, make: "Make", line: str, version: int) -> None:
    """An article that is looked at again without what was learnt since stays as it is; a line of its own gone is an edit."""
    make.judge(store, *(make.kept(_url(n), text=_text(n)) for n in (1, 2, 3)), make.kept(_url(4), text=_text(4, line)))
    make.judge(store, make.kept(_url(4), text=_text(4).removesuffix(f"\n\n{LINE}")), at=make.start + make.hour)
    (kept,) = store.kept_articles([article_id(_url(4))])
    assert kept.version.n == version


def test_a_line_that_let_three_pages_through_in_vain_is_known(store: SqlStore, make: "Make") -> None:
    """Not before the third page, not by looking again at one, not at another host, and never as a line of articles."""
    mark = furniture.admitting(LINE)

    def off_topic(url: str) -> Fate:
        fate = make.dropped(url)
        assert isinstance(fate.outcome, Drop)
        return replace(fate, outcome=replace(fate.outcome, lines=(mark,)))

    make.judge(store, off_topic(_url(1)), off_topic(_url(2)), off_topic("https://two.example/1"))
    make.judge(store, off_topic(_url(1)), at=make.start + make.hour)
    assert store.furniture() == {}
    make.judge(store, off_topic(_url(3)), at=make.start + 2 * make.hour)
    assert store.furniture() == {"one.example": {mark}}
    assert mark not in MARKS
