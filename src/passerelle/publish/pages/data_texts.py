"""The words of the pages on the data in three languages: its sources, quality and files."""

from __future__ import annotations

__all__ = ["TEXTS"]

TEXTS: dict[str, dict[str, str]] = {
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
}
