"""Who took part as what is learnt from examples, beside what the rules say."""

from __future__ import annotations

from pathlib import Path

from passerelle.documents import Document
from passerelle.extraction.account import Agreement, Event, Person, Role, Signed
from passerelle.extraction.latin.people.capacity import capacity
from passerelle.extraction.learnt.casts import cast, order
from passerelle.extraction.learnt.part_features import features
from passerelle.extraction.learnt.parts import learnt_roles
from passerelle.extraction.learnt.scenes import scene
from passerelle.extraction.learnt.tagger import use
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from tests.extraction.learnt.trained import trained as made

TEXT = "The fair opened on Monday. Ann Bell and Tom Cole spoke there, paid for by Eve Dunn."
NAMES = ("Ann Bell", "Tom Cole", "Eve Dunn")


def bench(text: str = TEXT, names: tuple[str, ...] = NAMES) -> Analysis:
    """A text of two sentences that tells of one event and of people at it."""
    analysis = Analysis(Document("a", text, "en"))
    cut = text.index(". ") + 2
    analysis.sentences = [Span(0, cut), Span(cut, len(text))]
    found = {"rule": "test", "confidence": 1.0}
    for number, name in enumerate(names, 1):
        start = text.index(name)
        span = {"start": start, "end": start + len(name)}
        analysis.people[f"p{number}"] = Person(key=f"p{number}", name=name, **span, **found)
        analysis.mentions.append(Mention(Span(**span), "person", f"p{number}"))
    start = text.index("fair")
    analysis.events["e1"] = Event(key="e1", kind="exhibition", start=start, end=start + 4, **found)
    analysis.mentions.append(Mention(Span(start, start + 4), "event", "e1"))
    analysis.mentions.sort()
    return analysis


def trained(folder: Path) -> Path:
    """A model that has seen one text: two speakers and one who pays."""
    whole = cast(bench())
    row = features(whole, whole.analysis.events["e1"])
    told = (row, ["speaker", "speaker", "sponsor"])
    return made(folder, "parts-en", [told, told, told, ([["b"]], ["none"])])


def test_names_become_signs_and_rows_are_followed() -> None:
    seen = scene(bench())
    assert [one.low for one in seen.units[-11:]] == [
        *("Ⓟ", "and", "Ⓟ", "spoke", "there", ",", "paid", "for", "by", "Ⓟ", "."),
    ]
    first, second, third = (seen.actors[f"p{number}"][0] for number in (1, 2, 3))
    assert seen.rows[second] == first
    assert seen.rows[third] == first or seen.rows[third] == third


def test_actors_stand_in_the_order_of_the_text() -> None:
    whole = cast(bench())
    assert [who for who, _ in order(whole, whole.analysis.events["e1"])] == ["p1", "p2", "p3"]


def test_roles_are_added_with_how_likely_they_are(tmp_path: Path) -> None:
    analysis = bench()
    with use(trained(tmp_path)):
        learnt_roles(analysis)
    roles = {(one.who, one.role): one for one in analysis.roles}
    assert set(roles) == {("p1", "speaker"), ("p2", "speaker"), ("p3", "sponsor")}
    one = roles["p3", "sponsor"]
    assert one.rule == "roles/learnt"
    assert TEXT[one.start : one.end] == "Eve Dunn"
    assert analysis.parts["e1", "p3", "sponsor"] == one.confidence


def test_a_role_of_the_rules_stays_once_and_is_weighed(tmp_path: Path) -> None:
    analysis = bench()
    known = Role(
        event="e1", who="p1", role="speaker", start=0, end=1, rule="roles/test", confidence=0.9
    )
    unlikely = known.model_copy(update={"who": "p3", "role": "guest"})
    analysis.roles = [known, unlikely]
    with use(trained(tmp_path)):
        learnt_roles(analysis)
    assert [one for one in analysis.roles if one.who == "p1"] == [known]
    assert unlikely in analysis.roles
    assert analysis.parts["e1", "p1", "speaker"] > 0.5
    assert analysis.parts["e1", "p3", "guest"] == 0.0


def test_without_a_model_nothing_is_added(tmp_path: Path) -> None:
    analysis = bench()
    with use(tmp_path):
        learnt_roles(analysis)
    assert not analysis.roles
    assert not analysis.parts


def test_who_only_likely_signed_is_not_made_public_by_it() -> None:
    analysis = bench("Dunn and Cole signed. The fair opened.", ("Dunn", "Cole"))
    told = {"start": 0, "end": 4, "rule": "roles/learnt", "confidence": 0.7}
    likely = Role(event="e1", who="p1", role="signatory", **told)
    analysis.roles = [likely, likely.model_copy(update={"who": "p2", "rule": "roles/signed"})]
    signers = (Signed(who="p1"), Signed(who="p2"))
    analysis.agreements["a1"] = Agreement(
        key="a1", type="instrument", kind="agreement", signed_by=signers, **told
    )
    capacity(analysis)
    assert set(analysis.people) == {"p2"}
    assert analysis.agreements["a1"].signed_by == (Signed(who="p2"),)
    assert [one.who for one in analysis.roles] == ["p2"]
