"""Every text of the ontology's pages, in the three languages, side by side.

``{n}`` and the like are filled in by the page.
"""

from __future__ import annotations

from passerelle.publish.ontology.model import LANGS

__all__ = ["NAMES", "TEXTS", "catalogue"]

NAMES = {"fr": "Français", "en": "English", "zh": "中文"}
"""Each language in its own words."""

TEXTS: dict[str, tuple[str, str, str]] = {
    # around every page
    "skip": ("Aller au contenu", "Skip to content", "跳到正文"),
    "language": ("Langue", "Language", "语言"),
    "site": ("Ontologie Passerelle", "Passerelle ontology", "Passerelle 本体"),
    "menu": ("Parties de la documentation", "Parts of the documentation", "文档各部分"),
    "terms": ("Termes", "Terms", "术语"),
    "classes": ("Classes", "Classes", "类"),
    "properties": ("Propriétés", "Properties", "属性"),
    "schemes": ("Schémas de concepts", "Concept schemes", "概念体系"),
    "shapes": ("Formes SHACL", "SHACL shapes", "SHACL 约束"),
    "rules": ("Règles et questions", "Rules and questions", "规则与查询"),
    "examples": ("Exemples", "Examples", "示例"),
    "reused": ("Termes repris", "Reused terms", "复用的术语"),
    "files": ("Fichiers", "Files", "文件"),
    "in_languages": ("En trois langues", "In three languages", "三种语言"),
    "address": ("Adresse", "Address", "地址"),
    "version": ("Version", "Version", "版本"),
    "licence": ("Licence", "Licence", "许可"),
    "authors": ("Auteurs", "Authors", "作者"),
    "cite": ("Citer", "Cite", "引用"),
    "prior": ("Version précédente", "Prior version", "上一版本"),
    "generated": (
        "Page faite à partir des fichiers de l'ontologie, version {version}.",
        "Page made from the files of the ontology, version {version}.",
        "本页由本体文件生成，版本 {version}。",
    ),
    # the index
    "pattern": ("Le motif central", "The core pattern", "核心模式"),
    "figure_cooperation": (
        "Une coopération : chaque partie relie un acteur au partenariat ; chaque source fait sa "
        "propre affirmation, appuyée par une preuve. Le lien en tirets est dérivé par une règle.",
        "A cooperation: each party links one actor to the partnership; each source makes its own "
        "claim, supported by evidence. The dashed link is derived by a rule.",
        "合作：每个合作方将一个行为者与伙伴关系相连；每个来源各有陈述，并附证据。虚线为规则推导的关系。",
    ),
    "figure_event": (
        "Un événement a la même forme : la participation relie une personne, un organisme ou une "
        "délégation à l'événement et dit au nom de qui ; la fonction est une ressource à part.",
        "An event has the same form: the participation links a person, body or delegation to the "
        "event and says for whom; the function held is a node of its own.",
        "活动的结构相同：参与将个人、机构或代表团与活动相连，并注明代表谁；所任职务另设节点。",
    ),
    "used_with": ("S'emploie avec", "Used with", "用于"),
    "values": ("Valeurs", "Values", "取值"),
    "term": ("Terme", "Term", "术语"),
    "reused_note": (
        "Passerelle reprend ces termes tels quels ; leur définition se trouve chez leur éditeur.",
        "Passerelle uses these terms as they are; their publisher defines them.",
        "Passerelle 直接使用这些术语，其定义以发布者为准。",
    ),
    "concepts_n": ("{n} concepts", "{n} concepts", "{n} 个概念"),
    # kinds and traits of a term
    "class": ("Classe", "Class", "类"),
    "object": ("Propriété d'objet", "Object property", "对象属性"),
    "datatype": ("Propriété de données", "Datatype property", "数据属性"),
    "annotation": ("Propriété d'annotation", "Annotation property", "注释属性"),
    "derived": ("dérivée", "derived", "推导"),
    "symmetric": ("symétrique", "symmetric", "对称"),
    "transitive": ("transitive", "transitive", "传递"),
    "deprecated": ("retirée", "deprecated", "已弃用"),
    "derived_note": (
        "Écrite par une règle, jamais par une source.",
        "Written by a rule, never by a source.",
        "仅由规则写入，来源不得写入。",
    ),
    # a term
    "scope_note": ("Attention", "Take care", "注意"),
    "place": ("Place dans l'ontologie", "Place in the ontology", "在本体中的位置"),
    "super_class": ("Sorte de", "Kind of", "上位类"),
    "sub_class": ("Sortes", "Kinds", "下位类"),
    "super_property": ("Précise", "Refines", "上位属性"),
    "sub_property": ("Précisée par", "Refined by", "下位属性"),
    "inverse": ("Inverse", "Inverse", "逆属性"),
    "replaced_by": ("Remplacée par", "Replaced by", "替代者"),
    "value_scheme": ("Valeurs du schéma", "Values from the scheme", "取值体系"),
    "own_properties": (
        "Propriétés qui la décrivent",
        "Properties that describe it",
        "描述它的属性",
    ),
    "pointing": ("Propriétés qui y mènent", "Properties that lead to it", "指向它的属性"),
    "checked_by": ("Formes qui le vérifient", "Shapes that check it", "检查它的约束"),
    "not_checked": (
        "Aucune forme ne vérifie ce terme.",
        "No shape checks this term.",
        "没有约束检查该术语。",
    ),
    "aligned": ("Alignements", "Alignments", "对齐"),
    "not_aligned": (
        "Aucun alignement avec un autre vocabulaire.",
        "No alignment to another vocabulary.",
        "未与其他词汇对齐。",
    ),
    "relation": ("Relation", "Relation", "关系"),
    "other_term": ("Terme", "Term", "术语"),
    "vocabulary": ("Fichier", "File", "文件"),
    "unverified": ("non vérifié", "not verified", "未核实"),
    "derived_by": ("Règles et questions", "Rules and questions", "规则与查询"),
    "rule": ("Règle", "Rule", "规则"),
    "rules_only": ("Règles", "Rules", "规则"),
    "question": ("Question", "Question", "查询"),
    "questions": ("Questions enregistrées", "Saved questions", "已保存的查询"),
    "writes": ("écrit", "writes", "写入"),
    "not_asked": (
        "Aucune règle ni question enregistrée ne l'emploie.",
        "No rule and no saved question uses it.",
        "没有规则或已保存的查询使用它。",
    ),
    "no_example": ("Aucun exemple ne le montre.", "No example shows it.", "没有示例使用它。"),
    "more_examples": ("Autres exemples", "More examples", "更多示例"),
    "changes": ("Changements", "Changes", "变更"),
    "no_change": (
        "Le journal des changements n'en dit rien.",
        "The changelog says nothing of it.",
        "变更日志未提及。",
    ),
    # a scheme
    "contents": ("Sommaire", "Contents", "目录"),
    "concepts": ("Concepts", "Concepts", "概念"),
    "also": ("Autres noms", "Other names", "别名"),
    "also_below": ("Aussi sous", "Also below", "另属"),
    "used_by": ("Employé par", "Used by", "使用者"),
    "code": ("Code", "Code", "代码"),
    # shapes
    "shapes_lead": (
        "Ce que la validation demande aux données. Chaque message dit ce qui ne va pas et ce qu'il "
        "faut faire.",
        "What validation asks of data. Each message says what is wrong and what to do.",
        "校验对数据的要求。每条消息说明问题所在与处理办法。",
    ),
    "looks_at": ("Regarde", "Looks at", "检查对象"),
    "targetClass": ("les instances de", "instances of", "以下类的实例："),
    "targetNode": ("la ressource", "the node", "节点"),
    "targetSubjectsOf": ("ce qui a", "what has", "具有以下属性者："),
    "targetObjectsOf": ("les valeurs de", "the values of", "以下属性的值："),
    "path": ("Chemin", "Path", "路径"),
    "asks": ("Demande", "Asks for", "要求"),
    "broken_by": ("Exemple fautif", "Faulty example", "错误示例"),
    "excerpt": (
        "Extrait : les énoncés qui emploient ce terme.",
        "An excerpt: the statements that use this term.",
        "节选：使用该术语的陈述。",
    ),
    "helpers": ("Formes auxiliaires", "Helper shapes", "辅助约束"),
    "Violation": ("Violation", "Violation", "违规"),
    "Warning": ("Avertissement", "Warning", "警告"),
    "Info": ("Remarque", "Info", "提示"),
    "family_cooperation": ("Coopérations", "Cooperations", "合作"),
    "family_derived": ("Liens dérivés", "Derived links", "推导关系"),
    "family_events": ("Événements et observations", "Events and observations", "活动与观测值"),
    "family_evidence": ("Affirmations et preuves", "Claims and evidence", "陈述与证据"),
    "family_identifiers": ("Identifiants", "Identifiers", "标识符"),
    "family_names": ("Noms", "Names", "名称"),
    "family_people": ("Personnes et organismes", "People and bodies", "人物与机构"),
    "family_places": ("Lieux", "Places", "地点"),
    "family_schemes": ("Schémas de concepts", "Concept schemes", "概念体系"),
    "family_time": ("Temps", "Time", "时间"),
    # rules and questions
    "rules_lead": (
        "Chaque règle écrit un lien dérivé dans un graphe à elle. Chaque question enregistrée est "
        "un fichier SPARQL.",
        "Each rule writes one derived link to a graph of its own. Each saved question is one "
        "SPARQL file.",
        "每条规则将一种推导关系写入其自身命名图；每个已保存的查询是一个 SPARQL 文件。",
    ),
    "answers": ("Répond à", "Answers", "回答"),
    "show_text": ("Texte de la règle", "Text of the rule", "规则全文"),
    # examples
    "examples_lead": (
        "Une idée par fichier. Un exemple fautif montre ce que la validation refuse ou signale. "
        "Ce qu'ils disent de lieux réels n'est pas une donnée.",
        "One idea per file. A faulty example shows what validation refuses or remarks on. What "
        "they say of real places is not data.",
        "每个文件说明一点。错误示例展示校验会拒绝或提示的内容。示例中关于真实地点的说法不是数据。",
    ),
    "valid": ("Exemple valide", "Valid example", "有效示例"),
    "valid_many": ("Exemples valides", "Valid examples", "有效示例"),
    "invalid": ("Exemple fautif", "Faulty example", "错误示例"),
    "invalid_many": ("Exemples fautifs", "Faulty examples", "错误示例"),
    "report": ("Rapport attendu", "Report expected", "预期报告"),
    "terms_shown": ("Termes montrés", "Terms shown", "所用术语"),
    "focus": ("Ressource en cause", "Focus", "相关节点"),
}


def catalogue(lang: str) -> dict[str, str]:
    """The texts in `lang`."""
    at = LANGS.index(lang)
    return {key: texts[at] for key, texts in TEXTS.items()}
