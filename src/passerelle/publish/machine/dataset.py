"""The dataset's own description: what ``{base}dataset`` answers to machines.

``dataset.ttl`` and ``dataset.jsonld`` say the same: DCAT, VoID, and a schema.org Dataset, which
search engines for data read; the page of the dataset holds the latter too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pyoxigraph import Literal, RdfFormat, Triple, parse

from passerelle.namespaces import SCHEMA
from passerelle.publish.machine.catalogue import describe_dataset
from passerelle.publish.machine.dumps import Dumps, dumps_of
from passerelle.publish.machine.facts import Facts, facts_of
from passerelle.publish.machine.sheet import Sheet
from passerelle.publish.machine.void import describe_figures
from passerelle.publish.parts import File, Site

__all__ = ["dataset_files", "schema_dataset"]

_ADDRESSES = ("url", "license", "contentUrl", "sameAs", "isBasedOn", "codeRepository")
_CONTEXT = {
    "@vocab": str(SCHEMA),
    **{name: {"@type": "@id"} for name in _ADDRESSES},
    "dateModified": {"@type": "Date"},
}
"""What the context of schema.org says of the terms used here; nothing is fetched."""


def dataset_files(site: Site) -> Iterator[File]:
    """The part of the site: ``dataset.ttl`` and ``dataset.jsonld``."""
    sheet = Sheet()
    facts, dumps = facts_of(site), dumps_of(site)
    describe_dataset(site, facts, dumps, sheet)
    describe_figures(site, facts, dumps, sheet)
    sheet.include(_triples(_schema(site, facts, dumps)))
    yield from sheet.files("dataset")


def schema_dataset(site: Site) -> dict[str, Any]:
    """The dataset in the words of schema.org, to be laid into its page as JSON-LD."""
    return _schema(site, facts_of(site), dumps_of(site))


def _schema(site: Site, facts: Facts, dumps: Dumps) -> dict[str, Any]:
    graph = site.settings.graph
    about: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{site.minter.base}dataset",
        "name": _texts(graph.title),
        "description": _texts(graph.description or graph.title),
        "url": f"{site.home}dataset.html",
        "license": graph.licence,
        "inLanguage": list(graph.languages),
        "isAccessibleForFree": True,
        "keywords": [_literal(one) for one in facts.keywords],
        "spatialCoverage": [
            {"@type": "Place", "@id": country.value, "name": [_literal(name) for name in names]}
            for country, names in facts.countries.items()
        ],
        "isBasedOn": [source.iri.value for source in facts.sources],
        "distribution": [
            {
                "@type": "DataDownload",
                "@id": f"{site.minter.base}dataset#{dump.place.removeprefix('dumps/')}",
                "contentUrl": site.home + dump.place,
                "encodingFormat": "application/gzip" if dump.packed else dump.media_type,
                "contentSize": f"{dump.size} B",
                "sha256": dump.digest,
            }
            for dump in dumps.files
        ],
    }
    if graph.publisher.name:
        agent = site.minter.thing("agent", "publisher").value
        publisher = {"@type": "Organization", "@id": agent, "name": graph.publisher.name}
        homepage = {"url": graph.publisher.homepage} if graph.publisher.homepage else {}
        about["publisher"] = about["creator"] = publisher | homepage
    if facts.modified:
        about["dateModified"] = facts.modified
    if facts.start and facts.end:
        about["temporalCoverage"] = f"{facts.start}/{facts.end}"
    return about


def _texts(by_language: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"@value": text, **({} if lang == "und" else {"@language": lang})}
        for lang, text in sorted(by_language.items())
    ]


def _literal(one: Literal) -> dict[str, str]:
    return {"@value": one.value, **({"@language": one.language} if one.language else {})}


def _triples(about: dict[str, Any]) -> Iterator[Triple]:
    """`about` as statements."""
    text = json.dumps(about | {"@context": _CONTEXT})
    yield from (quad.triple for quad in parse(text.encode(), format=RdfFormat.JSON_LD))
