"""Trains the models of what is learnt and writes them into the package.

    python -m benchmarks.text.learn [--language L]

From ``tests/text/learning`` alone: no passage or text that is set aside is read.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.text.drills import passages
from benchmarks.text.learn.happenings import event_samples
from benchmarks.text.learn.layers import Layer, train
from benchmarks.text.learn.names import name_samples
from passerelle.extraction.pipeline import LANGUAGES

LEARNING = Path("tests/text/learning")
MODELS = Path("src/passerelle/extraction/learnt/models")
LAYERS = (
    Layer("names", "learnt_names", name_samples),
    Layer("events", "learnt_events", event_samples, c2=0.05, steps=90),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--language", choices=LANGUAGES)
    asked = parser.parse_args()
    for language in [asked.language] if asked.language else LANGUAGES:
        told = [one for _, one in passages(LEARNING / f"{language}.jsonl")]
        train(language, told, LAYERS, MODELS)


if __name__ == "__main__":
    main()
