"""The one table of prefixes, and the traps it is there to avoid."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from passerelle import namespaces
from passerelle.namespaces import CATALOGUE_PREFIXES, PREFIXES, Namespace
from passerelle.resources import ontology_dir


@pytest.mark.parametrize(
    ("prefix", "address"),
    [
        ("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
        ("schema", "https://schema.org/"),
        ("sdg", "http://metadata.un.org/sdg/"),
        ("wd", "http://www.wikidata.org/entity/"),
        ("pas", "https://w3id.org/passerelle/def#"),
    ],
)
def test_addresses_that_other_tables_get_wrong(prefix: str, address: str) -> None:
    assert PREFIXES[prefix] == address


@pytest.mark.parametrize("name", ["title", "format", "index", "count", "replace", "type", "join"])
def test_names_of_string_methods_are_terms(name: str) -> None:
    term = getattr(namespaces.DCTERMS, name)
    assert term == NamedNode(f"http://purl.org/dc/terms/{name}")


def test_terms_that_are_no_python_names_can_be_made() -> None:
    assert namespaces.STATUS.term("unknown-end").value.endswith("/status#unknown-end")


def test_private_names_are_no_terms() -> None:
    with pytest.raises(AttributeError):
        namespaces.SKOS.__wrapped__  # noqa: B018


def test_every_prefix_leads_elsewhere() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)


@pytest.mark.parametrize(("prefix", "address"), PREFIXES.items())
def test_a_name_can_follow_directly(prefix: str, address: str) -> None:
    assert address.endswith(("/", "#")), prefix


def test_every_namespace_of_the_module_has_its_prefix_and_is_public() -> None:
    here = {n: str(v) for n, v in vars(namespaces).items() if isinstance(v, Namespace)}
    named = {n.lower().replace("_", "-"): address for n, address in here.items()}
    assert named == PREFIXES | CATALOGUE_PREFIXES
    assert set(here) <= set(namespaces.__all__)


def test_the_schemes_of_the_ontology_have_the_prefixes_of_the_code() -> None:
    files = sorted((ontology_dir() / "themes").glob("*.ttl"))
    used = {
        (name.rstrip(":"), address.strip("<>"))
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith("@prefix")
        for _, name, address, _ in [line.split()]
    }
    known = {(name, address) for name, address in used if name in PREFIXES}
    assert len(known) > len(files)
    assert known <= set(PREFIXES.items())
