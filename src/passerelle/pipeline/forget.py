"""A person withdrawn from a workspace, whole and for good.

The list is written first, in one step: from then on no build and no reading restores the
person, and no command answers from a graph made before. The build that follows rewrites
ledger, decisions, cache and graph; cut short, the next build does it.
"""

from __future__ import annotations

import re
import shutil
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from passerelle.errors import IdentityError, PasserelleError, StoreError
from passerelle.identity import Mention, Resolution, mentions_in, resolve
from passerelle.identity.cluster import Apart, Cluster
from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.suppressed import KEY_FILE, LIST_FILE, Suppressed, Tombstone, list_digest
from passerelle.identity.traces import Key, kept_keys
from passerelle.pipeline.build import BuildReport, Progress, build
from passerelle.pipeline.cache import load_result
from passerelle.pipeline.state import open_store, stores_dir
from passerelle.records import Person
from passerelle.sources import SourceResult, load_description, read_source
from passerelle.sources.read import digest_folder
from passerelle.sources.texts import decode
from passerelle.store.terms import plain
from passerelle.vocabulary import load_vocabulary
from passerelle.workspace import Workspace

__all__ = ["Forgotten", "Trace", "forget", "restore", "spare"]

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


_LONGEST_LINE = 1_000_000
_BINARY = (".xlsx", ".ods", ".parquet", ".gz", ".zip", ".png", ".pdf")


@dataclass(frozen=True)
class Trace:
    """A place in the owner's own files that still tells who it is. `line` counts from 1."""

    file: Path
    line: int | None = None


@dataclass
class Forgotten:
    """What was done, and what is left for the owner to do.

    `beside` are other addresses, in other sources, of people of the same name and with
    nothing that tells them apart: they went too.
    """

    address: str
    tombstone: Tombstone
    forms: int
    report: BuildReport
    traces: list[Trace] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


@dataclass
class _Known:
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


def forget(
    workspace: Workspace,
    who: str,
    *,
    reason: str,
    when: str,
    by: str = "editor",
    why: str = "",
    spared: Iterable[str] = (),
    progress: Progress = lambda stage: None,
) -> Forgotten:
    """Withdraw `who` (an IRI, an address ``person/slug``, or a key ``scheme:value``).

    People of the same name in other sources go too, each under an address of its own, so that
    counts stay: unless they were decided to be different, an identifier of a register tells
    them apart, or theirs is among the `spared` keys.

    `reason` is a slug of the scheme withdrawal-reason, `when` an `xsd:dateTime` in UTC.
    Raises `IdentityError` when nobody is meant or what is meant is no person, and whatever
    a build raises; then the person is on the list, and no graph is left that names them.
    """
    suppressed = Suppressed.load(workspace.identity)
    _check_new(workspace, who, suppressed)
    progress("who is meant")
    found = _Found(workspace, suppressed)
    known = found.person(who)
    listed = suppressed or Suppressed.open(workspace.identity)
    for key in spared:
        listed = _sparing(listed, key)
    # The reason in words may name the person itself.
    words = listed.also(dict.fromkeys(known.keys, known.slug))
    why = words.redact(why, [known.slug], any_case=True)
    tombstone = Tombstone(known.slug, when, reason, by, why, tuple(sorted(known.former)))
    listed = listed.with_person(tombstone, known.ids, known.keys)
    listed, others = found.with_others(known, listed, tombstone)
    listed.save(workspace.identity)
    report = _rebuilt(workspace, progress)
    progress("your own files")
    traces = sorted(
        traces_of(workspace, listed, known.slug, report.withheld),
        key=lambda trace: (trace.file, trace.line or 0),
    )
    address = workspace.minter.thing("person", known.slug).value
    beside = [workspace.minter.thing("person", one.slug).value for one in others]
    return Forgotten(address, tombstone, len(known.ids) + len(known.keys), report, traces, beside)


def _check_new(workspace: Workspace, who: str, suppressed: Suppressed | None) -> None:
    slug = _address(workspace, who).removeprefix("person/")
    for tombstone in suppressed.tombstones if suppressed else ():
        if slug == tombstone.slug or slug in tombstone.former:
            raise IdentityError(
                f"'{who}' was withdrawn on {tombstone.when[:10]} ({tombstone.reason}).",
                where=workspace.identity / LIST_FILE,
                remedy="Run 'passerelle build' if a source has changed since.",
            )


def _address(workspace: Workspace, text: str) -> str:
    """``kind/slug`` for an IRI of this workspace; anything else as it stands."""
    return text.strip("<> ").removeprefix(f"{workspace.minter.base}id/")


def _rebuilt(workspace: Workspace, progress: Progress) -> BuildReport:
    """The graph without the person; when it cannot be made, no graph rather than the old one."""
    try:
        return build(workspace, progress=progress)
    except PasserelleError as fault:
        (workspace.build / "current.json").unlink(missing_ok=True)
        shutil.rmtree(stores_dir(workspace), ignore_errors=True)
        raise type(fault)(
            f"the person is withdrawn, but the graph could not be built again: {fault.what}",
            where=fault.where,
            line=fault.line,
            remedy=f"The former graph is removed. {fault.remedy or ''} Then: passerelle build",
        ) from None


def spare(workspace: Workspace, key: str) -> None:
    """Let pass whoever bears the identifier `key` (``scheme:value``): someone else of the name."""
    suppressed = Suppressed.load(workspace.identity)
    if suppressed is None:
        raise IdentityError("nobody is withdrawn.", where=workspace.identity / LIST_FILE)
    _sparing(suppressed, key).save(workspace.identity)


def _sparing(suppressed: Suppressed, key: str) -> Suppressed:
    scheme, _, value = key.partition(":")
    if not value:
        raise IdentityError(
            f"'{key}' is no identifier.", remedy="Write scheme:value, as own:jean-martin-senator."
        )
    return suppressed.sparing(scheme, value)


def restore(workspace: Workspace, who: str) -> Tombstone:
    """Take `who` off the list: what the sources say of the person is read again.

    The person gets a new address; the old one is known no more.
    """
    slug = _address(workspace, who).removeprefix("person/")
    suppressed = Suppressed.load(workspace.identity)
    found = [one for one in suppressed.tombstones if slug == one.slug] if suppressed else []
    if suppressed is None or not found:
        raise IdentityError(
            f"'{who}' is not on the list.",
            where=workspace.identity / LIST_FILE,
            remedy="See 'passerelle forget --list'.",
        )
    suppressed.without_person(slug).save(workspace.identity)
    return found[0]


# --- who is meant ------------------------------------------------------------------------


class _Found:
    """The records as they stand, resolved once more; nothing is written."""

    def __init__(self, workspace: Workspace, suppressed: Suppressed | None) -> None:
        self._workspace = workspace
        self._results = [
            _result(folder, workspace, suppressed) for folder in workspace.source_folders
        ]
        self._ledger = Ledger.load(workspace.identity / "ledger.csv")
        decisions = Decisions.load(workspace.identity / "decisions.csv", self._ledger)
        self._apart = Apart(decisions.different)
        mentions = {
            mention
            for result in self._results
            for record in result.records
            for mention in mentions_in(record, result.description.name)
        }
        self._known = set(self._ledger.lines())
        self._resolution = resolve(mentions, self._ledger, decisions)

    def person(self, who: str) -> _Known:
        """All that is known of the one meant; raises `IdentityError`."""
        address = _address(self._workspace, who)
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
        self, known: _Known, listed: Suppressed, tombstone: Tombstone
    ) -> tuple[Suppressed, list[_Known]]:
        """`listed` with everyone else who bears one of the names, and who that is.

        Someone who is certainly another is spared instead.
        """
        others: list[_Known] = []
        open_ = [one for one in self._people() if one.slug != known.slug]
        grown = True
        while grown:
            grown = False
            for one in list(open_):
                if listed.person((), one.names) is None:
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

    def _people(self) -> list[_Known]:
        addresses = {a for a in self._resolution.addresses.values() if a.startswith("person/")}
        here = [self._from_records(address) for address in sorted(addresses)]
        return [*here, *self._people_elsewhere()]

    def _people_elsewhere(self) -> Iterator[_Known]:
        """People whom RDF sources tell of, under addresses of theirs."""
        home = f"{self._workspace.minter.base}id/person/"
        try:
            rows = open_store(self._workspace).select(_PEOPLE)
        except StoreError:
            return
        for iri in sorted({plain(row["x"]) for row in rows}):
            if not iri.startswith(home):
                one = _Known(str(uuid.uuid4()), ids={("iri", iri)})
                self._add_statements(iri, one)
                yield one

    def _is_another(self, known: _Known, other: _Known) -> bool:
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

    def _from_records(self, address: str) -> _Known:
        known = _Known(address.partition("/")[2])
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

    def _elsewhere(self, who: str, told: set[str]) -> _Known:
        """A person whom only RDF sources tell of, by the IRI they use."""
        iri = who.strip("<> ")
        other = next((one for one in told if "/" in one and ":" not in one), None)
        if other or (iri.startswith(self._workspace.minter.base) and "/id/person/" not in iri):
            raise IdentityError(
                f"'{other or who}' is no person.",
                remedy="Only people are forgotten. To take out anything else, take it out of "
                "its source and build.",
            )
        known = _Known(str(uuid.uuid4()), ids={("iri", iri)})
        if not iri.startswith(("http://", "https://")) or not self._add_statements(iri, known):
            raise IdentityError(
                f"nobody is known as '{who}'.",
                where=self._workspace.root,
                remedy="Give the IRI of a person, person/<slug>, or scheme:value; "
                "'passerelle query' finds them.",
            )
        return known

    def _add_statements(self, iri: str, known: _Known) -> bool:
        """Names that the graph has for `iri` besides; whether it is a person there."""
        try:
            node = NamedNode(iri)
            store = open_store(self._workspace)
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


def _result(folder: Path, workspace: Workspace, suppressed: Suppressed | None) -> SourceResult:
    """What the source gives: from the last build, or read as it stands now."""
    source, digest = load_description(folder), digest_folder(folder)
    kept = workspace.build / "cache" / f"{source.name}.json"
    known = load_result(kept, source, digest, list_digest(workspace.identity))
    if known is not None:
        return known
    return read_source(folder, source, digest, load_vocabulary(), workspace.minter, suppressed)


# --- what is left ------------------------------------------------------------------------


def traces_of(
    workspace: Workspace, suppressed: Suppressed, slug: str, withheld: Collection[str]
) -> Iterator[Trace]:
    """Places in the owner's own files, line by line, that still tell who it is.

    A source from which mentions were `withheld`, though no line of it says the whole name (a
    workbook, names in two columns), is told by its file.
    """
    told = set()
    for file in _own_files(workspace):
        for number in _lines_of(file, suppressed, slug):
            told.add(file)
            yield Trace(file, number or None)
    for folder in workspace.source_folders:
        file = folder / load_description(folder).path
        if folder.name in withheld and file not in told:
            yield Trace(file)


def _lines_of(file: Path, suppressed: Suppressed, slug: str) -> Iterator[int]:
    """Numbers of the lines that say the name; 0 when the file's own name does."""
    if slug in suppressed.named_in(file.name):
        yield 0
    if file.suffix.lower() in _BINARY:
        return
    try:
        text = decode(file.read_bytes(), file, None)
    except PasserelleError:
        return
    for number, line in enumerate(text.splitlines(), 1):
        if slug in suppressed.named_in(line[:_LONGEST_LINE]):
            yield number


def _own_files(workspace: Workspace) -> Iterator[Path]:
    for path in sorted(workspace.root.rglob("*")):
        inside = path.relative_to(workspace.root).parts
        hidden = inside[0] == "build" or any(part.startswith(".") for part in inside)
        if not hidden and path.is_file() and path.name not in (LIST_FILE, KEY_FILE):
            yield path
