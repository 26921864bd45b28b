"""The words of the pages that lead to things, in three languages: start, search, themes, errors."""

from __future__ import annotations

__all__ = ["TEXTS"]

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
}
