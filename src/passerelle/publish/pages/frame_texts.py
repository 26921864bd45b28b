"""The words of the site's frame and of its lists in three languages."""

from __future__ import annotations

__all__ = ["FACETS", "KINDS", "NAMES", "PACKS", "TEXTS"]

NAMES = {"fr": "français", "en": "English", "zh": "中文"}

KINDS: dict[str, dict[str, tuple[str, str]]] = {
    "collectivity": {
        "fr": ("collectivité", "Collectivités"),
        "en": ("local authority", "Local authorities"),
        "zh": ("地方政府", "地方政府"),
    },
    "institution": {
        "fr": ("institution", "Institutions"),
        "en": ("institution", "Institutions"),
        "zh": ("机构", "机构"),
    },
    "person": {
        "fr": ("personne", "Élus et responsables"),
        "en": ("person", "Elected and appointed people"),
        "zh": ("人物", "当选与任命人员"),
    },
    "delegation": {
        "fr": ("délégation", "Délégations"),
        "en": ("delegation", "Delegations"),
        "zh": ("代表团", "代表团"),
    },
    "territory": {
        "fr": ("territoire", "Territoires"),
        "en": ("territory", "Territories"),
        "zh": ("行政区域", "行政区域"),
    },
    "partnership": {
        "fr": ("partenariat", "Partenariats"),
        "en": ("partnership", "Partnerships"),
        "zh": ("合作伙伴关系", "合作伙伴关系"),
    },
    "project": {
        "fr": ("projet", "Projets"),
        "en": ("project", "Projects"),
        "zh": ("项目", "项目"),
    },
    "event": {
        "fr": ("événement", "Événements"),
        "en": ("event", "Events"),
        "zh": ("活动", "活动"),
    },
    "series": {
        "fr": ("série d’événements", "Séries d’événements"),
        "en": ("series of events", "Series of events"),
        "zh": ("系列活动", "系列活动"),
    },
    "instrument": {
        "fr": ("acte", "Actes signés"),
        "en": ("instrument", "Signed instruments"),
        "zh": ("协议文件", "签署文件"),
    },
    "source": {
        "fr": ("source", "Sources"),
        "en": ("source", "Sources"),
        "zh": ("来源", "来源"),
    },
}
"""What one thing of a kind is called, and the list of them."""

FACETS: dict[str, dict[str, str]] = {
    "kind": {"fr": "Nature", "en": "Kind", "zh": "类别"},
    "country": {"fr": "Pays", "en": "Country", "zh": "国家"},
    "theme": {"fr": "Thème", "en": "Theme", "zh": "主题"},
    "year": {"fr": "Début", "en": "Start", "zh": "开始年份"},
}

PACKS: dict[str, dict[str, str]] = {
    "events": {"fr": "Événements", "en": "Events", "zh": "活动"},
    "network": {"fr": "Réseau", "en": "Network", "zh": "网络"},
    "partnerships": {"fr": "Partenariats", "en": "Partnerships", "zh": "合作伙伴关系"},
    "people": {"fr": "Personnes et fonctions", "en": "People and functions", "zh": "人物与职务"},
    "provenance": {"fr": "Provenance", "en": "Provenance", "zh": "出处"},
    "publishing": {"fr": "Publication", "en": "Publication", "zh": "发布"},
    "quality": {"fr": "Qualité", "en": "Quality", "zh": "质量"},
    "themes": {"fr": "Thèmes", "en": "Themes", "zh": "主题"},
}
"""What the packs of questions that ship with Passerelle are called."""

TEXTS: dict[str, dict[str, str]] = {
    "skip": {"fr": "Aller au contenu", "en": "Skip to content", "zh": "跳到正文"},
    "menu": {"fr": "Menu", "en": "Menu", "zh": "菜单"},
    "language": {"fr": "Langue", "en": "Language", "zh": "语言"},
    "search": {"fr": "Recherche", "en": "Search", "zh": "搜索"},
    "search_for": {
        "fr": "Chercher un nom, un thème…",
        "en": "Search for a name, a theme…",
        "zh": "搜索名称、主题……",
    },
    "find": {"fr": "Chercher", "en": "Search", "zh": "搜索"},
    "explore": {"fr": "Listes", "en": "Lists", "zh": "目录"},
    "themes": {"fr": "Thèmes", "en": "Themes", "zh": "主题"},
    "questions": {"fr": "Questions", "en": "Questions", "zh": "问题"},
    "maps": {"fr": "Cartes", "en": "Maps", "zh": "地图"},
    "data": {"fr": "Données", "en": "Data", "zh": "数据"},
    "sources": {"fr": "Sources", "en": "Sources", "zh": "来源"},
    "quality": {"fr": "Qualité", "en": "Quality", "zh": "质量"},
    "model": {"fr": "Modèle", "en": "Model", "zh": "模型"},
    "about": {"fr": "À propos", "en": "About", "zh": "关于"},
    "releases": {"fr": "Versions", "en": "Releases", "zh": "版本"},
    "home": {"fr": "Accueil", "en": "Home", "zh": "首页"},
    "published_by": {"fr": "Publié par", "en": "Published by", "zh": "发布者："},
    "licence": {"fr": "Licence", "en": "Licence", "zh": "许可协议"},
    "made_with": {
        "fr": "avec Passerelle {version}",
        "en": "with Passerelle {version}",
        "zh": "使用 Passerelle {version}",
    },
    "no_cookies": {
        "fr": "Ni cookies, ni mesure d’audience, ni requête vers l’extérieur.",
        "en": "No cookies, no tracking, no request to elsewhere.",
        "zh": "无 Cookie，无跟踪，不向外部发送任何请求。",
    },
    "all": {"fr": "Tout", "en": "All", "zh": "全部"},
    "page": {"fr": "Pages", "en": "Pages", "zh": "页码"},
    "page_of": {
        "fr": "page {number} sur {count}",
        "en": "page {number} of {count}",
        "zh": "第 {number} 页，共 {count} 页",
    },
    "more": {"fr": "Tout voir", "en": "See all", "zh": "查看全部"},
}
