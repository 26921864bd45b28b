"""The releases in the catalogue: each is a version of the dataset, with its frozen dump."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from passerelle.namespaces import ADMS, DCAT, DCTERMS, RDF, SKOS
from passerelle.publish.machine.distributions import availability, checksum, media_type, name_graph
from passerelle.publish.machine.dumps.checksums import digest_of
from passerelle.publish.machine.sheet import (
    Sheet,
    day_of,
    integer,
    page_of,
    publisher,
    texts,
    typed,
)
from passerelle.publish.parts import Site, place
from passerelle.releases.shelf import DUMP, Release, dump_of, load_releases

__all__ = ["describe_versions", "first_issued", "versions_of"]


_SAME = (DCAT.theme, DCAT.contactPoint)


def first_issued(site: Site) -> str:
    """The day of the first release; empty where there is none."""
    return next((str(one.date) for one in _known(site)), "")


def versions_of(site: Site, dataset: NamedNode) -> list[NamedNode]:
    """The addresses of all versions, the first one first."""
    return [_address(dataset, release) for release in _known(site)]


def describe_versions(sheet: Sheet, site: Site, dataset: NamedNode) -> list[NamedNode]:
    """State what is known of each release; returns their addresses.

    Theme and contact are those of the `dataset`, of which they must have been stated already.
    """
    same = [one for one in sheet.triples if one.subject == dataset and one.predicate in _SAME]
    for release in _known(site):
        _describe(sheet, site, dataset, release)
        node = _address(dataset, release)
        sheet.include(Triple(node, one.predicate, one.object) for one in same)
    return versions_of(site, dataset)


def _known(site: Site) -> list[Release]:
    return load_releases(site.workspace) if site.workspace else []


def _address(dataset: NamedNode, release: Release) -> NamedNode:
    return NamedNode(f"{dataset.value}#version-{release.number}")


def _describe(sheet: Sheet, site: Site, dataset: NamedNode, release: Release) -> None:
    node, graph = _address(dataset, release), site.settings.graph
    titles = graph.title or {"und": "Passerelle"}
    named = texts({lang: f"{title} {release.number}" for lang, title in titles.items()})
    sheet.add(node, RDF.type, DCAT.Dataset)
    sheet.add(node, DCTERMS.title, *named)
    sheet.add(node, DCTERMS.description, *(texts(release.notes) or named))
    sheet.add(node, ADMS.versionNotes, *texts(release.notes))
    sheet.add(node, DCAT.version, Literal(release.number))
    sheet.add(node, DCAT.isVersionOf, dataset)
    sheet.add(node, DCTERMS.issued, day_of(str(release.date)))
    sheet.add(node, DCTERMS.modified, day_of(str(max((release.date, *release.redacted)))))
    sheet.add(node, DCTERMS.publisher, publisher(sheet, site))
    page = f"{site.home}{place(f'releases/{release.number}')}"
    sheet.add(node, DCAT.landingPage, page_of(sheet, page))
    _canonical(sheet, node, release)
    sheet.add(node, DCAT.distribution, _dump(sheet, site, node, release))


def _canonical(sheet: Sheet, node: NamedNode, release: Release) -> None:
    canonical = typed(sheet, NamedNode(f"{node.value}-canonical"), ADMS.Identifier)
    sheet.add(canonical, SKOS.notation, Literal(release.sha256))
    sheet.add(canonical, ADMS.schemaAgency, Literal("SHA-256 of the canonical N-Quads (RDFC-1.0)"))
    sheet.add(node, ADMS.identifier, canonical)


def _dump(sheet: Sheet, site: Site, version: NamedNode, release: Release) -> NamedNode:
    """The dump of a release, as it lies on the site."""
    node = typed(sheet, NamedNode(f"{version.value}-{DUMP}"), DCAT.Distribution)
    address = NamedNode(f"{site.home}releases/{release.number}/{DUMP}")
    sheet.add(node, DCAT.accessURL, address)
    sheet.add(node, DCAT.downloadURL, address)
    name_graph(sheet, node, "nq", release.number)
    sheet.add(node, DCTERMS.license, NamedNode(site.settings.graph.licence))
    availability(sheet, node)
    media_type(sheet, node, "application/n-quads", packed=True)
    if site.workspace:
        file = dump_of(site.workspace, release.number)
        sheet.add(node, DCAT.byteSize, integer(file.stat().st_size))
        checksum(sheet, node, digest_of(file))
    return node
