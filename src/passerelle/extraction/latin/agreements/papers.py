"""Papers of agreement: what was signed, concluded or renewed, and what it founds."""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.extraction.latin.agreements.bonds import (
    Act,
    Bond,
    Word,
    act_beside,
    asked,
    day_of,
    mode_of,
    patterns,
    verb_start,
    words_of,
)
from passerelle.extraction.latin.agreements.parties import (
    bodies_between,
    bodies_with,
    ours,
    the_two,
)
from passerelle.extraction.latin.agreements.votes import session_day
from passerelle.extraction.latin.clauses.binding import agents, subjects
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.modality import ahead, segment
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis
from passerelle.references import Modality

__all__ = ["founded", "papers"]

_KINDS = {"renewed": "renewal", "ended": "termination"}
_BESIDE, _NEXT = 20, 4  # characters between two papers, and from a paper to its own verb


def papers(analysis: Analysis, clause: Clause) -> Iterator[Bond]:
    """The papers of which a clause says that they are signed, concluded or renewed."""
    language = analysis.document.language
    lacking = lexicon(language, "agreements")["relations"].get("lacking", "(?!)")
    for noun in words_of(clause, language, "instruments"):
        if noun.kind == "council-decision" or asked(clause, language, noun.start):
            continue
        if rx.search(lacking, clause.text[: noun.start]):
            continue
        act = _act(clause, language, noun)
        if act is None:
            continue
        one = _paper(analysis, clause, noun, act)
        if _vague(one, noun, act) or _in_general(clause, language, noun, one):
            continue
        yield one
        relation = founded(clause, language, noun, one)
        if relation:
            one.cooperation = relation
            yield relation
        ruled = _ruled(clause, language, noun, act)
        if ruled:
            later = _paper(analysis, clause, noun, ruled)
            later.modality = mode_of(analysis, clause, ruled, None)  # a decision for later is one
            later.when = session_day(analysis, lexicon(language, "agreements")["verbs"]["session"])
            later.cooperation = relation
            yield later


def _vague(one: Bond, noun: Word, act: Act) -> bool:
    """Whether a paper that nobody is said to sign is with nobody in particular, too."""
    on_another = one.kind in ("amendment", "renewal", "termination")
    by_year = act.name == "dated" and len(one.when or "") == len("2019")
    wanted = act.name == "voted" or (act.name == "drafted" and act.end <= noun.start)
    return not one.parties and ((wanted and not on_another) or by_year)


def _in_general(clause: Clause, language: str, noun: Word, one: Bond) -> bool:
    """«Les accords conclus», "103 accords": papers of nobody that the text names."""
    several = lexicon(language, "agreements")["relations"].get("several")
    words = clause.text[noun.start : noun.end]
    return bool(several and not one.parties and rx.search(several, words))


def _act(clause: Clause, language: str, noun: Word) -> Act | None:
    """What is done to a paper: the verb beside it, a vote on it, or the day that it bears."""
    act = act_beside(clause, language, noun, ("signed", "renewed", "ended", "drafted"))
    if act is None or _nearer(clause, language, noun, act):
        act = _dated(clause, noun) or _voted(clause, language, noun)
    if act and _of_another(clause, language, noun) and not 0 <= act.start - noun.end < _NEXT:
        return _dated(clause, noun)  # "un avenant à la convention sera signé"
    return act


def _paper(analysis: Analysis, clause: Clause, noun: Word, act: Act) -> Bond:
    event = _event_at(analysis, clause, act)
    when = analysis.events[event].when if event else day_of(analysis, clause, act, noun)
    if act.name == "dated" and clause.text[act.end - 1].isdigit():
        when = clause.text[act.end - 4 : act.end]
    mode = mode_of(analysis, clause, act, when)
    return Bond(
        type="instrument",
        kind=_KINDS.get(act.name, noun.kind) if noun.kind != "amendment" else noun.kind,
        modality=mode,
        span=clause.span(min(noun.start, act.start), max(noun.end, act.end)),
        rule=f"agreements/{act.name}",
        parties=_parties(analysis, clause, noun, act),
        when=_kept(when, mode, analysis),
        event=event,
        heading=not clause.text.rstrip().endswith((".", "!", ";")),
        signers=[] if event or mode != "asserted" else _named(analysis, clause, act),
    )


def _ruled(clause: Clause, language: str, noun: Word, act: Act) -> Act | None:
    """«Met fin à la convention signée en 2014», "conclu en 2008, ne sera pas renouvelé"."""
    made = act.name == "dated" or (act.name == "signed" and 0 <= act.start - noun.end < _NEXT)
    ruling = act_beside(clause, language, noun, ("renewed", "ended")) if made else None
    apart = ruling and (ruling.end <= noun.start or ruling.start >= act.end)
    return ruling if apart else None


def _voted(clause: Clause, language: str, noun: Word) -> Act | None:
    """«Approuve le principe de la convention»: a paper that a council wants."""
    verbs = lexicon(language, "agreements")["verbs"]
    if not verbs.get("voted_on"):
        return None
    floor, _ = segment(clause.text, noun.start, noun.end)
    vote = rx.search(rf"{verbs['voted_on']}[^.;:]{{0,60}}$", clause.text[floor : noun.start])
    if vote:
        return Act("voted", floor + vote.start(), noun.end)
    passed = rx.compiled(verbs["voted_after"]).match(clause.text, noun.end)
    return Act("voted", noun.start, passed.end()) if passed else None


def _nearer(clause: Clause, language: str, noun: Word, act: Act) -> bool:
    """Whether another paper stands between the noun and the verb."""
    left, right = sorted(((noun.start, noun.end), (act.start, act.end)))
    return any(
        left[1] <= other.start and other.end <= right[0]
        for other in words_of(clause, language, "instruments")
        if not _hangs_on(clause, language, noun, other)
    )


def _hangs_on(clause: Clause, language: str, noun: Word, other: Word) -> bool:
    """Whether `other` is only what the paper before changes: "un avenant à la convention"."""
    upon = lexicon(language, "agreements")["relations"]["upon"]
    near = 0 < other.start - noun.end < _BESIDE
    return near and bool(
        rx.fullmatch(rf"(?: n° ?\d+)? {upon}[^,.;]*", clause.text[noun.end : other.start])
    )


def _dated(clause: Clause, noun: Word) -> Act | None:
    """«La convention du 11 octobre 2016»: a paper with its day is one that was made."""
    match = rx.compiled(r" (?:Ⓣ|(?:de|of) (?:19|20)\d\d\b)").match(clause.text, noun.end)
    if match is None:
        return None
    if match[0][-1] != "Ⓣ":
        return Act("dated", noun.start, match.end())
    day = clause.groups[match.end() - 1].keys[0]
    return Act("dated", noun.start, noun.end) if rx.fullmatch(r"\d{4}-\d\d-\d\d", day) else None


def _of_another(clause: Clause, language: str, noun: Word) -> bool:
    """Whether the paper is only what another one changes."""
    return any(
        _hangs_on(clause, language, other, noun)
        for other in words_of(clause, language, "instruments")
    )


def _named(analysis: Analysis, clause: Clause, act: Act) -> list[str]:
    """The persons after "signed by"."""
    language = analysis.document.language
    by = lexicon(language, "agreements")["relations"]["by"]
    groups = agents(clause, language, act.end, by)
    return [key for group in groups if group.kind == "person" for key in group.keys]


def _kept(when: str | None, mode: Modality, analysis: Analysis) -> str | None:
    """The date of a paper: of one that is only meant, a date that lies ahead."""
    if mode == "denied" or (mode == "intended" and not ahead(when, reference(analysis))):
        return None
    return when


def _event_at(analysis: Analysis, clause: Clause, act: Act) -> str | None:
    reach = clause.span(act.start, act.end)
    for mention in analysis.mentions:
        if mention.kind == "event" and mention.span.covers(reach):
            event = analysis.events[mention.entity]
            return event.key if event.kind == "signing" else None
    return None


def founded(clause: Clause, language: str, noun: Word, paper: Bond) -> Bond | None:
    """The relation that a paper founds: a twinning oath founds a twinning."""
    words = clause.text[noun.start : noun.end]
    for kind, pattern in patterns(language, "partnerships"):
        if kind in ("network", "partnership") or not pattern.search(words):
            continue
        when = f"{paper.when}/" if paper.when and paper.modality == "asserted" else None
        return Bond(
            type="partnership",
            kind=kind,
            modality=paper.modality,
            span=paper.span,
            rule="agreements/founded",
            parties=list(paper.parties),
            when=when if when is None or "/" not in when[:-1] else None,
        )
    return None


def _parties(analysis: Analysis, clause: Clause, noun: Word, act: Act) -> list[str]:
    """The bodies between whom, with whom or by whom."""
    language = analysis.document.language
    start = verb_start(clause, language, act.start)
    doers = [k for g in subjects(clause, language, start, "Ⓑ") for k in g.keys]
    if act.name == "drafted" and act.end <= noun.start:
        doers = []  # whose draft it is does not say with whom
    parties = [
        *doers,
        *bodies_between(analysis, clause, noun.end),
        *bodies_with(analysis, clause, noun.end, act.end),
        *ours(analysis, clause),
    ]
    if not parties:  # «La coopération entre Ⓑ et Ⓑ se poursuit : l'entente qui les unit …»
        parties = bodies_between(analysis, clause, 0)
    return list(dict.fromkeys(parties or the_two(analysis, clause)))
