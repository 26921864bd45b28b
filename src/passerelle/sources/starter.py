"""A first workspace: its settings and one small example of each kind of source."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape

from passerelle.sources.rq import SourceQuery
from passerelle.sources.snapshot import Head, rows_as_csv

__all__ = ["starter_files"]

_SETTINGS = """\
# A Passerelle workspace. 'passerelle build' reads every folder below sources/.

[graph]
base = "https://w3id.org/passerelle/"   # what the addresses of your things begin with
title = { fr = "Mon graphe", en = "My graph", zh = "我的图谱" }
licence = "https://creativecommons.org/licenses/by/4.0/"
publisher = { name = "" }               # who puts the graph out
languages = ["fr", "en", "zh"]          # order of preference when a name is shown

[store]
kind = "embedded"                       # or endpoint = "https://…/sparql"

[identity]
by = "editor"                           # who decides who is who: a role, not a name

# A model that may propose facts too ('passerelle extract --model'). Without this section no text
# leaves the machine; with it, texts are sent to the endpoint. Its key: PASSERELLE_MODEL_KEY.
# [extract.model]
# endpoint = "http://localhost:11434/v1"  # any OpenAI-compatible interface
# name = "…"
"""
_DAY = date(2026, 11, 1)
_RETRIEVED = "retrieved = 2026-11-01                  # when you fetched the file\n"
_HEAD = (
    """\
title = {{ fr = "{fr}", en = "{en}", zh = "{zh}" }}
publisher = "Passerelle"
licence = "https://creativecommons.org/publicdomain/zero/1.0/"
"""
    + _RETRIEVED
    + """\
language = "fr"                         # of names that do not say theirs
modality = "reported"                   # asserted, intended, reported or denied
"""
)
_TABLE = """\
format = "csv"                          # encoding and delimiter are detected
path = "partnerships.csv"
expect = { min = 1 }                    # records; fewer stop the build
ignore = []                             # columns you have looked at and do not need

[[record]]
type = "partnership"
kind = { column = "type", map = { "Jumelage" = "twinning", "Accord" = "partnership" } }
when = { column = "annee" }             # 1981, 1981-05, avant 1990, depuis 2008 …

[[record.party]]
collectivity = { name = { column = "collectivite" }, country = "FR" }

[[record.party]]
[record.party.collectivity]
name = [{ column = "partenaire" }, { column = "partenaire_zh", lang = "zh" }]
country = { column = "pays", map = "countries" }
"""
_TABLE_ROWS = """\
type,annee,collectivite,partenaire,partenaire_zh,pays
Jumelage,1981,Montpellier,Chengdu,成都市,Chine
Jumelage,depuis 2002,Rennes,Jinan,济南市,Chine
"""
_WORKBOOK = """\
format = "xlsx"                         # or ods
path = "places.xlsx"
sheet = 1                               # its number, or its name

[[record]]
type = "territory"
name = { column = "Nom" }
ids.insee = { column = "Code INSEE" }   # checked: five characters, 2A and 2B, overseas
country = "FR"
level = 5                               # 0 country … 5 commune
point = { column = "Position" }         # 48.85, 2.35 or 48°51'N 2°21'E or POINT(2.35 48.85)
"""
_WORKBOOK_ROWS = [
    ["Nom", "Code INSEE", "Position"],
    ["Montpellier", "34172", "43.61, 3.87"],
    ["Rennes", "35238", "48°07'N 1°41'W"],
]
_OBJECTS = """\
format = "json"
path = "export.json"
items = "data.bodies"                   # the dotted path to the list

[[record]]
type = "institution"
if = { column = "sorte", equals = "association" }   # for which items it holds
kind = { column = "sorte" }
name.fr = { column = "nom.fr" }         # nested fields have dotted names
country = { column = "pays", map = "countries" }
homepage = { column = "site" }
"""
_OBJECTS_DATA = """\
{ "data": { "bodies": [
  { "sorte": "association", "nom": { "fr": "Cités unies France" }, "pays": "France",
    "site": "https://cites-unies-france.org/" }
] } }
"""
_RECORDS = """\
format = "json"                         # objects that are records as they stand
path = "records.json"
text = "report.fr.txt"                  # what the quotes are from, word for word
"""
_RECORDS_DATA = """\
[
  { "type": "territory", "ids": { "iso3166-1": "FR" }, "country": "FR", "level": 0,
    "names": { "fr": "France", "en": "France", "zh": "法国" } },
  { "type": "territory", "ids": { "iso3166-1": "CN" }, "country": "CN", "level": 0,
    "names": { "fr": "Chine", "en": "China", "zh": "中国" } },
  { "type": "event", "ids": { "local": "rencontre" }, "kind": "meeting",
    "names": { "fr": "Rencontre de Montpellier" },
    "evidence": [{ "exact": "Montpellier a reçu Chengdu" }],
    "participations": [
      { "participant": { "collectivity": { "names": { "fr": "Montpellier" }, "country": "FR" } },
        "role": "host", "evidence": [{ "exact": "Montpellier a reçu" }] }
    ] }
]
"""
_PRESS = """\
format = "text"                         # txt md html docx odt pdf eml, in fr, en, zh
path = "*.txt"
# accept_from = 0.95                    # facts as sure as that need no review

# 'passerelle extract' proposes facts, 'passerelle review' decides: then they are built.
"""
_PRESS_TEXT = """\
Communiqué de presse, 12 octobre 2026

Montpellier reçoit une délégation de Chengdu

Mme Claire EXEMPLE, adjointe au maire de Montpellier, a reçu jeudi dernier à l'hôtel de ville
une délégation de douze personnes venue de Chengdu. Il a été question de transports publics.
"""
_GRAPH = """\
format = "rdf"                          # .ttl .trig .nt .nq .rdf .jsonld .n3 .trix .hext, .gz
path = "facts.ttl"
graphs = "one"                          # keep: its named graphs stay apart
"""
_GRAPH_DATA = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<https://example.org/charte> skos:note "Une charte dont parle une page."@fr .
"""
_ENDPOINT = """\
format = "sparql"                       # asked by passerelle ingest --refresh, never by a build
endpoint = "https://query.wikidata.org/sparql"
query = "countries.rq"                  # a SELECT, whose columns are mapped; or a CONSTRUCT
timeout = 60                            # seconds without an answer
# page_size = 1000                      # ask in pages; the query must then end with ORDER BY
# method = "GET"                        # default: POST
# parameters = { "default-graph-uri" = "https://…" }   # what this endpoint wants besides

# A build reads the answer that is kept in snapshot.csv, with its date. This one was made by
# hand, so that the example builds without a network.

[[record]]
type = "territory"
level = 0
ids.wikidata = { column = "country" }   # addresses arrive as text
ids.iso3166-1 = { column = "code" }
# A text in several languages brings a second column with the language of each.
name = [{ column = "label", lang = { column = "label.lang" } }]
country = { column = "code" }
"""
_ENDPOINT_QUERY = """\
# France and the People's Republic of China, with their names in three languages.
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?country ?code ?label WHERE {
  VALUES ?country { wd:Q142 wd:Q148 }
  ?country wdt:P297 ?code ; rdfs:label ?label .
  FILTER (LANG(?label) IN ("fr", "en", "zh"))
}
ORDER BY ?country ?label
"""
_ENDPOINT_ROWS = [
    ("Q142", "FR", {"fr": "France", "en": "France", "zh": "法国"}),
    ("Q148", "CN", {"fr": "Chine", "en": "China", "zh": "中国"}),
]


def starter_files() -> dict[str, str | bytes]:
    """Path below the workspace to content; every example builds as it is."""
    return {
        "passerelle.toml": _SETTINGS,
        ".gitignore": "build/\n",
        **_example("table", ("Un tableau", "A table", "表格"), _TABLE),
        "sources/example-table/partnerships.csv": _TABLE_ROWS,
        **_example("workbook", ("Un classeur", "A workbook", "电子表格"), _WORKBOOK),
        "sources/example-workbook/places.xlsx": _workbook(_WORKBOOK_ROWS),
        **_example("objects", ("Un export JSON", "A JSON export", "JSON 导出"), _OBJECTS),
        "sources/example-objects/export.json": _OBJECTS_DATA,
        **_example("records", ("Un texte cité", "A quoted text", "引用文本"), _RECORDS),
        "sources/example-records/records.json": _RECORDS_DATA,
        "sources/example-records/report.fr.txt": "Montpellier a reçu Chengdu, ville jumelle.\n",
        **_example("press", ("Un communiqué", "A press release", "新闻稿"), _PRESS),
        "sources/example-press/2026-10-reception.txt": _PRESS_TEXT,
        **_example("graph", ("Un graphe", "A graph", "图数据"), _GRAPH),
        "sources/example-graph/facts.ttl": _GRAPH_DATA,
        **_endpoint_example(),
    }


def _example(name: str, titles: tuple[str, str, str], rest: str) -> dict[str, str]:
    fr, en, zh = titles
    note = "# An example: remove the folder when you have your own sources.\n"
    text = note + _HEAD.format(fr=fr, en=en, zh=zh) + rest
    return {f"sources/example-{name}/source.toml": text}


def _endpoint_example() -> dict[str, str]:
    """A source that asks an endpoint, with an answer as the endpoint gives it."""
    titles = ("Une requête", "A query to an endpoint", "端点查询")
    files = _example("endpoint", titles, _ENDPOINT)
    dated = {name: text.replace(_RETRIEVED, "") for name, text in files.items()}
    rows = [
        ((f"http://www.wikidata.org/entity/{item}", ""), (code, ""), (label, lang))
        for item, code, labels in _ENDPOINT_ROWS
        for lang, label in labels.items()
    ]
    head = Head(
        checked=_DAY,
        retrieved=_DAY,
        endpoint="https://query.wikidata.org/sparql",
        query=SourceQuery(_ENDPOINT_QUERY).digest,
        rows=len(rows),
    )
    body = rows_as_csv(["country", "code", "label"], rows)
    home = "sources/example-endpoint"
    return {
        **dated,
        f"{home}/countries.rq": _ENDPOINT_QUERY,
        f"{home}/snapshot.csv": head.lines() + body,
    }


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _workbook(rows: list[list[str]]) -> bytes:
    """The smallest workbook of one sheet of texts (ECMA-376), always the same bytes."""
    cells = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{"ABCDEFGH"[place]}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            for place, text in enumerate(row)
        )
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Lieux" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData>'
        "</worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), head + text)
    return out.getvalue()
