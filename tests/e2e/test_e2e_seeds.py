"""Is this text already known? The five texts as received, halves of them, pages around them, and texts that nobody knows."""

from html import escape
from pathlib import Path

import pytest

from monitor.app import Places
from monitor.newsroom import demo
from tests.cli.running import ROOT, Result, at, run

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
UNRELATED = {
    "en": "The town library opens an hour earlier from Monday. Readers had asked for it for years. " * 6
    + "The new room on the ground floor has forty seats, and the old reading lamps were repaired by volunteers.",
    "ru": "Городская библиотека с понедельника открывается на час раньше. Читатели просили об этом много лет. " * 6
    + "В новом зале на первом этаже сорок мест, а старые лампы починили добровольцы.",
    "be": "Гарадская бібліятэка з панядзелка адчыняецца на гадзіну раней. Чытачы прасілі пра гэта шмат гадоў. " * 6
    + "У новай зале на першым паверсе сорак месцаў, а старыя лямпы адрамантавалі добраахвотнікі.",
    "zh": "市图书馆从星期一起提前一小时开门。读者多年来一直提出这个要求。" * 6 + "一楼新阅览室有四十个座位，旧台灯由志愿者修好。",
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Return an installation with the five seeds; nothing needs to have run."""
    return demo.install(tmp_path_factory.mktemp("seeds"), 9)


def check(places: Places, file: Path) -> Result:
    """Ask about a file."""
    return run("seeds", "check", file, "--json", *at(places))


def test_the_corpus_is_listed(places: Places) -> None:
    """Five texts, each with the day that is told of and how it is known."""
    seeds = run("seeds", "--json", *at(places)).json
    assert [seed["id"] for seed in seeds] == [path.stem for path in SEEDS]
    assert {seed["certainty"] for seed in seeds} == {"printed", "inferred"}
    assert all(seed["event_date"] < "2024" for seed in seeds)  # never the clock of a portal


@pytest.mark.parametrize("file", SEEDS, ids=lambda path: path.stem[:3])
def test_a_seed_as_received_is_known(places: Places, file: Path) -> None:
    """Each text is recognised with its furniture, as itself and as no other; the answer has the documented shape."""
    done = check(places, file)
    assert done.code == 0
    assert (done.json["verdict"], done.json["seed"]) == ("known", file.stem)
    assert 0.8 <= done.json["share"] <= 1
    assert {"verdict", "seed", "share", "nearest", "back", "language", "title"} <= done.json.keys()


def test_half_a_seed_is_known(places: Places, tmp_path: Path) -> None:
    """A reprint cut to half is still the seed, though it holds only half of it."""
    text = SEEDS[2].read_text("utf-8")
    (tmp_path / "half.txt").write_text(text[len(text) // 4 : 3 * len(text) // 4], encoding="utf-8")
    answer = check(places, tmp_path / "half.txt").json
    assert (answer["verdict"], answer["seed"]) == ("known", SEEDS[2].stem)
    assert answer["back"] < 0.8


def test_a_page_with_a_seed_inside_furniture_is_known(places: Places, tmp_path: Path) -> None:
    """Menus, teasers and comments around the text are not the text."""
    lines = [line.strip() for line in SEEDS[0].read_text("utf-8").splitlines() if line.strip()]
    text = "".join(f"<p>{escape(line)}</p>" for line in lines)
    menu = "".join(f"<li><a href='/{n}'>Section {n} of the portal with a long name</a></li>" for n in range(40))
    teasers = "".join(f"<li><a href='/t{n}'>Ten recipes for a cold evening, part {n}</a></li>" for n in range(20))
    page = (
        f"<!doctype html><html><head><title>A page</title></head><body><nav><ul>{menu}</ul></nav><article><h1>A page</h1>{text}</article>"
    )
    (tmp_path / "page.html").write_text(f"{page}<aside><h3>Read also</h3><ul>{teasers}</ul></aside></body></html>", encoding="utf-8")
    answer = check(places, tmp_path / "page.html").json
    assert (answer["verdict"], answer["seed"]) == ("known", SEEDS[0].stem)


@pytest.mark.parametrize("language", UNRELATED)
def test_an_unrelated_text_is_new(places: Places, tmp_path: Path, language: str) -> None:
    """A text that no seed holds is new, in each language, and no seed is named."""
    (tmp_path / "text.txt").write_text(UNRELATED[language], encoding="utf-8")
    answer = check(places, tmp_path / "text.txt").json
    assert (answer["verdict"], answer["seed"], answer["language"]) == ("new", None, language)
    assert answer["share"] < 0.1


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00\x01" * 50, b"<html><body></body></html>"], ids=["empty", "binary", "hollow"])
def test_a_file_without_a_text_is_no_crash(places: Places, tmp_path: Path, body: bytes) -> None:
    """What has no text is new or refused with a sentence."""
    (tmp_path / "file").write_bytes(body)
    done = check(places, tmp_path / "file")
    assert done.code in (0, 2)
    assert "Traceback" not in done.err
    assert done.code == 2 or done.json["verdict"] == "new"


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_read_is_a_usage_error(places: Places, tmp_path: Path, name: str) -> None:
    """The person reads which file and why."""
    done = check(places, tmp_path / name)
    assert (done.code, done.out) == (2, "")
    assert "cannot be read" in done.err


def test_an_address_that_does_not_answer_exits_with_six(places: Places) -> None:
    """The network is told apart from a wrong argument."""
    done = run("seeds", "check", "http://wire.example/x", *at(places))
    assert (done.code, "connection_failed" in done.err) == (6, True)


def test_in_words_it_says_the_same(places: Places) -> None:
    """For people: known, how much, and from where."""
    done = run("seeds", "check", SEEDS[4], *at(places))
    assert done.out.startswith("known: ")
    assert SEEDS[4].stem in done.out
