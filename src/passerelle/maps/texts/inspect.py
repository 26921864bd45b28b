"""Texts of cards, paths, comparison, table and exports."""

from __future__ import annotations

__all__ = ["TEXTS"]

TEXTS: dict[str, tuple[str, str, str]] = {
    # cards
    "card": ("Fiche", "Card", "信息卡"),
    "region": ("Région", "Region", "地区"),
    "functions": ("Fonctions", "Functions", "职务"),
    "events": ("Événements", "Events", "事件"),
    "sources": ("Sources", "Sources", "来源"),
    "checked": ("Vérifié le {day}", "Last checked on {day}", "最近核对：{day}"),
    "themes": ("Thèmes", "Themes", "主题"),
    "partners_hidden": (
        "Les filtres en cachent {n} ; il est à la fin."
        "|Les filtres en cachent {n} ; ils sont à la fin.",
        "The filters hide {n} of them; it comes last."
        "|The filters hide {n} of them; they come last.",
        "其中 {n} 个被筛选条件隐藏，列在最后。",
    ),
    "links_behind": (
        "{n} coopération ou rencontre derrière ce lien"
        "|{n} coopérations ou rencontres derrière ce lien",
        "{n} cooperation or meeting behind this link|{n} cooperations or meetings behind this link",
        "该联系背后有 {n} 项合作或会面",
    ),
    # what can be done from a card
    "reach": ("Pas", "Steps", "步数"),
    "within_steps": ("à {n} pas|à {n} pas", "within {n} step|within {n} steps", "{n} 步以内"),
    "reached": (
        "{n} acteur {steps}|{n} acteurs {steps}",
        "{n} actor {steps}|{n} actors {steps}",
        "{steps}有 {n} 个主体",
    ),
    "only": ("Cacher le reste", "Hide the rest", "隐藏其余"),
    "to_path": ("Chemin vers…", "Path to…", "路径至…"),
    "to_pair": ("Comparer avec…", "Compare with…", "比较…"),
    "choose_path": (
        "Chemin de {name} vers",
        "Path from {name} to",
        "从{name}到",
    ),
    "choose_pair": ("Comparer {name} avec", "Compare {name} with", "将{name}与之比较"),
    "to_pair_these": ("Comparer les deux", "Compare the two", "比较两者"),
    "to_path_these": ("Chemin entre les deux", "Path between the two", "两者之间的路径"),
    "to_link": ("Leur lien", "Their link", "两者的联系"),
    "turn": ("Sens inverse", "Other way round", "反向"),
    # path
    "path": ("Chemin le plus court", "Shortest path", "最短路径"),
    "path_links": ("{n} lien|{n} liens", "{n} link|{n} links", "{n} 条联系"),
    "path_single": ("le seul aussi court", "the only one as short", "唯一最短"),
    "path_several": (
        "l'un des {n} aussi courts|l'un des {n} aussi courts",
        "one of {n} as short|one of {n} as short",
        "{n} 条同样短的路径之一",
    ),
    "path_none": (
        "Aucun chemin entre {one} et {two}",
        "No path between {one} and {two}",
        "{one}与{two}之间没有路径",
    ),
    "path_none_long": (
        "Aucun chemin ne les relie dans ce qui est montré. "
        "S'il y a des filtres, levez-les pour chercher partout.",
        "No path joins them in what is shown. If there are filters, lift them to look everywhere.",
        "在当前显示的内容中，两者之间没有路径。如有筛选条件，可取消后再查。",
    ),
    "path_said": (
        "De {one} à {two} : {way}. {names}",
        "From {one} to {two}: {way}. {names}",
        "从{one}到{two}：{way}。{names}",
    ),
    "back_path": ("Retour au chemin", "Back to the path", "返回路径"),
    # comparison
    "pair": ("Comparaison", "Comparison", "比较"),
    "pair_said": (
        "{one} et {two} ont {n} partenaire en commun|{one} et {two} ont {n} partenaires en commun",
        "{one} and {two} share {n} partner|{one} and {two} share {n} partners",
        "{one}与{two}有 {n} 个共同伙伴",
    ),
    "pair_shared": ("Partenaires communs", "Shared partners", "共同伙伴"),
    "pair_own": ("Seulement {name}", "Only {name}", "仅{name}"),
    "pair_own_short": ("Partenaires propres", "Own partners", "独有伙伴"),
    "back_pair": ("Retour à la comparaison", "Back to the comparison", "返回比较"),
    "numbers": ("En chiffres", "In numbers", "数字"),
    "links_all": ("coopérations et rencontres", "cooperations and meetings", "合作与会面"),
    "since": ("Depuis", "Since", "始于"),
    "by_kind": ("Types des partenaires", "Kinds of partners", "伙伴类型"),
    "by_country": ("Pays des partenaires", "Countries of partners", "伙伴所在国家"),
    "by_theme": ("Thèmes", "Themes", "主题"),
    # table
    "tab_actors": ("Acteurs", "Actors", "主体"),
    "tab_links": ("Liens", "Links", "联系"),
    "table_links": ("Liens et preuves", "Links and evidence", "联系与证据"),
    "one": ("L'un", "One", "一方"),
    "other": ("L'autre", "Other", "另一方"),
    "source": ("Source", "Source", "来源"),
    "rows_of": (
        "Lignes {first} à {last} sur {all}",
        "Rows {first} to {last} of {all}",
        "第 {first}–{last} 行，共 {all} 行",
    ),
    "pages": ("Pages du tableau", "Pages of the table", "表格分页"),
    "page_before": ("Lignes précédentes", "Previous rows", "上一页"),
    "page_after": ("Lignes suivantes", "Next rows", "下一页"),
    "more_partners": ("et {n} autre|et {n} autres", "and {n} more|and {n} more", "及其他 {n} 个"),
    # exports
    "export": ("Exporter", "Export", "导出"),
    "export_nodes": ("Acteurs (CSV)", "Actors (CSV)", "主体（CSV）"),
    "export_links": ("Liens et preuves (CSV)", "Links and evidence (CSV)", "联系与证据（CSV）"),
    "export_gexf": ("Réseau (GEXF)", "Network (GEXF)", "网络（GEXF）"),
    "export_iris": ("Adresses (texte)", "Addresses (text)", "地址（文本）"),
    "export_png": ("Image (PNG)", "Picture (PNG)", "图片（PNG）"),
    "export_svg": ("Dessin (SVG)", "Drawing (SVG)", "矢量图（SVG）"),
    "exporting": ("Préparation de {name}", "Preparing {name}", "正在准备 {name}"),
    "exported": ("Fichier enregistré : {name}", "File saved: {name}", "已保存文件：{name}"),
    # keys
    "help": ("Touches du clavier", "Keyboard shortcuts", "键盘快捷键"),
    "key_search": ("chercher un acteur", "search for an actor", "搜索主体"),
    "key_arrows": ("aller d'un acteur à l'autre", "go from actor to actor", "在主体之间移动"),
    "key_enter": ("entrer dans la fiche", "go into the card", "进入信息卡"),
    "key_escape": ("fermer la fiche ou la liste", "close the card or list", "关闭信息卡或列表"),
    "key_depth": (
        "voisins à un, deux ou trois pas",
        "neighbours within one, two or three steps",
        "一步、两步或三步以内的邻居",
    ),
    "key_only": ("cacher ou montrer le reste", "hide or show the rest", "隐藏或显示其余"),
    "key_path": ("chemin vers un autre acteur", "path to another actor", "到另一主体的路径"),
    "key_pair": ("comparer avec un autre acteur", "compare with another actor", "与另一主体比较"),
    "key_zoom": ("agrandir, réduire", "zoom in, zoom out", "放大、缩小"),
    "key_whole": ("tout voir", "show everything", "显示全部"),
    "key_help": ("montrer cette aide", "show this help", "显示本帮助"),
    "key_single": (
        "Les touches seules agissent (sinon, seules les flèches, Entrée et Échap)",
        "Single keys act (otherwise only arrows, Enter and Escape)",
        "启用单键快捷键（否则仅方向键、回车键和 Esc 有效）",
    ),
}
