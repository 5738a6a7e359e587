"""History from WARC files that others wrote, with warcio, and from the command line."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from monitor import backfill, pipeline
from monitor.app import App, Places, archived_pages
from monitor.errors import UsageError
from monitor.model import EditionKind
from monitor.newsroom import content
from monitor.stages import editions
from tests.cli.running import Result, at, run
from tests.history.conftest import FOUR, INDEX, LATER, MONTH, Site, page

HTML = ("Content-Type", "text/html")
TAKEN = "2023-12-10T10:00:00Z"


def warc(path: Path, *records: tuple[str, bytes, tuple[str, str], str], packed: bool = True) -> Path:
    """Write answers (address, body, content type, date) into a WARC file with a record that is none of them."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "a crawler"}))
        for url, body, kind, date in records:
            http = StatusAndHeaders("200 OK", [kind], protocol="HTTP/1.1")
            dated = {"WARC-Date": date}
            writer.write_record(
                writer.create_warc_record(url, "response", payload=BytesIO(body), http_headers=http, warc_headers_dict=dated)
            )
    return path


def crawl(path: Path, *, packed: bool = True) -> Path:
    """Write the four articles, one of them twice, a picture and a page off the topic."""
    four = [(content.url(name), page(name), HTML, TAKEN) for name in FOUR]
    picture = ("http://agency.example/a.png", b"\x89PNG", ("Content-Type", "image/png"), TAKEN)
    other = (content.url("match-ru"), page("match-ru"), HTML, TAKEN)
    return warc(path, *four, four[0], picture, other, packed=packed)


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_a_file_go_the_way_of_fetched_ones(app: App, past: Site, tmp_path: Path, packed: bool) -> None:
    """Four languages are kept with the date of the record, what is off the topic is dropped, and nothing is asked of the network."""
    pages = archived_pages([crawl(tmp_path / "a.warc", packed=packed)], app.settings)
    done = backfill.from_pages(app.settings, app.edges, app.lock, pages, MONTH, 100)
    assert (done.listed, done.taken, done.kept, sum(n for _, n in done.drops), past.asked) == (5, 5, 4, 1, [])
    kept = app.edges.store.kept_between(editions.window(editions.current(EditionKind.DAILY, app.settings, LATER), app.settings))
    assert {one.article.language for one in kept} == {"en", "ru", "be", "zh"}
    answers = {app.edges.archive.get(one.version.response).fetched_at for one in kept}
    assert answers == {datetime(2023, 12, 10, 10, tzinfo=UTC)}
    assert pipeline.tell(app.settings, app.edges, editions.current(EditionKind.DAILY, app.settings, LATER)).stories == ()


def test_a_file_is_taken_up_where_the_last_run_stopped(app: App, tmp_path: Path) -> None:
    """Two limited runs take what one would have taken, and a third finds it all known."""
    file = crawl(tmp_path / "a.warc.gz")
    runs = [
        backfill.from_pages(app.settings, app.edges, app.lock, archived_pages([file], app.settings), MONTH, limit)
        for limit in (2, 100, 100)
    ]
    assert [(one.known, one.taken, one.left) for one in runs] == [(0, 2, 3), (2, 3, 0), (5, 0, 0)]


def test_a_file_cut_short_gives_what_is_whole(app: App, tmp_path: Path) -> None:
    """A copy that broke off is no reason to refuse the pages before the break."""
    whole = crawl(tmp_path / "a.warc.gz").read_bytes()
    (tmp_path / "b.warc.gz").write_bytes(whole[: len(whole) // 2])
    assert 1 <= len(list(archived_pages([tmp_path / "b.warc.gz"], app.settings))) < 6


@pytest.mark.parametrize("data", [b"", b"no archive at all", b"\x1f\x8b\x08nonsense", None])
def test_what_is_no_warc_is_a_usage_error(app: App, tmp_path: Path, data: bytes | None) -> None:
    """Empty, other, damaged or missing: the file is named and nothing is recorded."""
    file = tmp_path / "a.warc.gz"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(UsageError, match=r"a\.warc\.gz cannot be read as a WARC file"):
        backfill.from_pages(app.settings, app.edges, app.lock, archived_pages([file], app.settings), MONTH, 10)
    assert app.edges.store.began() is None


def command(places: Places, *more: str | Path) -> Result:
    """Run `monitor backfill` in the month after."""
    return run("backfill", *more, "--workers", "0", *at(places), MONITOR_CLOCK=LATER.isoformat())


def test_the_command_tells_counts_by_reason(places: Places, tmp_path: Path) -> None:
    """The JSON has them; several files may follow one another."""
    more = warc(tmp_path / "b.warc.gz", (content.url("harvest-ru"), page("harvest-ru"), HTML, TAKEN))
    done = command(places, "--warc", crawl(tmp_path / "a.warc.gz"), str(more), "--json")
    assert (done.code, done.json["read"], done.json["taken"], done.json["kept"]) == (0, 2, 6, 4), done.err
    assert sum(n for _, n in done.json["drops"]) == 2


def test_the_command_says_a_line_a_step_where_no_terminal_is(places: Places, past: Site) -> None:
    """Sitemaps and pages, each with how many there are."""
    done = command(places, "agency-en", "--since", "2023-12-04", "--until", "2023-12-04")
    assert done.code == 0, done.err
    assert done.out.startswith("3 sitemaps read, 4 pages of that time, 0 known, 4 taken, 4 articles kept")
    assert {"sitemap 1 of 1", "take 4 of 4"} <= set(done.err.splitlines())
    assert INDEX in past.asked


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--since", "yesterday"), "--since is no date"),
        (("--since", "2024-01-05", "--until", "2024-01-01"), "nothing lies between"),
        (("nobody",), "no such source: nobody"),
        (("--warc", "x.warc", "--sitemap", INDEX), "cannot go together"),
        (("--warc", "missing.warc.gz"), "missing.warc.gz cannot be read"),
    ],
)
def test_bad_input_is_told_with_advice(places: Places, options: tuple[str, ...], said: str) -> None:
    """Exit code 2, one sentence of what is wrong and one of what to do."""
    done = command(places, *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.strip().splitlines()) == 2
