"""Ready files for Apache: a virtual host, and ``.htaccess`` where nothing else may be set.

The same patterns as for nginx find form and language: ``SetEnvIf`` puts the number of each into a
variable, rewrite conditions compare them. ``.htaccess`` has no tables, so it lists the addresses
that lead elsewhere, as many as are bearable on each request.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from passerelle.publish.parts import LANGS, File, Site
from passerelle.publish.servers.addresses import Addresses
from passerelle.publish.servers.negotiation import FORMATS, LANGUAGES, LESS, NONE, Choice, patterns
from passerelle.publish.servers.rules import (
    CACHE,
    FOLDER,
    HEADERS,
    MAP_POLICY,
    PAGE_POLICY,
    TEXT_TYPES,
    TYPES,
)

__all__ = ["MOST_LISTED", "apache_files"]

MOST_LISTED = 5000
"""Addresses that ``id/.htaccess`` lists at most: it is read on each request below ``id/``."""
_THING = "([^/]+/[^/.~]+)"


def apache_files(site: Site, addresses: Addresses) -> Iterator[File]:
    """The files of the site that Apache reads."""
    yield File("server/apache.conf", _host(site))
    yield File("server/apache-maps/moved.txt", _table(addresses.moved.items()))
    yield File("server/apache-maps/gone.txt", _table((one, "1") for one in addresses.gone))
    yield File("server/apache-maps/told.txt", _table(addresses.told.items()))
    yield File(".htaccess", _folder(site, addresses))
    yield File("id/.htaccess", _things(site, addresses))


def _table(rows: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{key} {value}\n" for key, value in rows)


# --- what all files have ---------------------------------------------------------------


def _qualities() -> Iterator[str]:
    """Variables with the number of each form and language; the last line that matches counts."""
    for header, choices in (("Accept", FORMATS), ("Accept-Language", LANGUAGES)):
        for choice in choices:
            name = _q(choice)
            yield f'SetEnvIf Request_Method "^" {name}={NONE}'
            for one in reversed(list(patterns(choice))):
                yield f'SetEnvIfNoCase {header} "{one.regex}" {name}={one.value}'


def _q(choice: Choice) -> str:
    return f"PASSERELLE_Q_{choice.name.upper()}"


def _contest() -> Iterator[str]:
    """Rules that set the endings ``PAGE`` (of a page), ``ENDING`` and ``FEW`` (no N-Triples)."""
    yield from _rounds("LANG", LANGUAGES)
    yield _set("PASSERELLE_PAGE", ".html")
    for lang in LANGS[1:]:
        yield f'RewriteCond "%{{ENV:PASSERELLE_LANG}}" "={lang}"'
        yield _set("PASSERELLE_PAGE", f".{lang}.html")
    yield from _rounds("FORMAT", FORMATS[:-1])
    yield from _ending("FEW")
    yield from _round("FORMAT", FORMATS[-1])
    yield from _ending("ENDING")


def _rounds(kind: str, choices: tuple[Choice, ...]) -> Iterator[str]:
    first = choices[0]
    yield _set(f"PASSERELLE_{kind}", first.name)
    yield _set(f"PASSERELLE_{kind}_TOP", f"%{{ENV:{_q(first)}}}")
    for choice in choices[1:]:
        yield from _round(kind, choice)


def _round(kind: str, choice: Choice) -> Iterator[str]:
    top = f"PASSERELLE_{kind}_TOP"
    yield f'RewriteCond "%{{ENV:{top}}}:%{{ENV:{_q(choice)}}}" "{LESS}"'
    rival = f"%{{ENV:{_q(choice)}}}"
    yield f'RewriteRule "^" "-" [E=PASSERELLE_{kind}:{choice.name},E={top}:{rival}]'


def _ending(name: str) -> Iterator[str]:
    """The ending of the file in the form that won; ``none`` where none is accepted."""
    yield _set(f"PASSERELLE_{name}", ".%{ENV:PASSERELLE_FORMAT}")
    yield 'RewriteCond "%{ENV:PASSERELLE_FORMAT}" "=html"'
    yield _set(f"PASSERELLE_{name}", "%{ENV:PASSERELLE_PAGE}")
    yield 'RewriteCond "%{ENV:PASSERELLE_FORMAT_TOP}" "^0000"'
    yield _set(f"PASSERELLE_{name}", "none")


def _set(name: str, value: str) -> str:
    return f'RewriteRule "^" "-" [E={name}:{value}]'


def _documents(start: str, path: str, folder: str) -> Iterator[str]:
    """Rules for the dataset, the catalogue, the ontology and the start page.

    `start` begins the pattern of an address, `path` that of a target.
    """
    negotiated = f"{start}(?:dataset|catalog|def|def/[a-z-]+)$"
    yield 'RewriteCond "%{ENV:PASSERELLE_FEW}" "=none"'
    yield f'RewriteRule "{negotiated}" "-" [R=406,L]'
    yield 'RewriteCond "%{ENV:PASSERELLE_FEW}" "html$"'
    yield f'RewriteRule "{start}catalog$" "{path}dataset%{{ENV:PASSERELLE_FEW}}" [R=303,L]'
    yield f'RewriteRule "{start}(dataset|catalog|def)$" "{path}$1%{{ENV:PASSERELLE_FEW}}" [R=303,L]'
    yield f'RewriteCond "{folder}/scheme/$1.html" "-f"'
    target = f"{path}scheme/$1%{{ENV:PASSERELLE_FEW}}"
    yield f'RewriteRule "{start}def/([a-z-]+)$" "{target}" [R=303,L]'


def _headers(path: str) -> Iterator[str]:
    varied = "expr=%{REQUEST_STATUS} in {'303', '404', '406', '410'}"
    for name, value in (*HEADERS, ("Cache-Control", CACHE)):
        yield f'Header always set {name} "{value}"'
    yield f'Header always set Content-Security-Policy "{PAGE_POLICY}"'
    maps = f"expr=%{{REQUEST_URI}} =~ m#^{re.escape(path)}maps/#"
    yield f'Header always set Content-Security-Policy "{MAP_POLICY}" "{maps}"'
    yield f'Header always merge Vary "Accept, Accept-Language" "{varied}"'
    yield 'Header always set Allow "GET, HEAD" "expr=%{REQUEST_STATUS} == 405"'
    for before in ("", "REDIRECT_"):  # .htaccess starts anew with the address it leads to
        yield f'Header merge Vary "Accept-Language" env={before}PASSERELLE_START'
    yield '<FilesMatch "^[^.]+\\.html$">'
    yield f'Header always set Content-Language {LANGS[0]} "expr=!(%{{REQUEST_URI}} =~ m#/maps/#)"'
    yield "</FilesMatch>"


def _types() -> Iterator[str]:
    for kind, endings in TYPES.items():
        charset = ";charset=utf-8" if kind in TEXT_TYPES else ""
        yield f"AddType '{kind}{charset}' {' '.join('.' + one for one in endings)}"
    yield from (f"AddLanguage {lang} .{lang}" for lang in LANGS[1:])
    yield "FileETag MTime Size"
    packed = (*TEXT_TYPES, "application/ld+json")
    yield "<IfModule mod_deflate.c>"
    yield f"AddOutputFilterByType DEFLATE {' '.join(packed)}"
    yield "</IfModule>"
    yield '<Files "void">'
    yield "ForceType 'text/turtle;charset=utf-8'"
    yield "</Files>"
    yield r'<FilesMatch "^feed(\.[a-z]+)?\.xml$">'
    yield "ForceType 'application/atom+xml;charset=utf-8'"
    yield "</FilesMatch>"


def _errors(path: str) -> Iterator[str]:
    for status in (404, 410):
        yield f'ErrorDocument {status} "{path}{status}%{{reqenv:PASSERELLE_PAGE}}"'


def _only_reading() -> Iterator[str]:
    yield 'RewriteCond "%{REQUEST_METHOD}" "!^(?:GET|HEAD)$"'
    yield 'RewriteRule "^" "-" [R=405,L]'


def _path(site: Site) -> str:
    return urlsplit(site.home).path or "/"


# --- the virtual host ------------------------------------------------------------------


def _host(site: Site) -> str:
    path = _path(site)
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
        *_types(),
        *_headers(path),
        *_qualities(),
        *_errors(path),
        "TraceEnable Off",
        "RewriteEngine On",
        *(
            f'RewriteMap passerelle-{name} "txt:{FOLDER}/server/apache-maps/{name}.txt"'
            for name in ("moved", "gone", "told")
        ),
        *_contest(),
        *_only_reading(),
        *_host_things(path),
        *_documents(f"^{re.escape(path)}", path, FOLDER),
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
    yield f'RewriteRule "{start}(?:id|doc)/{_THING}" "-" [G,L]'
    yield f'RewriteCond "{moved}" "."'
    yield f'RewriteRule "{start}(?:id|doc)/{_THING}$" "{path}id/{moved}" [R=301,L]'
    yield f'RewriteCond "{moved}" "."'
    yield f'RewriteRule "{start}doc/{_THING}([^/]+)$" "{path}doc/{moved}$2" [R=301,L]'
    yield f'RewriteCond "{told}" "^(?!doc/)."'
    page = f"{path}{told}%{{ENV:PASSERELLE_PAGE}}"
    yield f'RewriteRule "{start}(?:id|doc)/{_THING}$" "{page}" [R=303,L]'
    yield 'RewriteCond "%{ENV:PASSERELLE_ENDING}" "=none"'
    yield f'RewriteRule "{start}(?:id|doc)/{_THING}$" "-" [R=406,L]'
    yield f'RewriteCond "{told}" "."'
    yield 'RewriteCond "%{ENV:PASSERELLE_FORMAT}" "=html"'
    target = f"{path}{told}%{{ENV:PASSERELLE_ENDING}}#$2-$3"
    yield f'RewriteRule "{start}(?:id|doc)/(([^/]+)/([^/.~]+))$" "{target}" [R=303,NE,L]'
    yield f'RewriteCond "{told}" "^([^~]+)"'
    target = f"{path}%1%{{ENV:PASSERELLE_ENDING}}"
    yield f'RewriteRule "{start}(?:id|doc)/{_THING}$" "{target}" [R=303,L]'
    yield from _paged(f"{start}(?:id|doc)/", path, FOLDER)


def _paged(start: str, path: str, folder: str) -> Iterator[str]:
    """Rules for things that have a page, and for those there are not."""
    yield f'RewriteCond "{folder}/doc/$1.html" "-f"'
    target = f"{path}doc/$1%{{ENV:PASSERELLE_ENDING}}"
    yield f'RewriteRule "{start}{_THING}$" "{target}" [R=303,L]'
    yield f'RewriteRule "{start}{_THING}$" "-" [R=404,L]'


# --- .htaccess ---------------------------------------------------------------------------


def _folder(site: Site, addresses: Addresses) -> str:
    """The ``.htaccess`` at the top: all but the addresses of things."""
    path = _path(site)
    folder = f"%{{DOCUMENT_ROOT}}{path.rstrip('/')}"
    lines = [
        "# Passerelle: the site for Apache where only .htaccess may be written. See",
        "# server/README.md; the addresses of things are in id/.htaccess.",
        "Options -Indexes -MultiViews",
        "DirectorySlash Off",
        *_types(),
        *_headers(path),
        *_qualities(),
        *_errors(path),
        "RewriteEngine On",
        f"RewriteBase {path}",
        *_contest(),
        *_only_reading(),
        *_documents("^", path, folder),
        *(
            f'RewriteRule "^doc/{re.escape(one)}(?:[.~][^/]*)?$" "-" [G,L]'
            for one in addresses.gone
        ),
        *(
            f'RewriteRule "^doc/{re.escape(old)}([.~][^/]*)$" "{path}doc/{new}$1" [R=301,L]'
            for old, new in addresses.moved.items()
        ),
        'RewriteCond "%{ENV:PASSERELLE_ENDING}" "=none"',
        f'RewriteRule "^doc/{_THING}$" "-" [R=406,L]',
        f'RewriteCond "{folder}/doc/$1.html" "-f"',
        f'RewriteRule "^doc/{_THING}$" "{path}doc/$1%{{ENV:PASSERELLE_ENDING}}" [R=303,L]',
        'RewriteRule "^$" "index%{ENV:PASSERELLE_PAGE}" [E=PASSERELLE_START:1,END]',
    ]
    return "\n".join(lines) + "\n"


def _things(site: Site, addresses: Addresses) -> str:
    """The ``.htaccess`` for the addresses of things."""
    path = _path(site)
    folder = f"%{{DOCUMENT_ROOT}}{path.rstrip('/')}"
    told = list(addresses.told.items())[:MOST_LISTED]
    kinds = "|".join(sorted({address.split("/", 1)[0] for address, _ in told}))
    lines = [
        "# Passerelle: the addresses of things. See server/README.md.",
        "RewriteEngine On",
        f"RewriteBase {path}id/",
        *_contest(),
        *_only_reading(),
        *(f'RewriteRule "^{re.escape(one)}$" "-" [G,L]' for one in addresses.gone),
        *(
            f'RewriteRule "^{re.escape(old)}$" "{path}id/{new}" [R=301,L]'
            for old, new in addresses.moved.items()
        ),
        'RewriteCond "%{ENV:PASSERELLE_ENDING}" "=none"',
        f'RewriteRule "^{_THING}$" "-" [R=406,L]',
        *([f'RewriteRule "!^(?:{kinds})/" "-" [S={2 * len(told)}]'] if told else []),
        *(line for address, key in told for line in _told(address, key, path)),
        *_paged("^", path, folder),
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
