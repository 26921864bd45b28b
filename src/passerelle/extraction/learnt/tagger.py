"""A trained model: rows of features in, for each item of a row how likely each label is.

Models are packed files of CRFsuite in ``models``, by name and language; `use` puts those of another
folder in their place, which is how they are measured on passages they were not trained on.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pycrfsuite

__all__ = ["Row", "is_trained", "marginals", "use"]

Row = Sequence[Sequence[str]]
"""The items of a row in order, each with its features."""

_folder: ContextVar[Path | None] = ContextVar("_folder", default=None)


@contextmanager
def use(folder: Path) -> Iterator[None]:
    """Within, the models are those of `folder`; one that is not there says nothing."""
    token = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(token)


def is_trained(name: str) -> bool:
    """Whether there is a model of that name."""
    return _loaded(_folder.get(), name) is not None


def marginals(name: str, row: Row) -> list[dict[str, float]]:
    """How likely each label is for each item of a row, 0 to 1; empty without such a model."""
    model = _loaded(_folder.get(), name)
    if model is None or not row:
        return []
    tagger = model.tagger
    tagger.set(pycrfsuite.ItemSequence(row))
    labels = tagger.labels()
    return [{label: tagger.marginal(label, at) for label in labels} for at in range(len(row))]


@dataclass(frozen=True)
class _Model:
    """A tagger and the bytes it reads, which it does not keep alive by itself."""

    tagger: pycrfsuite.Tagger
    data: bytes


@cache
def _loaded(folder: Path | None, name: str) -> _Model | None:
    models = folder or files("passerelle.extraction.learnt").joinpath("models")
    file = models.joinpath(f"{name}.crf.gz")
    if not file.is_file():
        return None
    model = _Model(pycrfsuite.Tagger(), gzip.decompress(file.read_bytes()))
    model.tagger.open_inmemory(model.data)
    return model
