"""Agreements: only where words of agreement stand, and told as they are told.

What is signed is an instrument; a lasting relation that is founded is a partnership; what
is built together under a name is a project. Hopes are *intended*, hearsay is *reported*,
and what is said not to be is *denied*. Words of praise (合作, 友好) are nothing.
"""

from __future__ import annotations

import re

from passerelle.extraction.account import Agreement, Signed
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.found import Found
from passerelle.extraction.zh.happenings import story_of
from passerelle.extraction.zh.pairs import one_by_one
from passerelle.extraction.zh.papers import instruments, listed, partnerships
from passerelle.extraction.zh.patterns import BODY, pattern
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.sides import behalf_of, main_body
from passerelle.extraction.zh.signing import signing_bodies
from passerelle.extraction.zh.story import Story
from passerelle.extraction.zh.terms import clause_start
from passerelle.extraction.zh.twins import told_twins
from passerelle.extraction.zh.votes import (
    decided,
    ended,
    named_projects,
    networks,
    of_two,
    projects,
)

__all__ = ["agreements"]


def agreements(analysis: Analysis) -> None:
    """Add the agreements of the text."""
    story = story_of(analysis)
    found: list[Found] = []
    for at, sentence in enumerate(story.sentences):
        found += instruments(analysis, story, at, sentence)
        found += partnerships(analysis, story, at, sentence)
        found += told_twins(analysis, at, sentence)
        found += listed(analysis, story, at, sentence)
        found += projects(analysis, at, sentence)
        found += named_projects(analysis, at, sentence)
        found += networks(analysis, at, sentence)
        found += of_two(analysis, story, at, sentence)
        found += decided(analysis, story, at, sentence)
        found += ended(analysis, story, at, sentence)
    found = [part for one in found for part in one_by_one(story, one)]
    for one in found:
        _of_before(story, found, one)
    signing_bodies(analysis, story, found)
    for one in _merged(story, found):
        _add(analysis, story, one)
    _found_by(analysis)


def _of_before(story: Story, found: list[Found], one: Found) -> None:
    """希望双方早日缔结友好关系: 双方 are the two of the relation told right before."""
    clause = story.sentences[one.at].text[clause_start(story.sentences[one.at].text, one.start) :]
    if one.type != "partnership" or re.search(BODY, clause[: one.end - one.start + 20]):
        return
    told = [
        other.parties
        for other in found
        if (other.type, other.kind) == ("partnership", one.kind)
        and len(other.parties) == 2
        and 0 <= one.at - other.at <= 2
        and (other.at, other.start) < (one.at, one.start)
    ]
    if told:
        one.parties = told[-1]


_REFUTED = pattern("agreements", "refuted")


def _merged(story: Story, found: list[Found]) -> list[Found]:
    """Each agreement once; what is reported and denied is denied."""
    kept: list[Found] = []
    for one in found:
        later = "".join(sentence.text for sentence in story.sentences[one.at :])
        if one.modality == "reported" and _REFUTED.search(later):
            one.modality = "denied"
    denied = [one for one in found if one.modality == "denied"]
    for one in found:
        if one.modality == "reported" and any(_alike(one, other) for other in denied):
            continue
        same = next(
            (
                other
                for other in kept
                if other.modality == one.modality and _alike(one, other) and _same_date(one, other)
            ),
            None,
        )
        if same is None:
            kept.append(one)
            continue
        if same.at < 2 <= one.at or (one.when and not same.when):
            same.start, same.end, same.at = one.start, one.end, one.at
        same.when = same.when or one.when
        same.parties = same.parties or one.parties
    return kept


def _alike(one: Found, other: Found) -> bool:
    sides, others = set(one.parties), set(other.parties)
    pairs = len(sides) == len(others) == 2  # A与B and A与C are two
    parties = not sides or not others or (sides == others if pairs else bool(sides & others))
    kinds = one.kind == other.kind or one.general or other.general
    return one.type == other.type and kinds and parties


def _same_date(one: Found, other: Found) -> bool:
    return one.when is None or other.when is None or one.when == other.when


def _add(analysis: Analysis, story: Story, one: Found) -> None:
    text = reading(analysis)
    sentence = story.sentences[one.at]
    start, end = sentence.span(clause_start(sentence.text, one.start), one.end)
    span = text.span(start, end)
    signers = _signers(analysis, story, one)
    named = re.search(BODY, sentence.text[clause_start(sentence.text, one.start) : one.end])
    signing = () if named and one.parties else _bodies_of(analysis, signers)
    parties = signing or one.parties
    wished = one.type == "partnership" or _WISH.search(sentence.text[: one.start])
    if one.modality == "intended" and not parties and wished:
        return  # 希望与法国地方政府建立友好关系
    if len(signers) > 2 and len(parties) == 2:
        own = tuple(sign for sign in signers if main_body(analysis, sign.who) in parties)
        signers = own if len(own) == 2 else ()  # each signed the paper of his own side
    key = f"a{len(analysis.agreements) + 1}"
    analysis.agreements[key] = Agreement(
        key=key,
        type=one.type,
        kind=one.kind,
        parties=parties,
        when=one.when,
        modality=one.modality,
        signed_by=signers,
        start=span.start,
        end=span.end,
        rule=f"agreements/{one.type}",
        confidence=0.85 if parties else 0.7,
    )


_WISH = pattern("agreements", "wish")


def _bodies_of(analysis: Analysis, signers: tuple[Signed, ...]) -> tuple[str, ...]:
    """The two bodies in whose name two people sign for 双方."""
    bodies = [one.on_behalf_of or main_body(analysis, one.who) for one in signers]
    whole = [body for body in dict.fromkeys(bodies) if body]
    return tuple(whole) if len(whole) == len(signers) == 2 else ()


def _signers(analysis: Analysis, story: Story, one: Found) -> tuple[Signed, ...]:
    """Who signed the paper: people named with the verb in this sentence or the next two."""
    if one.type != "instrument" or one.modality != "asserted":
        return ()
    old = one.when is not None and len(one.when) == 4
    for sentence in story.sentences[one.at : one.at + (1 if old else 3)]:
        clause = pattern("agreements", "signers").sub("", sentence.text)
        match = pattern("agreements", "signers-2").search(clause)
        if match is not None:
            return tuple(
                Signed(who=key, on_behalf_of=behalf_of(analysis, sentence, key))
                for key in sentence.keys(match[1], "person")
            )
    return ()


def _found_by(analysis: Analysis) -> None:
    """An instrument of the same parties and day founds the partnership told beside it."""
    for key, one in analysis.agreements.items():
        if one.type != "instrument" or one.modality != "asserted":
            continue
        for other in analysis.agreements.values():
            same = set(one.parties) == set(other.parties) and other.modality == one.modality
            if other.type == "partnership" and same and one.when and other.when == f"{one.when}/":
                analysis.agreements[key] = one.model_copy(update={"cooperation": other.key})
