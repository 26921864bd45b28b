"""Names that turn out to mean one body: short ones that go on in others, bare ones, acronyms."""

from __future__ import annotations

import re

from passerelle.extraction.account import Body
from passerelle.extraction.latin.words.heads import heads
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention

__all__ = ["drop", "is_bare", "join"]


def join(analysis: Analysis) -> None:
    """Join bodies that are one, find their names again, and tie units to what they are part of."""
    _join_bare(analysis)
    _join_begun(analysis)
    _join_prefectures(analysis)
    _forms(analysis)
    _parents(analysis)
    analysis.mentions.sort()


def is_bare(name: str, language: str) -> bool:
    """Whether a name has no proper part: «Municipal Government», «Conseil», «the City Council»."""
    generic = lexicon(language, "bodies")["words"]["generic"]
    rest = name
    for match, _ in reversed(heads(name, language)):
        rest = rest[: match.start()] + " " + rest[match.end() :]
    return all(folded(word) in generic for word in re.findall(r"[^\W\d_]+", rest))


def _join_bare(analysis: Analysis) -> None:
    """«the Municipal Foreign Affairs Office» is the office of that kind that has a name."""
    language = analysis.document.language
    bare = [key for key, one in analysis.bodies.items() if _is_bare_body(one, language)]
    for key in bare:
        body = analysis.bodies[key]
        level = _level(analysis, key)
        if language == "en" and body.name.endswith(" Assembly") and level != "city":
            whole = [o for core, o in analysis.cores.items() if core[1].endswith(" assembly")]
            if len(set(whole)) == 1:
                _into(analysis, key, whole[0])
            continue
        same = [
            other
            for other, one in analysis.bodies.items()
            if other not in bare
            and (_level(analysis, other) == level if level else one.kind == body.kind)
        ]
        if level and not same:
            same = [
                o
                for o, one in analysis.bodies.items()
                if o not in bare and _level(analysis, o) == "city"
            ]
        if len(same) == 1 or (level and same):
            _into(analysis, key, same[0])
        elif level:
            drop(analysis, key)


def _is_bare_body(one: Body, language: str) -> bool:
    whole = one.rule in ("bodies/whole-name", "bodies/known", "bodies/of-function")
    whole = whole or one.kind in ("parliament-chamber", "parliamentary-body")
    return not whole and not one.acronym and is_bare(one.name, language)


def _level(analysis: Analysis, key: str) -> str:
    return next((core[0] for core, one in analysis.cores.items() if one == key), "")


def _join_begun(analysis: Analysis) -> None:
    """«Agence de l'eau» is the «Agence de l'eau Adour-Garonne» of the same text."""
    for key in list(analysis.bodies):
        body = analysis.bodies[key]
        if body.type != "institution" or body.acronym:
            continue
        begun = [
            other
            for other, one in analysis.bodies.items()
            if other != key and one.type == "institution" and _goes_on(body.name, one.name)
        ]
        if len(begun) == 1:
            _into(analysis, key, begun[0])


def _join_prefectures(analysis: Analysis) -> None:
    """A prefecture that elsewhere in the text is an authority of Japan is one throughout."""
    for key, body in list(analysis.bodies.items()):
        place = re.sub(r"^prefecture (?:de |d'|of )?", "", folded(body.name))
        other = analysis.cores.get(("other", place))
        if body.kind == "state-prefecture" and other and other != key:
            _into(analysis, key, other)


def _goes_on(short: str, long: str) -> bool:
    plain, whole = folded(short), folded(long)
    if not whole.startswith(plain + " "):
        return False
    proper = re.search(r"(?<=\s)(?:[dl][’'])?[A-ZÀ-ÞĀ-ŒŔ-Ț]", short) is not None
    rest = whole[len(plain) :].strip()
    return not proper or re.match(r"(?:du|de la|de l'|de|des|d'|of|for|to)\b", rest) is not None


def _into(analysis: Analysis, key: str, other: str) -> None:
    """Take the mentions of a body over into another."""
    analysis.bodies.pop(key)
    analysis.mentions = [
        Mention(one.span, one.kind, other) if one.kind == "body" and one.entity == key else one
        for one in analysis.mentions
    ]
    analysis.cores |= {name: other for name, one in analysis.cores.items() if one == key}
    analysis.short |= {name: other for name, one in analysis.short.items() if one == key}


def drop(analysis: Analysis, key: str) -> None:
    """Forget a body and where it is named."""
    analysis.bodies.pop(key)
    analysis.mentions = [
        one for one in analysis.mentions if one.kind != "body" or one.entity != key
    ]
    analysis.cores = {name: one for name, one in analysis.cores.items() if one != key}


def _forms(analysis: Analysis) -> None:
    """Find acronyms and names again where they stand without their head word."""
    short = {word: key for word, key in analysis.short.items() if len(word) > 1}
    names = {one.name: key for key, one in analysis.bodies.items()}
    taken = [one.span for one in analysis.mentions if one.kind == "body"]
    keys = {**names, **short}
    if not keys:
        return
    words = "|".join(sorted(map(re.escape, keys), key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")
    for passage in analysis.passages:
        for found in pattern.finditer(passage.text):
            span = passage.span(*found.span())
            if not any(one.covers(span) for one in taken):
                taken.append(span)
                analysis.mentions.append(Mention(span, "body", keys[found[0]]))


def _parents(analysis: Analysis) -> None:
    """Tie units to the body that their name ends with."""
    spans = [(one.span, one.entity) for one in analysis.mentions if one.kind == "body"]
    for span, key in spans:
        for inner, parent in spans:
            ends = span.covers(inner) and span != inner and inner.end == span.end
            if ends and parent != key and analysis.bodies[key].unit_of is None:
                analysis.bodies[key] = analysis.bodies[key].model_copy(update={"unit_of": parent})
