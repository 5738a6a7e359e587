"""The folder of digests."""

import errno
import os
from pathlib import Path

import pytest

from monitor.edges.publish import FolderPublisher, unwritable
from monitor.errors import PublishError
from monitor.model import Rendering


def test_files_are_put_in_place(tmp_path: Path) -> None:
    """Names of all scripts and subfolders work, bytes arrive as they are, readable by a web server, and no draft stays."""
    names = ("2026-11-22.md", "2026-11-22.be.md", "архіў/дзень.html", "归档/日.html")
    FolderPublisher(tmp_path / "digests").publish([Rendering(name=name, data=name.encode()) for name in names])
    files = [path for path in (tmp_path / "digests").rglob("*") if path.is_file()]
    assert sorted(path.relative_to(tmp_path / "digests").as_posix() for path in files) == sorted(names)
    assert all(path.stat().st_mode & 0o777 == 0o644 for path in files)


def test_files_are_listed_and_taken_away(tmp_path: Path) -> None:
    """Drafts and folders are no files; what is gone already is passed over, and no name leads out."""
    publisher = FolderPublisher(tmp_path / "d")
    assert publisher.names() == ()
    publisher.publish([Rendering(name=name, data=b"x") for name in ("b.md", "日.html", "sub/c.md")])
    (tmp_path / "d" / ".b.md.tmp").write_bytes(b"x")
    assert publisher.names() == ("b.md", "日.html")
    publisher.remove(("b.md", "b.md"))
    assert publisher.names() == ("日.html",)
    with pytest.raises(PublishError):
        publisher.remove(("../d/日.html",))


def test_open_reader_keeps_the_old_bytes(tmp_path: Path) -> None:
    """A file is replaced and not written over."""
    publisher = FolderPublisher(tmp_path)
    publisher.publish([Rendering(name="a.md", data=b"old")])
    with (tmp_path / "a.md").open("rb") as reader:
        publisher.publish([Rendering(name="a.md", data=b"new")])
        assert reader.read() == b"old"
    assert (tmp_path / "a.md").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["../a.md", "a/../../b.md", "/etc/a.md", "", ".", "a\\b.md", "a\0.md"])
def test_names_stay_in_the_folder(tmp_path: Path, name: str) -> None:
    """A name that leads out is refused before anything is written."""
    with pytest.raises(PublishError):
        FolderPublisher(tmp_path / "d").publish([Rendering(name="good.md", data=b"x"), Rendering(name=name, data=b"x")])
    assert not (tmp_path / "d").exists()


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    """A symbolic link is no way out."""
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "out").symlink_to(tmp_path)
    with pytest.raises(PublishError, match="leads out"):
        FolderPublisher(tmp_path / "d").publish([Rendering(name="out/a.md", data=b"x")])


def test_full_disk_is_said_in_words() -> None:
    """An operator learns that the disk is full and what to do."""
    error = unwritable(Path("a.md"), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    assert "disk is full" in error.advice
    assert "a.md" in str(error)


def test_unwritable_folder_raises_with_advice(tmp_path: Path) -> None:
    """A folder that is a file, or may not be written, is an error of publishing."""
    (tmp_path / "d").write_text("")
    with pytest.raises(PublishError, match=r"a\.md could not be written") as caught:
        FolderPublisher(tmp_path / "d").publish([Rendering(name="a.md", data=b"x")])
    assert caught.value.advice


def test_failed_write_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    """Where the new file cannot take its place, the old state stays and nothing half written lies about."""
    (tmp_path / "a.md" / "child").mkdir(parents=True)
    with pytest.raises(PublishError):
        FolderPublisher(tmp_path).publish([Rendering(name="a.md", data=b"x")])
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_missing_names_are_told(tmp_path: Path) -> None:
    """What is not in place is told in the order of asking."""
    publisher = FolderPublisher(tmp_path)
    publisher.publish([Rendering(name="a.md", data=b"x")])
    assert publisher.missing(("b.md", "a.md", "c/d.md")) == ("b.md", "c/d.md")


def test_files_are_read_back_as_they_lie_there(tmp_path: Path) -> None:
    """The bytes of a file, None for one that is not in place, and a sentence for one that cannot be read."""
    publisher = FolderPublisher(tmp_path)
    publisher.publish([Rendering(name="归档/日.md", data=b"\xff\x00")])
    assert (publisher.read("归档/日.md"), publisher.read("b.md")) == (b"\xff\x00", None)
    with pytest.raises(PublishError, match="could not be read"):
        publisher.read("归档")
