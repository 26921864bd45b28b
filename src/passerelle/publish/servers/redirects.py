"""``_redirects``: the most important rules for hosts that read such a file (Netlify, Cloudflare).

They choose no form by Accept: addresses of things lead to their pages. Such hosts read a bounded
number of lines (Cloudflare: 2,000 fixed and 100 with a star).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from passerelle.publish.parts import File, Site
from passerelle.publish.servers.addresses import Addresses

__all__ = ["MOST", "redirects_files"]

MOST = 2000
"""Lines without a star."""


def redirects_files(site: Site, addresses: Addresses) -> Iterator[File]:
    """The file ``_redirects``."""
    path = urlsplit(site.home).path or "/"
    fixed = [
        f"{path}dataset {path}dataset.html 303",
        f"{path}catalog {path}catalog.ttl 303",
        f"{path}def {path}def.html 303",
    ]
    fixed += _fixed(addresses, path)
    starred = [
        f"{path}def/* {path}scheme/:splat.html 303",
        f"{path}id/* {path}doc/:splat.html 303",
    ]
    yield File("_redirects", "\n".join([*fixed[:MOST], *starred]) + "\n")


def _fixed(addresses: Addresses, path: str) -> Iterator[str]:
    """The withdrawn first, then the merged, then nodes without a page, as many as may stand."""
    for one in addresses.gone:
        # These hosts know no 410 here; the page says that the person was withdrawn.
        yield f"{path}id/{one} {path}410.html 302"
    for old, new in addresses.moved.items():
        yield f"{path}id/{old} {path}id/{new} 301"
    for node, key in addresses.told.items():
        yield f"{path}id/{node} {path}{key}.html#{node.replace('/', '-', 1)} 303"
