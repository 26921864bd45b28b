"""What a reviewer reads, in three languages: kinds of facts, fields, keys and remarks."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FIELDS", "KINDS", "LANGUAGES", "WORDS", "counted", "kind_label", "word"]

LANGUAGES = ("fr", "en", "zh")

KINDS: dict[str, tuple[tuple[str, str], tuple[str, str], str]] = {
    "person": (("personne", "personnes"), ("person", "people"), "人物"),
    "collectivity": (("collectivité", "collectivités"), ("authority", "authorities"), "地方政府"),
    "institution": (("institution", "institutions"), ("institution", "institutions"), "机构"),
    "delegation": (("délégation", "délégations"), ("delegation", "delegations"), "代表团"),
    "territory": (("lieu", "lieux"), ("place", "places"), "地点"),
    "event": (("événement", "événements"), ("event", "events"), "活动"),
    "participation": (("rôle", "rôles"), ("role", "roles"), "参与"),
    "membership": (("fonction", "fonctions"), ("function", "functions"), "职务"),
    "theme": (("thème", "thèmes"), ("theme", "themes"), "主题"),
    "partnership": (("partenariat", "partenariats"), ("partnership", "partnerships"), "合作关系"),
    "project": (("projet", "projets"), ("project", "projects"), "项目"),
    "instrument": (("acte", "actes"), ("instrument", "instruments"), "文件"),
    "series": (("série", "séries"), ("series", "series"), "系列"),
}
"""Kinds of facts in the order in which a reviewer meets them: what others point at first."""

FIELDS: dict[str, tuple[str, str, str]] = {
    "names": ("noms", "names", "名称"),
    "family_name": ("nom de famille", "family name", "姓"),
    "given_name": ("prénom", "given name", "名"),
    "public_basis": ("à quel titre public", "public basis", "公开依据"),
    "kind": ("type", "kind", "类型"),
    "country": ("pays", "country", "国家"),
    "level": ("niveau", "level", "层级"),
    "unit_of": ("relève de", "unit of", "隶属"),
    "sent_by": ("envoyée par", "sent by", "派出机构"),
    "stated_size": ("taille annoncée", "stated size", "所述人数"),
    "when": ("quand", "when", "时间"),
    "signed": ("signé", "signed", "签署时间"),
    "place": ("lieu", "place", "地点"),
    "venue": ("salle", "venue", "场所"),
    "edition": ("édition", "edition", "届次"),
    "series": ("série", "series", "系列"),
    "modality": ("modalité", "modality", "情态"),
    "event": ("événement", "event", "活动"),
    "participant": ("qui", "who", "参与者"),
    "on_behalf_of": ("au nom de", "on behalf of", "代表"),
    "member": ("qui", "who", "任职者"),
    "organization": ("organisme", "body", "机构"),
    "role": ("fonction ou rôle", "function or role", "职务或角色"),
    "capacity": ("à titre", "capacity", "任职方式"),
    "themes": ("thèmes", "themes", "主题"),
    "parties": ("parties", "parties", "各方"),
    "cooperation": ("coopération", "cooperation", "合作"),
    "signatures": ("signatures", "signatures", "签署"),
    "known": ("déjà connu", "already known", "已知事物"),
    "confidence": ("certitude", "confidence", "置信度"),
    "rule": ("règle", "rule", "规则"),
    "note": ("note", "note", "备注"),
}
"""Fields of records as a reviewer reads them."""

WORDS: dict[str, tuple[str, str, str]] = {
    # extract
    "nothing_found": ("rien à proposer", "nothing to propose", "无可提取的内容"),
    "left_out": ("{n} écartés", "{n} left out", "略去 {n} 项"),
    "not_read": ("{n} texte(s) non lu(s)", "{n} text(s) not read", "{n} 份文本未能读取"),
    "kept": (
        "{n} décisions gardées",
        "{n} decisions kept",
        "保留 {n} 项判定",
    ),
    "aside": (
        "{file} : les mots «{quote}» ont disparu ; ce qui en fut décidé est mis de côté",
        "{file}: the words «{quote}» are gone; what was decided on them is kept aside",
        "{file}：“{quote}”已不在文中；有关判定另行保留",
    ),
    "written": (
        "{n} faits dans {file}. Ensuite : passerelle review",
        "{n} facts in {file}. Next: passerelle review",
        "{file} 共 {n} 条事实。接着运行：passerelle review",
    ),
    "no_source": (
        'aucune source de textes ici (format = "text")',
        'there is no source of texts here (format = "text")',
        '此处没有文本来源（format = "text"）',
    ),
}


def word(key: str, lang: str, **values: object) -> str:
    """The text `key` in `lang`, filled in."""
    return WORDS[key][LANGUAGES.index(lang)].format(**values)


def kind_label(kind: str, lang: str) -> str:
    """What one fact of `kind` is called."""
    if kind not in KINDS:
        return kind
    fr, en, zh = KINDS[kind]
    return {"fr": fr[0], "en": en[0], "zh": zh}[lang]


def counted(counts: Mapping[str, int], lang: str) -> str:
    """Counts by kind in words: ``5 people, 2 places``."""
    order = [kind for kind in KINDS if kind in counts] + sorted(counts.keys() - KINDS.keys())
    return ("，" if lang == "zh" else ", ").join(_count(kind, counts[kind], lang) for kind in order)


def _count(kind: str, number: int, lang: str) -> str:
    if kind not in KINDS:
        return f"{number} {kind}"
    fr, en, zh = KINDS[kind]
    if lang == "zh":
        return f"{number} {zh}"
    one, many = fr if lang == "fr" else en
    return f"{number} {one if number == 1 or (lang == 'fr' and number == 0) else many}"
