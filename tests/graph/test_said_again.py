"""What a source says again is not written again, and nothing is lost by that."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from passerelle.graph.claims import SourceGraph
from passerelle.graph.emit import write_records
from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.mentions import mentions_in
from passerelle.identity.resolve import resolve
from passerelle.iris import Minter
from passerelle.namespaces import PAS
from passerelle.records import Record
from passerelle.sources.base import SourceDescription

SOURCE = SourceDescription(
    name="s",
    title={"en": "s"},
    publisher="x",
    licence="x",
    retrieved=date(2026, 1, 1),
    format="json",
    path="x.json",
)
RECORD: TypeAdapter[Any] = TypeAdapter(Record)


def pointers(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    names = st.sampled_from([{}, {"fr": ["Lyon"]}, {"fr": ["Ville de Lyon", "Lyon"], "zh": "里昂"}])
    ids = st.sampled_from([{"own": "a"}, {"own": "b"}])
    country = st.sampled_from([None, "FR", "CN"])
    said = st.fixed_dictionaries({"ids": ids, "names": names, "country": country})
    return said.map(lambda one: {"kind": kind, **one})


BODIES = pointers("collectivity")
CARRIED = {
    "modality": st.sampled_from(["asserted", "reported"]),
    "note": st.sampled_from([None, "a note"]),
    "evidence": st.lists(
        st.builds(
            lambda row, cited: {"type": "row", "file": "x.csv", "row": row, "cited": cited},
            st.integers(2, 4),
            st.sampled_from([[], ["https://example.org/page"]]),
        ),
        min_size=1,
        max_size=2,
    ),
}
WHEN = st.sampled_from(
    [None, "1981", {"earliest_start": "1981-01-01"}, {"latest_end": "1990-01-01"}]
)
collectivities = st.fixed_dictionaries({"when": WHEN, **CARRIED}).flatmap(
    lambda said: BODIES.map(
        lambda body: (
            {**said, **{k: v for k, v in body.items() if k != "kind"}} | {"type": "collectivity"}
        )
    )
)
partnerships = st.fixed_dictionaries(
    {
        "type": st.just("partnership"),
        "when": WHEN,
        "status": st.sampled_from([None, "ongoing"]),
        "parties": st.lists(
            st.fixed_dictionaries({"actor": BODIES, "when": WHEN}), min_size=1, max_size=2
        ),
        **CARRIED,
    }
)
memberships = st.fixed_dictionaries(
    {"type": st.just("membership"), "member": BODIES, "organization": BODIES, **CARRIED}
)
records = st.lists((collectivities | partnerships | memberships).map(RECORD.validate_python))


def graphs(said: list[Any]) -> tuple[SourceGraph, list[SourceGraph]]:
    """All records in one graph, and each in one of its own, of the same addresses."""
    mentions = {mention for one in said for mention in mentions_in(one, SOURCE.name)}
    resolution = resolve(mentions, Ledger(), Decisions())

    def graph(some: Iterable[Any]) -> SourceGraph:
        out = SourceGraph(SOURCE, Minter("https://example.org/"), resolution, {})
        write_records(some, out)
        return out

    return graph(said), [graph([one]) for one in said]


@given(records)
def test_together_records_say_what_each_says_alone(said: list[Any]) -> None:
    together, alone = graphs(said)
    assert together.triples == {triple for one in alone for triple in one.triples}
    assert together.claims.keys() == {node for one in alone for node in one.claims}
    for node, claim in together.claims.items():
        parts = [one.claims[node] for one in alone if node in one.claims]
        assert set(claim.names) == {name for part in parts for name in part.names}


def test_every_row_that_names_a_body_supports_that_it_is_called_so() -> None:
    body = {"kind": "collectivity", "ids": {"own": "a"}, "names": {"fr": "Lyon"}}
    said = [
        RECORD.validate_python(
            {
                "type": "membership",
                "member": body,
                "organization": {"kind": "institution", "ids": {"own": "net"}},
                "evidence": [{"type": "row", "file": "x.csv", "row": row}],
            }
        )
        for row in (2, 3, 4)
    ]
    together, _ = graphs(said)
    (claim,) = (one for one in together.claims.values() if one.names)
    support = {t for t in together.triples if t[0] == claim.node and t[1] == PAS.supportedBy}
    assert len(support) == 3
