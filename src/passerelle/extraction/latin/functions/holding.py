"""Functions as they are entered: the slug by the kind of body, the public basis, each once."""

from __future__ import annotations

import re

from passerelle.extraction.account import Holding
from passerelle.extraction.latin.words.linking import Named
from passerelle.extraction.latin.words.titles import title_before
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["hold", "named_in", "slug_in"]

_PRESIDENTS = {
    "region": ("regional-council-president", "regional-council-vice-president"),
    "departement": ("departmental-council-president", "vice-president"),
    "friendship-group": ("group-president", "group-vice-president"),
}


_COMMUNITIES = frozenset(
    (
        *("metropole", "communaute-agglomeration", "communaute-communes", "communaute-urbaine"),
        *("intermunicipal-body", "petr"),
    )
)


_ADMINISTRATIONS = frozenset(
    (
        *("ministry", "agency", "embassy", "consulate", "state-body", "state-prefecture"),
        *(
            "foreign-affairs-office",
            "local-authority",
            "ministerial-delegation",
            "parliament-chamber",
        ),
    )
)


_CHAIRS = frozenset(("president", "vice-president", "community-president", "honorary-president"))
_STATE = frozenset(
    (
        *("prefect", "ambassador", "consul", "minister", "governor", "vice-governor"),
        *("diplomatic-counsellor", "delegate-for-external-action", "party-secretary"),
    )
)
_PRIVATE = frozenset(("company", "foundation", "ngo", "university", "hospital", "agency", "museum"))


def slug_in(slug: str, kind: str, level: str = "") -> str:
    """The slug of an office in a body of that kind: presidents of regions, of groups."""
    if slug == "director-general-of-services" and kind in _PRIVATE:
        return "director"
    if slug in ("president", "vice-president"):
        second = slug == "vice-president"
        kind = {"region": "region", "department": "departement"}.get(level, kind)
        if kind in _PRESIDENTS:
            return _PRESIDENTS[kind][second]
        if kind in _COMMUNITIES and not second:
            return "community-president"
    if slug == "member" and kind == "friendship-group":
        return "group-member"
    if slug == "municipal-councillor":
        return {"region": "regional-councillor", "departement": "departmental-councillor"}.get(
            kind, "community-councillor" if kind in _COMMUNITIES else slug
        )
    return slug


def _basis(analysis: Analysis, holding: Holding, basis: str) -> str:
    """Elected, appointed or neither: by the office, or by whether a public body has it."""
    body = analysis.bodies.get(holding.body or "")
    public = body is not None and (body.type == "collectivity" or body.kind in _ADMINISTRATIONS)
    if basis == "elected":
        return "elected"
    chairs = holding.function in _CHAIRS or re.search("council|group", holding.function)
    if chairs:
        return "elected" if body is not None and body.type == "collectivity" else "official-mention"
    if basis == "appointed":
        return "appointed" if holding.function in _STATE or public else "official-mention"
    return "appointed" if public and holding.function == "affiliated" else "official-mention"


_RANK = {"official-mention": 0, "appointed": 1, "elected": 2}


def named_in(analysis: Analysis, passage: Passage) -> list[Named]:
    """The persons named in a passage, with their titles."""
    language = analysis.document.language
    taken = offices(passage.text, language)
    found: list[Named] = []
    for start, end, key in spots(analysis, passage, "person"):
        begin = title_before(passage.text, start, language)
        inner = [one.end for one in taken if begin <= one.start and one.end <= start]
        across = [one.end for one in taken if one.start < begin < one.end <= start]
        begin = max([begin, *inner, *across])  # «Consul General X»: no general
        found.append(Named(begin + (passage.text[begin] == " "), start, end, key))
    return found


def hold(analysis: Analysis, holding: Holding, basis: str) -> None:
    """Enter a function once, and raise the public basis of the person by it."""

    def same(one: Holding) -> bool:
        marks = (one.person, one.function, one.former) == (
            holding.person,
            holding.function,
            holding.former,
        )
        return marks and (one.body == holding.body or None in (one.body, holding.body))

    before = next((n for n, one in enumerate(analysis.functions) if same(one)), None)
    if before is None:
        analysis.functions.append(holding)
    elif analysis.functions[before].body is None:
        analysis.functions[before] = holding
    rank = _basis(analysis, holding, basis)
    person = analysis.people[holding.person]
    if _RANK[rank] > _RANK[person.basis]:
        analysis.people[holding.person] = person.model_copy(update={"basis": rank})
