"""What the files for all web servers agree on: types, headers, where the folder is named."""

from __future__ import annotations

__all__ = [
    "CACHE",
    "FOLDER",
    "HEADERS",
    "MAP_POLICY",
    "PAGE_POLICY",
    "TEXT_TYPES",
    "TYPES",
]

FOLDER = "/var/www/passerelle"
"""Stands for the folder of the site, until whoever sets it up writes theirs."""
TYPES = {
    "text/html": ("html",),
    "text/css": ("css",),
    "text/javascript": ("js",),
    "text/plain": ("txt", "map"),
    "text/csv": ("csv",),
    "text/turtle": ("ttl",),
    "application/n-triples": ("nt",),
    "application/n-quads": ("nq",),
    "application/trig": ("trig",),
    "application/ld+json": ("jsonld",),
    "application/rdf+xml": ("rdf",),
    "application/sparql-query": ("rq",),
    "application/xml": ("xml",),
    "application/json": ("json",),
    "application/vnd.apache.parquet": ("parquet",),
    "application/gzip": ("gz",),
    "application/wasm": ("wasm",),
    "image/svg+xml": ("svg",),
    "image/png": ("png",),
    "image/x-icon": ("ico",),
    "font/woff2": ("woff2",),
}
"""Media types and the endings that mean them."""
TEXT_TYPES = (
    *("text/html", "text/css", "text/javascript", "text/plain", "text/csv", "text/turtle"),
    *("application/n-triples", "application/n-quads", "application/trig"),
    *("application/rdf+xml", "application/sparql-query", "application/xml"),
    "application/atom+xml",
)
"""Those that say their charset; JSON is always UTF-8 and has none to say (RFC 8259)."""
HEADERS = (
    ("Access-Control-Allow-Origin", "*"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
)
CACHE = "public, max-age=3600"
PAGE_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'self'; frame-ancestors 'self'"
)
"""Pages run scripts of their own site only, and call nobody."""
MAP_POLICY = (
    "default-src 'self' 'unsafe-inline' data: blob:; object-src 'none'; base-uri 'self'; "
    "frame-ancestors 'self'"
)
"""A map is one file with its scripts inside, so that it can be sent on."""
