"""The forms of English verbs: one entry of the lexicon stands for all tenses, voices and moods.

An entry is a verb with what belongs to it, such as "play host to"; its first word is put into
every form. A bare infinitive counts only after a modal verb or right after a name, and what ends
in -ing only as a progressive, after a small word ("before touring") or at the head of a phrase:
"visit" and "meeting" are nouns as well.
"""

from __future__ import annotations

from functools import cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["conjugated", "forms"]

_VOWELS = "aeiou"


def forms(verb: str, irregular: dict[str, list[str]]) -> tuple[str, str, str, str]:
    """Third person, past, past participle and the form in -ing.

    >>> forms("tour", {})
    ('tours', 'toured', 'toured', 'touring')
    >>> forms("greet", {}), forms("stop", {})[1], forms("visit", {})[3], forms("pay", {})[0]
    (('greets', 'greeted', 'greeted', 'greeting'), 'stopped', 'visiting', 'pays')
    """
    third = f"{verb}s"
    if rx.search(r"(?:s|x|z|ch|sh|o)$", verb):
        third = f"{verb}es"
    elif rx.search(r"[^aeiou]y$", verb):
        third = f"{verb[:-1]}ies"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb
    if rx.fullmatch(rf"[^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}wxy]", verb) or verb.endswith("vel"):
        stem = verb + verb[-1]
    past = f"{stem}ed" if third[-3:] != "ies" else f"{verb[:-1]}ied"
    preterite, participle = irregular.get(verb, [past, past])
    return third, preterite, participle, f"{stem}ing"


@cache
def conjugated(language: str) -> dict[str, str]:
    """Patterns for each list of verbs in the lexicon: as a subject's verb, and as passive."""
    book = lexicon(language, "events").get("verbs", {})
    patterns: dict[str, str] = {}
    for name, entries in book.items():
        if name != "irregular":
            patterns[name], patterns[f"{name}_passive"] = _patterns(entries, book["irregular"])
    return patterns


def _patterns(entries: list[str], irregular: dict[str, list[str]]) -> tuple[str, str]:
    active: list[str] = []
    passive: list[str] = []
    for entry in entries:
        verb, _, rest = entry.partition(" ")
        rest = f" {rest}" if rest else ""
        third, past, participle, ing = forms(verb, irregular)
        active += [
            rf"(?:{{have}}{participle}|{past}|{third}|{{modal}}{verb}){rest}",
            rf"(?:{{being}}|(?<=before )|(?<=after )|(?<=while )|(?<= by )|(?<= to )|(?<= and )"
            rf"|(?<=, ))(?:then )?{ing}{rest}|{ing.capitalize()}{rest}|(?<=[ⓅⒹ] ){verb}{rest}",
        ]
        by = r"(?= (?:\w+ |Ⓣ ){0,3}by )"
        passive.append(
            rf"{{be}}{participle}{rest}|(?:(?<= and )|(?<=, ))(?:\w+ly )?{participle}{rest}{by}"
        )
    return f"(?:{'|'.join(active)})", f"(?:{'|'.join(passive)})"
