"""What `query` asks, of which store, and for how long: ready to travel to another process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from passerelle.errors import UsageError
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    from passerelle.queries import Answer, Question
    from passerelle.queries.params import Taken
    from passerelle.store import Store
    from passerelle.store.base import RowFormat

__all__ = ["Asking", "ask_within", "load", "open_target"]

Method = Literal["GET", "POST"]
Result = TypeVar("Result")
_WAIT = 60
"""Seconds that an endpoint may be silent where no --timeout is given."""


@dataclass(frozen=True)
class Asking:
    """What is asked: a saved question with its parameters, or a text; ready to travel."""

    saved: Question | None
    text: str
    params: dict[str, str]
    order: tuple[str, ...]
    limit: int | None = None

    @classmethod
    def of(
        cls, name: str, params: dict[str, str], order: tuple[str, ...], limit: int | None = None
    ) -> Asking:
        """The question called `name`, the ``.rq`` file, or what stands on standard input."""
        if name != "-":
            return cls(load(name), "", params, order, limit)
        if params:
            raise UsageError("--param goes with a saved question, not with standard input.")
        return cls(None, sys.stdin.read(), {}, order, limit)

    def answer(self, opened: Callable[[], tuple[Store, str]]) -> tuple[Answer, str]:
        """The answer, and what is to be said about the store."""
        from passerelle.queries import run_query, run_question

        store, remark = opened()
        if self.saved is not None:
            return run_question(store, self.saved, self.params, self.order, self.limit), remark
        return run_query(store, self.text, self.order, self.limit), remark

    def write(
        self, opened: Callable[[], tuple[Store, str]], form: RowFormat, path: Path
    ) -> tuple[tuple[Taken, ...], str]:
        """Stream the rows to `path`: what the parameters were taken for, and the remark."""
        from passerelle.queries.raw import write_query, write_question

        store, remark = opened()
        if self.saved is None:
            write_query(store, self.text, form, path, self.limit)
            return (), remark
        order, limit = self.order, self.limit
        return write_question(store, self.saved, self.params, order, form, path, limit), remark


def ask_within(timeout: float | None, ask: Callable[[], Result]) -> Result:
    """What `ask` gives, in a process that can be ended where there is a `timeout`."""
    from passerelle.queries.limits import interruptible, within

    if timeout is not None:
        return within(timeout, ask)
    with interruptible():
        return ask()


def load(question: str) -> Question:
    """The question in an ``.rq`` file, or the saved one of that name."""
    from passerelle.queries import find_question
    from passerelle.queries.pack import load_question

    return load_question(Path(question)) if question.endswith(".rq") else find_question(question)


def open_target(
    workspace: Workspace | None,
    endpoint: str | None,
    parameters: dict[str, str],
    method: Method | None,
    timeout: float | None,
) -> tuple[Store, str]:
    """The store to ask, and what is to be said about it."""
    from passerelle.pipeline.state import open_store
    from passerelle.queries.dataset import over_union
    from passerelle.store import RemoteStore

    if endpoint is not None:
        if not endpoint.startswith(("http://", "https://")):
            raise UsageError(f"--endpoint '{endpoint}' is no http address.")
        wait = _WAIT if timeout is None else max(1, round(timeout))
        store = RemoteStore(endpoint, parameters=parameters, method=method or "POST", timeout=wait)
        return over_union(store, endpoint)
    if parameters or method:
        given = "--endpoint-param" if parameters else "--endpoint-method"
        raise UsageError(f"{given} goes with --endpoint.")
    return open_store(workspace or Workspace.find()), ""
