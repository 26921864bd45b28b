"""The saved questions asked of the graph, each once, and in each language where it shows texts.

On a large graph several processes ask: most of the time goes into what the store and the steps
of the questions do, one after the other.
"""

from __future__ import annotations

import multiprocessing
import weakref
from collections.abc import Iterator, Sequence
from multiprocessing.pool import Pool

from passerelle.errors import PasserelleError
from passerelle.publish.pages.cells import order
from passerelle.publish.parts import LANGS, Site
from passerelle.publish.run.watching import Watched, is_large, read
from passerelle.publish.run.workers import processes
from passerelle.queries.pack import Question
from passerelle.queries.run import Answer, ask_question
from passerelle.store import EmbeddedStore

__all__ = ["Answers", "ask_all", "lacks_values"]

Answers = dict[str, Answer]
"""By language; empty where the question has no example, or names what is not in the graph."""

_POOLS: weakref.WeakKeyDictionary[Site, Pool] = weakref.WeakKeyDictionary()
"""The processes that ask, as long as a site is being written: packs are asked one by one."""


def ask_all(site: Site, questions: Sequence[Question]) -> Iterator[Answers]:
    """The answers of `questions` to their examples, in their order, without names."""
    if not is_large(site):
        yield from (_answers(site.store, question) for question in questions)
        return
    for answers, marks in _pool(site).imap(_asked, questions):
        read(site, marks)
        yield answers


def _pool(site: Site) -> Pool:
    if site not in _POOLS:
        # Not forked: the store has threads of its own, which a fork would leave behind.
        context = multiprocessing.get_context("spawn")
        pool = _POOLS[site] = context.Pool(processes(), _start, (site.store,))
        weakref.finalize(site, pool.terminate)
    return _POOLS[site]


def lacks_values(question: Question) -> bool:
    """Whether a question needs values that only the reader knows."""
    required = {name for name, param in question.params.items() if param.required}
    return not required <= question.example.keys()


_store: Watched | None = None


def _start(store: EmbeddedStore) -> None:
    global _store
    _store = Watched(store)


def _asked(question: Question) -> tuple[Answers, set[str]]:
    if _store is None:
        raise RuntimeError("the process was not started for this")
    with _store.reading() as marks:
        return _answers(_store, question), marks


def _answers(store: EmbeddedStore, question: Question) -> Answers:
    if lacks_values(question):
        return {}
    given = {name: str(value) for name, value in question.example.items()}
    first = LANGS[0]
    try:
        answers = {first: ask_question(store, question, given, order(first))}
        for lang in LANGS[1:]:
            # Only a question that shows texts is asked in each language.
            again = "lang" in question.params
            answers[lang] = (
                ask_question(store, question, given, order(lang)) if again else answers[first]
            )
    except PasserelleError:
        return {}
    return answers
