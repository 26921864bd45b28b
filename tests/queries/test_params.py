"""What a person types for a parameter is found, told, or refused with what could be meant."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from passerelle.errors import QueryError
from passerelle.queries.pack import Question, load_question
from passerelle.queries.params import take
from passerelle.store import EmbeddedStore
from tests.queries.conftest import BASE, typed

JINAN = NamedNode(f"{BASE}collectivity/jinan")
HEAD = """\
#+ params:
#+   who: { type: iri, class: "pas:Collectivity" }
#+   any: { type: iri }
#+   body: { type: iri, class: "pas:Territory pas:Agent" }
#+   theme: { type: choice, scheme: theme }
#+   day: { type: date }
#+   n: { type: number, default: 3 }
SELECT ?s { ?s ?p $who, $any, $body, $theme, $day, $n }
"""


@pytest.fixture
def question(tmp_path: Path) -> Question:
    (tmp_path / "q.rq").write_text(HEAD, encoding="utf-8")
    return load_question(tmp_path / "q.rq")


@pytest.mark.parametrize(
    "text",
    [
        *("Jinan", "jinan", "JINAN", "Jìnán", "济南市", "濟南市", "Tsinan", " Jinan "),
        *("jinanshi", "ji nan shi", "collectivity/jinan", f"{BASE}collectivity/jinan"),
        f"<{BASE}collectivity/jinan>",
    ],
)
def test_a_thing_is_found_by_any_of_its_names(
    question: Question, store: EmbeddedStore, text: str
) -> None:
    taken = take(question, {"who": text}, store, ("fr",))
    assert (taken[0].term, taken[0].label) == (JINAN, "Jinan")
    assert str(taken[0]) == f"who = Jinan ({BASE}collectivity/jinan)"


def test_a_thing_is_of_one_of_several_classes_or_of_a_narrower_one(
    question: Question, store: EmbeddedStore
) -> None:
    with pytest.raises(QueryError, match="nothing is called 'Tsinan'"):
        take(question, {"body": "Tsinan"}, store, ("fr",))
    sub = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    pas = "https://w3id.org/passerelle/def#"
    classes = [NamedNode(f"{pas}{name}") for name in ("Collectivity", "Body", "Agent")]
    for narrow, wide in pairwise(classes):
        store.load([Quad(narrow, NamedNode(sub), wide, NamedNode("http://e.org/ontology"))])
    (one, _) = take(question, {"body": "Tsinan"}, store, ("fr",))
    assert one.term == JINAN
    (place, _) = take(question, {"body": "territory/jinan"}, store, ("fr",))
    assert place.term == NamedNode(f"{BASE}territory/jinan")


@pytest.mark.parametrize(
    "text",
    [
        *("energy-transition", "theme:energy-transition", "transition énergétique"),
        *("Transition energetique", "energy transition", "能源转型"),
        "https://w3id.org/passerelle/def/theme#energy-transition",
    ],
)
def test_a_theme_is_found_by_slug_curie_address_and_label(
    question: Question, store: EmbeddedStore, text: str
) -> None:
    taken = take(question, {"theme": text}, store, ("fr",))
    assert taken[0].term == NamedNode("https://w3id.org/passerelle/def/theme#energy-transition")


def test_names_are_told_in_the_language_asked_for(question: Question, store: EmbeddedStore) -> None:
    (told, default) = take(question, {"who": "Tsinan"}, store, ("zh", "fr"))
    assert str(told) == f"who = 济南市 ({BASE}collectivity/jinan)"
    assert (str(default), default.given) == ("n = 3", False)


def test_an_ambiguous_name_lists_name_kind_and_address(
    question: Question, store: EmbeddedStore
) -> None:
    with pytest.raises(QueryError) as fault:
        take(question, {"who": "saint denis"}, store, ("fr",))
    assert fault.value.message.splitlines()[:3] == [
        "who = 'saint denis' may be any of these:",
        f"  Saint-Denis – commune – {BASE}collectivity/saint-denis",
        f"  Saint Denis – commune – {BASE}collectivity/saint-denis-2",
    ]


def test_a_class_tells_the_body_from_the_place(question: Question, store: EmbeddedStore) -> None:
    (body, _) = take(question, {"who": "Jinan"}, store, ("fr",))
    assert body.term == JINAN
    with pytest.raises(QueryError, match="may be any of these"):
        take(question, {"any": "Jinan"}, store, ("fr",))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("who", "Jinann", "nothing is called 'Jinann'. Did you mean 'Jinan'"),
        ("who", "zzzz", "nothing is called 'zzzz'. Nothing has a name like it."),
        ("theme", "energy-transitoin", "there is no theme 'energy-transitoin'. Did you mean"),
        ("day", "1981", "not one day"),
        ("day", "31/02/2020", "day"),
        ("n", "three", "is not a number"),
        ("n", "٣", "is not a number"),
        ("whom", "Jinan", "has no parameter 'whom'. Did you mean 'who'"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_could(
    question: Question, store: EmbeddedStore, name: str, text: str, said: str
) -> None:
    with pytest.raises(QueryError) as fault:
        take(question, {name: text}, store, ("fr",))
    assert said in fault.value.message


def test_a_graph_without_names_says_so(question: Question) -> None:
    with pytest.raises(QueryError, match="Nothing of that kind has a name here"):
        take(question, {"who": "Jinan"}, EmbeddedStore(), ("fr",))


def test_literals_have_the_type_of_the_parameter(question: Question, store: EmbeddedStore) -> None:
    given = {"day": "13/02/2018", "n": "2.5"}
    terms = {one.name: one.term for one in take(question, given, store, ("fr",))}
    assert terms == {"day": typed("2018-02-13", "date"), "n": typed("2.5", "decimal")}


def test_any_takes_a_default_away(question: Question, store: EmbeddedStore) -> None:
    assert take(question, {"n": "any"}, store, ("fr",)) == ()
    assert take(question, {}, store, ("fr",))[0].term == Literal(3)
