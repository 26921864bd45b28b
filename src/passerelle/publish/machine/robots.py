"""``robots.txt``: everybody may read everything; where the sitemap is."""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.publish.parts import File, Site

__all__ = ["robots_files"]


def robots_files(site: Site) -> Iterator[File]:
    """The part of the site: ``robots.txt`` (RFC 9309)."""
    yield File("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.home}sitemap.xml\n")
