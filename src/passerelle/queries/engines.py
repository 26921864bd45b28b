"""Five homes for the same statements, to see whether a question means the same in each.

``disk`` and ``memory`` are the embedded Oxigraph, ``server`` is Oxigraph's own server over
HTTP, ``comunica`` a JavaScript engine over HTTP, ``rdflib`` runs in Python. The two servers
are programs of their own, started for the check and ended with it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
from pyoxigraph import Quad, RdfFormat

from passerelle.errors import PasserelleError, StoreError
from passerelle.store import EmbeddedStore, RdflibStore, RemoteStore, Store

__all__ = ["ENGINES", "Home", "engine"]

_COMUNICA = "comunica-sparql-file-http"
_PATIENCE = 90.0
"""Seconds that a server may take to start; Node.js on a busy machine needs some twenty."""

Home: TypeAlias = Callable[[Iterable[Quad]], Store]
"""From statements to a store that holds them and nothing else."""


@contextmanager
def engine(name: str) -> Iterator[Home]:
    """The engine called `name`, running until the block ends.

    Raises `StoreError` when its program is not installed or does not start.
    """
    with ExitStack() as stack:
        room = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="passerelle-")))
        yield stack.enter_context(ENGINES[name](room))


@contextmanager
def _disk(room: Path) -> Iterator[Home]:
    number = 0

    def home(quads: Iterable[Quad]) -> Store:
        nonlocal number
        number += 1
        folder = room / str(number)
        folder.mkdir()
        store = EmbeddedStore(folder)
        store.load(quads)
        store.close()
        return EmbeddedStore(folder, read_only=True)

    yield home


@contextmanager
def _memory(room: Path) -> Iterator[Home]:
    yield lambda quads: _filled(EmbeddedStore(), quads)


@contextmanager
def _rdflib(room: Path) -> Iterator[Home]:
    yield lambda quads: _filled(RdflibStore(), quads)


def _filled(store: Store, quads: Iterable[Quad]) -> Store:
    for graph in store.graphs():
        store.replace_graph(graph, [])
    store.load(quads)
    return store


@contextmanager
def _server(room: Path) -> Iterator[Home]:
    program = _program("oxigraph", "pip install oxigraph")
    port = _free_port()
    command = [program, "serve", "--location", str(room), "--bind", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}"
    with _running(command, lambda: _answers(RemoteStore(f"{address}/query", timeout=5))):
        store = RemoteStore(
            f"{address}/query",
            update=f"{address}/update",
            graph_store=f"{address}/store",
            parameters={"union-default-graph": ""},
        )
        yield lambda quads: _filled(store, quads)


_READING = 900
"""Seconds that Comunica may be silent: it reads the file at the first question."""


@contextmanager
def _comunica(room: Path) -> Iterator[Home]:
    """One server for all: each request names the file that it is about."""
    program = _program(_COMUNICA, "npm ci --prefix tests/engines")
    port = _free_port()
    empty = room / "empty.nq"
    empty.touch()
    address = f"http://127.0.0.1:{port}/sparql"
    number = 0

    def home(quads: Iterable[Quad]) -> Store:
        nonlocal number
        number += 1
        file = room / f"{number}.nq"
        ox.serialize(quads, str(file), format=RdfFormat.N_QUADS)
        source = [{"type": "file", "value": str(file)}]
        context = json.dumps({"sources": source, "unionDefaultGraph": True})
        return RemoteStore(address, parameters={"context": context}, timeout=_READING)

    command = [program, str(empty), "--port", str(port), "--contextOverride"]
    with _running(command, lambda: _answers(RemoteStore(address, timeout=5))):
        yield home


ENGINES = {
    "disk": _disk,
    "memory": _memory,
    "server": _server,
    "comunica": _comunica,
    "rdflib": _rdflib,
}


def _program(name: str, remedy: str) -> str:
    """Where the program lies: beside this Python, in the checkout's own folder, or on the path."""
    places = [Path(sys.executable).parent, Path("tests/engines/node_modules/.bin").resolve()]
    path = os.pathsep.join([*map(str, places), os.environ.get("PATH", "")])
    found = shutil.which(name, path=path)
    if found is None:
        raise StoreError(f"the program '{name}' is not installed.", remedy=f"Type: {remedy}")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str], ready: Callable[[], bool]) -> Iterator[None]:
    """The server that `command` starts, once it is ready; ended afterwards, with its children."""
    process = subprocess.Popen(  # noqa: S603 (our own command line)
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        end = time.monotonic() + _PATIENCE
        while not ready():
            if process.poll() is not None or time.monotonic() > end:
                raise StoreError("the server did not start.", where=command[0])
            time.sleep(0.2)
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(10)


def _answers(store: Store) -> bool:
    """Whether the server answers; it may listen before it can."""
    try:
        return store.ask("ASK {}")
    except PasserelleError:
        return False
