"""The things of the graph that a fact may be merged into, found by name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import Literal
from rapidfuzz import fuzz, process

from passerelle.extraction.known import KINDS, Named, names_of
from passerelle.identity.names import normalise
from passerelle.pipeline.state import open_built
from passerelle.store.terms import plain
from passerelle.workspace import Workspace

__all__ = ["KnownThings", "Thing"]

_FUNCTIONS = """\
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?role ?body {
  ?m org:member <%s> ; org:role/skos:prefLabel ?role ; org:organization/skos:prefLabel ?body
  FILTER (LANG(?role) = "%s") } LIMIT 20
"""
_BODIES = ("collectivity", "institution")
_SHOWN = 9
_ALIKE = 62
"""How alike a name must be (of 100) to be shown."""


@dataclass(frozen=True)
class Thing:
    """A thing of the graph: its address (``kind/slug``), its name, what a person does."""

    address: str
    name: str
    functions: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.functions})" if self.functions else self.name


class KnownThings:
    """Names of the graph, read once per kind; raises `StoreError` where nothing was built."""

    def __init__(self, workspace: Workspace, languages: tuple[str, ...]) -> None:
        self._store = open_built(workspace)
        self._minter = workspace.minter
        self._languages = languages
        self._forms: dict[str, dict[str, set[str]]] = {}
        self._shown: dict[str, tuple[int, str]] = {}

    def search(self, kind: str, words: str) -> list[Thing]:
        """The things of `kind` whose names are most like `words`, the likest first."""
        kinds = _BODIES if kind in _BODIES else (kind,)
        forms: dict[str, set[str]] = defaultdict(set)
        for one in kinds:
            for form, addresses in self._of(one).items():
                forms[form] |= addresses
        wanted = normalise(words)
        if not wanted:
            return []
        scored = process.extract(
            wanted, forms.keys(), scorer=fuzz.token_set_ratio, limit=5 * _SHOWN, score_cutoff=_ALIKE
        )
        ranked = sorted(scored, key=lambda one: (-one[1], -fuzz.ratio(wanted, one[0]), one[0]))
        found = dict.fromkeys(address for form, _, _ in ranked for address in sorted(forms[form]))
        return [self.thing(address) for address in list(found)[:_SHOWN]]

    def thing(self, address: str) -> Thing:
        """The thing at `address`; by its address alone when the graph does not have it."""
        kind = address.partition("/")[0]
        self._of(kind)
        name = self._shown.get(address, (0, address))[1]
        return Thing(address, name, self._functions(address) if kind == "person" else "")

    def _functions(self, address: str) -> str:
        """What tells people of one name apart: the function of each, and where."""
        iri = f"{self._minter.base}id/{address}"
        rows = self._store.select(_FUNCTIONS % (iri, self._languages[0]))
        held: dict[str, str] = {}
        for row in rows:
            body = row["body"]
            if isinstance(body, Literal) and (
                plain(row["role"]) not in held or body.language == self._languages[0]
            ):
                held[plain(row["role"])] = body.value
        return "; ".join(f"{role}, {body}" for role, body in sorted(held.items()))

    def _of(self, kind: str) -> dict[str, set[str]]:
        """Addresses by normalised name."""
        if kind not in self._forms and kind in KINDS:
            found: dict[str, set[str]] = defaultdict(set)
            for named in names_of(self._store, self._minter, kind):
                found[normalise(named.name)].add(named.address)
                self._show(named)
            self._forms[kind] = dict(found)
        return self._forms.get(kind, {})

    def _show(self, named: Named) -> None:
        order = self._languages
        rank = order.index(named.lang) if named.lang in order else len(order)
        known = self._shown.get(named.address)
        if known is None or (rank, named.name) < known:
            self._shown[named.address] = (rank, named.name)
