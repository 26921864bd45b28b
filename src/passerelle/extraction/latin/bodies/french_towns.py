"""Where a French text treats a town as a body: as subject, party, partner, owner, sponsor.

`towns` asks this module for stretches of a passage that hold a name and for how sure it is, by
its grammar alone, that the name is that of a town: nearly all towns of the world are in no list.
What names of towns look like (`Saint-Ouen-des-Prés`, `Great Welbourne`, `Vila Nova do Mar`) and
what stands around them decide; a list of verbs would never be complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.latin.words.names import is_given
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.rx import UPPER

__all__ = ["TOWN", "Used", "acts_at_head", "is_compound", "office_towns", "used"]

_WORD = rf"(?:L[’'])?[{UPPER}]\w*(?:(?:[’'](?!s\b)|[-–])\w+)*"
_FOREIGN = r"(?:da|do|dos|das|del|della|di|am|an der|im|bei|nad|pod|upon|of|op|aan|y|e|ob der)"
_ARABIC = rf"(?:[ae][lnrstdz]h?|oul)-[{UPPER}]\w+(?:-\w+)*"
_OF_NAME = r"(?:d[’']|de l[’']|de la\s)"
_IBERIAN = (
    r"(?:Santa|Santo|San|São|Santiago|Villa|Vila|Ciudad|Puerto|R[ií]o|Castro|Torre|Monte|Cabo|Vale"
    r"|Viana|Figueira|Ponte|Valle|Casas|Palma|Jerez|Alcalá|Las|Los)"
)
TOWN = (
    rf"(?:(?:Le|La|Les)\s)?(?:{_IBERIAN}(?:\s{_WORD})?\sde(?:l|\sla|\slos|\slas)?\s)?{_WORD}"
    rf"(?:\s(?:{_WORD}|{_ARABIC}|{_OF_NAME}{_WORD}|{_FOREIGN}(?=\s[{UPPER}])))*"
)
_COMPOUND = re.compile(
    rf"(?:L[’'])?[{UPPER}][\w’']*(?:-(?:\w{{1,5}}|[dl][’']))*-(?:[dl][’'])?[{UPPER}]\w+"
)
_ASIDE = r"(?:\s\([^()]{2,40}\))?"
_START = (
    r"(?:^(?:[^.:!?]{3,40}\s:\s)?|(?<=[.!?:;»”]\s)|(?<=,\s)|(?<=\bque\s)|(?<=\boù\s)"
    r"|(?<=\bmais\s)|(?<=\bdont\s))"
)
_TWIN = r"(?:(?:sa|leur)\s(?:ville\s)?(?:jumelle|partenaire|voisine)(?:\s[a-zà-ÿ]+)?\s)?"
_PAIR = rf"(?P<a>{TOWN}){_ASIDE}\s(?:et|comme)\s{_TWIN}(?P<b>{TOWN}){_ASIDE}"
_CLITICS = r"(?:(?:ne|n[’']|se|s[’']|y|lui|leur|en|l[’']|les)\s?){0,2}"


@dataclass(frozen=True)
class Used:
    """A name that is used as that of a body; `strong` if the words alone show a town."""

    start: int
    end: int
    strong: bool


def is_compound(name: str) -> bool:
    """Whether a word is made as names of towns are, and not as given names or nouns are."""
    found = _COMPOUND.fullmatch(name)
    first = folded(name.split("-")[0])
    parts = [one for one in re.split(r"[-\s]", name) if one[:1].isupper()]
    given = len(parts) == 2 and is_given(parts[0]) and is_given(parts[1])
    return found is not None and not given and first not in _no_towns()


@cache
def _no_towns() -> frozenset[str]:
    return frozenset(lexicon("fr", "bodies")["towns"]["no_first"])


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Expressions with the groups `a` and `b`, and whether they show a town by themselves."""
    words = lexicon("fr", "bodies")["towns"]
    relation = "|".join(words["relations"])
    together = "|".join(words["together"])
    agents = rf"\b\w+(?:é|i|is|it|u|ert)e?s?\spar\s(?P<a>{TOWN})"
    return tuple(
        (re.compile(one), strong)
        for one, strong in (
            (rf"{_START}{_PAIR},?\s{_CLITICS}(?:{together})", True),
            (rf"{_START}{_PAIR}\s{_CLITICS}[a-zéèêàç]+(?:ent|ont)\b", False),
            (rf"(?i:\b(?:{relation}))[^.;:()]{{0,60}}?\s(?:entre|liant|unissant)\s{_PAIR}", True),
            (rf"(?:^|(?<=[«“:.]\s))[Ee]ntre\s{_PAIR}", False),
            (rf"(?i:\b(?:{relation}))(?:\s[\wà-ÿ’'-]+){{0,6}}?\savec\s(?P<a>{TOWN})", False),
            (
                rf"(?i:\b(?:{'|'.join(words['amity'])}))(?:\s[\wà-ÿ’'-]+){{0,3}}?\savec\s(?P<a>{TOWN})",
                True,
            ),
            (
                rf"\b(?:représente(?:nt|ra|ront)?|représentait|représentant|représenter)\s(?P<a>{TOWN})",
                True,
            ),
            (
                r"\b(?:avec|auprès de|au profit de|en faveur de|aux côtés de|au nom de"
                rf"|de la part de|[Gg]râce à)\s(?P<a>{TOWN})",
                False,
            ),
            (rf"\bpar\s{TOWN}\spour\s(?P<a>{TOWN})", True),
            (agents, False),
            (
                rf"\bet\s(?P<a>{TOWN}){_ASIDE}\s{_CLITICS}(?:{together}|[a-zéèêàç]+(?:ent|ont)\b)",
                False,
            ),
            (rf"{_START}(?P<a>{TOWN}){_ASIDE}\set\s(?:la |le |l[’'])(?=[a-zé])", False),
            (
                rf"{_START}(?P<a>{TOWN}){_ASIDE},\s"
                r"(?:représentée?\spar|par la voix d|via son maire|dont le maire)",
                True,
            ),
            (
                rf"\b(?:[LlSsDd]es |[Ll]e |[Ll]a |l[’'])(?:{'|'.join(words['owned'])})"
                rf"(?:\s[a-zà-ÿ]+(?:al|ale|aux|ales|elles?))?\s(?:de\s|d[’'])(?P<a>{TOWN})",
                False,
            ),
        )
    )


_SUBJECT = re.compile(rf"{_START}(?P<a>{TOWN}){_ASIDE}\s{_CLITICS}(?P<verb>[a-zà-ÿ]+)\b")
_ENTRE = re.compile(r"(?i)\bentre\s$")
_ROUTE = re.compile(
    r"(?i)\b(?:lign\w+|liaisons?|trajet|rout\w+|autoroute|trains?|vols?|navette|km|kilomètres|"
    r"étapes?|distance|voyage\w*|axe|traversée|parcours|situ\w+|fleuve|frontière|vallée)\b[^.;]{0,40}$"
)


def used(text: str) -> Iterator[Used]:
    """All names of a passage that are used as those of bodies."""
    for pattern, strong in _patterns():
        for found in pattern.finditer(text):
            between = _ENTRE.search(text[: found.start("a")])
            if between and not strong and _ROUTE.search(text[: between.start()]):
                continue
            for group in ("a", "b"):
                if found.groupdict().get(group):
                    yield Used(*found.span(group), strong)
    for found in _SUBJECT.finditer(text):
        if _is_verb(found["verb"], text[found.end() :]):
            yield Used(*found.span("a"), False)


@cache
def _no_verbs() -> frozenset[str]:
    return frozenset(lexicon("fr", "bodies")["towns"]["no_verbs"])


_PARTICIPLE = re.compile(r".+(?:ée?s?|i[eq]s|ienne?s?|aise?s?|ois|oise|ique|ale?|aux)")


_AT_HEAD = re.compile(r"(?:^|[.!?:;»”]\s|,\s)(?:[Ll]e |[Ll]a |[Ll][’'])$")
_DOES = re.compile(rf"{_ASIDE}(?P<who>,\squi)?\s{_CLITICS}(?P<verb>[a-zà-ÿ]+)\b")
# «L'hôpital de X et celui de Y échangent», «Hôpital de X : trois infirmières …»
_BESIDE = re.compile(
    rf"{_ASIDE}\set\s(?:l[ae]\s|l[’'])[^,.;:()]{{3,60}}?\s{_CLITICS}[a-zà-ÿ]+(?:ent|ont)\b"
)
_TITLE = re.compile(rf"{_ASIDE}\s:\s")


def acts_at_head(text: str, start: int, stop: int) -> bool:
    """Whether what stands there with an article is the subject of a clause that it begins."""
    if _TITLE.match(text, stop) and not text[:start].strip():
        return True
    found = _DOES.match(text, stop)
    if found and found["who"] and _is_verb(found["verb"], text[found.end() :]):
        return True
    if _AT_HEAD.search(text[max(0, start - 6) : start]) is None:
        return False
    beside = _BESIDE.match(text, stop)
    return bool(beside or (found and _is_verb(found["verb"], text[found.end() :])))


_CALLED = re.compile(
    r"(?:\s\w+ment)?\sété\s(?:l[’']hôte|retenue?|choisie?|désignée?|candidate?|hôte)\b"
)


def _is_verb(word: str, after: str) -> bool:
    """Whether the small word after a name at the head of a clause is the verb of an actor."""
    if word in _no_verbs() or folded(word) in lexicon("fr", "bodies")["words"]["joins"]:
        return False
    if re.match(r"(?:\s(?:\w+ment|aussi|enfin))?\sété\b", after):
        return _CALLED.match(after) is not None  # what is opened or shown does nothing
    if word in ("est", "sera", "était"):
        return (
            re.match(r"\s(?:jumel|li|engag|deven|parten|représent|invit|membre|candid)", after)
            is not None
        )
    return _PARTICIPLE.fullmatch(word) is None


_FIELD = r"(?:\s(?:à|au|aux|en charge|chargée?s?|déléguée?s?)\s[^,;:.()]{3,70}?)?"
_OF = re.compile(rf"{_FIELD}\s(?:de\s|d[’'])(?P<a>{TOWN})")
_AND = re.compile(
    rf"(?:,|(?:,\s[^,;.()]{{4,50}},)?\set)\s(?:(?:celui|celle|ceux|celles)\s)?(?:de\s|d[’'])(?P<a>{TOWN})"
)
_LOCAL = frozenset(("mayor", "deputy-mayor", "municipal-councillor"))


def office_towns(text: str) -> Iterator[Used]:
    """The towns whose mayors or councillors are spoken of, named or not."""
    for one in offices(text, "fr"):
        found = _OF.match(text, one.end) if one.slug in _LOCAL else None
        while found is not None:
            yield Used(*found.span("a"), True)
            found = _AND.match(text, found.end())
