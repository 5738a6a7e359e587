"""The near-duplicate index: the same answers as a plain dictionary, whatever became of its files; and `neighbours` over it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.edges import sketches
from monitor.edges.sketches import COMMON, Mark, SketchIndex, pack, unpack
from monitor.edges.store.sql_store import SqlStore
from monitor.model import Activity, Certainty, New, Seed, Sketch

if TYPE_CHECKING:
    from tests.store.conftest import Make, Premises

LARGEST = 2**64 - 8
HASHES = st.sets(st.one_of(st.integers(0, 12).map(lambda n: n * 8), st.sampled_from([LARGEST, 2**63])), max_size=8)


def _brute(articles: dict[int, set[int]], asked: set[int], most: int) -> list[tuple[int, int]]:
    shared = Counter({ordinal: len(hashes & asked) for ordinal, hashes in articles.items() if hashes & asked})
    ranked = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))
    return [pair for pair in ranked if len(ranked) <= most or pair[1] >= ranked[most - 1][1]]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=st.lists(HASHES, max_size=20), asked=HASHES, most=st.integers(1, 5), flush=st.integers(1, 30), again=st.booleans())
def test_it_answers_like_a_dictionary(
    tmp_path_factory: pytest.TempPathFactory, articles: list[set[int]], asked: set[int], most: int, flush: int, *, again: bool
) -> None:
    """Flushed, merged, saved and opened again or not."""
    folder = tmp_path_factory.mktemp("index")
    index = SketchIndex(folder, flush)
    for ordinal, hashes in enumerate(articles, start=1):
        index.add(ordinal, sorted(hashes), Mark(count=ordinal, last=ordinal, name=str(ordinal)))
    if again:
        index.save()
        index = SketchIndex(folder, flush)
        assert index.mark.count == len(articles)
    assert index.candidates(sorted(asked), most) == _brute(dict(enumerate(articles, start=1)), asked, most)


def test_boilerplate_is_passed_over(tmp_path: Path) -> None:
    """A hash of too many articles finds none of them, on disk and in memory together; the rest still do."""
    index = SketchIndex(tmp_path, flush=1500)
    for ordinal in range(1, COMMON + 2):
        index.add(ordinal, (8, 16 * ordinal), Mark(count=ordinal, last=ordinal))
    assert index.candidates([8, 48], 5) == [(3, 1)]


def test_merging_piece_by_piece_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces far smaller than the segments, with runs of one hash across their bounds."""
    monkeypatch.setattr(sketches, "_PIECE", 7)
    index = SketchIndex(tmp_path, flush=50)
    for ordinal in range(1, 200):
        index.add(ordinal, (8, 16 + 8 * (ordinal % 5), 800 + ordinal * 8), Mark(count=ordinal, last=ordinal))
    found = index.candidates([8, 16, 800 + 8 * 30], 1)
    assert found == [(30, 3)]
    assert len(index.candidates([8], 1)) == 199


def _save(store: SqlStore) -> None:
    """Write the index as if it were large."""
    assert store._near._index is not None
    store._near._index.save()


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(path.read_bytes()[:-5]),
        lambda path: path.write_bytes(b"\x07" + path.read_bytes()[1:]),
        lambda path: path.write_bytes(b""),
    ],
)
@pytest.mark.parametrize("name", ["*.segment", "index.json"])
def test_a_harmed_index_is_filled_again(place: "Premises", make: "Make", harm: Callable[[Path], None], name: str) -> None:
    """Missing, torn or overwritten: the answers are as before."""
    with place.open() as store:
        make.judge(store, make.kept(hashes=(8, 16)), make.kept("https://one.example/b", hashes=(16, 24)))
        before = store.neighbours(Sketch(modulus=8, hashes=(8, 16)), 5)
        _save(store)
    harm(next((place.folder / "sketches").glob(name)))
    assert [one.sketch.hashes for one in before] == [(8, 16), (16, 24)]
    assert place.open().neighbours(Sketch(modulus=8, hashes=(8, 16)), 5) == before


def test_an_index_of_another_database_is_not_believed(place: "Premises", make: "Make", tmp_path: Path) -> None:
    """A backup was put in place of the database: counts and the last name tell."""
    with place.open() as store:
        make.judge(store, make.kept(hashes=(8, 16)))
        store.neighbours(Sketch(modulus=8, hashes=(8,)), 5)
        _save(store)
    mark = SketchIndex(place.folder / "sketches").mark
    other = SketchIndex(tmp_path / "other")
    other.add(77, (8,), Mark(count=mark.count, last=mark.last, name="somebody else/1"))
    other.save()
    for path in (place.folder / "sketches").iterdir():
        path.unlink()
    for path in (tmp_path / "other").iterdir():
        path.rename(place.folder / "sketches" / path.name)
    assert [one.sketch.hashes for one in place.open().neighbours(Sketch(modulus=8, hashes=(8,)), 5)] == [(8, 16)]


def test_neighbours_are_settled_articles_and_seeds(place: "Premises", make: "Make") -> None:
    """Best first, ties by id; what has no verdict yet is none; what another process settled is found in the next cycle."""
    store, other = place.open(), place.open()
    seed = Seed(
        id="s1",
        title="Seed",
        text="词",
        language="zh",
        publisher="",
        origin="",
        event_date=None,
        certainty=Certainty.UNKNOWN,
        date_evidence="",
    )
    for _ in range(2):
        store.learn_seeds([(seed, Sketch(modulus=8, hashes=(8, 16, 24)))])
    sequence = store.open(Activity.CYCLE, make.start)
    store.record_fates(sequence, [make.kept(f"https://one.example/{at}", hashes=(8, 16), text=f"T{at}") for at in range(3)])
    asked = Sketch(modulus=8, hashes=(8, 16, 24))
    assert [one.id for one in store.neighbours(asked, 5)] == ["s1"]
    articles = [one.id for one in store.unsettled()]
    for article in articles:
        other.settle(sequence, article, 1, New())
    store.unsettled()
    found = store.neighbours(asked, 3)
    assert [one.id for one in found] == ["s1", *sorted(articles)[:2]]
    store.learn_seeds([])
    assert not any(one.is_seed for one in store.neighbours(asked, 5))


def test_a_forgotten_article_is_nobody_s_neighbour(place: "Premises", make: "Make") -> None:
    """Its sketch is gone with its text."""
    store = place.open()
    make.judge(store, make.kept(hashes=(8, 16)))
    assert len(store.neighbours(Sketch(modulus=8, hashes=(8,)), 5)) == 1
    store.forget(store.open(Activity.FORGET, make.start), "https://one.example/a", make.start)
    assert store.neighbours(Sketch(modulus=8, hashes=(8,)), 5) == ()


@given(st.sets(st.integers(0, 2**64 - 1)))
def test_hashes_are_packed_without_loss(hashes: set[int]) -> None:
    """All 64 bits, unsigned."""
    assert unpack(pack(Sketch(modulus=1, hashes=tuple(sorted(hashes))))) == tuple(sorted(hashes))
