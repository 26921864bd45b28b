"""Packs: folders of ``.rq`` files, one question each, with its metadata in its head."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from passerelle.errors import QueryError, did_you_mean
from passerelle.heads import read_head
from passerelle.queries.check import head_faults
from passerelle.queries.head import Head, Param
from passerelle.resources import queries_dir

__all__ = ["Param", "Question", "find_question", "load_question", "load_questions"]


class Question(Head):
    """A saved question: what its head says, its name, its file and the query."""

    name: str
    file: Path
    query: str

    @cached_property
    def pack(self) -> str:
        """The folder of the question."""
        return self.name.split("/", 1)[0]

    @cached_property
    def body(self) -> str:
        """The query without its head."""
        lines = self.query.splitlines()
        return "\n".join(line for line in lines if not line.startswith("#+")).strip()


def load_question(file: Path, name: str | None = None) -> Question:
    """The question in `file`; raises `QueryError` naming file, line and fault of its head.

    A head need not be complete to be asked: what else a shared pack needs, `check` tells.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise QueryError(f"cannot be read: {fault}.", where=file) from None
    head = read_head(text, file)
    head.setdefault("title", {"en": file.stem})
    for wrong in head_faults(head, text, file):
        raise wrong
    return Question(**head, name=name or file.stem, file=file, query=text)


def load_questions(folder: Path | None = None) -> dict[str, Question]:
    """All questions that ship with Passerelle (or lie in `folder`), by ``pack/question``."""
    return {
        name: load_question(file, name) for name, file in _files(folder or queries_dir()).items()
    }


def _files(folder: Path) -> dict[str, Path]:
    """The question files below `folder` by ``pack/question``; projections are no questions."""
    files = sorted(folder.glob("*/*.rq"))
    return {f"{f.parent.name}/{f.stem}": f for f in files if f.parent.name != "projections"}


def find_question(name: str) -> Question:
    """The question called `name` (``pack/question``, or the last part where it is unique)."""
    files = _files(queries_dir())
    if name in files:
        return load_question(files[name], name)
    short = [key for key in files if key.split("/", 1)[1] == name]
    if len(short) == 1:
        return load_question(files[short[0]], short[0])
    raise QueryError(
        f"there is no question '{name}'.",
        remedy=did_you_mean(name, [*files, *(key.split("/", 1)[1] for key in files)])
        + " 'passerelle query' lists them.",
    )
