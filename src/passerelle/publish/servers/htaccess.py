"""``.htaccess``, for Apache where nothing else may be set.

It has no tables, so it lists the addresses that lead elsewhere, as many as are bearable on each
request.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.publish.parts import Site
from passerelle.publish.servers.addresses import Addresses
from passerelle.publish.servers.apache_lines import (
    THING,
    contest,
    documents,
    error_pages,
    headers,
    media_types,
    only_reading,
    paged,
    path_of,
    qualities,
)

__all__ = ["folder_file", "things_file"]

_MOST_LISTED = 5000
"""Addresses that ``id/.htaccess`` lists at most: it is read on each request below ``id/``."""


def folder_file(site: Site, addresses: Addresses) -> str:
    """The ``.htaccess`` at the top: all but the addresses of things."""
    path = path_of(site)
    folder = f"%{{DOCUMENT_ROOT}}{path.rstrip('/')}"
    lines = [
        "# Passerelle: the site for Apache where only .htaccess may be written. See",
        "# server/README.md; the addresses of things are in id/.htaccess.",
        "Options -Indexes -MultiViews",
        "DirectorySlash Off",
        *media_types(),
        *headers(path),
        *qualities(),
        *error_pages(path),
        "RewriteEngine On",
        f"RewriteBase {path}",
        *contest(),
        *only_reading(),
        *documents("^", path, folder),
        *(
            f'RewriteRule "^doc/{re.escape(one)}(?:[.~][^/]*)?$" "-" [G,L]'
            for one in addresses.gone
        ),
        *(
            f'RewriteRule "^doc/{re.escape(old)}([.~][^/]*)$" "{path}doc/{new}$1" [R=301,L]'
            for old, new in addresses.moved.items()
        ),
        'RewriteCond "%{ENV:PASSERELLE_ENDING}" "=none"',
        f'RewriteRule "^doc/{THING}$" "-" [R=406,L]',
        f'RewriteCond "{folder}/doc/$1.html" "-f"',
        f'RewriteRule "^doc/{THING}$" "{path}doc/$1%{{ENV:PASSERELLE_ENDING}}" [R=303,L]',
        'RewriteRule "^$" "index%{ENV:PASSERELLE_PAGE}" [E=PASSERELLE_START:1,END]',
    ]
    return "\n".join(lines) + "\n"


def things_file(site: Site, addresses: Addresses) -> str:
    """The ``.htaccess`` for the addresses of things."""
    path = path_of(site)
    folder = f"%{{DOCUMENT_ROOT}}{path.rstrip('/')}"
    told = list(addresses.told.items())[:_MOST_LISTED]
    kinds = "|".join(sorted({address.split("/", 1)[0] for address, _ in told}))
    lines = [
        "# Passerelle: the addresses of things. See server/README.md.",
        "RewriteEngine On",
        f"RewriteBase {path}id/",
        *contest(),
        *only_reading(),
        *(f'RewriteRule "^{re.escape(one)}$" "-" [G,L]' for one in addresses.gone),
        *(
            f'RewriteRule "^{re.escape(old)}$" "{path}id/{new}" [R=301,L]'
            for old, new in addresses.moved.items()
        ),
        'RewriteCond "%{ENV:PASSERELLE_ENDING}" "=none"',
        f'RewriteRule "^{THING}$" "-" [R=406,L]',
        *([f'RewriteRule "!^(?:{kinds})/" "-" [S={2 * len(told)}]'] if told else []),
        *(line for address, key in told for line in _told(address, key, path)),
        *paged("^", path, folder),
    ]
    return "\n".join(lines) + "\n"


def _told(address: str, key: str, path: str) -> Iterator[str]:
    """The two rules for a node without a page: to the page, or to its data."""
    anchor = address.replace("/", "-", 1)
    pattern = f"^{re.escape(address)}$"
    data = key.split("~", 1)[0]
    page = f"{path}{key}%{{ENV:PASSERELLE_PAGE}}#{anchor}"
    html = f'RewriteCond "%{{ENV:PASSERELLE_FORMAT}}" "=html"\nRewriteRule "{pattern}" "{page}"'
    yield f"{html} [R=303,NE,L]"
    yield f'RewriteRule "{pattern}" "{path}{data}%{{ENV:PASSERELLE_ENDING}}" [R=303,L]'
