"""The words of the pages of questions and of maps in three languages."""

from __future__ import annotations

__all__ = ["TEXTS"]

TEXTS: dict[str, dict[str, str]] = {
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
