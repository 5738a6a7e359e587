"""Sketches: the same everywhere, blind to case and punctuation, and right about what contains what."""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import DedupOptions
from monitor.stages.fingerprint import containment, sketch

OPTIONS = DedupOptions()

TEXTS = {
    "en": "The two ministers met in the old railway hall and agreed to open a freight line before the first snow of the year.",
    "ru": "Министры встретились в старом зале вокзала и договорились открыть грузовую линию ещё до первого снега этого года.",
    "be": "Міністры сустрэліся ў старой зале вакзала і дамовіліся адкрыць грузавую лінію яшчэ да першага снегу гэтага года.",
    "zh": "两国部长在旧火车站大厅会面，商定在今年第一场雪之前开通货运线路，并派专家检查桥梁。",
}


def numbered(count: int, first: int = 0) -> str:
    """Return a text of `count` different words."""
    return " ".join(f"word{number}" for number in range(first, first + count))


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_contains_itself(language: str) -> None:
    """In every language a text shares all of its hashes with itself."""
    one = sketch(TEXTS[language], language, OPTIONS)
    assert one.hashes
    assert containment(one, one) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "The state's PLAN, signed at noon, holds.", "the states plan signed at noon holds"),
        ("ru", "Ещё «пять» вагонов — принял завод!", "еще пять вагонов принял завод"),
        ("be", "Сям'я атрымала дом у вёсцы.", "сямʼя атрымала дом у вёсцы"),
        ("zh", "兩國簽署聯合聲明，擴大經貿合作。", "两国签署联合声明 扩大经贸合作"),
    ],
)
def test_spelling_habits_do_not_matter(language: str, one: str, other: str) -> None:
    """Case, punctuation, apostrophes, ё and traditional characters are folded."""
    assert sketch(one, language, OPTIONS) == sketch(other, language, OPTIONS)


def test_digits_matter() -> None:
    """Two figures make two texts."""
    assert sketch("trade of 35 million last year", "en", OPTIONS) != sketch("trade of 36 million last year", "en", OPTIONS)


def test_hashes_are_the_same_in_another_process() -> None:
    """No seed of the process enters a hash."""
    program = (
        f"from monitor.model import *; from monitor.stages.fingerprint import sketch; print(sketch({TEXTS['ru']!r}, 'ru', DedupOptions()))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"})
    assert answer.stdout.strip() == repr(sketch(TEXTS["ru"], "ru", OPTIONS))


def test_hashes_are_pinned() -> None:
    """A stored sketch stays comparable: a change of these numbers needs a migration of the index."""
    assert sketch("one two three four", "en", OPTIONS).hashes == (5254820548954754337,)
    assert sketch("中白工业园区建设", "zh", OPTIONS).hashes == (190845993461952442,)


@pytest.mark.parametrize("text", ["", " \n ", "…—!?", "\ud800", "\U0010ffff"])
def test_nothing_to_hash_gives_an_empty_sketch(text: str) -> None:
    """Without letters and digits there is no hash, and nothing is contained in anything."""
    empty = sketch(text, "en", OPTIONS)
    assert empty.hashes == ()
    assert containment(empty, sketch("four words stand here", "en", OPTIONS)) == (0.0, 0.0)


def test_one_word_is_one_shingle() -> None:
    """A text shorter than a run is one run."""
    assert len(sketch("Слово", "ru", OPTIONS).hashes) == 1


def test_short_texts_are_kept_whole_and_long_ones_sampled() -> None:
    """A sample of fewer than 32 hashes is not taken."""
    short, long = sketch(numbered(200), "en", OPTIONS), sketch(numbered(2_000), "en", OPTIONS)
    assert (short.modulus, len(short.hashes)) == (1, 197)
    assert long.modulus == OPTIONS.modulus
    assert all(value % OPTIONS.modulus == 0 for value in long.hashes)


def test_a_short_part_of_a_long_text_is_found_in_it() -> None:
    """Sketches of different moduli are compared on the coarser sampling."""
    share, back = containment(sketch(numbered(200), "en", OPTIONS), sketch(numbered(2_000), "en", OPTIONS))
    assert share == 1.0
    assert 0.03 < back < 0.2


def test_a_half_is_estimated_as_a_half() -> None:
    """The estimate of containment is unbiased and close on texts of thousands of words."""
    share, back = containment(sketch(numbered(8_000), "en", OPTIONS), sketch(numbered(4_000), "en", OPTIONS))
    assert share == pytest.approx(0.5, abs=0.06)
    assert back == 1.0


def test_repetition_adds_nothing() -> None:
    """Ten thousand identical sentences are a short sketch."""
    assert len(sketch("All is calm on the border today. " * 10_000, "en", OPTIONS).hashes) == 7


def test_mixed_scripts_are_compared_by_their_majority() -> None:
    """Text that is mostly ideographs is cut by characters whatever language was told."""
    assert sketch(TEXTS["zh"], "und", OPTIONS) == sketch(TEXTS["zh"], "zh", OPTIONS)


def test_a_page_of_text_takes_about_a_millisecond() -> None:
    """3,000 characters take 0.2 ms on two shared cores; ten times that is a mistake."""
    text = numbered(350)
    sketch(text, "en", OPTIONS)
    started = time.process_time()
    for _ in range(50):
        sketch(text, "en", OPTIONS)
    assert (time.process_time() - started) / 50 < 0.002


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "be", "zh", "und"]))
def test_any_text_has_a_sorted_sketch_without_repetition(text: str, language: str) -> None:
    """Hashes are positive 63-bit numbers in order, each once."""
    hashes = sketch(text, language, OPTIONS).hashes
    assert list(hashes) == sorted(set(hashes))
    assert all(0 <= value < 1 << 63 for value in hashes)


@given(st.lists(st.sampled_from("абвгдежзик"), min_size=1, max_size=80), st.lists(st.sampled_from("абвгдежзик"), min_size=1, max_size=80))
def test_containment_is_symmetric_and_bounded(one: list[str], other: list[str]) -> None:
    """Turning the pair turns the answer; shares lie between 0 and 1."""
    a, b = sketch(" ".join(one), "ru", OPTIONS), sketch(" ".join(other), "ru", OPTIONS)
    assert containment(a, b) == containment(b, a)[::-1]
    assert all(0.0 <= share <= 1.0 for share in containment(a, b))
