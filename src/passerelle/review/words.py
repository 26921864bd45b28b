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
    # review
    "left": (
        "encore {n} dans ce texte, {all} en tout",
        "{n} left in this text, {all} in all",
        "本文尚余 {n} 项，共余 {all} 项",
    ),
    "sure": ("certitude {p} %", "{p} % sure", "置信度 {p}%"),
    "keys": (
        "(a) accepter (r) refuser (c) corriger (m) fusionner (k) passer (b) revenir "
        "(t) tout le texte (?) aide (q) quitter",
        "(a)ccept (r)eject (c)orrect (m)erge s(k)ip (b)ack (t) whole text (?) help (q)uit",
        "(a) 接受 (r) 拒绝 (c) 更正 (m) 合并 (k) 跳过 (b) 撤回 (t) 整篇 (?) 帮助 (q) 退出",
    ),
    "help": (
        "a  le fait est vrai ; ce dont il a besoin (qui, quel événement) est accepté avec lui\n"
        "r  le fait est faux ; ce qui en dépend est refusé avec lui\n"
        "c  le fait est presque vrai : champ par champ, Entrée garde, - efface\n"
        "m  c'est une chose déjà connue : cherchez son nom, choisissez un numéro\n"
        "k  plus tard\n"
        "b  reprendre la dernière décision de cette séance\n"
        "t  accepter tout ce qui, dans ce texte, est au moins aussi sûr que la marque donnée\n"
        "q  arrêter ; tout est déjà enregistré, une autre séance continue ici",
        "a  the fact is true; what it needs (who, which event) is accepted with it\n"
        "r  the fact is wrong; what hangs on it is rejected with it\n"
        "c  the fact is nearly true: field by field, Enter keeps, - takes out\n"
        "m  it is a thing already known: search its name, choose a number\n"
        "k  another time\n"
        "b  take back the last decision of this review\n"
        "t  accept all of this text that is at least as sure as the mark you give\n"
        "q  stop; everything is kept already, another review goes on here",
        "a  属实；所依据的人物、活动等一并接受\n"
        "r  不属实；依附于它的事实一并拒绝\n"
        "c  基本属实：逐项更正，回车保留，- 删除\n"
        "m  即某一已知事物：搜索名称，选择编号\n"
        "k  以后再定\n"
        "b  撤回本次最后一项判定\n"
        "t  接受本文中置信度不低于所给标准的全部事实\n"
        "q  停止；判定均已保存，下次由此继续",
    ),
    "gone": (
        "ces mots ne sont plus dans le texte : (r) refuser, ou remettez-les et relancez extract",
        "these words are no longer in the text: (r)eject, or put them back and run extract again",
        "原文已不存在：请拒绝 (r)，或恢复原文后重新运行 extract",
    ),
    "with_it": ("avec {n} autre(s)", "with {n} other(s)", "连同另外 {n} 项"),
    "taken_back": ("{n} décision(s) reprise(s)", "{n} decision(s) taken back", "已撤回 {n} 项判定"),
    "nothing_back": (
        "rien à reprendre dans cette séance",
        "nothing to take back in this review",
        "本次尚无可撤回的判定",
    ),
    "accepted": ("accepté", "accepted", "已接受"),
    "rejected": ("refusé", "rejected", "已拒绝"),
    "corrected": ("corrigé", "corrected", "已更正"),
    "merged": ("fusionné avec {what}", "merged into {what}", "已并入 {what}"),
    "search": ("nom cherché", "name to search", "搜索名称"),
    "choose": (
        "numéro, autre nom, ou Entrée pour annuler",
        "number, another name, or Enter to cancel",
        "编号、其他名称，或回车取消",
    ),
    "none_found": ("rien de ce nom", "nothing of that name", "未找到"),
    "mark": ("marque, 0 à 1", "mark, 0 to 1", "标准（0 至 1）"),
    "no_number": (
        "ce n'est pas un nombre de 0 à 1",
        "that is no number from 0 to 1",
        "须为 0 至 1 的数",
    ),
    "no_merge": (
        "un(e) {kind} ne se fusionne pas : acceptez, corrigez ou refusez",
        "a {kind} is not merged: accept, correct or reject it",
        "{kind}不能合并：请接受、更正或拒绝",
    ),
    "done": (
        "{n} décisions dans {file}, {left} faits attendent. Ensuite : passerelle build",
        "{n} decisions in {file}, {left} facts wait. Next: passerelle build",
        "{n} 项判定已写入 {file}，尚余 {left} 条。接着运行：passerelle build",
    ),
    "page": (
        "{file} : ouvrez-la, décidez, enregistrez ; puis passerelle review --import FICHIER",
        "{file}: open it, decide, save; then passerelle review --import FILE",
        "{file}：打开后判定并保存；然后运行 passerelle review --import 文件",
    ),
    "imported": (
        "{n} décisions reprises dans {file}, {same} y étaient déjà",
        "{n} decisions taken into {file}, {same} were there already",
        "已将 {n} 项判定写入 {file}，{same} 项原已存在",
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
