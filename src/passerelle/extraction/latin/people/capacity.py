"""Only people in a public capacity stay: who holds a function, has a role, or is presented in full.

A family name alone, or words that only what stands beside them makes a name, of which the text
tells nothing of the kind: that is a private person or a namesake, nobody that a press release
presents. Who is named by given and family name is presented (pupils, relatives and contacts were
left out before).
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.words.titles import title_before
from passerelle.extraction.lexicon import either, lexicon, pattern
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.spots import spots

__all__ = ["capacity"]


def capacity(analysis: Analysis) -> None:
    """Forget persons of whom the text tells nothing public."""
    public = {one.person for one in analysis.functions} | _acting(analysis)
    public |= {one.who for one in analysis.roles} | _presented(analysis)
    public |= {signed.who for one in analysis.agreements.values() for signed in one.signed_by}
    private = {
        key for key, one in analysis.people.items() if key not in public and one.known is None
    }
    for key in private:
        del analysis.people[key]
    analysis.mentions = [
        one for one in analysis.mentions if one.kind != "person" or one.entity not in private
    ]


def _presented(analysis: Analysis) -> set[str]:
    """Who is named in full: by a given name, or with the title of a profession."""
    language = analysis.document.language
    words = lexicon(language, "people").get("professions")
    if not words:
        return set()
    full = {key for key, one in analysis.people.items() if one.given and one.family}
    learned = re.compile(rf"{either(words)}\s?$")
    found: set[str] = set()
    for passage in analysis.passages:
        for start, end, key in spots(analysis, passage, "person"):
            left = passage.text[:start]
            alone = not (left + passage.text[end:]).strip(" .,;:")
            if key not in full or alone or _CREDIT.search(left[-40:]):
                continue
            if analysis.people[key].rule == "people/given" or learned.search(left[-40:]):
                found.add(key)
    return found


# Who took the picture or wrote the words is none whom they present.
_CREDIT = re.compile(
    r"(?i)(?:©|\(c\)|propos recueillis par|(?:^\W*|[.;|(]\s*)(?:crédits?\b[^.;]*"
    r"|(?:photos?(?:graphies?)?|textes?|images?|traduction|rédaction)\s*(?::|de|par)))\s*$"
)


def _acting(analysis: Analysis) -> set[str]:
    """Who is told, with a title, to lead, to represent or to sign."""
    language = analysis.document.language
    public: set[str] = set()
    for passage in analysis.passages:
        for start, _, key in spots(analysis, passage, "person"):
            begin = title_before(passage.text, start, language)
            acts = pattern(language, "people", "acts_before")
            found = [one for one in acts.finditer(passage.text, 0, begin) if begin - one.end() <= 1]
            if begin < start and found:
                public.add(key)
    return public
