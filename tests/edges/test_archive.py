"""The archive of raw answers, on real files."""

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from monitor.edges.archive import WarcArchive
from monitor.edges.archive.warc_archive import _record
from monitor.edges.archive.warc_file import WarcFile
from monitor.errors import StoreError
from monitor.model import Page

NOW = datetime(2026, 11, 22, 5, 0, 0, 123456, tzinfo=UTC)


def archive(folder: Path) -> WarcArchive:
    """Open an archive."""
    return WarcArchive(folder, lambda: NOW)


def page(n: int = 0, body: bytes = b"<p>x</p>", at: datetime = NOW) -> Page:
    """Return a page of its own address."""
    return Page(url=f"http://a.example/{n}", final_url=f"http://a.example/{n}", status=200, headers=(), body=body, fetched_at=at)


ODD = Page(
    url="http://naviny.example/навіны?a=1 2",
    final_url="https://新闻.example/白俄/",
    status=203,
    headers=(
        ("Content-Type", "text/html; charset=gbk"),
        ("content-length", "7"),
        ("X-Title", "Кітай: “白俄”"),
        ("X-Empty", ""),
        ("x-title", "two"),
    ),
    body="白俄罗斯\r\n\r\n中国".encode("gbk") + bytes(range(256)),
    fetched_at=NOW,
    redirects=("http://naviny.example/навіны?a=1 2", "http://t.example/x"),
)


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("one", [ODD, page(), page(body=b""), page(body=b"x" * 3_000_000)], ids=["odd", "plain", "empty", "large"])
def test_page_comes_back_as_it_was(tmp_path: Path, one: Page, keep: bool) -> None:
    """Status, headers, redirects, times and every byte survive, in another process too."""
    name = archive(tmp_path).put(one, keep=keep)
    assert archive(tmp_path).get(name) == one


def test_names_do_not_depend_on_order(tmp_path: Path) -> None:
    """The same answers in another order have the same names."""
    pages = [page(n) for n in range(5)]
    there = [archive(tmp_path / "a").put(one, keep=True) for one in pages]
    back = [archive(tmp_path / "b").put(one, keep=True) for one in reversed(pages)]
    assert there == back[::-1]
    assert len(set(there)) == 5


def test_same_answer_is_stored_once(tmp_path: Path) -> None:
    """An answer put again, by this process or the next, adds no byte."""
    name = archive(tmp_path).put(ODD, keep=True)
    size = (tmp_path / "kept" / "2026-11.warc.gz").stat().st_size
    again = archive(tmp_path)
    assert {again.put(ODD, keep=True), again.put(ODD, keep=False)} == {name}
    assert (tmp_path / "kept" / "2026-11.warc.gz").stat().st_size == size
    assert not (tmp_path / "held" / "2026-11-22.warc.gz").exists()


def test_held_answer_that_is_kept_later_stays_under_its_name(tmp_path: Path) -> None:
    """What a later judgement keeps outlives the expiry of what was held."""
    one = archive(tmp_path)
    name = one.put(ODD, keep=False)
    assert one.put(ODD, keep=True) == name
    assert one.expire(NOW + timedelta(days=31)) == 1
    assert one.get(name) == ODD


def test_expiry_takes_whole_days_that_are_over(tmp_path: Path) -> None:
    """Only held files of days that ended by then go; kept ones never."""
    one = archive(tmp_path)
    names = [one.put(page(at=NOW - timedelta(days=days)), keep=False) for days in (2, 1, 0)]
    one.put(page(9, at=NOW - timedelta(days=400)), keep=True)
    assert one.expire(NOW) == 2
    with pytest.raises(StoreError):
        one.get(names[1])
    assert one.get(names[2]).fetched_at == NOW
    assert one.expire(NOW) == 0
    assert len(list(tmp_path.glob("kept/*.warc.gz"))) == 1


@pytest.mark.parametrize("name", ["", "2026-11-22/xyz", "../../etc/passwd", "2026-11-22/" + "0" * 32, "2026-11-22/../" + "0" * 32])
def test_unknown_names_are_an_error_of_the_store(tmp_path: Path, name: str) -> None:
    """A name that names nothing is said so, and leads nowhere on the disk."""
    with pytest.raises(StoreError):
        archive(tmp_path).get(name)


@pytest.mark.parametrize("cut", [1, 10, 60, 100])
def test_torn_tail_costs_only_its_record(tmp_path: Path, cut: int) -> None:
    """After a crash in the middle of an append all whole records are there, before the next append and after."""
    names = [archive(tmp_path).put(page(n), keep=True) for n in range(3)]
    warc = tmp_path / "kept" / "2026-11.warc.gz"
    whole = warc.read_bytes()
    archive(tmp_path).put(page(3, body=bytes(range(256)) * 4), keep=True)
    warc.write_bytes(warc.read_bytes()[: len(whole) + cut])
    assert [archive(tmp_path).get(name) for name in names] == [page(n) for n in range(3)]
    again = archive(tmp_path)
    names = [*names, again.put(page(4), keep=True)]
    assert [archive(tmp_path).get(name).url[-1] for name in names] == ["0", "1", "2", "4"]
    assert len(list(records(warc))) == 5


@pytest.mark.parametrize("harm", ["gone", "torn", "behind", "wrong", "garbage"])
def test_index_is_only_derived(tmp_path: Path, harm: str) -> None:
    """Whatever happens to the index, every answer is found."""
    names = [archive(tmp_path).put(page(n), keep=True) for n in range(4)]
    index = tmp_path / "kept" / "2026-11.index"
    lines = index.read_text().splitlines(keepends=True)
    shifted = "".join(f"{line.split()[0]} {int(line.split()[1]) + 3} {line.split()[2]}\n" for line in lines[:-1])
    index.write_text({"gone": "", "torn": "".join(lines)[:-20], "behind": lines[0], "wrong": shifted, "garbage": "\0\xff?\n" * 9}[harm])
    assert [archive(tmp_path).get(name) for name in names] == [page(n) for n in range(4)]
    one = archive(tmp_path)
    names.append(one.put(page(4), keep=True))
    assert [one.get(name).url[-1] for name in names] == list("01234")


def test_damage_in_the_middle_costs_one_record(tmp_path: Path) -> None:
    """A flipped byte is an error for its own answer and for no other; appending does not cut off what follows it."""
    names = [archive(tmp_path).put(page(n, body=bytes([n]) * 500), keep=True) for n in range(3)]
    warc, index = tmp_path / "kept" / "2026-11.warc.gz", tmp_path / "kept" / "2026-11.index"
    start = int(index.read_text().splitlines()[1].split()[1])
    data = bytearray(warc.read_bytes())
    data[start + 20 : start + 40] = b"\0" * 20
    warc.write_bytes(data)
    index.unlink()
    with pytest.raises(StoreError):
        archive(tmp_path).get(names[1])
    archive(tmp_path).put(page(7), keep=True)
    assert archive(tmp_path).get(names[2]).body == b"\2" * 500


def test_removed_answer_leaves_no_byte(tmp_path: Path) -> None:
    """Removal takes the text out of every file, keeps all others and their names, and is told."""
    one = archive(tmp_path)
    secret = page(1, body=b"withdrawn " * 50)
    names = [one.put(page(n), keep=True) for n in (0, 2)]
    name = one.put(secret, keep=False)
    one.put(secret, keep=True)
    assert one.remove([name]) == 1
    assert one.remove([name]) == 0
    with pytest.raises(StoreError):
        archive(tmp_path).get(name)
    assert [archive(tmp_path).get(other).url[-1] for other in names] == ["0", "2"]
    assert all(b"withdrawn" not in gzip.decompress(file.read_bytes()) for file in tmp_path.rglob("*.warc.gz"))


def test_readers_see_what_another_process_writes(tmp_path: Path) -> None:
    """An archive that was opened earlier finds new answers, and old ones after a file was written anew."""
    reader, writer = archive(tmp_path), archive(tmp_path)
    names = [writer.put(page(n), keep=True) for n in range(2)]
    assert reader.get(names[1]) == page(1)
    names.append(writer.put(page(2), keep=True))
    assert reader.get(names[2]) == page(2)
    writer.remove([names[0]])
    assert reader.get(names[2]) == page(2)


def test_other_tools_can_read_the_files(tmp_path: Path) -> None:
    """The files are WARC 1.1 with an HTTP block whose length is right, a digest that holds, and dates of the fetch."""
    archive(tmp_path).put(ODD, keep=True)
    info, response = records(tmp_path / "kept" / "2026-11.warc.gz")
    assert info["type"] == "warcinfo"
    assert response["type"] == "response"
    assert response["body"] == ODD.body
    assert response["digest"] is True
    assert response["date"] == "2026-11-22T05:00:00.123456Z"


def records(path: Path) -> list[dict[str, bytes | bool | str | None]]:
    """Read a file as any other tool would."""
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=True):
            kind = record.headers.get("WARC-Type")
            digest = kind == "warcinfo" or record.verify_payload_digest(consume=False)
            date = record.headers.get("WARC-Date")
            found.append({"type": kind, "digest": digest, "date": date, "body": record.reader.read()})
    return found


def test_no_room_is_an_error_of_the_store(tmp_path: Path) -> None:
    """An archive that cannot be written says so."""
    (tmp_path / "kept").write_text("")
    with pytest.raises(StoreError, match="could not be written"):
        archive(tmp_path).put(page(), keep=True)


def test_payload_digest_is_true(tmp_path: Path) -> None:
    """A reader that checks digests finds the record whole, whatever headers it came with."""
    archive(tmp_path).put(ODD, keep=True)
    with gzip.open(next(tmp_path.rglob("*.warc.gz"))) as file:
        found = [record.verify_payload_digest() for record in ArchiveIterator(file) if record.headers["WARC-Type"] == "response"]
    assert found == [True]


@pytest.mark.parametrize("one", [ODD, page(), page(body=b"")], ids=["odd", "plain", "empty"])
def test_a_single_answer_is_a_warc_file_of_its_own(tmp_path: Path, one: Page) -> None:
    """Other tools read the body from it, and it has the same bytes every time."""
    there = archive(tmp_path)
    name = there.put(one, keep=False)
    (tmp_path / "one.warc").write_bytes(there.record(name))
    with (tmp_path / "one.warc").open("rb") as file:
        assert [record.reader.read() for record in ArchiveIterator(file)] == [one.body]
    assert archive(tmp_path).record(name) == (tmp_path / "one.warc").read_bytes()


def test_an_answer_that_is_not_the_one_of_its_name_is_refused(tmp_path: Path) -> None:
    """The name is made of address, time and body: another body under it was put there by somebody else."""
    there = archive(tmp_path)
    name, other = there.put(page(1), keep=True), page(1, body=b"<p>y</p>")
    ident = name.partition("/")[2]
    file = WarcFile(tmp_path / "kept/2026-11.warc.gz")
    file.remove({ident})
    file.append(ident, _record(other, ident, b"\0" * 20), lambda _: b"")
    with pytest.raises(StoreError, match="not what was put there"):
        archive(tmp_path).get(name)
