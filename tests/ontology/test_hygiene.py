"""The ontology keeps its own house: hygiene rules as SPARQL, and no term used but undeclared."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from passerelle.namespaces import PREFIXES, RDF
from passerelle.resources import ontology_dir
from tests.conftest import ROOT

ONTOLOGY = ontology_dir()
RULES = sorted((ONTOLOGY / "hygiene").glob("*.rq"))
OWN = "https://w3id.org/passerelle/def"
OWN_PREFIXES = {name for name, base in PREFIXES.items() if base.startswith(OWN)}


@cache
def vocabulary() -> Store:
    store = Store()
    for file in (ONTOLOGY / "passerelle.ttl", *(ONTOLOGY / "themes").glob("*.ttl")):
        store.load(path=str(file), format=RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.stem)
def test_no_term_breaks_the_rule(rule: Path) -> None:
    answer = vocabulary().query(rule.read_text(encoding="utf-8"))
    assert [(row["fault"].value, row["why"].value) for row in answer] == []


BROKEN = {
    "terms-are-labelled": 'pas:x a owl:Class ; rdfs:isDefinedBy <def> ; rdfs:label "x"@fr .',
    "terms-are-defined": "pas:x a owl:Class ; rdfs:isDefinedBy <def> .",
    "terms-are-typed": 'pas:x rdfs:label "x" .',
    "labels-are-unique": 'pas:x rdfs:isDefinedBy <def> ; rdfs:label "x" . '
    'pas:y rdfs:isDefinedBy <def> ; rdfs:label "x" .',
    "nothing-typed-by-surprise": "pas:x rdfs:domain pas:y .",
    "owl-rl-at-most": "pas:x a owl:FunctionalProperty .",
    "no-circles": "pas:x rdfs:subClassOf pas:y . pas:y rdfs:subClassOf pas:x .",
    "version-in-the-header-only": 'pas:x owl:versionInfo "1" .',
    "concepts-are-labelled": 'theme:x a skos:Concept ; skos:inScheme <t> ; skos:prefLabel "x"@fr .',
    "skos-s9-concept-or-scheme": "theme:x a skos:Concept, skos:ConceptScheme .",
    "skos-s13-labels-disjoint": 'theme:x skos:prefLabel "x"@fr ; skos:altLabel "x"@fr .',
    "skos-s14-one-preferred-label": 'theme:x skos:prefLabel "x"@fr, "y"@fr .',
    "skos-s27-related-not-broader": "theme:x skos:broader theme:y ; skos:related theme:y .",
    "skos-s46-matches-disjoint": "theme:x skos:exactMatch theme:y ; skos:broadMatch theme:y .",
    "skos-no-cycles": "theme:x skos:broader theme:y . theme:y skos:broader theme:x .",
    "skos-no-orphans": "theme:x a skos:Concept ; skos:inScheme <t> .",
    "skos-no-duplicate-labels": 'theme:x skos:inScheme <t> ; skos:prefLabel "x"@fr . '
    'theme:y skos:inScheme <t> ; skos:prefLabel "x"@fr .',
    "skos-schemes-are-described": "<t> a skos:ConceptScheme .",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.stem)
def test_each_rule_finds_the_fault_it_is_for(rule: Path) -> None:
    prefixes = "".join(f"@prefix {name}: <{base}> . " for name, base in PREFIXES.items())
    data = BROKEN[rule.stem].replace("<def>", f"<{OWN}>").replace("<t>", "<http://e.org/t>")
    store = Store()
    store.load(prefixes + data, format=RdfFormat.TURTLE)
    assert len(list(store.query(rule.read_text(encoding="utf-8")))) > 0


@cache
def declared() -> set[str]:
    return {
        quad.subject.value
        for quad in vocabulary()
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(OWN)
    }


def own_terms_in(text: str, prefixes: dict[str, str]) -> set[str]:
    """Terms of our own namespaces that `text` names, by prefix or in full."""
    bare = re.sub(r'"""(?s:.*?)"""|"(?:[^"\\\n]|\\.)*"|#[^\n>]*(?=\n)', " ", text)
    found = set(re.findall(rf"<({OWN}[^>\s]*#[^>\s]+)>", text))
    for prefix, local in re.findall(r"(?<![\w:<])([a-z][\w-]*):([A-Za-z][\w-]*)", bare):
        if prefix in prefixes and prefix in OWN_PREFIXES:
            found.add(prefixes[prefix] + local)
    return found


def prefixes_of(text: str) -> dict[str, str]:
    return dict(re.findall(r"(?i:@?prefix)\s+([\w-]*):\s*<([^>]*)>", text))


SOURCES = [
    *sorted(ROOT.glob("ontology/shapes/*.ttl")),
    *sorted(ROOT.glob("ontology/rules/*.rq")),
    *sorted(ROOT.glob("ontology/alignments/*.ttl")),
    *sorted(ROOT.glob("ontology/examples/valid/*.ttl")),
    *sorted(ROOT.glob("queries/**/*.rq")),
]


@pytest.mark.parametrize("file", SOURCES, ids=lambda f: f.relative_to(ROOT).as_posix())
def test_no_term_is_used_that_is_not_declared(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert own_terms_in(text, prefixes_of(text)) - declared() == set()


def test_the_code_writes_no_term_that_is_not_declared() -> None:
    used = set()
    for file in (ROOT / "src").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        used |= {f"{OWN}#{name}" for name in re.findall(r"\bPAS\.([A-Za-z]+)\b", text)}
        used |= {f"{OWN}#{name}" for name in re.findall(r"\bpas:([A-Za-z]+)\b", text)}
    assert used - {f"{OWN}#term"} - declared() == set()


def test_every_term_serves_a_question_an_example_or_a_shape() -> None:
    used = set()
    for file in SOURCES:
        if "alignments" not in file.parts:
            text = file.read_text(encoding="utf-8")
            used |= own_terms_in(text, prefixes_of(text))
    for file in (ONTOLOGY / "themes").glob("*.ttl"):  # terms that describe concepts
        text = file.read_text(encoding="utf-8")
        used |= {term for term in own_terms_in(text, prefixes_of(text)) if "def#" in term}
    used |= {  # classes of terms, such as that of the derived properties
        quad.object.value
        for quad in vocabulary()
        if quad.predicate == RDF.type and isinstance(quad.object, NamedNode)
    }
    terms = {term for term in declared() if term.startswith(f"{OWN}#")}
    assert terms - used == set()


@pytest.mark.parametrize(
    "file",
    [*sorted(ONTOLOGY.rglob("*.ttl")), *sorted(ONTOLOGY.rglob("*.rq"))],
    ids=lambda f: f.relative_to(ONTOLOGY).as_posix(),
)
def test_every_prefix_is_used_and_stands_for_its_namespace(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    body = re.sub(r"(?im)^\s*@?prefix.*$", "", text)
    for prefix, base in prefixes_of(text).items():
        assert re.search(rf"(?<![\w:]){re.escape(prefix)}:", body), f"{prefix}: is not used"
        if prefix in PREFIXES:
            assert base == PREFIXES[prefix]
