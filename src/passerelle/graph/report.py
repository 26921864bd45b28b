"""What validation found, in the forms in which people and programs read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass

import rdflib

from passerelle.graph.validate import Finding
from passerelle.pages import render

__all__ = ["FORMATS", "Checked", "write_report"]


@dataclass(frozen=True)
class Checked:
    """One file that was validated: its name, the SHACL report, and the findings."""

    file: str
    report: rdflib.Graph
    findings: list[Finding]


_TEXTS: Mapping[str, Mapping[str, str]] = {
    "title": {"fr": "Rapport de validation", "en": "Validation report", "zh": "校验报告"},
    "conforms": {"fr": "conforme", "en": "conforms", "zh": "符合要求"},
    "file": {"fr": "fichier", "en": "file", "zh": "文件"},
    "severity": {"fr": "gravité", "en": "severity", "zh": "严重程度"},
    "node": {"fr": "objet", "en": "node", "zh": "节点"},
    "where": {"fr": "ligne ou citation", "en": "row or quote", "zh": "行或引文"},
    "message": {"fr": "que faire", "en": "what to do", "zh": "如何处理"},
    "Violation": {"fr": "Erreur", "en": "Violation", "zh": "错误"},
    "Warning": {"fr": "Avertissement", "en": "Warning", "zh": "警告"},
    "Info": {"fr": "Information", "en": "Info", "zh": "提示"},
}

_PAGE = """\
{% extends "page" %}
{% block title %}{{ t.title }}{% endblock %}
{% block body %}
<h1>{{ t.title }}</h1>
{% for one in checked %}
<h2>{{ one.file }}</h2>
{% if one.findings %}
<table>
<thead><tr><th scope="col">{{ t.severity }}</th><th scope="col">{{ t.node }}</th>
<th scope="col">{{ t.where }}</th><th scope="col">{{ t.message }}</th></tr></thead>
<tbody>
{% for finding in one.findings %}
<tr><td class="{{ finding.severity }}">{{ t[finding.severity] }}</td>
<td>{{ finding.name }} <small>{{ finding.node }}</small></td>
<td>{{ finding.evidence }}</td><td>{{ finding.message(lang) }}</td></tr>
{% endfor %}
</tbody>
</table>
{% else %}
<p>{{ t.conforms }}</p>
{% endif %}
{% endfor %}
{% endblock %}
"""


def _text(checked: Iterable[Checked], lang: str) -> str:
    lines = []
    for one in checked:
        lines += [f"{one.file}: {finding.line(lang)}" for finding in one.findings]
        if not one.findings:
            lines.append(f"{one.file}: {_TEXTS['conforms'][lang]}")
    return "\n".join(lines) + "\n"


def _json(checked: Iterable[Checked], lang: str) -> str:
    files = [
        {
            "file": one.file,
            "conforms": not one.findings,
            "findings": [
                {**asdict(finding), "message": finding.message(lang)} for finding in one.findings
            ],
        }
        for one in checked
    ]
    return json.dumps(files, ensure_ascii=False, indent=1) + "\n"


def _turtle(checked: Iterable[Checked], lang: str) -> str:
    whole = rdflib.Graph()
    for one in checked:
        whole += one.report
    return whole.serialize(format="turtle")


def _html(checked: Iterable[Checked], lang: str) -> str:
    texts = {key: words[lang] for key, words in _TEXTS.items()}
    return render(_PAGE, checked=list(checked), lang=lang, t=texts)


FORMATS: Mapping[str, Callable[[Iterable[Checked], str], str]] = {
    "text": _text,
    "json": _json,
    "turtle": _turtle,
    "html": _html,
}
"""Name of a format to its writer."""


def write_report(checked: Iterable[Checked], form: str, lang: str) -> str:
    """The report on all files in a format of `FORMATS`, messages in `lang`."""
    return FORMATS[form](checked, lang)
