"""Ready files for web servers, so that each address answers people and machines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from passerelle.publish.parts import File, Site
from passerelle.publish.servers.apache import apache_files
from passerelle.publish.servers.nginx import nginx_files
from passerelle.publish.servers.redirects import redirects_files

__all__ = ["server_files"]


def server_files(site: Site) -> Iterator[File]:
    """The part of the site: what nginx, Apache and static hosts read."""
    yield from nginx_files(site)
    yield from apache_files(site)
    yield from redirects_files(site)
    yield File("server/README.md", Path(__file__).with_name("README.md"))
