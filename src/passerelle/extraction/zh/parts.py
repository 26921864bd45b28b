"""What a verb gives to those before and behind it: host, guest, signatory, participant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.late import late
from passerelle.extraction.zh.patterns import BODY, GROUP, PERSON, WHO, pattern
from passerelle.extraction.zh.rows import FILL, GUESTS, IN_ROW, PEOPLE, WHO_CAME, Part, row
from passerelle.extraction.zh.sides import guests_of
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Happening, Story
from passerelle.extraction.zh.subjects import GOVERNS, REACHES, earlier, subject_of
from passerelle.extraction.zh.talks import talks

__all__ = ["of_verb"]

_HOSTS = pattern("roles", "hosts")


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
    subject = subject_of(sentence, first, before)
    led = _LED_BY.match(sentence.text, end)
    objects = sentence.keys(led[1] if led else _objects(behind))
    for key in sentence.keys("".join(_LEADERS.findall(behind)), "person"):
        yield Part(key, "delegation-member", first, max(last, end))
    where = (first, max(last, end))
    if _CALLS.search(word) or _HOSTS.search(word):
        came = objects or _not_named(analysis, story, sentence, (first, before, behind), subject)
        hosts = (objects, subject) if _CALLS.search(word) else (subject, came)
        for role, keys in zip(("host", "guest"), hosts, strict=True):
            yield from (Part(key, role, *where) for key in keys)
    elif _TALKS.search(word):
        yield from talks(analysis, story, sentence, first, before, where)
    else:
        yield from _of_other(analysis, story, sentence, (word, before, behind), one, subject, where)


def _of_other(
    analysis: Analysis,
    story: Story,
    sentence: Skeleton,
    words_here: tuple[str, str, str],
    one: Happening,
    subject: list[str],
    where: tuple[int, int],
) -> Iterator[Part]:
    """Those who sign, travel, or do what is done at a ceremony."""
    word, before, behind = words_here
    if "签" in word or one.kind == "signing":
        yield from _signs(sentence, before, subject, where)
    elif behind.startswith("的"):
        first = IN_ROW.search(behind)
        yield from (Part(key, "guest", *where) for key in sentence.keys(first[0] if first else ""))
    elif one.kind == "visit" or word in ("来访", "到访", "访问", "参观", "考察"):
        yield from _travels(analysis, story, sentence, before, subject, where)
    elif one.kind in ("ceremony", "commemoration"):
        yield from (Part(key, "participant", *where) for key in subject)


def _not_named(
    analysis: Analysis,
    story: Story,
    sentence: Skeleton,
    around: tuple[int, str, str],
    subject: list[str],
) -> list[str]:
    """Who is received where the verb names nobody: 予以会见, 会见了客人."""
    first, before, behind = around
    if before.endswith(("予以", "给予", "给予了")):
        return [key for key in earlier(sentence, first) if key not in subject]
    came = guests_of(analysis, story) - {*subject}
    told = _THE_GUESTS.match(behind) or not behind.strip()
    return sorted(came) if len(came) == 1 and told else []


_THE_GUESTS = re.compile(rf"(?:了)?(?:{GUESTS})")
_PASSIVE = late(
    rf"(?:受到|得到|获得|获|由|被|承)(?:了)?{FILL}({row(WHO)})(?:等)?[^，。；\ue000-\uf8ff]{{0,10}}$"
)
"""受到省长P的亲切接见: who receives stands before the verb, behind a word of suffering."""


def _is_received(
    sentence: Skeleton, first: int, before: str, passive: re.Match[str], where: tuple[int, int]
) -> Iterator[Part]:
    """Whoever receives and is received where the verb is told of the guest."""
    for key in sentence.keys(passive[1]):
        yield Part(key, "host", *where)
    for key in subject_of(sentence, first, before[: passive.start()]):
        yield Part(key, "guest", *where)


_LED_BY = late(rf"(?:了)?由{FILL}{row(PERSON)}(?:率领|带领|率)的?{FILL}({GROUP})")
"""会见了由P，P率领的G: the group is received."""


_PEOPLE_ONLY = late(rf"{FILL}{row(PERSON)}")


def _row_from(sentence: Skeleton, first: int) -> int:
    """Where a row of people begins whose names are parted by commas: 书记P，主席P，秘书长P会见."""
    while first >= 2 and sentence.text[first - 1] == "，":
        previous = sentence.clause(first - 2)[0]
        clause = sentence.text[previous : first - 1]
        if not _PEOPLE_ONLY.fullmatch(clause):
            break
        first = previous
    return first


_LEADERS = pattern("parts", "leaders")
"""由P率领的, P率领的, 以P为团长的: those named only as heads of the group received."""


def _objects(behind: str) -> str:
    """What a verb of receiving governs, without those who only led: 由P率领的G."""
    return pattern("parts", "objects").sub("", re.split("，|并|及其", behind)[0])


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
    before = _ACCOMPANIED.sub("", before)
    before = _REACHES.sub("", before)
    before = re.sub(r"对[^，]{2,30}?(?=进行|展开|开展)", "", before)
    if not re.search(WHO, before):
        # none in 与会代表赴黎平县考察, unless the clause before names who
        earlier = sentence.clause(where[0] - 2)[0] if where[0] > 1 else where[0]
        before = GOVERNS.sub("", sentence.text[earlier : where[0]]) + before
        first = IN_ROW.findall(before)
        subject = sentence.keys(first[0]) if first else []
    along = _ALONG.search(before)
    if along is not None:
        yield from (Part(key, "participant", *where) for key in sentence.keys(along[1]))
        named = sentence.keys(along[2]) if along[2] else []
        yield from (
            Part(key, "guest", *where) for key in named or sorted(guests_of(analysis, story))
        )
        return
    if _TAKEN_ALONG.search(before):
        yield from (Part(key, "delegation-member", *where) for key in subject)
        groups = [sentence.units[sign].key for sign in re.findall(GROUP, before)]
        yield from (Part(key, "guest", *where) for key in groups)
        return
    led = {sentence.units[m].key for pair in _HEADS.findall(before) for m in pair}
    groups = [sentence.units[sign].key for sign in re.findall(GROUP, before)]
    for key in groups or [key for key in subject if key not in led]:
        yield Part(key, "guest", *where)


_ACCOMPANIED = late(rf"(?:在|由){FILL}{row(WHO)}(?:等)?(?:的)?陪同下")
_REACHES = late(rf"{REACHES}{FILL}{BODY}")
_ALONG = late(
    rf"({row(WHO)})(?:等)?(?:全程|一同|共同|分别)?陪同(?:了)?{FILL}({row(WHO)}|{GUESTS})?"
)
_HEADS = late(rf"({PERSON})(?:率领|带领|率|带)(?:了)?{FILL}{GROUP}")
_TAKEN_ALONG = re.compile(
    rf"随团|随访|随同|随行|随(?:{GROUP}|[^，。；]{{1,10}}(?:团|队|小组|[专工]组))"
)


def _signs(
    sentence: Skeleton, before: str, subject: list[str], where: tuple[int, int]
) -> Iterator[Part]:
    """The people who sign: before the verb, or those who do what the clause before tells."""
    before = _ON_BEHALF.sub("", before)
    before = _WITNESSED.sub("", before)
    clause = sentence.text[: where[1]]
    told = before if re.search(PERSON, before) else clause if "代表" in before else ""
    lists = PEOPLE.findall(told)
    both = _BOTH.findall(told)
    signers = sentence.keys("".join(both[-1]) if both else "".join(lists[-1:]))
    if _WITH_THEM.match(before) or (not lists and _ON_PAPER.search(before)):
        named = earlier(sentence, where[0]) if _WITH_THEM.match(before) else subject
        signers = [*_people(sentence, named or earlier(sentence, where[0])), *signers]
    for key in dict.fromkeys(signers):
        yield Part(key, "signatory", *where)


def _people(sentence: Skeleton, keys: list[str]) -> list[str]:
    people = {unit.key for unit in sentence.of("person")}
    return [key for key in keys if key in people]


_ON_PAPER = re.compile("[在于][^，。；]{2,40}上(?:正式|分别|共同|郑重)*$")
_WITH_THEM = re.compile(r"(?:还|并|随后|会后|将|拟|[\uf000-\uf3ff])*(?:与|同|和)")
"""与P签署: whoever the clauses before tell of signs as well."""
_ON_BEHALF = late(rf"(?:分别)?代表{FILL}{BODY}")
_WITNESSED = late(rf"在{FILL}{row(WHO)}[^，]*?见证下")
_WITH = rf"(?:将|拟)?(?:今天|今日|当天|在[^，。；]{{1,12}})?(?:分别)?(?:与|同|和){WHO_CAME}{FILL}"
"""What stands between two who sign or talk: P分别与P、P签约."""
_BOTH = late(rf"({row(PERSON)}){_WITH}({row(PERSON)})")
