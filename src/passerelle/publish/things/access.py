"""Who has a page: the things of the kinds that have one, and people in public office."""

from __future__ import annotations

from pyoxigraph import NamedNode

from passerelle.namespaces import ADMS, FOAF, OA, ORG, PAS, PUBLIC_BASIS, RDF
from passerelle.publish.parts import PAGED, Site
from passerelle.store import EmbeddedStore

__all__ = ["hidden_people", "paged_things"]

_TOLD_ELSEWHERE = (
    *(PAS.Claim, PAS.Evidence, PAS.Party, PAS.Participation, PAS.Signature, PAS.Observation),
    *(OA.TextQuoteSelector, OA.TextPositionSelector, ADMS.Identifier, ORG.Membership),
)
"""Classes of nodes without a page, of which there are most by far: not looked through."""
_IN_OFFICE = (PUBLIC_BASIS.elected, PUBLIC_BASIS.appointed)


def hidden_people(store: EmbeddedStore) -> frozenset[str]:
    """The people without a page of their own: all but those elected or appointed.

    Whom only an official text names is told on the pages of the events and bodies that the
    text is about; who was withdrawn has no public basis any more and is told nowhere.
    """
    in_office = {
        quad.subject
        for basis in _IN_OFFICE
        for quad in store.matching(None, PAS.publicBasis, basis)
    }
    people = {quad.subject for quad in store.matching(None, RDF.type, FOAF.Person)}
    withdrawn = {quad.subject for quad in store.matching(None, PAS.withdrawalReason)}
    hidden = (people - in_office) | withdrawn
    return frozenset(one.value for one in hidden if isinstance(one, NamedNode))


def paged_things(site: Site) -> list[str]:
    """The addresses of all things that have a page, sorted."""
    start = f"{site.minter.base}id/"
    kinds = tuple(f"{start}{kind}/" for kind in PAGED)
    classes = [row["class"] for row in site.store.select("SELECT DISTINCT ?class { ?s a ?class }")]
    found = {
        quad.subject
        for one in classes
        if one not in _TOLD_ELSEWHERE
        for quad in site.store.matching(None, RDF.type, one)
    }
    named = (one.value for one in found if isinstance(one, NamedNode))
    return sorted(iri for iri in named if iri.startswith(kinds) and iri not in site.hidden)
