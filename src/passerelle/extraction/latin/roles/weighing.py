"""Which of the parts found are kept as roles, and what they say of bodies and groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from passerelle.extraction.latin.roles.parts import Part, Reader, office

__all__ = ["for_their_body", "weighed", "whence_the_leader"]


def for_their_body(reader: Reader) -> None:
    """Who signs where authorities are said to sign does so for the one he holds office in."""
    signing = {(p.event, p.who) for p in reader.parts if p.rule == "roles/sign-body"}
    for number, part in enumerate(reader.parts):
        held = office(reader, part.who) if part.role == "signatory" else None
        if part.behalf is None and held and (part.event, held) in signing:
            reader.parts[number] = replace(part, behalf=held)


def whence_the_leader(reader: Reader) -> None:
    """A group of which only the leader is known comes whence the leader does."""
    for part in reader.parts:
        if part.role != "delegation-member":
            continue
        guests = [p.who for p in reader.parts if p.event == part.event and p.who.startswith("d")]
        held = office(reader, part.who)
        if len(set(guests)) != 1 or held is None:
            continue
        group = reader.analysis.delegations[guests[0]]
        if group.country is None and group.sent_by is None:
            update = {"sent_by": held, "country": reader.analysis.bodies[held].country}
            reader.analysis.delegations[group.key] = group.model_copy(update=update)


def weighed(reader: Reader) -> Iterator[Part]:
    """Each role once; "participant" only for those of whom nothing more is said."""
    signed = {
        p.event
        for p in reader.parts
        if p.rule == "roles/sign" or (p.role == "signatory" and p.rule != "roles/sign-body")
    }
    seen: set[tuple[str, str, str]] = set()
    for part in sorted(reader.parts, key=lambda part: part.behalf is None):
        if part.rule == "roles/sign-body" and part.event in signed:
            continue
        mark = (part.event, part.who, part.role)
        others = {p.role for p in reader.parts if (p.event, p.who) == mark[:2]} - {part.role}
        if mark in seen or (part.role == "participant" and others):
            continue
        if part.rule == "roles/inaugurate" and others - {"participant"}:
            continue
        if part.role == "organiser" and "co-organiser" in others:
            continue
        if part.role == "guest" and "delegation-member" in others:
            continue
        if part.role == "witness" and "signatory" in others:
            continue  # «Ⓟ signed it, and Ⓟ witnessed the signing»
        if part.role == "host" and others & {"guest", "delegation-member"}:
            continue
        seen.add(mark)
        yield part
