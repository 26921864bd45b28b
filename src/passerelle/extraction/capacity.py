"""Only people in a public capacity stay: who holds a function, or has a role in an event.

A name of which the text tells nothing of the kind is a private person, an author, an artist,
a namesake of a street: nobody that a press release presents.
"""

from __future__ import annotations

from passerelle.extraction.analysis import Analysis
from passerelle.extraction.lexicon import pattern
from passerelle.extraction.signs import title_before
from passerelle.extraction.spots import spots

__all__ = ["capacity"]


def capacity(analysis: Analysis) -> None:
    """Forget persons of whom the text tells nothing public."""
    public = {one.person for one in analysis.functions} | _acting(analysis)
    public |= {one.who for one in analysis.roles}
    public |= {signed.who for one in analysis.agreements.values() for signed in one.signed_by}
    private = {
        key for key, one in analysis.people.items() if key not in public and one.known is None
    }
    for key in private:
        del analysis.people[key]
    analysis.mentions = [
        one for one in analysis.mentions if one.kind != "person" or one.entity not in private
    ]


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
