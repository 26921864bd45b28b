"""The words of the pages about things, in three languages."""

from __future__ import annotations

from functools import cache

__all__ = ["TEXTS", "words"]

TEXTS: dict[str, tuple[str, str, str]] = {
    # Headings and sections.
    "names": ("Noms", "Names", "名称"),
    "facts": ("Ce qui est dit", "What is stated", "陈述内容"),
    "parties": ("Parties", "Parties", "合作方"),
    "projects": ("Projets", "Projects", "项目"),
    "instruments": ("Actes", "Instruments", "协议文件"),
    "observations": (
        "Chiffres donnés par les sources",
        "Figures given by sources",
        "来源给出的数字",
    ),
    "cooperations": ("Partenariats et projets", "Partnerships and projects", "合作伙伴关系与项目"),
    "members": ("Personnes et fonctions", "People and functions", "人员与职务"),
    "functions": ("Fonctions et appartenances", "Functions and memberships", "职务与成员关系"),
    "events": ("Événements", "Events", "活动"),
    "signed": ("Signatures données", "Signatures given", "所作签署"),
    "delegates": ("Membres nommés", "Named members", "具名成员"),
    "within": ("Territoires compris", "Territories within", "下辖区域"),
    "seated": ("Institutions qui y siègent", "Institutions seated here", "驻地机构"),
    "held here": ("Événements tenus ici", "Events held here", "在此举办的活动"),
    "participations": ("Qui y a pris part", "Who took part", "参与者"),
    "editions": ("Éditions", "Editions", "各届"),
    "signatures": ("Signatures", "Signatures", "签署"),
    "versions": ("Versions recueillies", "Versions retrieved", "已获取的版本"),
    "spoken of": ("Ce dont elle parle", "What it speaks of", "所述事物"),
    "decisions": ("Décisions d'identité", "Identity decisions", "身份判定"),
    "derived": ("Liens dérivés", "Derived links", "推导关系"),
    "claims": ("Qui le dit", "Who says so", "出处"),
    "claims on rows": (
        "Qui dit ce qui est listé ci-dessus",
        "Who says what is listed above",
        "上述各项的出处",
    ),
    "evidence": ("Preuves", "Evidence", "证据"),
    "sources": ("Sources", "Sources", "来源"),
    "address": ("Adresse et formats", "Address and formats", "地址与格式"),
    "timeline": ("Dans le temps", "Over time", "时间轴"),
    "ego": ("Autour", "Around it", "关系简图"),
    "pages": ("Pages", "Pages", "分页"),
    "page of": ("page {0} sur {1}", "page {0} of {1}", "第 {0} 页，共 {1} 页"),
    # Columns.
    "actor": ("acteur", "actor", "行为者"),
    "body": ("organisme", "body", "机构"),
    "class": ("classe", "class", "类"),
    "compared with": ("comparé à", "compared with", "比较对象"),
    "cooperation": ("coopération", "cooperation", "合作"),
    "country": ("pays", "country", "国家"),
    "date": ("date", "date", "日期"),
    "dates": ("dates", "dates", "日期"),
    "digest": ("empreinte SHA-256", "SHA-256 digest", "SHA-256 摘要值"),
    "edition": ("édition", "edition", "届次"),
    "event": ("événement", "event", "活动"),
    "for": ("au nom de", "on behalf of", "代表"),
    "for or through": ("au nom de, ou par", "on behalf of, or through", "代表或由其代表"),
    "function": ("fonction", "function", "职务"),
    "instrument": ("acte", "instrument", "文件"),
    "judgement": ("jugement", "judgement", "判断"),
    "kind": ("type", "kind", "类型"),
    "level": ("niveau", "level", "级别"),
    "measure": ("mesure", "measure", "指标"),
    "modality": ("modalité", "modality", "情态"),
    "participant": ("participant", "participant", "参与者"),
    "person": ("personne ou organisme", "person or body", "人员或机构"),
    "place": ("lieu", "place", "地点"),
    "project": ("projet", "project", "项目"),
    "reason": ("raison", "reason", "理由"),
    "relation": ("relation", "relation", "关系"),
    "retrieved": ("recueillie le", "retrieved on", "获取日期"),
    "role": ("rôle", "role", "角色"),
    "rule": ("règle", "rule", "规则"),
    "side": ("côté", "side", "所属方"),
    "signatory": ("signataire", "signatory", "签署人"),
    "thing": ("objet", "thing", "事物"),
    "value": ("valeur", "value", "数值"),
    "version": ("version", "version", "版本"),
    "with": ("avec", "with", "合作对象"),
    "about": ("au sujet de", "about", "关于"),
    "source": ("source", "source", "来源"),
    "says": ("ce qu'elle dit", "what it says", "所述内容"),
    "supported": ("preuve", "evidence", "证据"),
    "publisher": ("éditeur", "publisher", "发布者"),
    "licence": ("licence", "licence", "许可"),
    "checked": ("vérifiée le", "last checked", "最近核查"),
    # Relations read backwards.
    "administered by": ("administré par", "administered by", "管辖机构"),
    "delegations sent": ("délégations envoyées", "delegations sent", "派出的代表团"),
    "followed by": ("suivi par", "followed by", "后续文件"),
    "member of delegation": ("membre de la délégation", "member of delegation", "所属代表团"),
    "represented here": ("y est représenté", "is represented here", "在此有代表出席"),
    "takes the place of": ("prend la suite de", "takes the place of", "取代"),
    "units": ("composantes", "units", "下属机构"),
    # Phrases.
    "nameless": ("(sans nom)", "(no name)", "（无名称）"),
    "no language": ("sans langue", "no language", "未标语言"),
    "as written": ("écrit « {0} »", "written “{0}”", "原文：“{0}”"),
    "certain": ("certain", "certain", "确定"),
    "possible": ("possible", "possible", "可能"),
    "no certain day": ("aucun jour n'est certain", "no day is certain", "没有确定的日期"),
    "from to": ("du {0} au {1}", "from {0} to {1}", "{0}至{1}"),
    "unknown start": ("début inconnu", "unknown start", "开始不详"),
    "unknown end": ("fin inconnue", "unknown end", "结束不详"),
    "more": ("et {0} de plus", "and {0} more", "另有 {0} 项"),
    "more in data": (
        "et {0} de plus, dans les fichiers de données",
        "and {0} more, in the data files",
        "另有 {0} 项，见数据文件",
    ),
    "left out": (
        "Les pages et fichiers de cette adresse ne portent pas tout : le reste est dans les "
        "fichiers du jeu de données.",
        "The pages and files of this address do not tell all: the rest is in the dumps of the "
        "dataset.",
        "本地址的页面和文件未包含全部内容，其余见数据集的下载文件。",
    ),
    "preferred": ("retenue", "preferred", "首选"),
    "disagree": (
        "Les sources ne s'accordent pas. Toutes leurs affirmations sont montrées ; celle qui est "
        "retenue est marquée, avec sa raison.",
        "Sources disagree. All claims are shown; the preferred one is marked, with its reason.",
        "来源不一致。所有陈述均列出；首选的一条已注明理由。",
    ),
    "derived lead": (
        "Tirés des faits ci-dessus par une règle ; aucune source ne les affirme.",
        "Drawn from the facts above by a rule; no source states them.",
        "由规则从上述事实推出，没有来源直接陈述。",
    ),
    "row": ("ligne {0}", "row {0}", "第 {0} 行"),
    "note": ("note", "note", "注释"),
    "number": ("n°", "no.", "编号"),
    "address of": ("Adresse de cet objet", "Address of this thing", "本事物的地址"),
    "cite": ("Pour citer", "How to cite", "引用方式"),
    "formats": ("Les mêmes faits en", "The same facts as", "相同事实的其他格式"),
    "in dataset": ("Fait partie de", "Part of", "所属数据集"),
    "basis": (
        "Les personnes sont montrées dans leur seule fonction publique, toujours avec la source.",
        "People are shown in their public function only, always with the source.",
        "人物仅以公开职务列出，并始终注明来源。",
    ),
    "timeline told": (
        "Plein : certain. Clair : possible. « ? » : fin inconnue. Les dates en mots sont dans les "
        "tableaux.",
        "Solid: certain. Light: possible. “?”: end unknown. The tables give the dates in words.",
        "实心：确定；浅色：可能；“?”：结束不详。日期文字见表格。",
    ),
    "ego told": (
        "Trait plein : coopération affirmée. Pointillé : seulement présents au même événement.",
        "Solid line: asserted cooperation. Dotted line: only present at the same event.",
        "实线：已确认的合作；虚线：仅参加同一活动。",
    ),
    "ego told parts": (
        "Les acteurs qui y ont une place.",
        "The actors that have a place in it.",
        "其中的行为者。",
    ),
    "ego more": (
        "{0} autres ne sont pas dessinés",
        "{0} others are not drawn",
        "另有 {0} 个未画出",
    ),
}
"""Each text in French, English and Chinese."""

_AT = {"fr": 0, "en": 1, "zh": 2}


@cache
def words(lang: str) -> dict[str, str]:
    """The texts in `lang`, by name."""
    return {name: texts[_AT[lang]] for name, texts in TEXTS.items()}
