"""What is remembered of the dumps, so that the next run takes over what has not changed."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelle.publish.machine.dumps.dump import Dump, Dumps
from passerelle.publish.machine.dumps.figures import Counts, Figures, Partition
from passerelle.publish.machine.dumps.joined import NAMES, Laid, Span

__all__ = ["Marks", "recalled", "told"]

Marks = NDArray[np.uint64]


def told(dumps: Dumps) -> tuple[str, Marks]:
    """The dumps in words (JSON), and the marks of all objects."""
    marks = [
        np.frombuffer(laid.counts.objects[name], dtype=np.uint64)
        for laid in dumps.blocks
        for name in sorted(laid.counts.objects)
    ]
    words = {
        "files": [[one.place, one.size, one.digest, one.rows] for one in dumps.files],
        "canonical": dumps.canonical,
        "blocks": [_words(laid) for laid in dumps.blocks],
    }
    return json.dumps(words), np.concatenate([np.empty(0, np.uint64), *marks])


def recalled(text: str, marks: Marks, top: Path) -> Dumps | None:
    """The dumps of the site in the folder `top`; None when one is not there as it was."""
    words = json.loads(text)
    files = [Dump(place, top / place, size, *rest) for place, size, *rest in words["files"]]
    if not all(one.path.is_file() and one.path.stat().st_size == one.size for one in files):
        return None
    dumps = Dumps(files=files, canonical=words["canonical"])
    at = 0
    for block in words["blocks"]:
        laid = _laid(block, top / "dumps")
        for name, count in block["objects"]:
            laid.counts.objects[name] = array("Q", marks[at : at + count].tobytes())
            at += count
        dumps.blocks.append(laid)
    return dumps


def _words(laid: Laid) -> dict[str, Any]:
    figures = laid.counts.figures
    return {
        "key": laid.key,
        "lines": laid.lines,
        "spans": {name: [span.start, span.length] for name, span in laid.spans.items()},
        "rows": laid.rows,
        "sums": [figures.triples, figures.entities, figures.subjects],
        "properties": _parts(figures.properties),
        "classes": _parts(figures.classes),
        "links": [[*what, count] for what, count in figures.links.items()],
        "objects": [[name, len(laid.counts.objects[name])] for name in sorted(laid.counts.objects)],
    }


def _parts(parts: dict[str, Partition]) -> dict[str, list[int]]:
    return {name: [one.triples, one.subjects] for name, one in parts.items()}


def _laid(block: dict[str, Any], folder: Path) -> Laid:
    spans = {
        name: Span(folder / _file(name), start, length)
        for name, (start, length) in block["spans"].items()
    }
    triples, entities, subjects = block["sums"]
    figures = Figures(triples, entities, subjects)
    for of_figures, name in ((figures.properties, "properties"), (figures.classes, "classes")):
        of_figures.update({key: Partition(*counts) for key, counts in block[name].items()})
    figures.links = Counter({(what, where): n for what, where, n in block["links"]})
    rows = {name: (start, count) for name, (start, count) in block["rows"].items()}
    return Laid(block["key"], block["lines"], spans, Counts(figures, defaultdict(_empty)), rows)


def _file(name: str) -> str:
    form, _, rest = name.partition(" ")
    return f"tables/{rest}.csv" if form == "csv" else NAMES[form]


def _empty() -> array[int]:
    return array("Q")
