"""English towns that act under their bare name: subjects of verbs, owners, parties, twins.

`Little Bassett travels to …`, `Incheon and Aarhus are close to a deal`, `Aalborg's fire
department`, `links between Clun and Malguénac`. What stands in such a use is a town if the
gazetteer or the text itself knows it as a place, if it has the shape of one (`… Bay`, `…-le-
Vieux`), or, as one word, if only a body does what is told of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import CAPITAL

__all__ = ["has_shape", "is_adjective", "uses"]

_WORD = rf"{CAPITAL}(?:\w|\.(?=\s{CAPITAL})|[’'-](?!s\b)(?=\w))*"
_JOINTS = r"(?:of|de|do|da|del|la|le|les|upon|on|an|am|der|sur|en)"
_NAME = rf"{_WORD}(?:\s(?:{_JOINTS}\s){{0,2}}{_WORD}){{0,3}}"
_ASIDE = r"(?:\s\([^()]{2,40}\)|,\s(?:in|of)\s[^,;.]{3,40},|\sin\s[A-Z]\w+)?"
_START = (
    r"(?:^|[.!?:;—–]”?\s|,\s|\b(?:that|when|case|side|year|week|month|time|then|and|but|both|what"
    r"|does|will|while|where|since|after|before|as|if|so|though|although|because|whereas)\s)"
)
_BEFORE_VERB = (
    r"(?:,?\s(?:also|now|both|recently|again|first|already|still|duly|never|each|jointly))?"
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Each use, and whether it shows by itself that a town or the like is meant."""
    words = lexicon("en", "bodies")["town_uses"]
    verbs, links, owned = ("|".join(words[key]) for key in ("verbs", "links", "owned"))
    guests = "|".join(words["guests"])
    passives = "|".join(words["passives"])
    ties, kinds = "|".join(words["ties"]), "|".join(words["kinds"])
    other = rf"(?:the\s(?:\w+\s)?(?:{kinds})\sof\s)?(?P<b>{_NAME})"
    pair = rf"(?P<a>{_NAME}){_ASIDE}(?:,?\s(?:and|&)\s{other}{_ASIDE})?"
    between = rf"\b(?:{links})\b[^.;:()]{{0,40}}?\s"
    return tuple(
        (re.compile(one), strong)
        for one, strong in (
            (
                rf"{_START}(?P<c>{_NAME}),\s(?:(?P<d>{_NAME}),\s)?(?P<a>{_NAME}),?\sand\s"
                rf"(?P<b>{_NAME}){_BEFORE_VERB}\s(?:{verbs})(?!\w)",
                False,
            ),
            (rf"(?<![\w’'-])(?P<a>{_NAME}),\swhich\s(?:{verbs})(?!\w)", False),
            (rf"\b(?:{passives})\sby\s(?:the\s)?{pair}(?![\w-])", False),
            (rf"{_START}{pair}{_BEFORE_VERB}\s(?:{verbs})(?!\w)", False),
            (rf"(?<![\w’'-])(?P<a>{_NAME})[’']s\s(?:[\w-]+\s){{0,2}}?(?:{owned})(?!\w)", False),
            (rf"(?<![\w’'-])(?P<a>{_NAME})\s(?:{guests})(?!\w)", False),
            (rf"{between}(?:with|linking|of)\s(?:the\s)?{pair}(?![\w-])", False),
            (rf"{between}between\s(?P<a>{_NAME}){_ASIDE}\sand\s{other}(?![\w-])", True),
            (rf"\b(?:{ties})\s(?:the\s)?{pair}(?![\w-])", True),
            (
                rf"\b(?:twin|partner|sister)s?,?\s(?P<a>{_NAME})(?![\w-])",
                True,
            ),
            (
                rf"\blink(?:s|ed|ing)\s(?P<a>{_NAME}){_ASIDE}\s(?:with|to|and)\s(?P<b>{_NAME})(?![\w-])",
                True,
            ),
            (
                r"\b(?:sister|twin|partner)[ -](?:city|town|county)[’']s\s[^.;,]{0,40}?\sfrom"
                rf"\s(?P<a>{_NAME})(?![\w-])",
                True,
            ),
        )
    )


def uses(passage: Passage) -> Iterator[tuple[int, int, bool]]:
    """Where names stand in such uses, and whether these tell enough."""
    for pattern, strong in _patterns():
        for found in pattern.finditer(passage.text):
            for group in ("a", "b", "c", "d"):
                if found.groupdict().get(group):
                    start, end = _trimmed(passage.text, *found.span(group))
                    if start < end:
                        yield start, end, strong


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without words that only open the sentence: «Yesterday Little Bassett»."""
    leading = lexicon("en", "bodies")["words"]["leading"]
    while start < end:
        first = re.compile(r"[^\s]+\s?").match(text, start, end)
        if first is None or folded(first[0].strip()) not in leading:
            break
        start = first.end()
    return start, end


_SHAPE = re.compile(
    r"(?:Bay|Hill|Hills|Heights|Junction|South|North|East|West|Vale|Falls|Springs|Creek|Ridge"
    r"|Beach|Harbou?r|Port|Head|Point|Island|Park|Fields|Wood|Ferry|Cross|Green|Mills|Rock|Lakes?"
    r"|Sands|Haven|Ford|Bridge|Spa|Bains|Castle|Magna|Parva|Regis)$"
)
_OPENS = re.compile(
    r"(?:Little|Great(?:er)?|Upper|Lower|New|Saint|St\.?|San|Santa|São|Bad|Port|Fort|Mount|North|South"
    r"|East|West|Ciudad|Villa|Nova|Novi|Nowy|Stara|Nizhny|Veliky|Ust|Kota|Ban|Al|El|La|Le|Los|Las"
    r"|Ville|Castel|Monte|Viana|Vila|Wester|Easter|Nether|Kirk|Market|Chipping)\s"
)
_JOINED = re.compile(
    r"\w+-(?:le|la|les|lès|lez|sur|sous|en|de|du|des|d|l|on|in|under|upon|by|the|am|an|aux?|cho|ku|shi"
    r"|gun|do|si|machi)\b"
    r"|\w+ (?:an der|am|on|upon|do|da|de|del|della|la|sur|ob der|im|bei) [A-Z]"
)


# A word that says of which land somebody is, not of which town.
_ADJECTIVE = re.compile(
    r"\w+(?:ian|ean|ese|ish|man|can|ly)|\w{2,}(?:ban|lan)|French|Dutch|Czech|Greek|Swiss|Welsh|Thai"
    r"|Slovak|Breton|Catalan|Basque|Walloon|Iraqi|Israeli|Pakistani|Nepali|Uzbek|Kazakh|Norse|Manx"
)


def is_adjective(word: str) -> bool:
    """Whether a word with a capital is an adjective or adverb: «Danish», «Finally»."""
    return _ADJECTIVE.fullmatch(word) is not None


def has_shape(name: str) -> bool:
    """Whether a name of two words or more looks like that of a town."""
    if _JOINED.match(name):
        return True
    return " " in name and bool(_SHAPE.search(name) or _OPENS.match(name))
