"""Bodies that share a form of a name: which form, what tells them apart, what was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from passerelle.identity.names import normalise
from passerelle.queries.facts import Facts, Select, Values, order, table, text_of
from passerelle.store.base import Solutions, Term
from passerelle.store.terms import plain

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("shared_form", "body_1", "body_2", "distinguishing_facts", "decision", "decided_on")
PARAMETERS = ("lang",)
_FACTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("actorKind", {"fr": "type", "en": "kind", "zh": "类型"}),
    ("country", {"fr": "pays", "en": "country", "zh": "国家"}),
    ("unitOf", {"fr": "rattaché à", "en": "unit of", "zh": "隶属"}),
    ("administers", {"fr": "territoire", "en": "territory", "zh": "行政区域"}),
    ("seat", {"fr": "siège", "en": "seat", "zh": "所在地"}),
    ("notation", {"fr": "identifiant", "en": "identifier", "zh": "标识符"}),
)
Decisions = dict[frozenset[Term], tuple[Term | None, Term | None]]


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per pair of bodies and form that both are called by, sorted by the form."""
    facts, lang = Facts(rows), text_of(values, "lang", "en")
    decisions = _decisions(facts)
    found = {
        (form, plain(one), plain(two)): (form, one, two, _apart(facts, one, two, lang), *decided)
        for form, one, two in _pairs(facts)
        for decided in (decisions.get(frozenset((one, two)), (None, None)),)
    }
    return table(COLUMNS, (found[key] for key in sorted(found)))


def _pairs(facts: Facts) -> Iterator[tuple[str, Term, Term]]:
    """Each form, as first written, with the pairs of bodies that share it once normalised."""
    bodies: dict[str, set[Term]] = defaultdict(set)
    written: dict[str, str] = {}
    for body, name in facts.pairs("form"):
        form = normalise(plain(name))
        bodies[form].add(body)
        written[form] = min(plain(name), written.get(form, plain(name)))
    for form, alike in bodies.items():
        for one, two in combinations(sorted(alike, key=order), 2):
            yield written[form], one, two


def _apart(facts: Facts, one: Term, two: Term, lang: str) -> str:
    """The facts in which the two differ, as far as one of them is known."""
    told = []
    for column, label in _FACTS:
        left, right = (_said(facts, body, column, lang) for body in (one, two))
        if left != right:
            told.append(f"{label.get(lang, label['en'])}: {left or '–'} / {right or '–'}")
    return "; ".join(told)


def _said(facts: Facts, body: Term, column: str, lang: str) -> str:
    values = facts.all(body, column)
    texts = map(plain, values) if column == "notation" else (facts.name(v, lang) for v in values)
    return ", ".join(sorted(texts))


def _decisions(facts: Facts) -> Decisions:
    """What was decided of each pair, and when; the latest where there are several."""
    found: dict[frozenset[Term], list[tuple[str, Term, Term | None]]] = defaultdict(list)
    for decision in facts.things("decidesOn"):
        judgement, day = facts.one(decision, "judgement"), facts.one(decision, "date")
        if judgement is not None:
            pair = frozenset(facts.all(decision, "decidesOn"))
            found[pair].append((plain(day), judgement, day))
    latest = {
        pair: max(made, key=lambda one: (one[0], str(one[1]))) for pair, made in found.items()
    }
    return {pair: (judgement, day) for pair, (_, judgement, day) in latest.items()}
