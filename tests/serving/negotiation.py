"""What each address must answer to each Accept header: the rules, written by hand.

``python -m benchmarks.publish.negotiation`` prints what real servers answer, beside the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.serving.running import Reply, Running
from tests.serving.site import (
    KEPT,
    KEPT_BODY,
    MERGED,
    MERGED_BODY,
    WITHDRAWN,
    WITHDRAWN_FORMER,
)

HOME = "https://w3id.org/passerelle/"
PATH = "/passerelle/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"
ACCEPT: dict[str, str | None] = {
    "none": None,
    "browser": BROWSER,
    "turtle": "text/turtle",
    "json-ld": "application/ld+json",
    "n-triples": "application/n-triples",
    "close": "text/turtle;q=0.5, text/html;q=0.849, application/ld+json;q=0.85",
    "library": "application/rdf+xml;q=0.8, text/turtle, application/n-triples;q=0.9, */*;q=0.1",
    "picture": "image/png, text/html;q=0",
}
"""Eight headers: a browser's, one for each form, close qualities, an RDF library's, a picture's."""
BOTH = "Accept, Accept-Language"
MEETING = "event/rencontre-du-groupe-d-amitie-france-chine-du-senat-avec-une-delegation-chinoise"
PARTNERSHIP = "partnership/3080ed93-ac09-54a2-b6af-6a7c323fdbb7"
CONFERENCE = "event/5es-rencontres-de-la-cooperation-decentralisee-franco-chinoise"
PARTY = "party/00adf041-53e7-59de-9dd6-4bd99f8c63c8"
PARTICIPATION = "participation/08380e07-36aa-5dca-9f4d-60bcfcabe729"
MEMBERSHIP = "membership/0712a354-a768-59a6-81f2-9881f6048805"
HTML, TURTLE = "text/html; charset=utf-8", "text/turtle; charset=utf-8"


@dataclass(frozen=True)
class Expected:
    """An answer: `target` is a place for a redirect, `kind` the media type of a body."""

    status: int
    target: str = ""
    kind: str = ""
    vary: str = ""


def leads(*endings: str) -> list[str]:
    """What a page answers to the eight headers: the ending of its file, or nothing (406)."""
    return list(endings)


THING = leads(".html", ".html", ".ttl", ".jsonld", ".nt", ".jsonld", ".ttl", "")
FEW = leads(".html", ".html", ".ttl", ".jsonld", "", ".jsonld", ".ttl", "")
"""The dataset and the ontology are not there as N-Triples."""


def to_files(key: str, endings: list[str], anchor: str = "") -> list[Expected]:
    """303 to the file of `key` in each form; to `anchor` on a page."""
    return [
        Expected(303, key + ending + (anchor if ending == ".html" else ""), vary=BOTH)
        if ending
        else Expected(406, vary=BOTH)
        for ending in endings
    ]


def always(expected: Expected) -> list[Expected]:
    """The same whatever is accepted."""
    return [expected] * len(ACCEPT)


def moved(target: str) -> list[Expected]:
    return always(Expected(301, target))


GONE = always(Expected(410, kind=HTML, vary=BOTH))
UNKNOWN = always(Expected(404, kind=HTML, vary=BOTH))


def file(kind: str) -> list[Expected]:
    return always(Expected(200, kind=kind))


RULES: dict[str, list[Expected]] = {
    # things with a page
    f"id/{MEETING}": to_files(f"doc/{MEETING}", THING),
    "id/collectivity/aix-les-bains": to_files("doc/collectivity/aix-les-bains", THING),
    "id/institution/senat": to_files("doc/institution/senat", THING),
    "id/territory/ain": to_files("doc/territory/ain", THING),
    f"id/{PARTNERSHIP}": to_files(f"doc/{PARTNERSHIP}", THING),
    "id/source/authorities": to_files("doc/source/authorities", THING),
    f"id/{KEPT}": to_files(f"doc/{KEPT}", THING),
    f"doc/{MEETING}": to_files(f"doc/{MEETING}", THING),
    # nodes that are told on the page of a thing
    f"id/{PARTY}": to_files(f"doc/{PARTNERSHIP}", THING, f"#{PARTY.replace('/', '-')}"),
    f"id/{PARTICIPATION}": to_files(
        f"doc/{CONFERENCE}", THING, f"#{PARTICIPATION.replace('/', '-')}"
    ),
    f"id/{MEMBERSHIP}": to_files(
        "doc/institution/senat", THING, f"#{MEMBERSHIP.replace('/', '-')}"
    ),
    # merged, withdrawn, unknown
    f"id/{MERGED}": moved(f"id/{KEPT}"),
    f"id/{MERGED_BODY}": moved(f"id/{KEPT_BODY}"),
    f"doc/{MERGED_BODY}.en.html": moved(f"doc/{KEPT_BODY}.en.html"),
    f"doc/{MERGED_BODY}.ttl": moved(f"doc/{KEPT_BODY}.ttl"),
    f"id/{WITHDRAWN}": GONE,
    f"id/{WITHDRAWN_FORMER}": GONE,
    f"doc/{WITHDRAWN}.html": GONE,
    "id/event/never-held": UNKNOWN,
    "id/nothing/at-all": UNKNOWN,
    "doc/event/never-held.html": UNKNOWN,
    "no/such/page.html": UNKNOWN,
    # the dataset, its catalogue, the ontology
    "dataset": to_files("dataset", FEW),
    "catalog": [
        *(Expected(303, "dataset.html", vary=BOTH),) * 2,
        *to_files("catalog", FEW)[2:],
    ],
    "def": to_files("def", FEW),
    "def/theme": to_files("scheme/theme", FEW),
    "def/no-such-scheme": [*UNKNOWN],
    # files
    f"doc/{MEETING}.html": file(HTML),
    f"doc/{MEETING}.zh.html": file(HTML),
    "dumps/passerelle.ttl": file(TURTLE),
    "dumps/passerelle.trig": file("application/trig; charset=utf-8"),
    "dumps/passerelle.nq.gz": file("application/gzip"),
    "dumps/passerelle.jsonld": file("application/ld+json"),
    "dumps/passerelle.rdf": file("application/rdf+xml; charset=utf-8"),
    "dumps/tables/things.csv": file("text/csv; charset=utf-8"),
    "dumps/tables/things.parquet": file("application/vnd.apache.parquet"),
    "dumps/tables/datapackage.json": file("application/json"),
    "void.ttl": file(TURTLE),
    ".well-known/void": file(TURTLE),
    "sitemap.xml": file("application/xml; charset=utf-8"),
    "feed.xml": file("application/atom+xml; charset=utf-8"),
    "": always(Expected(200, kind=HTML, vary="Accept-Language")),
}
# Nothing is acceptable in a form that is not there: that comes before whether a scheme is known.
for column in (4, 7):
    RULES["def/no-such-scheme"][column] = Expected(406, vary=BOTH)
for name in ("event/never-held", "nothing/at-all"):
    RULES[f"id/{name}"] = [*UNKNOWN[:7], Expected(406, vary=BOTH)]


def asked(server: Running, address: str, accept: str | None, **more: str) -> Reply:
    headers = {"Accept": accept} if accept is not None else {}
    return server.ask(PATH + address, headers | more)


def seen(reply: Reply) -> Expected:
    """What a server answered, in the words of the rules."""
    where = reply.headers.get("location", "")
    where = "/" + where.split("/", 3)[3] if where.startswith("http") else where
    kind = reply.headers.get("content-type", "").replace(";charset", "; charset")
    varied = [one.strip() for one in reply.headers.get("vary", "").split(",")]
    return Expected(
        reply.status,
        where.removeprefix(PATH),
        kind.lower() if reply.status in (200, 404, 410) else "",
        ", ".join(one for one in varied if one and one != "Accept-Encoding"),
    )


def outcomes(server: Running) -> Iterator[tuple[str, str, Expected, Expected]]:
    """Address, header, what the rules say, what the server answers."""
    for address, expected in RULES.items():
        for (name, accept), rule in zip(ACCEPT.items(), expected, strict=True):
            yield address, name, rule, seen(asked(server, address, accept))
