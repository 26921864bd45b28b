"""What a verb gives to those before and behind it: host, guest, signatory, participant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from passerelle.extraction.analysis import Analysis
from passerelle.extraction.zh.happenings import Happening, Story
from passerelle.extraction.zh.names import is_dotted
from passerelle.extraction.zh.patterns import BODY, GROUP, PERSON, WHO, filled, pattern, words
from passerelle.extraction.zh.sides import guests_of
from passerelle.extraction.zh.skeleton import Skeleton

__all__ = ["FILL", "GOVERNS", "MID", "Part", "of_verb", "row"]

FILL: str = filled(words("roles", "fill"))


_AND: str = words("roles", "and")


_LOOSE: str = words("roles", "loose")


MID: str = words("roles", "mid")


def row(unit: str) -> str:
    """People or bodies in a row; 、 may be followed by words of theirs that we do not know.

    Each step is taken once: without that, a long row could be read in as many ways as there
    are choices of step, and a text made for it would take years.
    """
    return f"{unit}(?>(?:{_AND}{FILL}|{_LOOSE}){unit})*"


@dataclass(frozen=True)
class Part:
    """A role as found: whose, of which kind, and by which words."""

    who: str
    role: str
    start: int
    end: int


_GUESTS: str = words("roles", "guests")


_REACHES: str = words("roles", "reaches")
_STAYS: str = rf"在{FILL}{BODY}[^，。；\ue000-\uebff]{{0,4}}(?:访问|考察|出访|参访)的"
"""正在乌兰巴托市访问的…: where somebody is, before he is named."""
_HOSTS = pattern("roles", "hosts")


_WHO_CAME: str = words("roles", "who-came")
_TALKS = pattern("roles", "talks")


_CALLS = pattern("roles", "calls")


def of_verb(
    analysis: Analysis,
    story: Story,
    sentence: Skeleton,
    word: str,
    start: int,
    end: int,
    one: Happening,
) -> Iterator[Part]:
    """Roles that a verb gives to what stands before and behind it."""
    first, last = sentence.clause(start)
    first = _row_from(sentence, first)
    before, behind = sentence.text[first:start], sentence.text[end:last]
    if pattern("parts", "of-verb").search(before) or pattern("parts", "of-verb-2").match(behind):
        return
    passive = _PASSIVE.search(before)
    if passive is not None and _HOSTS.search(word):
        yield from _is_received(sentence, first, before, passive, (first, max(last, end)))
        return
    subject = _subject(sentence, first, before)
    led = _LED_BY.match(sentence.text, end)
    objects = sentence.keys(led[1] if led else _objects(behind))
    for key in sentence.keys("".join(_LEADERS.findall(behind)), "person"):
        yield Part(key, "delegation-member", first, max(last, end))
    where = (first, max(last, end))
    if _CALLS.search(word):
        yield from (Part(key, "guest", *where) for key in subject)
        yield from (Part(key, "host", *where) for key in objects)
    elif _HOSTS.search(word):
        if not objects and before.endswith(("予以", "给予", "给予了")):
            objects = [key for key in _earlier(sentence, first) if key not in subject]
        came = guests_of(analysis, story) - {*subject}
        told = _THE_GUESTS.match(behind) or not behind.strip()
        if not objects and len(came) == 1 and told:
            objects = sorted(came)
        yield from (Part(key, "host", *where) for key in subject)
        yield from (Part(key, "guest", *where) for key in objects)
    elif _TALKS.search(word):
        yield from _talks(analysis, story, one, sentence, first, before, where)
    elif "签" in word:
        yield from _signs(sentence, before, where)
    elif one.kind == "visit" or word in ("来访", "到访", "访问", "参观", "考察"):
        yield from _travels(analysis, story, sentence, before, subject, where)
    elif one.kind == "signing":
        yield from _signs(sentence, before, where)
    elif one.kind in ("ceremony", "commemoration"):
        yield from (Part(key, "participant", *where) for key in subject)


_THE_GUESTS = re.compile(rf"(?:了)?(?:{_GUESTS})")
_PASSIVE = re.compile(
    rf"(?:受到|得到|获得|获|由|被|承)(?:了)?{FILL}({row(WHO)})(?:等)?[^，。；\ue000-\uf8ff]{{0,10}}$"
)
"""受到省长P的亲切接见: who receives stands before the verb, behind a word of suffering."""


def _is_received(
    sentence: Skeleton, first: int, before: str, passive: re.Match[str], where: tuple[int, int]
) -> Iterator[Part]:
    """Whoever receives and is received where the verb is told of the guest."""
    for key in sentence.keys(passive[1]):
        yield Part(key, "host", *where)
    for key in _subject(sentence, first, before[: passive.start()]):
        yield Part(key, "guest", *where)


_LED_BY = re.compile(rf"(?:了)?由{FILL}{row(PERSON)}(?:率领|带领|率)的?{FILL}({GROUP})")
"""会见了由P，P率领的G: the group is received."""


def _row_from(sentence: Skeleton, first: int) -> int:
    """Where a row of people begins whose names are parted by commas: 书记P，主席P，秘书长P会见."""
    while first >= 2 and sentence.text[first - 1] == "，":
        previous = sentence.clause(first - 2)[0]
        clause = sentence.text[previous : first - 1]
        if not re.fullmatch(rf"{FILL}{row(PERSON)}", clause):
            break
        first = previous
    return first


_LEADERS = re.compile(pattern("parts", "leaders").pattern)
"""由P率领的, P率领的, 以P为团长的: those named only as heads of the group received."""


def _objects(behind: str) -> str:
    """What a verb of receiving governs, without those who only led: 由P率领的G."""
    return pattern("parts", "objects").sub("", re.split("，|并|及其", behind)[0])


_ASIDE = re.compile(rf"由{row(WHO)}陪同|在[^，]*?陪同下|应{row(WHO)}|{_STAYS}|{GROUP}(?={PERSON})")
"""Those before a verb who do not do it: who goes along, who invited, where somebody stays."""


def _subject(sentence: Skeleton, first: int, before: str) -> list[str]:
    """Who does it: the list right before the verb, else that of the clause before."""
    lists = re.findall(row(WHO), _ASIDE.sub("", before))
    led = pattern("parts", "subject").search(before)
    if lists:
        keys = sentence.keys(lists[0] if not led else lists[-1])
        return [key for key in keys if not led or key != sentence.units[led[1]].key]
    return _earlier(sentence, first)


def _earlier(sentence: Skeleton, first: int) -> list[str]:
    """The subject of the clauses before: the nearest that names somebody who is no object."""
    near = True
    while first >= 2:
        previous = sentence.clause(first - 2)[0]
        clause = re.sub(rf"应{row(WHO)}", "", sentence.text[previous : first - 1])
        clause = GOVERNS.sub("", re.sub(rf"(?:{_REACHES}){FILL}{row(BODY)}", "", clause))
        found = re.search(row(WHO), clause) if near else _HEAD.match(clause)
        if found is not None:
            return sentence.keys(found[0])
        first, near = previous, False
    return []


GOVERNS = pattern("roles", "governs")
"""A verb with all that it governs."""
_HEAD = re.compile(rf"(?:{pattern('roles', 'ahead').pattern})*{FILL}{row(WHO)}")
"""Somebody at the head of a clause, behind days and adverbs only."""


def _abroad(analysis: Analysis, keys: list[str]) -> bool:
    """Whether people are of bodies outside China, or have names of others."""
    for key in keys:
        held = [one.body for one in analysis.functions if one.person == key and one.body]
        countries = {analysis.bodies[body].country for body in held if body in analysis.bodies}
        person = analysis.people.get(key)
        if countries - {"CN", None} or (person is not None and is_dotted(person.name)):
            return True
    return False


def _at_home(analysis: Analysis, one: Happening) -> bool:
    """Whether an event is said to be in China."""
    place = analysis.places.get(one.setting.place or "")
    return place is not None and place.country == "CN"


_CAME_HERE = re.compile("(?:与|同|和)(?:正在|专程|应邀|率团|前来|日前)*(?:来访|到访|来华|来我)[^，]*?的")
"""与来访的…: whoever is talked to has come."""


def _talks(
    analysis: Analysis,
    story: Story,
    one: Happening,
    sentence: Skeleton,
    first: int,
    before: str,
    where: tuple[int, int],
) -> Iterator[Part]:
    """Talks between two: whoever is at home is the host."""
    before = re.sub(f"{WHO}(?=中|的(?!{WHO}))", "", before)
    match = re.search(
        rf"({row(WHO)})[^，]*?(?:与|同|和){_WHO_CAME}{FILL}({row(WHO)}|{_GUESTS})",
        before,
    )
    ahead = re.search(rf"(?:与|同|和){FILL}({row(WHO)})", before) if match is None else None
    to_them = re.search(rf"({row(WHO)})[^，]*?(?:与|同|和|对)(?:其|[他她]们?)$", before)
    if to_them is not None:
        yield from (Part(key, "participant", *where) for key in sentence.keys(to_them[1]))
        return
    if match is not None:
        left, right = sentence.keys(match[1]), sentence.keys(match[2])
        guests = guests_of(analysis, story)
        if right and _CAME_HERE.search(match[0]):
            yield from (Part(key, "host", *where) for key in left)
            yield from (Part(key, "guest", *where) for key in right)
            return
        if not right:
            yield from (Part(key, "host", *where) for key in left)
            yield from (Part(key, "guest", *where) for key in guests)
            return
        away = [bool(set(side) & guests) for side in (left, right)]
        if away[0] != away[1]:
            for side, gone in ((left, away[0]), (right, away[1])):
                yield from (Part(key, "guest" if gone else "host", *where) for key in side)
            return
        abroad = [_abroad(analysis, side) for side in (left, right)]
        hosted = _at_home(analysis, one)
        if hosted and abroad[0] != abroad[1]:
            for side, gone in ((left, abroad[0]), (right, abroad[1])):
                yield from (Part(key, "guest" if gone else "host", *where) for key in side)
            return
        yield from (Part(key, "participant", *where) for key in (*left, *right))
    elif ahead is not None:
        left, right = _subject(sentence, first, before[: ahead.start()]), sentence.keys(ahead[1])
        came = guests_of(analysis, story) & {*left, *right}
        for key in (*left, *right):
            yield Part(key, "guest" if key in came else "host" if came else "participant", *where)


def _travels(
    analysis: Analysis,
    story: Story,
    sentence: Skeleton,
    before: str,
    subject: list[str],
    where: tuple[int, int],
) -> Iterator[Part]:
    """Whoever travels is the guest; who goes along takes part."""
    if not before.strip("并还也，"):
        previous = sentence.text[: max(0, where[0] - 1)]
        if "陪同" in previous:
            return
    before = re.sub(rf"(?:在|由){FILL}{row(WHO)}(?:等)?(?:的)?陪同下", "", before)
    before = re.sub(rf"{_REACHES}{FILL}{BODY}", "", before)
    before = re.sub(r"对[^，]{2,30}?(?=进行|展开|开展)", "", before)
    if not re.search(WHO, before):
        # none in 与会代表赴黎平县考察, unless the clause before names who
        earlier = sentence.clause(where[0] - 2)[0] if where[0] > 1 else where[0]
        before = GOVERNS.sub("", sentence.text[earlier : where[0]]) + before
        first = re.findall(row(WHO), before)
        subject = sentence.keys(first[0]) if first else []
    along = re.search(
        rf"({row(WHO)})(?:等)?(?:全程|一同|共同|分别)?陪同(?:了)?{FILL}({row(WHO)}|{_GUESTS})?",
        before,
    )
    if along is not None:
        yield from (Part(key, "participant", *where) for key in sentence.keys(along[1]))
        named = sentence.keys(along[2]) if along[2] else []
        yield from (
            Part(key, "guest", *where) for key in named or sorted(guests_of(analysis, story))
        )
        return
    if _TAKEN_ALONG.search(before):
        yield from (Part(key, "delegation-member", *where) for key in subject)
        return
    led = {
        sentence.units[m].key
        for pair in re.findall(rf"({PERSON})(?:率领|带领|率|带)(?:了)?{FILL}{GROUP}", before)
        for m in pair
    }
    groups = [sentence.units[sign].key for sign in re.findall(GROUP, before)]
    for key in groups or [key for key in subject if key not in led]:
        yield Part(key, "guest", *where)


_TAKEN_ALONG = re.compile("随团|随访|随同|随行")


def _signs(sentence: Skeleton, before: str, where: tuple[int, int]) -> Iterator[Part]:
    before = re.sub(rf"(?:分别)?代表{FILL}{BODY}", "", before)
    before = re.sub(rf"在{FILL}{row(WHO)}[^，]*?见证下", "", before)
    clause = sentence.text[: where[1]]
    told = before if re.search(PERSON, before) else clause if "代表" in before else ""
    lists = re.findall(row(PERSON), told)
    both = re.findall(rf"({row(PERSON)}){_WITH}({row(PERSON)})", told)
    for signs in ["".join(both[-1])] if both else lists[-1:]:
        yield from (Part(key, "signatory", *where) for key in sentence.keys(signs))


_WITH = rf"(?:将|拟)?(?:今天|今日|当天|在[^，。；]{{1,12}})?(?:分别)?(?:与|同|和){_WHO_CAME}{FILL}"
"""What stands between two who sign or talk: P分别与P、P签约."""
