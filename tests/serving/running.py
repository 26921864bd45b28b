"""Real web servers on loopback, each with the files that a site brings for it."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from passerelle.publish.servers.rules import FOLDER
from tests.servers import free_port

MISSING = (
    "Some tests serve the site with {name}, which is not installed. "
    "Install it: apt-get install nginx-light apache2"
)
_APACHE_MODULES = (
    *("mpm_event", "authz_core", "alias", "dir", "mime", "env", "setenvif", "headers"),
    *("rewrite", "filter", "deflate"),
)
_NGINX = """\
{user}
daemon off;
master_process off;
pid {room}/nginx.pid;
error_log {room}/error.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {room}/body;
    proxy_temp_path {room}/proxy;
    fastcgi_temp_path {room}/fastcgi;
    uwsgi_temp_path {room}/uwsgi;
    scgi_temp_path {room}/scgi;
    include {room}/site.conf;
}}
"""
_APACHE = """\
ServerRoot {room}
ServerName localhost
PidFile {room}/apache.pid
ErrorLog {room}/error.log
Listen 127.0.0.1:{port}
{modules}
TypesConfig /dev/null
{user}
"""


@dataclass(frozen=True)
class Reply:
    """An answer, redirects not followed; names of headers in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Running:
    """A web server that runs."""

    name: str
    port: int

    def ask(self, address: str, headers: Mapping[str, str] = {}, method: str = "GET") -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, address, headers=dict(headers))
            answer = connection.getresponse()
            found: dict[str, str] = {}
            for name, value in answer.getheaders():
                key = name.lower()
                found[key] = f"{found[key]}, {value}" if key in found else value
            return Reply(answer.status, found, answer.read())
        finally:
            connection.close()


def program(*names: str) -> str:
    """The path of a server; without it the tests fail rather than pass by."""
    for name in names:
        path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
        if path:
            return path
    raise AssertionError(MISSING.format(name=names[0]))


@contextmanager
def nginx(site: Path, room: Path) -> Iterator[Running]:
    """nginx with the configuration of the site in the folder `site`; `room` is its own."""
    port = free_port()
    text = (site / "server/nginx.conf").read_text(encoding="utf-8")
    text = text.replace(FOLDER, str(site)).replace("listen 80;", f"listen 127.0.0.1:{port};")
    (room / "site.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (room / "nginx.conf").write_text(_NGINX.format(user=user, room=room), encoding="utf-8")
    command = [program("nginx"), "-p", str(room), "-c", str(room / "nginx.conf")]
    with _running(command, room, port):
        yield Running("nginx", port)


@contextmanager
def apache(site: Path, room: Path) -> Iterator[Running]:
    """Apache with the virtual host of the site in the folder `site`."""
    port = free_port()
    text = (site / "server/apache.conf").read_text(encoding="utf-8")
    text = text.replace(FOLDER, str(site)).replace("*:80", f"127.0.0.1:{port}")
    with _apache(text, room, port):
        yield Running("Apache", port)


@contextmanager
def apache_by_folder(site: Path, room: Path, path: str) -> Iterator[Running]:
    """Apache as on shared hosts: a document root, in which `path` is the site; ``.htaccess``."""
    port = free_port()
    root = room / "htdocs"
    place = root / path.strip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(site, target_is_directory=True)
    text = (
        f'DocumentRoot "{root}"\n<Directory "/">\nRequire all granted\n'
        "Options FollowSymLinks\nAllowOverride FileInfo Indexes Options=Indexes,MultiViews\n"
        "</Directory>\n"
    )
    with _apache(text, room, port):
        yield Running("Apache, .htaccess", port)


@contextmanager
def _apache(text: str, room: Path, port: int) -> Iterator[None]:
    modules = Path("/usr/lib/apache2/modules")
    loaded = "\n".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so" for name in _APACHE_MODULES
    )
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    head = _APACHE.format(room=room, port=port, modules=loaded, user=user)
    (room / "apache.conf").write_text(head + text, encoding="utf-8")
    command = [program("apache2", "httpd"), "-f", str(room / "apache.conf"), "-DFOREGROUND"]
    with _running(command, room, port):
        yield


@contextmanager
def _running(command: list[str], room: Path, port: int) -> Iterator[None]:
    with (room / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, _said(room)
            time.sleep(0.1)
        else:
            raise AssertionError(_said(room))
        yield
    finally:
        process.terminate()
        process.wait(20)


def _said(room: Path) -> str:
    """What the server said when it did not start."""
    logs = (room / name for name in ("said.txt", "error.log"))
    return "\n".join(log.read_text("utf-8", "replace") for log in logs if log.is_file())
