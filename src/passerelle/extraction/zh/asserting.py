"""Whether an agreement that a sentence seems to state is stated: not ahead, doubted or refused.

The clause with the word of agreement has been read (see `found`). What takes the assertion back
may stand elsewhere: in the clause before that tells the plan (将赴…，与…签署), in a condition, in
a date after the text, behind the word (签署仪式推迟, 签署…的条件), or in who tells it (外传).
"""

from __future__ import annotations

import re

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.found import Found
from passerelle.extraction.zh.patterns import WHO, pattern
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Story
from passerelle.extraction.zh.terms import clause_start

__all__ = ["as_told"]

_DONE = pattern("asserting", "done")
_HEARSAY, _REFUTED = pattern("papers", "reported"), pattern("agreements", "refuted")
_REFUSED, _MISTAKEN = pattern("asserting", "refused"), pattern("asserting", "mistaken")
_PUT_OFF, _TALKED_OF = pattern("asserting", "put-off"), pattern("asserting", "talked-of")
_MAY, _IF = pattern("asserting", "may"), pattern("asserting", "if")
_PLANS, _CHAINED = pattern("asserting", "plans"), pattern("asserting", "chained")
_AFTER, _BY = pattern("asserting", "after"), pattern("papers", "no-wish")
_THEN, _STATES = pattern("asserting", "then"), pattern("asserting", "states")
_OTHERS = pattern("asserting", "others")


def as_told(analysis: Analysis, story: Story, one: Found, twins: bool = False) -> Found | None:
    """The agreement with the modality of all that is said of it; None where it is a mere mention.

    `twins`: those called so (友城雷恩市), which a plan in the sentence leaves as they are.
    """
    if one.modality != "asserted":
        return one
    sentence = story.sentences[one.at]
    if _of_others(sentence, one):
        return None
    one.modality = _doubted(analysis, sentence, one)
    stands = twins or one.kind == "termination"
    if one.modality == "asserted" and not stands and _is_ahead(analysis, story, sentence, one):
        one.modality = "intended"
    if one.modality != "asserted" and one.when:
        one.when = one.when.removesuffix("/") if one.modality == "intended" else None
    return one


def _of_others(sentence: Skeleton, one: Found) -> bool:
    """Whether the clause binds two countries, or bodies meant in general.

    中国与法国建立战略伙伴关系; 与各国友好城市签署的协议.
    """
    clause = sentence.text[clause_start(sentence.text, one.start) : one.start]
    if not one.parties and _OTHERS.search(clause):
        return True
    return _STATES.search(clause) is not None and re.search(WHO, clause) is None


def _doubted(analysis: Analysis, sentence: Skeleton, one: Found) -> str:
    """Denied, reported or asserted, by who tells it and by what the sentence says of it then."""
    text = sentence.text
    start, end = sentence.span(0, max(one.start, 1))
    said = reading(analysis).words[start:end]  # 外传县府… may be read as the name of a body
    before, behind = text[clause_start(text, one.start) : one.start], text[one.end :]
    if _REFUSED.search(before) or _MISTAKEN.search(said):
        return "denied"
    if _PUT_OFF.match(behind) or _REFUTED.search(behind):
        return "denied"
    return "reported" if _HEARSAY.search(said) else "asserted"


def _is_ahead(analysis: Analysis, story: Story, sentence: Skeleton, one: Found) -> bool:
    """Whether what is told has yet to come when the text appears."""
    text = sentence.text
    first = clause_start(text, one.start)
    before, clause = text[:first].rsplit("。", 1)[-1], text[first : one.start]
    if _TALKED_OF.match(text[one.end :]) or _later_day(analysis, sentence, one):
        return True
    if _DONE.search(clause + text[one.start : one.end]):
        return False
    if _MAY.search(_BY.sub("", clause)) or _IF.search(_AFTER.split(before)[-1]):
        return True
    if _PLANS.search(before) and _CHAINED.match(clause):
        return True
    told = story.speaks_of.get(one.at - 1) or ()
    planned = told and all(happening.modality == "intended" for happening in told)
    return bool(planned) and _THEN.match(text) is not None


def _later_day(analysis: Analysis, sentence: Skeleton, one: Found) -> bool:
    """Whether the last day named up to the verb lies after publication."""
    published, text = analysis.document.published, sentence.text
    passive = re.search("签[署订字]$", text[one.start : one.end])  # 备忘录于6月20日签署
    before = re.sub("《[^》]*》", "", text[: one.end if passive else one.start])
    days = [
        unit.key.split("/")[0]
        for sign in before
        if (unit := sentence.units.get(sign)) and unit.kind == "date" and unit.key
    ]
    if not days or not published:
        return False
    size = 4 if days[-1][5:7] > "12" else min(len(days[-1]), len(published))
    return days[-1][:size] > published[:size]
