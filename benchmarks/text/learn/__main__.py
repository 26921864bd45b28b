"""Trains the models of what is learnt and writes them into the package.

    python -m benchmarks.text.learn [--language L] [--work DIR]

From ``tests/text/learning`` alone: no passage or text that is set aside is read.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.text.drills import LEARNING, passages
from benchmarks.text.learn.happenings import event_samples
from benchmarks.text.learn.judging import thing_samples, tie_samples
from benchmarks.text.learn.layers import Layer, train
from benchmarks.text.learn.names import name_samples
from benchmarks.text.learn.parts import part_samples
from passerelle.extraction.pipeline import LANGUAGES

MODELS = Path("src/passerelle/extraction/learnt/models")
LAYERS = (
    Layer("names", "learnt_names", name_samples),
    Layer("events", "learnt_events", event_samples, c1=0.6, c2=0.05, steps=90),
    Layer("parts", "learnt_roles", part_samples, c1=0.3, c2=0.5, steps=70),
    Layer("things", "likely_things", thing_samples),
    Layer("ties", "likely_ties", tie_samples),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--work", type=Path, help="keep models of the parts here, to go on later")
    asked = parser.parse_args()
    for language in [asked.language] if asked.language else LANGUAGES:
        told = [one for _, one in passages(LEARNING / f"{language}.jsonl")]
        with tempfile.TemporaryDirectory() as made:
            train(language, told, LAYERS, MODELS, asked.work or Path(made))


if __name__ == "__main__":
    main()
