"""A tiny model made in a test, so that nothing hangs on the figures of those that ship."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

__all__ = ["trained"]


def trained(
    folder: Path, name: str, rows: Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]]
) -> Path:
    """The folder, with a model of that name trained on the rows."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for items, labels in rows:
        trainer.append(pycrfsuite.ItemSequence(items), list(labels))
    trainer.set_params({"c1": 0.0, "c2": 0.01, "max_iterations": 60})
    file = folder / f"{name}.crf"
    trainer.train(str(file))
    (folder / f"{name}.crf.gz").write_bytes(gzip.compress(file.read_bytes()))
    return folder
