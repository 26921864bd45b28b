"""The same release in each format gives the same words, title and date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from passerelle.documents import Document, read
from tests.documents.makers import docx, odt, paged
from tests.text.gold import TUNING, Text, corpus

# Running text: a table drawn with spaces, or lines cut by hand, have no twin in a word processor.
DRAWN = {"fr-voyage-etude-programme.txt", "fr-correze-itasy-pdf.txt"}
TEXTS = [text for text in corpus(TUNING) if text.path.name not in DRAWN]
FORMATS: dict[str, Callable[[Iterable[str]], bytes]] = {"docx": docx, "odt": odt, "pdf": paged}


def words_of(text: str) -> list[str]:
    return re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", text)


@cache
def source_of(text: Text) -> Document:
    """The release itself, which each format is compared with."""
    return read(text.path)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.path.name)
def test_a_release_reads_the_same_in_every_format(text: Text, suffix: str, tmp_path: Path) -> None:
    source = source_of(text)
    paragraphs = [" ".join(block.split()) for block in source.text.split("\n\n")]
    if suffix != "pdf":
        paragraphs = source.text.split("\n\n")
    file = tmp_path / f"release.{suffix}"
    file.write_bytes(FORMATS[suffix](paragraphs))
    document = read(file)
    assert words_of(document.text) == words_of(source.text)
    assert document.language == source.language
