"""Whatever is added, edited, removed or reordered: an increment gives what a build from nothing
of the same sources gives, with the same memory of addresses.

The ledger is memory, so "from nothing" means: without cache and former graph, but with the
ledger and the decisions as they were before the step. People's addresses are random; both
builds draw them from the same row of numbers.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import shutil
import tempfile
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from pyoxigraph import NamedNode, Quad

from passerelle.errors import PasserelleError
from passerelle.identity import ledger as ledgers
from passerelle.pipeline.build import build
from passerelle.pipeline.report import BuildReport
from passerelle.pipeline.state import open_store
from passerelle.workspace import Workspace

BUILD = importlib.import_module("passerelle.pipeline.build")  # the name leads to the function
SETTINGS = '[graph]\nbase = "https://example.org/"\ntitle = { fr = "Essai" }\n'
HEAD = 'title = "{name}"\npublisher = "Test"\nlicence = "CC0"\nretrieved = 2026-11-01\n'
BODIES = """\
format = "csv"
path = "rows.csv"
[[record]]
type = "collectivity"
name.fr = { column = "nom" }
ids.insee = { column = "insee" }
ids.wikidata = { column = "wikidata" }
country = { column = "pays" }
kind = { column = "genre" }
[[record]]
type = "partnership"
if = { column = "partenaire" }
when = { column = "annee" }
[[record.party]]
collectivity.name.fr = { column = "nom" }
collectivity.ids.insee = { column = "insee" }
collectivity.country = { column = "pays" }
[[record.party]]
collectivity = { name.fr = { column = "partenaire" }, country = "CN" }
"""
COLUMNS = ("nom", "insee", "wikidata", "pays", "genre", "partenaire", "annee")
REST = ("", "FR", "", "", "")

names = st.sampled_from(("Rennes", "Ville de Rennes", "Roazhon", "Montpellier", "Saint-Denis"))
partners = st.sampled_from(("", "", "Jinan", "Chengdu", "Xi'an"))
insees = st.sampled_from(("", "", "", "35238", "35238", "34172", "34172", "not-a-code"))
wikidata = st.sampled_from(("", "", "Q647", "Q6441"))
countries = st.sampled_from(("FR", "FR", "FR", "", "CN"))
kinds = st.sampled_from(("", "commune", "departement"))
years = st.sampled_from(("", "", "1981", "1982", "depuis 2002", "31/02/2019"))
rows = st.tuples(names, insees, wikidata, countries, kinds, partners, years).map(list)

people = st.sampled_from(("Jean Dupont", "Dupont Jean", "Li Wei", "Marie Curie"))
bodies = st.sampled_from(("Institut Confucius", "Institut Confucius de Rennes", "Sénat"))
persons = st.builds(
    lambda name, key: {
        "type": "person",
        "names": {"fr": name},
        "public_basis": "elected",
        **({"ids": {"local": key}} if key else {}),
    },
    people,
    st.sampled_from(("", "p1", "p2")),
)
institutions = st.builds(
    lambda name, key, seat: {
        "type": "institution",
        "names": {"fr": name},
        "country": "FR",
        **({"ids": {"wikidata": key}} if key else {}),
        **({"seat": {"kind": "territory", "names": {"fr": seat}}} if seat else {}),
    },
    bodies,
    st.sampled_from(("", "Q1", "Q2")),
    st.sampled_from(("", "Rennes", "Paris")),
)
events = st.builds(
    lambda name, when, who, body: {
        "type": "event",
        "names": {"fr": name},
        "when": when,
        "participations": [
            {
                "participant": {"kind": "person", "names": {"fr": who}},
                "on_behalf_of": {"kind": "institution", "names": {"fr": body}},
            }
        ],
    },
    st.sampled_from(("Rencontre", "Forum")),
    st.sampled_from(("2016-10-28", "2018")),
    people,
    bodies,
)
cities = st.builds(
    lambda name, code: {
        "type": "collectivity",
        "names": {"fr": name},
        "country": "FR",
        **({"ids": {"insee": code}} if code else {}),
    },
    names,
    st.sampled_from(("", "35238", "34172")),
)
items = st.one_of(persons, institutions, events, cities)

triples = st.builds(
    "<http://e.org/{}> {} {} .".format,
    st.sampled_from("abc"),
    st.sampled_from(("<http://purl.org/dc/terms/title>", "<http://e.org/p>")),
    st.sampled_from(('"A"@fr', '"B"', "<http://e.org/a>", '[ <http://e.org/p> "C" ]')),
)
CONTENT: dict[str, st.SearchStrategy[Any]] = {"csv": rows, "json": items, "ttl": triples}
PAIRS = st.sampled_from(
    ("insee:35238", "insee:34172", "wikidata:Q647", "wikidata:Q1", "local:x", "wikidata:Q2")
)


@dataclass
class Source:
    """The content of one source: rows of a table, items of a list, or triples."""

    kind: str
    content: list[Any] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        head = HEAD.format(name=folder.name)
        if self.kind == "csv":
            lines = [",".join(COLUMNS), *(",".join(row) for row in self.content)]
            (folder / "rows.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
            head += BODIES
        elif self.kind == "json":
            text = json.dumps(self.content, ensure_ascii=False)
            (folder / "items.json").write_text(text, encoding="utf-8")
            head += 'format = "json"\npath = "items.json"\n'
        else:
            (folder / "some.ttl").write_text("\n".join(self.content), encoding="utf-8")
            head += 'format = "rdf"\npath = "some.ttl"\n'
        (folder / "source.toml").write_text(head, encoding="utf-8")


@dataclass
class Built:
    """What stands after a build: quads by graph, ledger, rejected rows; or why there are none."""

    graphs: dict[str, set[Quad]] = field(default_factory=dict)
    ledger: str = ""
    rejected: dict[str, str] = field(default_factory=dict)
    fault: str = ""
    report: BuildReport | None = None

    def of(self, source: str) -> set[Quad]:
        return self.graphs.get(f"https://example.org/graph/source/{source}", set())


def graphs_of(root: Path) -> dict[str, set[Quad]]:
    graphs: dict[str, set[Quad]] = defaultdict(set)
    for quad in open_store(Workspace(root)).quads():
        assert isinstance(quad.graph_name, NamedNode)
        graphs[quad.graph_name.value].add(quad)
    return dict(graphs)


def built(root: Path, seed: int) -> Built:
    """Build `root`; the addresses of people are drawn from the row of numbers of `seed`."""
    numbers = random.Random(seed)
    fault, report = "", None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=numbers.getrandbits(128), version=4))
        try:
            report = build(Workspace(root))
        except PasserelleError as error:
            fault = error.what
    return Built(
        {} if fault else graphs_of(root),
        (root / "identity/ledger.csv").read_text(encoding="utf-8"),
        {one.name: one.read_text(encoding="utf-8") for one in root.glob("build/rejected/*.csv")},
        fault,
        report,
    )


class Increments(RuleBasedStateMachine):
    """A workspace that is edited and built, step by step."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="increments-"))
        self.root = self.home / "grown"
        (self.root / "sources").mkdir(parents=True)
        (self.root / "passerelle.toml").write_text(SETTINGS, encoding="utf-8")
        self.sources: dict[str, Source] = {}
        self.decisions: list[str] = []
        self.last = Built()
        self.steps = 0
        # The shapes only read the graph, and take most of the time of a build.
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(BUILD._Build, "_check", lambda build, store: [])
        self.patch.setattr(os, "fsync", lambda stream: None)  # nor does the power fail here

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.home, ignore_errors=True)

    # --- edits -----------------------------------------------------------------------

    @initialize(first=st.lists(rows, min_size=1, max_size=3))
    def begin(self, first: list[list[str]]) -> None:
        apart = [["Rennes", "35238", *REST], ["Roazhon", "", "Q647", *REST[1:]]]
        self.sources["b"] = Source("csv", [*apart, *first])

    @rule(name=st.sampled_from("abcd"), kind=st.sampled_from(sorted(CONTENT)), data=st.data())
    def put_source(self, name: str, kind: str, data: st.DataObject) -> None:
        """Add a source, or another in the place of one."""
        content = data.draw(st.lists(CONTENT[kind], min_size=1, max_size=3))
        self.sources[name] = Source(kind, content)

    @precondition(lambda self: len(self.sources) > 1)
    @rule(data=st.data())
    def remove_source(self, data: st.DataObject) -> None:
        del self.sources[data.draw(st.sampled_from(sorted(self.sources)))]

    @precondition(lambda self: len(self.sources) > 1)
    @rule(data=st.data())
    def swap_sources(self, data: st.DataObject) -> None:
        """Sources are ordered by name: two that change names change places."""
        one, two = data.draw(st.permutations(sorted(self.sources)))[:2]
        swapped = {one: self.sources[two], two: self.sources[one]}
        self.sources.update(swapped)

    @rule(data=st.data())
    def add_row(self, data: st.DataObject) -> None:
        source = self.drawn(data)
        at = data.draw(st.integers(0, len(source.content)))
        source.content.insert(at, data.draw(CONTENT[source.kind]))

    @rule(data=st.data())
    def remove_row(self, data: st.DataObject) -> None:
        source = self.drawn(data)
        if source.content:
            source.content.pop(data.draw(st.integers(0, len(source.content) - 1)))

    @rule(data=st.data())
    def reorder_rows(self, data: st.DataObject) -> None:
        source = self.drawn(data)
        source.content = list(data.draw(st.permutations(source.content)))

    @rule(data=st.data())
    def edit_row(self, data: st.DataObject) -> None:
        """Another row in its place, of a table often in one cell only."""
        source = self.drawn(data)
        if not source.content:
            return
        at = data.draw(st.integers(0, len(source.content) - 1))
        fresh = data.draw(CONTENT[source.kind])
        if source.kind == "csv":
            column = data.draw(st.integers(0, len(COLUMNS) - 1))
            row = list(source.content[at])
            row[column] = fresh[column]
            fresh = row
        source.content[at] = fresh

    @rule(data=st.data())
    def say_it_too(self, data: st.DataObject) -> None:
        """A row that one source has stands in another as well."""
        kinds = sorted({source.kind for source in self.sources.values()})
        kind = data.draw(st.sampled_from(kinds))
        alike = sorted(name for name, one in self.sources.items() if one.kind == kind)
        giver = self.sources[data.draw(st.sampled_from(alike))]
        taker = data.draw(st.sampled_from(alike))
        if giver.content:
            self.sources[taker].content.append(data.draw(st.sampled_from(giver.content)))

    @rule(data=st.data())
    def tell_that_two_are_one(self, data: st.DataObject) -> None:
        """A row with the identifiers of both merges them; without it they are two again."""
        tables = sorted(name for name, one in self.sources.items() if one.kind == "csv")
        if not tables:
            return
        rows_of = self.sources[data.draw(st.sampled_from(tables))].content
        both = ["Rennes", "35238", "Q647", *REST[1:]]
        if both in rows_of:
            rows_of.remove(both)
        else:
            rows_of.append(both)

    @rule(left=PAIRS, right=PAIRS, judgement=st.sampled_from(ledgers.JUDGEMENTS))
    def decide(self, left: str, right: str, judgement: str) -> None:
        self.decisions.append(f"{left},{right},{judgement},test,2026-11-01,")

    @precondition(lambda self: self.decisions)
    @rule()
    def take_back(self) -> None:
        self.decisions.pop()

    @rule()
    def change_nothing(self) -> None:
        """The next build has nothing to do."""

    def drawn(self, data: st.DataObject) -> Source:
        return self.sources[data.draw(st.sampled_from(sorted(self.sources)))]

    # --- the comparison --------------------------------------------------------------

    @invariant()
    def an_increment_equals_a_build_from_nothing(self) -> None:
        if not self.sources:
            return
        self.steps += 1
        before = self.digests()
        self.write()
        changed = {name for name, now in self.digests().items() if before.get(name) != now}
        fresh = self.home / "fresh"
        shutil.copytree(self.root, fresh, ignore=shutil.ignore_patterns("build"))
        grown, expected = built(self.root, self.steps), built(fresh, self.steps)
        shutil.rmtree(fresh)
        assert grown.fault == expected.fault
        assert grown.ledger == expected.ledger
        assert grown.rejected == expected.rejected
        assert grown.graphs == expected.graphs
        if not grown.fault:
            self.only_what_changed(grown, changed)
            self.nothing_is_left_over(grown)
            self.last = grown
            self.met(grown)

    def met(self, grown: Built) -> None:
        """Shown by ``--hypothesis-show-statistics``: what the runs go through."""
        assert grown.report is not None
        for what in ("merges", "splits", "review", "identity", "removed_sources", "rejected"):
            if getattr(grown.report, what):
                event(what)

    def digests(self) -> dict[str, str]:
        homes = sorted((self.root / "sources").iterdir())
        return {
            home.name: "\0".join(one.read_text("utf-8") for one in sorted(home.iterdir()))
            for home in homes
        }

    def write(self) -> None:
        shutil.rmtree(self.root / "sources")
        for name, source in self.sources.items():
            source.write(self.root / "sources" / name)
        identity = self.root / "identity"
        identity.mkdir(exist_ok=True)
        lines = [",".join(ledgers.DECISION_HEADER), *self.decisions]
        (identity / "decisions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def only_what_changed(self, grown: Built, changed: set[str]) -> None:
        """Other sources are not read; their statements stay, but for addresses that changed."""
        assert grown.report is not None
        assert set(grown.report.read) == changed
        for name in self.sources.keys() - changed:
            before, after = self.last.of(name), grown.of(name)
            if before and things(before) == things(after):
                assert before == after

    def nothing_is_left_over(self, grown: Built) -> None:
        """Each node with a shown value is spoken of by a source that is there."""
        told = {quad.subject for name in self.sources for quad in grown.of(name)}
        shown = {quad.subject for quad in grown.graphs.get("https://example.org/graph/shown", ())}
        assert shown <= told
        homes = {g for g in grown.graphs if g.startswith("https://example.org/graph/source/")}
        assert homes <= {f"https://example.org/graph/source/{name}" for name in self.sources}
        gone = {"a", "b", "c", "d"} - self.sources.keys()
        every = {t for quads in grown.graphs.values() for q in quads for t in (q.subject, q.object)}
        assert not every & {NamedNode(f"https://example.org/id/source/{name}") for name in gone}


def things(quads: set[Quad]) -> set[str]:
    """The nodes of things, whose addresses identity gives."""
    nodes = {term for quad in quads for term in (quad.subject, quad.object)}
    return {node.value for node in nodes if isinstance(node, NamedNode) and "/id/" in node.value}


TestIncrements = Increments.TestCase
TestIncrements.settings = settings(
    max_examples=10,
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
