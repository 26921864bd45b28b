"""Ready files for nginx: content negotiation, redirects, headers.

``server/nginx.conf`` is included in the ``http`` block of nginx; the tables of redirects lie in
``server/nginx-maps/``. Only ``if`` with ``return`` is used in locations, which is safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from passerelle.publish.parts import LANGS, File, Site
from passerelle.publish.servers.addresses import Addresses
from passerelle.publish.servers.negotiation import (
    ANYTHING,
    FORMATS,
    LANGUAGES,
    LESS,
    NONE,
    Choice,
    patterns,
)
from passerelle.publish.servers.rules import (
    CACHE,
    FOLDER,
    HEADERS,
    MAP_POLICY,
    PAGE_POLICY,
    TEXT_TYPES,
    TYPES,
)

__all__ = ["nginx_files"]


def nginx_files(site: Site, addresses: Addresses) -> Iterator[File]:
    """The files of the site that nginx reads."""
    yield File("server/nginx.conf", _configuration(site, addresses))
    yield File("server/nginx-maps/moved.map", _table(addresses.moved.items()))
    yield File("server/nginx-maps/gone.map", _table((one, "1") for one in addresses.gone))
    yield File("server/nginx-maps/told.map", _table(addresses.told.items()))


def _table(rows: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{_quoted(key)} {_quoted(value)};\n" for key, value in rows)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _configuration(site: Site, addresses: Addresses) -> str:
    parts = [
        _HEAD.format(folder=FOLDER),
        _hash_sizes(addresses),
        *_negotiation(),
        *_maps(site),
        _server(site),
    ]
    return "\n".join(parts)


_HEAD = """\
# Passerelle: the site for nginx. Include this file in the http block, and write the folder of
# the site in the place of {folder}. See README.md beside it.
"""


def _hash_sizes(addresses: Addresses) -> str:
    """Tables of hundreds of thousands of addresses need room, or nginx does not start."""
    most = max(len(addresses.told), len(addresses.moved), len(addresses.gone), 1024)
    size = 1 << (2 * most - 1).bit_length()
    return f"map_hash_bucket_size 512;\nmap_hash_max_size {size};\n"


def _negotiation() -> Iterator[str]:
    """Maps that find the form and the language of the answer."""
    for header, choices in (("accept", FORMATS), ("accept_language", LANGUAGES)):
        for choice in choices:
            yield _qualities(f"$http_{header}", choice)
    yield from _contest("format", FORMATS)
    yield from _contest("lang", LANGUAGES)
    last = len(FORMATS) - 1
    for place, name in ((last, "$passerelle_format"), (last - 1, "$passerelle_format_few")):
        value, winner = f"$passerelle_format_value_{place}", f"$passerelle_format_{place}"
        yield _map(value, name, [('"~^0000"', '""')], winner)
    yield _map(
        f"$passerelle_lang_{len(LANGS) - 1}",
        "$passerelle_page",
        [(lang, f'".{lang}.html"') for lang in LANGS[1:]],
        '".html"',
    )
    for name in ("format", "format_few"):
        rows = [("html", "$passerelle_page"), ('""', '""')]
        rows += [(one.name, f'".{one.name}"') for one in FORMATS[1:]]
        yield _map(f"$passerelle_{name}", f"$passerelle_{name.replace('format', 'ending')}", rows)


def _qualities(header: str, choice: Choice) -> str:
    rows = [(f'"~*{one.regex}"', f'"{one.value}"') for one in patterns(choice)]
    rows.append(('""', f'"{ANYTHING}"'))  # no pattern is tried on an empty text
    return _map(header, f"$passerelle_q_{choice.name}", rows, f'"{NONE}"')


def _contest(kind: str, choices: tuple[Choice, ...]) -> Iterator[str]:
    """The winner among the first two, then the winner of that and the third, and so on."""
    name, value = f"$passerelle_{kind}_0", f"$passerelle_{kind}_value_0"
    yield _map('""', name, [], choices[0].name)
    yield _map('""', value, [], f"$passerelle_q_{choices[0].name}")
    for place, choice in enumerate(choices[1:], start=1):
        rival = f"$passerelle_q_{choice.name}"
        beaten = f"$passerelle_{kind}_beaten_{place}"
        yield _map(f'"{value}:{rival}"', beaten, [(f'"~{LESS}"', "1")], "0")
        for before, now in ((name, choice.name), (value, rival)):
            after = f"{before.rsplit('_', 1)[0]}_{place}"
            yield _map(beaten, after, [("1", now)], before)
        name, value = f"$passerelle_{kind}_{place}", f"$passerelle_{kind}_value_{place}"


def _map(source: str, target: str, rows: list[tuple[str, str]], default: str = "") -> str:
    lines = [f"    default {default};"] if default else []
    lines += [f"    {key} {value};" for key, value in rows]
    body = "\n".join(lines)
    return f"map {source} {target} {{\n{body}\n}}"


def _maps(site: Site) -> Iterator[str]:
    """Maps of redirects and of headers."""
    for name in ("moved", "gone", "told"):
        include = f"    include {FOLDER}/server/nginx-maps/{name}.map;"
        yield f'map $passerelle_thing $passerelle_{name} {{\n    default "";\n{include}\n}}'
    # The data of a page in several parts is one file; pages about no thing have no data.
    yield _map("$passerelle_told", "$passerelle_told_data", [('"~^([^~]+)"', "$1")], '""')
    bare = [('"~^(?!doc/)."', '"$passerelle_told$passerelle_page"')]
    yield _map("$passerelle_told", "$passerelle_told_bare", bare, '""')
    yield _map(
        '"$passerelle_format:$passerelle_thing"',
        "$passerelle_anchor",
        [('"~^html:([^/]+)/(.+)$"', '"#$1-$2"')],
        '""',
    )
    path = re.escape(_path(site))
    yield _map(
        '"$status $request_uri"',
        "$passerelle_vary",
        [
            ('"~^(?:303|404|406|410) "', '"Accept, Accept-Language"'),
            (f'"~^(?:200|304) {path}(?:\\?.*)?$"', '"Accept-Language"'),
        ],
        '""',
    )
    yield _map("$status", "$passerelle_allow", [("405", '"GET, HEAD"')], '""')
    rows = [(f'"~{path}maps/"', '""')]
    rows += [(f'"~\\.{lang}\\.html$"', lang) for lang in LANGS[1:]]
    yield _map("$uri", "$passerelle_language", [*rows, ('"~\\.html$"', LANGS[0])], '""')
    rows = [('"~^/?(?:.*/)?maps/"', f'"{MAP_POLICY}"')]
    yield _map("$uri", "$passerelle_policy", rows, f'"{PAGE_POLICY}"')


def _path(site: Site) -> str:
    """Where the site begins on its host, ending in a slash."""
    return urlsplit(site.home).path or "/"


def _server(site: Site) -> str:
    path = _path(site)
    host = urlsplit(site.home).netloc
    headers = "\n".join(f'    add_header {name} "{value}" always;' for name, value in HEADERS)
    types = "\n".join(f"        {kind} {' '.join(ends)};" for kind, ends in TYPES.items())
    text_types = " ".join(kind for kind in TEXT_TYPES if kind != "text/html")
    packed = " ".join(kind for kind in (*TEXT_TYPES, "application/ld+json") if kind != "text/html")
    return _SERVER.format(
        host=host,
        folder=FOLDER,
        path=path,
        regex=re.escape(path),
        headers=headers,
        types=types,
        text_types=text_types,
        packed=packed,
        cache=CACHE,
    )


_SERVER = """\
server {{
    listen 80;
    server_name {host};
    root {folder};
    absolute_redirect off;
    server_tokens off;

    types {{
{types}
    }}
    default_type application/octet-stream;
    charset utf-8;
    charset_types {text_types};
    gzip on;
    gzip_vary on;
    gzip_min_length 1000;
    gzip_types {packed};
    etag on;

{headers}
    add_header Cache-Control "{cache}" always;
    add_header Content-Security-Policy "$passerelle_policy" always;
    add_header Content-Language $passerelle_language always;
    add_header Vary $passerelle_vary always;
    add_header Allow $passerelle_allow always;

    if ($request_method !~ ^(?:GET|HEAD)$) {{ return 405; }}
    error_page 403 =404 {path}404$passerelle_page;
    error_page 404 {path}404$passerelle_page;
    error_page 410 {path}410$passerelle_page;

    # Things: who was merged leads on, who was withdrawn is gone, the rest is answered by a page.
    location ~ "^{regex}(?:id|doc)/(?<passerelle_thing>[^/]+/[^/.~]+)$" {{
        if ($passerelle_gone) {{ return 410; }}
        if ($passerelle_moved) {{ return 301 {path}id/$passerelle_moved; }}
        if ($passerelle_told_bare) {{ return 303 {path}$passerelle_told_bare$passerelle_anchor; }}
        if ($passerelle_ending = "") {{ return 406; }}
        set $passerelle_to $passerelle_told_data;
        if ($passerelle_format = html) {{ set $passerelle_to $passerelle_told; }}
        set $passerelle_to $passerelle_to$passerelle_ending$passerelle_anchor;
        if ($passerelle_told) {{ return 303 {path}$passerelle_to; }}
        if (!-f {folder}/doc/$passerelle_thing.html) {{ return 404; }}
        return 303 {path}doc/$passerelle_thing$passerelle_ending;
    }}
    location ~ "^{regex}doc/(?<passerelle_thing>[^/]+/[^/.~]+)(?<passerelle_rest>[^/]+)$" {{
        if ($passerelle_gone) {{ return 410; }}
        if ($passerelle_moved) {{ return 301 {path}doc/$passerelle_moved$passerelle_rest; }}
        rewrite "^{regex}(.*)$" /$1 break;
        try_files $uri =404;
    }}

    # The dataset, its catalogue, the ontology and its schemes.
    location = {path}dataset {{
        if ($passerelle_ending_few = "") {{ return 406; }}
        return 303 {path}dataset$passerelle_ending_few;
    }}
    location = {path}catalog {{
        if ($passerelle_ending_few = "") {{ return 406; }}
        if ($passerelle_format_few = html) {{ return 303 {path}dataset$passerelle_ending_few; }}
        return 303 {path}catalog$passerelle_ending_few;
    }}
    location = {path}def {{
        if ($passerelle_ending_few = "") {{ return 406; }}
        return 303 {path}def$passerelle_ending_few;
    }}
    location ~ "^{regex}def/(?<passerelle_scheme>[a-z-]+)$" {{
        if ($passerelle_ending_few = "") {{ return 406; }}
        if (!-f {folder}/scheme/$passerelle_scheme.html) {{ return 404; }}
        return 303 {path}scheme/$passerelle_scheme$passerelle_ending_few;
    }}

    location = {path} {{
        rewrite ^ /index$passerelle_page break;
        try_files $uri =404;
    }}
    location ~ "^(?:{regex}|/)\\.well-known/void$" {{
        default_type text/turtle;
        rewrite ^ /.well-known/void break;
    }}
    location ~ "^{regex}feed(?:\\.[a-z]+)?\\.xml$" {{
        types {{ }}
        default_type application/atom+xml;
        rewrite "^{regex}(.*)$" /$1 break;
        try_files $uri =404;
    }}
    location {path} {{
        rewrite "^{regex}(.*)$" /$1 break;
        try_files $uri =404;
    }}
}}
"""
