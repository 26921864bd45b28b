"""How names of bodies are built in English: words with capitals around a head word.

`Kelsbridge Twinning Society`, `University of Harlowick`, `Municipal Bureau of Agriculture and
Rural Affairs`: the run of words with capitals, with small words between them, that holds a
head word; functions before it (`Vice-President of the …`) are cut off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.latin.words.heads import Candidate, Head, heads
from passerelle.extraction.latin.words.names import is_given
from passerelle.extraction.latin.words.tokens import Token, tokens
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage
from passerelle.sources.countries import country_code

__all__ = ["candidates"]

_ACRONYM = re.compile(
    r"\s?\(\s?(?:the\s|hereinafter\s)?[“\"‘']?([A-Z][\w&.-]*[A-Z][\w&.-]*(?: \d{1,3})?)"
    r"[”\"’']?\s?\)"
)
_ASIDE = re.compile(r"\s?\(([^()]{2,40})\)|,\s([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?=[,.;)]|$)")
_PEOPLE = re.compile(r"(?i)people|women|youth|children|mayors")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon("en", "bodies")["words"][key])


def candidates(
    passage: Passage, people: list[tuple[int, int]], places: Gazetteer
) -> list[Candidate]:
    """All bodies that are named in a passage by a head word."""
    text = passage.text
    words = tokens(text)
    taken = [
        *people,
        *((one.start, one.end) for one in offices(text, "en") if _closes(text, one.start, one.end)),
    ]
    closed = {n for n, w in enumerate(words) if any(a <= w.start < b for a, b in taken)}
    found: list[Candidate] = []
    at = 0
    while at < len(words):
        run = _run(words, at, closed, text)
        if not run:
            at += 1
            continue
        run = run[0], _listed(words, run, text)
        found += _bodies(passage, words, run)
        at = run[1]
    found += _small(passage, people, found)
    return found + _apposed(passage, words, closed, found)


_OF_MANY = re.compile(
    r"(?:Council|Assembly|Conference|Association|Union|Federation|Network|College|Covenant|Committee"
    r"|Congress|League|House|Chamber|Board|Forum|Society|Guild) of (?:the )?(?:[A-Z][\w-]+ )?$"
)


def _closes(text: str, start: int, end: int) -> bool:
    """Whether a function stands by itself, and is not a word of a name ("Council of Mayors")."""
    if text[end - 1] == "s" and _OF_MANY.search(text[:start]):
        return False
    if text[start:end] == "Commissioners" and text[:start].endswith("Town "):
        return False
    return not re.match(r"(?i)\s(?:office|association|network|conference)", text[end : end + 14])


def _run(words: Sequence[Token], at: int, closed: set[int], text: str) -> tuple[int, int] | None:
    """The run of words with capitals that begins at `at`."""
    if (
        not words[at].proper
        or at in closed
        or words[at].low in _words("leading") | _words("months")
    ):
        return None
    end, place = at + 1, at + 1
    while place < len(words) and place not in closed:
        gap = text[words[place - 1].end : words[place].start]
        word = words[place]
        if _is_campus(words, at, place):  # University of Louisiana at Lafayette
            end, place = place + 2, place + 2
            continue
        if gap not in ("", " "):
            break
        if word.proper and word.low in _words("days"):
            break
        if word.proper:
            end = place + 1
        elif _goes_on(words, place):
            pass
        elif word.low not in _words("joins") and word.text != "&":
            break
        place += 1
    return at, end


def _is_campus(words: Sequence[Token], at: int, place: int) -> bool:
    """Whether "at" and the town of a campus go on with the name of a university."""
    named = [word.low for word in words[at:place]]
    follows = place + 1 < len(words) and words[place + 1].proper
    return words[place].text == "at" and follows and named[:2] == ["university", "of"]


_AREA = re.compile(r"^\w[\w-]* (?:City|Town|County|Prefecture|Borough|District|Province)$")
_PARTY = re.compile(r"\b(?:CPC|Communist Party|Party Committee)\b")
_OPEN = re.compile(
    r"(?i)\b(?:department|ministry|bureau|commission|office|committee|faculty|school|secretariat"
    r"|chamber|institute|centre|center|association|federation|council|museum|college|academy"
    r"|agency|society|union|board|fund)\b.*\b(?:of|for|and)\b"
)
_FIELDS = re.compile(
    r"(?:Department|Ministry|Bureau|Commission|Office|Committee|Faculty|School|Secretariat)"
    r"(?: of| for)(?: the)? [A-Z][\w ]*$"
)
_MORE = re.compile(r"(?:,\s[A-Z]\w+(?:\s[A-Z]\w+)*)+,?\s(?:and|&)\s[A-Z]\w+(?:\s[A-Z]\w+)*")


def _listed(words: Sequence[Token], run: tuple[int, int], text: str) -> int:
    """Where a run ends that goes on with a list of fields: «Culture, Europe and Development»."""
    start, end = words[run[0]].start, words[run[1] - 1].end
    more = _MORE.match(text, end) if _FIELDS.search(text[start:end]) else None
    if more is None or heads(more[0], "en"):
        return run[1]
    return next((n for n, w in enumerate(words) if w.start >= more.end()), len(words))


def _goes_on(words: Sequence[Token], place: int) -> bool:
    """Whether a mark or number stands within a name: People's, No. 3, St. Andrews."""
    before, word = words[place - 1], words[place]
    if word.shape == "possessive":
        return _PEOPLE.fullmatch(before.text) is not None
    if word.text in ("'", "’"):  # Zomba Girls' School
        after = words[place + 1] if place + 1 < len(words) else word
        return before.text.endswith("s") and after.proper and after.start == word.end + 1
    if word.shape == "num":
        return (before.proper or before.text == ".") and len(word.text) <= 3
    return word.text == "." and before.text in ("St", "No", "Mt")


def _bodies(passage: Passage, words: Sequence[Token], run: tuple[int, int]) -> list[Candidate]:
    """The bodies in a run, which may join several with "and" or "of the"."""
    found: list[Candidate] = []
    whole = passage.text[words[run[0]].start : words[run[1] - 1].end]
    parts = (
        [run]
        if _is_abbreviated(passage.text, words[run[1] - 1].end, whole)
        else _split(passage.text, words, *run)
    )
    for first, last in parts:
        start, end = words[first].start, words[last - 1].end
        lead = _LEADER.match(passage.text, start, end)
        start = lead.end() if lead else start
        part = passage.text[start:end]
        inside = _heads_of(part)
        if folded(part.split()[-1]) in _words("no_end"):
            continue
        if len(part.split()) == 2 and is_given(part.split()[0]) and inside and inside[-1][1].final:
            continue  # «Jan Press»
        if not inside or all(h.last and m.end() != len(part) for m, h in inside):
            continue
        party = _PARTY.search(part)
        one = _made(passage, start, end, Head("state-body") if party else _main(part, inside))
        if one is None or (party and not part.endswith("Committee")):
            continue
        if one.held and _does(passage.text, one):
            one = replace(one, held=False)
        wide = one.head.last and one.head.level != "city"
        if wide and _is_where(passage.text, one) and not _acts(passage.text, one):
            one = replace(one, held=True)
        unit = _UNIT.match(part)
        if unit and (one.head.unit or not one.head.level) and heads(part[unit.end() :], "en"):
            inner = part[unit.end() :]
            shorter = _made(passage, start, start + unit.end("unit"), one.head)
            parent = _made(passage, start + unit.end(), end, _main(inner, heads(inner, "en")))
            found += [new for new in (shorter, parent) if new]
            continue
        found.append(one)
        tail = re.search(r" (?:of|at) the (?=[A-Z])", part)
        if tail and one.head.unit and heads(part[tail.end() :], "en"):
            inner = part[tail.end() :]
            parent = _made(passage, start + tail.end(), end, _main(inner, heads(inner, "en")))
            found += [parent] if parent else []
    return found


# «Head of the Delegation of …»: who leads a body is no part of its name
_LEADER = re.compile(
    r"(?:(?:Deputy|Vice|Acting) )?(?:Heads?|Leaders?|Members?|Chiefs?|Students?|Pupils"
    r"|Teachers|Staff|Representatives?|Officials|Delegates|Graduates|Researchers|Volunteers"
    r"|Trustees|Employees|Colleagues|Experts) (?:of|from|at) (?:the )?"
    r"(?=[A-ZÀ-ÞĀ-ŒŔ-Ț])"
)


def _heads_of(part: str) -> list[tuple[re.Match[str], Head]]:
    """The head words of a name; that of «Region Dalarna» stands first."""
    inside = [(m, h) for m, h in heads(part, "en") if not h.final or m.end() == len(part)]
    if len(inside) == 1 and _REGION.fullmatch(part):
        return [(inside[0][0], Head("region", "region"))]
    return inside


_REGION = re.compile(r"Region [A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]+(?: [A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]+)?")
_UNIT = re.compile(
    r"(?P<unit>(?!Foreign)[A-ZÀ-ÞĀ-ŒŔ-Ț][\w ’'&-]*? (?:Division|Directorate|Section"
    r"|Department|Unit|Faculty|School"
    r"|Cent(?:re|er) for [A-Z][\w]*(?: (?:and )?[A-Z]\w*)*))\s(?:of|at)\s(?:the\s)?"
    r"(?=[A-ZÀ-ÞĀ-ŒŔ-Ț])"
)


def _is_abbreviated(text: str, end: int, whole: str) -> bool:
    """Whether the acronym in brackets after a run stands for all of it."""
    acronym = _ACRONYM.match(text, end)
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w-]+", whole))
    return acronym is not None and acronym[1].upper() == initials.upper()


def _split(text: str, words: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Cut a run at "and the", and at "and" between two that each have a head word."""
    for at in range(first + 1, last - 1):
        right_at = at + 2 if words[at + 1].low == "the" else at + 1
        left = text[words[first].start : words[at - 1].end]
        right = text[words[right_at].start : words[last - 1].end]
        if right_at == at + 1 and _is_double(
            text[: words[first].start], left, words[at].low, right
        ):
            continue
        if _parts(left, words[at].low, right, right_at > at + 1):
            return [(first, at), *_split(text, words, right_at, last)]
    while last > first and not words[first].proper:  # «and to the Rotary Club»
        first += 1
    return [(first, last)] if last > first else []


_DOUBLE = re.compile(
    r"[A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]+(?: [A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]+){0,2} (?:(?:Borough |District )?Council|College"
    r"|Combined Authority|Trust|Health Board|Chamber|Constabulary|Fire)\b"
)


def _is_double(before: str, left: str, joint: str, right: str) -> bool:
    """Whether two places make one name: «Perth and Kinross Council», «Brighton & Hove»."""
    if joint == "and" and " of " in left and re.match(r"[A-Z][\w-]+ NHS\b", right):
        return True
    if heads(left, "en") or joint not in ("and", "&"):
        return False
    if joint == "&":
        return True
    if len(left.split()) > 1 or re.search(r"(?i)\b(?:between|both|with|from|in)\s$", before):
        return False
    two = _DOUBLE.match(right)
    return two is not None and not re.search(r"(?:City|Town) Council$", two[0])


def _parts(left: str, joint: str, right: str, article: bool) -> bool:
    """Whether a small word stands between two names rather than within one."""
    two = bool(heads(left, "en")), bool(heads(right, "en"))
    if joint in ("with", "to", "on", "in"):
        abroad = joint == "in" and re.search(
            r"\b(?:Consulate|Mission|(?:Embassy|High Commission) (?:of|for))\b", left
        )
        post = abroad or (joint == "to" and country_code(right) is not None)
        friends = not two[1] and " for " in left  # Association for Friendship with …
        return not (post or friends)
    if joint not in ("and", "&"):
        return False
    open_left = _OPEN.search(left) is not None
    if all(two):
        return article or not (open_left and _is_short(right))
    return article or not open_left


_WHERE = re.compile(
    r"(?i)\b(?:in|at|near|to|from|across|around|throughout|via|outside|within|into|towards?"
    r"|inside|visit\w*|tour\w*|(?:north|south|east|west|people|part|outskirts|all) of)"
    r"\s(?:the\s)?(?:[A-Z]\w+\s)?$|[A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]+(?:,|\s\(|\sin)\s$|^\W*$"
)
_FROM_OF = re.compile(
    r"(?i)\b(?:delegations?|missions?|teams?|groups?|part(?:y|ies)|representatives?|officials?"
    r"|leaders?|governors?|governments?|councils?|twins?|partners?|behalf|invitation|sides?"
    r"|members?|authorit(?:y|ies)|counterparts?|mayors?|presidents?|administrations?)"
    r"\s(?:of|from)\s(?:the\s)?$"
)


def _is_where(text: str, one: Candidate) -> bool:
    """Whether a county or province is only said to be where something is."""
    left = text[max(0, one.start - 60) : one.start]
    if _FROM_OF.search(left):
        return False
    if not left.strip():  # at the head of a sentence only a verb tells
        return re.match(r"(?:,|\s(?:on|in|\d))", text[one.end :]) is not None
    return (
        _WHERE.search(left) is not None or re.search(r"\bof (?:the )?$|[’']s $", left) is not None
    )


def _acts(text: str, one: Candidate) -> bool:
    """Whether a county or city does what only a body does."""
    words = lexicon("en", "bodies")["towns"]
    acts = "|".join(words["acts"])
    after = re.match(rf"\s(?:{acts})(?!\w)|['’]s\s", text[one.end :])
    before = re.search(r"(?:with|between|and|by|behalf of)\s(?:the\s)?$", text[: one.start])
    return bool(after or before or re.match(r"\sand\s[A-Za-z]", text[one.end :]))


@cache
def _doing() -> re.Pattern[str]:
    verbs = "|".join(lexicon("en", "bodies")["doing"]["verbs"])
    other = r"(?:,?\s(?:and|&)\s(?:the\s)?[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’-]*(?:\s[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’-]*){0,5})?"
    return re.compile(
        rf"(?:\s\([^()]*\))?{other}\s(?:(?:also|both|jointly|each|now)\s)?(?:{verbs})(?!\w)"
    )


def _does(text: str, one: Candidate) -> bool:
    """Whether a school, a museum does what only a body does, or is dealt with as one."""
    return (
        _doing().match(text, one.end) is not None
        or re.search(r"\b(?:with|between|by)\s(?:the\s)?$", text[: one.start]) is not None
        or (
            re.search(r"\b(?:from|of|for)\s(?:the\s)?$", text[: one.start]) is not None
            and one.head.kind in ("university", "hospital")
        )
    )


def _is_short(text: str) -> bool:
    """Whether what follows "and" only goes on with the fields of a bureau or a faculty."""
    whole = any(head.alone for _, head in heads(text, "en"))
    return (
        not whole
        and len(text.split()) <= 2
        and not re.search(r"(?i)\b(?:university|council|city|society|institute|embassy)\b", text)
    )


def _main(part: str, inside: Sequence[tuple[re.Match[str], Head]]) -> Head:
    """The head that says what the body is: before "of", else the last; units before others."""
    unit = next((h for _, h in inside if h.unit), None)
    if unit:
        return unit
    cut = re.search(r"\b(?:of|for)\b", part)
    before = [h for m, h in inside if cut is None or m.start() <= cut.start()]
    levels = [h for h in before if h.level and not h.last]
    return levels[-1] if levels else (before or [h for _, h in inside])[-1]


def _made(passage: Passage, start: int, end: int, head: Head) -> Candidate | None:
    text = passage.text
    name = text[start:end]
    country = None
    of_country = re.search(r" (?:of|in) (?:the )?([A-Z][\w ]+)$", name)
    whole = any(
        m[0].endswith(" of") and not m.start() for m, _ in heads(name, "en")
    )  # Hanseatic City of Rostock
    if of_country and (head.last or _AREA.search(name[: of_country.start()])) and not whole:
        # Luxi District of Ningbo
        name = name[: of_country.start()]
        end = start + len(name)
        of_country = None
    if of_country and country_code(of_country[1]) and head.level:
        country = of_country[1]
        name = name[: of_country.start()]
        end = start + len(name)
    if of_country and country_code(of_country[1]) and _LOCAL.match(name[: of_country.start()]):
        country, name = of_country[1], name[: of_country.start()]
        end = start + len(name)
    core = _core(name, head)
    if not core or (not head.alone and folded(core) == ""):
        return None
    plain = [w for w in re.findall(r"[\w’'-]+", name) if w[0].isupper()]
    if len(plain) < 2 and not head.alone:
        return None
    acronym = _ACRONYM.match(text, end)
    aside = None if acronym else _ASIDE.match(text, end)
    return Candidate(
        start,
        end,
        name,
        head,
        folded(core),
        "bodies/whole-name" if head.alone else "bodies/head-word",
        0.9,
        acronym=acronym[1] if acronym else None,
        acronym_at=acronym.span(1) if acronym else None,
        country=country or ((aside[1] or aside[2]) if aside else None),
        held=head.held,
    )


# «the Torrens Port Authority of Australia»: what is of a place has its land told after it.
_LOCAL = re.compile(
    r"(?!National|Federal|Royal|State|Central)[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]*(?: [A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]*)*"
    r" (?:Port Authority|Harbour Authority|Airport Authority|Port|Group|Company|Corporation)$"
)


def _core(name: str, head: Head) -> str:
    if not head.level:
        return name
    found = [m for m, h in heads(name, "en") if h.level]
    core = name
    for match in reversed(found):
        core = core[: match.start()] + core[match.end() :]
    core = re.sub(
        r"(?i)\b(?:the|of|municipal|provincial|city|province|county|people['’]s|regional|town)\b",
        " ",
        core,
    )
    kept = " assembly" if _ASSEMBLY.search(name) else ""
    return " ".join((core + kept).split())


# The assembly of a county or region is a body beside its government.
_ASSEMBLY = re.compile(
    r"(?:County|Provincial|Regional|State|Prefectural|Departmental|Cantonal|Oblast) Assembly$"
)
_DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June"
    "|July|August|September|October|November|December"
)
_SMALL = re.compile(
    r"(?<![\w-])(?:city|town|commune|municipality|borough|village) of "
    r"(?P<core>[A-ZÀ-ÞĀ-ŒŔ-Ț][\w]*(?:[’'-][\w]+)*"
    rf"(?:(?:\s(?:op|am|an der|upon|on|de|la|di|of|le))?\s(?!{_DAYS})[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]+)?)"
)


# «in the Polish city of Łódź» says where
_IN_TOWN = re.compile(
    r"(?i)\b(?:in|at|near|through|around|outside|visit\w*|toured|to|from)\s(?:the\s|a\s)?(?:[\w-]+\s){0,2}$"
)


def _small(
    passage: Passage, people: list[tuple[int, int]], before: list[Candidate]
) -> list[Candidate]:
    """Towns that are named as such with a small letter: «the commune of Aného»."""
    taken = [*people, *((one.start, one.end) for one in before)]
    head = Head("foreign-local-authority", "city")
    return [
        Candidate(*one.span(), one[0], head, folded(one["core"]), "bodies/head-word", 0.85)
        for one in _SMALL.finditer(passage.text)
        if not _IN_TOWN.search(passage.text[max(0, one.start() - 50) : one.start()])
        if not any(a < one.end() and one.start() < b for a, b in taken)
    ]


def _apposed(
    passage: Passage, words: Sequence[Token], closed: set[int], before: list[Candidate]
) -> list[Candidate]:
    """Names without a head word that one stands before: «the charity WheelsForAll»."""
    found: list[Candidate] = []
    text = passage.text
    kinds = lexicon("en", "bodies")["words"]["apposed_kinds"]
    forms = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)({forms})\s(?:called\s)?[“\"]?(?=[A-Z])", text):
        at = next((n for n, w in enumerate(words) if w.start >= match.end()), None)
        run = _run(words, at, closed, text) if at is not None else None
        if run is None:
            continue
        start, end = words[run[0]].start, words[run[1] - 1].end
        if any(one.start < end and start < one.end for one in before):
            continue
        name = text[start:end]
        head = Head(kinds[match[1]])
        found.append(Candidate(start, end, name, head, folded(name), "bodies/apposed", 0.85))
    return found
