"""Where the terms are used: example files with their reports, rules and saved questions."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from passerelle.heads import read_head
from passerelle.publish.ontology.graph import triples
from passerelle.publish.ontology.model import LANGS, Example, Finding, Query, Texts
from passerelle.publish.pages.highlight import terms_in

__all__ = ["read_examples", "read_queries"]


def read_examples(folder: Path) -> dict[str, Example]:
    """The examples by name: the valid ones, then the invalid ones, in the order of their names."""
    found = {}
    for kind in ("valid", "invalid"):
        for file in sorted((folder / kind).glob("*.ttl")):
            example = _example(file, valid=kind == "valid")
            found[example.name] = example
    return found


def _example(file: Path, *, valid: bool) -> Example:
    text = file.read_text(encoding="utf-8")
    uses: Counter[str] = Counter()
    for quad in triples(file):
        for node in (quad.subject, quad.predicate, quad.object):
            if isinstance(node, NamedNode):
                uses[node.value] += 1
            elif isinstance(node, Literal):
                uses[node.datatype.value] += 1
    comment = re.match(r"(?:#[^\n]*\n)*", text)
    lines = [line.lstrip("# ") for line in (comment[0] if comment else "").splitlines()]
    report = file.with_suffix(".expected.json")
    return Example(
        name=file.stem.replace(".", "-"),
        file=file,
        valid=valid,
        summary=" ".join(lines),
        text=text,
        uses=dict(uses),
        findings=() if valid or not report.is_file() else _findings(report),
    )


def _findings(report: Path) -> tuple[Finding, ...]:
    rows = json.loads(report.read_text(encoding="utf-8"))
    keys = ("shape", "severity", "focus", "path")
    return tuple(Finding(*(str(row.get(key, "")) for key in keys)) for row in rows)


def read_queries(folder: Path, prefixes: dict[str, str]) -> list[Query]:
    """The queries below `folder`, pack by pack, in the order of their names."""
    files = sorted(folder.rglob("*.rq"))
    return [_query(file, folder, prefixes) for file in files]


def _query(file: Path, folder: Path, prefixes: dict[str, str]) -> Query:
    text = file.read_text(encoding="utf-8")
    head = read_head(text, file)
    return Query(
        name=file.stem,
        pack="" if file.parent == folder else file.parent.name,
        file=file,
        titles=_texts(head.get("title")),
        notes=_texts(head.get("summary") or head.get("note")),
        answers=tuple(str(one) for one in head.get("answers") or ()),
        writes=str(head.get("writes") or ""),
        text=text,
        uses=frozenset(terms_in(f"{text}\n{_asked_for(head)}", prefixes)),
    )


def _asked_for(head: dict[str, Any]) -> str:
    """The classes of the things that the parameters of a question stand for."""
    params = head.get("params")
    found = params.values() if isinstance(params, dict) else ()
    return " ".join(str(one.get("class") or "") for one in found if isinstance(one, dict))


def _texts(value: Any) -> Texts:
    """A text of a head, by language; one without languages is kept as it is."""
    if isinstance(value, dict):
        return {lang: [str(value[lang])] for lang in LANGS if value.get(lang)}
    return {"": [str(value)]} if value else {}
