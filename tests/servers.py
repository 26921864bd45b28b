"""Servers on loopback: a real SPARQL engine, and one that answers as a test tells it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

RESULTS = "application/sparql-results+json"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """The address of the Oxigraph server from PyPI, with its store in `folder`."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    assert program, "the development dependency 'oxigraph' is not installed"
    port = free_port()
    process = subprocess.Popen(
        [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, "the server ended"
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


@dataclass(frozen=True)
class Asked:
    """One request as the server got it."""

    method: str
    headers: dict[str, str]
    form: dict[str, list[str]]
    path: str = ""
    body: str = ""

    @property
    def query(self) -> str:
        return self.form.get("query", [""])[0]


@dataclass(frozen=True)
class Reply:
    """What to answer; `cut` bytes come before the connection ends, `silent` means none do.

    An `endless` one sends its body again and again, `pause` seconds apart.
    """

    body: bytes = b""
    status: int = 200
    media_type: str = RESULTS
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    chunked: bool = False
    silent: bool = False
    endless: bool = False
    pause: float = 0


Answering = Callable[[Asked], Reply]


@dataclass
class Scripted:
    """A server that answers with `replies` one after the other, the last for ever."""

    address: str
    replies: list[Reply | Answering]
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def reply_to(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        reply = self.replies[min(len(self.asked), len(self.replies)) - 1]
        return reply if isinstance(reply, Reply) else reply(asked)


@contextmanager
def scripted(*replies: Reply | Answering) -> Iterator[Scripted]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    script = Scripted(f"http://127.0.0.1:{server.server_port}/sparql", list(replies))
    server.script = script  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield script
    finally:
        script.over.set()
        server.shutdown()
        server.server_close()
        thread.join(10)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self) -> None:
        script: Scripted = self.server.script  # type: ignore[attr-defined]
        length = int(self.headers.get("Content-Length", 0))
        sent = self.rfile.read(length).decode() or urlsplit(self.path).query
        form = parse_qs(sent, keep_blank_values=True)
        asked = Asked(self.command, dict(self.headers.items()), form, self.path, sent)
        reply = script.reply_to(asked)
        if reply.silent:
            script.over.wait(30)
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in {"Content-Type": reply.media_type, **reply.headers}.items():
            self.send_header(name, value)
        if reply.endless:
            self._send_for_ever(reply, script.over)
            return
        body = reply.body if reply.cut is None else reply.body[: reply.cut]
        if reply.chunked:
            self.send_header("Transfer-Encoding", "chunked")
            end = b"0\r\n\r\n" if reply.cut is None else b""
            body = b"%x\r\n%s\r\n" % (len(body), body) + end
        else:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def _send_for_ever(self, reply: Reply, over: threading.Event) -> None:
        self.close_connection = True
        self.end_headers()
        with suppress(OSError):  # until the other side has enough
            while not over.wait(reply.pause):
                self.wfile.write(reply.body)

    do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815
