"""The words of releases and of what differs between them, in three languages."""

from __future__ import annotations

from passerelle.pipeline.report_texts import LANGS, TEXTS

__all__ = ["kind_name", "property_name", "text"]

_TEXTS: dict[str, tuple[str, str, str]] = {
    "added": ("Ajouts", "Added", "新增"),
    "removed": ("Retraits", "Removed", "移除"),
    "changed": ("Modifications", "Changed", "变更"),
    "merged": ("Fusions", "Merged", "合并"),
    "split": ("Séparations", "Split", "拆分"),
    "withdrawn": ("Personnes retirées", "Withdrawn people", "已撤下的人物"),
    "things": ("Choses", "Things", "事物"),
    "statements": ("Énoncés", "Statements", "陈述"),
    "quads": ("Lignes (quadruplets)", "Lines (quads)", "行（四元组）"),
    "n_added": ("ajouts {n}", "{n} added", "新增 {n}"),
    "n_removed": ("retraits {n}", "{n} removed", "移除 {n}"),
    "n_changed": ("modifications {n}", "{n} changed", "变更 {n}"),
    "n_merged": ("fusions {n}", "{n} merged", "合并 {n}"),
    "n_split": ("séparations {n}", "{n} split", "拆分 {n}"),
    "n_withdrawn": ("personnes retirées {n}", "{n} withdrawn", "撤下 {n}"),
    "n_restated": (
        "mêmes énoncés, autres sources {n}",
        "{n} the same by other sources",
        "内容相同而来源有变 {n}",
    ),
    "same": (
        "{old} et {new} disent la même chose.",
        "{old} and {new} say the same.",
        "{old} 与 {new} 内容相同。",
    ),
    "only_support": (
        "Seules diffèrent des preuves, des affirmations ou la place d'énoncés dans les graphes ; "
        "le patch les donne toutes.",
        "Only evidence, claims, or the graphs that statements stand in differ; the patch has it "
        "all.",
        "仅证据、断言或陈述所在的图有所不同；详见补丁文件。",
    ),
    "into": ("devient {name}", "is now {name}", "现为 {name}"),
    "apart": ("n'est plus {name}", "is no longer {name}", "不再是 {name}"),
    "decision": ("décision", "decision", "判定"),
    "because": ("d'après {causes}", "by {causes}", "据 {causes}"),
    "unnamed": (
        "personne nommée par un texte officiel seulement",
        "person named by an official text only",
        "仅见于官方文本的人物",
    ),
    "node": ("nœud sans nom", "node without a name", "匿名节点"),
    "more_things": ("… et {n} autres", "… and {n} more", "……另有 {n} 项"),
    "all_of_it": (
        "Tout y est : --all, ou --format json.",
        "All of it: --all, or --format json.",
        "查看全部：--all 或 --format json。",
    ),
    "cut": (
        "Liste abrégée. La différence entière :",
        "This list is cut. The whole difference:",
        "列表已截短，完整差异见：",
    ),
    "releases": ("Versions", "Releases", "版本"),
    "release": ("Version {number}", "Release {number}", "版本 {number}"),
    "difference": (
        "De {old} à {new}",
        "From {old} to {new}",
        "从 {old} 到 {new}",
    ),
    "intro": (
        "Chaque version est une copie figée du graphe entier. On peut la citer, la télécharger "
        "et la comparer à la précédente.",
        "Each release is a frozen copy of the whole graph: it can be cited, downloaded and "
        "compared with the one before.",
        "每个版本都是整个图谱的定格副本，可供引用、下载，并与上一版本比较。",
    ),
    "none": (
        "Aucune version n'a encore été publiée.",
        "No release has been made yet.",
        "尚未发布任何版本。",
    ),
    "number": ("Numéro", "Number", "版本号"),
    "date": ("Date", "Date", "日期"),
    "notes": ("Nouveautés", "What is new", "更新说明"),
    "download": ("Télécharger", "Download", "下载"),
    "dump": ("N-Quads canoniques (gz)", "Canonical N-Quads (gz)", "规范 N-Quads（gz）"),
    "hash": (
        "SHA-256 de la forme canonique (RDFC-1.0)",
        "SHA-256 of the canonical form (RDFC-1.0)",
        "规范形式（RDFC-1.0）的 SHA-256",
    ),
    "sources": ("Versions des sources", "Versions of the sources", "来源版本"),
    "source": ("Source", "Source", "来源"),
    "retrieved": ("Consultée le", "Retrieved", "获取日期"),
    "digest": ("Empreinte", "Digest", "摘要"),
    "redacted": (
        "Des personnes ont été retirées de cette version le {days} ; son empreinte a changé.",
        "People were withdrawn from this release on {days}; its hash has changed.",
        "本版本于 {days} 撤下了相关人物，其校验值已更新。",
    ),
    "compare": ("Comparer à {number}", "Compare with {number}", "与 {number} 比较"),
    "first": (
        "C'est la première version.",
        "This is the first release.",
        "这是第一个版本。",
    ),
    "json": ("Différence (JSON)", "Difference (JSON)", "差异（JSON）"),
    "patch": ("Différence (RDF Patch)", "Difference (RDF Patch)", "差异（RDF Patch）"),
    "made": (
        "version {number} du {date} : {quads} énoncés",
        "release {number} of {date}: {quads} statements",
        "版本 {number}（{date}）：{quads} 条陈述",
    ),
}
_NODES: dict[str, tuple[str, str, str]] = {
    "source": ("source", "source", "来源"),
    "party": ("partie", "party", "合作方"),
    "signature": ("signature", "signature", "签署"),
    "identifier": ("identifiant", "identifier", "标识符"),
    "claim": ("affirmation d'une source", "claim of a source", "来源的陈述"),
    "source-version": ("version d'une source", "version of a source", "来源版本"),
    "rule": ("règle", "rule", "规则"),
    "decision": ("décision d'identité", "identity decision", "身份判定"),
    "agent": ("agent", "agent", "主体"),
}
_PROPERTIES: dict[str, tuple[str, str, str]] = {
    "rdf:type": ("classe", "class", "类别"),
    "rdfs:label": ("libellé", "label", "标签"),
    "skos:prefLabel": ("nom", "name", "名称"),
    "skos:altLabel": ("autre nom", "other name", "别名"),
    "skos:note": ("note", "note", "备注"),
    "skos:definition": ("définition", "definition", "定义"),
    "skos:notation": ("code", "code", "代码"),
    "skos:exactMatch": ("identique à", "same as", "等同于"),
    "dcterms:title": ("titre", "title", "标题"),
    "dcterms:description": ("description", "description", "说明"),
    "dcterms:license": ("licence", "licence", "许可"),
    "dcterms:publisher": ("éditeur", "publisher", "发布者"),
    "dcterms:references": ("renvoie à", "refers to", "参考"),
    "dcterms:isReplacedBy": ("remplacé par", "replaced by", "已替换为"),
    "foaf:name": ("nom", "name", "名称"),
    "foaf:givenName": ("prénom", "given name", "名"),
    "foaf:familyName": ("nom de famille", "family name", "姓"),
    "foaf:homepage": ("site", "home page", "主页"),
    "foaf:page": ("page", "page", "网页"),
    "org:member": ("membre", "member", "成员"),
    "org:role": ("fonction", "function", "职务"),
    "org:organization": ("organisation", "organisation", "组织"),
    "org:unitOf": ("fait partie de", "unit of", "隶属"),
    "adms:identifier": ("identifiant", "identifier", "标识符"),
    "geo:lat": ("latitude", "latitude", "纬度"),
    "geo:long": ("longitude", "longitude", "经度"),
}
"""Properties of other vocabularies; the ontology names its own."""


def text(key: str, lang: str, **values: object) -> str:
    """The text `key` in `lang`, filled with `values`."""
    return _TEXTS[key][LANGS.index(lang)].format(**values)


def kind_name(kind: str, lang: str) -> str:
    """What a kind of thing, or of node, is called; the kind itself when it has no name."""
    forms = _NODES.get(kind) or TEXTS.get(kind)
    return forms[LANGS.index(lang)] if forms else kind


def property_name(short: str, lang: str) -> str:
    """What a property of another vocabulary (``skos:prefLabel``) is called, or itself."""
    forms = _PROPERTIES.get(short)
    return forms[LANGS.index(lang)] if forms else short
