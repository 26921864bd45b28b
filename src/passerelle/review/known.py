"""The things of the graph that a fact may be merged into, found by name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import Literal
from rapidfuzz import fuzz, process

from passerelle.identity.names import normalise
from passerelle.pipeline.state import open_built
from passerelle.store.terms import plain
from passerelle.workspace import Workspace

__all__ = ["KnownThings", "Thing"]

_CLASSES = {
    "collectivity": "pas:Collectivity",
    "institution": "pas:Institution",
    "person": "foaf:Person",
    "territory": "pas:Territory",
    "event": "pas:Event",
    "delegation": "pas:Delegation",
    "project": "pas:Project",
    "instrument": "pas:Instrument",
}
_NAMES = """\
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX pas: <https://w3id.org/passerelle/def#>
SELECT DISTINCT ?x ?name WHERE { ?x a %s ; skos:prefLabel|pas:nameAsWritten ?name }
"""
_BODIES = ("collectivity", "institution")
_SHOWN = 9
_ALIKE = 62
"""How alike a name must be (of 100) to be shown."""


@dataclass(frozen=True)
class Thing:
    """A thing of the graph: its address (``kind/slug``) and one of its names."""

    address: str
    name: str


class KnownThings:
    """Names of the graph, read once per kind; raises `StoreError` where nothing was built."""

    def __init__(self, workspace: Workspace, languages: tuple[str, ...]) -> None:
        self._store = open_built(workspace)
        self._home = f"{workspace.minter.base}id/"
        self._languages = languages
        self._forms: dict[str, dict[str, set[str]]] = {}
        self._shown: dict[str, tuple[int, str]] = {}

    def search(self, kind: str, words: str) -> list[Thing]:
        """The things of `kind` whose names are most like `words`, the likest first."""
        kinds = _BODIES if kind in _BODIES else (kind,)
        forms = {form: at for one in kinds for form, at in self._of(one).items()}
        wanted = normalise(words)
        if not wanted or kind not in _CLASSES:
            return []
        scored = process.extract(
            wanted, forms.keys(), scorer=fuzz.token_set_ratio, limit=5 * _SHOWN, score_cutoff=_ALIKE
        )
        ranked = sorted(scored, key=lambda one: (-one[1], -fuzz.ratio(wanted, one[0]), one[0]))
        found = dict.fromkeys(address for form, _, _ in ranked for address in sorted(forms[form]))
        return [Thing(address, self._shown[address][1]) for address in list(found)[:_SHOWN]]

    def _of(self, kind: str) -> dict[str, set[str]]:
        """Addresses by normalised name."""
        if kind not in self._forms and kind in _CLASSES:
            found: dict[str, set[str]] = defaultdict(set)
            for row in self._store.select(_NAMES % _CLASSES[kind]):
                iri, name = plain(row["x"]), row["name"]
                if iri.startswith(f"{self._home}{kind}/") and isinstance(name, Literal):
                    address = iri.removeprefix(self._home)
                    found[normalise(name.value)].add(address)
                    self._show(address, name)
            self._forms[kind] = dict(found)
        return self._forms.get(kind, {})

    def _show(self, address: str, name: Literal) -> None:
        order = self._languages
        rank = order.index(name.language) if name.language in order else len(order)
        known = self._shown.get(address)
        if known is None or (rank, name.value) < known:
            self._shown[address] = (rank, name.value)
