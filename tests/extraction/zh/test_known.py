"""Names that the graph holds lead to what it knows."""

from __future__ import annotations

from passerelle.documents import Document
from passerelle.extraction.gazetteer import Entry, Gazetteer
from passerelle.extraction.pipeline import extract


def test_a_body_and_a_person_of_the_graph_keep_their_address() -> None:
    city = "https://w3id.org/passerelle/id/collectivity/dongjiang"
    man = "https://w3id.org/passerelle/id/person/x1"
    gazetteer = Gazetteer(
        [
            Entry("东江市", "collectivity", "county-city", None, "CN", city),
            Entry("王明远", "person", "", None, "CN", man),
        ]
    )
    account = extract(Document("x.txt", "東江市市長王明遠會見客人。", "zh"), gazetteer)
    assert [(one.known, one.kind) for one in account.bodies] == [(city, "county-city")]
    assert [one.known for one in account.people] == [None]
    account = extract(Document("x.txt", "东江市市长王明远会见客人。", "zh"), gazetteer)
    assert [one.known for one in account.people] == [man]
