"""Later mentions: short names of bodies, family names alone, and "le maire" where it is clear.

A short form counts only when one body or person can be meant.
"""

from __future__ import annotations

import re

from passerelle.extraction.account import Person
from passerelle.extraction.latin.words.heads import heads
from passerelle.extraction.latin.words.tokens import tokens
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.spots import spots

__all__ = ["holders", "short_forms"]


def short_forms(analysis: Analysis) -> None:
    """Note where a body is called by its head word alone, and a person by the family name."""
    _heads(analysis)
    _families(analysis)
    analysis.mentions.sort()


def holders(analysis: Analysis) -> None:
    """Note where a person is called only by a function that one person of the text has."""
    language = analysis.document.language
    for passage in analysis.passages:
        taken = spots(analysis, passage, "person")
        for office in offices(passage.text, language):
            before = passage.text[max(0, office.begin - 4) : office.begin].casefold()
            if not re.search(r"(?:\ble |\bla |\bl['’]|the )$", before) or office.former:
                continue
            if any(
                0 <= start - office.end < 60 or start <= office.start < end
                for start, end, _ in taken
            ):
                continue
            if re.match(r"\s(?:de|du|d[’']|of|de l[’']|adjoint)", passage.text[office.end :]):
                continue
            who = {
                h.person for h in analysis.functions if h.function == office.slug and not h.former
            }
            if len(who) == 1:
                span = passage.span(office.start, office.end)
                analysis.mentions.append(Mention(span, "person", who.pop()))
    analysis.mentions.sort()


def _heads(analysis: Analysis) -> None:
    """«le Comité», «la Mission», «le Conseil départemental», «the Society», «the Forum»."""
    shorts = _short_names(analysis)
    if not shorts:
        return
    article = lexicon(analysis.document.language, "bodies")["words"]["articles"]
    words = "|".join(sorted(map(re.escape, shorts), key=len, reverse=True))
    pattern = re.compile(rf"(?:(?<!\w)(?:{'|'.join(article)}))({words})(?![\w-])")
    for passage in analysis.passages:
        if passage.caps or passage.titled:
            continue
        for found in pattern.finditer(passage.text):
            keys = shorts[found[1]]
            span = passage.span(*found.span(1))
            if len(keys) == 1 and not _taken(analysis, span):
                analysis.mentions.append(Mention(span, "body", next(iter(keys))))


def _short_names(analysis: Analysis) -> dict[str, set[str]]:
    """What each body may be called in short, with a capital, and which ones may."""
    found: dict[str, set[str]] = {}
    for key, body in analysis.bodies.items():
        for word in _shorter(body.name, analysis.document.language):
            found.setdefault(word, set()).add(key)
    return found


def _shorter(name: str, language: str) -> set[str]:
    """The beginnings of a French name, the last words of an English one, without a proper name."""
    words = name.split()
    if len(words) < 2:
        return set()
    joins = lexicon(language, "bodies")["words"]["joins"]
    found: set[str] = set()
    if language == "en":
        cut = next((n for n, word in enumerate(words) if word in joins), len(words))
        found = {" ".join(words[:cut])} if cut < len(words) else {words[-1], " ".join(words[-2:])}
        return {word for word in found if word != name and heads(word, language)}
    for size in range(1, len(words) if language == "fr" else 1):
        part = words[:size]
        plain = re.sub(r"^[dl][’']", "", part[-1])
        if size > 1 and plain[:1].isupper():
            break
        if plain not in joins:
            found.add(" ".join(part)[:1].upper() + " ".join(part)[1:])
    return {word for word in found if len(word) > 3 and word != name}


def _families(analysis: Analysis) -> None:
    """Family names alone, as written in full or in capitals, where one person has them."""
    families: dict[str, set[str]] = {}
    for key, one in analysis.people.items():
        for form in (one.family, one.name, _ends(one)):
            if form and len(form) > 2:
                families.setdefault(folded(form), set()).add(key)
    for passage in analysis.passages:
        words = [w for w in tokens(passage.text) if w.shape != "mark"]
        for at, word in enumerate(words):
            for size in (4, 3, 2, 1):
                if at + size > len(words) or not (word.proper or word.shape == "elision"):
                    continue
                end = words[at + size - 1].end
                keys = families.get(folded(passage.text[word.start : end]))
                if keys is None or len(keys) > 1:
                    continue
                span = passage.span(word.start, end)
                if not _taken(analysis, span):
                    analysis.mentions.append(Mention(span, "person", next(iter(keys))))
                break


def _ends(person: Person) -> str | None:
    """First and last word of a long name: «Tagba Atafeyinam Tchalim» is «Tagba Tchalim»."""
    words = person.name.split()
    return f"{words[0]} {words[-1]}" if len(words) > 2 else None


def _taken(analysis: Analysis, span: Span) -> bool:
    return any(
        one.kind != "date" and one.span.start < span.end and span.start < one.span.end
        for one in analysis.mentions
    )
