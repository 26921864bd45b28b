"""The process that stands ready with what the commands import, and forks one for each command.

Half of what a command takes in a test is the start of an interpreter: modules, and for
`extract` hundreds of expressions and tables. Here that is done once. What is forked is a
process of its own in all else: it gets the working directory, the arguments and the three
streams of its caller, leaves the loop of this module, and ends as an interpreter ends.

The loop has one thread, and makes sure of it: nothing forked holds the lock of a thread that
it does not have. Libraries that start threads when they are imported (polars does) are left
to the commands.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from tests.readying import AHEAD

__all__ = ["COMMANDS", "serve"]

COMMANDS: dict[str, tuple[str, ...]] = {
    "build": (),
    "diff": ("pipeline.freeze", "publish.releases.pages"),
    "export": ("pipeline.state",),
    "extract": (
        *("identity.suppressed", "sources.facts", "review.shelf", "review.words"),
        *("extraction.pipeline", "extraction.gazetteer", "extraction.known", "extraction.update"),
        *("extraction.zh", "pipeline.state"),
    ),
    "forget": ("pipeline.forget",),
    "identity": (),
    "ingest": ("sources.read", "identity.suppressed", "pipeline.cache", "sources.look"),
    "map": ("maps", "network", "network.measures", "pipeline.state"),
    "network": ("network", "network.measures", "pipeline.state"),
    "query": (
        *("cli.answers", "queries.formats", "queries.formats.text", "queries.limits"),
        *("pipeline.state", "queries.dataset"),
    ),
    "release": ("pipeline.freeze", "publish.releases.texts"),
    "review": ("cli.reviewing", "pipeline.cleanse", "documents"),
    "status": ("sources.read", "review.shelf"),
    "validate": ("graph.report",),
}
"""What each command imports once it runs, beside its own module in `passerelle.cli`."""

_PREPARED: set[str] = set()


def serve() -> None:
    """Run the loop; it returns in each forked process, which then goes on to run its command."""
    line = socket.socket(fileno=int(sys.argv[1]))
    requests = line.makefile("rb")
    while True:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller's end is the end of all
        _, streams, _, _ = socket.recv_fds(line, 1, 3)
        if not streams:
            os._exit(0)  # the caller has gone; nothing here is to be tidied up
        request = json.loads(requests.readline())
        _prepare(request["args"])
        child = os.fork()
        if not child:
            requests.close()
            line.close()
            _become(request, streams)
            return
        for stream in streams:
            os.close(stream)
        line.sendall(b"%d\n" % child)
        _, status = os.waitpid(child, 0)
        line.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))


def _become(request: dict[str, Any], streams: list[int]) -> None:
    """Stand where the caller would have started an interpreter."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(request["cwd"])
    sys.argv[1:] = request["args"]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if started := sys.modules.get("multiprocessing.process"):
        started.ORIGINAL_DIR = request["cwd"]  # type: ignore[attr-defined]


def _prepare(args: list[str]) -> None:
    """Import what the command will, and let it have worked out what is always the same."""
    name = next((one for one in args if one in COMMANDS), None)
    if name is None or name in _PREPARED:
        return
    _PREPARED.add(name)
    # A lone thread, as the fork asks for: numpy's algebra would start one for each processor.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    for module in (f"cli.{name}", *COMMANDS[name]):
        importlib.import_module(f"passerelle.{module}")
    if name in AHEAD:
        AHEAD[name]()
    del os.environ["OPENBLAS_NUM_THREADS"]
    gc.collect()
    gc.freeze()  # the collector of a forked process need not walk through all this
    _only_one_thread()


def _only_one_thread() -> None:
    threads = list(Path("/proc/self/task").iterdir())
    if len(threads) != 1:
        raise RuntimeError(f"{len(threads)} threads: something imported ahead starts some")
