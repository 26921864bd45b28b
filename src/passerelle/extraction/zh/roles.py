"""Who took part in each event, and as what: short patterns over the skeletons of sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from passerelle.extraction.account import Role
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.happenings import story_of
from passerelle.extraction.zh.meant import denied, fits, turned
from passerelle.extraction.zh.parts import of_verb
from passerelle.extraction.zh.patterns import BODY, GROUP, PERSON, WHO, pattern
from passerelle.extraction.zh.presence import attends, led
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.rows import FILL, MID, Part, row
from passerelle.extraction.zh.scenes import at_scene
from passerelle.extraction.zh.sides import behalf_of, pair_of
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Happening, Story

__all__ = ["roles"]


def roles(analysis: Analysis) -> None:
    """Add the roles of people, bodies and groups in the events of the text."""
    story = story_of(analysis)
    for at, sentence in enumerate(story.sentences):
        for one in story.speaks_of[at]:
            key = f"e{story.happenings.index(one) + 1}"
            if key not in analysis.events:
                continue
            for part in _parts(analysis, story, one, at, sentence):
                _add(analysis, sentence, key, part)
    _of_parties(analysis)
    _once(analysis)


def _of_parties(analysis: Analysis) -> None:
    """拉卡兹一行3人: whoever is received or travels brings those along who came with him."""
    for group in analysis.delegations.values():
        spans = [one for one in analysis.mentions if one.kind == "person"]
        led = {one.entity for one in spans if one.span.start == group.start}
        for role in [one for one in analysis.roles if one.who in led and one.role == "guest"]:
            analysis.roles.append(role.model_copy(update={"who": group.key}))


_GAP = re.compile(r"\[[^\]]*\]|-")
"""What - may stand for, and the sets of signs in which it is itself."""


@cache
def _patterns() -> tuple[tuple[str, str], ...]:
    """The patterns of the lexicon with L, P, B, G and - filled in.

    Each is compiled once a text has its words: all of them would take two seconds.
    """
    made = []
    for role, patterns in lexicon("zh", "roles")["parts"].items():
        for form in patterns:
            form = _GAP.sub(lambda gap: gap[0] if gap[0] != "-" else "[^，。；]{0,40}?", form)
            form = form.replace("~", MID)
            for sign, unit in (("L", WHO), ("P", PERSON), ("B", BODY), ("G", GROUP)):
                form = form.replace(f"({sign})", f"{FILL}({row(unit)})")
            made.append((role, form))
    return tuple(made)


def _parts(
    analysis: Analysis, story: Story, one: Happening, at: int, sentence: Skeleton
) -> Iterator[Part]:
    ones = story.speaks_of[at]
    alone = len(ones) == 1
    carried = all(hit.at != at for hit in one.hits)
    for part in _general(analysis, sentence, one):
        if carried and part.role in _HOLDING and not _is_held(one):
            continue
        if alone or _nearest(ones, one, at, part):
            yield part
    for hit in one.hits:
        if hit.at == at and (hit.verb or hit.kind in ("meeting", "webinar")):
            yield from of_verb(analysis, story, sentence, hit.word, hit.start, hit.end, one)
    if alone or one is ones[0]:
        yield from led(analysis, sentence)
    for part in (*attends(sentence), *at_scene(sentence, one)):
        ahead = _ahead(ones, at, sentence, part)
        if one is ahead if ahead else (alone or _nearest(ones, one, at, part)):
            yield part
    if alone and at + 1 < len(story.sentences):
        yield from _lines(story, at, sentence)


def _ahead(ones: list[Happening], at: int, sentence: Skeleton, part: Part) -> Happening | None:
    """The event that stands behind words like 参加, in their clause: it is what they govern."""
    if part.role != "participant":
        return None
    last = sentence.clause(part.end)[1]
    told = [(hit.start, one) for one in ones for hit in one.hits if hit.at == at]
    behind = [pair for pair in told if part.end <= pair[0] < last]
    return min(behind, key=lambda pair: pair[0])[1] if behind else None


_HOLDING = ("organiser", "co-organiser", "supporter", "sponsor")
"""Parts in what is held under a name; nobody sponsors the meeting told before by chance."""


def _is_held(one: Happening) -> bool:
    """Whether an event is named by a noun: a forum, an exhibition, a match."""
    held = any(not hit.verb for hit in one.hits)
    return held and one.kind not in ("visit", "meeting", "reception", "signing")


def _nearest(ones: list[Happening], one: Happening, at: int, part: Part) -> bool:
    """Whether of the events of a sentence this one stands nearest to what gives a role."""

    def gap(other: Happening) -> int:
        told = [hit for hit in other.hits if hit.at == at]
        return min(max(hit.start - part.end, part.start - hit.end, 0) for hit in told)

    told = [other for other in ones if any(hit.at == at for hit in other.hits)]
    return one in told and gap(one) == min(gap(other) for other in told)


_PAIR_HOLDS = pattern("roles", "pair-holds")


def _general(analysis: Analysis, sentence: Skeleton, one: Happening) -> Iterator[Part]:
    """Roles that their own words give, whatever the event."""
    text = sentence.text
    held = _PAIR_HOLDS.search(text) if _is_held(one) else None
    for key in pair_of(analysis, held[0]) if held else ():
        yield Part(key, "organiser", *held.span() if held else (0, 0))
    for role, form in _patterns():
        for match in rx.finditer(form, text):
            if denied(text, match.start(), match.end()) or not fits(
                role, one, match[0], text, match
            ):
                continue
            for key, told in _together(sentence, role, match[1], match[0], text[: match.start()]):
                yield Part(key, turned(told, one), match.start(), match.end())


_JOINTLY = re.compile("主办|合办|联办|同步|轮流|共同")
"""Verbs that make equals of those who hold an event."""


def _together(
    sentence: Skeleton, role: str, signs: str, words: str, before: str
) -> Iterator[tuple[str, str]]:
    """Who holds an event with another: 甲与乙举行 makes 乙 the co-organiser."""
    first, joint, second = signs.partition("与") if "与" in signs else signs.partition("同")
    if role == "organiser" and joint and not _JOINTLY.search(words) and re.search(WHO, second):
        yield from ((key, role) for key in sentence.keys(first))
        yield from ((key, "co-organiser") for key in sentence.keys(second))
        return
    alone = role == "organiser" and before.endswith(("与", "同", "和", "携手", "联合"))
    alone = alone and not re.search("主办|[合联]办", words)
    for key in sentence.keys(signs):
        yield key, "co-organiser" if alone else role


_OPENS = pattern("roles", "opens")


_LINE = re.compile(
    rf"^\s*(?:[-*•●▪]|\d{{1,2}}[.、）)]|[（(]\d{{1,2}}[）)]|，? ?\d{{1,2}} ?，)?\s*{FILL}({PERSON})"
)


def _lines(story: Story, at: int, sentence: Skeleton) -> Iterator[Part]:
    """A list of people below a line that says what they do."""
    opened = _OPENS.search(sentence.text.strip())
    if opened is None:
        return
    role = (
        "participant"
        if opened[1] in ("参加", "出席", "陪同", "与会", "参会", "在座")
        else "speaker"
    )
    role = "chair" if opened[1] == "主持" else role
    role = "delegation-member" if opened[1] in ("团员", "成员", "代表团成员") else role
    for index, below in enumerate(story.sentences[at + 1 :]):
        match = _LINE.match(below.text)
        if match is None and index == 0 and "。" not in below.text:
            continue  # the head of a table
        if match is None:
            return
        unit = below.units[match[1]]
        yield Part(unit.key, role, 0, len(sentence.text))


def _add(analysis: Analysis, sentence: Skeleton, event: str, part: Part) -> None:
    text = reading(analysis)
    start, end = sentence.span(part.start, max(part.end, part.start + 1))
    span = text.span(start, end)
    behalf = behalf_of(analysis, sentence, part.who) if part.role == "signatory" else None
    analysis.roles.append(
        Role(
            event=event,
            who=part.who,
            role=part.role,
            on_behalf_of=behalf,
            start=span.start,
            end=span.end,
            rule=f"roles/{part.role}",
            confidence=0.85,
        )
    )


_STRONGER = {
    "participant": (
        "guest",
        "host",
        "speaker",
        "chair",
        "moderator",
        "witness",
        "signatory",
        "delegation-member",
        "organiser",
    ),
    "guest": ("delegation-member", "host", "chair"),
    "chair": ("moderator",),
}


def _once(analysis: Analysis) -> None:
    """Each role once, and no weak one beside a strong one that says more."""
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    together: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in analysis.roles:
        told[one.event, one.who].add(one.role)
        together[one.event, one.role].add(one.who)
    kept: dict[tuple[str, str, str], Role] = {}
    for role in analysis.roles:
        if told[role.event, role.who] & set(_STRONGER.get(role.role, ())):
            continue
        if role.who in analysis.bodies and _in_person(
            analysis, role, together[role.event, role.role]
        ):
            continue
        kept.setdefault((role.event, role.who, role.role), role)
    analysis.roles[:] = kept.values()


def _in_person(analysis: Analysis, role: Role, same: set[str]) -> bool:
    """Whether somebody of the body has the role himself: the mayor for his town."""
    return role.role in ("host", "guest", "participant", "signatory") and any(
        one.person in same and one.body == role.who for one in analysis.functions
    )
