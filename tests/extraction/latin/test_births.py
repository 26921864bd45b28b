"""Where and when somebody was born is nobody's fact, in a sentence of its own neither."""

from __future__ import annotations

import pytest

from passerelle.documents import Document
from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.pipeline import extract

TOLD = [
    (
        "fr",
        "Le maire, Ali Sow, a été reçu à Toul. Né le 4 juillet 1961 à Yélo, il enseigne.",
        "Yélo",
    ),
    ("fr", "Née à Yélo en 1970, la maire Awa Sow a visité Toul le 5 mai 2026.", "Yélo"),
    ("en", "Mayor Ann Moss visited Lyon. Born on 4 July 1961 in Otley, she teaches.", "Otley"),
    ("en", "Born in Otley in 1961, Mayor Ann Moss visited Lyon on 5 May 2026.", "Otley"),
    ("zh", "5月5日，长沙市市长李四光访问图尔市。李四光1961年7月生于宁乡，2018年当选。", "宁乡"),
    ("zh", "长沙市市长李四光，1961年出生于宁乡市，5月5日访问图尔市。", "宁乡"),
    ("zh", "5月5日，长沙市市长李四光访问图尔市。他家住宁乡县白马镇，爱下棋。", "宁乡"),
]


@pytest.mark.parametrize(("language", "text", "birthplace"), TOLD)
def test_a_birth_comes_out_nowhere(language: str, text: str, birthplace: str) -> None:
    account = extract(Document("x", text, language, published="2026-05-12"), Gazetteer())
    quotes = [text[fact.start : fact.end] for fact in account.facts()]
    assert account.people
    assert birthplace not in account.model_dump_json() + "".join(quotes)
