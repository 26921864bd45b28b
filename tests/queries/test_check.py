"""Every fault of a query file is named with its line and with what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from passerelle.queries.check import check_file, check_files
from passerelle.queries.head import head_schema
from passerelle.resources import queries_dir
from tests.conftest import Ran

GOOD = """\
#+ title: { fr: Titre, en: Title, zh: 标题 }
#+ summary: { fr: Résumé, en: Summary, zh: 摘要 }
#+ params:
#+   day:
#+     type: date
#+     default: "2026-01-01"
#+     label: { fr: jour, en: day, zh: 日 }
#+ columns:
#+   thing: { label: { fr: objet, en: thing, zh: 事项 } }
SELECT DISTINCT ?thing WHERE { ?thing ?p $day }
"""
STEP = GOOD.replace("#+ columns", "#+ step: brokers\n#+ columns")

FAULTS = {
    "bad YAML": ("title: { fr: Titre,", "title: [ fr: Titre,", 1, "not valid YAML"),
    "unknown key": ("#+ summary:", "#+ sumary:", 2, "'sumary'. Did you mean 'summary'?"),
    "unknown key of a parameter": ("    type: date", "    typ: date", 5, "'typ'. Did you mean"),
    "missing key": ("#+     type: date\n", "", 4, "the key 'params.day.type' is missing"),
    "unknown type": ("type: date", "type: day", 5, "'params.day.type'"),
    "unknown language": ("{ fr: objet", "{ de: Ding, fr: objet", 9, "columns.thing.label.de"),
    "title not in Chinese": (", zh: 标题", "", 1, "title is missing in zh"),
    "label not in French": ("fr: objet, ", "", 9, "columns.thing.label is missing in fr"),
    "label of a parameter missing": (
        "#+     label: { fr: jour, en: day, zh: 日 }\n", "", 4, "params.day.label is missing in fr",
    ),
    "parameter not used": ("?p $day", "?p ?day", 4, "the parameter 'day' is not used"),
    "parameter not declared": ("?thing ?p $day", "$thing ?p $day", 10, "$thing is used but not"),
    "default no day": ('"2026-01-01"', "2026-13-01", 6, "the default of 'day' is no day"),
    "column not projected": ("#+   thing:", "#+   thin:", 9, "the column 'thin' is not in"),
    "variable without column": ("DISTINCT ?thing", "?thing ?p", 8, "?p is in the answer"),
    "SPARQL": ("?thing ?p $day }", "?thing ?p }", 10, "not valid SPARQL 1.1"),
    "SPARQL line": ("WHERE {", "WHERE {\n ?a ?b .", 11, "not valid SPARQL 1.1"),
    "step unknown": ("#+ columns:", "#+ step: broker\n#+ columns:", 8, "Did you mean 'brokers'"),
    "example of no parameter": (
        "#+ columns:", "#+ example: { dya: 2020-01 }\n#+ columns:", 8, "'dya' that is not declared",
    ),
    "chart of no column": (
        "#+ columns:", "#+ chart: { type: bar, x: thing, y: n }\n#+ columns:", 8, "no column 'n'",
    ),
}  # fmt: skip


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[str], list[str]]:
    def check(text: str) -> list[str]:
        file = tmp_path / "question.rq"
        file.write_text(text, encoding="utf-8")
        return [fault.message for fault in check_file(file)]

    return check


def test_a_file_as_it_should_be_has_no_fault(checked: Callable[[str], list[str]]) -> None:
    assert checked(GOOD) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_line(name: str, checked: Callable[[str], list[str]]) -> None:
    old, new, line, said = FAULTS[name]
    assert old in GOOD
    found = checked(GOOD.replace(old, new, 1))
    assert any(f"question.rq, line {line}: " in fault and said in fault for fault in found), found


@pytest.mark.parametrize(
    ("kind", "default", "said"),
    [
        ("number", "many", "is no number: 'many'"),
        ("year", "MMXX", "is no number"),
        ("iri", "some thing", "is no IRI"),
        ("choice\n#+     scheme: modality", "assertd", "Did you mean 'asserted'"),
        ("choice\n#+     values: [certain, possible]", "sure", "is no choice: 'sure'"),
    ],
)
def test_a_default_is_of_its_type(
    kind: str, default: str, said: str, checked: Callable[[str], list[str]]
) -> None:
    wrong = GOOD.replace("type: date", f"type: {kind}").replace('"2026-01-01"', default)
    assert any(said in fault for fault in checked(wrong))


def test_the_columns_of_a_step_are_those_of_the_step(checked: Callable[[str], list[str]]) -> None:
    found = checked(STEP)
    assert any("the step 'brokers' does not give it" in fault for fault in found)
    assert any("?rank_certain is in the answer but not among the columns" in one for one in found)


def test_columns_come_in_the_order_of_the_answer(checked: Callable[[str], list[str]]) -> None:
    two = GOOD.replace("?thing WHERE", "?p ?thing WHERE").replace(
        "SELECT", "#+   p: { label: { fr: p, en: p, zh: p } }\nSELECT"
    )
    assert any("in another order than in the answer: p, thing" in fault for fault in checked(two))


def test_all_faults_of_all_files_are_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.rq").write_text("#+ titel: x\nSELECT * {", encoding="utf-8")
    count, faults = check_files([tmp_path])
    assert count == 2
    assert len([fault for fault in faults if "unknown key 'titel'" in fault.message]) == 2
    assert len([fault for fault in faults if "not valid SPARQL" in fault.message]) == 2


def test_the_example_of_how_to_write_a_question_has_no_fault(
    checked: Callable[[str], list[str]], workspace: Path, passerelle: Callable[..., Ran]
) -> None:
    readme = (queries_dir() / "README.md").read_text(encoding="utf-8")
    example = readme.split("```sparql\n")[1].split("```")[0]
    assert checked(example) == []
    file = workspace / "in-country.rq"
    file.write_text(example, encoding="utf-8")
    assert passerelle("build", "-q", "-w", workspace).code == 0
    ran = passerelle(
        "query", file, "-w", workspace, "-p", "country=Chine", "-f", "csv", "--lang", "fr"
    )
    assert sorted(ran.out.splitlines()) == ["Chengdu", "Jinan", "actor"]


def test_the_packs_that_ship_have_no_fault() -> None:
    count, faults = check_files([queries_dir()])
    assert count > 30
    assert [fault.message for fault in faults] == []


def test_the_command_says_it_with_its_exit_code(
    tmp_path: Path, passerelle: Callable[..., Ran]
) -> None:
    ran = passerelle("queries", "check")
    assert (ran.code, ran.out) == (0, "")
    file = tmp_path / "q.rq"
    file.write_text(GOOD.replace("?p $day", "?p ?day"), encoding="utf-8")
    ran = passerelle("queries", "check", file)
    assert ran.code == 1
    assert "q.rq, line 4: the parameter 'day' is not used. Write $day in the query" in ran.out
    assert "1 file(s), 1 fault(s)" in ran.err


def test_the_schema_in_the_folder_is_that_of_the_code() -> None:
    assert (queries_dir() / "head.schema.json").read_text(encoding="utf-8") == head_schema()


@pytest.mark.parametrize("file", sorted(queries_dir().glob("*/*.rq")), ids=lambda f: f.stem)
def test_every_head_is_valid_under_the_schema(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    head = yaml.safe_load("\n".join(line[2:] for line in lines if line.startswith("#+")))
    if file.parent.name != "projections":
        jsonschema.validate(head, json.loads(head_schema()))


@pytest.mark.parametrize("file", sorted(queries_dir().glob("*/*.rq")), ids=lambda f: f.stem)
def test_a_head_is_read_as_grlc_reads_it(file: Path) -> None:
    """grlc 1.3: YAML of all lines with #+, its own keys of the types that it expects."""
    rows = file.read_text(encoding="utf-8").split("\n")
    head = yaml.safe_load("\n".join(row.lstrip("#+") for row in rows if row.startswith("#+")))
    assert not head.keys() & {"query", "type", "variables", "parameters", "method", "endpoint"}
    assert not head.keys() & {"description", "pagination", "enumerate", "defaults", "transform"}
    assert all(isinstance(tag, str) for tag in head.get("tags", []))
    assert not any("?_" in row for row in rows if not row.startswith("#"))
