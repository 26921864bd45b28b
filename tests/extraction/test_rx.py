"""Many expressions in one pass find what each of them finds."""

from __future__ import annotations

import re

from passerelle.extraction import rx


def test_one_pass_finds_what_each_expression_finds() -> None:
    text = "le 3 mai 2024, du 3 au 5 mai, mai 2024"
    patterns = [re.compile(one) for one in (r"\b(?P<day>\d+) mai", r"\bmai \d{4}", r"\bdu \d+")]
    any_of = rx.any_of([one.pattern for one in patterns])
    found = [(number, match[0]) for number, match in rx.each_of(any_of, patterns, text)]
    alone = [(n, match[0]) for n, one in enumerate(patterns) for match in one.finditer(text)]
    assert found == alone


def test_words_are_found_in_order_and_none_upon_another() -> None:
    assert list(rx.spans_of("aa", "aaaa aa")) == [(0, 2), (2, 4), (5, 7)]
    assert list(rx.spans_of("", "aa")) == []


def test_names_stand_as_whole_words() -> None:
    assert rx.holds("Ville de Toul", "Toul")
    assert not rx.holds("Ville de Toulouse", "Toul")
    assert rx.ends_with("commune d'Auch", "Auch")
    assert not rx.ends_with("Ville de Saint-Auch", "Auch", "'")
