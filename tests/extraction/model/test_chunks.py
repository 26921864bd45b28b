"""Long texts go in parts that lose nothing and cut no sentence they need not cut."""

from __future__ import annotations

from itertools import pairwise

import pytest

from passerelle.extraction.model.chunks import chunks

PARAGRAPH = "The mayor received the guests. They spoke about water, waste and trees. Nobody signed."
LONG = "\n\n".join(f"{number}. {PARAGRAPH}" for number in range(40))


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        LONG.replace("\n\n", " "),
        "市长会见了来宾。双方就水资源管理交换了意见。" * 120,
        "word " * 800,
        "x" * 4_000,
        "\n" * 4_000,
        "short",
    ],
    ids=["paragraphs", "sentences", "chinese", "words", "one word", "lines", "short"],
)
def test_the_parts_cover_the_text_and_keep_to_the_size(text: str) -> None:
    parts = chunks(text, 600)
    assert all(0 < part.end - part.start <= 600 for part in parts)
    assert (parts[0].start, parts[-1].end) == (0, len(text))
    for one, other in pairwise(parts):
        assert one.start < other.start <= one.end < other.end


def test_parts_end_with_paragraphs_where_there_are_some() -> None:
    parts = chunks(LONG, 600)
    assert all(LONG[: part.end].endswith(("Nobody signed.\n\n", "signed.")) for part in parts)


def test_parts_end_and_begin_with_sentences_and_overlap() -> None:
    text = LONG.replace("\n\n", " ")
    parts = chunks(text, 600)
    assert all(text[: part.end].rstrip().endswith(".") for part in parts)
    assert all(text[part.start].isupper() or text[part.start].isdigit() for part in parts)
    overlaps = [one.end - other.start for one, other in pairwise(parts)]
    assert all(0 < shared <= 75 for shared in overlaps)
