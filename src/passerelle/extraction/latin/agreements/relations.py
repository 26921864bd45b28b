"""Lasting relations and named projects: twinnings, decentralised cooperation, networks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.latin.agreements.bonds import (
    Act,
    Bond,
    Word,
    act_beside,
    asked,
    day_of,
    mode_of,
    not_there,
    since,
    verb_start,
    words_of,
)
from passerelle.extraction.latin.agreements.parties import (
    bodies_between,
    bodies_with,
    ours,
    says_our,
    the_two,
    theirs,
)
from passerelle.extraction.latin.clauses.binding import subjects
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.modality import modality, segment
from passerelle.extraction.latin.clauses.rows import listed
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis
from passerelle.references import Modality

__all__ = ["projects", "relations"]


def relations(analysis: Analysis, clause: Clause) -> Iterator[Bond]:
    """The lasting relations of which a clause says that they are, are wished or are not."""
    language = analysis.document.language
    book = lexicon(language, "agreements")
    papers = words_of(clause, language, "instruments")
    for noun in words_of(clause, language, "partnerships"):
        inside = any(p.start <= noun.start and noun.end <= p.end for p in papers)
        if _answered_no(clause, noun, book["relations"]["no"]):
            yield _relation(analysis, clause, noun, "denied", "no")
            continue
        if asked(clause, language, noun.start):
            continue
        before = clause.text[: noun.start]
        if rx.search(book["relations"]["is_no"] + r"[^,.;:]{0,20}$", before):
            yield _relation(analysis, clause, noun, "denied", "is-no")
            continue
        no_question = rx.compiled(book["relations"]["no_question"]).match(clause.text, noun.end)
        if no_question:
            yield _relation(analysis, clause, noun, "denied", "no-question")
            continue
        if inside:
            continue
        one = _of_relation(analysis, clause, noun)
        if one:
            yield one


def _answered_no(clause: Clause, noun: Word, no: str) -> bool:
    """«Sont-elles jumelées ? Non.»: the answer stands right after the question."""
    asks = rx.match(r"[^.?!]{0,60}\?\s*$", clause.text[noun.end :])
    after = clause.view.text[clause.places[-1] + 1 :][:20]
    return bool(asks and rx.match(rf"\W*(?:{no})\b", after))


def _of_relation(analysis: Analysis, clause: Clause, noun: Word) -> Bond | None:
    """The relation that a noun names, if the text says that it is, is wished or is not."""
    language = analysis.document.language
    twinned = _twinned(clause, language, noun) if noun.kind == "twinning" else None
    if twinned:
        act = Act("twinned", *twinned)
        mode = mode_of(analysis, clause, act, since(clause, noun))
        one = _relation(analysis, clause, noun, mode, "twinned")
        doers = [k for g in subjects(clause, language, act.start, "Ⓑ") for k in g.keys]
        pair = rx.search(r"(Ⓑ) (?:and|et) (Ⓑ) $", clause.text[: act.start])
        if pair and not doers:  # «According to the Weekly, Ⓑ and Ⓑ are now twin cities»
            doers = [k for at in (1, 2) for k in clause.groups[pair.start(at)].keys]
        one.parties = list(dict.fromkeys([*doers, *one.parties]))
        one.when = since(clause, noun)
        several = clause.text[act.start : act.end].startswith(("sont", "étaient", "are", "were"))
        return one if len(one.parties) > (not several) else None
    its = _apposed(clause, language, noun) if noun.kind == "twinning" else None
    if its:
        one = _relation(analysis, clause, noun, "asserted", "apposed")
        one.parties = its
        return one
    day = rx.compiled(r"[^.;:ⓉⒷⓅ]{0,25}Ⓣ").match(clause.text, noun.end)
    begun = clause.groups[day.end() - 1].keys[0] if day else ""
    if begun.endswith("/") and _known(clause, language, noun):  # «the twinning, in force since …»
        one = _relation(analysis, clause, noun, "asserted", "known")
        one.when = begun
        return one
    wished = _wished(clause, language, noun)
    if wished:
        return _relation(analysis, clause, noun, wished, "wished")
    act_found = act_beside(clause, language, noun, ("signed", "renewed", "founded"))
    if act_found is None:
        return None
    mode = mode_of(analysis, clause, act_found, _its_day(analysis, clause, act_found, noun))
    one = _relation(analysis, clause, noun, mode, act_found.name)
    if not one.parties:
        start = verb_start(clause, language, act_found.start)
        one.parties = [k for g in subjects(clause, language, start, "Ⓑ") for k in g.keys]
    if not one.parties:
        one.parties = theirs(analysis, clause, noun.start)
    if mode == "asserted":
        one.when = since(clause, noun) or _begun(analysis, clause, act_found, noun)
    dated = bool(one.when and one.parties and says_our(analysis, clause)) or bool(
        one.when and _known(clause, language, noun)
    )
    enough = len(one.parties) > 1 or mode == "denied" or dated
    return one if enough and (mode != "intended" or one.parties) else None


def _its_day(analysis: Analysis, clause: Clause, act: Act, noun: Word) -> str | None:
    """The day on which a relation is founded; a day of remembrance is none."""
    begun = lexicon(analysis.document.language, "agreements")["verbs"]["begun"]
    founds = rx.match(begun, clause.text[act.start : act.end], re.IGNORECASE)
    return day_of(analysis, clause, act, noun) if founds else None


def _begun(analysis: Analysis, clause: Clause, act: Act, noun: Word) -> str | None:
    """«a twinning established in 1987»: the beginning, with an open end."""
    begun = lexicon(analysis.document.language, "agreements")["verbs"]["begun"]
    if not rx.match(begun, clause.text[act.start : act.end], re.IGNORECASE):
        return None
    after = rx.compiled(r"[^.;:ⓉⒷⓅ]{0,30}Ⓣ").match(clause.text, act.end)
    when = clause.groups[after.end() - 1].keys[0] if after else None
    if after is None or when is None or "/" in when:
        return None
    over = lexicon(analysis.document.language, "agreements")["relations"].get("over")
    ended = over and rx.compiled(rf"[^.;:ⓉⒷⓅ]{{0,30}}{over}[^.;:ⓉⒷⓅ]{{0,12}}Ⓣ").match(
        clause.text, after.end()
    )
    return f"{when}/{clause.groups[ended.end() - 1].keys[0]}" if ended else f"{when}/"


def _known(clause: Clause, language: str, noun: Word) -> bool:
    """Whether the text speaks of "the twinning" as of one that its readers know."""
    if "over" not in lexicon(language, "agreements")["relations"] or noun.kind != "twinning":
        return False
    return (
        rx.search(r"(?i)\b(?:the|our|its|their)\s(?:[\w-]+\s)?$", clause.text[: noun.start])
        is not None
    )


def _apposed(clause: Clause, language: str, noun: Word) -> list[str] | None:
    """«Ⓑ and its Irish twin town, Ⓑ»: the parties, if nothing makes it a report or a wish."""
    its = lexicon(language, "agreements")["relations"].get("its")
    floor, _ = segment(clause.text, noun.start, noun.end)
    led = rx.search(its, clause.text[: noun.start]) if its else None
    after = rx.compiled(r"(?:,| of| de| [a-zé]+ de)? (?=Ⓑ)").match(clause.text, noun.end)
    words = lexicon(language, "modality")
    before = clause.text[floor : noun.start]
    unsure = rx.search(words["hearsay"], before, re.IGNORECASE) or rx.search(words["plan"], before)
    if led is None or after is None or unsure:
        return None
    other = clause.groups[after.end()].keys[0]
    first = rx.search(r"Ⓑ,? and $", clause.text[: led.start()])
    return [*(clause.groups[first.start()].keys if first else ()), other]


def _twinned(clause: Clause, language: str, noun: Word) -> tuple[int, int] | None:
    """Where "are twinned" stands, if the noun is part of it."""
    form = lexicon(language, "agreements")["relations"]["twinned"]
    for match in rx.finditer(form, clause.text, re.IGNORECASE):
        if match.start() <= noun.start < match.end():
            return match.span()
    return None


def _wished(clause: Clause, language: str, noun: Word) -> Modality | None:
    """*intended* for a wish to found the relation; *denied* where just that is denied."""
    wish = lexicon(language, "agreements")["verbs"]["wish"]
    floor, _ = segment(clause.text, noun.start, noun.end)
    before = clause.text[floor : noun.start]
    wishes = list(rx.finditer(rf"(?<!\w)(?:{wish})", before))
    if not wishes or len(before) - wishes[-1].end() > 60:
        return None
    match = wishes[-1]
    mode = modality(clause.text, language, floor + match.start(), floor + match.end(), False)
    plan = rx.search(lexicon(language, "modality")["plan"], before)
    plan = plan or rx.search(
        lexicon(language, "agreements")["verbs"].get("wish_alone", "(?!)"), before
    )
    if mode == "denied":
        return "denied"
    if plan and rx.search(lexicon(language, "modality")["hearsay"], before, re.IGNORECASE):
        return "reported"
    return "intended" if plan else None


def _relation(analysis: Analysis, clause: Clause, noun: Word, mode: Modality, rule: str) -> Bond:
    language = analysis.document.language
    floor, ceiling = segment(clause.text, noun.start, noun.end)
    start = clause.text[floor : noun.start]
    led = rx.search(r"\S+\s+\S*\s*$", start)
    first = floor + led.start() if led and not rx.search("[ⓅⒷⒹⓁⓉⓆ]", led[0]) else noun.start
    verb = _first_verb(clause, language, floor, noun.start)
    doers = [k for g in subjects(clause, language, verb, "Ⓑ") for k in g.keys]
    parties = [
        *doers,
        *bodies_between(analysis, clause, noun.end),
        *bodies_with(analysis, clause, noun.end, ceiling),
        *ours(analysis, clause),
    ]
    return Bond(
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
    match = rx.search(plan, clause.text[floor:end])
    return verb_start(clause, language, floor + match.start()) if match else end


def projects(analysis: Analysis, clause: Clause) -> Iterator[Bond]:
    """Undertakings with a name of their own."""
    language = analysis.document.language
    table = lexicon(language, "agreements")["projects"]
    for match in rx.finditer(table["named"], clause.text):
        kind = next(
            (
                k
                for k in ("water-levy", "joint-fund", "emergency")
                if rx.search(table[k], clause.text)
            ),
            "project",
        )
        parties = the_two(analysis, clause)
        floor, ceiling = segment(clause.text, match.start(), match.end())
        first = rx.compiled("Ⓑ").search(clause.text, floor, match.start())
        whose = rx.compiled(table.get("whose", "(?!)")).match(clause.text, match.end())
        if whose and not parties:
            first = rx.compiled("Ⓑ").search(clause.text, whose.end())
        if first and not parties:
            parties = [
                key
                for group in listed(clause, language, first.start(), ceiling)[0]
                if group.kind == "body"
                for key in group.keys
            ]
        if not parties:
            continue
        noun = Word(kind, match.start(), match.end())
        mode = modality(clause.text, language, match.start(), match.start(), False)
        if mode == "asserted" and _to_come(clause, language, floor, match):
            mode = "intended"
        yield Bond(
            type="project",
            kind=kind,
            modality=mode,
            span=clause.span(match.start(), match.end()),
            rule="agreements/project",
            parties=parties,
            when=since(clause, noun) or _launched(clause, language, match.end()),
        )


def _to_come(clause: Clause, language: str, floor: int, named: re.Match[str]) -> bool:
    """«Will fund, with Ⓑ, a second phase of the Clean Water programme», "démarrera en 2027"."""
    future = lexicon(language, "modality")["future"]
    aside = r"[^,;:]{0,50}(?:,[^,;:]{1,60},[^,;:]{0,20}){0,2}"
    led = rx.search(rf"{future}{aside}$", clause.text[floor : named.start()])
    return bool(led) or not_there(clause, language, named.end())


def _launched(clause: Clause, language: str, end: int) -> str | None:
    """«launched in 2022»: the beginning of a project."""
    verb = lexicon(language, "agreements")["projects"]["launched"]
    match = rx.compiled(rf"[^.;]{{0,60}}?\b{verb}[^.;Ⓣ]{{0,12}}Ⓣ").match(clause.text, end)
    if match is None:
        return None
    when = clause.groups[match.end() - 1].keys[0]
    return when if "/" in when else f"{when}/"
