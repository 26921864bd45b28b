"""The stage that finds what an event or an agreement deals with.

Themes are looked for only where the text says what something is about: after "a porté sur"
or "discussed", after the noun of an event ("webinar on …"), after a paper ("memorandum on
…"), in its title, and in what a visit went to see. The fields in which people work, and
what is said in quotation marks, are no themes of an event.
"""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.extraction.account import ThemeOf
from passerelle.extraction.latin.clauses.clauses import SPEECH, Clause, clauses
from passerelle.extraction.latin.themes.beside import beside
from passerelle.extraction.latin.themes.matters import Region
from passerelle.extraction.latin.themes.mentioned import passing
from passerelle.extraction.latin.themes.purpose import purposes
from passerelle.extraction.latin.themes.told import told_regions
from passerelle.extraction.latin.themes.topics import trained, travelled
from passerelle.extraction.latin.themes.triggers import signalled
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["themes"]


def themes(analysis: Analysis) -> None:
    """Add each theme once for each event or agreement."""
    if not analysis.events and not analysis.agreements:
        return
    seen: set[tuple[str, str]] = set()
    for clause in clauses(analysis):
        for slug, of, start, end, rule in _told(analysis, clause):
            _add(analysis, seen, clause, (slug, of, start, end), rule)
    themed = {one.of for one in analysis.themes}
    for clause in clauses(analysis):
        for region in purposes(analysis, clause, themed):
            for slug, start, end in _signals(analysis, clause, region):
                _add(analysis, seen, clause, (slug, region.of, start, end), "purpose")
    for slug, of, clause, start, end in beside(analysis, themed):
        _add(analysis, seen, clause, (slug, of, start, end), "beside", 0.7)
    _of_kind(analysis)


def _add(
    analysis: Analysis,
    seen: set[tuple[str, str]],
    clause: Clause,
    told: tuple[str, str, int, int],
    rule: str,
    confidence: float = 0.9,
) -> None:
    slug, of, start, end = told
    if (slug, of) in seen or _named(analysis, clause, start, end):
        return
    seen.add((slug, of))
    span = clause.span(start, end)
    analysis.themes.append(
        ThemeOf(
            slug=slug,
            of=of,
            start=span.start,
            end=span.end,
            rule=f"themes/{rule}",
            confidence=confidence,
        )
    )


def _of_kind(analysis: Analysis) -> None:
    """A show is culture, a match sport, where nothing else is said of it."""
    book = lexicon(analysis.document.language, "themes").get("kinds")
    if book is None:
        return
    themed = {one.of for one in analysis.themes}
    for event in analysis.events.values():
        slug = book["slugs"].get(event.kind)
        said = analysis.words(Span(event.start, event.end))
        if event.modality == "denied" or event.key in themed or slug is None:
            continue
        if rx.search(book["not"], said):
            continue
        analysis.themes.append(
            ThemeOf(
                slug=slug,
                of=event.key,
                start=event.start,
                end=event.end,
                rule="themes/kind",
                confidence=0.8,
            )
        )


def _told(analysis: Analysis, clause: Clause) -> Iterator[tuple[str, str, int, int, str]]:
    """The themes of a clause: which, of what, and the words that signal it."""
    for region in told_regions(analysis, clause):
        for slug, start, end in _signals(analysis, clause, region):
            yield slug, region.of, start, end, region.rule
    if not clause.title:
        for slug, of, start, end in trained(analysis, clause):
            yield slug, of, start, end, "trained"
        for slug, of, start, end in travelled(analysis, clause):
            yield slug, of, start, end, "travelled"


def _named(analysis: Analysis, clause: Clause, start: int, end: int) -> bool:
    """Whether the words belong to the name of a house: the Water House is not about water."""
    words = clause.text[start:end]
    return any(
        event.venue and words in event.venue and rx.search(rx.CAPITAL, event.venue[1:])
        for event in analysis.events.values()
    )


def _signals(analysis: Analysis, clause: Clause, region: Region) -> Iterator[tuple[str, int, int]]:
    """The signals in a region, and in the title of an event in quotation marks there."""
    language = analysis.document.language
    text = clause.text[region.start : region.end]
    signals = list(signalled(text, language))
    for at, (slug, start, end) in enumerate(signals):
        beside = [*signals[max(0, at - 1) : at], *signals[at + 1 : at + 2]]
        if not passing(text, language, (start, end), [(a, b) for _, a, b in beside], region.rule):
            yield slug, region.start + start, region.start + end
    if region.rule not in ("noun", "title"):
        return
    for position, group in clause.groups.items():
        titled = group.kind == "speech" and region.start <= position < region.end
        if titled and rx.search(rf"(?:^|[:\s]){SPEECH}", text):
            said = clause.view.text[group.start : group.end]
            for slug, _, _ in signalled(said, language):
                yield slug, position, position + 1
