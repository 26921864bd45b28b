"""Rows of French towns that act or are bound together: where one shows a town, all are towns.

«Les maires de A, B et C», «trois communes jumelées, A, B et C», «ont signé A, B et l'Agence»,
«le réseau rassemble A, B et la Région».
"""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.extraction.latin.bodies.french_towns import TOWN, Used, is_compound
from passerelle.extraction.reading.late import late
from passerelle.extraction.reading.rx import UPPER

__all__ = ["town_rows"]

_ASIDE = r"(?:\s\([^()]{2,40}\))?"
_ONE = rf"(?:la ville de\s|la commune de\s|celle de\s|de\s|d[’'])?{TOWN}{_ASIDE}"
_ROW = rf"(?P<row>{_ONE}(?:,\s{_ONE})*,?\set\s(?:{_ONE}|(?=l[ae]s?\s|l[’'])))"
_NAME = late(rf"(?<![\w’'-]){TOWN}")
_KINDS = (
    r"(?:villes|communes|cités|municipalités|collectivités|localités|villages|métropoles|maires"
    r"|municipalités|capitales)"
)
_STRONG = (
    late(rf"\b{_KINDS}(?:\s[a-zà-ÿ]{{4,}}){{0,2}}\s?(?:,|:|–|—|\()\s{_ROW}"),
    late(rf"\b(?:maires|bourgmestres|villes|communes|municipalités)\s(?:de\s|d[’']){_ROW}"),
)
_DEED = r"[a-zà-ÿ]+(?:é|i|is|u|ert)e?s?(?:\s(?:le\s)?(?:\d{1,2}(?:er)?\s[a-zà-ÿ]+|[a-z]+di|hier))?"
_WEAK = (
    late(rf"\bont\s(?:\w+ment\s)?{_DEED}\s{_ROW}"),
    late(
        r"\b(?:rassembl|réuni|regroup|associ|uni|li|rapproch|engag|fédèr|fédér)"
        rf"(?:e|ent|t|ssent|era|eront|ait|aient)\s(?:aujourd[’']hui\s|désormais\s)?{_ROW}"
    ),
    late(rf"(?:^|[.;:]\s|,\s)(?P<row>{TOWN}(?:,\s{TOWN})*,?\set\s{TOWN}),?\s(?:ont|se sont)\b"),
)
_ALONE = (
    late(
        rf"\b(?:sa|leur|la)\s(?:ville\s)?(?:jumelle|sœur|partenaire)(?:\s[a-zà-ÿ-]+)?,?\s(?P<row>{TOWN})"
    ),
    late(
        rf"(?<![\w’'-])(?P<row>{TOWN})\s(?:pour|comme)\s(?:\w+\s)?(?:ville\s)?(?:jumelle|partenaire)"
    ),
)
_TIED = (
    late(
        r"\b(?:uni|unissen|unissai|li|lian|unissan|rapproch|associ|jumel|alli)(?:t|e|le|ait)?"
        rf"\s(?P<row>{TOWN}{_ASIDE}\s(?:à|et)\s{TOWN})"
    ),
    late(rf"(?:^|[.!?:;]\s|,\s)(?P<row>{TOWN}){_ASIDE},\s(?:jumel|associ|li|uni)ée?s?\s(?:à|avec)"),
    late(
        r"\b(?:se jumelle|fraternise|coopère|se jumeler|coopérer|fraterniser)(?:nt|ra|ront)?"
        rf"\s(?:avec|à)\s(?P<row>{TOWN})"
    ),
    late(
        rf"\b(?:élue?s|édiles|maires|représentants)\s(?P<row>(?:de\s|d[’']){TOWN}\set\s(?:de\s|d[’']){TOWN})"
    ),
    late(
        r"\b(?:accord|contrat|convention|partenariat|pacte|protocole|charte|lien|jumelage|échange)s?"
        rf"(?:\s[^.;:()]{{0,50}}?)?\sentre\s(?P<row>{TOWN})\set\s(?:la\s|le\s|l[’'])"
    ),
)
_DOUBLE = late(rf"\b[Jj]umelage\s(?P<a>[{UPPER}][\w’]+)\s?[-–/]\s?(?P<b>[{UPPER}][\w’]+)(?![\w-])")
_EMPHATIC = (
    late(
        rf"(?:^|[.!?:;»]\s)(?P<row>{TOWN})"
        rf"(?:{_ASIDE},\squi\s(?!abrit|compt|se trouv|est|sont|fut)[a-zà-ÿ]"
        r"|\set\s(?:sa|son|ses)\s[a-zà-ÿ])"
    ),
    late(rf"\b[Cc][’']est\s(?P<row>{TOWN})\squi\s(?:l[’']|les\s)?[a-zà-ÿ]"),
    late(rf"(?:^|[.;,:]\s)[Pp]our\s(?P<row>{TOWN})\s:"),
)
_NO_TOWN = late(rf"[{UPPER}]{{2,}}$")


def town_rows(text: str) -> Iterator[Used]:
    """The towns of all rows of a passage."""
    for found in _DOUBLE.finditer(text):
        yield from (Used(*found.span(group), True) for group in ("a", "b"))
    told = ((_STRONG, True), (_ALONE, True), (_TIED, True), (_WEAK, False), (_EMPHATIC, False))
    for patterns, sure in told:
        for pattern in patterns:
            for found in pattern.finditer(text):
                yield from _towns(text, *found.span("row"), sure)


def _towns(text: str, start: int, end: int, sure: bool) -> list[Used]:
    """The names of a row; where the words do not show towns, one must by its form."""
    names = [one for one in _NAME.finditer(text, start, end) if not _NO_TOWN.fullmatch(one[0])]
    strong = sure or (len(names) > 1 and any(is_compound(one[0]) for one in names))
    return [Used(*one.span(), strong) for one in names]
