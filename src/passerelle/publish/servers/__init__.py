"""Ready files for web servers, so that each address answers people and machines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from passerelle.publish.parts import File, Site
from passerelle.publish.servers.addresses import addresses_of
from passerelle.publish.servers.apache import apache_files
from passerelle.publish.servers.nginx import nginx_files
from passerelle.publish.servers.redirects import redirects_files

__all__ = ["server_files"]


def server_files(site: Site) -> Iterator[File]:
    """The part of the site: what nginx, Apache and static hosts read."""
    addresses = addresses_of(site)
    for files in (nginx_files, apache_files, redirects_files):
        yield from files(site, addresses)
    yield File("server/README.md", Path(__file__).with_name("README.md"))
