"""Which value is shown where sources differ: names, dates, modality, coordinates, status.

What each source said stays in its claims. Here one value is chosen per property and put
into a graph of its own, so that a query meets one start and one main name. Bounds of
sources that agree are tightened to what all of them allow; where they contradict each
other, one claim is preferred, and the reason is written beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from passerelle.graph.claims import Claim
from passerelle.graph.literals import decimal_literal, time_values
from passerelle.iris import Minter
from passerelle.namespaces import GEO, MODALITY, PAS, SKOS, STATUS, XSD
from passerelle.times import When

__all__ = ["shown_quads"]

_MODALITIES = ("asserted", "reported", "intended", "denied")
_TRUE = Literal("true", datatype=XSD.boolean)
_BECAUSE = {
    "modality": {
        "fr": "affirmé par une source, seulement rapporté par l'autre",
        "en": "asserted by one source, only reported by the other",
        "zh": "一个来源直接陈述，另一个来源仅为转述",
    },
    "rank": {
        "fr": "source placée plus haut par l'éditeur",
        "en": "source ranked higher by the editor",
        "zh": "编者认为该来源更可靠",
    },
    "precision": {
        "fr": "date plus précise",
        "en": "more precise date",
        "zh": "日期更精确",
    },
    "order": {
        "fr": "aucune raison de préférer : première dans l'ordre des sources",
        "en": "no ground to prefer either: first in the order of sources",
        "zh": "无优先理由：按来源顺序取第一个",
    },
}


def shown_quads(claims: Iterable[Claim], minter: Minter) -> Iterator[Quad]:
    """The statements of the graph ``shown``, from all claims of all sources."""
    graph = minter.graph("shown")
    by_node: dict[NamedNode, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_node[claim.about].append(claim)
    labels: dict[NamedNode, dict[str, str]] = {}
    for node, said in by_node.items():
        said.sort(key=_preference)
        labels[node] = _main_names(said)
        for subject, predicate, value in _values(node, said):
            yield Quad(subject, predicate, value, graph)
    for node, said in by_node.items():
        names = labels[node] or _names_of_parties(said, labels)
        for lang, text in names.items():
            label = Literal(text, language=lang) if lang else Literal(text)
            yield Quad(node, SKOS.prefLabel, label, graph)
        for name in {name for claim in said for name in claim.names}:
            if names.get(name.lang or "") != name.text and name.lang:
                label = Literal(name.text, language=name.lang)
                yield Quad(node, SKOS.altLabel, label, graph)


def _preference(claim: Claim) -> tuple[object, ...]:
    """Sorts the claim to be shown first; `_reason` reads the same steps."""
    vague = claim.when.vagueness if claim.when else ()
    return (
        _MODALITIES.index(claim.modality),
        -claim.source.rank,
        vague,
        claim.source.name,
        claim.node.value,
    )


def _reason(best: Claim, other: Claim) -> str:
    if best.modality != other.modality:
        return "modality"
    if best.source.rank != other.source.rank:
        return "rank"
    if best.when and other.when and best.when.vagueness != other.when.vagueness:
        return "precision"
    return "order"


def _main_names(said: list[Claim]) -> dict[str, str]:
    """Per language the main name of the highest-ranked source that most sources use."""
    votes: dict[tuple[str, str], set[str]] = defaultdict(set)
    rank: dict[tuple[str, str], int] = {}
    for claim in said:
        for name in claim.names:
            if name.main:
                key = (name.lang or "", name.text)
                votes[key].add(claim.source.name)
                rank[key] = max(claim.source.rank, rank.get(key, claim.source.rank))
    names: dict[str, str] = {}
    for lang, text in sorted(votes, key=lambda k: (-rank[k], -len(votes[k]), k)):
        names.setdefault(lang, text)
    if len(names) > 1:
        names.pop("", None)  # a name in no language is shown only where there is no other
    return names


def _names_of_parties(said: list[Claim], labels: dict[NamedNode, dict[str, str]]) -> dict[str, str]:
    """A cooperation without a name of its own is called by its parties."""
    actors = next((claim.actors for claim in said if claim.actors), ())
    named = [labels.get(actor, {}) for actor in actors]
    if not named or not all(named):
        return {}
    languages = {lang for names in named for lang in names if lang}
    return {
        lang: " – ".join(
            names.get(lang) or names.get("fr") or names.get("en") or next(iter(names.values()))
            for names in named
        )
        for lang in sorted(languages)
    }


def _values(
    node: NamedNode, said: list[Claim]
) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    yield node, PAS.modality, MODALITY.term(said[0].modality)
    for claim in said:
        if claim.lat is not None and claim.long is not None:
            for predicate, number in ((GEO.lat, claim.lat), (GEO.long, claim.long)):
                literal = decimal_literal(number)
                if literal is not None:
                    yield node, predicate, literal
            break
    status = next((claim.status for claim in said if claim.status), None)
    if status:
        yield node, PAS.status, STATUS.term(status)
    yield from _time(node, said)


def _time(
    node: NamedNode, said: list[Claim]
) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    dated = [(claim, claim.when) for claim in said if claim.when]
    if not dated:
        return
    best, when = dated[0]
    contradicted: Claim | None = None
    for claim, other in dated[1:]:
        both: When | None = when.merge(other)
        if both is not None:
            when = both
        elif contradicted is None:
            contradicted = claim
    for predicate, value in time_values(when):
        yield node, predicate, value
    if contradicted is not None:
        yield best.node, PAS.preferred, _TRUE
        for lang, text in _BECAUSE[_reason(best, contradicted)].items():
            yield best.node, PAS.preferredBecause, Literal(text, language=lang)
