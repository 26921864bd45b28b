"""Which happening a word tells once more: one told before, one it looks back to, or none.

Kinds must be near and settings agree; beyond that a headline, a verb, a noun and a signing
each have marks of their own.
"""

from __future__ import annotations

from passerelle.extraction.zh.hits import Hit
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.story import Happening, Story
from passerelle.extraction.zh.tellings import agree, edition, near

__all__ = ["told_before"]

_FURTHER = pattern("happenings", "further")
_SITES, _TRIP = pattern("happenings", "sites"), pattern("happenings", "trip")


def told_before(story: Story, hit: Hit, headline: bool) -> Happening | None:
    """The happening told before that a hit speaks of again."""
    if hit.kind == "signing" and hit.verb and not headline:
        within = _within(story, hit)
        if within is not None:
            return within
    if hit.apart:
        return _named_alike(story, hit)
    told = _looked_back_to(story, hit) if hit.looks_back else None
    if told is not None:
        return told
    for one in reversed(story.happenings):
        alike = one.modality == hit.modality and near(one.kind, hit.kind)
        if hit.looks_back and alike and agree(one.setting, hit.setting):
            return one
        if not hit.looks_back and _told_again(story, one, hit, headline):
            return one
    return None


def _looked_back_to(story: Story, hit: Hit) -> Happening | None:
    """The last event of the kind that words like 会议由 or 陪同出访 look back to."""
    plain = pattern("happenings", "plain").fullmatch(hit.word) is not None
    named = [one for one in story.happenings if any(not o.verb for o in one.hits)]
    exact = [one for one in story.happenings if one.kind == hit.kind]
    exact = [one for one in named if near(one.kind, hit.kind)] if plain and named else exact
    exact.sort(key=lambda one: not one.side)
    if hit.verb and _TRIP.search(hit.word):  # 陪同出访: the journey, not a site seen on it
        exact.sort(key=lambda one: not _SITES.search(one.hits[0].word))
    fits = (
        one
        for one in reversed(exact)
        if one.modality == hit.modality and agree(one.setting, hit.setting)
    )
    return next(fits, None)


def _told_again(story: Story, one: Happening, hit: Hit, headline: bool) -> bool:
    """Whether a hit that does not look back tells a happening once more."""
    if not near(one.kind, hit.kind) or not agree(one.setting, hit.setting):
        return False
    lonely = one.headline and not one.told
    if one.modality != hit.modality and not (lonely and one.kind == hit.kind):
        return False
    if lonely:
        return one.kind == hit.kind or not hit.verb or _share(one, hit)
    if one.kind == "visit" and hit.kind == "meeting":
        return _receives(story, one, hit)
    if not hit.verb:
        return not _new_date(one, hit) and one.kind == hit.kind and not _other_name(one, hit)
    return _done_again(story, one, hit)


def _done_again(story: Story, one: Happening, hit: Hit) -> bool:
    """Whether a verb tells a happening once more, by how far it stands and what it adds."""
    last, new = one.hits[-1], _new_date(one, hit)
    if one.kind == hit.kind == "visit":
        soon = not hit.setting.venue and not new and hit.at - last.at <= 2
        return (last.at == hit.at or soon) and not _further(story, one, hit)
    if one.kind == "meeting" and hit.kind == "visit":
        comes = pattern("happenings", "comes").fullmatch(hit.word) is not None
        return last.at == hit.at and comes and not hit.setting.venue
    if pattern("happenings", "opens").search(hit.word) and hit.at - last.at <= 3:
        return not new  # 为展览剪彩: the exhibition told before
    if one.kind == hit.kind == "signing" and hit.at - last.at > 3 and not one.who & hit.who:
        return False
    return one.kind == hit.kind and not new and (_share(one, hit) or last.at == hit.at)


def _further(story: Story, one: Happening, hit: Hit) -> bool:
    """随后前往曲阜参观孔庙: another place, said to be seen after the first."""
    sentence = story.sentences[hit.at]
    clause = sentence.text[sentence.clause(hit.start)[0] : hit.start]
    elsewhere = hit.setting.place is not None and hit.setting.place != one.setting.place
    return elsewhere and _FURTHER.match(clause) is not None


def _new_date(one: Happening, hit: Hit) -> bool:
    """Whether the hit has a date of its own, other than that of the happening."""
    return hit.setting.own_date and hit.setting.when != one.setting.when


def _other_name(one: Happening, hit: Hit) -> bool:
    """Whether two events are named apart: an edition of its own, or quotes."""
    first, second = edition(one.phrase), edition(hit.phrase)
    return first is not None and second is not None and first != second


def _share(one: Happening, hit: Hit) -> bool:
    return not one.who or not hit.who or bool(one.who & hit.who)


def _receives(story: Story, one: Happening, hit: Hit) -> bool:
    """Whether a meeting is the reception of the visit told right before."""
    last = one.hits[-1]
    soon = hit.at - last.at <= 4 and not _new_date(one, hit)
    if _SITES.search(last.word) or hit.setting.place:
        return False
    sentence = story.sentences[hit.at]
    behind = sentence.text[hit.end : sentence.clause(hit.start)[1]]
    others = set(sentence.keys(behind, "person delegation")) - one.who
    before = sentence.text[sentence.clause(hit.start)[0] : hit.start]
    own = set(sentence.keys(before, "person")) - one.who
    return soon and not others and not (own and len(one.hits) and one.who)


def _named_alike(story: Story, hit: Hit) -> Happening | None:
    """The event of the same word and no other day that 随后举行的座谈会 tells once more."""
    for one in reversed(story.happenings):
        lonely = one.headline and not one.told and one.kind == hit.kind
        again = any(other.word == hit.word and not other.verb for other in one.hits)
        if one.modality == hit.modality and (again or lonely) and not _new_date(one, hit):
            return one
    return None


def _within(story: Story, hit: Hit) -> Happening | None:
    """The meeting, visit or ceremony during which something is signed."""
    told = [
        one
        for one in story.happenings
        if one.modality == hit.modality and (one.told or len(one.hits) > 1)
    ]
    years = [(one.setting.when or "")[:4] for one in told]
    told = [one for one, year in zip(told, years, strict=True) if not year or year == max(years)]
    if not told or hit.modality != "asserted" or _new_date(told[-1], hit):
        return None
    own = hit.setting.own_date and all(other.at != hit.at for other in told[-1].hits)
    if hit.setting.place or (own and not any(one.kind == "signing" for one in told)):
        return None  # 当日中午，…在长春续签
    signings = [one for one in told if one.kind == "signing"]
    if not signings and hit.parties and not _headlined(told[-1], hit):
        return None  # 会上，甲协会与乙商会签署…: those who sign make it an event of its own
    return (signings or told)[-1]


def _headlined(one: Happening, hit: Hit) -> bool:
    """Whether the signing was told right before, as part of the event."""
    return any(hit.at - other.at < 3 and other.kind == "signing" for other in one.hits)
