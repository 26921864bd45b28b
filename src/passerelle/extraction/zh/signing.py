"""Bodies that sign: the sides of a paper, where no people are said to sign it for them."""

from __future__ import annotations

from collections.abc import Iterable

from passerelle.extraction.account import Role
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.found import Found
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Story
from passerelle.extraction.zh.terms import clause_start

__all__ = ["signing_bodies"]

_NOT_SIGNED = ("council-decision", "termination")


def signing_bodies(analysis: Analysis, story: Story, papers: Iterable[Found]) -> None:
    """甲校与乙校签署协议: each side of the paper is a signatory of its signing."""
    for one in papers:
        if one.type != "instrument" or one.kind in _NOT_SIGNED or one.modality == "denied":
            continue
        sentence = story.sentences[one.at]
        for happening in story.speaks_of[one.at]:
            key = f"e{story.happenings.index(happening) + 1}"
            if happening.kind != "signing" or key not in analysis.events:
                continue
            if any(hit.at == one.at for hit in happening.hits):
                _sign(analysis, sentence, key, one)


def _sign(analysis: Analysis, sentence: Skeleton, event: str, paper: Found) -> None:
    """Add the parties of a paper, unless people sign."""
    told = {role.who for role in analysis.roles if role.event == event and role.role == "signatory"}
    if told & set(analysis.people):
        return
    start, end = sentence.span(clause_start(sentence.text, paper.start), paper.end)
    span = reading(analysis).span(start, end)
    for who in paper.parties:
        if who not in told and who in analysis.bodies:
            analysis.roles.append(
                Role(
                    event=event,
                    who=who,
                    role="signatory",
                    on_behalf_of=None,
                    start=span.start,
                    end=span.end,
                    rule="roles/side",
                    confidence=0.8,
                )
            )
