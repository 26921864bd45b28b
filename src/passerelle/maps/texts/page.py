"""Texts of the page as a whole: what it is, its bar, its legend, what is said aloud."""

from __future__ import annotations

__all__ = ["TEXTS"]

TEXTS: dict[str, tuple[str, str, str]] = {
    # what the page is
    "actors": ("{n} acteur|{n} acteurs", "{n} actor|{n} actors", "{n} 个主体"),
    "lines": ("{n} lien|{n} liens", "{n} link|{n} links", "{n} 条联系"),
    "shown_of": (
        "{shown} sur {all} acteurs",
        "{shown} of {all} actors",
        "{all} 个主体中的 {shown} 个",
    ),
    "empty": (
        "Aucun acteur à montrer : ce réseau est vide.",
        "No actor to show: this network is empty.",
        "没有可显示的主体：该网络为空。",
    ),
    "filtered_out": (
        "Rien ne répond à ces filtres.",
        "Nothing matches these filters.",
        "没有符合筛选条件的内容。",
    ),
    "no_script": (
        "Cette carte a besoin de JavaScript. Elle ne demande rien au réseau.",
        "This map needs JavaScript. It asks nothing of the network.",
        "此图需要 JavaScript，但不访问网络。",
    ),
    "canvas": (
        "Carte du réseau. Flèches : aller d'un acteur à l'autre. Entrée : ouvrir la fiche.",
        "Map of the network. Arrow keys: go from actor to actor. Enter: open the card.",
        "网络图。方向键：在主体之间移动。回车键：打开信息卡。",
    ),
    # tools
    "search": ("Chercher un acteur", "Search for an actor", "搜索主体"),
    "found": ("{n} résultat|{n} résultats", "{n} result|{n} results", "{n} 个结果"),
    "found_none": ("Aucun résultat", "No result", "没有结果"),
    "language": ("Langue", "Language", "语言"),
    "view": ("Vue", "View", "视图"),
    "view_map": ("Carte", "Map", "图"),
    "view_table": ("Tableau", "Table", "表"),
    "theme_dark": ("Passer au thème sombre", "Switch to dark theme", "切换到深色主题"),
    "theme_light": ("Passer au thème clair", "Switch to light theme", "切换到浅色主题"),
    "zoom_in": ("Agrandir", "Zoom in", "放大"),
    "zoom_out": ("Réduire", "Zoom out", "缩小"),
    "zoom_fit": ("Tout voir", "Show everything", "显示全部"),
    # legend
    "legend": ("Légende et filtres", "Legend and filters", "图例与筛选"),
    "legend_hint": (
        "Touchez une entrée pour ne voir qu'elle et ses partenaires ; plusieurs s'ajoutent.",
        "Press an entry to see only it and its partners; several add up.",
        "点击条目，仅显示该类及其伙伴；可同时选择多个条目。",
    ),
    "legend_counts": (
        "Les nombres comptent des acteurs, ou des coopérations et rencontres, chacune une fois.",
        "The numbers count actors, or cooperations and meetings, each once.",
        "数字表示主体数，或合作与会面数，每项只计一次。",
    ),
    "legend_places": (
        "La place d'un acteur vient de ses liens, non de la géographie.",
        "An actor's place comes from its links, not from geography.",
        "主体的位置由联系决定，与地理无关。",
    ),
    "legend_places_geo": (
        "Chaque acteur est à sa place sur la carte ; qui n'a pas de coordonnées n'y est pas.",
        "Each actor is at its place on the map; those without coordinates are left out.",
        "各主体按地理位置显示；没有坐标的主体不显示。",
    ),
    "legend_size": (
        "Plus il est grand, plus la mesure « {measure} » est élevée.",
        "The larger it is, the higher the measure “{measure}”.",
        "图形越大，“{measure}”的数值越高。",
    ),
    "legend_islands": (
        "Les îlots groupent qui a des partenaires communs ; "
        "ils paraissent plus séparés qu'ils ne le sont.",
        "Islands gather those who share partners; they look further apart than they are.",
        "同一岛群的主体有共同伙伴；各岛群看上去比实际更为分离。",
    ),
    "show_all": ("Tout montrer", "Show all", "全部显示"),
    "country_unknown": ("Pays non précisé", "Country not stated", "国家未注明"),
    "kind_unknown": ("Type non précisé", "Kind not stated", "类型未注明"),
    "person": ("personne", "person", "个人"),
    "delegation": ("délégation", "delegation", "代表团"),
    "institution": ("institution", "institution", "机构"),
    "collectivity": ("collectivité", "authority", "地方政府"),
    "relation_unknown": ("lien", "link", "联系"),
    "cooperation": ("coopération", "cooperation", "合作"),
    "meeting": ("rencontre", "meeting", "会面"),
    "asserted": ("affirmé", "asserted", "确认"),
    "reported": ("rapporté", "reported", "转述"),
    "intended": ("annoncé", "intended", "意向"),
    "denied": ("nié", "denied", "否认"),
    # cards
    "close": ("Fermer", "Close", "关闭"),
    "name_in": ("Nom en {lang}", "Name in {lang}", "{lang}名称"),
    "fr": ("français", "French", "法文"),
    "en": ("anglais", "English", "英文"),
    "zh": ("chinois", "Chinese", "中文"),
    "other_names": ("Autres noms", "Other names", "其他名称"),
    "name_missing": ("non attesté", "not attested", "未见记载"),
    "kind": ("Type", "Kind", "类型"),
    "country": ("Pays", "Country", "国家"),
    "partners": ("Partenaires", "Partners", "伙伴"),
    "partners_none": ("Aucun partenaire", "No partner", "没有伙伴"),
    "page": ("Page de l'acteur", "Page of this actor", "该主体的页面"),
    "evidence_of_link": (
        "Voir les preuves du lien avec {name}",
        "See the evidence for the link with {name}",
        "查看与{name}联系的证据",
    ),
    "evidence": ("Preuves", "Evidence", "证据"),
    "evidence_none": (
        "Aucune preuve n'accompagne ce lien.",
        "No evidence comes with this link.",
        "该联系没有附带证据。",
    ),
    "links_none": (
        "Rien n'est dit de ce lien.",
        "Nothing is said about this link.",
        "没有关于该联系的说明。",
    ),
    "row": ("ligne {row}", "row {row}", "第 {row} 行"),
    "cited": ("Page citée", "Cited page", "引用页面"),
    "when": ("Date", "Date", "日期"),
    "when_unknown": ("date non précisée", "date not stated", "日期未注明"),
    "modality": ("Portée", "Standing", "性质"),
    "certain": ("certain à la date choisie", "certain on the chosen date", "在所选日期确定有效"),
    "possible": ("possible à la date choisie", "possible on the chosen date", "在所选日期可能有效"),
    # table
    "table": ("Acteurs et partenaires", "Actors and partners", "主体与伙伴"),
    "actor": ("Acteur", "Actor", "主体"),
    "number": ("Nombre", "Number", "数量"),
    "show_rows": ("Montrer les {n} lignes", "Show all {n} rows", "显示全部 {n} 行"),
    # what is said aloud
    "said_node": (
        "{name}, {kind}, {country}, {n} partenaire|{name}, {kind}, {country}, {n} partenaires",
        "{name}, {kind}, {country}, {n} partner|{name}, {kind}, {country}, {n} partners",
        "{name}，{kind}，{country}，{n} 个伙伴",
    ),
    "said_link": (
        "Lien entre {one} et {two}",
        "Link between {one} and {two}",
        "{one}与{two}的联系",
    ),
    "said_closed": ("Fiche fermée", "Card closed", "信息卡已关闭"),
    # the picture
    "thinned": (
        "{some} lien sur {n} est dessiné : agrandissez pour voir les autres"
        "|{some} liens sur {n} sont dessinés : agrandissez pour voir les autres",
        "{some} of {n} link drawn|{some} of {n} links drawn: zoom in to see the others",
        "已绘制 {n} 条联系中的 {some} 条，放大可见其余",
    ),
    "group_opened": (
        "{name} : {n} acteur montré|{name} : {n} acteurs montrés",
        "{name}: {n} actor shown|{name}: {n} actors shown",
        "{name}：显示 {n} 个主体",
    ),
    "unplaced": (
        "{n} acteur n'a pas de lieu connu : voir le tableau."
        "|{n} acteurs n'ont pas de lieu connu : voir le tableau.",
        "{n} actor has no known place: see the table."
        "|{n} actors have no known place: see the table.",
        "{n} 个主体地点不明，见表格。",
    ),
}
