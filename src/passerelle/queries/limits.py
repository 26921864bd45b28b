"""A query that is given up after some seconds, or when a person has had enough.

The embedded engine cannot be interrupted, so the question is asked in a process of its own,
which is ended when the time is over. Starting one costs a quarter of a second of a processor:
it is done only where a limit is asked for.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar

from passerelle.errors import PasserelleError, QueryError

__all__ = ["interruptible", "within"]

Result = TypeVar("Result")


def within(seconds: float, function: Callable[[], Result]) -> Result:
    """What `function` gives, if it does so within `seconds`; else `QueryError`.

    `function` and its result travel between processes: both must be picklable.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_run, args=(function, theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise QueryError(
                f"no answer within {seconds:g} s.",
                remedy="Ask for less, or raise --timeout.",
            )
        done: Result | PasserelleError = ours.recv()
    except EOFError:
        raise QueryError("the process that ran the query has ended before its answer.") from None
    finally:
        child.kill()
        child.join()
        ours.close()
    if isinstance(done, PasserelleError):
        raise done
    return done


def _run(function: Callable[[], object], answer: Connection) -> None:
    try:
        answer.send(function())
    except PasserelleError as fault:
        answer.send(fault)


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl-C ends the program at once, which otherwise would wait for the engine to return."""
    if threading.current_thread() is not threading.main_thread():  # only it may handle signals
        yield
        return
    former = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
