"""The stage that finds agreements: papers, lasting relations and named projects.

Only words of agreement count: a paper is signed, concluded or renewed; a relation is named
as such (jumelage, sister city, decentralised cooperation) and exists, or is wished for, or
is denied. "Cooperation" and "partnership" as words of praise are nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from passerelle.extraction.account import Agreement, Signed
from passerelle.extraction.analysis import Analysis, Span
from passerelle.extraction.clauses import Clause, clauses
from passerelle.extraction.frames import listed, subjects
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.modality import ahead, modality, segment
from passerelle.extraction.parties import bodies_between, bodies_with, ours, the_two, theirs
from passerelle.extraction.programme import row_date
from passerelle.references import Modality

__all__ = ["agreements"]

_ON_ANOTHER = ("council-decision", "amendment", "renewal", "termination")
_FAR = 110  # characters between a verb and its noun, names being one
Type = Literal["partnership", "project", "instrument"]


@dataclass
class _Found:
    """An agreement as the text tells of it so far."""

    type: Type
    kind: str
    modality: Modality
    span: Span
    rule: str
    parties: list[str] = field(default_factory=list)
    when: str | None = None
    event: str | None = None
    cooperation: _Found | None = None
    key: str = ""


@dataclass(frozen=True)
class _Noun:
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class _Act:
    """The verb that is said of a paper or a relation."""

    name: str
    start: int
    end: int


def agreements(analysis: Analysis) -> None:
    """Add the agreements of the text, with who signed them and what they found."""
    found: list[_Found] = []
    for clause in clauses(analysis):
        if clause.title:
            continue
        for one in (
            *_papers(analysis, clause),
            *_relations(analysis, clause),
            *_votes(analysis, clause, found),
            *_projects(analysis, clause),
        ):
            _add(found, one)
    kept = [one for one in found if not _taken_back(one, found)]
    _tie(kept)
    for number, one in enumerate(kept, start=1):
        one.key = f"a{number}"
    for one in kept:
        analysis.agreements[one.key] = _agreement(analysis, one)


# --- nouns and verbs --------------------------------------------------------------------


@cache
def _pattern(language: str, table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = lexicon(language, "agreements")[table]
    return tuple(
        (kind, re.compile(rf"(?<![\w-])(?:{form})(?![\w-])", re.IGNORECASE))
        for kind, form in forms.items()
    )


def _nouns(clause: Clause, language: str, table: str) -> list[_Noun]:
    """The nouns of a table, the longest where they overlap, without papers of the world."""
    text = clause.text
    barred = lexicon(language, "agreements")["relations"]["not_papers"]
    closed = [m.span() for m in re.finditer(barred, text, re.IGNORECASE)]
    found = [
        _Noun(kind, *match.span())
        for kind, pattern in _pattern(language, table)
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda one: (one.start - one.end, one.start))
    kept: list[_Noun] = []
    for noun in found:
        others = [*closed, *((one.start, one.end) for one in kept)]
        if not any(start < noun.end and noun.start < end for start, end in others):
            kept.append(noun)
    return sorted(kept, key=lambda one: one.start)


def _act(clause: Clause, language: str, noun: _Noun, names: tuple[str, ...]) -> _Act | None:
    """The nearest verb of agreement beside a noun, in its part of the clause."""
    verbs = lexicon(language, "agreements")["verbs"]
    floor, ceiling = segment(clause.text, noun.start, noun.end)
    near: list[tuple[int, _Act]] = []
    for name in names:
        for match in re.finditer(rf"(?<!\w)(?:{verbs[name]})", clause.text[floor:ceiling], re.I):
            start, end = floor + match.start(), floor + match.end()
            gap = max(noun.start - end, start - noun.end)
            if 0 <= gap <= _FAR and _tells(clause, floor, start, end):
                near.append((gap, _Act(name, start, end)))
    return min(near, key=lambda one: one[0])[1] if near else None


def _tells(clause: Clause, floor: int, start: int, end: int) -> bool:
    """Whether "signature of …" tells of one: at the head of a heading or an item."""
    named = re.match(r"sign(?:ature|ing\b)", clause.text[start:end], re.IGNORECASE)
    return not named or not clause.text[floor:start].strip(" \n•–-—")


def _asked(clause: Clause, language: str, position: int) -> bool:
    """Whether it is only asked whether there is an agreement."""
    whether = lexicon(language, "agreements")["relations"]["whether"]
    floor, _ = segment(clause.text, position, position)
    return bool(re.search(whether, clause.text[floor:position], re.IGNORECASE)) or (
        "?" in clause.text[position:][:200]
    )


def _mode(analysis: Analysis, clause: Clause, act: _Act, when: str | None) -> Modality:
    language = analysis.document.language
    if re.match(r"sign(?:ature|ing\b)", clause.text[act.start : act.end], re.IGNORECASE):
        return _mode_of_noun(analysis, clause, act, when)
    start = _verb_start(clause, language, act.start)
    return modality(clause.text, language, start, act.end, ahead(when, analysis.document.published))  # type: ignore[return-value]


def _mode_of_noun(analysis: Analysis, clause: Clause, act: _Act, when: str | None) -> Modality:
    """Of "the signing of …" by the words around it: it is put off, planned, or told as done."""
    words = lexicon(analysis.document.language, "modality")
    floor, ceiling = segment(clause.text, act.start, act.end)
    said = clause.text[max(floor, act.start - 40) : ceiling]
    if re.search(words["off"], said, re.IGNORECASE):
        return "denied"
    if re.search(words["hearsay"], said, re.IGNORECASE):
        return "reported"
    open_end = rf"{words['future']}|{words['plan']}"
    if ahead(when, analysis.document.published) or re.search(open_end, said, re.IGNORECASE):
        return "intended"
    return "asserted"


def _verb_start(clause: Clause, language: str, start: int) -> int:
    """Where the whole verb begins: "a été signé", "has been signed"."""
    led = re.search(rf"(?:{lexicon(language, 'modality')['auxiliaries']})\s*$", clause.text[:start])
    return led.start() if led else start


def _day(analysis: Analysis, clause: Clause, act: _Act, noun: _Noun) -> str | None:
    """The date nearest to the verb."""
    floor, ceiling = segment(clause.text, min(act.start, noun.start), max(act.end, noun.end), "")
    dates = [
        (max(act.start - position, position - act.end, 0), group.keys[0])
        for position, group in clause.groups.items()
        if group.kind == "date" and floor <= position < ceiling
    ]
    reach = clause.span(act.start, act.end)
    return min(dates)[1] if dates else row_date(analysis, reach)


# --- papers -----------------------------------------------------------------------------


def _papers(analysis: Analysis, clause: Clause) -> Iterator[_Found]:
    language = analysis.document.language
    for noun in _nouns(clause, language, "instruments"):
        act = _act(clause, language, noun, ("signed", "renewed"))
        if act is None or noun.kind == "council-decision" or _asked(clause, language, noun.start):
            continue
        event = _event_at(analysis, clause, act)
        when = analysis.events[event].when if event else _day(analysis, clause, act, noun)
        mode = _mode(analysis, clause, act, when)
        kind = "renewal" if act.name == "renewed" and noun.kind != "amendment" else noun.kind
        one = _Found(
            type="instrument",
            kind=kind,
            modality=mode,
            span=clause.span(min(noun.start, act.start), max(noun.end, act.end)),
            rule=f"agreements/{act.name}",
            parties=_parties(analysis, clause, noun, act),
            when=_kept(when, mode, analysis),
            event=event,
        )
        yield one
        relation = _founded(clause, language, noun, one)
        if relation:
            one.cooperation = relation
            yield relation


def _kept(when: str | None, mode: Modality, analysis: Analysis) -> str | None:
    """The date of a paper: of one that is only meant, a date that lies ahead."""
    if mode == "denied" or (mode == "intended" and not ahead(when, analysis.document.published)):
        return None
    return when


def _event_at(analysis: Analysis, clause: Clause, act: _Act) -> str | None:
    reach = clause.span(act.start, act.end)
    for mention in analysis.mentions:
        if mention.kind == "event" and mention.span.covers(reach):
            event = analysis.events[mention.entity]
            return event.key if event.kind == "signing" else None
    return None


def _founded(clause: Clause, language: str, noun: _Noun, paper: _Found) -> _Found | None:
    """The relation that a paper founds: a twinning oath founds a twinning."""
    words = clause.text[noun.start : noun.end]
    for kind, pattern in _pattern(language, "partnerships"):
        if kind in ("network", "partnership") or not pattern.search(words):
            continue
        when = f"{paper.when}/" if paper.when and paper.modality == "asserted" else None
        return _Found(
            type="partnership",
            kind=kind,
            modality=paper.modality,
            span=paper.span,
            rule="agreements/founded",
            parties=list(paper.parties),
            when=when if when is None or "/" not in when[:-1] else None,
        )
    return None


def _parties(analysis: Analysis, clause: Clause, noun: _Noun, act: _Act) -> list[str]:
    """The bodies between whom, with whom or by whom."""
    language = analysis.document.language
    start = _verb_start(clause, language, act.start)
    doers = [k for g in subjects(clause, language, start, "Ⓑ") for k in g.keys]
    parties = [
        *doers,
        *bodies_between(analysis, clause, noun.end),
        *bodies_with(analysis, clause, noun.end, act.end),
        *ours(analysis, clause),
    ]
    return list(dict.fromkeys(parties or the_two(analysis, clause)))


# --- relations --------------------------------------------------------------------------


def _relations(analysis: Analysis, clause: Clause) -> Iterator[_Found]:
    language = analysis.document.language
    book = lexicon(language, "agreements")
    papers = _nouns(clause, language, "instruments")
    for noun in _nouns(clause, language, "partnerships"):
        inside = any(p.start <= noun.start and noun.end <= p.end for p in papers)
        if _asked(clause, language, noun.start):
            continue
        before = clause.text[: noun.start]
        if re.search(book["relations"]["is_no"] + r"[^,.;:]{0,20}$", before):
            yield _relation(analysis, clause, noun, "denied", "is-no")
            continue
        if inside:
            continue
        one = _of_relation(analysis, clause, noun)
        if one:
            yield one


def _of_relation(analysis: Analysis, clause: Clause, noun: _Noun) -> _Found | None:
    """The relation that a noun names, if the text says that it is, is wished or is not."""
    language = analysis.document.language
    if noun.kind == "twinning" and _twinned(clause, language, noun):
        act = _Act("twinned", noun.start, noun.end)
        one = _relation(analysis, clause, noun, _mode(analysis, clause, act, None), "twinned")
        one.when = _since(clause, noun)
        return one if len(one.parties) > 1 else None
    wished = _wished(clause, language, noun)
    if wished:
        return _relation(analysis, clause, noun, wished, "wished")
    act_found = _act(clause, language, noun, ("signed", "renewed", "founded"))
    if act_found is None:
        return None
    mode = _mode(analysis, clause, act_found, None)
    one = _relation(analysis, clause, noun, mode, act_found.name)
    if not one.parties:
        start = _verb_start(clause, language, act_found.start)
        one.parties = [k for g in subjects(clause, language, start, "Ⓑ") for k in g.keys]
    if not one.parties:
        one.parties = theirs(analysis, clause, noun.start)
    if mode == "asserted":
        one.when = _since(clause, noun) or _begun(analysis, clause, act_found, noun)
    enough = len(one.parties) > 1 or mode == "denied"
    return one if enough and (mode != "intended" or one.parties) else None


def _begun(analysis: Analysis, clause: Clause, act: _Act, noun: _Noun) -> str | None:
    """ "a twinning established in 1987": the beginning, with an open end."""
    begun = lexicon(analysis.document.language, "agreements")["verbs"]["begun"]
    if not re.match(begun, clause.text[act.start : act.end], re.IGNORECASE):
        return None
    after = re.compile(r"[^.;:ⓉⒷⓅ]{0,30}Ⓣ").match(clause.text, act.end)
    when = clause.groups[after.end() - 1].keys[0] if after else None
    return f"{when}/" if when and "/" not in when else None


def _twinned(clause: Clause, language: str, noun: _Noun) -> bool:
    form = lexicon(language, "agreements")["relations"]["twinned"]
    return any(
        match.start() <= noun.start < match.end()
        for match in re.finditer(form, clause.text, re.IGNORECASE)
    )


def _wished(clause: Clause, language: str, noun: _Noun) -> Modality | None:
    """*intended* for a wish to found the relation; *denied* where just that is denied."""
    wish = lexicon(language, "agreements")["verbs"]["wish"]
    floor, _ = segment(clause.text, noun.start, noun.end)
    before = clause.text[floor : noun.start]
    match = None
    for match in re.finditer(rf"(?<!\w)(?:{wish})", before):
        pass
    if match is None or len(before) - match.end() > 60:
        return None
    mode = modality(clause.text, language, floor + match.start(), floor + match.end(), False)
    plan = re.search(lexicon(language, "modality")["plan"], before)
    if mode == "denied":
        return "denied"
    return "intended" if plan else None


def _relation(analysis: Analysis, clause: Clause, noun: _Noun, mode: Modality, rule: str) -> _Found:
    language = analysis.document.language
    floor, ceiling = segment(clause.text, noun.start, noun.end)
    start = clause.text[floor : noun.start]
    led = re.search(r"\S+\s+\S*\s*$", start)
    first = floor + led.start() if led and not re.search("[ⓅⒷⒹⓁⓉⓆ]", led[0]) else noun.start
    verb = _first_verb(clause, language, floor, noun.start)
    doers = [k for g in subjects(clause, language, verb, "Ⓑ") for k in g.keys]
    parties = [
        *doers,
        *bodies_between(analysis, clause, noun.end),
        *bodies_with(analysis, clause, noun.end, ceiling),
        *ours(analysis, clause),
    ]
    return _Found(
        type="partnership",
        kind=noun.kind,
        modality=mode,
        span=clause.span(first, min(ceiling, noun.end + 40)),
        rule=f"agreements/{rule}",
        parties=list(dict.fromkeys(parties or the_two(analysis, clause))),
    )


def _first_verb(clause: Clause, language: str, floor: int, end: int) -> int:
    """Where the verb group that leads to a noun begins: its first word of a plan, or itself."""
    plan = lexicon(language, "modality")["plan"]
    match = re.search(plan, clause.text[floor:end])
    return floor + match.start() if match else end


def _since(clause: Clause, noun: _Noun) -> str | None:
    """ "since 1987": the beginning, with an open end."""
    floor, ceiling = segment(clause.text, noun.start, noun.end)
    for position, group in clause.groups.items():
        if group.kind == "date" and floor <= position < ceiling and group.keys[0].endswith("/"):
            return group.keys[0]
    return None


# --- votes and projects -----------------------------------------------------------------


def _votes(analysis: Analysis, clause: Clause, found: list[_Found]) -> Iterator[_Found]:
    """A council that approves or adopts what is agreed, or a resolution that is denied."""
    language = analysis.document.language
    verbs = lexicon(language, "agreements")["verbs"]
    council, voted, paper = verbs["council"], verbs["council_voted"], verbs["council_paper"]
    pattern = rf"{council}[^.;:]{{0,60}}\b{voted}|\b{voted}[^.;:]{{0,40}}\b{council}|{paper}[^.;:]{{0,40}}{council}[^.;:]{{0,30}}"
    concerned = (
        found or _nouns(clause, language, "partnerships") or _nouns(clause, language, "instruments")
    )
    for match in re.finditer(pattern, clause.text):
        if not concerned:
            return
        said = match[0]
        resolution = re.match(paper, said)
        act = _Act("vote", match.start(), match.end())
        mode = _mode_of_vote(analysis, clause, match, bool(resolution))
        if mode is None or _asked(clause, language, match.start()):
            continue
        noun = _Noun("council-decision", match.start(), match.end())
        yield _Found(
            type="instrument",
            kind="council-decision",
            modality=mode,
            span=clause.span(match.start(), match.end()),
            rule="agreements/vote",
            parties=ours(analysis, clause) if mode == "asserted" else [],
            when=_day(analysis, clause, act, noun) if mode == "asserted" else None,
        )


def _mode_of_vote(
    analysis: Analysis, clause: Clause, match: re.Match[str], resolution: bool
) -> Modality | None:
    """A resolution that is only spoken of is nothing, unless it is said not to be."""
    language = analysis.document.language
    words = lexicon(language, "modality")
    after = clause.text[match.end() - 30 : match.end() + 40]
    denied = re.search(words["not"], after) if resolution else None
    if resolution:
        return "denied" if denied else None
    verbs = lexicon(language, "agreements")["verbs"]
    verb = re.search(verbs["council_voted"], match[0])
    assert verb is not None
    act = _Act("vote", match.start() + verb.start(), match.start() + verb.end())
    return _mode(analysis, clause, act, None)


def _projects(analysis: Analysis, clause: Clause) -> Iterator[_Found]:
    """Undertakings with a name of their own."""
    language = analysis.document.language
    table = lexicon(language, "agreements")["projects"]
    for match in re.finditer(table["named"], clause.text):
        kind = next(
            (
                k
                for k in ("water-levy", "joint-fund", "emergency")
                if re.search(table[k], clause.text)
            ),
            "project",
        )
        parties = the_two(analysis, clause)
        floor, ceiling = segment(clause.text, match.start(), match.end())
        first = re.compile("Ⓑ").search(clause.text, floor, match.start())
        if first and not parties:
            parties = [
                key
                for group in listed(clause, language, first.start(), ceiling)[0]
                if group.kind == "body"
                for key in group.keys
            ]
        if not parties:
            continue
        noun = _Noun(kind, match.start(), match.end())
        mode = modality(clause.text, language, match.start(), match.start(), False)
        yield _Found(
            type="project",
            kind=kind,
            modality=mode,  # type: ignore[arg-type]
            span=clause.span(match.start(), match.end()),
            rule="agreements/project",
            parties=parties,
            when=_since(clause, noun) or _launched(clause, language, match.end()),
        )


def _launched(clause: Clause, language: str, end: int) -> str | None:
    """ "launched in 2022": the beginning of a project."""
    verb = lexicon(language, "agreements")["projects"]["launched"]
    match = re.compile(rf"[^.;]{{0,60}}?\b{verb}[^.;Ⓣ]{{0,12}}Ⓣ").match(clause.text, end)
    if match is None:
        return None
    when = clause.groups[match.end() - 1].keys[0]
    return when if "/" in when else f"{when}/"


# --- one account of each ----------------------------------------------------------------


def _add(found: list[_Found], one: _Found) -> None:
    """Join what is told again of the same agreement."""
    for known in found:
        alike = (known.type, known.kind, known.modality) == (one.type, one.kind, one.modality)
        if not alike or (known.when and one.when and known.when != one.when):
            continue
        known.parties = list(dict.fromkeys([*known.parties, *one.parties]))
        known.when = known.when or one.when
        known.event = known.event or one.event
        known.cooperation = known.cooperation or one.cooperation
        return
    found.append(one)


def _taken_back(one: _Found, found: list[_Found]) -> bool:
    """What is reported first and denied later is denied."""
    return one.modality == "reported" and any(
        other.modality == "denied" and other.type == one.type and other.kind == one.kind
        for other in found
    )


def _tie(found: list[_Found]) -> None:
    """Tie papers to the relation they found, extend or deny, where there is only one."""
    for one in found:
        if one.cooperation is not None and one.cooperation not in found:
            same = [o for o in found if o.type == "partnership" and o.kind == one.cooperation.kind]
            one.cooperation = same[0] if same else None
    for one in found:
        relations = [o for o in found if o.type == "partnership"]
        if one.kind != "council-decision":
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


def _agreement(analysis: Analysis, one: _Found) -> Agreement:
    signers: tuple[Signed, ...] = ()
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
    return Agreement(
        key=one.key,
        type=one.type,
        kind=one.kind,
        parties=tuple(one.parties),
        when=one.when,
        modality=one.modality,
        cooperation=one.cooperation.key if one.cooperation else None,
        signed_by=signers,
        start=one.span.start,
        end=one.span.end,
        rule=one.rule,
        confidence=0.9 if len(one.parties) > 1 else 0.7,
    )
