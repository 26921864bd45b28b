"""Every text of the page of a build's report, in the three languages, side by side.

``{n}`` and the like are filled in by the page.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["LANGS", "NAMES", "TEXTS", "catalogue"]

LANGS = ("fr", "en", "zh")
NAMES = {"fr": "Français", "en": "English", "zh": "中文"}
"""Each language in its own words."""

TEXTS: Mapping[str, tuple[str, str, str]] = {
    "title": ("Rapport de construction", "Build report", "构建报告"),
    "language": ("Langue", "Language", "语言"),
    "contents": ("Sommaire", "Contents", "目录"),
    "none": ("Aucun.", "None.", "无。"),
    "more": (
        "… et {n} de plus : {where}.",
        "… and {n} more: {where}.",
        "……另有 {n} 项，见 {where}。",
    ),
    # outcome
    "built": (
        "Graphe construit le {when} en {seconds} s : {quads} énoncés sur {things} choses, "
        "tirés de {sources} sources.",
        "Graph built on {when} in {seconds} s: {quads} statements about {things} things, from "
        "{sources} sources.",
        "图谱于 {when} 构建完成，用时 {seconds} 秒："
        "来自 {sources} 个来源，含 {quads} 条陈述、{things} 个事物。",
    ),
    "compared": (
        "Les choses nouvelles, modifiées ou disparues le sont par rapport au graphe du {when}.",
        "New, changed and vanished things are told against the graph of {when}.",
        "新增、变更与消失的事物均与 {when} 的图谱相比较。",
    ),
    "first_build": (
        "Première construction : il n'y a pas de graphe antérieur auquel comparer.",
        "First build: there is no earlier graph to compare with.",
        "首次构建：没有可比较的先前图谱。",
    ),
    "failed": ("La construction a échoué", "The build failed", "构建失败"),
    "failed_when": (
        "Le {when}, à l'étape « {stage} ».",
        "On {when}, at the stage “{stage}”.",
        "{when}，停在“{stage}”阶段。",
    ),
    "stays": (
        "Le graphe du {when} reste en place et continue de répondre ; rien n'est perdu.",
        "The graph of {when} stays in place and goes on answering; nothing is lost.",
        "{when} 的图谱保留不变，仍可查询；没有丢失任何内容。",
    ),
    "no_graph": (
        "Il n'y a pas encore de graphe.",
        "There is no graph yet.",
        "尚无图谱。",
    ),
    "what_stopped": ("Ce qui l'a arrêtée", "What stopped it", "失败原因"),
    "what_to_do": ("Que faire", "What to do", "如何处理"),
    "place": ("Où : {where}", "Where: {where}", "位置：{where}"),
    "line": ("ligne {n}", "line {n}", "第 {n} 行"),
    "again": (
        "Puis relancez passerelle build.",
        "Then run passerelle build again.",
        "然后重新运行 passerelle build。",
    ),
    "ExpectationError": (
        "Une source donne trop peu ou trop d'enregistrements, ou trop de lignes écartées.",
        "A source gives too few or too many records, or too many rejected rows.",
        "某个来源的记录过少、过多，或被剔除的行过多。",
    ),
    "ExpectationError_do": (
        "Vérifiez le fichier de la source. Si le changement est voulu, corrigez expect ou "
        "max_rejected dans son source.toml.",
        "Check the file of the source. If the change is right, correct expect or max_rejected "
        "in its source.toml.",
        "请检查该来源的文件。若变化属实，请修改其 source.toml 中的 expect 或 max_rejected。",
    ),
    "MappingError": (
        "La description d'une source (source.toml) nomme quelque chose qui n'existe pas.",
        "The description of a source (source.toml) names something that does not exist.",
        "某个来源的说明（source.toml）提到了不存在的内容。",
    ),
    "MappingError_do": (
        "Corrigez la ligne indiquée de source.toml.",
        "Correct the line of source.toml that is named.",
        "请改正 source.toml 中所指的那一行。",
    ),
    "SourceError": (
        "Une source ne peut pas être utilisée.",
        "A source cannot be used.",
        "某个来源无法使用。",
    ),
    "SourceError_do": (
        "Corrigez le fichier nommé, ou sortez la source du dossier sources.",
        "Correct the file that is named, or take the source out of the folder sources.",
        "请改正所指的文件，或将该来源移出 sources 文件夹。",
    ),
    "ValidationError": (
        "Le graphe enfreint ses règles (formes SHACL).",
        "The graph breaks its rules (SHACL shapes).",
        "图谱违反了规则（SHACL 约束）。",
    ),
    "ValidationError_do": (
        "Corrigez les lignes nommées sous « Validation » dans leur source.",
        "Correct the rows named under “Validation” in their source.",
        "请在来源中改正“校验”部分所列的行。",
    ),
    "IdentityError": (
        "Le registre des adresses ou les décisions se contredisent.",
        "The ledger of addresses or the decisions contradict themselves.",
        "地址账本或判定自相矛盾。",
    ),
    "IdentityError_do": (
        "Corrigez la ligne nommée dans le dossier identity.",
        "Correct the line that is named in the folder identity.",
        "请改正 identity 文件夹中所指的那一行。",
    ),
    "OtherError": (
        "La construction n'a pas pu se terminer.",
        "The build could not be completed.",
        "构建未能完成。",
    ),
    "OtherError_do": (
        "Suivez le message ci-dessus.",
        "Follow the message above.",
        "请按上述提示处理。",
    ),
    # sources
    "sources": ("Sources", "Sources", "来源"),
    "sources_gave": (
        "Ce que chaque source a donné",
        "What each source gave",
        "各来源的内容",
    ),
    "source": ("Source", "Source", "来源"),
    "file": ("Fichier", "File", "文件"),
    "rows": ("Lignes lues", "Rows read", "读取行数"),
    "records": ("Enregistrements", "Records", "记录"),
    "statements": ("{n} énoncés RDF", "{n} RDF statements", "{n} 条 RDF 陈述"),
    "former": ("Avant", "Before", "上次"),
    "expected": ("Attendu", "Expected", "预期"),
    "between": ("{low} à {high}", "{low} to {high}", "{low} 至 {high}"),
    "at_least": ("au moins {low}", "at least {low}", "至少 {low}"),
    "rejected": ("Lignes écartées", "Rejected rows", "剔除的行"),
    "new": ("Choses nouvelles", "New things", "新增事物"),
    "changed": ("Choses modifiées", "Changed things", "变更事物"),
    "vanished": ("Choses disparues", "Vanished things", "消失事物"),
    "was_read": ("lue", "read", "已读取"),
    "was_known": ("inchangée, non relue", "unchanged, not read again", "未变，未重新读取"),
    "state": ("État", "State", "状态"),
    "removed": ("Sources retirées : {names}", "Sources removed: {names}", "移除的来源：{names}"),
    "unused": (
        "Colonnes ni utilisées ni ignorées : {names}. Ajoutez-les à la description de la "
        "source, ou à ignore.",
        "Columns neither used nor ignored: {names}. Add them to the description of the source, "
        "or to ignore.",
        "既未使用也未忽略的列：{names}。请将其加入来源说明或 ignore。",
    ),
    "withheld": (
        "Mentions de personnes retirées, non reprises : {n}.",
        "Mentions of withdrawn people, left out: {n}.",
        "已撤下人物的提及，未予收录：{n}。",
    ),
    "private": (
        "Colonnes privées, supprimées à la lecture et conservées nulle part : {names}.",
        "Private columns, dropped while reading and kept nowhere: {names}.",
        "私人信息列，读取时即删除，不作任何保存：{names}。",
    ),
    "rejected_in": (
        "Lignes écartées de {source}",
        "Rejected rows of {source}",
        "{source} 中被剔除的行",
    ),
    "row": ("Ligne", "Row", "行"),
    "column": ("Colonne", "Column", "列"),
    "value": ("Valeur", "Value", "值"),
    "reason": ("Motif", "Reason", "原因"),
    "all_rejected": (
        "Toutes les lignes écartées ({n}), dans un tableau",
        "All rejected rows ({n}), as a table",
        "全部被剔除的行（{n}），表格",
    ),
    # identity
    "identity": ("Qui est qui", "Who is who", "身份识别"),
    "minted": (
        "Nouvelles adresses données : {n}.",
        "New addresses given out: {n}.",
        "新分配的地址：{n} 个。",
    ),
    "merges": (
        "Adresses réunies : ce qu'on croyait deux est un",
        "Addresses that became one",
        "合并的地址：原以为是两个，实为一个",
    ),
    "gone": ("Adresse abandonnée", "Address given up", "弃用的地址"),
    "kept": ("Remplacée par", "Replaced by", "替换为"),
    "since": ("Depuis", "Since", "起始"),
    "this_build": ("cette construction", "this build", "本次构建"),
    "earlier": ("plus tôt", "earlier", "更早"),
    "splits": (
        "Adresses séparées de nouveau",
        "Addresses that are two again",
        "重新分开的地址",
    ),
    "was": ("Menait à", "Led to", "曾指向"),
    "undecided": (
        "Ce que les identifiants ne tranchent pas",
        "What identifiers could not settle",
        "标识符无法判定之处",
    ),
    "finding": ("Constat", "Finding", "发现"),
    "about": ("Choses", "Things", "事物"),
    "review": (
        "Paires à juger par une personne",
        "Pairs for a person to judge",
        "待人工判定的对",
    ),
    "how_to_review": (
        "Paires qui sont peut-être une seule chose : {n}. Jugez-les une à une avec passerelle "
        "review --identity ; la construction suivante en tient compte.",
        "Pairs that may be one thing: {n}. Judge them one by one with passerelle review "
        "--identity; the next build goes by what you decide.",
        "可能是同一事物的对：{n}。请用 passerelle review --identity 逐一判定；"
        "下次构建即采用您的判定。",
    ),
    "left": ("L'une", "One", "其一"),
    "right": ("L'autre", "The other", "其二"),
    "score": ("Score", "Score", "分数"),
    # validation
    "validation": ("Validation", "Validation", "校验"),
    "validation_found": (
        "Ce que la validation a trouvé",
        "What validation found",
        "校验结果",
    ),
    "conforms": (
        "Le graphe respecte toutes ses règles.",
        "The graph keeps all its rules.",
        "图谱符合全部规则。",
    ),
    "not_reached": (
        "La construction s'est arrêtée avant.",
        "The build stopped before this.",
        "构建在此之前已停止。",
    ),
    "severity": ("Gravité", "Severity", "严重程度"),
    "node": ("Objet", "Node", "节点"),
    "where": ("Ligne ou citation", "Row or quote", "行或引文"),
    "message": ("Que faire", "What to do", "如何处理"),
    "Violation": ("Erreur", "Violation", "错误"),
    "Warning": ("Avertissement", "Warning", "警告"),
    "Info": ("Information", "Info", "提示"),
    # derived, timings
    "figures": (
        "Liens déduits et durées",
        "Derived links and time taken",
        "推导的关系与用时",
    ),
    "inferred": ("Liens déduits par les règles", "Links derived by rules", "规则推导的关系"),
    "rule": ("Règle", "Rule", "规则"),
    "number": ("Énoncés", "Statements", "陈述数"),
    "stages": ("Durée des étapes", "Time per stage", "各阶段用时"),
    "stage": ("Étape", "Stage", "阶段"),
    "seconds": ("Secondes", "Seconds", "秒"),
    "stage_sources": ("descriptions des sources", "descriptions of sources", "来源说明"),
    "stage_source": ("lecture de {name}", "reading {name}", "读取 {name}"),
    "stage_identity": ("qui est qui", "who is who", "身份识别"),
    "stage_graph": ("énoncés de {name}", "statements of {name}", "{name} 的陈述"),
    "stage_rules": ("règles", "rules", "规则"),
    "stage_validation": ("validation", "validation", "校验"),
    "stage_store": ("écriture", "writing", "写入"),
    # kinds of records
    "collectivity": ("collectivité", "authority", "地方政府"),
    "institution": ("institution", "institution", "机构"),
    "person": ("personne", "person", "个人"),
    "delegation": ("délégation", "delegation", "代表团"),
    "territory": ("territoire", "territory", "地域"),
    "theme": ("thème", "theme", "主题"),
    "partnership": ("partenariat", "partnership", "合作伙伴关系"),
    "project": ("projet", "project", "项目"),
    "instrument": ("acte", "instrument", "文书"),
    "event": ("événement", "event", "活动"),
    "series": ("série d'événements", "series of events", "系列活动"),
    "participation": ("participation", "participation", "参与"),
    "membership": ("appartenance", "membership", "任职"),
    "observation": ("chiffre", "figure", "数据"),
}


def catalogue() -> dict[str, dict[str, str]]:
    """The texts by language, then by key."""
    return {
        lang: {key: forms[place] for key, forms in TEXTS.items()}
        for place, lang in enumerate(LANGS)
    }
