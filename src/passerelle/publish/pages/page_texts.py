"""The words of the site's pages in three languages; those of the frame are among them."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace

from passerelle.publish.pages.frame_texts import TEXTS as FRAME

__all__ = ["TEXTS", "words"]

TEXTS: dict[str, dict[str, str]] = {
    "chart": {
        "fr": "Carte des liens de coopération entre les territoires",
        "en": "Map of the cooperation links between territories",
        "zh": "地方之间合作关系地图",
    },
    "chart_says": {
        "fr": "Qui coopère avec qui : un arc par lien, un point par acteur.",
        "en": "Who cooperates with whom: an arc per link, a point per actor.",
        "zh": "谁与谁合作：每条弧线为一项联系，每个圆点为一个参与方。",
    },
    "open_maps": {"fr": "Ouvrir les cartes", "en": "Open the maps", "zh": "打开地图"},
    "new_event": {"fr": "Derniers événements", "en": "Latest events", "zh": "最近的活动"},
    "new_partnership": {
        "fr": "Derniers partenariats",
        "en": "Latest partnerships",
        "zh": "最近的合作伙伴关系",
    },
    "search_hint": {
        "fr": "Les accents ne comptent pas ; les noms chinois se trouvent en caractères "
        "(simplifiés ou traditionnels) comme en pinyin.",
        "en": "Accents do not count; Chinese names are found in characters (simplified or "
        "traditional) and in pinyin.",
        "zh": "不区分重音符号；中文名称可用汉字（简体或繁体）或拼音查找。",
    },
    "search_script": {
        "fr": "La recherche a besoin de JavaScript. Sans lui, parcourez les listes :",
        "en": "The search needs JavaScript. Without it, browse the lists:",
        "zh": "搜索需要 JavaScript。如不可用，请浏览目录：",
    },
    "search_count": {"fr": "Résultats : {}", "en": "Results: {}", "zh": "共 {} 条结果"},
    "search_nothing": {
        "fr": "Rien de ce nom. Essayez moins de mots, ou le début d’un seul.",
        "en": "Nothing of that name. Try fewer words, or the beginning of one.",
        "zh": "未找到。请减少词语，或只输入开头部分。",
    },
    "search_more": {"fr": "Voir la suite", "en": "Show more", "zh": "显示更多"},
    "themes_lead": {
        "fr": "Ce sur quoi les territoires coopèrent et se rencontrent. Les nombres comptent les "
        "coopérations, puis les événements, thèmes plus précis compris.",
        "en": "What territories cooperate on and meet about. The numbers count cooperations, then "
        "events, narrower themes included.",
        "zh": "各地合作与会面所涉及的主题。数字依次为合作数与活动数，含下级主题。",
    },
    "themes_scheme": {
        "fr": "Le vocabulaire des thèmes, en trois langues, avec ses définitions",
        "en": "The vocabulary of themes, in three languages, with its definitions",
        "zh": "主题词表（三种语言，含定义）",
    },
    "subthemes": {"fr": "plus précis", "en": "narrower", "zh": "下级主题"},
    "goals": {
        "fr": "objectifs de développement durable",
        "en": "Sustainable Development Goals",
        "zh": "可持续发展目标",
    },
    "sectors": {
        "fr": "codes-objet du CAD (OCDE)",
        "en": "DAC sectors (OECD)",
        "zh": "经合组织发援会部门代码",
    },
    "address": {"fr": "adresse", "en": "address", "zh": "地址"},
    "active_partnership": {"fr": "Partenariats", "en": "Partnerships", "zh": "合作伙伴关系"},
    "active_project": {"fr": "Projets", "en": "Projects", "zh": "项目"},
    "active_event": {"fr": "Événements", "en": "Events", "zh": "活动"},
    "active_collectivity": {
        "fr": "Collectivités actives",
        "en": "Active local authorities",
        "zh": "参与的地方政府",
    },
    "active_institution": {
        "fr": "Institutions actives",
        "en": "Active institutions",
        "zh": "参与的机构",
    },
    "theme_empty": {
        "fr": "Rien n’est encore connu sur ce thème.",
        "en": "Nothing is known on this theme yet.",
        "zh": "尚无与此主题相关的内容。",
    },
    "sources_lead": {
        "fr": "D’où vient chaque énoncé. Une source garde sa licence ; ce qu’elle dit, sa date.",
        "en": "Where each statement comes from. A source keeps its licence; what it says keeps its "
        "date.",
        "zh": "每条陈述的出处。来源保留其自身的许可，其内容保留读取日期。",
    },
    "source": {"fr": "Source", "en": "Source", "zh": "来源"},
    "publisher": {"fr": "Éditeur", "en": "Publisher", "zh": "发布者"},
    "retrieved": {"fr": "Relevée le", "en": "Retrieved", "zh": "读取日期"},
    "things": {"fr": "Choses", "en": "Things", "zh": "事物"},
    "statements": {"fr": "Énoncés", "en": "Statements", "zh": "陈述"},
    "original": {"fr": "original", "en": "original", "zh": "原始页面"},
    "sources_note": {
        "fr": "« Choses » compte ce qui a une page ; une chose dont parlent deux sources compte "
        "dans les deux.",
        "en": "“Things” counts what has a page; what two sources speak of counts in both.",
        "zh": "“事物”仅计有专页者；两个来源均提及者在两处各计一次。",
    },
    "quality_lead": {
        "fr": "Ce que les contrôles ont trouvé, ce que la construction a mis de côté, et où les "
        "sources se contredisent : rien n’est caché, rien n’est lissé.",
        "en": "What the checks found, what the build set aside, and where sources contradict each "
        "other: nothing is hidden, nothing smoothed over.",
        "zh": "检查所发现的问题、构建时搁置的内容以及来源之间的矛盾：不隐藏，不抹平。",
    },
    "shapes": {"fr": "Formes SHACL", "en": "SHACL shapes", "zh": "SHACL 约束"},
    "shapes_say": {
        "fr": "Chaque graphe est vérifié avant d’être publié ; une infraction arrête tout.",
        "en": "Every graph is checked before it is published; a violation stops the build.",
        "zh": "每个图谱在发布前均经检查；一旦违反约束，构建即停止。",
    },
    "shapes_link": {"fr": "Les formes", "en": "The shapes", "zh": "约束列表"},
    "shapes_none": {
        "fr": "Le graphe est conforme : aucune remarque.",
        "en": "The graph conforms: nothing was found.",
        "zh": "图谱符合全部约束，未发现问题。",
    },
    "found_Violation": {"fr": "infractions", "en": "violations", "zh": "违反"},
    "found_Warning": {"fr": "avertissements", "en": "warnings", "zh": "警告"},
    "found_Info": {"fr": "remarques", "en": "remarks", "zh": "提示"},
    "severity": {"fr": "Gravité", "en": "Severity", "zh": "严重程度"},
    "thing": {"fr": "Chose", "en": "Thing", "zh": "事物"},
    "message": {"fr": "Ce qui ne va pas", "en": "What is wrong", "zh": "问题"},
    "given": {
        "fr": "Ce que les sources ont donné",
        "en": "What the sources gave",
        "zh": "各来源提供的内容",
    },
    "rows_read": {"fr": "Lignes lues", "en": "Rows read", "zh": "读取行数"},
    "records": {"fr": "Enregistrements", "en": "Records", "zh": "记录"},
    "rejected": {"fr": "Lignes écartées", "en": "Rows set aside", "zh": "搁置行数"},
    "withheld": {"fr": "Mentions retirées", "en": "Withdrawn mentions", "zh": "已撤回的提及"},
    "to_review": {
        "fr": "Paires de noms qu’une personne doit encore trancher : {count}.",
        "en": "Pairs of names that a person has yet to decide on: {count}.",
        "zh": "尚待人工判定的名称对：{count}。",
    },
    "no_report": {
        "fr": "Ce graphe est venu sans le rapport de sa construction.",
        "en": "This graph came without the report of its build.",
        "zh": "此图谱未附构建报告。",
    },
    "conflicts": {
        "fr": "Désaccords entre sources",
        "en": "Disagreements between sources",
        "zh": "来源之间的矛盾",
    },
    "conflicts_say": {
        "fr": "Toutes les valeurs sont gardées ; la dernière colonne dit pourquoi l’une se montre.",
        "en": "All values are kept; the last column says why one is shown.",
        "zh": "所有取值均予保留；末列说明显示其一的理由。",
    },
    "conflicts_none": {
        "fr": "Aucune source n’en contredit une autre.",
        "en": "No source contradicts another.",
        "zh": "没有来源相互矛盾。",
    },
    "quality_questions": {
        "fr": "Questions sur la qualité",
        "en": "Questions on quality",
        "zh": "质量相关问题",
    },
    "data_title": {"fr": "Le jeu de données", "en": "The dataset", "zh": "数据集"},
    "data_lead": {
        "fr": "Tout le graphe, à lire, à télécharger, à citer : des données liées ouvertes (RDF), "
        "avec la source de chaque énoncé.",
        "en": "The whole graph to read, download and cite: linked open data (RDF), with the source "
        "of each statement.",
        "zh": "整个图谱可供阅读、下载与引用：开放关联数据（RDF），每条陈述均注明来源。",
    },
    "built_word": {"fr": "construit le", "en": "built on", "zh": "构建日期"},
    "model_says": {
        "fr": "les termes, les schémas, les formes et des exemples",
        "en": "terms, schemes, shapes and examples",
        "zh": "术语、词表、约束与示例",
    },
    "versions": {"fr": "versions", "en": "releases", "zh": "版本"},
    "versions_say": {
        "fr": "les versions figées, et ce qui les distingue",
        "en": "frozen versions, and how they differ",
        "zh": "已定版本及其差异",
    },
    "for_machines": {"fr": "pour les machines", "en": "for machines", "zh": "机器可读"},
    "citing": {"fr": "citer", "en": "citing", "zh": "引用"},
    "citing_says": {"fr": "comment citer", "en": "how to cite", "zh": "引用方式"},
    "dumps_whole": {"fr": "Le graphe entier", "en": "The whole graph", "zh": "整个图谱"},
    "dumps_whole_say": {
        "fr": "N-Quads, TriG et JSON-LD gardent quel graphe dit quoi ; Turtle et RDF/XML en font "
        "l’union.",
        "en": "N-Quads, TriG and JSON-LD keep which graph says what; Turtle and RDF/XML hold their "
        "union.",
        "zh": "N-Quads、TriG 与 JSON-LD 保留各具名图；Turtle 与 RDF/XML 为其并集。",
    },
    "dumps_tables": {"fr": "Tableaux", "en": "Tables", "zh": "表格"},
    "dumps_tables_say": {
        "fr": "Le graphe à plat : CSV pour les tableurs, Parquet pour les programmes.",
        "en": "The graph laid flat: CSV for spreadsheets, Parquet for programs.",
        "zh": "平铺的图谱：CSV 供电子表格使用，Parquet 供程序使用。",
    },
    "file": {"fr": "Fichier", "en": "File", "zh": "文件"},
    "size": {"fr": "Taille", "en": "Size", "zh": "大小"},
    "rows": {"fr": "Lignes", "en": "Rows", "zh": "行数"},
    "checksums": {"fr": "Sommes de contrôle :", "en": "Checksums:", "zh": "校验和："},
    "title_404": {"fr": "Il n’y a rien ici", "en": "Nothing is here", "zh": "此处没有内容"},
    "says_404": {
        "fr": "Cette adresse ne mène à rien, ou n’y mène plus. Cherchez un nom, ou parcourez les "
        "listes.",
        "en": "This address leads nowhere, or no longer does. Search for a name, or browse the "
        "lists.",
        "zh": "此地址没有内容，或内容已不存在。请搜索名称或浏览目录。",
    },
    "title_410": {
        "fr": "Cette fiche a été retirée",
        "en": "This record was withdrawn",
        "zh": "此条目已撤回",
    },
    "says_410": {
        "fr": "La personne dont il était question a été retirée, à sa demande ou parce que rien ne "
        "permettait de la nommer. L’adresse ne sera pas réattribuée.",
        "en": "The person it was about was withdrawn, at their request or because nothing allowed "
        "to name them. The address will not be given to anything else.",
        "zh": "所涉人员已撤回：或应其本人要求，或因无依据公开其姓名。此地址不会另作他用。",
    },
    "unnamed": {
        "fr": "(nommée sur la page de l’événement)",
        "en": "(named on the page of the event)",
        "zh": "（姓名见活动页面）",
    },
    "questions_lead": {
        "fr": "Des questions prêtes, que la ligne de commande pose au graphe. Chacune dit ce "
        "qu’elle compte, montre sa requête et donne sa réponse entière à emporter.",
        "en": "Ready questions that the command line asks the graph. Each says what it counts, "
        "shows its query and gives its whole answer to take away.",
        "zh": "可由命令行向图谱提出的现成问题。每个问题说明其统计内容，"
        "列出查询语句，并可下载完整答案。",
    },
    "required": {"fr": "à donner", "en": "required", "zh": "必填"},
    "answer_of": {"fr": "Réponse : {name}", "en": "Answer: {name}", "zh": "答案：{name}"},
    "answer": {"fr": "Lignes : {count}", "en": "Rows: {count}", "zh": "行数：{count}"},
    "answer_first": {
        "fr": "(les {count} premières)",
        "en": "(the first {count})",
        "zh": "（列前 {count} 行）",
    },
    "whole_answer": {"fr": "Réponse entière :", "en": "Whole answer:", "zh": "完整答案："},
    "answer_empty": {
        "fr": "Réponse : rien de tel dans ce graphe.",
        "en": "Answer: nothing of the kind in this graph.",
        "zh": "答案：此图谱中没有此类内容。",
    },
    "answer_lacks": {
        "fr": "Sans exemple : elle demande des valeurs que seul le lecteur connaît.",
        "en": "No example: it needs values that only the reader knows.",
        "zh": "无示例：所需参数值须由读者给出。",
    },
    "answer_none": {
        "fr": "Ce que nomme l’exemple n’est pas dans ce graphe.",
        "en": "What the example names is not in this graph.",
        "zh": "示例所指内容不在此图谱中。",
    },
    "ask_yourself": {
        "fr": "À la ligne de commande :",
        "en": "On the command line:",
        "zh": "命令行：",
    },
    "step": {
        "fr": "Les lignes de cette requête sont ensuite jointes par l’étape {step}.",
        "en": "The rows of this query are then joined by the step {step}.",
        "zh": "此查询的各行随后由步骤 {step} 合并。",
    },
    "maps_lead": {
        "fr": "Chaque carte est un seul fichier : on y cherche, on filtre, on remonte les années, "
        "on pose le réseau sur la terre, et chaque lien montre ses preuves.",
        "en": "Each map is one file: search it, filter it, play it through the years, put the "
        "network on the earth; each link shows its evidence.",
        "zh": "每张地图为单个文件：可搜索、筛选、按年份播放，"
        "亦可将网络置于地球之上；每条联系均附证据。",
    },
    "map_counts": {
        "fr": "{actors} acteurs, {links} liens",
        "en": "{actors} actors, {links} links",
        "zh": "{actors} 个参与方，{links} 条联系",
    },
    "map_cut": {
        "fr": "Les {shown} acteurs qui ont le plus de partenaires, sur {whole}.",
        "en": "The {shown} actors with most partners, of {whole}.",
        "zh": "合作方最多的 {shown} 个参与方（共 {whole} 个）。",
    },
    "map_whole": {
        "fr": "Le réseau entier, à la ligne de commande :",
        "en": "The whole network, on the command line:",
        "zh": "完整网络（命令行）：",
    },
    "map_none": {
        "fr": "Rien n’est encore relié dans ce graphe.",
        "en": "Nothing is linked in this graph yet.",
        "zh": "此图谱中尚无联系。",
    },
    "map_script": {
        "fr": "Les cartes ont besoin de JavaScript ; elles ne demandent rien au réseau.",
        "en": "The maps need JavaScript; they ask nothing of the network.",
        "zh": "地图需要 JavaScript；不发送任何网络请求。",
    },
}


@cache
def words(lang: str) -> SimpleNamespace:
    """The texts in `lang`, each an attribute."""
    return SimpleNamespace(**{name: text[lang] for name, text in (FRAME | TEXTS).items()})
