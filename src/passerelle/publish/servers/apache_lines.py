"""Lines that Apache reads in any of its files: form, language, types, headers, errors.

The same patterns as for nginx find form and language: ``SetEnvIf`` puts the number of each into a
variable, rewrite conditions compare them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from passerelle.publish.parts import LANGS, Site
from passerelle.publish.servers.negotiation import FORMATS, LANGUAGES, LESS, NONE, Choice, patterns
from passerelle.publish.servers.rules import (
    CACHE,
    HEADERS,
    MAP_POLICY,
    PAGE_POLICY,
    TEXT_TYPES,
    TYPES,
)

__all__ = [
    "THING",
    "contest",
    "documents",
    "error_pages",
    "headers",
    "media_types",
    "only_reading",
    "paged",
    "path_of",
    "qualities",
]

THING = "([^/]+/[^/.~]+)"


def qualities() -> Iterator[str]:
    """Variables with the number of each form and language; the last line that matches counts."""
    for header, choices in (("Accept", FORMATS), ("Accept-Language", LANGUAGES)):
        for choice in choices:
            name = _q(choice)
            yield f'SetEnvIf Request_Method "^" {name}={NONE}'
            for one in reversed(list(patterns(choice))):
                yield f'SetEnvIfNoCase {header} "{one.regex}" {name}={one.value}'


def _q(choice: Choice) -> str:
    return f"PASSERELLE_Q_{choice.name.upper()}"


def contest() -> Iterator[str]:
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


def documents(start: str, path: str, folder: str) -> Iterator[str]:
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


def headers(path: str) -> Iterator[str]:
    """Headers of answers: what is in every one, the policies, what the answer varied by."""
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


def media_types() -> Iterator[str]:
    """Media types, languages, and what is sent packed."""
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


def error_pages(path: str) -> Iterator[str]:
    """The pages that say that nothing is there, or nothing any more."""
    for status in (404, 410):
        yield f'ErrorDocument {status} "{path}{status}%{{reqenv:PASSERELLE_PAGE}}"'


def only_reading() -> Iterator[str]:
    """Rules that refuse all methods but GET and HEAD."""
    yield 'RewriteCond "%{REQUEST_METHOD}" "!^(?:GET|HEAD)$"'
    yield 'RewriteRule "^" "-" [R=405,L]'


def path_of(site: Site) -> str:
    """The path below which the site lies at its address."""
    return urlsplit(site.home).path or "/"


def paged(start: str, path: str, folder: str) -> Iterator[str]:
    """Rules for things that have a page, and for those there are not."""
    yield f'RewriteCond "{folder}/doc/$1.html" "-f"'
    target = f"{path}doc/$1%{{ENV:PASSERELLE_ENDING}}"
    yield f'RewriteRule "{start}{THING}$" "{target}" [R=303,L]'
    yield f'RewriteRule "{start}{THING}$" "-" [R=404,L]'
