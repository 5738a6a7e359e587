"""Puts digests into a folder, each file whole or not at all; it renders nothing."""

import errno
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from monitor.errors import PublishError
from monitor.model import Rendering

_ADVICE = {
    errno.ENOSPC: "The disk is full: make room and run the command again; nothing is lost.",
    errno.EDQUOT: "The user's disk quota is used up: make room and run the command again; nothing is lost.",
    errno.EACCES: "Give the user that runs the service the right to write there, or choose another --digests directory.",
    errno.EPERM: "Give the user that runs the service the right to write there, or choose another --digests directory.",
    errno.EROFS: "The file system is mounted read-only: mount it writable, or choose another --digests directory.",
}
_MODE = 0o644


class FolderPublisher:
    """A folder of digests. A reader of the folder sees a file's old bytes or its new ones, never half of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def publish(self, renderings: Sequence[Rendering]) -> None:
        """Write the files in their order. Raises PublishError; the files before the failed one are then in place."""
        paths = [self._path(rendering.name) for rendering in renderings]
        for path, rendering in zip(paths, renderings, strict=True):
            try:
                _replace(path, rendering.data)
            except OSError as error:
                raise unwritable(path, error) from error

    def missing(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return which of these files are not in place."""
        return tuple(name for name in names if not self._path(name).is_file())

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, or None when it is not in place. Raises PublishError when it cannot be read."""
        path = self._path(name)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise PublishError(f"{path} could not be read: {error.strerror or error}", "See that its owner lets you read it.") from error

    def names(self) -> tuple[str, ...]:
        """Return the names of the files in the folder itself; none while it is not there."""
        return tuple(sorted(path.name for path in self._folder.glob("[!.]*") if path.is_file()))

    def remove(self, names: Sequence[str]) -> None:
        """Take files away; those that are gone already are passed over."""
        for path in map(self._path, names):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise unwritable(path, error) from error

    def _path(self, name: str) -> Path:
        """Return the file of a name, which may have folders in it but stays inside ours. Raises PublishError."""
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or ".." in parts or "\\" in name or "\0" in name or not PurePosixPath(name).name:
            raise PublishError(f"{name!r} is not a file name inside {self._folder}")
        path = self._folder.joinpath(*parts)
        if not path.resolve().is_relative_to(self._folder.resolve()):
            raise PublishError(f"{name!r} leads out of {self._folder}", "Remove the symbolic link that leads there.")
        return path


def unwritable(path: Path, error: OSError) -> PublishError:
    """Return what a person should read when `path` could not be written."""
    advice = _ADVICE.get(error.errno or 0, "See that the folder exists and can be written, then run the command again.")
    return PublishError(f"{path} could not be written: {error.strerror or error}", advice)


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file, flush to the disk, rename over it, and flush the folder, so that the rename lasts too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), _MODE)
            os.fsync(file.fileno())
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)  # gone already unless something failed
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
