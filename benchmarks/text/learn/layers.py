"""Layers of models, each trained on what the ones before it say of passages they have not seen.

A layer is asked at one stage. Its samples are made by the stages before, with the models of the
layers before; those were trained on other passages (in `FOLDS` parts by turns), so that the
layer learns how far they can be trusted (stacked generalisation, Wolpert 1992).
"""

from __future__ import annotations

import gzip
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any, TypeAlias

import pycrfsuite

from benchmarks.text.drills import PUBLISHED
from benchmarks.text.reading import gazetteer
from passerelle.documents import Document
from passerelle.extraction.learnt.tagger import use
from passerelle.extraction.pipeline import stages
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["FOLDS", "Layer", "Sample", "Told", "bench", "parts", "train"]

FOLDS = 3
Told: TypeAlias = dict[str, Any]
"""A passage with its facts, as a line of ``tests/text/learning`` has it."""
Sample: TypeAlias = tuple[Sequence[Sequence[str]], Sequence[str]]
"""A row of features and the labels of its items."""


@dataclass(frozen=True)
class Layer:
    """A model by its name: asked at `stage`, learning from the `samples` of a passage there."""

    name: str
    stage: str
    samples: Callable[[Told, Analysis], Sequence[Sample]]
    c1: float = 0.4
    c2: float = 0.02
    steps: int = 100


def train(
    language: str, told: Sequence[Told], layers: Sequence[Layer], folder: Path, work: Path
) -> None:
    """Train the models of a language, layer by layer, and write them to `folder`.

    Those of the parts are kept in `work`; a layer that is there already is taken as it is.
    """
    for layer in layers:
        begun = time.monotonic()
        file = f"{layer.name}-{language}.crf.gz"
        if all((models / file).exists() for _, models in parts(told, work)):
            continue
        samples = [_samples(language, part, layer, models) for part, models in parts(told, work)]
        every = [one for part in samples for one in part]
        jobs = [(layer, every, folder / file)]
        for number, (_, models) in enumerate(parts(told, work)):
            others = [one for n, part in enumerate(samples) if n != number for one in part]
            jobs.append((layer, others, models / file))
        with Pool() as pool:
            pool.starmap(_write, jobs, chunksize=1)
        written, spent = (folder / file).stat().st_size // 1000, time.monotonic() - begun
        print(
            f"{layer.name}-{language}: {len(every)} rows, {written} KB, {spent:.0f} s", flush=True
        )


def parts(told: Sequence[Told], work: Path) -> list[tuple[Sequence[Told], Path]]:
    """The passages in `FOLDS` parts by turns, each with the folder of models that never saw it."""
    found = [(told[number::FOLDS], work / str(number)) for number in range(FOLDS)]
    for _, models in found:
        models.mkdir(parents=True, exist_ok=True)
    return found


def _samples(language: str, told: Sequence[Told], layer: Layer, models: Path) -> list[Sample]:
    with use(models), Pool() as pool:
        jobs = [(language, one, layer) for one in told]
        return [one for found in pool.starmap(_of_passage, jobs, chunksize=20) for one in found]


def _of_passage(language: str, told: Told, layer: Layer) -> Sequence[Sample]:
    return layer.samples(told, bench(language, told, layer.stage))


def bench(language: str, told: Told, name: str) -> Analysis:
    """A passage on the bench as the stage of that name finds it."""
    document = Document("passage", told["text"], language, published=PUBLISHED)
    analysis = Analysis(document, gazetteer=gazetteer())
    for stage in stages(language):
        if stage.__name__ == name:
            return analysis
        stage(analysis)
    raise ValueError(name)


def _write(layer: Layer, samples: Sequence[Sample], file: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for items, labels in samples:
        trainer.append(pycrfsuite.ItemSequence(items), list(labels))
    trainer.set_params({"c1": layer.c1, "c2": layer.c2, "max_iterations": layer.steps})
    with tempfile.NamedTemporaryFile(suffix=".crf") as made:
        trainer.train(made.name)
        file.write_bytes(gzip.compress(Path(made.name).read_bytes(), mtime=0))
