"""The folder of a site: made beside the old one, and put in its place when it is whole.

What has not changed is linked from the old folder (hard links), so that a second run writes
only what is new. Killed at any moment, the old site is still there, whole.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from passerelle.errors import UsageError
from passerelle.publish.parts import File

__all__ = ["MARK", "Tree", "check_free", "holds", "staged"]

MARK = ".passerelle-site"
"""The file with the memory of a site; it says that a folder is a site of ours."""


class Tree:
    """The folder that is being made."""

    def __init__(self, top: Path, old: Path) -> None:
        self.top = top
        self.old = old
        self._folders: set[str] = set()

    def write(self, file: File) -> int:
        """Lay `file` into the folder; returns its size in bytes."""
        if file.content == self.old / file.place and self.keep(file.place):
            return (self.old / file.place).stat().st_size
        path = Path(self._path(file.place))
        path.unlink(missing_ok=True)  # it may be a link to a file of the old site
        if isinstance(file.content, Path):
            shutil.copyfile(file.content, path)
            return path.stat().st_size
        content = file.content.encode() if isinstance(file.content, str) else file.content
        path.write_bytes(content)
        return len(content)

    def keep(self, where: str) -> bool:
        """Take the file at the place `where` from the old site; False where it has none."""
        old, new = f"{self.old}/{where}", self._path(where)
        try:
            os.link(old, new)
        except FileExistsError:
            return True
        except FileNotFoundError:
            return False
        except OSError:  # a file system without hard links
            shutil.copyfile(old, new)
        return True

    def _path(self, where: str) -> str:
        """The file at the place `where`, in a folder that is there.

        As text: a large site has half a million of them.
        """
        folder = where.rpartition("/")[0]
        if folder not in self._folders:
            (self.top / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self.top}/{where}"


def holds(folder: Path, files: Mapping[str, int]) -> bool:
    """Whether `folder` has exactly these files, each of this size, and the mark."""
    left = dict(files)
    for where, _, names in os.walk(folder):
        start = os.path.relpath(where, folder) + "/" if where != str(folder) else ""
        for name in names:
            size = left.pop(start + name, None)
            if size is None and start + name != MARK:
                return False
            if size is not None and size != Path(where, name).stat().st_size:
                return False
    return not left


@contextmanager
def staged(out: Path) -> Iterator[Tree]:
    """A new tree that takes the place of the folder `out` when the block ends well.

    Raises `UsageError` when `out` holds something that was not written here.
    """
    out = out.resolve()
    check_free(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as made:
        new = Path(made) / "new"
        new.mkdir()
        yield Tree(new, out)
        swap(new, out, Path(made) / "old")


def check_free(out: Path) -> None:
    """Refuse to replace a file, or a folder that holds anything but an older site."""
    if out.is_file():
        raise UsageError(f"'{out.name}' is a file.", remedy="Name a folder with -o.")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).is_file():
        raise UsageError(
            f"the folder '{out.name}' holds other things than a site made here.",
            remedy="Name a new or empty folder with -o.",
        )


def swap(new: Path, out: Path, old: Path) -> None:
    """Put `new` in the place of `out`; if that fails, what was there comes back."""
    if not out.exists():
        new.rename(out)
        return
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise
