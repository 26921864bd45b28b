"""What differs between two releases as text for a terminal: counts first, then thing by thing."""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.publish.releases.reading import Group, Line, Reading, Told
from passerelle.releases.document import Document

__all__ = ["plain_lines"]

_THINGS, _LINES = 20, 12
"""Things of each group and statements of each thing that are shown unless all are asked for."""

_COLON = {"fr": " :", "en": ":", "zh": "："}


def plain_lines(document: Document, lang: str, *, everything: bool = False) -> Iterator[str]:
    """The lines of the text in `lang`."""
    reading = Reading(document, lang)
    yield reading.title
    if reading.same:
        yield reading.same
        return
    colon = _COLON[lang]
    for what, counts in reading.counts():
        yield f"  {what}{colon} {counts}"
    groups = reading.groups(None if everything else _THINGS, None if everything else _LINES)
    for group in groups:
        yield from _group(group, reading)
    if any(group.left_out or any(told.left_out for told in group.things) for group in groups):
        yield ""
        yield reading.text("all_of_it")


def _group(group: Group, reading: Reading) -> Iterator[str]:
    yield ""
    yield f"{group.title} ({group.count})"
    for told in group.things:
        yield from _thing(told, reading)
    if group.left_out:
        yield "  " + reading.text("more_things", n=group.left_out)


def _thing(told: Told, reading: Reading) -> Iterator[str]:
    kind = f" [{told.kind}]" if told.kind else ""
    yield "  " + " ".join(filter(None, (f"{told.name}{kind}", told.fate)))
    if told.address:
        yield f"    <{told.address}>"
    for line in told.lines:
        yield "    " + _line(line, _COLON[reading.lang])
    if told.left_out:
        yield "    " + reading.text("more_things", n=told.left_out)


def _line(line: Line, colon: str) -> str:
    part = f"{line.part} · " if line.part else ""
    value = " → ".join(filter(None, (line.old, line.new)))
    causes = f"  [{line.causes}]" if line.causes else ""
    return f"{line.sign} {part}{line.property}{colon} {value}{causes}".replace("\n", " ")
