"""SPARQL 1.1 Query Results in JSON and XML: every term as it is, for programs.

https://www.w3.org/TR/sparql11-results-json/ and https://www.w3.org/TR/rdf-sparql-XMLres/
"""

from __future__ import annotations

import json
import re
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode

from passerelle.errors import QueryError
from passerelle.namespaces import XSD
from passerelle.queries.formats.look import Look
from passerelle.queries.run import Answer
from passerelle.store.base import Term

__all__ = ["as_json", "as_xml"]

_RESULTS = "http://www.w3.org/2005/sparql-results#"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"\r": "&#13;"}  # a bare return would come back as a newline


def as_json(answer: Answer, look: Look) -> str:
    """SPARQL 1.1 Query Results JSON."""
    return json.dumps(_document(answer), ensure_ascii=False, indent=1) + "\n"


def _document(answer: Answer) -> dict[str, Any]:
    if answer.form == "ASK":
        return {"head": {}, "boolean": _truth(answer)}
    bindings = [{name: _binding(term) for name, term in row.items()} for row in answer.solutions]
    return {"head": {"vars": list(answer.solutions.variables)}, "results": {"bindings": bindings}}


def _truth(answer: Answer) -> bool:
    (cell,) = answer.solutions.rows[0]
    return isinstance(cell, Literal) and cell.value == "true"


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Literal):
        said = {"type": "literal", "value": term.value}
        if term.language:
            said["xml:lang"] = term.language
        elif term.datatype != XSD.string:
            said["datatype"] = term.datatype.value
        return said
    raise QueryError(
        "triple terms have no form in SPARQL 1.1 results.", remedy="Write csv, or select its parts."
    )


def as_xml(answer: Answer, look: Look) -> str:
    """SPARQL 1.1 Query Results XML; what XML 1.0 cannot hold becomes U+FFFD."""
    names = answer.solutions.variables if answer.form != "ASK" else ()
    head = "".join(f"  <variable name={quoteattr(name)}/>\n" for name in names)
    if answer.form == "ASK":
        body = f" <boolean>{str(_truth(answer)).lower()}</boolean>\n"
    else:
        results = "".join(_result(row) for row in answer.solutions)
        body = f" <results>\n{results} </results>\n"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sparql xmlns="{_RESULTS}">\n <head>\n{head} </head>\n{body}</sparql>\n'
    )


def _result(row: dict[str, Term]) -> str:
    cells = "".join(
        f"   <binding name={quoteattr(name)}>{_element(term)}</binding>\n"
        for name, term in row.items()
    )
    return f"  <result>\n{cells}  </result>\n"


def _element(term: Term) -> str:
    said = _binding(term)
    attributes = "".join(
        f" {key}={quoteattr(said[key])}" for key in ("xml:lang", "datatype") if key in said
    )
    text = escape(_NOT_XML.sub("\ufffd", said["value"]), _ENTITIES)
    return f"<{said['type']}{attributes}>{text}</{said['type']}>"
