"""Who was at an event: who attends or speaks there, who leads a group or comes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.reading.analysis import Analysis, Span
from passerelle.extraction.reading.late import Late, late
from passerelle.extraction.zh.patterns import BODY, GROUP, PERSON, WHO, filled, pattern, words
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.rows import FILL, Part, row
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.subjects import GOVERNS

__all__ = ["attends", "led"]

_MEMBERS = frozenset(("团长", "副团长", "领队", "团员", "秘书长兼团长", "代表团团长"))
_SOON: str = filled(words("roles", "soon"))
_LEADS: str = words("roles", "leads")
_LED = (
    late(rf"由{FILL}({row(PERSON)}){_SOON}(?:{_LEADS}|带队|任团长)的?{FILL}({GROUP})"),
    late(rf"({PERSON}){_SOON}(?:{_LEADS})(?:了)?的?{FILL}({GROUP})"),
    late(rf"以{FILL}({PERSON})(?:为|任|担任)(?:团长|首|领队)的?{FILL}({GROUP})"),
    late(rf"({GROUP})(?:由|团长[，：]?|在){FILL}({PERSON})(?:{_LEADS}|带队|的带领下|的率领下)?"),
)


_LED_BY_NAME = late(rf"({PERSON}){_SOON}(?:{_LEADS})(?:了)?{FILL}({row(PERSON)})")
"""率秘书长P、处长P等一行: those who come along, by name."""
_ATTENDS = pattern("roles", "attends")


_ALSO = pattern("roles", "also")


def attends(sentence: Skeleton) -> Iterator[Part]:
    """并出席了开幕式; 出席对话会并发言."""
    yield from _told_at_head(sentence, _ATTENDS, WHO, "participant")
    yield from _told_at_head(sentence, _ALSO, PERSON, "speaker")


_HEAD = late(rf"(?:{pattern('roles', 'ahead').pattern})*{FILL}({row(WHO)})")
"""Who does what a clause tells, at its head: P出席…举办的论坛并致辞."""
_INVITED = late(rf"应{row(WHO)}")


def _told_at_head(sentence: Skeleton, verb: Late, unit: str, role: str) -> Iterator[Part]:
    """Who does what a clause without subject tells: the row at the head of the sentence."""
    text = sentence.text
    for match in verb.finditer(text):
        first = sentence.clause(match.end() - 1)[0]
        if re.search(WHO, text[first : match.end()]):
            head = _HEAD.match(text[first : match.start()]) if match[0].startswith("并") else None
            for key in sentence.keys("".join(re.findall(unit, head[1])) if head else ""):
                yield Part(key, role, match.start(), match.end())
            continue
        # without those who invite and those who are only met
        before = GOVERNS.sub("", _INVITED.sub("", text[: match.start()]))
        before = re.sub(rf"{BODY}(?={GROUP})", "", before)  # 消防总队10名队员
        head = re.search(row(unit), before)
        for key in sentence.keys(head[0] if head else ""):
            yield Part(key, role, match.start(), match.end())


def led(analysis: Analysis, sentence: Skeleton) -> Iterator[Part]:
    """The head of a delegation is a member of it."""
    yield from _leads_one_told(analysis, sentence)
    for unit in sentence.of("person"):
        if unit.offices[-1:] and unit.offices[-1] in _MEMBERS:
            yield Part(unit.key, "delegation-member", 0, len(sentence.text))
    for match in _LED_BY_NAME.finditer(sentence.text):
        for key in sentence.keys(match[1] + match[2]):
            yield Part(key, "delegation-member", match.start(), match.end())
    for form in _LED:
        for match in form.finditer(sentence.text):
            signs = "".join(match.groups())
            for key in sentence.keys(signs, "person"):
                yield Part(key, "delegation-member", match.start(), match.end())
            for key in sentence.keys(signs, "delegation"):
                yield Part(key, "guest", match.start(), match.end())


def _leads_one_told(analysis: Analysis, sentence: Skeleton) -> Iterator[Part]:
    """Who 率团 is of the group, which is received if it is the only one and told nearby."""
    alone = pattern("roles", "led").search(sentence.text)
    if alone is None:
        return
    yield Part(sentence.units[alone[1]].key, "delegation-member", *alone.span())
    if len(analysis.delegations) == 1:
        (group,) = analysis.delegations
        near = reading(analysis).here(Span(analysis.delegations[group].start, 0))[0]
        if sentence.start - 120 < near < sentence.end:
            yield Part(group, "guest", *alone.span())
