"""Roles that the verb or the noun of an event gives to those bound to it.

Who receives is host, who is received is guest; who is told by other words than subject and
object (a companion, a group that is sent, the body that publishes) has a part as well.
"""

from __future__ import annotations

from dataclasses import replace

from passerelle.extraction.latin.clauses.binding import objects
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.rows import listed
from passerelle.extraction.latin.events.frames import Frame
from passerelle.extraction.latin.roles.companions import companions
from passerelle.extraction.latin.roles.parts import Reader, office
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["from_frame", "from_rows"]


def from_frame(reader: Reader, clause: Clause, frame: Frame) -> None:
    """Add the parts of those whom the frame of an event binds."""
    span = clause.span(frame.start, frame.end)
    event = next((m.entity for m in reader.told if m.span == span), None)
    if event is None:
        return
    if frame.roles[0] == "meeter":
        _meeting(reader, clause, frame, event)
        return
    if frame.name == "sign":
        _signing(reader, clause, frame, event)
        companions(reader, clause, frame, event)
        return
    if frame.name == "invite" and not frame.subjects:
        _publisher_invites(reader, clause, frame, event)
    _beside(reader, clause, frame, event)
    companions(reader, clause, frame, event)
    for role, side in zip(
        _sides(reader, clause, frame, event), (frame.subjects, frame.objects), strict=True
    ):
        if role == "chair":  # "Ⓟ et Ⓟ, maires de Ⓑ et de Ⓑ, ont présidé …"
            side = tuple(group for group in side if group.kind == "person")
        if role:
            reader.add(event, side, role, clause, frame.name)
    if frame.kind == "visit" and frame.roles[0] == "guest":
        _headed(reader, clause, frame, event)


def _headed(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """«He travelled at the head of Ⓓ»: the group travels, too."""
    headed = lexicon(reader.language, "events")["refine"].get("headed", "(?!)")
    led = rx.compiled(rf"[^.;:!?•]{{0,90}}?\b(?:{headed}) (?=Ⓓ)").match(clause.text, frame.end)
    if led:
        reader.add(event, [clause.groups[led.end()]], "guest", clause, "visit-headed")
    heads = lexicon(reader.language, "events")["refine"].get("leads", "(?!)")
    if led and rx.match(heads, clause.text[frame.end :]):
        persons = [one for one in frame.subjects if one.kind == "person"]
        reader.add(event, persons, "delegation-member", clause, "visit-headed")


def _beside(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """Add those who are told by other words than subject and object."""
    if frame.noun:
        _of_noun(reader, clause, frame, event)
    if frame.name == "hold":
        _gathered(reader, clause, frame, event)
    if frame.name in ("visit", "made"):
        _along(reader, clause, frame, event)
    if frame.name in ("send", "lead"):
        _sent(reader, clause, frame, event)
    if frame.name == "receive" and not frame.passive and not frame.subjects:
        _we_receive(reader, clause, frame, event)
    received = frame.name in ("receive", "train") and frame.passive and not frame.objects
    if received or (frame.name == "visit" and not frame.subjects):
        _received_group(reader, clause, frame, event)


def _sides(reader: Reader, clause: Clause, frame: Frame, event: str) -> tuple[str, str]:
    """The roles of subject and object, as the kind of the event has it."""
    subject, target = frame.roles
    if frame.name == "send" and "Ⓓ" in clause.text[frame.start : frame.end + 1]:
        return "", target
    if frame.name == "made" and frame.passive:
        of_group = reader.book.get("members", "(?!)")
        after = clause.text[frame.end : frame.end + 80]
        return ("delegation-member" if rx.search(of_group, after) else subject), target
    book = lexicon(reader.language, "events")["refine"]
    verb = clause.text[frame.start : frame.end]
    kind = reader.analysis.events[event].kind
    if subject == "organiser" and frame.kind == "conference" and rx.search(book["gives"], verb):
        return "speaker", target
    gives = "gives" in book and rx.search(book["gives"], verb)
    if subject == "organiser" and kind == "cultural-event" and gives:
        return "participant", target
    if subject == "organiser" and frame.kind == "reception":
        return "host", target
    if subject == "organiser" and kind == "visit" and rx.search(book["goes"], verb):
        return "guest", target
    if frame.name == "inaugurate" and rx.search(book.get("opens", "(?!)"), verb):
        return "speaker", target
    if subject == "sender":  # of a mission
        return ("organiser" if kind == "training-session" else "guest"), target
    if subject == "participant" and rx.search(book["looks_on"], verb):
        return ("witness" if rx.fullmatch(reader.book["witnessed"], kind) else subject), target
    return subject, target


def _along(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """«S'est rendue à Ⓛ avec Ⓟ»; «Ⓟ rend compte de la visite qu'elle a effectuée»."""
    text, never = clause.text, "(?!)"
    end = frame.end
    if frame.name == "made":
        done = rx.compiled(r"[^.;:]{0,90}?(?:é|u|it)e?s?(?= )").match(text, end)
        end = done.end() if done else end
        told = rx.search(reader.book.get("traveller", never), text[frame.start : end])
        before = [g for p, g in clause.groups.items() if p < frame.start and g.kind == "person"]
        if told and not frame.objects:
            reader.add(event, before[-1:], "guest", clause, "made")
    with_them = rx.compiled(reader.book.get("companions", never)).match(text, end)
    if with_them and (frame.subjects or frame.name == "made"):
        groups, _ = listed(clause, reader.language, with_them.end(), len(text))
        reader.add(event, groups, "guest", clause, "along")


def _gathered(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """«Un entretien a réuni Ⓟ et Ⓟ», «une rencontre a eu lieu entre Ⓟ et Ⓟ»."""
    verb = clause.text[frame.start : frame.end]
    if rx.search(reader.book.get("gathers", "(?!)"), verb):
        after = objects(clause, reader.language, frame.end, "ⓅⒷⒹ")
        reader.add(event, after, "participant", clause, "gathered")
    between = rx.compiled(reader.book.get("between", "(?!)")).match(clause.text, frame.end)
    if between and frame.kind in ("meeting", "round-table", "webinar"):
        groups, _ = listed(clause, reader.language, between.end(), len(clause.text))
        reader.add(event, groups, "participant", clause, "between")


def _sent(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """«Ⓑ envoie Ⓓ», «Ⓟ conduira Ⓓ»: the group is who travels."""
    persons = "Ⓟ" if reader.language == "en" and frame.name == "send" else ""
    for position in range(frame.start, min(frame.end + 1, len(clause.text))):
        if clause.text[position] in f"Ⓓ{persons}":
            reader.add(event, [clause.groups[position]], "guest", clause, frame.name)


def _we_receive(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """«Nous avons accueilli Ⓓ»: the body that publishes the text."""
    we = reader.book.get("we", "(?!)")
    if rx.search(we, clause.text[max(0, frame.start - 30) : frame.start]):
        _publisher(reader, clause, frame, event, "host")


def _received_group(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """«Elle a été reçue», «elle s'est rendue à Ⓛ»: the group that was named last."""
    pronoun = reader.book.get("group_pronoun", "(?!)")
    match = rx.search(rf"(?<!\w){pronoun} (?:[yn]' ?)?$", clause.text[: frame.start])
    if match is None:
        return
    start, end = clause.places[match.start()], clause.places[match.start()] + 1
    before = clause.view.span(start, end).start
    kinds = ("delegation",) if frame.passive else ("delegation", "person")
    named = [m for m in reader.analysis.mentions if m.kind in kinds]
    last = next((m for m in reversed(named) if m.span.start < before), None)
    if last and last.kind == "delegation":
        words = Group("delegation", (last.entity,), start, clause.places[frame.end - 1] + 1)
        reader.add(event, [words], "guest", clause, "receive-pronoun")


def _of_noun(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """«The visit of Ⓓ», "a meeting between Ⓟ and Ⓟ": who is named right after the noun."""
    end = frame.noun.end if frame.noun else frame.end
    _after_noun(reader, clause, end, event, frame.kind)


def from_rows(reader: Reader, clause: Clause) -> None:
    """In the cell of a programme: "Réception de Ⓓ par Ⓑ"."""
    reach = clause.span(0, len(clause.text))
    for mention in reader.told:
        event = reader.analysis.events[mention.entity]
        if event.rule != "programme/row" or not reach.covers(mention.span):
            continue
        end = clause.at(clause.view.inside(mention.span)[1] - 1) + 1
        _after_noun(reader, clause, end, event.key, event.kind)


def _after_noun(reader: Reader, clause: Clause, end: int, event: str, kind: str) -> None:
    for role, (kinds, words) in reader.book["noun"].items():
        match = rx.compiled(words).match(clause.text, end)
        if match and rx.fullmatch(kinds, kind):
            groups, _ = listed(clause, reader.language, match.end(), len(clause.text))
            reader.add(event, groups, role, clause, f"noun-{role}")


def _publisher_invites(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """«We are pleased to invite you»: the body that publishes the text."""
    if not rx.search(
        reader.book.get("invited_by_none", "(?!)"), clause.text[frame.start : frame.end]
    ):
        _publisher(reader, clause, frame, event, "organiser")


def _publisher(reader: Reader, clause: Clause, frame: Frame, event: str, role: str) -> None:
    """Add the role for the body that publishes the text."""
    publisher = (reader.analysis.document.publisher or "").casefold()
    for body in reader.analysis.bodies.values():
        if publisher and publisher in (body.name.casefold(), (body.acronym or "").casefold()):
            words = Group(
                "body", (body.key,), clause.places[frame.start], clause.places[frame.end - 1] + 1
            )
            reader.add(event, [words], role, clause, frame.name)
            return


def _meeting(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """A group that is met is the guest; two persons that meet are only participants."""
    kinds = [{group.kind for group in side} for side in (frame.subjects, frame.objects)]
    if "delegation" in kinds[1] and "delegation" not in kinds[0]:
        sides = ("host", "guest")
    elif "delegation" in kinds[0] and "delegation" not in kinds[1]:
        sides = ("guest", "host")
    else:
        sides = ("participant", "participant")
    for side, role in zip((frame.subjects, frame.objects), sides, strict=True):
        reader.add(event, side, role, clause, "meet")


def _signing(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """Persons sign; a body signs only where no person is named for it."""
    persons = [group for group in frame.subjects if group.kind == "person"]
    both = reader.book["behalf"].get("of_office")
    after = clause.text[frame.end : frame.end + 110]
    if both and len(persons) > 1 and rx.search(both, after):
        for group in persons:
            for key in group.keys:
                one = replace(group, keys=(key,))
                reader.add(event, [one], "signatory", clause, "sign", office(reader, key))
        return
    reader.add(event, persons, "signatory", clause, "sign")
    bodies = [group for group in frame.subjects if group.kind == "body"]
    reader.add(event, bodies, "signatory", clause, "sign-body")
