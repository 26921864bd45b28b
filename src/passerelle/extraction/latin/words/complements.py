"""What stands between an office and who holds it, and is no body: fields, countries, a party."""

from __future__ import annotations

import re

from passerelle.extraction.reading.rx import CAPITAL

__all__ = ["ASIDE", "CHAIRS", "FIELDS", "OBJECT", "PARTY", "SUBJECT", "VERB", "reach"]

# A complement ends before a verb.
VERB = re.compile(
    r"\s(?:était|étaient|est|sont|a|ont|sera|seront|qui|ainsi que|was|were|is|are|has|have|who)\s"
)
# An office told by a verb, and what leads to its body: «who chairs the committee».
CHAIRS = re.compile(
    r"(?i)(?:has |had )?(?:chair(?:s|ed)|preside[sd] over|leads?|led|head(?:s|ed)(?: up)?"
    r"|direct(?:s|ed)|runs?|manage[sd])"
)
OBJECT = re.compile(r"\s(?:the\s)?")
_OF_FIELD = r"(?:de la |de l['’]|du |des |de |d['’])[^,;:.()]{2,50}?"
# «ministre de l'Intérieur, de la Décentralisation et du Développement des territoires, X»
FIELDS = re.compile(
    rf"[^,;:.()]{{2,60}}?(?:, {_OF_FIELD}){{0,4}} et (?:{_OF_FIELD})"
    r"(?=,|\s\(|\s(?:M\.|Mme|[Mm]onsieur)|$)"
)
# «de l'Association des maires (AIMF), X», «de l'Alliance au Togo, X», «de Meru, ville du Kenya, X»
ASIDE = re.compile(
    r"(?:,\s(?:ville|commune|capitale|chef-lieu|région|province|localité)\b[^,;.()]{0,40}"
    r"|\s?\([^()]{2,60}\)"
    r"|\s(?:en|depuis)\s(?:[a-zà-ÿ]+(?:\s\d{4})?|\d{4})|\s(?:hier|[a-z]{3,6}di|dimanche)"
    r"|\s(?:depuis|de \d{4} (?:à|jusqu)|jusqu[’']en|entre \d{4})[^,;.:()]{2,30}"
    rf"|\s(?:en|au|aux|à)\s{CAPITAL}[\w’'-]+(?:\s{CAPITAL}[\w’'-]+)?)(?=,\s)"
)
SUBJECT = re.compile(
    rf"(?:\s[\w’-]+){{1,3}}?(?=\s(?:à la|à l['’]|au|at the|at|for the)\s?{CAPITAL})"
)
PARTY = re.compile(
    r"\s(?:of|du|de la)\s(?:the\s)?(?:[\w-]+\s){0,4}?(?:CPC|Communist Party|Party|PCC)\b[\w\s-]*?"
    r"(?=\s(?:and|et)\s|[,;.)]|$)"
)


def reach(text: str) -> int:
    """How far a complement may reach."""
    found = re.search(r"[,;:()]|\.\s|$|\s[–—]\s", text)
    return found.start() if found else 0
