"""Commissions that only an office makes known: «présidente de la commission culture de la CTG».

The commission is the body, a unit of the one named after it, whose president somebody else is.
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.entering import enter
from passerelle.extraction.latin.functions.unnamed import Seat
from passerelle.extraction.latin.words.complements import VERB, reach
from passerelle.extraction.latin.words.heads import Candidate, Head
from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["commission"]

_CHAIRS = frozenset(("president", "vice-president", "member", "secretary-general", "treasurer"))
_UNIT = re.compile(r"(?:sous-)?commission\b|groupe de travail\b|groupe-pays\b|groupe pays\b")
_GROUP = re.compile(r"groupe(?=\s?(?:[,.;)]|$))")
_OF = re.compile(r"\s(?:de la|du|des|de l['’]|de|d['’]|au sein d[eu](?: la)?)\s?$")
_NAMED = re.compile(r"\s(?:de la|du|des|de l['’]|de|d['’])\s?[A-ZÀ-ÞĀ-ŒŔ-Ț].*")
_RULE = "bodies/of-function"
_LONGEST = 8  # words


def commission(
    analysis: Analysis, passage: Passage, office: Office, at: int, limit: int
) -> Seat | None:
    """The commission named at `at`, of the body after it if one is named."""
    text = passage.text
    if analysis.document.language != "fr" or office.slug not in _CHAIRS:
        return None
    if _GROUP.match(text, at):
        groups = [k for k, one in analysis.bodies.items() if one.kind == "friendship-group"]
        return Seat(at + len("groupe"), groups[0]) if len(groups) == 1 else None
    if _UNIT.match(text, at) is None:
        return None
    bodies = [one for one in spots(analysis, passage, "body") if one[0] >= at]
    end = at + reach(text[at:limit])
    verb = VERB.search(text, at, end)
    end = verb.start() if verb else end
    if any(start == at for start, _, _ in bodies):
        return None
    whole = next(((a, b, key) for a, b, key in bodies if a < end), None)
    name = _OF.sub("", _NAMED.sub("", text[at : whole[0] if whole else end])).rstrip()
    name = name.rstrip(" .")
    stop = whole[1] if whole else end
    if _UNIT.fullmatch(name):
        return Seat(at + len(name), _in_full(analysis, name), other=True)
    if len(name.split()) > _LONGEST:
        return Seat(stop, other=True)
    one = Candidate(at, at + len(name), name, Head("committee"), folded(name), _RULE, 0.8)
    key = enter(analysis, passage, one)
    if whole:
        analysis.bodies[key] = analysis.bodies[key].model_copy(update={"unit_of": whole[2]})
    return Seat(stop, key)


def _in_full(analysis: Analysis, unit: str) -> str | None:
    """«présidente du groupe-pays»: the one that the text names with its land before."""
    full = re.compile(rf"\b{unit} (?:sur |pour )?(?:la |le |l['’])?[A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]+")
    for passage in analysis.passages:
        found = full.search(passage.text)
        if found:
            head = Head("committee")
            one = Candidate(*found.span(), found[0], head, folded(found[0]), _RULE, 0.8)
            return enter(analysis, passage, one)
    return None
