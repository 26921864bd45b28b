"""The command as a user runs it: in a process of its own, with its streams and exit code."""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Ran", "run_passerelle"]

ROOT = Path(__file__).resolve().parent.parent
RUN = "from passerelle.cli.main import run; run()"
LANG = "C.UTF-8"
SECONDS = 120


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def run_passerelle(
    *args: str | Path,
    cwd: Path | None = None,
    stdin: str = "",
    lang: str = LANG,
    fresh: bool = False,
) -> Ran:
    """Run the command in a process of its own, as a user does.

    It is forked from an interpreter that has the modules at hand, see `tests.forking`. With
    `fresh` it gets an interpreter of its own, with another seed of hashes: for what has to
    come out the same twice. So does what runs in another language or environment.
    """
    said = [str(arg) for arg in args]
    if fresh or lang != LANG or sys.platform != "linux" or _surroundings() != SURROUNDINGS:
        return _started(said, cwd, stdin, lang)
    return _Ready.one().run(said, cwd or Path.cwd(), stdin)


def _started(args: list[str], cwd: Path | None, stdin: str, lang: str) -> Ran:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *args],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": lang, "PYTHONUTF8": "1"},
        timeout=SECONDS,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def _surroundings() -> dict[str, str]:
    """The environment, but for what pytest tells in it of itself and the test that runs."""
    return {name: is_ for name, is_ in os.environ.items() if not name.startswith("PYTEST_")}


SURROUNDINGS = _surroundings()
"""The environment before any test has changed it."""


class _Ready:
    """The interpreter that commands are forked from: one for each process of the tests."""

    _only: _Ready | None = None

    @classmethod
    def one(cls) -> _Ready:
        """The one there is; the first call starts it."""
        if cls._only is None:
            cls._only = cls()
        return cls._only

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair()
        self._answers = self._line.makefile("r", encoding="ascii")
        program = f"from tests.forking import serve; serve(); {RUN}"
        # Pipes from the start: streams remember what they were opened on.
        self._process = subprocess.Popen(
            [sys.executable, "-c", program, str(theirs.fileno())],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": LANG, "PYTHONUTF8": "1"},
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        atexit.register(self._close)

    def run(self, args: list[str], cwd: Path, stdin: str) -> Ran:
        """What the command does with these words on its standard input."""
        (reads, to), (out, prints), (err, warns) = os.pipe(), os.pipe(), os.pipe()
        socket.send_fds(self._line, [b"\n"], [reads, prints, warns])
        self._line.sendall(json.dumps({"args": args, "cwd": str(cwd)}).encode() + b"\n")
        for end in (reads, prints, warns):
            os.close(end)
        pid = self._number()
        with ThreadPoolExecutor(3) as streams:
            streams.submit(_write, to, stdin)
            texts = [streams.submit(_read, end) for end in (out, err)]
            try:
                said = [text.result(timeout=SECONDS) for text in texts]
                code = self._number()
            except TooLate:
                os.kill(pid, signal.SIGKILL)
                self._number()
                raise subprocess.TimeoutExpired(args, SECONDS) from None
        return Ran(code, *said)

    def _number(self) -> int:
        answer = self._answers.readline()
        if not answer:
            raise RuntimeError(self._process.communicate()[1].decode())
        return int(answer)

    def _close(self) -> None:
        self._answers.close()
        self._line.close()
        self._process.communicate()


def _write(end: int, text: str) -> None:
    try:
        with open(end, "w", encoding="utf-8") as stream:
            stream.write(text)
    except BrokenPipeError:  # a command need not read what it is given
        pass


def _read(end: int) -> str:
    with open(end, encoding="utf-8") as stream:
        return stream.read()
