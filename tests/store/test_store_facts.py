"""Facts as rows: what can be asked of them, and that forgetting an article takes them along."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from monitor.edges import schema
from monitor.edges.store.sql_store import SqlStore
from monitor.model import Activity, Commitment, Facts, Field, Judged, Place, Rung, Window

if TYPE_CHECKING:
    from tests.store.conftest import Make, Premises

PROMISES = {
    "en": "The parties will open the plant by March 2027",
    "ru": "Стороны откроют завод к марту 2027 года",
    "be": "Бакі адкрыюць завод да сакавіка 2027 года",
    "zh": "双方将于2027年3月前启用工厂",
}


@pytest.mark.parametrize("language", sorted(PROMISES))
def test_a_commitment_comes_back_as_it_went_in(store: SqlStore, make: "Make", language: str) -> None:
    """Place, party, day and rung survive in each language."""
    text = PROMISES[language]
    promised = Commitment(
        place=Place(field=Field.TEXT, start=0, end=len(text)), who=text.split()[0][:10], due="2027-03", rung=Rung.NEGOTIATED
    )
    fate = make.kept(text=text, language=language)
    assert isinstance(fate.outcome, Judged)
    make.judge(store, replace(fate, outcome=replace(fate.outcome, facts=Facts(commitments=(promised,)))))
    (kept,) = store.kept_between(Window(start=make.start, end=make.start + make.hour))
    assert kept.facts == Facts(commitments=(promised,))


def test_what_is_ahead_and_series_can_be_asked_for(place: "Premises", make: "Make") -> None:
    """A commitment is a row by its day, a figure one by what it measures and for which period."""
    store = place.open()
    make.judge(store, make.kept())
    columns = schema.facts.c
    with store._database.engine.connect() as connection:
        due = connection.execute(select(columns.name).where(columns.kind == "commitment", columns.name >= "2027")).scalars().all()
        figures = connection.execute(select(columns.measure, columns.period, columns.low).where(columns.kind == "figure")).all()
    assert due == ["2027-03"]
    assert figures == [("trade", "2025", 1.5)]


def test_forgetting_takes_every_fact(place: "Premises", make: "Make") -> None:
    """No row of a forgotten article is left, whatever its kind."""
    store = place.open()
    make.listed(store, make.entry())
    make.judge(store, make.kept())
    sequence = store.open(Activity.FORGET, make.start)
    store.forget(sequence, "https://one.example/a", make.start)
    with store._database.engine.connect() as connection:
        assert connection.execute(select(schema.facts)).all() == []
