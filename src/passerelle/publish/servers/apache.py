"""Ready files for Apache: a virtual host, its tables, and ``.htaccess``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from passerelle.publish.parts import File, Site
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
from passerelle.publish.servers.htaccess import folder_file, things_file
from passerelle.publish.servers.rules import FOLDER

__all__ = ["apache_files"]


def apache_files(site: Site, addresses: Addresses) -> Iterator[File]:
    """The files of the site that Apache reads."""
    yield File("server/apache.conf", _host(site))
    yield File("server/apache-maps/moved.txt", _table(addresses.moved.items()))
    yield File("server/apache-maps/gone.txt", _table((one, "1") for one in addresses.gone))
    yield File("server/apache-maps/told.txt", _table(addresses.told.items()))
    yield File(".htaccess", folder_file(site, addresses))
    yield File("id/.htaccess", things_file(site, addresses))


def _table(rows: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{key} {value}\n" for key, value in rows)


def _host(site: Site) -> str:
    path = path_of(site)
    alias = [] if path == "/" else [f'Alias "{path}" "{FOLDER}/"']
    lines = [
        "# Passerelle: the site for Apache. Include this file, and write the folder of the site",
        f"# in the place of {FOLDER}. See README.md beside it.",
        "<VirtualHost *:80>",
        f"ServerName {urlsplit(site.home).netloc}",
        f'DocumentRoot "{FOLDER}"',
        *alias,
        f'<Directory "{FOLDER}">',
        "Require all granted",
        "AllowOverride None",
        "Options -Indexes -MultiViews",
        "DirectorySlash Off",
        "</Directory>",
        *media_types(),
        *headers(path),
        *qualities(),
        *error_pages(path),
        "TraceEnable Off",
        "RewriteEngine On",
        *(
            f'RewriteMap passerelle-{name} "txt:{FOLDER}/server/apache-maps/{name}.txt"'
            for name in ("moved", "gone", "told")
        ),
        *contest(),
        *only_reading(),
        *_host_things(path),
        *documents(f"^{re.escape(path)}", path, FOLDER),
        f'RewriteRule "^{re.escape(path)}$" "{FOLDER}/index%{{ENV:PASSERELLE_PAGE}}" '
        "[E=PASSERELLE_START:1,L]",
        f'RewriteRule "^/\\.well-known/void$" "{FOLDER}/.well-known/void" [L]',
        "</VirtualHost>",
    ]
    return "\n".join(lines) + "\n"


def _host_things(path: str) -> Iterator[str]:
    """Rules for the addresses of things, with tables."""
    start = f"^{re.escape(path)}"
    moved = "${passerelle-moved:$1}"
    told = "${passerelle-told:$1}"
    yield 'RewriteCond "${passerelle-gone:$1}" "=1"'
    yield f'RewriteRule "{start}(?:id|doc)/{THING}" "-" [G,L]'
    yield f'RewriteCond "{moved}" "."'
    yield f'RewriteRule "{start}(?:id|doc)/{THING}$" "{path}id/{moved}" [R=301,L]'
    yield f'RewriteCond "{moved}" "."'
    yield f'RewriteRule "{start}doc/{THING}([^/]+)$" "{path}doc/{moved}$2" [R=301,L]'
    yield f'RewriteCond "{told}" "^(?!doc/)."'
    page = f"{path}{told}%{{ENV:PASSERELLE_PAGE}}"
    yield f'RewriteRule "{start}(?:id|doc)/{THING}$" "{page}" [R=303,L]'
    yield 'RewriteCond "%{ENV:PASSERELLE_ENDING}" "=none"'
    yield f'RewriteRule "{start}(?:id|doc)/{THING}$" "-" [R=406,L]'
    yield f'RewriteCond "{told}" "."'
    yield 'RewriteCond "%{ENV:PASSERELLE_FORMAT}" "=html"'
    target = f"{path}{told}%{{ENV:PASSERELLE_ENDING}}#$2-$3"
    yield f'RewriteRule "{start}(?:id|doc)/(([^/]+)/([^/.~]+))$" "{target}" [R=303,NE,L]'
    yield f'RewriteCond "{told}" "^([^~]+)"'
    target = f"{path}%1%{{ENV:PASSERELLE_ENDING}}"
    yield f'RewriteRule "{start}(?:id|doc)/{THING}$" "{target}" [R=303,L]'
    yield from paged(f"{start}(?:id|doc)/", path, FOLDER)
