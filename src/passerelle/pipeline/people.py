"""Who is meant by an address, a key or an IRI, and all that the workspace knows of the person.

Records, ledger and decisions are resolved once more as they stand; nothing is written.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from passerelle.errors import IdentityError, StoreError
from passerelle.identity.cluster import Apart, Cluster
from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.mentions import Mention, mentions_in
from passerelle.identity.resolve import Resolution, resolve
from passerelle.identity.suppressed import Suppressed
from passerelle.identity.traces import Key, kept_keys
from passerelle.identity.withdrawn import Tombstone
from passerelle.pipeline.cache import kept_result
from passerelle.pipeline.state import open_built
from passerelle.records import Person
from passerelle.sources.base import SourceResult
from passerelle.sources.read import digest_folder, load_description, read_source
from passerelle.store.terms import plain
from passerelle.vocabulary import load_vocabulary
from passerelle.workspace import Workspace

__all__ = ["Known", "People", "address_of"]

_NAMES_OF = """\
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX old: <http://schema.org/>
PREFIX pas: <https://w3id.org/passerelle/def#>
SELECT DISTINCT ?p ?o WHERE {
  VALUES ?p { foaf:name foaf:familyName foaf:lastName foaf:givenName foaf:firstName rdfs:label
              skos:prefLabel skos:altLabel pas:nameAsWritten schema:name schema:familyName
              schema:givenName schema:alternateName old:name old:familyName old:givenName
              skos:exactMatch schema:sameAs old:sameAs }
  <%s> ?p ?o }
"""
_IS_PERSON = """\
ASK { VALUES ?class { <http://xmlns.com/foaf/0.1/Person> <https://schema.org/Person>
                      <http://schema.org/Person> <http://www.w3.org/ns/person#Person> }
      <%s> a ?class }
"""
_PEOPLE = """\
SELECT DISTINCT ?x {
  VALUES ?class { <http://xmlns.com/foaf/0.1/Person> <https://schema.org/Person>
                  <http://schema.org/Person> <http://www.w3.org/ns/person#Person> }
  ?x a ?class }
"""
_WIKIDATA = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)$")


@dataclass
class Known:
    """What the workspace knows of the person."""

    slug: str
    names: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    ids: set[tuple[str, str]] = field(default_factory=set)
    former: set[str] = field(default_factory=set)

    @property
    def keys(self) -> frozenset[Key]:
        """The forms by which the names are met again."""
        return kept_keys(self.names, self.surnames)


def address_of(workspace: Workspace, text: str) -> str:
    """``kind/slug`` for an IRI of this workspace; anything else as it stands."""
    return text.strip("<> ").removeprefix(f"{workspace.minter.base}id/")


class People:
    """The records as they stand, resolved once more; nothing is written."""

    def __init__(self, workspace: Workspace, suppressed: Suppressed | None) -> None:
        self._workspace = workspace
        self._results = [
            kept_result(workspace, folder) or _read(folder, workspace, suppressed)
            for folder in workspace.source_folders
        ]
        self._ledger = Ledger.load(workspace.identity / "ledger.csv")
        decisions = Decisions.load(workspace.identity / "decisions.csv", self._ledger)
        decisions.know((pair for one in self._results for pair in one.same), self._ledger)
        self._apart = Apart(decisions.different)
        mentions = {
            mention
            for result in self._results
            for record in result.records
            for mention in mentions_in(record, result.description.name)
        }
        self._known = set(self._ledger.lines())
        self._resolution = resolve(mentions, self._ledger, decisions)

    def person(self, who: str) -> Known:
        """All that is known of the one meant; raises `IdentityError`."""
        address = address_of(self._workspace, who)
        told = self._by_key(address) if ":" in address and "/id/" not in who else {address}
        told = {self._resolution.replaced.get(one, one) for one in told}
        people = {one for one in told if one.startswith("person/")}
        if len(people) > 1:
            raise IdentityError(
                f"'{who}' names several people.", remedy=f"Name one: {', '.join(sorted(people))}."
            )
        if not people or address.startswith(("http://", "https://")):
            return self._elsewhere(who, told)
        known = self._from_records(people.pop())
        if not known.names and not known.ids:
            raise IdentityError(
                f"there is no '{address}'.",
                where=self._workspace.root,
                remedy="Give the IRI of a person, person/<slug>, or scheme:value.",
            )
        return known

    def with_others(
        self, known: Known, listed: Suppressed, tombstone: Tombstone
    ) -> tuple[Suppressed, list[Known]]:
        """`listed` with everyone else who bears one of the names, and who that is.

        Someone who is certainly another is spared instead; who was spared stays.
        """
        others: list[Known] = []
        open_ = [one for one in self._people() if one.slug != known.slug]
        grown = True
        while grown:
            grown = False
            for one in list(open_):
                if listed.person(one.ids, one.names) is None:  # of another name, or spared
                    continue
                open_.remove(one)
                if self._is_another(known, one):
                    for scheme, value in sorted(one.ids):
                        listed = listed.sparing(scheme, value)
                    continue
                stone = replace(tombstone, slug=one.slug, former=tuple(sorted(one.former)))
                # All that is known of the name counts for each: a surname told of one only.
                keys = one.keys | known.keys
                listed = listed.with_person(stone, one.ids, keys).linked(one.slug, known.slug)
                others.append(one)
                grown = True
        return listed, others

    def _people(self) -> list[Known]:
        addresses = {a for a in self._resolution.addresses.values() if a.startswith("person/")}
        here = [self._from_records(address) for address in sorted(addresses)]
        return [*here, *self._people_elsewhere()]

    def _people_elsewhere(self) -> Iterator[Known]:
        """People whom RDF sources tell of, under addresses of theirs."""
        home = f"{self._workspace.minter.base}id/person/"
        try:
            rows = open_built(self._workspace).select(_PEOPLE)
        except StoreError:
            return
        for iri in sorted({plain(row["x"]) for row in rows}):
            if not iri.startswith(home):
                one = Known(str(uuid.uuid4()), ids={("iri", iri)})
                self._add_statements(iri, one)
                yield one

    def _is_another(self, known: Known, other: Known) -> bool:
        """Whether a person decided so, or both have an identifier of one register, and differ."""
        mine, theirs = (
            Cluster("person", _of(self._resolution, f"person/{one.slug}")) for one in (known, other)
        )
        if mine.mentions and theirs.mentions and self._apart.parts(mine, theirs):
            return bool(other.ids)
        schemes = {s for s, _ in known.ids} & {s for s, _ in other.ids} - {"local", "iri"}
        return any(
            {v for s, v in known.ids if s == scheme}.isdisjoint(
                v for s, v in other.ids if s == scheme
            )
            for scheme in schemes
        )

    def _by_key(self, key: str) -> set[str]:
        hits = {
            address
            for mention, address in self._resolution.addresses.items()
            if any(f"{scheme}:{value}" == key for scheme, value in mention.ids)
        }
        return hits or {key}

    def _from_records(self, address: str) -> Known:
        known = Known(address.partition("/")[2])
        mentions = _of(self._resolution, address)
        known.ids = {pair for mention in mentions for pair in mention.ids}
        known.names = {name.text for mention in mentions for name in mention.written}
        replaced = self._resolution.replaced.items()
        known.former = {old.partition("/")[2] for old, new in replaced if new == address}
        for kind, slug, key in self._known:
            if kind == "person" and slug in {known.slug, *known.former}:
                scheme, _, value = key.partition(":")
                known.names |= {key.rpartition(":")[2]} if scheme == "name" else set()
                known.ids |= {(scheme, value)} if scheme != "name" else set()
        known.surnames = set(self._surnames(address))
        self._add_statements(self._workspace.minter.thing("person", known.slug).value, known)
        return known

    def _surnames(self, address: str) -> Iterator[str]:
        for result in self._results:
            for record in result.records:
                if isinstance(record, Person) and record.family_name:
                    mention = next(mentions_in(record, result.description.name), None)
                    if mention and self._resolution.addresses.get(mention) == address:
                        yield record.family_name

    def _elsewhere(self, who: str, told: set[str]) -> Known:
        """A person whom only RDF sources tell of, by the IRI they use."""
        iri = who.strip("<> ")
        other = next((one for one in told if "/" in one and ":" not in one), None)
        if other or (iri.startswith(self._workspace.minter.base) and "/id/person/" not in iri):
            raise IdentityError(
                f"'{other or who}' is no person.",
                remedy="Only people are forgotten. To take out anything else, take it out of "
                "its source and build.",
            )
        known = Known(str(uuid.uuid4()), ids={("iri", iri)})
        if not iri.startswith(("http://", "https://")) or not self._add_statements(iri, known):
            raise IdentityError(
                f"nobody is known as '{who}'.",
                where=self._workspace.root,
                remedy="Give the IRI of a person, person/<slug>, or scheme:value; "
                "'passerelle query' finds them.",
            )
        return known

    def _add_statements(self, iri: str, known: Known) -> bool:
        """Names that the graph has for `iri` besides; whether it is a person there."""
        try:
            node = NamedNode(iri)
            store = open_built(self._workspace)
        except (ValueError, StoreError):
            return False
        parts: dict[str, list[str]] = {"given": [], "family": []}
        for row in store.select(_NAMES_OF % node.value):
            name, value = str(row["p"]).lower(), row["o"]
            text = value.value if isinstance(value, Literal | NamedNode) else ""
            match = _WIKIDATA.match(text)
            if match:
                known.ids.add(("wikidata", match[1]))
            elif isinstance(value, Literal):
                part = "family" if "family" in name or "lastname" in name else ""
                part = part or ("given" if "given" in name or "firstname" in name else "")
                parts[part].append(text) if part else known.names.add(text)
        known.names |= {f"{one} {two}" for one in parts["given"] for two in parts["family"]}
        known.surnames |= set(parts["family"])
        return store.ask(_IS_PERSON % node.value)


def _of(resolution: Resolution, address: str) -> list[Mention]:
    return [mention for mention, at in resolution.addresses.items() if at == address]


def _read(folder: Path, workspace: Workspace, suppressed: Suppressed | None) -> SourceResult:
    """What the source gives as it stands now."""
    source, digest = load_description(folder), digest_folder(folder)
    return read_source(folder, source, digest, load_vocabulary(), workspace.minter, suppressed)
