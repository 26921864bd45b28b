"""What stands between an office and who holds it, and is no body: fields, countries, a party."""

from __future__ import annotations

import re

__all__ = ["ASIDE", "FIELDS", "PARTY", "SUBJECT", "VERB", "reach"]

# A complement ends before a verb.
VERB = re.compile(
    r"\s(?:était|étaient|est|sont|a|ont|sera|seront|qui|ainsi que|was|were|is|are|has|have|who)\s"
)
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
    r"|\s(?:en|au|aux|à)\s[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)(?=,\s)"
)
SUBJECT = re.compile(r"(?:\s[\w’-]+){1,3}?(?=\s(?:à la|à l['’]|au|at the|at|for the)\s?[A-ZÀ-Þ])")
PARTY = re.compile(
    r"\s(?:of|du|de la)\s(?:the\s)?(?:[\w-]+\s){0,4}?(?:CPC|Communist Party|Party|PCC)\b[\w\s-]*?"
    r"(?=\s(?:and|et)\s|[,;.)]|$)"
)


def reach(text: str) -> int:
    """How far a complement may reach."""
    found = re.search(r"[,;:()]|\.\s|$|\s[–—]\s", text)
    return found.start() if found else 0
