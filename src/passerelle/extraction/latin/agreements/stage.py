"""The stage that finds agreements: papers, lasting relations and named projects.

Only words of agreement count: a paper is signed, concluded or renewed; a relation is named
as such (jumelage, sister city, decentralised cooperation) and exists, or is wished for, or
is denied. "Cooperation" and "partnership" as words of praise are nothing.
"""

from __future__ import annotations

from passerelle.extraction.account import Agreement, Signed
from passerelle.extraction.latin.agreements.bonds import Bond
from passerelle.extraction.latin.agreements.changes import begun_in_passing, changes, changes_of_it
from passerelle.extraction.latin.agreements.long_since import long_since
from passerelle.extraction.latin.agreements.papers import papers
from passerelle.extraction.latin.agreements.relations import projects, relations
from passerelle.extraction.latin.agreements.standing import standing
from passerelle.extraction.latin.agreements.votes import votes
from passerelle.extraction.latin.clauses.clauses import clauses
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["agreements"]

_ON_ANOTHER = ("council-decision", "amendment", "renewal", "termination")


def agreements(analysis: Analysis) -> None:
    """Add the agreements of the text, with who signed them and what they found."""
    found: list[Bond] = []
    last: list[Bond] = []
    back = lexicon(analysis.document.language, "agreements")["relations"].get("taken_back")
    for clause in clauses(analysis):
        if clause.title:
            continue
        if back and rx.fullmatch(back, clause.text.strip()):
            _take_back(last)
        last = []
        for one in (
            *papers(analysis, clause),
            *relations(analysis, clause),
            *begun_in_passing(analysis, clause),
            *long_since(analysis, clause),
            *changes(analysis, clause),
            *votes(analysis, clause, found),
            *projects(analysis, clause),
        ):
            last.append(_add(found, one))
    for clause in clauses(analysis):
        if not clause.title:
            for one in (
                *standing(analysis, clause, found),
                *changes_of_it(analysis, clause, found),
            ):
                _add(found, one)
    kept = [one for one in found if not _taken_back(one, found)]
    _tie(kept)
    for number, one in enumerate(kept, start=1):
        one.key = f"a{number}"
    for one in kept:
        analysis.agreements[one.key] = _agreement(analysis, one)


def _take_back(last: list[Bond]) -> None:
    """«X reported that … had signed. It has not.»: what was reported just before is denied."""
    for one in last:
        if one.modality == "reported":
            one.modality, one.when, one.event = "denied", None, None


def _add(found: list[Bond], one: Bond) -> Bond:
    """Join what is told again of the same agreement."""
    for known in found:
        alike = (known.type, known.kind, known.modality) == (one.type, one.kind, one.modality)
        if not alike or (known.when and one.when and known.when != one.when):
            continue
        if known.parties and one.parties and not set(known.parties) & set(one.parties):
            continue
        if known.heading and not one.heading:
            known.span, known.heading = one.span, False
        known.signers = list(dict.fromkeys([*known.signers, *one.signers]))
        known.parties = list(dict.fromkeys([*known.parties, *one.parties]))
        known.when = known.when or one.when
        known.event = known.event or one.event
        known.cooperation = known.cooperation or one.cooperation
        return known
    found.append(one)
    return one


def _taken_back(one: Bond, found: list[Bond]) -> bool:
    """What is reported first and denied later is denied."""
    return one.modality == "reported" and any(
        other.modality == "denied" and other.type == one.type and other.kind == one.kind
        for other in found
    )


def _tie(found: list[Bond]) -> None:
    """Tie papers to the relation they found, extend or deny, where there is only one."""
    for one in found:
        if one.cooperation is not None and one.cooperation not in found:
            same = [o for o in found if o.type == "partnership" and o.kind == one.cooperation.kind]
            one.cooperation = same[0] if same else None
    for one in found:
        relations = [o for o in found if o.type == "partnership"]
        if one.kind == "council-decision":
            relations = [o for o in relations if o.modality != "denied"]
        else:
            relations = [o for o in relations if o.modality == one.modality]
        if one.cooperation is None and relations and one.kind in _ON_ANOTHER:
            one.cooperation = min(relations, key=lambda o: abs(o.span.start - one.span.start))


def _offices(analysis: Analysis, persons: list[str]) -> list[str]:
    """The bodies in which all who signed hold an office now, one each."""
    held = {
        person: [
            f.body for f in analysis.functions if f.person == person and f.body and not f.former
        ]
        for person in persons
    }
    if not held or any(len(set(bodies)) != 1 for bodies in held.values()):
        return []
    found = list(dict.fromkeys(bodies[0] for bodies in held.values()))
    return found if all(analysis.bodies[b].type == "collectivity" for b in found) else []


def _signed_by(one: Bond) -> tuple[Signed, ...]:
    """Those whom the words right after "signed by" name."""
    return tuple(Signed(who=person) for person in one.signers)


def _agreement(analysis: Analysis, one: Bond) -> Agreement:
    signers = _signed_by(one)
    if one.event and one.type == "instrument":
        signers = tuple(
            Signed(who=role.who, on_behalf_of=role.on_behalf_of)
            for role in analysis.roles
            if role.event == one.event and role.role == "signatory" and role.who in analysis.people
        )
        stood_for = [s.on_behalf_of for s in signers if s.on_behalf_of]
        one.parties = list(dict.fromkeys([*one.parties, *stood_for]))
        if not one.parties:
            one.parties = _offices(analysis, [signer.who for signer in signers])
    one.parties = [key for key in one.parties if analysis.bodies[key].kind != "media"]
    return Agreement(
        key=one.key,
        type=one.type,
        kind=one.kind,
        parties=tuple(p for p in one.parties if analysis.bodies[p].kind != "media"),
        when=one.when,
        modality=one.modality,
        cooperation=one.cooperation.key if one.cooperation else None,
        signed_by=signers,
        start=one.span.start,
        end=one.span.end,
        rule=one.rule,
        confidence=0.9 if len(one.parties) > 1 else 0.7,
    )
